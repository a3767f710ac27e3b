using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Auspicious;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Key fret 回纹: square spirals, single, facing or joined into S-links, all over, in rows or round windows with a flower.</summary>
public sealed class HuiWen : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "hui-wen", new("Chinese key fret", "回纹"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "oriental", "asian", "fret", "meander", "key", "greek key", "spiral", "geometric", "line", "auspicious", "classic", "elegant",
            "minimal", "streetwear", "men", "women", "unisex", "home", "all-over",
        ],
        [
            new("unit", "mm", 14, 34, 21, "larger spirals"),
            new("turns", "choice", 0, 3, 1, "spirals of two, three, four or five turns"),
            new("link", "choice", 0, 3, 2, "0 single spirals, 1 turned about, 2 S-links, 3 four round a middle"),
            new("arrangement", "choice", 0, 4, 0, "0 all over, 1 rows between bands, 2 chequer with florets, 3 roundels on the fret, 4 square windows on the fret"),
            new("weight", "share", 0.36, 0.62, 0.5, "heavier lines against their gaps"),
            new("diagonal", "choice", 0, 1, 0, "straight, or turned by an eighth"),
            new("tones", "choice", 0, 2, 1, "one ink, two inks by turns, or a filled unit behind each spiral"),
            new("ground", "choice", 0, 2, 0, "light ground, coloured ground, or dark ground"),
            new("accent", "share", 0.6, 1, 0.85, "larger flowers and windows"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["arrangement", "link", "turns", "diagonal"])
    {
        OnGround = [ShownWhen.Parse("ground=0")],
        Shows =
        [
            Shown.Surely("greek-key"), Shown.Surely("medallion", "arrangement=3"), Shown.Perhaps("blossom", "arrangement=2"), Shown.Perhaps("rosette", "arrangement=2,4"),
            Shown.Perhaps("ruyi", "arrangement=3,4"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        PaletteRole field = Brocade.FieldOf(canvas, canvas.Whole("ground"));
        var inks = new Brocade(canvas, field);
        inks.FillField();
        int arrangement = canvas.Whole("arrangement"), cells = 5 + 2 * canvas.Whole("turns");
        bool diagonal = canvas.Whole("diagonal") == 1 && arrangement is not 1;
        // A turn of the spiral is a line and a gap: the unit grows where the press would close it.
        double least = Math.Max(canvas.MinLine / canvas["weight"], canvas.MinGap / (1 - canvas["weight"])) / 2 * 1.04;
        double size = Math.Max(canvas["unit"], (cells + 1) * Math.Max(least, 0.62));
        // Turned by an eighth, a unit's rectangle is as wide as two diagonals and holds two units a period.
        double pitch = diagonal ? size * Math.Sqrt(2) : size;
        int period = arrangement switch { 0 or 2 => 2, 1 => 1, _ => diagonal ? 4 : 6 };
        UnitGrid grid = arrangement == 1
            ? UnitGrid.Fit(canvas, size, size * 2.5, 2, 1)
            : TrueGrid.Fit(canvas, pitch, pitch, canvas.Repeat?.Layout == RepeatLayout.Mirror ? 1 : period, canvas.Repeat?.Layout == RepeatLayout.Mirror ? 1 : period);
        if (arrangement == 1)
            Rows(canvas, inks, grid, cells);
        else
            Cloth(canvas, inks, grid, cells, diagonal, arrangement, period);
    }

    private static (PaletteRole First, PaletteRole Second, PaletteRole? Behind) Tones(DesignCanvas canvas, Brocade inks)
    {
        // Fine lines need a clear step: the first role with one, or the clearest of all.
        PaletteRole[] wishes = inks.Field == PaletteRole.Ground
            ? [PaletteRole.Hero, PaletteRole.Line, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Support]
            : [PaletteRole.Light, PaletteRole.Accent, PaletteRole.Ground, PaletteRole.Line, PaletteRole.Support];
        PaletteRole first = wishes.Where(r => canvas.Contrast(r, inks.Field) >= 0.58).DefaultIfEmpty(canvas.Clearest(inks.Field, wishes)).First();
        List<PaletteRole> rest = canvas.Distinct(inks.Field, first, PaletteRole.Support, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Line);
        PaletteRole second = rest.Count > 1 ? rest.Skip(1).MaxBy(r => Math.Min(0.45, canvas.Contrast(r, inks.Field)) + 0.1 * (r == PaletteRole.Support ? 1 : 0)) : first;
        return canvas.Whole("tones") switch
        {
            0 => (first, first, null),
            1 => (first, second, null),
            // A filled unit shows its spiral in the field's own colour.
            _ => (canvas.Against(first, inks.Field), canvas.Against(second, inks.Field), first),
        };
    }

    // Units over the whole cloth, in a straight or diagonal lattice, with florets, roundels or windows.
    private static void Cloth(DesignCanvas canvas, Brocade inks, UnitGrid grid, int cells, bool diagonal, int arrangement, int period)
    {
        (PaletteRole first, PaletteRole second, PaletteRole? behind) = Tones(canvas, inks);
        int link = canvas.Whole("link");
        double weight = canvas["weight"], w = grid.Width, h = grid.Height;
        // Own plane of a unit: a square of side 1 with a margin of half a gap; its basis on the cloth is straight or diagonal.
        Point across = diagonal ? new(w / 2, h / 2) : new(w, 0), down = diagonal ? new(-w / 2, h / 2) : new(0, h);
        double shrink = cells / (cells + 1.0);
        var inksOf = new Dictionary<PaletteRole, List<Contour>>();
        var blocks = new List<Contour>();
        var florets = new List<(Point At, double Radius, bool Swap)>();
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        int reach = mirror ? 1 : 0;
        for (int row = 0; row < grid.Rows + reach; row++)
        {
            for (int column = 0; column < grid.Columns + reach; column++)
            {
                for (int second2 = 0; second2 < (diagonal ? 2 : 1); second2++)
                {
                    bool inside = row < grid.Rows && column < grid.Columns;
                    if (!inside && (!diagonal || second2 == 1))
                        continue;
                    Point at = diagonal ? grid.At(column + second2 * 0.5, row + second2 * 0.5) : grid.At(column + 0.5, row + 0.5);
                    // Lattice coordinates of the unit, for turning units by turns.
                    int i = diagonal ? row + column + second2 : column, j = diagonal ? row - column : row;
                    bool odd = ((i + j) & 1) == 1;
                    if (arrangement == 2 && odd)
                    {
                        florets.Add((at, 0.44 * Math.Min(across.Length, down.Length), false));
                        continue;
                    }
                    PaletteRole role = (link == 2 ? (j & 1) == 1 : odd) ? second : first;
                    (bool flipX, bool flipY) = link switch
                    {
                        1 => ((i & 1) == 1, (i & 1) == 1),
                        2 => ((i & 1) == 1, (i & 1) == 1),
                        3 => ((i & 1) == 1, (j & 1) == 1),
                        _ => (false, false),
                    };
                    if (!inksOf.TryGetValue(role, out List<Contour>? lines))
                        inksOf[role] = lines = [];
                    List<Point> run = KeyLine.Spiral(cells);
                    // An S-link: the spiral's outer end runs on to the middle of the seam and meets its turned neighbour there.
                    double cell = 1.0 / cells;
                    if (link == 2)
                    {
                        run[0] = new(0.5 * cell, 0.5 * cell);
                        if ((i & 1) == 0)
                            run = [.. run.Select(p => new Point(1 - p.X, p.Y))];
                        else
                            run = [.. run.Select(p => new Point(p.X, 1 - p.Y))];
                        (flipX, flipY) = (false, false);
                    }
                    Affine unit = Affine.Translate(-0.5, -0.5).Then(Affine.Scale(flipX ? -shrink : shrink, flipY ? -shrink : shrink)).Then(new(across.X, across.Y, down.X, down.Y, at.X, at.Y));
                    lines.AddRange(Polygons.Path(run, 2 * cell * weight, cell * weight).Transform(unit).Contours);
                    if (behind is not null)
                        blocks.AddRange(Square(at, across, down, 1 - 0.5 / (cells + 1)).Contours);
                }
            }
        }
        if (behind is PaletteRole block)
            inks.Fill(block, new([.. blocks]));
        foreach ((PaletteRole role, List<Contour> lines) in inksOf.OrderBy(p => (int)p.Key))
            inks.Fill(role, new([.. lines]));
        if (arrangement is 3 or 4)
            Windows(canvas, inks, grid, arrangement == 4, diagonal, period, mirror);
        var medallion = new Medallion(inks, inks.LineMm(0.4));
        foreach ((Point at, double radius, bool swap) in florets)
        {
            if (radius * canvas["accent"] > 4)
                medallion.Filler(at, radius * (0.6 + 0.4 * canvas["accent"]), swap, diagonal ? 0 : 0.5);
            else
                medallion.Blossom(at, radius * (0.6 + 0.4 * canvas["accent"]), 4, inks.Cool, 0.5);
        }
    }

    private static Outline Square(Point at, Point across, Point down, double share) => Outline.Polygon(
        at - (across + down) * (share / 2), at + (across - down) * (share / 2), at + (across + down) * (share / 2), at + (down - across) * (share / 2));

    // Clear roundels or squares that take whole units out of the fret, alternately placed.
    private static void Windows(DesignCanvas canvas, Brocade inks, UnitGrid grid, bool square, bool diagonal, int period, bool mirror)
    {
        var medallion = new Medallion(inks, inks.LineMm(0.45));
        double w = grid.Width, h = grid.Height, unit = Math.Min(w, h);
        int step = mirror ? Math.Max(2, period) : period;
        double radius = step * unit * (diagonal ? 0.25 : 0.235) * (0.55 + 0.45 * canvas["accent"]);
        double line = inks.LineMm(0.6), gap = Math.Max(canvas.MinGap * 1.2, radius * 0.06);
        foreach (double half in new[] { 0.0, 0.5 })
        {
            for (int row = 0; row < Math.Max(1, grid.Rows / step) + (mirror && half == 0 ? 1 : 0); row++)
            {
                for (int column = 0; column < Math.Max(1, grid.Columns / step) + (mirror && half == 0 ? 1 : 0); column++)
                {
                    Point at = grid.At((column + half) * grid.Columns / Math.Max(1, grid.Columns / step), (row + half) * grid.Rows / Math.Max(1, grid.Rows / step));
                    bool swap = half > 0;
                    Outline Window(double r) => !square ? Outline.Circle(at, r) : diagonal
                        ? Outline.Polygon(new(at.X, at.Y - r * 1.2), new(at.X + r * 1.2, at.Y), new(at.X, at.Y + r * 1.2), new(at.X - r * 1.2, at.Y))
                        : Outline.Rectangle(new(at.X - r * 0.88, at.Y - r * 0.88, at.X + r * 0.88, at.Y + r * 0.88));
                    inks.Fill(inks.Field, Window(radius + gap));
                    inks.Fill(inks.Contour, Window(radius));
                    inks.Fill(Brocade.Step(swap ? inks.Cool : inks.Warm, 0), Window(radius - line));
                    double inner = radius - line - gap * 1.4;
                    inks.Fill(inks.Contour, Window(inner));
                    inks.Fill(inks.Field, Window(inner - line));
                    medallion.Draw(swap ? 1 : 5, at, (inner - line) * (square ? 0.84 : 0.92), square && !diagonal ? 8 : 6, swap, 2);
                }
            }
        }
    }

    // Rows of spirals between plain bands with a bead line.
    private static void Rows(DesignCanvas canvas, Brocade inks, UnitGrid grid, int cells)
    {
        (PaletteRole first, PaletteRole second, PaletteRole? behind) = Tones(canvas, inks);
        double weight = canvas["weight"], unit = Math.Min(grid.Width, grid.Height * 0.5), line = inks.LineMm(0.5);
        int link = canvas.Whole("link");
        var medallion = new Medallion(inks, inks.LineMm(0.4));
        for (int row = 0; row < grid.Rows; row++)
        {
            double middle = grid.At(0, row + 0.5).Y, top = grid.At(0, row).Y;
            var lines = (First: new List<Contour>(), Second: new List<Contour>());
            double rail = middle - unit / 2 - Math.Max(canvas.MinGap, unit / (cells + 1)) - line;
            double foot = 2 * middle - rail;
            if (behind is PaletteRole block)
                inks.Fill(block, Outline.Rectangle(new(grid.Cell.Left - 0.2, rail, grid.Cell.Right + 0.2, foot)));
            for (int column = 0; column < grid.Columns; column++)
            {
                bool odd = (column & 1) == 1;
                double shrink = cells / (cells + 1.0), cell = 1.0 / cells;
                (double x, double y) = link switch { 0 => (1.0, 1.0), 1 => (odd ? -1.0 : 1.0, 1.0), _ => (odd ? -1.0 : 1.0, odd && link == 2 ? -1.0 : 1.0) };
                Affine place = Affine.Translate(-0.5, -0.5).Then(Affine.Scale(x * shrink, y * shrink)).Then(new(grid.Width, 0, 0, unit, grid.At(column + 0.5, 0).X, middle));
                (odd ? lines.Second : lines.First).AddRange(Polygons.Path(KeyLine.Spiral(cells), 2 * cell * weight, cell * weight).Transform(place).Contours);
            }
            inks.Fill(first, new([.. lines.First]));
            inks.Fill(second, new([.. lines.Second]));

            // Rails, and between two rows a band with florets.
            foreach ((double y0, double y1) in new[] { (rail - line, rail), (foot, foot + line) })
                inks.Fill(inks.Contour, Outline.Rectangle(new(grid.Cell.Left - 0.2, y0, grid.Cell.Right + 0.2, y1)));
            double half = (grid.Height - (foot - rail)) / 2 - line, gap = Math.Max(canvas.MinGap, line * 1.5);
            if (half < gap * 2.2)
                continue;
            PaletteRole band = Brocade.Step(inks.Warm, 1), trim = Brocade.Step(inks.Cool, 1);
            double band0 = half - gap;
            Band(inks, grid, top, band0, trim);
            Band(inks, grid, top, band0 - Math.Max(line, inks.BandMm), band == trim ? inks.Field : band);
            double radius = (band0 - Math.Max(line, inks.BandMm)) * 0.9 * (0.6 + 0.4 * canvas["accent"]);
            int step = Math.Max(1, (int)Math.Ceiling(radius * 2.6 / grid.Width));
            while (grid.Columns % (step * (canvas.Repeat?.CellShift.Across ?? 1)) != 0 && step > 1)
                step--;
            for (int column = 0; column < grid.Columns / step && radius > 1.5; column++)
            {
                Point at = new(grid.At((column + 0.5) * step, 0).X, top);
                if (column % 2 == 0 || grid.Columns / step % (2 * (canvas.Repeat?.CellShift.Across ?? 1)) != 0)
                    medallion.Blossom(at, radius, 8, inks.Bright);
                else
                    medallion.Blossom(at, radius * 0.7, 4, inks.Cool);
            }
        }
    }

    private static void Band(Brocade inks, UnitGrid grid, double middle, double half, PaletteRole role)
    {
        if (half > 0.4)
            inks.Fill(role, Outline.Rectangle(new(grid.Cell.Left - 0.2, middle - half, grid.Cell.Right + 0.2, middle + half)));
    }
}
