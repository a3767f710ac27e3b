using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Halftone as a print of its own: dots, bars, stars or hearts whose size follows a tone that repeats with the cloth.</summary>
/// <remarks>
/// The screen's steps are (a, b) and (−b, a) times a length fitted so that the tile's sides and the repeat's shift are whole sums of
/// them; (1, 1) gives 45°, (5, 2) 21.8°, near the press's 22.5°. A second colour sits in the middles between the first one's dots: one
/// screen, hence no moiré.
/// </remarks>
public sealed class Halftone : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "halftone", new("Halftone", "半调网点"), ArtKind.AllOver,
        ["halftone", "dots", "pop art", "comic", "gradient", "fade", "retro", "graphic", "modern", "geometric", "streetwear", "sport", "men", "women", "unisex", "kids", "all-over"],
        [
            new("field", "choice", 0, 6, 1, "tone: 0 waves, 1 circles, 2 bands, 3 diagonals, 4 clouds, 5 hearts, 6 stars"),
            new("swell", "mm", 36, 160, 80, "tone repeats at a longer distance"),
            new("pitch", "mm", 2.6, 10, 4.6, "coarser screen"),
            new("screen", "choice", 0, 2, 0, "screen angle: 0 at 45 degrees, 1 near 22.5, 2 upright"),
            new("dot", "choice", 0, 6, 0, "dots: 0 round, 1 diamonds, 2 bars, 3 stars, 4 hearts, 5 plus signs, 6 rings"),
            new("contrast", "share", 0.3, 1, 0.75, "dots differ more in size"),
            new("layers", "choice", 0, 3, 1, "0 one colour, 1 a second between the first's dots, 2 colours by tone, 3 colour blocks behind"),
            new("tone", "share", 0.25, 0.8, 0.5, "more ink"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["field", "dot", "layers", "swell"])
    {
        Shows =
        [
            Shown.Surely("dot", "dot=0"), Shown.Surely("diamond-shape", "dot=1"), Shown.Surely("star", "dot=3"), Shown.Surely("heart", "dot=4"), Shown.Surely("circle", "dot=6"),
            Shown.Surely("heart", "field=5"), Shown.Surely("star", "field=6"), Shown.Perhaps("circle", "field=1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int layersOf = canvas.Whole("layers"), dot = canvas.Whole("dot");
        var field = new ToneField(canvas, canvas.Whole("field"), canvas["swell"]);
        List<PaletteRole> colours = canvas.Colours(4);
        PaletteRole ink = colours[0], second = colours.Count > 1 ? colours[1] : ink;
        double gap = Math.Max(canvas.MinGap, canvas.MinLine) * 1.05, least = Math.Max(0.2, canvas.MinLine / 2) * 1.15;
        double pitch = Math.Max(canvas["pitch"], 2 * (least + gap));
        if (dot is 3 or 4 or 6)
            pitch = Math.Max(pitch, 4.2);
        if (layersOf == 3 && colours.Count > 1)
        {
            // Flat colour behind the darkest tones.
            foreach (Outline block in field.Peaks())
                canvas.Fill(second, block);
        }
        (List<Point> at, Point e1, Point e2) = Screen(canvas, pitch);
        double nearest = Math.Min(e1.Length, e2.Length), most = (nearest - gap) / 2;
        double contrast = canvas["contrast"], tone = canvas["tone"];
        List<PaletteRole> byTone = [.. colours.OrderBy(c => canvas.Contrast(c, PaletteRole.Ground))];
        var layers = new InkLayers(canvas);
        double angle = e1.Direction;
        double Size(double t, double room)
        {
            // Area follows tone; the contrast bends the curve, and the lightest dots drop out.
            double level = Math.Clamp(0.5 + (t - 0.5) * (0.4 + 1.5 * contrast) + (tone - 0.5) * 0.8, 0, 1);
            return room * Math.Sqrt(level) * 1.04;
        }
        foreach (Point p in at)
        {
            double t = field.At(p), r = Math.Min(most, Size(t, most));
            PaletteRole role = layersOf == 2 ? byTone[Math.Clamp((int)((t * 1.2 - 0.1) * byTone.Count), 0, byTone.Count - 1)] : ink;
            if (r >= least)
                Dot(canvas, layers, role, dot, p, r, angle, least);
            if (layersOf != 1 || second == ink)
                continue;
            // The second colour's tone is the first one's negative.
            Point between = p + (e1 + e2) / 2;
            double apart = (e1 + e2).Length / 2, other = Math.Min(most, Size(1 - field.At(between), most));
            double beside = new[] { p, p + e1, p + e2, p + e1 + e2 }.Max(q => Math.Min(most, Size(field.At(q), most)));
            other = Math.Min(other, apart - beside - gap);
            bool inside = canvas.Repeat?.Layout != RepeatLayout.Mirror || canvas.Cell.Grow(1e-6).Contains(between);
            if (other >= least && inside)
                Dot(canvas, layers, second, dot, between, other, angle, least);
        }
        layers.Print();
    }

    // Every crossing of the screen within the drawn cell, and the screen's two steps.
    private static (List<Point> At, Point E1, Point E2) Screen(DesignCanvas canvas, double pitch)
    {
        Rect cell = canvas.Cell;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        (int a, int b) = canvas.Whole("screen") switch { 0 => (1, 1), 1 when !mirror => (5, 2), 1 => (1, 1), _ => (1, 0) };
        int square = a * a + b * b;
        double period = pitch * Math.Sqrt(square);
        // Under a mirror the axes may also pass through half a period of a 45° screen.
        int wide = Math.Max(1, (int)Math.Round(cell.Width / period / across)) * across, tall = Math.Max(1, (int)Math.Round(cell.Height / period / down)) * down;
        double sx = cell.Width / wide / square, sy = cell.Height / tall / square;
        Point e1 = new(a * sx, b * sy), e2 = new(-b * sx, a * sy);
        var at = new List<Point>();
        int reach = square * Math.Max(wide, tall) + square;
        double edge = mirror ? 1e-6 : -1e-6;
        for (int v = -reach; v <= reach; v++)
        {
            // Columns run along e1; only the stretch that may lie in the cell is walked.
            for (int u = -reach; u <= reach; u++)
            {
                double x = u * e1.X + v * e2.X, y = u * e1.Y + v * e2.Y;
                if (x >= -1e-6 && y >= -1e-6 && x < cell.Width + edge && y < cell.Height + edge)
                    at.Add(new(cell.Left + x, cell.Top + y));
            }
        }
        return (at, e1, e2);
    }

    private static void Dot(DesignCanvas canvas, InkLayers layers, PaletteRole role, int kind, Point at, double r, double angle, double least)
    {
        double fine = 3.2 * least;
        switch (kind)
        {
            case 1:
                layers.Add(role, Outline.Polygon(at + Point.Polar(r, angle), at + Point.Polar(r, angle + Math.PI / 2), at + Point.Polar(r, angle + Math.PI), at + Point.Polar(r, angle - Math.PI / 2)));
                break;
            case 2:
                double half = Math.Max(least, r * 0.5);
                layers.Add(role, Emblem.Rounded([at + new Point(-half, -r), at + new Point(half, -r), at + new Point(half, r), at + new Point(-half, r)], 0.2));
                break;
            case 3 when r > fine:
                layers.Add(role, Emblem.Body(EmblemKind.Star).Transform(Affine.Scale(r * 1.05).Then(Affine.Translate(at))));
                break;
            case 4 when r > fine:
                layers.Add(role, Emblem.Body(EmblemKind.Heart).Transform(Affine.Scale(r).Then(Affine.Translate(at))));
                break;
            case 5 when r > fine:
                layers.Add(role, Emblem.Body(EmblemKind.Plus).Transform(Affine.Scale(r).Then(Affine.Translate(at))));
                break;
            case 6 when r > 2 * fine:
                layers.Add(role, Arcs.Ring(at, r * 0.5, r));
                break;
            default:
                layers.Add(role, Outline.Circle(at, r));
                break;
        }
    }
}
