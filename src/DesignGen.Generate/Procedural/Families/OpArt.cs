using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Op-art: bulging grids of discs, flipped rings, swelling lines, tumbling blocks, chevrons in perspective and tunnels of squares.</summary>
public sealed class OpArt : IPatternFamily
{
    private static readonly double Root3 = Math.Sqrt(3);

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "op-art", new("Op art", "欧普艺术"), ArtKind.AllOver,
        ["op-art", "optical", "illusion", "60s", "mod", "geometric", "bold", "graphic", "monochrome", "cube", "waves", "modern", "streetwear", "men", "women", "unisex", "all-over"],
        [
            new("style", "choice", 0, 6, 0, "0 discs over lenses, 1 flipped rings, 2 swelling lines, 3 tumbling blocks, 4 chevrons in perspective, 5 tunnels, 6 squares over lenses"),
            new("unit", "mm", 8, 28, 13, "larger units"),
            new("swell", "mm", 40, 160, 80, "lenses and waves further apart"),
            new("strength", "share", 0.45, 1, 0.85, "stronger illusion"),
            new("balance", "share", 0.3, 0.7, 0.5, "more ink, less ground"),
            new("colours", "count", 1, 4, 2, "more colours"),
            new("rhythm", "choice", 0, 2, 1, "colours: 0 one at a time in bands, 1 by the illusion's height, 2 by diagonals"),
            new("inner", "choice", 0, 2, 0, "inside the units: 0 plain, 1 a core in the ground's colour, 2 a core in the next colour"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["style", "swell", "inner", "rhythm"])
    {
        Shows =
        [
            Shown.Perhaps("circle", "style=0,1,5"), Shown.Surely("check", "style=6"), Shown.Surely("chevron", "style=4"), Shown.Surely("stripe", "style=2"), Shown.Surely("cube", "style=3"),
            Shown.Perhaps("wave", "style=2"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        List<PaletteRole> colours = canvas.Colours(canvas.Whole("colours"));
        switch (canvas.Whole("style"))
        {
            case 1:
                FlippedRings(canvas, colours);
                break;
            case 2:
                Lines(canvas, colours);
                break;
            case 3:
                Blocks(canvas, colours);
                break;
            case 4:
                Chevrons(canvas, colours);
                break;
            case 5:
                Tunnels(canvas, colours);
                break;
            case 6:
                Lensed(canvas, colours, true);
                break;
            default:
                Lensed(canvas, colours, false);
                break;
        }
    }

    // A pulled grid whose units grow where the cloth comes nearer.
    private static void Lensed(DesignCanvas canvas, List<PaletteRole> colours, bool square)
    {
        double unit = Math.Max(canvas["unit"], 6 * Math.Max(canvas.MinGap, canvas.MinLine)) * 0.8, strength = canvas["strength"], balance = canvas["balance"];
        var grid = new NodeGrid(canvas, unit, unit, canvas.Whole("rhythm") == 2 ? colours.Count : 1, canvas.Whole("rhythm") != 1 ? colours.Count : 1);
        var warp = new Warp(canvas, square && canvas["swell"] > 100 ? WarpKind.Bulge : WarpKind.Lens, canvas["swell"], strength, canvas.Dice.Fork("warp"));
        var layers = new InkLayers(canvas);
        var cores = new InkLayers(canvas);
        int inner = canvas.Whole("inner");
        double gap = Math.Max(canvas.MinGap, canvas.MinLine) * 1.1;
        foreach ((int column, int row) in grid.Nodes)
        {
            Point at = warp.Apply(grid.At(column, row));
            Point right = warp.Apply(grid.At(column + 0.5, row)) - warp.Apply(grid.At(column - 0.5, row));
            Point down = warp.Apply(grid.At(column, row + 0.5)) - warp.Apply(grid.At(column, row - 0.5));
            double growth = Math.Sqrt(Math.Abs(Point.Cross(right, down)) / (grid.Width * grid.Height));
            PaletteRole role = Pick(canvas, colours, column, row, (growth - 0.4) / 1.2);
            double least = Math.Min(right.Length, down.Length), share = Math.Min(0.62 + 0.6 * (balance - 0.3), (least - gap) / least);
            if (least * share < 2 * canvas.MinLine)
                continue;
            // Units lie flat on the lens: they take its local stretch.
            Affine place = new(right.X * share / 2, right.Y * share / 2, down.X * share / 2, down.Y * share / 2, at.X, at.Y);
            Outline body = square ? Emblem.Rounded([new(-1, -1), new(1, -1), new(1, 1), new(-1, 1)], 0.06) : Outline.Circle(Point.Zero, 1);
            layers.Add(role, body.Transform(place));
            PaletteRole core = inner == 1 ? PaletteRole.Ground : colours[(colours.IndexOf(role) + 1) % colours.Count];
            if (inner > 0 && core != role && least * share * 0.45 > 1.2 * gap)
                cores.Add(core, (square ? Outline.Circle(Point.Zero, 0.55) : Emblem.Rounded([new(0, -0.62), new(0.62, 0), new(0, 0.62), new(-0.62, 0)], 0.04)).Transform(place));
        }
        layers.Print();
        cores.Print();
    }

    private static PaletteRole Pick(DesignCanvas canvas, List<PaletteRole> colours, int column, int row, double height) => colours[canvas.Whole("rhythm") switch
    {
        0 => row % colours.Count,
        1 => Math.Clamp((int)(height * colours.Count), 0, colours.Count - 1),
        _ => (column + row) % colours.Count,
    }];

    // Rings that change hands between ink and ground at every half of a square.
    private static void FlippedRings(DesignCanvas canvas, List<PaletteRole> colours)
    {
        double side = canvas["swell"] * 0.5;
        UnitGrid grid = EvenGrid.Fit(canvas, side, side, 2, 2);
        int rings = Math.Clamp((int)Math.Round(grid.Width / canvas["unit"] * 1.4), 2, (int)Math.Max(2, grid.Width / 2 / Math.Max(canvas.MinGap, canvas.MinLine) / 2.2));
        double strength = canvas["strength"];
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                Rect b = grid.Unit(column, row);
                bool flip = (column + row) % 2 == 1;
                PaletteRole ink = colours[(canvas.Whole("rhythm") switch { 0 => row, 1 => row / 2 + column / 2, _ => column + row }) % colours.Count];
                if (flip)
                    canvas.Fill(ink, Outline.Rectangle(b.Grow(0.03)));
                // The middle of the rings leans towards a corner: a cone seen from aside.
                Point lean = new Point(column % 2 == 0 ? 1 : -1, row % 2 == 0 ? 1 : -1) * (0.17 * strength * b.Width);
                double step = (b.Width / 2 - 0.2) / rings;
                for (int i = 0; i < rings; i++)
                {
                    double outer = b.Width / 2 * 0.97 - i * step, inset = 1 - outer / (b.Width / 2 * 0.97);
                    double inner = outer - step * (flip ? 1 - canvas["balance"] : canvas["balance"]);
                    if (i == rings - 1)
                        inner = 0;
                    Point at = b.Centre + lean * inset, at2 = b.Centre + lean * (1 - inner / (b.Width / 2 * 0.97));
                    PaletteRole role = flip ? PaletteRole.Ground : ink;
                    canvas.Fill(role, inner < 0.3 ? Outline.Circle(at, Math.Max(outer, 0.6)) : Outline.Circle(at, outer).With(Outline.Circle(at2, inner).Reverse()));
                }
                int core = canvas.Whole("inner");
                if (core > 0)
                    canvas.Fill(core == 1 ? (flip ? ink : PaletteRole.Ground) : colours[(colours.IndexOf(ink) + 1) % colours.Count], Outline.Circle(b.Centre + lean * 0.86, Math.Max(0.8, step * 0.62)));
            }
        }
    }

    // Level lines that bend and swell together, after the manner of the sixties' wave paintings.
    private static void Lines(DesignCanvas canvas, List<PaletteRole> colours)
    {
        double pitch = Math.Max(canvas["unit"] * 0.62, 4.2 * Math.Max(canvas.MinGap, canvas.MinLine));
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        Rect cell = canvas.Cell;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        // Lines run up and down under half-drops, where only columns join; else from side to side.
        bool upright = across > 1;
        (double length, double depth) = upright ? (cell.Height, cell.Width) : (cell.Width, cell.Height);
        int shift = upright ? across : down;
        int rhythm = canvas.Whole("rhythm"), period = rhythm == 1 ? Math.Max(1, 2 * colours.Count - 2) : colours.Count;
        int count = Math.Max(1, (int)Math.Round(depth / pitch / (shift * period))) * shift * period;
        double step = depth / count, strength = canvas["strength"], balance = canvas["balance"], least = Math.Max(canvas.MinGap, canvas.MinLine);
        int waves = Math.Max(1, (int)Math.Round(length / canvas["swell"] * (mirror ? 2 : 1)));
        double wave = mirror ? Math.PI * waves / length : Math.Tau * waves / length;
        int slow = Math.Max(1, (int)Math.Round(depth / canvas["swell"] / shift * (mirror ? 2 : 1))) * shift;
        double drift = mirror ? Math.PI * slow / depth : Math.Tau * slow / depth;
        double sway = strength * canvas["swell"] * 0.13, swell = Math.Min(0.42 * strength, Math.Min(balance, 1 - balance) - 1.2 * least / step);
        swell = Math.Max(0, swell);
        for (int i = mirror ? -1 : 0; i < count + (mirror ? 2 : 0); i++)
        {
            double Edge(double along, int side)
            {
                // Both edges of a line follow one bend; its breadth swells on the slopes.
                double at = (i + 0.5) * step;
                double bend = mirror ? sway * Math.Cos(wave * along) * Math.Sin(drift * at) * (1.0 / slow) : sway * Math.Sin(wave * along + (rhythm == 2 ? drift * at : 0)) * (0.72 + 0.28 * Math.Cos(drift * at));
                double breadth = step * (balance + swell * Math.Cos(wave * along + (mirror ? 0 : Math.PI / 3)) * Math.Cos(drift * at));
                return at + bend + side * breadth / 2;
            }
            int samples = 12 * waves;
            var pen = new OutlineBuilder();
            Point On(int k, int side)
            {
                double along = length * k / samples;
                Point p = new(along, Edge(along, side));
                return upright ? new(cell.Left + p.Y, cell.Top + p.X) : new(cell.Left + p.X, cell.Top + p.Y);
            }
            int from = 0, to = samples;
            pen.MoveTo(On(from, -1));
            for (int k = from; k < to; k++)
                pen.CurveTo(On(k, -1) + (On(k + 1, -1) - On(k - 1, -1)) / 6, On(k + 1, -1) - (On(k + 2, -1) - On(k, -1)) / 6, On(k + 1, -1));
            pen.LineTo(On(to, 1));
            for (int k = to; k > from; k--)
                pen.CurveTo(On(k, 1) + (On(k - 1, 1) - On(k + 1, 1)) / 6, On(k - 1, 1) - (On(k - 2, 1) - On(k, 1)) / 6, On(k - 1, 1));
            // Up the colours and down again, or round and round.
            int turn = ((i % period) + period) % period, hue = turn < colours.Count ? turn : period - turn;
            canvas.Fill(colours[hue], pen.Build());
        }
    }

    // Cubes of three tones; every hexagon is one cube.
    private static void Blocks(DesignCanvas canvas, List<PaletteRole> colours)
    {
        double w = canvas["unit"] * 2.2;
        var grid = new NodeGrid(canvas, w, w * Root3 / 2, 1, 2);
        List<PaletteRole> tones = [.. canvas.Colours(4, PaletteRole.Ground)];
        List<PaletteRole> two = [.. tones.Take(Math.Max(2, Math.Min(colours.Count + 1, tones.Count))).OrderBy(canvas.Lightness)];
        PaletteRole dark = two[0], middle = two[^1];
        // The ground is the third tone: darkest, middle and lightest by what the inks give.
        List<PaletteRole> sides = [.. new[] { dark, middle, PaletteRole.Ground }.Distinct().OrderBy(canvas.Lightness)];
        double half = grid.Width / 2, quarter = grid.Height / 3, tall = 2 * quarter;
        int inner = canvas.Whole("inner");
        double strength = canvas["strength"], least = Math.Max(canvas.MinGap, canvas.MinLine) * 1.2;
        foreach ((int column, int row) in grid.Nodes)
        {
            Point c = grid.At(column + 0.5 * (row % 2), row);
            Point top = new(c.X, c.Y - tall), bottom = new(c.X, c.Y + tall), upLeft = new(c.X - half, c.Y - quarter), upRight = new(c.X + half, c.Y - quarter), lowLeft = new(c.X - half, c.Y + quarter), lowRight = new(c.X + half, c.Y + quarter);
            Point[][] faces = [[c, upRight, top, upLeft], [c, upLeft, lowLeft, bottom], [c, bottom, lowRight, upRight]];
            for (int f = 0; f < 3; f++)
            {
                PaletteRole role = sides[Math.Min(sides.Count - 1, f == 0 ? sides.Count - 1 : f == 1 ? 0 : 1)];
                if (sides.Count == 2)
                    role = f == 0 ? sides[1] : f == 1 ? sides[0] : sides[1];
                Point m = (faces[f][0] + faces[f][1] + faces[f][2] + faces[f][3]) / 4;
                if (role != PaletteRole.Ground)
                    canvas.Fill(role, Outline.Polygon([.. faces[f].Select(p => p + (p - m).Unit * 0.03)]));
                Outline Shrunk(double by) => Outline.Polygon([.. faces[f].Select(p => Point.Lerp(m, p, by))]);
                PaletteRole next = sides[(sides.IndexOf(role) + 1) % sides.Count];
                double size = 0.3 + 0.32 * strength;
                bool marks = sides.Count == 2 ? f == 2 : inner > 0;
                if (!marks || w * 0.3 * (1 - size) < least)
                    continue;
                if (sides.Count == 2)
                {
                    // With one ink the third side is made of bars.
                    for (int k = 0; k < 3; k++)
                    {
                        double a = (k + 0.12) / 3, b = a + canvas["balance"] / 3;
                        canvas.Fill(sides[0], Outline.Polygon(Point.Lerp(faces[f][0], faces[f][3], a), Point.Lerp(faces[f][1], faces[f][2], a), Point.Lerp(faces[f][1], faces[f][2], b), Point.Lerp(faces[f][0], faces[f][3], b)));
                    }
                    continue;
                }
                canvas.Fill(next, Shrunk(size));
                if (inner == 2 && w * 0.3 * size * 0.5 > 2 * least)
                    canvas.Fill(role, Shrunk(size * 0.5));
                if (inner == 1)
                    canvas.Fill(colours[f % colours.Count] is var r && canvas.Differ(r, next) ? r : role, Shrunk(size * 0.45));
            }
        }
    }

    // Zigzags whose rows swell and shrink, as a folded screen seen from aside.
    private static void Chevrons(DesignCanvas canvas, List<PaletteRole> colours)
    {
        Rect cell = canvas.Cell;
        (_, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double fold = Math.Max(canvas["swell"] * 0.4, 12), pitch = Math.Max(canvas["unit"] * 0.8, 6 * Math.Max(canvas.MinGap, canvas.MinLine));
        UnitGrid folds = UnitGrid.Fit(canvas, fold, pitch, 2, colours.Count);
        double strength = canvas["strength"], balance = canvas["balance"], rise = folds.Width * (0.25 + 0.6 * strength);
        int swells = Math.Max(1, (int)Math.Round(cell.Height / canvas["swell"] / down * (mirror ? 2 : 1))) * down;
        double wave = (mirror ? Math.PI : Math.Tau) * swells / cell.Height;
        // Rows crowd and spread: a place down the cloth plus a sine that never turns back.
        double Down(double row) => row * folds.Height + 0.72 * strength / wave * Math.Sin(wave * row * folds.Height);
        int spill = mirror ? (int)(rise / folds.Height) + 2 : 0;
        for (int row = -spill; row < folds.Rows + spill; row++)
        {
            PaletteRole role = colours[((row % colours.Count) + colours.Count) % colours.Count];
            double top = Down(row + 0.5 - balance / 2), bottom = Down(row + 0.5 + balance / 2);
            var upper = new List<Point>();
            var lower = new List<Point>();
            for (int k = 0; k <= folds.Columns; k++)
            {
                double lift = (k % 2 == 0 ? -rise : rise) / 2;
                upper.Add(new(cell.Left + k * folds.Width, cell.Top + top + lift));
                lower.Add(new(cell.Left + k * folds.Width, cell.Top + bottom + lift));
            }
            lower.Reverse();
            canvas.Fill(role, Outline.Polygon([.. upper, .. lower]));
            int inner = canvas.Whole("inner");
            PaletteRole shade = inner == 1 ? PaletteRole.Ground : colours[(colours.IndexOf(role) + 1) % colours.Count];
            if (inner > 0 && shade != role && (bottom - top) > 3.4 * Math.Max(canvas.MinGap, canvas.MinLine))
            {
                double third = (bottom - top) / 3;
                for (int k = 0; k < folds.Columns; k += 2)
                {
                    // The near side of every fold carries a stripe.
                    Point a = upper[k] + new Point(0, third), b = upper[k + 1] + new Point(0, third);
                    canvas.Fill(shade, Outline.Polygon(a, b, b + new Point(0, third), a + new Point(0, third)));
                }
            }
        }
    }

    // Squares within squares that turn or slide as they go in.
    private static void Tunnels(DesignCanvas canvas, List<PaletteRole> colours)
    {
        double side = canvas["swell"] * 0.46;
        UnitGrid grid = EvenGrid.Fit(canvas, side, side, 2, 2);
        double strength = canvas["strength"], least = Math.Max(canvas.MinGap, canvas.MinLine) * 1.15;
        int rings = Math.Clamp((int)Math.Round(grid.Width / canvas["unit"] * 1.5), 3, Math.Max(3, (int)(grid.Width / 2 / (2.4 * least))));
        int inner = canvas.Whole("inner"), rhythm = canvas.Whole("rhythm");
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                Rect b = grid.Unit(column, row);
                bool flip = (column + row) % 2 == 1;
                Point lean = new Point(column % 2 == 0 ? 1 : -1, row % 2 == 0 ? 1 : -1) * (0.26 * strength);
                for (int i = 0; i < rings; i++)
                {
                    foreach (bool outer in new[] { true, false })
                    {
                        double depth = (i + (outer ? 0 : canvas["balance"])) / rings, scale = 1 - depth * 0.94;
                        if (i == rings - 1 && !outer)
                            continue;
                        PaletteRole ink = colours[(rhythm switch { 0 => i, 1 => flip ? 1 : 0, _ => column + row + i }) % colours.Count];
                        PaletteRole role = outer != flip ? ink : PaletteRole.Ground;
                        Affine place = Affine.Scale(scale);
                        if (inner == 1)
                            place = place.Then(Affine.Rotate((flip ? -1 : 1) * depth * strength * Math.PI / 2 * 0.5)).Then(Affine.Scale(1 - 0.29 * Math.Abs(Math.Sin(depth * strength * Math.PI / 2)) * 0.8));
                        place = place.Then(Affine.Translate(lean * (inner == 1 ? 0 : depth))).Then(Affine.Scale(b.Width / 2, b.Height / 2)).Then(Affine.Translate(b.Centre));
                        Outline shape = inner == 2 && i > 0 ? Outline.Circle(Point.Zero, 1) : Outline.Rectangle(new(-1, -1, 1, 1));
                        canvas.Fill(role, shape.Transform(place));
                    }
                }
            }
        }
    }
}
