using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Giraffe: close patches with even, wide gaps, drifting from large to small over the cloth, with darker hearts.</summary>
public sealed class Giraffe : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "giraffe", new("Giraffe", "长颈鹿纹"), ArtKind.AllOver,
        ["giraffe", "animal", "animal print", "safari", "wild", "africa", "nature", "bold", "cracked", "mosaic", "summer", "autumn", "women", "kids", "unisex", "all-over"],
        [
            new("patch", "mm", 10, 36, 20, "larger patches"),
            new("gap", "share", 0.06, 0.3, 0.14, "wider gaps, as a share of the patch"),
            new("form", "choice", 0, 3, 0, "0 smooth-cornered, 1 crisp, 2 notched like vine leaves, 3 pebbles"),
            new("heart", "choice", 0, 4, 1, "0 flat, 1 darker heart, 2 star-shaped heart, 3 light heart, 4 split by cracks"),
            new("drift", "share", 0, 1, 0.6, "sizes drift more over the cloth"),
            new("evenness", "share", 0, 1, 0.5, "patches more alike"),
            new("stretch", "share", 0.75, 1.4, 0.95, "patches longer across"),
            new("mix", "share", 0, 0.6, 0.2, "more patches in the second colour"),
        ],
        FamilyCard.AnyLayout, MinInks: 1, MinSizeMm: 60, PrintsGround: true, Structure: ["patch", "form", "heart", "gap"])
    {
        Shows = [Shown.Surely("giraffe-print"), Shown.Perhaps("star", "heart=2")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        double size = canvas["patch"], stretch = canvas["stretch"], drift = canvas["drift"];
        var torus = new Torus(canvas.Repeat, cell);
        var current = new Current(canvas);
        Dice dice = canvas.Dice.Fork("seeds");
        int count = Math.Max(12, (int)Math.Round(cell.Width * cell.Height / (size * size)));
        var seeds = new List<Point>();
        for (int i = 0; seeds.Count < count; i++)
        {
            Point at = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
            // Where the current runs high seeds are dense and patches small.
            if (dice.Unit() < Math.Pow(Math.Clamp(current.At(at), 0.05, 1), 2.6 * drift) || i > 200 * count)
                seeds.Add(at);
        }
        int rounds = 1 + (int)Math.Round(canvas["evenness"] * (3 - 1.5 * drift));
        var cells = TorusVoronoi.Cells(torus, TorusVoronoi.Relax(torus, seeds, rounds, stretch), stretch: stretch);

        PaletteRole main = canvas.Bold(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line);
        PaletteRole second = canvas.Distinct(PaletteRole.Ground, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Line).FirstOrDefault(r => canvas.Differ(r, main), main);
        PaletteRole[] roles = RoleSpread.Assign(torus, [.. cells.Select(c => (c.At, c.Area))], canvas["mix"] < 0.02 ? [(main, 1)] : [(main, 1 - canvas["mix"]), (second, canvas["mix"])]);
        for (int i = 0; i < cells.Length; i++)
            Patch(canvas, cells[i], roles[i], size, canvas.Dice.Fork("patch", i));
    }

    private static void Patch(DesignCanvas canvas, VoronoiCell cell, PaletteRole role, double size, Dice dice)
    {
        double mean = Math.Sqrt(cell.Area), gap = Math.Max(canvas.MinGap * 1.1, canvas["gap"] * (0.5 * mean + 0.5 * size));
        List<Point> corners = Inset([.. cell.Corners], gap / 2);
        if (corners.Count < 3 || Area(corners) < 6)
            return;
        int form = canvas.Whole("form");
        Outline body = form switch
        {
            1 => Rounded(corners, 0.07, dice, 0),
            2 => Leafy(corners, gap, dice),
            3 => Rounded(corners, 0.46, dice, 0),
            _ => Rounded(corners, 0.2, dice, 0.5 * Math.Max(0, gap - 1.2 * canvas.MinGap)),
        };
        canvas.Fill(role, body);
        int heart = canvas.Whole("heart");
        Point middle = Centroid(corners);
        double reach = Math.Sqrt(Area(corners) / Math.PI);
        PaletteRole deep = canvas.Distinct(role, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground).FirstOrDefault(r => canvas.Lightness(r) < canvas.Lightness(role), role);
        PaletteRole glow = canvas.Distinct(role, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Ground).FirstOrDefault(r => canvas.Lightness(r) > canvas.Lightness(role), role);
        if (reach < 3.2)
            return;
        switch (heart)
        {
            case 1 when deep != role:
                canvas.Fill(deep, Rounded(Inset(corners, reach * 0.34), 0.34, dice, 0));
                break;
            case 2 when deep != role:
                // Rays towards the corners, as on the reticulated giraffe's old coat.
                var star = new List<Point>();
                for (int i = 0; i < corners.Count; i++)
                {
                    star.Add(Point.Lerp(middle, corners[i], dice.Between(0.5, 0.66)));
                    star.Add(Point.Lerp(middle, Point.Lerp(corners[i], corners[(i + 1) % corners.Count], 0.5), 0.26));
                }
                canvas.Fill(deep, Outline.Smooth([.. star]));
                break;
            case 3 when glow != role:
                canvas.Fill(glow, Rounded(Inset(corners, reach * 0.5), 0.4, dice, 0));
                break;
            case 4 when reach > 5:
                Crack(canvas, corners, middle, gap, dice);
                break;
        }
    }

    // A tapering crack runs in from an edge of a broad patch, in the ground's colour.
    private static void Crack(DesignCanvas canvas, List<Point> corners, Point middle, double gap, Dice dice)
    {
        double thin = canvas.Finest(PaletteRole.Ground) * 1.05, wide = Math.Max(thin * 1.2, gap * 0.75);
        int i = Enumerable.Range(0, corners.Count).MaxBy(k => corners[k].DistanceTo(corners[(k + 1) % corners.Count]));
        Point from = Point.Lerp(corners[i], corners[(i + 1) % corners.Count], dice.Between(0.4, 0.6)), inside = Point.Lerp(from, middle, dice.Between(0.8, 1.1));
        Point bend = Point.Lerp(from, inside, 0.5) + (inside - from).Perpendicular * (0.14 * dice.Sign());
        canvas.Fill(PaletteRole.Ground, Motifs.Ribbon.Along([from + (from - inside).Unit * gap * 0.3, bend, inside], wide, thin));
    }

    // The polygon moved in by a distance on every side.
    private static List<Point> Inset(List<Point> polygon, double by)
    {
        List<Point> kept = polygon;
        double side = Signed(polygon) >= 0 ? 1 : -1;
        for (int i = 0; i < polygon.Count && kept.Count >= 3; i++)
        {
            Point a = polygon[i], inwards = (polygon[(i + 1) % polygon.Count] - a).Unit.Perpendicular * side;
            kept = AxisTrim.Keep(kept, p => Point.Dot(p - a, inwards) - by);
        }
        return kept;
    }

    // Corners rounded by a share of their sides; sides bow in or out by a little.
    private static Outline Rounded(List<Point> corners, double share, Dice dice, double bow)
    {
        int n = corners.Count;
        if (n < 3)
            return Outline.Empty;
        // Very short sides would give a nick: they are taken out.
        double shortest = 0.16 * Math.Sqrt(Area(corners));
        List<Point> clean = [.. Enumerable.Range(0, n).Where(i => corners[i].DistanceTo(corners[(i + 1) % n]) > shortest).Select(i => corners[i])];
        if (clean.Count < 3)
            clean = corners;
        n = clean.Count;
        var builder = new OutlineBuilder();
        for (int i = 0; i < n; i++)
        {
            Point before = clean[(i + n - 1) % n], at = clean[i], after = clean[(i + 1) % n];
            Point from = Point.Lerp(at, before, share), to = Point.Lerp(at, after, share);
            if (i == 0)
                builder.MoveTo(from);
            builder.QuadTo(at, to);
            Point next = Point.Lerp(after, at, share);
            Point swing = (next - to).Unit.Perpendicular * (bow * dice.Between(-0.8, 1));
            builder.CurveTo(Point.Lerp(to, next, 0.33) + swing, Point.Lerp(to, next, 0.67) + swing, next);
        }
        return builder.Close().Build();
    }

    // Long sides cut by a notch of its own depth: the vine-leaf patches of the Masai giraffe.
    private static Outline Leafy(List<Point> corners, double gap, Dice dice)
    {
        var points = new List<Point>();
        Point middle = Centroid(corners);
        for (int i = 0; i < corners.Count; i++)
        {
            Point a = corners[i], b = corners[(i + 1) % corners.Count];
            double side = a.DistanceTo(b);
            points.Add(Point.Lerp(a, middle, 0.08));
            // A broad lobe on either side of each notch keeps the patch soft.
            if (side < 3.2 * gap)
                continue;
            double at = dice.Between(0.42, 0.58), deep = dice.Between(0.14, 0.3);
            points.Add(Point.Lerp(a, b, at - 0.24));
            points.Add(Point.Lerp(Point.Lerp(a, b, at), middle, deep));
            points.Add(Point.Lerp(a, b, at + 0.24));
        }
        return Outline.Smooth([.. points]);
    }

    private static double Signed(List<Point> p) => Enumerable.Range(0, p.Count).Sum(i => Point.Cross(p[i], p[(i + 1) % p.Count])) / 2;

    private static double Area(List<Point> p) => Math.Abs(Signed(p));

    private static Point Centroid(List<Point> p) => p.Aggregate(Point.Zero, (sum, q) => sum + q) / p.Count;
}
