using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Terrazzo: chips of three sizes, some cut straight and some worn round, with grit in the widest gaps.</summary>
public sealed class Terrazzo : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "terrazzo", new("Terrazzo", "水磨石"), ArtKind.AllOver,
        ["terrazzo", "stone", "geometric", "abstract", "modern", "minimal", "scandi", "retro", "memphis", "summer", "unisex", "kids", "nails", "all-over"],
        [
            new("chip", "mm", 10, 40, 22, "larger chips"),
            new("shrink", "share", 0.15, 0.4, 0.24, "more ground between chips"),
            new("large", "share", 0, 1, 0.4, "more large chips among the small ones"),
            new("round", "share", 0, 1, 0.3, "more chips worn round, fewer cut straight"),
            new("colours", "count", 2, 6, 5, "more colours"),
            new("grit", "share", 0, 1, 0.6, "more grains between the chips"),
            new("skew", "share", 0, 1, 0.4, "chips cut longer and more unevenly"),
            new("veins", "share", 0, 1, 0.25, "more large chips with a vein of marble"),
        ],
        FamilyCard.AnyLayout, 2, 60, true, Structure: ["chip", "round", "large", "colours"])
    {
        Shows = [Shown.Surely("terrazzo-chip"), Shown.Surely("stone"), Shown.Perhaps("marble", "veins=0.001..1")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        (List<Point> seeds, List<double> radii) = Circles(canvas, torus);
        var cells = TorusVoronoi.Cells(torus, seeds, radii);
        var chips = cells.Select(c => (Cell: c, Corners: Chip(canvas, c, canvas.Dice.Fork("chip", c.Seed))))
            .Where(c => c.Corners.Length >= 3 && Thickness(c.Corners) >= Math.Max(1.0, 2.2 * canvas.MinLine)).ToList();
        ImmutableArray<(PaletteRole, double)> shares = Shares(canvas);
        PaletteRole[] roles = RoleSpread.Assign(torus, [.. chips.Select(c => (c.Cell.At, c.Cell.Area))], shares);
        for (int i = 0; i < chips.Count; i++)
        {
            Dice dice = canvas.Dice.Fork("cut", chips[i].Cell.Seed);
            bool round = dice.Chance(canvas["round"]);
            Outline outline = Shape(chips[i].Corners, round);
            canvas.Fill(roles[i], outline);
            if (radii[chips[i].Cell.Seed] >= canvas["chip"] * 0.34 && dice.Chance(canvas["veins"]))
                Vein(canvas, chips[i].Corners, roles[i], dice);
        }
    }

    // Circles of four sizes, the large ones first, each in the widest hole left: their power cells are the chips' rough shapes.
    private static (List<Point> Seeds, List<double> Radii) Circles(DesignCanvas canvas, Torus torus)
    {
        Dice dice = canvas.Dice.Fork("circles");
        Rect cell = canvas.Cell;
        double chip = canvas["chip"] / 2, large = canvas["large"];
        var packing = new TorusPacking(torus, Math.Min(cell.Width, cell.Height), Math.Max(0.8, chip * 0.08), canvas.Cancel);
        var seeds = new List<Point>();
        var radii = new List<double>();
        double area = cell.Width * cell.Height;
        Disc[] disc = [new(Point.Zero, 1)];
        (double Radius, double Share)[] sizes = [(chip, 0.12 + 0.5 * large), (chip * 0.52, 0.42), (chip * 0.28, 0.8)];
        foreach ((double radius, double share) in sizes)
        {
            double left = area * share * 0.62;
            for (int attempt = 0; attempt < 2500 && left > 0; attempt++)
            {
                double own = radius * dice.Between(0.82, 1.12);
                Affine place = Affine.Scale(own).Then(Affine.Translate(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom)));
                if (packing.Fits(disc, place, 0.02 * chip))
                    Add(place, own, ref left);
            }
        }
        double grit = chip * 0.14;
        double most = area * canvas["grit"] * 0.16;
        while (most > 0 && packing.Widest() is var (at, room) && room > Math.Max(grit, 1.1))
        {
            double own = Math.Min(room, grit * 1.25) * dice.Between(0.85, 1);
            Add(Affine.Scale(own).Then(Affine.Translate(at + Point.Polar((room - own) * 0.5, dice.Between(0, 6.28)))), own, ref most);
        }
        return (seeds, radii);

        void Add(Affine place, double own, ref double left)
        {
            packing.Place(disc, place, 0);
            seeds.Add(torus.Fold(place.Apply(Point.Zero)));
            radii.Add(own);
            left -= Math.PI * own * own;
        }
    }

    // The cell, skewed, drawn in, with short edges merged: what a hammer would leave.
    private static Point[] Chip(DesignCanvas canvas, VoronoiCell cell, Dice dice)
    {
        Point middle = cell.Centroid;
        double size = Math.Sqrt(cell.Area), skew = canvas["skew"];
        // Cutting corners away takes about a tenth already.
        double keep = 1.1 - canvas["shrink"] * dice.Between(0.8, 1.2);
        // Never nearer to the cell's edge than half the press's gap.
        double nearest = Enumerable.Range(0, 24).Min(i => cell.Reach(middle, i * Math.PI / 12));
        keep = Math.Min(keep, 1 - 0.6 * canvas.MinGap / Math.Max(nearest, 1e-6));
        if (keep < 0.2)
            return [];
        double turn = dice.Between(0, Math.PI), squeeze = 1 - 0.38 * skew * dice.Unit();
        Affine form = Affine.Rotate(-turn).Then(Affine.Scale(1, squeeze)).Then(Affine.Rotate(turn));
        var corners = new List<Point>();
        foreach (Point corner in cell.Corners)
        {
            Point p = (corner - middle) * keep;
            p *= 1 - 0.3 * skew * dice.Unit() * dice.Unit();
            p = middle + form.Apply(p);
            if (corners.Count == 0 || p.DistanceTo(corners[^1]) > size * 0.16)
                corners.Add(p);
        }
        if (corners.Count > 3 && corners[0].DistanceTo(corners[^1]) <= size * 0.16)
            corners.RemoveAt(corners.Count - 1);
        // Few corners make a stone; the many of a cell among small neighbours make a pebble.
        int wanted = size < canvas["chip"] * 0.4 ? dice.Whole(3, 5) : dice.Whole(5, 7);
        while (corners.Count > wanted)
            corners.RemoveAt(Enumerable.Range(0, corners.Count).MinBy(i => Slice(corners, i)));
        return [.. corners];
    }

    // Area that a chip loses with a corner (Visvalingam and Whyatt 1993).
    private static double Slice(List<Point> corners, int i)
    {
        int n = corners.Count;
        return Math.Abs(Point.Cross(corners[(i + 1) % n] - corners[i], corners[(i + n - 1) % n] - corners[i]));
    }

    private static Outline Shape(Point[] corners, bool round)
    {
        // Rounded: a curve from edge middle to edge middle. Cut: the same at the very corners only, so that no spike is too fine to print.
        double share = round ? 0.5 : 0.07;
        int n = corners.Length;
        var builder = new OutlineBuilder().MoveTo(Point.Lerp(corners[0], corners[1], share));
        for (int i = 1; i <= n; i++)
        {
            Point before = corners[i - 1], corner = corners[i % n], after = corners[(i + 1) % n];
            builder.LineTo(Point.Lerp(corner, before, share)).QuadTo(corner, Point.Lerp(corner, after, share));
        }
        return builder.Close().Build();
    }

    // A vein of marble across a large chip, with one branch: it ends inside the chip, so that no edge is printed twice.
    private static void Vein(DesignCanvas canvas, Point[] corners, PaletteRole on, Dice dice)
    {
        PaletteRole colour = canvas.Against(on, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Line);
        if (corners.Length < 4 || !canvas.Differ(colour, on))
            return;
        int n = corners.Length, first = dice.Whole(0, n - 1);
        Point middle = new(corners.Average(p => p.X), corners.Average(p => p.Y));
        Point Inside(int edge) => Point.Lerp(Point.Lerp(corners[edge % n], corners[(edge + 1) % n], dice.Between(0.35, 0.65)), middle, 0.18);
        Point a = Inside(first), b = Inside(first + n / 2), c = Inside(first + n / 2 + 1);
        double line = Math.Max(canvas.MinLine, colour == PaletteRole.Ground ? canvas.MinGap : 0), width = Math.Max(1.2 * line, 0.045 * canvas["chip"]);
        Point[] spine = Ribbon.BowPoints(a, b, dice.Sign() * dice.Between(0.08, 0.16), 5);
        canvas.Fill(colour, Ribbon.Along(spine, width, line).With(Ribbon.Bow(spine[2], c, 0.1 * dice.Sign(), 0.8 * width, line)));
    }

    private static ImmutableArray<(PaletteRole, double)> Shares(DesignCanvas canvas)
    {
        (PaletteRole Role, double Share)[] wanted =
        [
            (PaletteRole.Hero, 1), (PaletteRole.Support, 0.8), (PaletteRole.Accent, 0.45), (PaletteRole.Light, 0.8), (PaletteRole.Shade, 0.5), (PaletteRole.Line, 0.35),
        ];
        var seen = new List<(PaletteRole Role, double Share)>();
        foreach ((PaletteRole Role, double Share) role in wanted)
        {
            // Roles that share an ink, or look like the ground, add no colour.
            if (seen.Count < canvas.Whole("colours") && canvas.Differ(role.Role, PaletteRole.Ground) && seen.All(s => canvas.Differ(s.Role, role.Role)))
                seen.Add(role);
        }
        return seen.Count == 0 ? [(PaletteRole.Line, 1)] : [.. seen];
    }

    // A cautious measure of the narrowest place: twice the area over the longest side.
    private static double Thickness(Point[] corners)
    {
        double area = 0, longest = 0;
        for (int i = 0; i < corners.Length; i++)
        {
            area += Point.Cross(corners[i], corners[(i + 1) % corners.Length]) / 2;
            for (int j = i + 1; j < corners.Length; j++)
                longest = Math.Max(longest, corners[i].DistanceTo(corners[j]));
        }
        return longest > 0 ? Math.Abs(area) / longest : 0;
    }
}
