using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Wear as an old print has it: specks of bare cloth that gather in worn places, and a few scratches. Letters and the middle of a hero stay whole.</summary>
internal sealed class Distress : ITreatment
{
    /// <summary>Most that may be worn away, as a share of the inked area.</summary>
    public const double Most = 0.03;

    private const double Wanted = 0.021, Scratched = 0.15;

    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "distress", new("Distressed", "做旧磨损"), new("specks and a few scratches of bare cloth, 3 % of the ink at most, none on letters", "露底的斑点与少量划痕，不超过着墨面积的3%，文字不受影响"), AllOver: true, MinInks: 1, ["vintage", "grunge", "punk", "western", "biker", "rock"]);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        Dice dice = print.Dice;
        DesignCanvas canvas = print.Canvas;
        Rect cell = canvas.Cell;
        double finest = print.Finest(print.Cloth), line = canvas.MinLine * 1.2, least = finest / 2 * 1.15, largest = 4.2 * least;
        var taken = new Scatter(canvas, line, 2 * largest);
        var holes = new List<Outline>();
        // Worn places: a broad one and a small one for every so much cloth.
        int places = Math.Clamp((int)(cell.Width * cell.Height / 2600), 5, 40);
        (Point At, double Width)[] worn = [.. Enumerable.Range(0, places).Select(_ => (new Point(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom)), print.Size * dice.Between(0.02, 0.085)))];
        double area = 0, ofCell = cell.Width * cell.Height / (canvas.Page.Width * canvas.Page.Height);
        double budget = Wanted * print.Map.InkedMm2 * ofCell;
        for (int i = 0; i < 60 && area < budget * Scratched; i++)
        {
            double length = Math.Min(print.Size * dice.Between(0.03, 0.075), 26), width = finest * dice.Between(1, 1.6), turn = dice.Between(-0.5, 0.5) + (dice.Chance(0.25) ? 1.3 : 0);
            Point from = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom)), way = Point.Polar(length, turn), bend = way.Unit.Perpendicular * (length * dice.Between(-0.08, 0.08));
            Point[] spine = [.. Enumerable.Range(0, 9).Select(k => from + way * (k / 8.0) + bend * (4 * (k / 8.0) * (1 - k / 8.0)))];
            if (!spine.All(p => Has(p, width / 2 + line)))
                continue;
            foreach (Point p in spine)
                taken.Put(p, width / 2);
            holes.Add(Cuts.Lens(spine, width));
            area += 0.72 * width * length;
        }
        for (int i = 0; i < 40_000 && area < budget; i++)
        {
            (Point at, double spread) = dice.Pick(worn);
            Point c = dice.Chance(0.16) ? new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom)) : at + new Point(dice.Normal() * 1.3, dice.Normal()) * spread;
            double r = Math.Min(largest, least * Math.Exp(Math.Abs(dice.Normal()) * 0.5)), stretch = dice.Between(1, 1.6), turn = dice.Between(0, Math.PI);
            double reach = r * stretch * 1.12;
            if (!cell.Contains(c) || !Has(c, reach + line) || !taken.Put(c, reach))
                continue;
            Affine shape = Affine.Scale(r * stretch, r).Then(Affine.Rotate(turn)).Then(Affine.Translate(c));
            int corners = r > 1.8 * least ? 9 : 6;
            Point[] rim = [.. Enumerable.Range(0, corners).Select(k => shape.Apply(Point.Polar(dice.Between(0.82, 1.12), k * Math.Tau / corners)))];
            holes.Add(Outline.Smooth(rim));
            area += Math.PI * r * r * stretch;
        }
        print.Lay(print.Cloth, holes);

        // Well inside a flat, so that no hair of ink is left beside the hole.
        bool Has(Point p, double room) =>
            print.Map.FlatAt(p) is not null && print.Map.EdgeAt(p) >= room && print.Map.LetterAt(p) >= room && !canvas.Kept.Any(k => k.Grow(room).Contains(p));
    }
}
