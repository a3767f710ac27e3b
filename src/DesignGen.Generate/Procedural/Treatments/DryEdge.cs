using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Ink that breaks up towards the print's edges, as from a dry roller: bites out of the edge and specks behind it. Letters stay whole.</summary>
internal sealed class DryEdge : ITreatment
{
    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "dry-edge", new("Dry edge", "干边"), new("ink breaks up along the edges of the print, off the letters", "图案边缘像干墨一样断续，文字不受影响"), AllOver: true, MinInks: 1, ["handmade", "craft"]);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        Dice dice = print.Dice;
        Rect cell = print.Canvas.Cell;
        double line = 1.2 * print.Canvas.MinLine, least = print.Finest(print.Cloth) / 2 * 1.1, band = Math.Max(print.Size * 0.016, 6 * least);
        var taken = new Scatter(print.Canvas, line, 3 * least);
        (double X, double Y, double Phase)[] waves = [.. Enumerable.Range(0, 4).Select(_ => (dice.Between(-0.14, 0.14), dice.Between(-0.14, 0.14), dice.Between(0, Math.Tau)))];
        var holes = new List<Outline>();
        int tries = (int)Math.Min(260_000, 3 * cell.Width * cell.Height / (least * least));
        for (int i = 0; i < tries; i++)
        {
            Point p = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
            double depth = print.Map.ClothAt(p);
            if (depth > band || print.Map.FlatAt(p) is not { } flat)
                continue;
            // Some stretches of the edge are dry, others are not.
            double dry = 0.5 + waves.Sum(w => Math.Sin(w.X * p.X + w.Y * p.Y + w.Phase)) / 4;
            if (!dice.Chance(Math.Clamp(1.5 * dry - 0.35, 0, 1) * Math.Pow(1 - depth / band, 1.6)))
                continue;
            double r = least * Math.Exp(Math.Abs(dice.Normal()) * 0.42), reach = r * 1.3;
            // A bite sits on the edge, a speck well behind it: between the two a hair of ink would be left. Behind a bite there is ink enough.
            bool bite = depth < 0.45 * r;
            if ((!bite && print.Map.EdgeAt(p) < reach + line) || (bite && flat.DepthMm < reach + 2 * line) || print.Map.LetterAt(p) < reach + line)
                continue;
            if (print.Canvas.Kept.Any(k => k.Grow(reach).Contains(p)) || !taken.Put(p, reach))
                continue;
            double turn = dice.Between(0, Math.PI);
            Point[] rim = [.. Enumerable.Range(0, 7).Select(k => p + Affine.Rotate(turn).Apply(Point.Polar(r * dice.Between(0.85, 1.2), k * Math.Tau / 7) is var q ? new Point(q.X * 1.15, q.Y) : q))];
            holes.Add(Outline.Smooth(rim));
        }
        print.Lay(print.Cloth, holes);
    }
}
