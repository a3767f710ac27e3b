using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Greens;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Camouflage: blots of equal shares of the cloth, as woodland, contour, tiger stripe, digital, brushed, leaf or dazzle.</summary>
public sealed class Camouflage : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "camouflage", new("Camouflage", "迷彩"), ArtKind.AllOver,
        ["camouflage", "camo", "military", "army", "outdoor", "hunting", "streetwear", "utility", "workwear", "urban", "punk", "bold", "autumn", "winter", "men", "kids", "unisex", "all-over"],
        [
            new("style", "choice", 0, 6, 0, "0 woodland, 1 contour, 2 tiger stripe, 3 digital, 4 brushed, 5 leaves, 6 dazzle"),
            new("blot", "mm", 26, 80, 46, "larger blots"),
            new("colours", "count", 3, 6, 4, "more colours, the ground's among them"),
            new("length", "share", 0.6, 3, 1.5, "longer blots"),
            new("warp", "share", 0, 1, 0.5, "blots more twisted"),
            new("detail", "share", 0, 1, 0.45, "more bays and islands along the edges"),
            new("lead", "share", 0, 1, 0.35, "the first colours cover more of the cloth than the last"),
            new("direction", "degrees", -60, 60, 0, "blots tilt down to the right"),
        ],
        FamilyCard.AnyLayout, 2, 60, true, Structure: ["style", "blot", "colours", "length"])
    {
        Shows = [Shown.Surely("camouflage"), Shown.Perhaps("tiger-print", "style=2"), Shown.Surely("leaf", "style=5"), Shown.Perhaps("stripe", "style=6")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        List<PaletteRole> roles = canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Light, PaletteRole.Line, PaletteRole.Accent);
        if (roles.Count == 0)
            roles.Add(PaletteRole.Hero);
        roles = roles[..Math.Min(roles.Count, canvas.Whole("colours") - 1)];
        // The darkest blots lie on top and are the sparsest: they draw the pattern together.
        roles = [.. roles.OrderByDescending(canvas.Lightness)];
        if (canvas.Lightness(PaletteRole.Ground) < 0.4)
            roles.Reverse();
        switch (canvas.Whole("style"))
        {
            case 5:
                Leaves(canvas, roles);
                break;
            case 6:
                Dazzle(canvas, [PaletteRole.Ground, .. roles]);
                break;
            default:
                Blots(canvas, roles);
                break;
        }
    }

    private static void Blots(DesignCanvas canvas, List<PaletteRole> roles)
    {
        int style = canvas.Whole("style");
        double blot = canvas["blot"] * (style == 2 ? 0.62 : style == 4 ? 0.55 : style == 3 ? 0.8 : 1), lead = canvas["lead"];
        FieldContours? shared = null;
        int all = roles.Count + 1;
        double[] shares = [.. Enumerable.Range(0, all).Select(i => Math.Pow(1 - 0.42 * lead, i))];
        double total = shares.Sum();
        for (int i = 0; i < roles.Count; i++)
        {
            // Blots laid on later take away from the earlier, which must be given more at first.
            double rest = shares.Take(i + 2).Sum(), own = shares[i + 1];
            double level = style == 1 ? shares.Take(i + 1).Sum() / total : 1 - own / rest;
            if (style == 3)
            {
                PixelMosaic.Fill(canvas, roles[i], Math.Max(1.6, blot / 15), Field(canvas, i, blot), 1 - level);
                continue;
            }
            double step = style == 4 ? 0.9 : Math.Clamp(blot / 26, 0.9, 1.6);
            FieldContours grid = style == 1 ? shared ??= new(canvas, step, Field(canvas, 0, blot)) : new(canvas, step, Field(canvas, i, blot));
            canvas.Fill(roles[i], grid.Above(grid.Quantile(level), style == 4 ? 1.6 : 5));
        }
    }

    private static Func<Point, double> Field(DesignCanvas canvas, int layer, double blot)
    {
        int style = canvas.Whole("style");
        Dice dice = canvas.Dice.Fork("layer", layer);
        double along = canvas["direction"] * Math.PI / 180 + (style == 4 ? -0.9 : 0) + 0.12 * dice.Between(-1, 1);
        double length = canvas["length"] * (style switch { 2 => 2.6, 4 => 2.2, _ => 1 });
        PeriodicField large = PeriodicField.Noise(canvas, dice.Fork("large"), blot, length, along);
        PeriodicField small = PeriodicField.Noise(canvas, dice.Fork("small"), blot * 0.42, Math.Max(1, length * 0.8), along);
        PeriodicField fine = PeriodicField.Noise(canvas, dice.Fork("fine"), style == 4 ? 5.5 : blot * 0.2, style == 4 ? 6 : Math.Max(1, length * 0.6), along);
        PeriodicField bendX = PeriodicField.Noise(canvas, dice.Fork("bend-x"), blot * 0.9), bendY = PeriodicField.Noise(canvas, dice.Fork("bend-y"), blot * 0.9);
        double warp = canvas["warp"] * blot * (style == 2 ? 0.1 : 0.16), detail = canvas["detail"];
        double middle = 0.15 + 0.75 * detail, edge = style == 4 ? 0.18 + 0.4 * detail : 0.3 * detail * detail;
        return p =>
        {
            Point q = PeriodicField.Warp(p, bendX, bendY, warp);
            return large.Value(q) + middle * small.Value(q) + (edge > 0.01 ? edge * fine.Value(q) : 0);
        };
    }

    // Layers of leaves, each colour spread evenly: later ones lie over earlier ones.
    private static void Leaves(DesignCanvas canvas, List<PaletteRole> roles)
    {
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        double size = canvas["blot"] * 0.42, slim = Math.Clamp(0.36 / Math.Sqrt(canvas["length"]), 0.24, 0.44);
        Rect cell = canvas.Cell;
        Dice dice = canvas.Dice.Fork("leaves");
        double spread = 0.35 + 2.4 * canvas["warp"], lean = canvas["direction"] * Math.PI / 180;
        int each = Math.Max(3, (int)Math.Round(cell.Width * cell.Height / (size * size * 2.6)));
        for (int layer = 0; layer < roles.Count + 1; layer++)
        {
            PaletteRole role = roles[layer % roles.Count];
            PaletteRole vein = canvas.Clearest(role, [PaletteRole.Ground, .. roles]);
            var seeds = new Point[Math.Max(2, (int)(each * (layer == 0 ? 1.5 : 1 - 0.4 * canvas["lead"] * layer / roles.Count)))];
            for (int i = 0; i < seeds.Length; i++)
                seeds[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
            seeds = TorusVoronoi.Relax(torus, seeds, 4, 1);
            foreach (Point at in seeds)
            {
                double scale = size * dice.Between(0.72, 1.1);
                Affine place = Affine.Scale(scale).Then(Affine.Rotate(lean - Math.PI / 2 + spread * dice.Between(-1, 1))).Then(Affine.Translate(at));
                LobedBlade blade = new(dice, slim * 2, 0.35 + 0.65 * canvas["detail"]);
                canvas.Fill(role, blade.Outline.Transform(place));
                double line = Math.Max(canvas.Finest(vein) * 1.25, 0.03 * scale) / scale;
                canvas.Fill(vein, blade.Veins(line, canvas.MinGap * 2.2 / scale).Transform(place));
            }
        }
    }

    // Facets, each striped its own way: the ships' dazzle of 1917.
    private static void Dazzle(DesignCanvas canvas, List<PaletteRole> roles)
    {
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        Rect cell = canvas.Cell;
        double size = canvas["blot"] * 0.95, warp = canvas["warp"];
        Dice dice = canvas.Dice.Fork("facets");
        var seeds = new Point[Math.Max(7, (int)Math.Round(cell.Width * cell.Height / (size * size)))];
        for (int i = 0; i < seeds.Length; i++)
            seeds[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        seeds = TorusVoronoi.Relax(torus, seeds, (int)Math.Round(4 - 3 * warp), canvas["length"]);
        var cells = TorusVoronoi.Cells(torus, seeds, stretch: canvas["length"]);
        PaletteRole[] bases = RoleSpread.Assign(torus, [.. cells.Select(c => (c.At, c.Area))], [.. roles.Select((r, i) => (r, Math.Pow(1 - 0.5 * canvas["lead"], i)))]);
        double lean = canvas["direction"] * Math.PI / 180;
        for (int i = 0; i < cells.Length; i++)
        {
            List<Point> corners = [.. cells[i].Corners];
            canvas.Fill(bases[i], Loop([.. corners.Select(p => p + (p - cells[i].Centroid).Unit * 0.12)]));
            Dice own = canvas.Dice.Fork("facet", i);
            PaletteRole bar = canvas.Bold(bases[i], [.. roles.Where(r => r != bases[i]).OrderBy(_ => own.Unit())]);
            double pitch = size * own.Between(0.2, 0.34) * (1.35 - 0.75 * canvas["detail"]), turn = lean + own.Whole(0, 5) * Math.PI / 6 + 0.25;
            double fan = own.Chance(0.45) ? own.Between(0.1, 0.28) : 0;
            Point along = Point.Polar(1, turn), across = along.Perpendicular;
            for (int k = -12; k <= 12; k++)
            {
                double from = (k + 0.25 * own.Unit()) * pitch, half = pitch * own.Between(0.2, 0.3);
                Point a = cells[i].Centroid + across * (from - fan * from) - along * size * 2, b = cells[i].Centroid + across * (from + fan * from) + along * size * 2;
                List<Point> strip = [a - across * half * (1 - fan), b - across * half * (1 + fan), b + across * half * (1 + fan), a + across * half * (1 - fan)];
                for (int e = 0; e < corners.Count && strip.Count > 0; e++)
                {
                    Point c = corners[e], inward = (corners[(e + 1) % corners.Count] - c).Unit.Perpendicular;
                    if (Point.Dot(cells[i].Centroid - c, inward) < 0)
                        inward = -inward;
                    strip = AxisTrim.Keep(strip, p => Point.Dot(p - c, inward));
                }
                if (strip.Count >= 3 && Breadth(strip) >= 2.5 * canvas.MinGap)
                    canvas.Fill(bar, Loop([.. strip]));
            }
        }

        static Outline Loop(Point[] points) => Outline.Polygon(points);
    }

    private static double Breadth(List<Point> polygon)
    {
        double twice = 0, round = 0;
        for (int i = 0; i < polygon.Count; i++)
        {
            twice += Point.Cross(polygon[i], polygon[(i + 1) % polygon.Count]);
            round += polygon[i].DistanceTo(polygon[(i + 1) % polygon.Count]);
        }
        return 2 * Math.Abs(twice) / Math.Max(round, 1e-9);
    }
}
