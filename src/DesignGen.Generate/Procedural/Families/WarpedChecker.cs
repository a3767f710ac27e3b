using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Warped checks: a checkerboard on liquid cloth, with curved edges throughout.</summary>
public sealed class WarpedChecker : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "warped-checker", new("Warped checker", "扭曲棋盘格"), ArtKind.AllOver,
        ["warped", "checker", "checkerboard", "psychedelic", "wavy", "swirl", "groovy", "70s", "retro", "op-art", "trippy", "streetwear", "skate", "bold", "women", "men", "unisex", "all-over"],
        [
            new("warp", "choice", 0, 4, 3, "0 swells, 1 waves, 2 whirls, 3 liquid, 4 lenses"),
            new("strength", "share", 0.35, 1, 0.85, "stronger distortion"),
            new("swell", "mm", 50, 160, 90, "swells further apart"),
            new("square", "mm", 7, 26, 11, "larger squares"),
            new("form", "choice", 0, 3, 0, "0 squares, 1 diamonds, 2 long checks, 3 stripes"),
            new("colours", "count", 1, 4, 2, "more colours"),
            new("rhythm", "choice", 0, 2, 0, "colours: 0 by rows, 1 by diagonals, 2 drifting"),
            new("inset", "choice", 0, 3, 0, "0 plain, 1 a smaller check inside some, 2 discs in the ground's squares, 3 hearts and daisies"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["warp", "form", "inset", "swell"])
    {
        Shows =
        [
            Shown.Surely("check", "form=0,1,2"), Shown.Perhaps("check", "inset=1"), Shown.Surely("stripe", "form=3"), Shown.Perhaps("diamond-shape", "form=1"), Shown.Perhaps("circle", "inset=2"),
            Shown.Perhaps("dot", "inset=2"), Shown.Surely("heart", "inset=3"), Shown.Surely("daisy", "inset=3"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int form = canvas.Whole("form"), rhythm = canvas.Whole("rhythm"), inset = canvas.Whole("inset");
        double size = canvas["square"], strength = canvas["strength"];
        List<PaletteRole> colours = canvas.Colours(canvas.Whole("colours"));
        int period = rhythm == 2 ? 2 : 2 * colours.Count;
        // The tightest place keeps a fifth of the square: enough for the press.
        size = Math.Max(size, 5.5 * Math.Max(canvas.MinGap, canvas.MinLine));
        double wide = form == 2 ? size * 0.8 : size, tall = form == 2 ? size * 1.7 : size;
        var grid = new NodeGrid(canvas, wide, tall, period, period);
        if (grid.Width > 1.6 * wide)
            grid = new(canvas, wide, tall, 2, 2);
        var warp = new Warp(canvas, (WarpKind)canvas.Whole("warp"), canvas["swell"], strength, canvas.Dice.Fork("warp"));
        var current = new Current(canvas);
        PaletteRole Colour(int column, int row) => colours[rhythm switch
        {
            0 => row % colours.Count,
            1 => (column + row) / 2 % colours.Count,
            _ => Math.Clamp((int)(colours.Count * (1.6 * current.At(grid.At(column, row)) - 0.3)), 0, colours.Count - 1),
        }];
        var layers = new InkLayers(canvas);
        foreach ((int column, int row) in grid.Nodes)
        {
            bool coloured = form == 3 ? row % 2 == 0 : (column + row) % 2 == 0;
            if (form == 1)
            {
                // Diamonds twice as large: every second crossing of even rows, and those between.
                if (coloured && column % 2 == 0)
                    layers.Add(Colour(column, row), Piece(warp, grid, [new(column, row - 1), new(column + 1, row), new(column, row + 1), new(column - 1, row)]));
                continue;
            }
            if (coloured)
                layers.Add(Colour(column, row), Piece(warp, grid, Corners(column, row, 0.5, form == 3 ? 0.52 : 0.5)));
        }
        layers.Print();
        if (inset > 0)
            Insets(canvas, grid, warp, inset, form, Colour);
    }

    private static Point[] Corners(double column, double row, double half, double halfAcross) =>
        [new(column - halfAcross, row - half), new(column + halfAcross, row - half), new(column + halfAcross, row + half), new(column - halfAcross, row + half)];

    // A polygon in grid steps, bent by the warp: four smooth pieces to a side, sharp at the corners.
    private static Outline Piece(Warp warp, NodeGrid grid, Point[] corners)
    {
        const int Steps = 4;
        var pen = new OutlineBuilder();
        for (int side = 0; side < corners.Length; side++)
        {
            Point a = corners[side], b = corners[(side + 1) % corners.Length];
            Point On(double t)
            {
                Point p = Point.Lerp(a, b, t);
                return warp.Apply(grid.At(p.X, p.Y));
            }
            Point[] way = [.. Enumerable.Range(-1, Steps + 3).Select(i => On((double)i / Steps))];
            if (side == 0)
                pen.MoveTo(way[1]);
            for (int i = 1; i <= Steps; i++)
            {
                (Point before, Point from, Point to, Point after) = (way[i - 1], way[i], way[i + 1], way[i + 2]);
                pen.CurveTo(from + (to - before) / 6, to - (after - from) / 6, to);
            }
        }
        return pen.Build();
    }

    private static void Insets(DesignCanvas canvas, NodeGrid grid, Warp warp, int inset, int form, Func<int, int, PaletteRole> colour)
    {
        var layers = new InkLayers(canvas);
        PaletteRole bright = Dress.Clear(canvas, PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Hero);
        foreach ((int column, int row) in grid.Nodes)
        {
            bool coloured = form == 3 ? row % 2 == 0 : (column + row) % 2 == 0, diamond = form == 1 && (!coloured || column % 2 != 0);
            if (diamond)
                continue;
            PaletteRole on = coloured ? colour(column, row) : PaletteRole.Ground;
            double room = Math.Min(Span(warp, grid, column, row, 1, 0), Span(warp, grid, column, row, 0, 1)), scale = form == 1 ? 1 : 0.62;
            if (room * 0.25 < Math.Max(canvas.MinGap, canvas.MinLine))
                continue;
            if (inset == 1 && coloured)
            {
                PaletteRole role = canvas.Bold(on, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Ground);
                layers.Add(role, Piece(warp, grid, form == 1
                    ? [new(column, row - 0.45), new(column + 0.45, row), new(column, row + 0.45), new(column - 0.45, row)]
                    : Corners(column, row, 0.21, form == 3 ? 0.3 : 0.21)));
            }
            else if (inset == 2 && (form == 3 ? !coloured : !coloured || form == 1))
            {
                PaletteRole role = form == 1 ? canvas.Bold(on, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Ground) : bright;
                layers.Add(role, Round(warp, grid, new(column, row), EmblemKind.Disc, 0.27 * scale / 0.62));
            }
            else if (inset == 3 && (coloured || form != 1) && (2 * column + row) % 3 == 0 && !grid.OnAxis(column, row))
            {
                PaletteRole role = canvas.Bold(on, coloured ? PaletteRole.Light : PaletteRole.Accent, PaletteRole.Accent, PaletteRole.Ground, PaletteRole.Hero);
                layers.Add(role, Round(warp, grid, new(column, row), (column + row) % 4 < 2 ? EmblemKind.Heart : EmblemKind.Daisy, 0.33 * scale / 0.62));
            }
        }
        layers.Print();
    }

    // A silhouette bent with the cloth: its points and handles are moved, which is right while it is small against the swell.
    private static Outline Round(Warp warp, NodeGrid grid, Point at, EmblemKind kind, double scale)
    {
        Point Moved(Point p) => warp.Apply(grid.At(at.X + p.X * scale, at.Y + p.Y * scale));
        Outline body = Emblem.Body(kind);
        return new([.. body.Contours.Select(c => new Contour(Moved(c.Start), [.. c.Segments.Select(s => new Segment(s.IsLine, Moved(s.Control1), Moved(s.Control2), Moved(s.End)))]))]);
    }

    private static double Span(Warp warp, NodeGrid grid, int column, int row, double across, double down) =>
        warp.Apply(grid.At(column - across / 2, row - down / 2)).DistanceTo(warp.Apply(grid.At(column + across / 2, row + down / 2)));
}
