using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Checks: chessboard, harlequin, rounded, two-size and mixed-scale, with a colour rhythm and a picture in some squares.</summary>
public sealed class Checker : IPatternFamily
{
    private static readonly ImmutableArray<EmblemKind> Emblems = [EmblemKind.Daisy, EmblemKind.Smiley, EmblemKind.Star, EmblemKind.Heart, EmblemKind.Flame];

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "checker", new("Checkerboard", "棋盘格"), ArtKind.AllOver,
        ["checker", "checkerboard", "check", "geometric", "harlequin", "skate", "streetwear", "retro", "daisy", "smiley", "star", "heart", "flame", "kids", "men", "women", "unisex", "bold", "playful", "all-over"],
        [
            new("style", "choice", 0, 4, 0, "0 chessboard, 1 harlequin, 2 rounded squares, 3 broad and narrow, 4 mixed scales"),
            new("square", "mm", 10, 40, 18, "larger squares"),
            new("rhythm", "choice", 0, 4, 1, "colours: 0 one, 1 diagonals, 2 rows, 3 evenly mixed, 4 drifting"),
            new("colours", "count", 1, 5, 3, "more colours"),
            new("motif", "choice", 0, 6, 1, "in some squares: 0 none, 1 daisy, 2 smiley, 3 star, 4 heart, 5 flame, 6 all of them"),
            new("motifs", "share", 0.08, 1, 0.4, "more squares with a picture"),
            new("scale", "share", 0, 1, 0.5, "smaller pictures grow; narrow and mixed squares differ more"),
            new("line", "choice", 0, 2, 0, "0 none, 1 a fine inner square, 2 small diamonds on the corners"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["style", "motif", "rhythm", "line"])
    {
        Shows =
        [
            Shown.Surely("check"), Shown.Surely("diamond-shape", "style=1"), Shown.Perhaps("diamond-shape", "line=2"), Shown.Surely("daisy", "motif=1,6"), Shown.Surely("smiley", "motif=2,6"),
            Shown.Surely("star", "motif=3,6"), Shown.Surely("heart", "motif=4,6"), Shown.Surely("flame", "motif=5,6"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int style = canvas.Whole("style"), rhythm = canvas.Whole("rhythm");
        List<PaletteRole> colours = canvas.Colours(rhythm == 0 ? 1 : canvas.Whole("colours"));
        // Colours come round after two squares for each, because only every second square is coloured.
        int period = rhythm is 1 or 2 ? 2 * colours.Count : 2;
        double size = canvas["square"];
        if (canvas.Cell.Width / size < 1.5 * period)
            period = 2;
        var grid = new NodeGrid(canvas, size, style == 1 ? size * 1.45 : size, period, period);
        if (grid.Width > 1.7 * size)
            grid = new(canvas, size, style == 1 ? size * 1.45 : size, 2, 2);
        List<(int Column, int Row)> nodes = [.. grid.Nodes.Where(n => (n.Column + n.Row) % 2 == 0)];
        var mix = new EvenMix([.. nodes.Select(n => grid.At(n.Column, n.Row))], canvas.Repeat);
        int[] hue = Hues(canvas, grid, nodes, mix, rhythm, colours.Count);
        for (int i = 0; i < nodes.Count; i++)
            Square(canvas, grid, style, nodes[i], colours, hue[i]);
        Lines(canvas, grid, style, nodes, colours, hue);
        Pictures(canvas, grid, style, colours, nodes, hue);
    }

    private static int[] Hues(DesignCanvas canvas, NodeGrid grid, List<(int Column, int Row)> nodes, EvenMix mix, int rhythm, int count)
    {
        if (rhythm == 3)
            return mix.Deal([.. Enumerable.Range(0, count).Select(i => i == 0 ? 1.3 : 1.0)], grid.Width * 2.2, canvas.Dice.Fork("hue"));
        if (rhythm == 4)
        {
            var current = new Current(canvas);
            int[] order = [.. Enumerable.Range(0, nodes.Count).OrderBy(i => current.At(grid.At(nodes[i].Column, nodes[i].Row))).ThenBy(i => i)], result = new int[nodes.Count];
            for (int rank = 0; rank < order.Length; rank++)
                result[order[rank]] = rank * count / order.Length;
            return result;
        }
        return [.. nodes.Select(n => rhythm switch { 1 => (n.Column + n.Row) / 2 % count, 2 => n.Row % count, _ => 0 })];
    }

    private static Rect Bounds(DesignCanvas canvas, NodeGrid grid, int style, int column, int row)
    {
        // Broad and narrow: coloured squares on even crossings are broad, those on odd ones fill what is left.
        double share = style == 3 ? (column % 2 == 0 ? 1 : -1) * (0.15 + 0.45 * canvas["scale"]) : 0;
        double shareDown = style == 3 ? (row % 2 == 0 ? 1 : -1) * (0.15 + 0.45 * canvas["scale"]) : 0;
        Point at = grid.At(column, row);
        double w = grid.Width * (1 + share) / 2, h = grid.Height * (1 + shareDown) / 2;
        return new(at.X - w, at.Y - h, at.X + w, at.Y + h);
    }

    private static void Square(DesignCanvas canvas, NodeGrid grid, int style, (int Column, int Row) node, List<PaletteRole> colours, int hue)
    {
        Rect b = Bounds(canvas, grid, style, node.Column, node.Row);
        Point at = b.Centre;
        PaletteRole role = colours[hue];
        double least = Math.Max(canvas.MinGap, canvas.MinLine);
        switch (style)
        {
            case 1:
                // Diamonds point to point, one for every second crossing.
                canvas.Fill(role, Outline.Polygon(
                    new(at.X, at.Y - grid.Height), new(at.X + grid.Width, at.Y), new(at.X, at.Y + grid.Height), new(at.X - grid.Width, at.Y))
                    .Transform(About(at, node.Column % 2 == 0 ? 0.995 : 0)));
                break;
            case 2:
                double inset = Math.Max(least / 2, 0.03 * b.Width);
                canvas.Fill(role, Round(b.Grow(-inset), 0.5));
                break;
            case 4:
                int parts = node switch { var (c, r) when (c + r) % 4 == 0 => 1, var (c, _) when c % 2 == 0 => 2, _ => canvas["scale"] > 0.35 && b.Width > 6 * least ? 4 : 3 };
                for (int j = 0; j < parts; j++)
                {
                    for (int i = 0; i < parts; i++)
                    {
                        if ((i + j) % 2 == 0)
                            canvas.Fill(role, Outline.Rectangle(Rect.FromSize(b.Left + i * b.Width / parts, b.Top + j * b.Height / parts, b.Width / parts, b.Height / parts)));
                    }
                }
                break;
            default:
                canvas.Fill(role, Outline.Rectangle(b));
                break;
        }
    }

    private static Affine About(Point at, double scale) => Affine.Translate(-at.X, -at.Y).Then(Affine.Scale(scale)).Then(Affine.Translate(at));

    // A square with soft sides: the handles bulge, so that it is rounder than a square and squarer than a disc.
    private static Outline Round(Rect r, double softness)
    {
        Point c = r.Centre;
        double w = r.Width / 2, h = r.Height / 2, k = 1 - (1 - 0.5523) * softness;
        Point At(double x, double y) => new(c.X + x * w, c.Y + y * h);
        return new OutlineBuilder().MoveTo(At(1, 0)).CurveTo(At(1, k), At(k, 1), At(0, 1)).CurveTo(At(-k, 1), At(-1, k), At(-1, 0))
            .CurveTo(At(-1, -k), At(-k, -1), At(0, -1)).CurveTo(At(k, -1), At(1, -k), At(1, 0)).Build();
    }

    private static void Lines(DesignCanvas canvas, NodeGrid grid, int style, List<(int Column, int Row)> nodes, List<PaletteRole> colours, int[] hue)
    {
        int line = canvas.Whole("line");
        if (line == 0)
            return;
        if (line == 2)
        {
            // Diamonds where four squares meet: every crossing of the edges.
            PaletteRole role = Dress.Clear(canvas, colours[0], PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line);
            double half = Math.Max(canvas.MinLine * 3, 0.17 * Math.Min(grid.Width, grid.Height));
            foreach ((int column, int row) in grid.Nodes)
            {
                Rect b = Bounds(canvas, grid, style, column, row);
                Point at = style == 1 ? grid.At(column, row + 0) : new(b.Right, b.Bottom);
                if (style == 1 && (column + row) % 2 == 0)
                    continue;
                if (canvas.Repeat?.Layout == RepeatLayout.Mirror && (column >= grid.Units.Columns || row >= grid.Units.Rows) && style != 1)
                    continue;
                canvas.Fill(role, Outline.Polygon(at + new Point(0, -half), at + new Point(half, 0), at + new Point(0, half), at + new Point(-half, 0)));
            }
            return;
        }
        for (int i = 0; i < nodes.Count; i++)
        {
            Rect b = Bounds(canvas, grid, style, nodes[i].Column, nodes[i].Row);
            PaletteRole role = canvas.Clearest(colours[hue[i]], PaletteRole.Ground, PaletteRole.Light, PaletteRole.Line);
            double inset = 0.13 * Math.Min(b.Width, b.Height), width = Math.Max(canvas.Finest(role) * 1.1, 0.035 * b.Width);
            if (b.Width - 2 * inset - 2 * width < 6 * width || style == 4 || (style == 1 && nodes[i].Column % 2 != 0))
                continue;
            Outline Frame(double by) => style switch
            {
                1 => Outline.Polygon(new(b.Centre.X, b.Centre.Y - grid.Height * by), new(b.Centre.X + grid.Width * by, b.Centre.Y), new(b.Centre.X, b.Centre.Y + grid.Height * by), new(b.Centre.X - grid.Width * by, b.Centre.Y)),
                2 => Round(b.Grow(-b.Width / 2 * (1 - by)), 0.5),
                _ => Outline.Rectangle(b.Grow(-b.Width / 2 * (1 - by))),
            };
            double outer = 1 - 2 * inset / b.Width, inner = outer - 2 * width / b.Width;
            canvas.Fill(role, Frame(outer).With(Frame(inner).Reverse()));
        }
    }

    private static void Pictures(DesignCanvas canvas, NodeGrid grid, int style, List<PaletteRole> colours, List<(int Column, int Row)> nodes, int[] hue)
    {
        int motif = canvas.Whole("motif");
        if (motif == 0)
            return;
        // Pictures stand in the coloured squares, or in the ground's where those are dealt in pieces.
        List<(int Column, int Row)> places = [.. grid.Nodes.Where(n => !grid.OnAxis(n.Column, n.Row) && (style == 1 ? n.Column % 2 == 0 && n.Row % 2 == 0 : style == 4 ? (n.Column + n.Row) % 4 == 0 : true))];
        if (places.Count == 0)
            return;
        double share = canvas["motifs"];
        int[] deal = new EvenMix([.. places.Select(n => grid.At(n.Column, n.Row))], canvas.Repeat)
            .Deal([1 - share + 1e-6, .. Emblems.Select((_, k) => motif == 6 ? share / 5 : k == motif - 1 ? share : 0)], grid.Width * 1.8, canvas.Dice.Fork("pictures"));
        for (int i = 0; i < places.Count; i++)
        {
            if (deal[i] == 0)
                continue;
            (int column, int row) = places[i];
            int square = nodes.IndexOf((column, row));
            PaletteRole on = square >= 0 ? colours[hue[square]] : PaletteRole.Ground;
            EmblemKind kind = Emblems[deal[i] - 1];
            PaletteRole[] bodies = kind switch
            {
                EmblemKind.Daisy => [PaletteRole.Light, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Accent],
                EmblemKind.Smiley or EmblemKind.Flame or EmblemKind.Star => [PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Hero],
                _ => [PaletteRole.Accent, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Ground],
            };
            PaletteRole body = canvas.Bold(on, bodies);
            PaletteRole detail = canvas.Bold(body, PaletteRole.Line, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Ground, PaletteRole.Hero);
            if (kind is EmblemKind.Daisy or EmblemKind.Flame)
                detail = canvas.Bold(body, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Hero, PaletteRole.Ground);
            Rect b = Bounds(canvas, grid, style, column, row);
            double radius = 0.5 * Math.Min(b.Width, b.Height) * (0.55 + 0.33 * canvas["scale"]) * (style == 1 ? 0.95 : 1);
            if (radius > 4 * canvas.MinGap)
                Emblem.Draw(canvas, kind, b.Centre, radius, 0, body, detail);
        }
    }
}
