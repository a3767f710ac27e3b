using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Auspicious;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Wan brocade 万字锦: the endless key lattice of joined 卍, straight or diagonal, with flowers laid on it.</summary>
/// <remarks>
/// Arms of neighbours join in Z-shaped links, a over, 2b down, a over, which has the lattice (2a, 2b), (−2b, 2a): a whole
/// turn by quarters about each crossing, a half turn about the middle of each link.
/// </remarks>
public sealed class WanZi : IPatternFamily
{
    // a and b of the links, and the side of the square block after which the lattice is the same again, in a's own unit.
    private static readonly (int A, int B, int Block)[] Links = [(1, 1, 4), (1, 2, 10), (2, 1, 10)];

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "wan-zi", new("Wan key lattice", "万字锦"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "chinese traditional", "oriental", "asian", "swastika", "wan", "lattice", "key", "fret", "brocade", "geometric", "auspicious", "flower",
            "classic", "elegant", "festive", "spring-festival", "men", "women", "unisex", "home", "all-over",
        ],
        [
            new("pitch", "mm", 2.7, 7, 3.8, "larger lattice"),
            new("link", "choice", 0, 2, 0, "short links, long bars, or broad arms"),
            new("diagonal", "choice", 0, 2, 1, "straight, diagonal, or diagonal and stretched across"),
            new("weight", "share", 0.3, 0.62, 0.46, "heavier lines against their gaps"),
            new("line-style", "choice", 0, 2, 0, "plain lines, double lines, or two inks by turns"),
            new("accent", "choice", 0, 4, 2, "0 none, 1 blossoms on the crossings, 2 round flowers, 3 ruyi roundels in rings, 4 lozenge windows"),
            new("spacing", "mm", 54, 120, 80, "flowers further apart"),
            new("accent-size", "share", 0.28, 0.6, 0.42, "larger flowers"),
            new("ground", "choice", 0, 2, 1, "light ground, coloured ground, or dark ground"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["accent", "link", "diagonal", "ground"])
    {
        OnGround = [ShownWhen.Parse("ground=0")],
        Shows =
        [
            Shown.Surely("swastika-key"), Shown.Surely("blossom", "accent=1"), Shown.Surely("medallion", "accent=2,3"), Shown.Surely("ruyi", "accent=2,3,4"),
            Shown.Perhaps("crabapple-blossom", "accent=2,3"), Shown.Surely("pearl", "accent=3"), Shown.Surely("diamond-shape", "accent=4"), Shown.Perhaps("blossom", "accent=2,3"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        var inks = new Brocade(canvas, Brocade.FieldOf(canvas, canvas.Whole("ground")), true);
        inks.FillField();
        double weight = canvas["weight"], space = Math.Max(canvas.MinGap / (1 - weight), canvas.MinLine / weight) * 1.04;
        bool twin = canvas.Whole("line-style") == 1;
        PaletteRole line = canvas.Bold(inks.Field, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line, PaletteRole.Ground, PaletteRole.Shade);
        double fine = Math.Max(canvas.MinLine * 1.1, 0.4), coreLeast = canvas.Finest(inks.Field) * 1.08;
        // A double line is two fine lines and a core between them.
        double pitch = twin ? Math.Max(canvas["pitch"] * 1.25, coreLeast + 2 * fine + canvas.MinGap * 1.1) : Math.Max(canvas["pitch"], space);
        int diagonal = canvas.Whole("diagonal");
        (int a, int b, int block) = Links[diagonal > 0 ? 0 : canvas.Whole("link")];
        double stretch = diagonal == 2 ? 1.5 : 1;
        double side = diagonal > 0 ? pitch * 2 * Math.Sqrt(2) : pitch * block;
        // Where every second 卍 has its own ink, the lattice is the same again after two units, but for the short straight one.
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror, turns = canvas.Whole("line-style") == 2;
        int period = turns && !mirror && (diagonal > 0 || a != b) ? TrueGrid.Period(canvas, side * stretch, side, 2) : 1;
        UnitGrid grid = TrueGrid.Fit(canvas, side * stretch, side, period, period);
        double w = grid.Width, h = grid.Height;
        // From links to the cloth.
        Affine plane = diagonal > 0 ? new(w / 4, -h / 4, w / 4, h / 4, 0, 0) : Affine.Scale(w / block, h / block);
        double unit = plane.Scaling, across = Math.Max(unit * weight, canvas.MinLine);
        if (twin)
            across = Math.Max(across * 1.25, coreLeast + 2 * fine);
        PaletteRole second = turns && (period == 2 || (diagonal == 0 && a == b))
            ? canvas.Distinct(inks.Field, line, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Support, PaletteRole.Line, PaletteRole.Ground).Skip(1).Where(r => canvas.Contrast(r, inks.Field) > 0.3).FirstOrDefault(line)
            : line;
        Point[] nodes = diagonal > 0 ? [Point.Zero] : Nodes(a, b, block);
        Weave(canvas, inks, grid, nodes, plane, (a, b), across / unit, line, second, twin ? (across - 2 * fine) / unit : 0);
        Accents(canvas, inks, grid, line, diagonal > 0);
    }

    // Crossings in a block: multiples of (2a, 2b) and (−2b, 2a).
    private static Point[] Nodes(int a, int b, int block)
    {
        var nodes = new List<Point>();
        for (int i = -block; i <= block; i++)
        {
            for (int j = -block; j <= block; j++)
            {
                Point p = new(2 * a * i - 2 * b * j, 2 * b * i + 2 * a * j);
                if (p.X >= 0 && p.Y >= 0 && p.X < block && p.Y < block)
                    nodes.Add(p);
            }
        }
        return [.. nodes];
    }

    // Every crossing draws its four arms as far as the middles of their links.
    private static void Weave(DesignCanvas canvas, Brocade inks, UnitGrid grid, Point[] nodes, Affine plane, (int A, int B) link, double width, PaletteRole line, PaletteRole second, double core)
    {
        Point[] arm = [new(0, 0), new(link.A, 0), new(link.A, link.B)];
        List<Contour> first = [], other = [], cores = [];
        // In a mirror repeat arms that start outside may still reach in.
        int over = canvas.Repeat?.Layout == RepeatLayout.Mirror ? 2 : 0;
        for (int row = -over; row < grid.Rows + over; row++)
        {
            for (int column = -over; column < grid.Columns + over; column++)
            {
                Affine corner = Affine.Translate(grid.At(column, row));
                foreach (Point node in nodes)
                {
                    // The crossing's number in the lattice, i (2a, 2b) + j (−2b, 2a), tells the turns.
                    double norm = 2.0 * (link.A * link.A + link.B * link.B), i = (node.X * link.A + node.Y * link.B) / norm, j = (node.Y * link.A - node.X * link.B) / norm;
                    int steps = (int)Math.Round(i + j) + (nodes.Length > 2 || nodes.Length == 1 ? row + column : 0);
                    Affine place = Affine.Translate(node).Then(plane).Then(corner);
                    for (int quarter = 0; quarter < 4; quarter++)
                    {
                        Affine turned = Affine.Rotate(quarter * Math.PI / 2).Then(place);
                        ((steps & 1) == 0 ? first : other).AddRange(Polygons.Path(arm, width, 0.03).Transform(turned).Contours);
                        if (core > 0)
                            cores.AddRange(Polygons.Path(arm, core, 0.03).Transform(turned).Contours);
                    }
                }
            }
        }
        inks.Fill(second, new([.. other]));
        inks.Fill(line, new([.. first]));
        if (core > 0)
            inks.Fill(canvas.Against(line, PaletteRole.Support, PaletteRole.Light, inks.Field), new([.. cores]));
    }

    private static void Accents(DesignCanvas canvas, Brocade inks, UnitGrid lattice, PaletteRole line, bool diagonal)
    {
        int kind = canvas.Whole("accent");
        if (kind == 0)
            return;
        var medallion = new Medallion(inks, inks.LineMm(0.5));
        double spacing = canvas["spacing"], share = canvas["accent-size"];
        if (kind == 1)
            spacing *= 0.62;
        // A window loses more to its frame than a roundel does.
        if (kind == 4)
            share *= 1.2;
        // Flowers sit on crossings where the counts allow it: the nearest grid of flowers that divides the lattice.
        (int sx, int sy) = canvas.Repeat?.CellShift ?? (1, 1);
        (int columns, int rows) = (Divisor(lattice.Columns, sx, lattice.Cell.Width / spacing), Divisor(lattice.Rows, sy, lattice.Cell.Height / spacing));
        var grid = new UnitGrid(columns, rows, lattice.Cell);
        double w = grid.Width, h = grid.Height, radius = Math.Min(Math.Min(w, h), Math.Sqrt(w * w + h * h) / 2) / 2 * share * 1.35;
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double gap = Math.Max(canvas.MinGap * 1.15, radius * 0.07), ring = inks.LineMm(0.55);
        foreach (bool middle in new[] { false, true })
        {
            for (int row = 0; row < rows + (mirror && !middle ? 1 : 0); row++)
            {
                for (int column = 0; column < columns + (mirror && !middle ? 1 : 0); column++)
                {
                    Point at = grid.At(column + (middle ? 0.5 : 0), row + (middle ? 0.5 : 0));
                    switch (kind)
                    {
                        case 1:
                            inks.Fill(inks.Field, Outline.Circle(at, radius * 0.8 + gap));
                            medallion.Blossom(at, radius * 0.8, 8, middle ? inks.Cool : inks.Warm);
                            break;
                        case 3:
                            inks.Fill(inks.Field, Outline.Circle(at, radius + gap));
                            inks.Fill(inks.Contour, Outline.Circle(at, radius));
                            inks.Fill(Brocade.Step(middle ? inks.Cool : inks.Warm, 1), Outline.Circle(at, radius - ring));
                            medallion.Pearls(at, radius - ring - radius * 0.085, radius * 0.05, PaletteRole.Light, Brocade.Step(middle ? inks.Cool : inks.Warm, 1));
                            inks.Fill(inks.Contour, Outline.Circle(at, radius * 0.83 - ring));
                            inks.Fill(inks.Field, Outline.Circle(at, radius * 0.83 - 2 * ring));
                            medallion.Draw(middle ? 5 : 1, at, radius * 0.76 - 2 * ring, 8, middle, 3);
                            break;
                        case 4:
                            Outline Lozenge(double r) => Outline.Polygon(new(at.X, at.Y - r * h / w * 1.3), new(at.X + r * 1.3, at.Y), new(at.X, at.Y + r * h / w * 1.3), new(at.X - r * 1.3, at.Y));
                            inks.Fill(inks.Field, Lozenge(radius + gap * 1.4));
                            inks.Fill(inks.Contour, Lozenge(radius));
                            inks.Fill(Brocade.Step(middle ? inks.Cool : inks.Warm, 0), Lozenge(radius - ring * 1.4));
                            inks.Fill(inks.Contour, Lozenge(radius - ring * 1.4 - gap));
                            inks.Fill(inks.Field, Lozenge(radius - ring * 2.8 - gap));
                            medallion.Draw(3, at, (radius - ring * 2.8 - gap) * 0.92 * Math.Min(1, h / w), 4, middle, 2);
                            break;
                        default:
                            inks.Fill(inks.Field, Scallop(at, radius + gap));
                            medallion.Draw(middle ? 1 : 5, at, radius, 8, middle, 3);
                            break;
                    }
                }
            }
        }

        static int Divisor(int count, int shift, double wish)
        {
            int best = shift;
            for (int n = shift; n <= count; n += shift)
            {
                if (count % n == 0 && Math.Abs(Math.Log(n / wish)) < Math.Abs(Math.Log(best / wish)))
                    best = n;
            }
            return best;
        }
    }

    // A cleared place of eight lobes, so that the ground follows the flower.
    private static Outline Scallop(Point at, double radius) => new(
        [.. Outline.Circle(at, radius * 0.9).Contours, .. Enumerable.Range(0, 8).SelectMany(k => Outline.Circle(at + Point.Polar(radius * 0.66, Math.Tau * k / 8), radius * 0.35).Contours)]);
}
