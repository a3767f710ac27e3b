using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Uroko: rows of triangles as scales of a fish or dragon; solid, nested, striped, split into smaller ones, or lit as mountains.</summary>
public sealed class Uroko : IPatternFamily
{
    private const int Styles = 6;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "uroko", new("Triangle scales", "鳞纹"), ArtKind.AllOver,
        ["uroko", "triangle", "scale", "scales", "mountain", "dragon", "fish", "japanese", "japan", "asian", "traditional", "yukata", "kimono", "geometric", "bold", "graphic", "modern", "sport", "summer", "winter", "men", "kids", "unisex"],
        [
            new("scale-size", "mm", 8, 36, 17, "wider triangles"),
            new("slope", "share", 0.5, 1.3, 0.87, "taller triangles, as a share of the width"),
            new("style", "choice", 0, 6, 6, "0 solid, 1 nested, 2 level stripes, 3 mountains, 4 small scales, 5 slanting stripes, 6 a mix of all"),
            new("figured", "share", 0, 1, 0.6, "more triangles carry the style, fewer stay solid"),
            new("rows", "choice", 0, 2, 0, "0 staggered rows, 1 straight columns, 2 staggered with the gaps filled too"),
            new("drift", "share", 0, 1, 0.5, "tones drift over the cloth rather than mix evenly"),
            new("gap", "share", 0.02, 0.16, 0.05, "wider gaps, as a share of the width"),
            new("lines", "count", 2, 5, 3, "more stripes, rings or small scales in a triangle"),
            new("scheme", "choice", 0, 3, 0, ClothScheme.Choices),
            new("tones", "count", 1, 3, 2, "more tones besides the main ink"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["style", "rows", "scheme", "scale-size"])
    {
        OnGround = [ShownWhen.Parse("scheme=0")],
        Shows =
        [
            Shown.Surely("triangle"), Shown.Surely("dragon-scale"), Shown.Surely("mountain", "style=3", "figured=0.25..1"), Shown.Perhaps("mountain", "style=3,6", "figured=0.001..1"),
            Shown.Perhaps("stripe", "style=2,5,6", "figured=0.001..1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        ClothScheme cloth = ClothScheme.For(canvas, canvas.Whole("scheme"));
        int rows = canvas.Whole("rows");
        double size = canvas["scale-size"];
        UnitGrid grid = UnitGrid.Fit(canvas, size, size * canvas["slope"], 1, 2);
        List<Scale> scales = Scales(canvas, grid, rows);
        List<Point> places = [.. scales.Select(s => s.Middle)];
        var mix = new EvenMix(places, canvas.Repeat);
        List<PaletteRole> tones = [cloth.Ink, .. cloth.Tones.Take(canvas.Whole("tones")).Where(t => t != cloth.Ink)];
        double gap = Math.Max(canvas.Finest(cloth.Field), canvas["gap"] * grid.Width), figured = canvas["figured"];
        int[] tone = Drift.Deal(canvas, mix, places, [.. tones.Select((_, i) => i == 0 ? 1 : 0.55)], size * 1.4, canvas["drift"], "tone");
        int style = canvas.Whole("style");
        double[] quotas = [1 - figured + 1e-6, .. Enumerable.Range(1, Styles - 1).Select(k => style == Styles ? figured / (Styles - 1) : style == k ? figured : 0)];
        int[] kinds = style == 0 ? new int[places.Count] : mix.Deal(quotas, size * 1.4, canvas.Dice.Fork("style"));
        int[] bright = mix.Deal([0.94, 0.06], size * 2, canvas.Dice.Fork("bright"));
        if (style == 0)
            bright = mix.Deal([1 - figured * 0.16, figured * 0.16], size * 2, canvas.Dice.Fork("bright"));

        cloth.Dye(canvas);
        for (int i = 0; i < scales.Count; i++)
        {
            PaletteRole role = tones[tone[i]];
            // In one tone the gaps stay open but for figured scales, or only thin lines would be left of the cloth.
            if (scales[i].Down && tones.Count == 1 && kinds[i] == 0)
                continue;
            if (scales[i].Down && rows == 2)
                role = tones[(tone[i] + 1) % tones.Count];
            if (bright[i] == 1)
                role = cloth.Accent;
            Fill(canvas, cloth, scales[i], kinds[i], role, tones, gap, (r, o) => canvas.Fill(r, AxisTrim.Trim(canvas, o, 0.03)));
        }
    }

    private static void Fill(DesignCanvas canvas, ClothScheme cloth, Scale scale, int kind, PaletteRole role, List<PaletteRole> tones, double gap, Action<PaletteRole, Outline> put)
    {
        Point[] body = Polygons.Inset(scale.Corners, gap / 2);
        double room = Polygons.Room(body), fine = canvas.Finest(role), open = Math.Max(canvas.Finest(cloth.Field), gap * 0.7);
        int lines = canvas.Whole("lines");
        switch (kind)
        {
            case 1:
                // Rings, and a heart in another tone.
                double ring = Math.Max(fine, room * 0.9 / (lines + 0.6) - open), at = 0;
                for (int i = 0; i < lines && at + ring + open < room * 0.8; i++, at += ring + open)
                    put(role, Polygons.Band(body, at, at + ring));
                if (room - at > fine)
                    put(canvas.Against(cloth.Field, [.. tones.Where(t => t != role), cloth.Accent, role]), Outline.Polygon(Polygons.Inset(body, at)));
                break;
            case 2:
                put(role, Bands(body, lines + 1, open, fine, level: true));
                break;
            case 3:
                Mountain(canvas, cloth, body, role, tones, put);
                break;
            case 4:
                put(role, Small(scale.Corners, lines, Math.Max(canvas.Finest(cloth.Field), gap * 0.6), gap / 2));
                break;
            case 5:
                put(role, Bands(body, lines + 1, open, fine, level: false));
                break;
            default:
                put(role, Outline.Polygon(body));
                break;
        }
    }

    // Bands from the tip to the base, or from one side to the far corner; they widen on the way.
    private static Outline Bands(Point[] body, int wish, double open, double fine, bool level)
    {
        (Point tip, Point a, Point b) = level ? (body[0], body[1], body[2]) : (body[1], body[2], body[0]);
        double depth = Math.Abs(Point.Cross((b - a).Unit, tip - a));
        int count = Math.Clamp((int)((depth + open) / (fine * 1.4 + open)), 1, wish);
        double weight = Enumerable.Range(0, count).Sum(i => 1.5 - (double)i / count), free = depth - open * (count - 1);
        double from = 0;
        var parts = new List<Outline>();
        for (int i = 0; i < count; i++)
        {
            double to = from + free * (1.5 - (double)(count - 1 - (count - 1 - i)) / count) / weight;
            double f = from / depth, t = Math.Min(1, to / depth);
            parts.Add(i == 0 ? Outline.Polygon(tip, Point.Lerp(tip, a, t), Point.Lerp(tip, b, t))
                : Outline.Polygon(Point.Lerp(tip, a, f), Point.Lerp(tip, a, t), Point.Lerp(tip, b, t), Point.Lerp(tip, b, f)));
            from = to + open;
        }
        return Polygons.Joined(parts);
    }

    // A lit and a shaded flank that meet in a crooked ridge, and snow on the top.
    private static void Mountain(DesignCanvas canvas, ClothScheme cloth, Point[] body, PaletteRole role, List<PaletteRole> tones, Action<PaletteRole, Outline> put)
    {
        PaletteRole shade = canvas.Against(role, [.. tones.Where(t => t != role), PaletteRole.Shade, PaletteRole.Line, cloth.Accent]);
        PaletteRole snow = canvas.Clearest(role, cloth.Field, PaletteRole.Light, PaletteRole.Ground);
        Point tip = body[0], left = body[2], right = body[1];
        Point foot = Point.Lerp(left, right, 0.56), bend = Point.Lerp(tip, Point.Lerp(left, right, 0.44), 0.52);
        put(role, Outline.Polygon(body));
        if (canvas.Differ(shade, cloth.Field))
            put(shade, Outline.Polygon(tip, right, foot, bend));
        Point a = Point.Lerp(tip, left, 0.36), b = Point.Lerp(tip, right, 0.36), d = (b - a) / 6, down = (foot - tip).Unit * (tip.DistanceTo(a) * 0.28);
        if (snow != cloth.Field || tip.DistanceTo(a) > canvas.MinGap * 5)
            put(snow == cloth.Field ? cloth.Accent : snow, Outline.Polygon(tip, b, a + d * 5 - down * 0.1, a + d * 4 + down, a + d * 3 - down * 0.3, a + d * 2 + down * 1.1, a + d - down * 0.1, a));
    }

    // Small triangles in rows, all the same way up.
    private static Outline Small(Point[] corners, int wish, double gap, double edge)
    {
        Point[] outer = Polygons.Inset(corners, edge - gap / 2);
        int n = wish;
        while (n > 2 && Polygons.Room(outer) / n < gap * 1.1)
            n--;
        Point right = (outer[1] - outer[0]) / n, left = (outer[2] - outer[0]) / n;
        var parts = new List<Outline>();
        for (int row = 0; row < n; row++)
        {
            for (int k = 0; k <= row; k++)
            {
                Point tip = outer[0] + right * k + left * (row - k);
                parts.Add(Outline.Polygon(Polygons.Inset([tip, tip + right, tip + left], gap / 2)));
            }
        }
        return Polygons.Joined(parts);
    }

    private static List<Scale> Scales(DesignCanvas canvas, UnitGrid grid, int rows)
    {
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        var scales = new List<Scale>();
        for (int j = 0; j < grid.Rows; j++)
        {
            double shift = rows != 1 && j % 2 == 1 ? 0.5 : 0;
            // Under a mirror a shifted row has a scale on each axis, and the gaps of the others have one.
            for (int i = mirror && shift > 0 ? -1 : 0; i < grid.Columns; i++)
                scales.Add(new([grid.At(i + 0.5 + shift, j), grid.At(i + 1 + shift, j + 1), grid.At(i + shift, j + 1)], false));
            if (rows != 2)
                continue;
            for (int i = mirror && shift == 0 ? -1 : 0; i < grid.Columns; i++)
                scales.Add(new([grid.At(i + 1 + shift, j + 1), grid.At(i + 0.5 + shift, j), grid.At(i + 1.5 + shift, j)], true));
        }
        return scales;
    }

    /// <summary>One triangle.</summary>
    /// <param name="Corners">Its tip first, clockwise on the page.</param>
    /// <param name="Down">Whether it fills a gap, its tip down.</param>
    private sealed record Scale(Point[] Corners, bool Down)
    {
        public Point Middle => (Corners[0] + Corners[1] + Corners[2]) / 3;
    }
}
