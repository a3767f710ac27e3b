using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Flats shaded by dots of one size that crowd towards the dark end, as a pen's.</summary>
internal sealed class StippleShade : ITreatment
{
    private const double From = 0.3;

    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "stipple", new("Stipple shading", "点刻"), new("flats shaded by small dots that crowd towards the dark end", "色块以疏密小点表现明暗"), AllOver: true, MinInks: 1, ["tattoo", "hand-drawn"]);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        Rect cell = print.Canvas.Cell;
        double dot = Math.Max(print.Size / 420, print.Finest(print.Cloth) / 2), open = Math.Max(print.Canvas.MinLine, print.Canvas.MinGap) * 1.1;
        double sparse = 7 * dot;
        // The room round a dot is half its distance to the next: small where it is dark.
        var scatter = new Scatter(print.Canvas, 0, sparse);
        var dots = new SortedDictionary<int, List<Outline>>();
        int tries = (int)Math.Min(900_000, 12 * cell.Width * cell.Height / (dot * dot * 4));
        for (int i = 0; i < tries; i++)
        {
            Point p = new(print.Dice.Between(cell.Left, cell.Right), print.Dice.Between(cell.Top, cell.Bottom));
            if (print.Map.FlatAt(p) is not { } flat || print.IsGround(flat.Ink) || flat.DepthMm < 4 * dot || print.Map.EdgeAt(p) < dot + print.Finest(print.Inks[flat.Ink]) || print.Map.LetterAt(p) < 3 * dot)
                continue;
            Tint on = print.Inks[flat.Ink];
            if (print.Toned(on) is not { } tone)
                continue;
            double shade = print.Shade(p, flat);
            double level = Math.Clamp(((tone.Lab.L < on.Lab.L ? shade : 1 - shade) - From) / (1 - From), 0, 1);
            if (level <= 0.02)
                continue;
            double half = dot + open / 2 + (sparse - dot - open / 2) * Math.Pow(1 - level, 2.2);
            if (!scatter.Put(p, Math.Min(half, sparse)))
                continue;
            int key = tone.Ink ?? -1;
            if (!dots.TryGetValue(key, out List<Outline>? list))
                dots[key] = list = [];
            list.Add(Outline.Circle(p, dot));
        }
        foreach ((int ink, List<Outline> list) in dots)
            print.Lay(ink < 0 ? print.Cloth : print.Inks[ink], list);
    }
}
