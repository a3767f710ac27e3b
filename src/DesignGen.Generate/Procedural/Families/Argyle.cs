using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Argyle: knitted diamonds in turning colours under thin crossed lines, some with a small motif.</summary>
public sealed class Argyle : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "argyle", new("Argyle", "菱形格"), ArtKind.AllOver,
        ["argyle", "diamond", "harlequin", "knit", "golf", "preppy", "college", "school", "heritage", "classic", "retro", "geometric", "heart", "autumn", "winter", "spring", "men", "women", "kids", "unisex", "europe", "united kingdom"],
        [
            new("diamond", "mm", 28, 72, 42, "broader diamonds"),
            new("slimness", "share", 1.1, 1.8, 1.45, "taller diamonds against their breadth"),
            new("rhythm", "choice", 0, 4, 0, "colours turn 0 by column, 1 by row, 2 over both, 3 in checkerboard, 4 all alike"),
            new("edge", "choice", 0, 2, 0, "0 straight, 1 stepped as knitted, 2 straight with a rim"),
            new("over-line", "choice", 0, 4, 1, "0 none, 1 stitches, 2 solid, 3 double, 4 crosses of dots"),
            new("line", "mm", 0.5, 2.4, 1, "bolder over-lines"),
            new("fill", "choice", 0, 4, 0, "0 flat, 1 two halves, 2 nested diamonds, 3 facets, 4 fine stripes"),
            new("motif", "choice", 0, 5, 0, "in some diamonds: 0 none, 1 cherries, 2 hearts, 3 daisies, 4 bows, 5 stars"),
            new("air", "share", 0, 0.3, 0, "more ground between diamonds"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["diamond", "rhythm", "fill", "over-line"])
    {
        Shows = [Shown.Surely("diamond-shape"), .. Shown.ByValue("motif", 1, "cherry", "heart", "daisy", "bow", "star")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int rhythm = canvas.Whole("rhythm");
        double width = canvas["diamond"];
        List<PaletteRole> colours = [.. canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Light)];
        if (colours.Count == 0)
            colours.Add(PaletteRole.Hero);
        int turn = rhythm == 4 ? 1 : Math.Min(colours.Count, rhythm == 2 ? 3 : 2);
        (UnitGrid grid, turn) = Grid(canvas, width, canvas["slimness"], rhythm, turn);
        int spill = canvas.Repeat?.Layout == RepeatLayout.Mirror ? 1 : 0;
        var diamonds = new List<(int Column, int Row, PaletteRole Role)>();
        for (int row = -spill; row < grid.Rows + spill; row++)
        {
            for (int column = -spill; column < grid.Columns + spill; column++)
            {
                int step = rhythm switch { 0 => column, 1 => row, 2 => column + row, 3 => column + row, _ => 0 };
                diamonds.Add((column, row, colours[(step % turn + turn) % turn]));
            }
        }
        foreach ((int column, int row, PaletteRole role) in diamonds)
            Diamond(canvas, grid, column, row, role);
        Lines(canvas, grid, colours[..turn]);
        int motif = canvas.Whole("motif");
        if (motif == 0)
            return;
        double radius = Math.Min(grid.Width, grid.Height) * (1 - canvas["air"]) * 0.2;
        foreach ((int column, int row, PaletteRole role) in diamonds)
        {
            bool chosen = turn == 1 ? ((row + column) & 1) == 0 : role == colours[0];
            if (!chosen || radius < 2.6 || column < 0 || row < 0 || column >= grid.Columns || row >= grid.Rows)
                continue;
            Point at = grid.At(column + 0.5, row + 0.5);
            // The over-lines stop short of the motif.
            canvas.Fill(role, Outline.Ellipse(at, radius * 1.3, radius * 1.3));
            CheckMotif.Draw(canvas, motif, at, radius, role);
        }
    }

    // Slimness matters more than size, and a repeat in thirds has no room for three colours both ways: there fewer take turns.
    private static (UnitGrid Grid, int Turn) Grid(DesignCanvas canvas, double width, double slimness, int rhythm, int most)
    {
        (UnitGrid Grid, int Turn, double Cost) best = (UnitGrid.Fit(canvas, width, width * slimness), 1, double.PositiveInfinity);
        for (int turn = most; turn >= 1; turn--)
        {
            foreach (double share in (ReadOnlySpan<double>)[1, 1.2, 0.84, 1.45, 0.7, 1.8])
            {
                foreach (double stretch in (ReadOnlySpan<double>)[1, 1.3, 0.77])
                {
                    UnitGrid grid = UnitGrid.Fit(canvas, width * share, width * share * slimness * stretch, rhythm is 1 or 4 ? 1 : turn, rhythm is 0 or 4 ? 1 : turn);
                    double cost = 2 * Math.Abs(Math.Log(grid.Height / grid.Width / slimness)) + Math.Abs(Math.Log(grid.Width * grid.Height / (width * width * slimness))) / 2 + 0.5 * (most - turn) + (turn == 1 && most > 1 ? 1 : 0);
                    if (cost < best.Cost - 1e-9)
                        best = (grid, turn, cost);
                }
            }
        }
        return (best.Grid, best.Turn);
    }

    private static void Diamond(DesignCanvas canvas, UnitGrid grid, int column, int row, PaletteRole role)
    {
        Point at = grid.At(column + 0.5, row + 0.5);
        double share = 1 - canvas["air"], w = grid.Width / 2 * share, h = grid.Height / 2 * share;
        PaletteRole deep = new[] { PaletteRole.Shade, PaletteRole.Light, PaletteRole.Line, PaletteRole.Ground }.First(r => r == PaletteRole.Ground || (canvas.Differ(r, role) && canvas.Differ(r, PaletteRole.Ground)));
        PaletteRole rim = new[] { PaletteRole.Line, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Accent }.FirstOrDefault(r => canvas.Differ(r, role) && canvas.Differ(r, PaletteRole.Ground), role);
        void Fill(PaletteRole ink, Outline outline) => canvas.Fill(ink, AxisTrim.Trim(canvas, outline, 0.1));
        int edge = canvas.Whole("edge"), fill = canvas.Whole("fill");
        if (fill == 4 && w < 11)
            fill = 1;
        Outline body = edge == 1 ? Stepped(at, w, h) : Rhomb(at, w, h);
        double band = Math.Max(1.2 * canvas.MinLine, 0.07 * w);
        if (edge == 2 && rim != role)
        {
            Fill(rim, body);
            body = Rhomb(at, w * (1 - 2.2 * band / w), h * (1 - 2.2 * band / w));
        }
        Fill(role, body);
        switch (fill)
        {
            case 1:
                Fill(deep, edge == 1 ? Right(Stepped(at, w, h), at.X) : Right(body, at.X));
                break;
            case 2:
                for (int k = 0; k < 2; k++)
                {
                    double size = k == 0 ? 0.66 : 0.34;
                    Fill(k == 0 ? deep : role, edge == 1 ? Stepped(at, w * size, h * size) : Rhomb(at, w * size, h * size));
                }
                break;
            case 3:
                Fill(deep, Outline.Polygon(at, at + new Point(0, -h * 0.9), at + new Point(w * 0.9, 0)));
                Fill(deep, Outline.Polygon(at, at + new Point(0, h * 0.9), at + new Point(-w * 0.9, 0)));
                break;
            case 4:
                int stripes = Math.Max(3, (int)(2 * h / Math.Max(2.6, 3.4 * canvas.Finest(deep))) | 1);
                double step = 2 * h / stripes;
                for (int k = 1; k < stripes; k += 2)
                {
                    double top = -h + k * step, bottom = top + step;
                    List<Point> bar = AxisTrim.Keep(AxisTrim.Keep([.. body.Contours[0].Flatten(0.05)], p => p.Y - at.Y - top), p => bottom - p.Y + at.Y);
                    if (bar.Count > 2 && bar.Max(p => p.X) - bar.Min(p => p.X) > 3)
                        Fill(deep, Outline.Polygon([.. bar]));
                }
                break;
        }
    }

    private static Outline Rhomb(Point at, double w, double h) => Outline.Polygon(at + new Point(0, -h), at + new Point(w, 0), at + new Point(0, h), at + new Point(-w, 0));

    private static Outline Right(Outline body, double x) => Outline.Polygon([.. AxisTrim.Keep(body.Contours[0].Flatten(0.05), p => p.X - x)]);

    // A diamond in stitches: equal steps across and down along each edge.
    private static Outline Stepped(Point at, double w, double h)
    {
        int steps = Math.Clamp((int)(w / 1.9), 3, 12);
        var quarter = new List<Point>();
        for (int k = 0; k < steps; k++)
        {
            double left = k == 0 ? 0 : (k - 0.25) * w / (steps + 0.25), right = (k + 0.75) * w / (steps + 0.25), y = -(steps - k) * h / (steps + 0.5);
            quarter.Add(new(left, y));
            quarter.Add(new(right, y));
        }
        List<Point> points = [.. quarter];
        points.AddRange(quarter.AsEnumerable().Reverse().Select(p => new Point(p.X, -p.Y)));
        points.AddRange(quarter.Skip(1).Select(p => new Point(-p.X, -p.Y)));
        points.AddRange(quarter.AsEnumerable().Reverse().SkipLast(1).Select(p => new Point(-p.X, p.Y)));
        return Outline.Polygon([.. points.Select(p => at + p)]);
    }

    // Lines run through the middles of all diamonds, those of the ground too, along the edges' directions.
    private static void Lines(DesignCanvas canvas, UnitGrid grid, List<PaletteRole> fills)
    {
        int kind = canvas.Whole("over-line");
        if (kind == 0)
            return;
        double Least(PaletteRole r) => fills.Append(PaletteRole.Ground).Min(f => canvas.Contrast(r, f));
        PaletteRole role = new[] { PaletteRole.Accent, PaletteRole.Line, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Shade, PaletteRole.Support }.MaxBy(r => Math.Min(0.25, Least(r)))!;
        double width = Math.Max(Math.Min(canvas["line"], 0.045 * grid.Width), 1.15 * canvas.Finest(role));
        var pieces = new Gathering(canvas);
        int spill = canvas.Repeat?.Layout == RepeatLayout.Mirror ? 1 : 0;
        for (int row = -spill; row < grid.Rows + spill; row++)
        {
            for (int column = -spill; column < grid.Columns + spill; column++)
            {
                Point a = grid.At(column, row), b = grid.At(column + 1, row + 1), c = grid.At(column + 1, row), d = grid.At(column, row + 1);
                foreach ((Point from, Point to) in new[] { (a, b), (c, d) })
                    Line(from, to);
            }
        }
        pieces.Draw();

        void Line(Point from, Point to)
        {
            double length = from.DistanceTo(to);
            Point along = (to - from) / length, side = along.Perpendicular;
            switch (kind)
            {
                case 1:
                    // Stitches stand upright: short parallelograms with level ends. A whole even number, so crossings fall between two.
                    int stitches = Math.Max(4, (int)Math.Round(length / (2.1 * width + 2.2 * canvas.MinGap) / 2) * 2);
                    for (int k = 0; k < stitches; k++)
                    {
                        Point p = Point.Lerp(from, to, (k + 0.5) / stitches), half = along * (0.29 * length / stitches);
                        pieces.Add(role, Outline.Polygon(p - half - side * (width / 2), p + half - side * (width / 2), p + half + side * (width / 2), p - half + side * (width / 2)));
                    }
                    break;
                case 2:
                    canvas.Fill(role, AxisTrim.Trim(canvas, Bar(from, to, 0, width), 0.1));
                    break;
                case 3:
                    double apart = Math.Max(width * 1.1, 0.5 * width + 0.6 * canvas.MinGap);
                    canvas.Fill(role, AxisTrim.Trim(canvas, Bar(from, to, apart, width * 0.8), 0.1));
                    canvas.Fill(role, AxisTrim.Trim(canvas, Bar(from, to, -apart, width * 0.8), 0.1));
                    break;
                default:
                    int dots = Math.Max(4, (int)Math.Round(length / (2.6 * width + canvas.MinGap) / 2) * 2);
                    for (int k = 0; k < dots; k++)
                        pieces.Add(role, Outline.Circle(Point.Lerp(from, to, (k + 0.5) / dots), 0.75 * width));
                    break;
            }

            Outline Bar(Point p, Point q, double off, double wide) => Outline.Polygon(
                p + side * (off - wide / 2), q + side * (off - wide / 2), q + side * (off + wide / 2), p + side * (off + wide / 2));
        }
    }
}
