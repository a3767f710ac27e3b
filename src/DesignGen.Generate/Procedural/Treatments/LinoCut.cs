using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Marks of a gouge: short tapered cuts in the flats that run along with their edges, and ridges of ink left standing round a placement.</summary>
internal sealed class LinoCut : ITreatment
{
    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "lino", new("Lino cut", "木刻版画"), new("gouge cuts that follow the forms, and ridges left standing round the print", "沿形体走向的刻刀痕，图案四周留有刀脊"), AllOver: true, MinInks: 1, ["folk", "traditional", "block-print"]);

    /// <inheritdoc/>
    public double Reach(Recipe recipe) => Around(Math.Min(recipe.WidthMm, recipe.HeightMm));

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        Dice dice = print.Dice;
        Rect cell = print.Canvas.Cell;
        double finest = print.Finest(print.Cloth), length = Math.Max(print.Size * 0.022, 8 * finest), width = Math.Max(print.Size * 0.0038, finest);
        var scatter = new Scatter(print.Canvas, 1.3 * print.Canvas.MinLine, length);
        var cuts = new List<Outline>();
        int tries = (int)Math.Min(200_000, 30 * cell.Width * cell.Height / (length * width));
        for (int i = 0; i < tries; i++)
        {
            Point p = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
            if (print.Map.FlatAt(p) is not { } flat || print.IsGround(flat.Ink) || flat.DepthMm < 2.4 * width || print.Map.LetterAt(p) < width + finest)
                continue;
            // The light side is cut most.
            if (!dice.Chance(Math.Clamp(1.15 - 1.3 * print.Shade(p, flat), 0.06, 1)))
                continue;
            if (Spine(p, length * dice.Between(0.45, 1), flat) is { } spine && spine.All(s => print.Map.EdgeAt(s) >= width / 2 + 1.2 * print.Canvas.MinLine && print.Map.LetterAt(s) >= width) && Put(spine, width))
                cuts.Add(Cuts.Lens(spine, width * dice.Between(1, 1.25)));
        }
        print.Lay(print.Cloth, cuts);
        if (print.Canvas.Repeat is null)
            Ridges(print, dice, length, Math.Max(print.Size * 0.0034, print.Finest(print.Inks[0])));

        // Follows the edge for a stretch; null where it would leave the flat, or the bare cloth.
        Point[]? Spine(Point from, double along, Flat? flat)
        {
            const int steps = 6;
            var spine = new Point[steps + 1];
            Point p = from, way = print.Map.Along(p);
            for (int k = 0; k <= steps; k++)
            {
                spine[k] = p;
                Point next = print.Map.Along(p);
                way = (way * 2 + (Point.Dot(next, way) < 0 ? -next : next)).Unit;
                p += way * (along / steps);
                if (print.Map.FlatAt(p) != flat)
                    return null;
            }
            return spine;
        }

        // Room for the whole stroke, as a row of discs; the first tells most strokes that have none.
        bool Put(Point[] spine, double wide)
        {
            for (int k = 0; k < spine.Length; k += 3)
            {
                if (!scatter.Put(spine[k], wide * 0.75 + (k == 3 ? spine[0].DistanceTo(spine[^1]) * 0.12 : 0)))
                    return false;
            }
            return true;
        }

        static Point[] Ray(TreatedPrint treated, Point from, double along)
        {
            Point way = treated.Map.Along(from).Perpendicular;
            return [.. Enumerable.Range(0, 7).Select(k => from + way * (along * (k - 3) / 6))];
        }

        void Ridges(TreatedPrint treated, Dice chance, double longest, double thick)
        {
            Tint ink = treated.Clearest(treated.Cloth);
            double around = Around(treated.Size), near = Math.Max(2 * treated.Canvas.MinGap, treated.Size * 0.012);
            var ridges = new List<Outline>();
            for (int i = 0; i < 24_000; i++)
            {
                Point p = new(chance.Between(treated.Art.Left - around, treated.Art.Right + around), chance.Between(treated.Art.Top - around, treated.Art.Bottom + around));
                double away = treated.Map.EdgeAt(p);
                if (!treated.Canvas.Page.Grow(-thick).Contains(p) || treated.Map.FlatAt(p) is not null || away < near || away > around || treated.Map.LetterAt(p) < near || !chance.Chance(0.25))
                    continue;
                if (Ray(treated, p, longest * chance.Between(0.3, 0.6)) is var spine && spine.All(s => treated.Map.FlatAt(s) is null && treated.Map.EdgeAt(s) >= near * 0.8 && treated.Canvas.Page.Grow(-thick).Contains(s)) && scatter.Put(p, 0.42 * longest))
                    ridges.Add(Cuts.Lens(spine, thick * chance.Between(1, 1.3), 0.6));
            }
            treated.Lay(ink, ridges);
        }
    }

    private static double Around(double size) => size * 0.03;
}
