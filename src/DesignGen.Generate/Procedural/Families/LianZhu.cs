using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Auspicious;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Tang pearl roundels 联珠纹: rings of pearls round birds or precious flowers, with four-fold flowers between.</summary>
public sealed class LianZhu : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "lian-zhu", new("Pearl roundels", "联珠纹"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "oriental", "asian", "tang", "dunhuang", "silk road", "roundel", "pearl", "bird", "medallion", "baoxiang", "flower", "brocade",
            "ornamental", "auspicious", "elegant", "luxury", "vintage", "symmetric", "women", "men", "unisex", "home", "all-over",
        ],
        [
            new("roundel", "mm", 40, 90, 60, "larger roundels"),
            new("motif", "choice", 0, 4, 0, "0 two birds face to face, 1 one bird, 2 lotus, 3 ruyi flower, 4 single birds and flowers by turns"),
            new("lattice", "choice", 0, 2, 0, "0 touching, linked by small roundels, 1 apart, with large flowers between, 2 alternating with smaller roundels"),
            new("ring", "share", 0.12, 0.26, 0.18, "a broader ring of pearls"),
            new("pearl", "share", 0.5, 0.85, 0.68, "larger pearls in their ring"),
            new("rings", "choice", 0, 2, 1, "plain pearls, pearls between two lines, or pearls and a scalloped rim"),
            new("disc", "choice", 0, 2, 1, "roundels open to the ground, tinted, or dark"),
            new("ground", "choice", 0, 2, 0, "light ground, coloured ground, or dark ground"),
            new("gilt", "choice", 0, 1, 0, "dark outlines, or bright ones"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 110, PrintsGround: true, Structure: ["motif", "lattice", "roundel", "ground"])
    {
        OnGround = [ShownWhen.Parse("ground=0")],
        Shows =
        [
            Shown.Surely("pearl"), Shown.Surely("medallion"), Shown.Surely("bird", "motif=0,1,4"), Shown.Surely("lotus", "motif=2,4"), Shown.Surely("ruyi", "motif=3"),
            Shown.Perhaps("ruyi", "lattice=1"), Shown.Perhaps("lotus", "motif=3"), Shown.Perhaps("tree", "motif=0"), Shown.Perhaps("blossom"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        var inks = new Brocade(canvas, Brocade.FieldOf(canvas, canvas.Whole("ground")), canvas.Whole("gilt") == 1);
        inks.FillField();
        var medallion = new Medallion(inks, inks.LineMm(0.5));
        int lattice = canvas.Whole("lattice");
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double size = canvas["roundel"], pitch = lattice switch { 0 => 1.03, 1 => 1.2, _ => 1.46 } * size;
        int period = canvas.Whole("motif") == 4 && !mirror ? TrueGrid.Period(canvas, pitch, pitch, 2) : 1;
        var grid = TrueGrid.Fit(canvas, pitch, pitch, period, period);
        double least = Math.Min(grid.Width, grid.Height), diagonal = Math.Sqrt(grid.Width * grid.Width + grid.Height * grid.Height) / 2;
        double radius = least / 2 * lattice switch { 0 => 0.97, 1 => 0.86, _ => 0.7 };
        int over = mirror ? 1 : 0;
        for (int row = 0; row < grid.Rows + over; row++)
        {
            for (int column = 0; column < grid.Columns + over; column++)
            {
                bool inRow = row < grid.Rows, inColumn = column < grid.Columns;
                double room = diagonal - radius - canvas.MinGap * 1.3;
                if (lattice == 2)
                {
                    double small = Math.Min(room, least / 2 * 0.62);
                    Ring(canvas, medallion, grid.At(column, row), small, true);
                    medallion.Draw(5, grid.At(column, row), small * 0.66, 8, true, 3);
                    if (inRow)
                        medallion.Filler(grid.At(column, row + 0.5), Math.Min(grid.Width / 2 - radius, grid.Height / 2 - small) * 0.86, false);
                    if (inColumn)
                        medallion.Filler(grid.At(column + 0.5, row), Math.Min(grid.Height / 2 - radius, grid.Width / 2 - small) * 0.86, false);
                }
                else
                {
                    Quatrefoil(medallion, grid.At(column, row), room, lattice == 1);
                }
                if (inRow && inColumn)
                    Roundel(canvas, medallion, grid.At(column + 0.5, row + 0.5), radius, period == 2 && (row + column) % 2 == 1);
            }
        }
        for (int row = 0; row < grid.Rows + over && lattice == 0; row++)
        {
            for (int column = 0; column < grid.Columns + over; column++)
            {
                if (row < grid.Rows)
                    Link(canvas, medallion, grid.At(column, row + 0.5), radius * 0.2);
                if (column < grid.Columns)
                    Link(canvas, medallion, grid.At(column + 0.5, row), radius * 0.2);
            }
        }
    }

    private static void Quatrefoil(Medallion medallion, Point at, double room, bool large)
    {
        medallion.Ring(at, 4, 0.5, room * 0.3, room * (large ? 0.92 : 0.8), MedallionPetal.Pointed, medallion.Inks.Warm, 2);
        medallion.Ring(at, 4, 0, room * 0.1, room * 1.05, MedallionPetal.Ruyi, medallion.Inks.Cool, 3);
        medallion.Ring(at, 8, 0, room * 0.04, room * 0.42, MedallionPetal.Round, medallion.Inks.Warm, 2);
        medallion.Core(at, room * 0.17, medallion.Inks.Bright);
    }

    private static void Link(DesignCanvas canvas, Medallion medallion, Point at, double radius)
    {
        Brocade inks = medallion.Inks;
        inks.Fill(inks.Field, Outline.Circle(at, radius + canvas.MinGap * 1.1));
        inks.Fill(inks.Contour, Outline.Circle(at, radius));
        inks.Fill(Brocade.Step(inks.Cool, 1), Outline.Circle(at, radius - medallion.LineMm));
        medallion.Blossom(at, radius * 0.74, 8, inks.Bright);
    }

    // The ring with its pearls; gives the radius that is free inside.
    private static double Ring(DesignCanvas canvas, Medallion medallion, Point at, double radius, bool swap)
    {
        Brocade inks = medallion.Inks;
        double line = medallion.LineMm, ring = radius * canvas["ring"];
        IReadOnlyList<PaletteRole> steps = swap ? inks.Cool : inks.Warm;
        PaletteRole band = Brocade.Step(steps, steps.Count > 2 ? 1 : 0);
        int style = canvas.Whole("rings");
        if (style == 2)
        {
            medallion.Ring(at, 24, 0, radius * 0.7, radius, MedallionPetal.Round, swap ? inks.Warm : inks.Cool, 2);
            radius *= 0.93;
            ring *= 0.9;
        }
        inks.Fill(inks.Contour, Outline.Circle(at, radius));
        double outer = radius - line;
        if (style == 1)
        {
            double rim = Math.Max(inks.BandMm, radius * 0.022);
            inks.Fill(Brocade.Step(inks.Bright, canvas.Differ(inks.Bright[0], inks.Field) ? 0 : 1), Outline.Circle(at, outer));
            inks.Fill(inks.Contour, Outline.Circle(at, outer - rim));
            outer -= rim + line;
        }
        inks.Fill(band, Outline.Circle(at, outer));
        double inner = outer - ring;
        medallion.Pearls(at, (outer + inner) / 2, ring / 2 * canvas["pearl"], PaletteRole.Ground, band);
        inks.Fill(inks.Contour, Outline.Circle(at, inner));
        if (style == 1)
        {
            double rim = Math.Max(inks.BandMm, radius * 0.022);
            inks.Fill(Brocade.Step(inks.Bright, canvas.Differ(inks.Bright[0], band) ? 0 : 1), Outline.Circle(at, inner - line));
            inks.Fill(inks.Contour, Outline.Circle(at, inner - line - rim));
            inner -= line + rim;
        }
        inks.Fill(Disc(canvas, inks), Outline.Circle(at, inner - line));
        return inner - line;
    }

    private static PaletteRole Disc(DesignCanvas canvas, Brocade inks) => canvas.Whole("disc") switch
    {
        1 => canvas.Against(inks.Contour, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Hero),
        2 => canvas.Against(inks.Contour, PaletteRole.Shade, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Ground),
        _ => inks.Field,
    };

    private static void Roundel(DesignCanvas canvas, Medallion medallion, Point at, double radius, bool odd)
    {
        Brocade inks = medallion.Inks;
        double free = Ring(canvas, medallion, at, radius, false);
        PaletteRole disc = Disc(canvas, inks);
        int motif = canvas.Whole("motif");
        if (motif == 4)
            motif = odd ? 2 : 1;
        var bird = new PearlBird(inks);
        switch (motif)
        {
            case 0:
                Tree(canvas, medallion, at, free, disc);
                Sprinkle(medallion, at, free, [new(-0.46, -0.68), new(0.46, -0.68), new(0, 0.86)]);
                foreach (int side in new[] { -1, 1 })
                    bird.Draw(new Affine(-side * free * 0.62, 0, 0, free * 0.62, at.X + side * free * 0.45, at.Y + free * 0.04), disc, inks.Warm, inks.Cool);
                break;
            case 1:
                Base(medallion, at, free, disc);
                Sprinkle(medallion, at, free, [new(-0.4, -0.66), new(-0.66, 0.46), new(0.66, 0.14), new(0.42, 0.5)]);
                bird.Draw(new Affine(free * 0.88, 0, 0, free * 0.88, at.X + free * 0.04, at.Y - free * 0.04), disc, inks.Warm, inks.Cool);
                break;
            case 2:
                medallion.Draw(0, at, free * 0.93, 8, false, 3);
                break;
            default:
                medallion.Draw(1, at, free * 0.93, 8, true, 3);
                break;
        }
    }

    // Small blossoms in what the birds leave free.
    private static void Sprinkle(Medallion medallion, Point at, double free, Point[] places)
    {
        double radius = free * 0.105;
        if (radius < 2.2 * medallion.Inks.BandMm)
            return;
        foreach (Point place in places)
            medallion.Blossom(at + place * free, radius, 6, medallion.Inks.Cool);
    }

    // A palmette base for the birds to stand on.
    private static void Base(Medallion medallion, Point at, double free, PaletteRole disc)
    {
        Brocade inks = medallion.Inks;
        double y = at.Y + free * 0.67;
        for (int k = 0; k < 2; k++)
        {
            double line = k == 0 ? 0 : medallion.LineMm;
            PaletteRole role = k == 0 ? inks.Contour : Brocade.Step(inks.Cool, inks.Canvas.Differ(Brocade.Step(inks.Cool, 1), disc) ? 1 : 0);
            inks.Fill(role, new([.. new[] { -0.42, -0.14, 0.14, 0.42 }.SelectMany(x => Outline.Ellipse(new(at.X + x * free, y + free * 0.05), free * 0.15 - line, free * 0.09 - line).Contours)]));
        }
    }

    // The tree of life between two birds.
    private static void Tree(DesignCanvas canvas, Medallion medallion, Point at, double free, PaletteRole disc)
    {
        Brocade inks = medallion.Inks;
        Base(medallion, at, free, disc);
        PaletteRole trunk = canvas.Differ(inks.Contour, disc) ? inks.Contour : canvas.Clearest(disc, PaletteRole.Line, PaletteRole.Ground);
        double wide = Math.Max(canvas.MinLine * 1.6, free * 0.045);
        inks.Fill(trunk, Ribbon.Along([at + new Point(0, free * 0.66), at + new Point(0, free * 0.2), at + new Point(0, -free * 0.5)], wide * 1.4, wide));
        foreach (int side in new[] { -1, 1 })
        {
            foreach ((double y, double length) in new[] { (0.5, 0.2), (-0.42, 0.26) })
                inks.Nest(d => new PetalForm(0.24, 0.5, 0.9, 0.6, Bend: -side * 0.2).Loop(12).Map(Affine.Scale(free * length - d).Then(Affine.Rotate(-Math.PI / 2 + side * 0.9)).Then(Affine.Translate(at + new Point(0, y * free)))).Outline, free * length * 0.24, inks.Cool, medallion.LineMm, inks.BandMm, 1);
        }
        medallion.Blossom(at + new Point(0, -free * 0.68), free * 0.22, 8, inks.Warm);
    }
}
