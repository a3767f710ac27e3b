using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Flats shaded by slanting lines that swell towards the dark end, as in an engraving.</summary>
internal sealed class LineShade : ITreatment
{
    private const double Darkest = 0.55, From = 0.34, Slant = -0.62;

    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "line-halftone", new("Line halftone", "线条半调"), new("flats shaded by slanting lines that swell towards the dark end", "色块以由细到粗的斜线表现明暗"), AllOver: false, MinInks: 1, ["line", "engraving"]);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        double pitch = Math.Max(Math.Clamp(print.Size / 125, 1.4, 2.8), 1.25 * (print.Finest(print.Cloth) + print.Canvas.MinLine)), step = Math.Max(0.35, print.Map.PixelMm * 1.5);
        Affine turned = Affine.Rotate(Slant).Then(Affine.Translate(print.Canvas.Page.Centre));
        double reach = (print.Canvas.Page.Width + print.Canvas.Page.Height) / 2;
        var lines = new SortedDictionary<int, List<Outline>>();
        int rows = (int)(reach / pitch);
        for (int row = -rows; row <= rows; row++)
        {
            var run = new List<(Point At, double Half)>();
            (Flat? flat, Tint tone) = (null, default);
            for (double x = -reach; x <= reach + step; x += step)
            {
                Point p = turned.Apply(new Point(x, row * pitch));
                double half = 0;
                Flat? here = print.Map.FlatAt(p);
                Tint with = default;
                if (here is not null && here.DepthMm >= 1.4 * pitch && print.Map.LetterAt(p) >= pitch && print.Toned(print.Inks[here.Ink]) is { } found)
                {
                    with = found;
                    Tint on = print.Inks[here.Ink];
                    double shade = print.Shade(p, here), open = found.Ink is null ? print.Canvas.MinLine : Math.Max(print.Canvas.MinLine, print.Canvas.MinGap);
                    shade = found.Lab.L < on.Lab.L ? shade : 1 - shade;
                    double level = Math.Clamp((shade - From) / (1 - From), 0, 1) * Darkest;
                    half = Math.Min(Math.Min(pitch * level, pitch - 1.1 * open) / 2, print.Map.EdgeAt(p) - print.Finest(on));
                    half = half < print.Finest(found) / 2 ? 0 : half;
                }
                if (run.Count > 0 && (half == 0 || here != flat))
                {
                    Close(run, tone);
                    run.Clear();
                }
                if (half > 0)
                {
                    run.Add((p, half));
                    (flat, tone) = (here, with);
                }
            }
        }
        foreach ((int ink, List<Outline> list) in lines)
            print.Lay(ink < 0 ? print.Cloth : print.Inks[ink], list);

        void Close(List<(Point At, double Half)> run, Tint tone)
        {
            // A line shorter than twice the pitch is a crumb.
            if (run[0].At.DistanceTo(run[^1].At) < 2 * pitch)
                return;
            Point up = Point.Polar(1, Slant + Math.PI / 2), ahead = Point.Polar(1, Slant);
            // Every third place is enough for a curve; widths there are the run's own.
            (Point At, double Half)[] kept = [.. run.Where((_, i) => i % 3 == 0 || i == run.Count - 1)];
            Point[] rim =
            [
                kept[0].At - ahead * kept[0].Half, .. kept.Select(k => k.At - up * k.Half), kept[^1].At + ahead * kept[^1].Half, .. kept.Reverse().Select(k => k.At + up * k.Half),
            ];
            int key = tone.Ink ?? -1;
            if (!lines.TryGetValue(key, out List<Outline>? list))
                lines[key] = list = [];
            list.Add(Outline.Smooth(rim));
        }
    }
}
