using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Kikko: tortoiseshell hexagons, single or double lined, joined by threes, or linked as a chain, with eight ways to fill a cell.</summary>
public sealed class Kikko : IPatternFamily
{
    private const int Infills = 7;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "kikko", new("Tortoiseshell hexagons", "龟甲纹"), ArtKind.AllOver,
        ["kikko", "hexagon", "tortoiseshell", "honeycomb", "turtle", "japanese", "japan", "chinese", "asian", "traditional", "kimono", "yukata", "geometric", "elegant", "longevity", "new year", "autumn", "women", "men", "unisex"],
        [
            new("cell-size", "mm", 11, 34, 17, "wider hexagons"),
            new("lattice", "choice", 0, 3, 1, "0 single line, 1 double line, 2 three hexagons joined, 3 linked chain"),
            new("infill", "choice", 0, 7, 7, "0 nested, 1 flower lozenge, 2 star leaves, 3 stripes, 4 chrysanthemum, 5 folded cube, 6 six-petalled flower, 7 a mix of all"),
            new("figured", "share", 0, 1, 0.75, "more cells carry something"),
            new("coloured", "share", 0, 1, 0.45, "more cells filled with a tone"),
            new("drift", "share", 0, 1, 0.4, "tones drift over the cloth rather than mix evenly"),
            new("line", "share", 0.02, 0.09, 0.04, "bolder lines, as a share of the cell"),
            new("scheme", "choice", 0, 3, 0, ClothScheme.Choices),
            new("turn", "choice", 0, 1, 0, "0 hexagons on a corner, 1 on a side"),
            new("tones", "count", 1, 3, 3, "more tones among the cells"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["lattice", "infill", "scheme", "cell-size"])
    {
        OnGround = [ShownWhen.Parse("scheme=0")],
        Shows =
        [
            Shown.Surely("hexagon"), Shown.Surely("tortoise-shell"), Shown.Surely("chrysanthemum", "infill=4", "figured=0.3..1"), Shown.Perhaps("chrysanthemum", "infill=4,7", "figured=0.001..1"),
            Shown.Perhaps("blossom", "infill=1,2,6,7", "figured=0.001..1"), Shown.Perhaps("star", "infill=2,7", "figured=0.001..1"), Shown.Perhaps("stripe", "infill=3,7", "figured=0.001..1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        ClothScheme cloth = ClothScheme.For(canvas, canvas.Whole("scheme"));
        double across = canvas["cell-size"], along = across * Math.Sqrt(3);
        bool turned = canvas.Whole("turn") == 1;
        int lattice = canvas.Whole("lattice"), period = lattice == 2 ? 3 : 1;
        var grid = turned ? new TwinGrid(canvas, along, across, 1, period) : new TwinGrid(canvas, across, along, period);
        double size = Math.Sqrt(grid.Units.Width * grid.Units.Height / Math.Sqrt(3));
        List<PaletteRole> tones = cloth.Tones[..Math.Min(canvas.Whole("tones"), cloth.Tones.Count)];
        double line = Math.Max(canvas.Finest(cloth.Ink), canvas["line"] * size), gap = Math.Max(canvas.Finest(cloth.Field), line);
        EvenMix mix = grid.Mix(canvas);
        List<Point> places = [.. grid.Places.Select(p => p.At)];
        double coloured = canvas["coloured"], drift = canvas["drift"];
        int[] body = Drift.Deal(canvas, mix, places, [1 - coloured + 1e-6, .. tones.Select(_ => coloured / tones.Count)], size * 1.3, drift, "body");
        double figured = canvas["figured"];
        int choice = canvas.Whole("infill");
        int[] infill = mix.Deal([1 - figured + 1e-6, .. Enumerable.Range(0, Infills).Select(k => choice == Infills ? figured / Infills : choice == k ? figured : 0)], size * 1.5, canvas.Dice.Fork("infill"));
        int[] bright = mix.Deal([0.68, 0.32], size * 1.5, canvas.Dice.Fork("bright"));
        void Put(PaletteRole role, Outline outline) => canvas.Fill(role, AxisTrim.Trim(canvas, outline, 0.05));
        PaletteRole Body(TwinPlace p) => body[p.Of] == 0 ? cloth.Field : tones[body[p.Of] - 1];

        cloth.Dye(canvas);
        if (lattice == 2)
        {
            foreach (TwinPlace p in grid.Drawn.Where(p => (turned ? p.Y : p.X) % 3 == 0))
                Joined(canvas, cloth, Trefoil(grid, p, turned), Middle(grid, p, turned), Body(p), bright[p.Of] == 1, figured > 0 ? infill[p.Of] : 0, line, gap, size, Put);
            return;
        }
        foreach (TwinPlace p in grid.Drawn.Where(p => body[p.Of] > 0))
            Put(Body(p), Outline.Polygon(Polygons.Inset(Corners(grid, p, turned), lattice == 1 ? gap / 2 : lattice == 3 ? size * 0.16 : 0)));
        double edge = lattice switch { 1 => gap / 2 + line, 3 => size * 0.16 + line / 2, _ => line / 2 };
        foreach (TwinPlace p in grid.Drawn)
        {
            Point[] corners = Corners(grid, p, turned);
            double step = Math.Max(canvas.MinGap, size * 0.055);
            Fill(canvas, cloth, infill[p.Of], p, Polygons.Inset(corners, edge + step), size / 2 - edge - step, Body(p), bright[p.Of] == 1, line, Put);
        }
        foreach (TwinPlace p in grid.Drawn)
        {
            Point[] corners = Corners(grid, p, turned);
            Put(cloth.Ink, lattice switch
            {
                1 => Polygons.Band(corners, gap / 2, gap / 2 + line),
                3 => Polygons.Band(corners, -size * 0.11 - line / 2, -size * 0.11 + line / 2),
                _ => Polygons.Band(corners, -line / 2, line / 2),
            });
        }
        if (lattice == 3)
            Weave(cloth, grid, turned, size, line, gap, Put);
    }

    // Each side passes over its neighbour's near one end: a gap in the cloth's colour, then the side again.
    private static void Weave(ClothScheme cloth, TwinGrid grid, bool turned, double size, double line, double gap, Action<PaletteRole, Outline> put)
    {
        foreach (TwinPlace p in grid.Drawn)
        {
            Point[] ring = Polygons.Inset(Corners(grid, p, turned), -size * 0.11);
            double radius = size / Math.Sqrt(3), share = radius / ring[0].DistanceTo(p.At);
            for (int k = 0; k < 6; k++)
            {
                Point a = ring[k], b = ring[(k + 1) % 6], at = Point.Lerp(a, b, share), way = (b - a).Unit * (line * 0.75 + gap * 0.3);
                put(cloth.Field, Polygons.Bar(at - way, at + way, line + 1.6 * gap));
                put(cloth.Ink, Polygons.Bar(at - way * 1.6, at + way * 1.6, line));
            }
        }
    }

    private static void Joined(DesignCanvas canvas, ClothScheme cloth, Point[] outline, Point middle, PaletteRole body, bool bright, int infill, double line, double gap, double size, Action<PaletteRole, Outline> put)
    {
        if (body != cloth.Field)
            put(body, Outline.Polygon(Polygons.Inset(outline, gap / 2)));
        PaletteRole ink = canvas.Against(body, cloth.Ink, cloth.Field, PaletteRole.Light);
        put(ink, Polygons.Band(outline, gap / 2, gap / 2 + line * 1.4));
        double step = Math.Max(Math.Max(gap, canvas.MinGap), size * 0.09), at = gap / 2 + line * 1.4 + step;
        if (at + line < size * 0.36)
            put(ink, Polygons.Band(outline, at, at + line));
        at += line + step;
        if (infill == 0 || at > size * 0.36)
            return;
        PaletteRole role = bright ? canvas.Bold(body, cloth.Accent, ink) : canvas.Bold(body, ink, cloth.Accent), second = canvas.Clearest(role, body, cloth.Field, PaletteRole.Light);
        if (infill % 2 == 1 && at < size * 0.27)
            put(role, Outline.Polygon(Polygons.Inset(outline, at)));
        else
            new Crest(canvas, role, second, second).Draw(infill == 4 ? 2 : 4, middle, size * 0.44 - line, Math.PI, true);
    }

    private static void Fill(DesignCanvas canvas, ClothScheme cloth, int infill, TwinPlace p, Point[] corners, double room, PaletteRole body, bool bright, double line, Action<PaletteRole, Outline> put)
    {
        if (infill == 0 || room < canvas.MinLine * 4)
            return;
        PaletteRole role = canvas.Bold(body, bright ? cloth.Accent : cloth.Ink, cloth.Ink, cloth.Field, PaletteRole.Light);
        PaletteRole second = canvas.Clearest(role, body, cloth.Field, PaletteRole.Light);
        PaletteRole third = canvas.Against(role, cloth.Accent, PaletteRole.Light, second);
        double fine = Math.Max(canvas.Finest(role), line), open = Math.Max(canvas.MinGap, line * 1.1);
        bool flat = Math.Abs(corners[0].X - p.At.X) > 0.01;
        switch (infill - 1)
        {
            case 0:
                double at = 0;
                put(role, Polygons.Band(corners, 0, fine));
                for (at = fine + open; at + fine + open < room * 0.72; at += fine + open)
                    put(role, Polygons.Band(corners, at, at + fine));
                if (room - at > fine)
                    put(bright ? role : canvas.Bold(body, cloth.Accent, role), Outline.Polygon(Polygons.Inset(corners, at)));
                break;
            case 1:
                new Crest(canvas, role, second, third).Draw(3, p.At, room * 1.04);
                break;
            case 2:
                for (int k = 0; k < 6; k++)
                {
                    Point a = corners[k], m = (p.At + corners[(k + 5) % 6] + a) / 3, n = (p.At + corners[(k + 1) % 6] + a) / 3;
                    Point[] left = [p.At, m, a], right = [p.At, a, n];
                    double inset = Math.Max(canvas.Finest(body), line) / 2;
                    put(role, Outline.Polygon(Polygons.Inset(left, inset)));
                    put(canvas.Differ(third, body) ? third : role, Outline.Polygon(Polygons.Inset(right, inset)));
                }
                break;
            case 3:
                int count = Math.Max(2, (int)(2 * room / (fine * 1.5 + open)));
                double pitch = 2 * room / count;
                Outline bars = Polygons.Joined(Enumerable.Range(0, count).Select(i =>
                {
                    double off = -room + (i + 0.5) * pitch, half = Math.Max(fine, pitch - Math.Max(open, pitch * 0.45)) / 2;
                    return Outline.Rectangle(flat ? new(p.At.X - room * 1.3, p.At.Y + off - half, p.At.X + room * 1.3, p.At.Y + off + half) : new(p.At.X + off - half, p.At.Y - room * 1.3, p.At.X + off + half, p.At.Y + room * 1.3));
                }));
                put(role, ConvexClip.Clip(bars, corners));
                break;
            case 4:
                new Crest(canvas, role, second, third).Draw(2, p.At, room * 0.98);
                break;
            case 5:
                PaletteRole[] faces = [role, third, canvas.Against(role, [.. cloth.Tones.Where(t => t != body && t != third), second])];
                for (int k = 0; k < 3; k++)
                {
                    Point[] face = [p.At, corners[2 * k], corners[(2 * k + 1) % 6], corners[(2 * k + 2) % 6]];
                    put(canvas.Differ(faces[k], body) ? faces[k] : role, Outline.Polygon(Polygons.Inset(face, Math.Max(canvas.Finest(body), line) / 2)));
                }
                break;
            default:
                new Crest(canvas, role, second, third).Draw(4, p.At, room * 1.06, flat ? Math.PI / 2 : 0, true);
                break;
        }
    }

    private static Point Off(TwinGrid grid, TwinPlace p, bool turned, double dx, double dy) => turned ? grid.Near(p, dy, dx) : grid.Near(p, dx, dy);

    // Clockwise on the page, whichever way the lattice lies.
    private static Point[] Clockwise(IEnumerable<Point> corners, bool turned) => turned ? [.. corners.Reverse()] : [.. corners];

    private static Point[] Corners(TwinGrid grid, TwinPlace p, bool turned) => Clockwise(
        new (double X, double Y)[] { (0, -2 / 3.0), (1, -1 / 3.0), (1, 1 / 3.0), (0, 2 / 3.0), (-1, 1 / 3.0), (-1, -1 / 3.0) }.Select(c => Off(grid, p, turned, c.X, c.Y)), turned);

    private static Point Middle(TwinGrid grid, TwinPlace p, bool turned) => Off(grid, p, turned, 1, 1 / 3.0);

    // The outline of a hexagon, its neighbour beside it and the one below both.
    private static Point[] Trefoil(TwinGrid grid, TwinPlace p, bool turned) => Clockwise(
        new (double X, double Y)[]
        {
            (-1, 1 / 3.0), (-1, -1 / 3.0), (0, -2 / 3.0), (1, -1 / 3.0), (2, -2 / 3.0), (3, -1 / 3.0), (3, 1 / 3.0), (2, 2 / 3.0),
            (2, 4 / 3.0), (1, 5 / 3.0), (0, 4 / 3.0), (0, 2 / 3.0),
        }.Select(c => Off(grid, p, turned, c.X, c.Y)), turned);
}
