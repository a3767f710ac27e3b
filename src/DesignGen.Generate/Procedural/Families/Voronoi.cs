using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Cell mosaics: stained glass, pebbles, low-poly facets, agate slices and gems, in tones that drift over the cloth.</summary>
public sealed class Voronoi : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "voronoi", new("Cell mosaic", "泰森镶嵌"), ArtKind.AllOver,
        ["mosaic", "voronoi", "stained glass", "pebble", "stone", "low-poly", "facets", "agate", "gem", "crystal", "geometric", "abstract", "modern", "organic", "nature", "autumn", "women", "men", "unisex", "all-over"],
        [
            new("style", "choice", 0, 4, 0, "0 stained glass, 1 pebbles, 2 facets, 3 agate slices, 4 gems"),
            new("cell", "mm", 9, 34, 17, "larger cells"),
            new("even", "share", 0, 1, 0.6, "more even cells"),
            new("stretch", "share", 0.6, 1.8, 1, "cells longer across the cloth"),
            new("grout", "mm", 0.5, 2.6, 1.1, "broader lines between cells"),
            new("colours", "count", 2, 6, 5, "more colours"),
            new("drift", "share", 0, 1, 0.7, "tones drift over the cloth rather than mix evenly"),
            new("lead", "choice", 0, 1, 0, "lines between cells: 0 the ground, 1 the darkest ink"),
            new("accents", "share", 0, 0.3, 0.1, "more bright cells"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["style", "cell", "lead", "stretch"])
    {
        Shows = [Shown.Surely("stone", "style=1"), Shown.Perhaps("stone", "style=3"), Shown.Perhaps("triangle", "style=2"), Shown.Perhaps("gem", "style=4"), Shown.Perhaps("agate", "style=3")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        double size = canvas["cell"], stretch = canvas["stretch"];
        int style = canvas.Whole("style");
        var torus = new Torus(canvas.Repeat, cell);
        Dice dice = canvas.Dice.Fork("seeds");
        int count = Math.Max(5, (int)Math.Round(cell.Width * cell.Height / (size * size)));
        var seeds = new Point[count];
        for (int i = 0; i < count; i++)
            seeds[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        seeds = TorusVoronoi.Relax(torus, seeds, 1 + (int)Math.Round(6 * canvas["even"]), stretch);
        // Pebbles come in sizes: a large one pushes its neighbours' borders away.
        double[]? radii = style == 1 ? [.. seeds.Select((_, i) => size * (i % 5 == 0 ? 0.62 : i % 3 == 0 ? 0.2 : 0.4) * (1.2 - canvas["even"]))] : null;
        var cells = TorusVoronoi.Cells(torus, seeds, radii, stretch);

        bool lead = canvas.Whole("lead") == 1;
        PaletteRole joint = lead ? canvas.Scale(7, PaletteRole.Ground).Append(PaletteRole.Ground).OrderBy(canvas.Lightness).First() : PaletteRole.Ground;
        List<PaletteRole> tones = [.. canvas.Colours(canvas.Whole("colours"), joint).OrderBy(canvas.Lightness)];
        if (style != 2 && joint != PaletteRole.Ground)
            canvas.Fill(joint, Outline.Rectangle(canvas.Page.Grow(1)));
        int[] tone = Toned(canvas, cells, tones.Count);
        for (int i = 0; i < cells.Length; i++)
            Cell(canvas, cells[i], style, tones, tone[i], canvas.Dice.Fork("cell", cells[i].Seed));
    }

    // Even mixing and a slow current, blended by rank, so that every tone keeps its share; then bright cells far apart.
    private static int[] Toned(DesignCanvas canvas, IReadOnlyList<VoronoiCell> cells, int tones)
    {
        Point[] places = [.. cells.Select(c => c.Centroid)];
        var mix = new EvenMix(places, canvas.Repeat);
        int[] even = mix.Deal([.. Enumerable.Repeat(1.0, tones)], canvas["cell"] * 1.5, canvas.Dice.Fork("tones"));
        double drift = canvas["drift"];
        var current = new Current(canvas);
        double[] score = [.. even.Select((t, i) => (t + 0.5) / tones * (1 - 0.85 * drift) + 1.4 * current.At(places[i]) * drift)];
        int[] order = [.. Enumerable.Range(0, score.Length).OrderBy(i => score[i]).ThenBy(i => i)], result = new int[score.Length];
        for (int rank = 0; rank < order.Length; rank++)
            result[order[rank]] = rank * tones / order.Length;
        foreach (int i in mix.Spread((int)(canvas["accents"] * cells.Count), [.. Enumerable.Range(0, cells.Count)], canvas.Dice.Fork("accents")))
            result[i] = (result[i] + Math.Max(1, tones / 2)) % tones;
        return result;
    }

    private static void Cell(DesignCanvas canvas, VoronoiCell cell, int style, List<PaletteRole> tones, int tone, Dice dice)
    {
        double half = Math.Max(canvas["grout"], Math.Max(canvas.MinGap, canvas.MinLine) * 1.05) / 2, size = Math.Sqrt(cell.Area);
        PaletteRole role = tones[tone];
        if (style == 2)
        {
            Facets(canvas, cell, tones, tone, dice, half);
            return;
        }
        List<Point> body = Inset([.. cell.Corners], half);
        if (body.Count < 3 || Breadth(body) < 4 * canvas.MinLine)
            return;
        canvas.Fill(role, Soft(body, style == 1 ? 0.5 : style == 3 ? 0.42 : 0.06));
        switch (style)
        {
            case 0:
                // A pane has a lighter or deeper half, as hand-made glass does.
                PaletteRole near = Neighbour(canvas, tones, tone);
                double lean = dice.Between(0.4, 1.2);
                List<Point> pane = AxisTrim.Keep(body, p => Point.Dot(p - cell.Centroid, Point.Polar(1, lean)) - 0.08 * size);
                if (near != role && tone % 2 == 0 && pane.Count > 2 && Breadth(pane) > 5 * canvas.MinLine)
                    canvas.Fill(near, Soft(pane, 0.06));
                break;
            case 1:
                // Light falls from the upper left on a pebble, or veins cross it.
                PaletteRole shine = Neighbour(canvas, tones, tone);
                double inner = Reach(body);
                if (shine != role && inner > 6 * canvas.MinLine)
                {
                    Point c = Middle(body);
                    if (dice.Chance(0.45))
                    {
                        List<Point> core = Inset(body, 0.36 * inner);
                        if (core.Count > 2 && Breadth(core) > 4 * canvas.MinGap)
                            canvas.Fill(shine, Soft(core, 0.5));
                    }
                    else
                    {
                        double w = Math.Max(canvas.MinLine * 1.2, 0.12 * inner);
                        canvas.Fill(shine, Ribbon.Along([.. Enumerable.Range(0, 5).Select(i => c + Point.Polar(0.62 * inner, 3.3 + i * 0.28))], w * 0.8, w));
                    }
                }
                break;
            case 3:
                // Rings of tone, each a cut deeper into the stone.
                double step = Math.Max(0.13 * size, canvas.MinGap * 1.5);
                List<Point> ring = body;
                for (int i = 1; i < 5; i++)
                {
                    ring = Inset(ring, step * (i % 2 == 0 ? 0.7 : 1.05));
                    if (ring.Count < 3 || Breadth(ring) < 2.2 * step)
                        break;
                    canvas.Fill(tones[(tone + i) % tones.Count], Soft(ring, 0.45));
                }
                break;
            default:
                Gem(canvas, body, tones, tone, size);
                break;
        }
    }

    // A cell as a fan of triangles about its middle, light from the upper left.
    private static void Facets(DesignCanvas canvas, VoronoiCell cell, List<PaletteRole> tones, int tone, Dice dice, double half)
    {
        Point peak = cell.Centroid + Point.Polar(0.12 * Math.Sqrt(cell.Area), dice.Between(0, Math.Tau));
        int n = cell.Corners.Length;
        for (int i = 0; i < n; i++)
        {
            Point a = cell.Corners[i], b = cell.Corners[(i + 1) % n];
            if (a.DistanceTo(b) < 4 * half)
                b = Point.Lerp(a, b, 1);
            Point outwards = (Point.Lerp(a, b, 0.5) - peak).Unit;
            double light = Point.Dot(outwards, new Point(-0.6, -0.8));
            int shade = Math.Clamp(tone + (int)Math.Round(light * 1.3), 0, tones.Count - 1);
            // A hair larger, so that no ground shows between facets.
            Point middle = (a + b + peak) / 3;
            Point Out(Point p) => p + (p - middle).Unit * 0.06;
            canvas.Fill(tones[shade], Outline.Polygon(Out(a), Out(b), Out(peak)));
        }
    }

    // A cut stone: a table in the middle and facets round it.
    private static void Gem(DesignCanvas canvas, List<Point> body, List<PaletteRole> tones, int tone, double size)
    {
        Point middle = Middle(body);
        double table = 0.5;
        if (size * 0.2 < 3 * canvas.MinLine)
            return;
        for (int i = 0; i < body.Count; i++)
        {
            Point a = body[i], b = body[(i + 1) % body.Count];
            if (a.DistanceTo(b) < 5 * canvas.MinLine)
                continue;
            double light = Point.Dot((Point.Lerp(a, b, 0.5) - middle).Unit, new Point(-0.6, -0.8));
            int shade = Math.Clamp(tone + (light > 0.35 ? 1 : light < -0.35 ? -1 : 0), 0, tones.Count - 1);
            if (shade != tone)
                canvas.Fill(tones[shade], Outline.Polygon(Point.Lerp(middle, a, 0.985), Point.Lerp(middle, b, 0.985), Point.Lerp(middle, b, table), Point.Lerp(middle, a, table)));
        }
    }

    private static PaletteRole Neighbour(DesignCanvas canvas, List<PaletteRole> tones, int tone)
    {
        PaletteRole role = tones[tone], next = tones[tone + 1 < tones.Count ? tone + 1 : Math.Max(0, tone - 1)];
        return canvas.Differ(next, role) ? next : role;
    }

    private static Point Middle(List<Point> body) => new(body.Average(p => p.X), body.Average(p => p.Y));

    private static double Reach(List<Point> body)
    {
        Point c = Middle(body);
        double least = double.PositiveInfinity;
        for (int i = 0; i < body.Count; i++)
        {
            Point edge = (body[(i + 1) % body.Count] - body[i]).Unit;
            least = Math.Min(least, Math.Abs(Point.Cross(edge, c - body[i])));
        }
        return least;
    }

    private static double Breadth(List<Point> body) => 2 * Reach(body);

    // A convex polygon with every side moved inwards, and sides too short to see taken out.
    private static List<Point> Inset(List<Point> corners, double by)
    {
        List<Point> kept = corners;
        Point c = Middle(corners);
        for (int i = 0; i < corners.Count && kept.Count > 2; i++)
        {
            Point a = corners[i], inwards = (corners[(i + 1) % corners.Count] - a).Unit.Perpendicular;
            if (inwards == Point.Zero)
                continue;
            if (Point.Dot(c - a, inwards) < 0)
                inwards = -inwards;
            kept = AxisTrim.Keep(kept, p => Point.Dot(p - a, inwards) - by);
        }
        var merged = new List<Point>();
        foreach (Point p in kept)
        {
            if (merged.Count == 0 || p.DistanceTo(merged[^1]) > 0.5)
                merged.Add(p);
        }
        if (merged.Count > 3 && merged[0].DistanceTo(merged[^1]) <= 0.5)
            merged.RemoveAt(merged.Count - 1);
        return merged;
    }

    private static Outline Soft(List<Point> body, double round) => Emblem.Rounded([.. body], round);
}
