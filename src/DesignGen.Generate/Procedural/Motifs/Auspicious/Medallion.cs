using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>The petal of a medallion.</summary>
public enum MedallionPetal
{
    /// <summary>A round lobe.</summary>
    Round,

    /// <summary>A pointed lotus petal.</summary>
    Pointed,

    /// <summary>A ruyi head of three lobes.</summary>
    Ruyi,

    /// <summary>A narrow petal with a round tip, as of a chrysanthemum.</summary>
    Narrow,

    /// <summary>A heart with a dented tip, as of a crab apple.</summary>
    Heart,
}

/// <summary>Roundels of graded petals: the precious flower 宝相花 and the round flower 团花, in several constructions.</summary>
/// <remarks>Rings are drawn from the outside in, each layer of a ring as one shape, so that petals meet in their contour and none lies over its neighbour. All are symmetric about both axes.</remarks>
/// <param name="Inks">Colours and press.</param>
/// <param name="LineMm">Width of the contour, mm.</param>
public sealed record Medallion(Brocade Inks, double LineMm)
{
    /// <summary>How many constructions there are.</summary>
    public const int Kinds = 6;

    private IReadOnlyList<PaletteRole> Warm => Inks.Warm;

    /// <summary>Draws a medallion.</summary>
    /// <param name="kind">0 lotus behind ruyi, 1 ruyi heads, 2 chrysanthemum, 3 four-fold ruyi, 4 pearl wheel, 5 crab apple.</param>
    /// <param name="centre">Its middle, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="folds">Petals of a ring, even: 4, 6 or 8.</param>
    /// <param name="swap">Whether the two colours change places.</param>
    /// <param name="bands">Most steps of colour in a petal.</param>
    public void Draw(int kind, Point centre, double radius, int folds, bool swap = false, int bands = 3)
    {
        IReadOnlyList<PaletteRole> a = swap ? Inks.Cool : Warm, b = swap ? Warm : Inks.Cool, c = Inks.Bright;
        switch (kind)
        {
            case 1:
                Ring(centre, folds, 0.5, 0.5 * radius, 0.9 * radius, MedallionPetal.Pointed, b, bands);
                Ring(centre, folds, 0, 0.28 * radius, radius, MedallionPetal.Ruyi, a, bands);
                Ring(centre, folds, 0.5, 0.08 * radius, 0.5 * radius, MedallionPetal.Round, b, bands);
                Core(centre, 0.24 * radius, c);
                break;
            case 2:
                Ring(centre, 2 * folds, 0, 0.4 * radius, radius, MedallionPetal.Narrow, a, bands);
                Ring(centre, 2 * folds, 0.5, 0.25 * radius, 0.74 * radius, MedallionPetal.Narrow, b, bands);
                Ring(centre, folds, 0, 0.05 * radius, 0.5 * radius, MedallionPetal.Round, a, bands);
                Core(centre, 0.22 * radius, c);
                break;
            case 3:
                Ring(centre, 4, 0.5, 0.3 * radius, radius * 0.94, MedallionPetal.Pointed, b, bands);
                Ring(centre, 4, 0, 0.05 * radius, radius, MedallionPetal.Ruyi, a, bands);
                Ring(centre, 8, 0, 0.04 * radius, 0.46 * radius, MedallionPetal.Round, b, bands);
                Core(centre, 0.2 * radius, c);
                break;
            case 4:
                Ring(centre, 2 * folds, 0.5, 0.7 * radius, radius, MedallionPetal.Round, b, bands);
                Disc(centre, 0.86 * radius, a, 1);
                Pearls(centre, 0.745 * radius, 0.085 * radius, PaletteRole.Ground, a[0]);
                Disc(centre, 0.62 * radius, [.. b.Reverse()], 1);
                Ring(centre, folds, 0, 0.08 * radius, 0.58 * radius, MedallionPetal.Pointed, a, bands);
                Ring(centre, folds, 0.5, 0.05 * radius, 0.36 * radius, MedallionPetal.Round, c, bands);
                Core(centre, 0.15 * radius, b);
                break;
            case 5:
                Ring(centre, folds, 0.5, 0.5 * radius, 0.96 * radius, MedallionPetal.Pointed, b, bands);
                Ring(centre, folds, 0, 0.15 * radius, radius, MedallionPetal.Heart, a, bands);
                Ring(centre, folds, 0.5, 0.1 * radius, 0.56 * radius, MedallionPetal.Pointed, b, bands);
                Ring(centre, folds, 0, 0.03 * radius, 0.38 * radius, MedallionPetal.Heart, c, bands);
                Core(centre, 0.13 * radius, a);
                break;
            default:
                Ring(centre, folds, 0.5, 0.4 * radius, radius, MedallionPetal.Pointed, b, bands);
                Ring(centre, folds, 0, 0.3 * radius, 0.95 * radius, MedallionPetal.Pointed, a, bands);
                Ring(centre, folds, 0.5, 0.12 * radius, 0.68 * radius, MedallionPetal.Ruyi, b, bands);
                Ring(centre, folds, 0, 0.05 * radius, 0.4 * radius, MedallionPetal.Round, a, bands);
                Core(centre, 0.17 * radius, c);
                break;
        }
    }

    /// <summary>A small filler: four pointed petals, with four round ones between them where there is room.</summary>
    /// <param name="centre">Its middle, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="swap">Whether the two colours change places.</param>
    /// <param name="turn">Turn in petals: a half turns it by an eighth.</param>
    public void Filler(Point centre, double radius, bool swap, double turn = 0)
    {
        IReadOnlyList<PaletteRole> a = swap ? Warm : Inks.Cool, b = swap ? Inks.Cool : Warm;
        if (radius > 5 * Inks.BandMm)
            Ring(centre, 4, 0.5 + turn, 0.1 * radius, 0.74 * radius, MedallionPetal.Round, b, 2);
        Ring(centre, 4, turn, 0.02 * radius, radius, MedallionPetal.Pointed, a, 3);
        Core(centre, 0.2 * radius, Inks.Bright);
    }

    /// <summary>A small round blossom of petals of one colour with an eye.</summary>
    public void Blossom(Point centre, double radius, int petals, IReadOnlyList<PaletteRole> steps, double turn = 0)
    {
        Ring(centre, petals, turn, 0.05 * radius, radius, MedallionPetal.Heart, steps, 2);
        Core(centre, 0.26 * radius, Inks.Bright);
    }

    /// <summary>A ring of petals.</summary>
    /// <param name="centre">Middle of the ring, mm.</param>
    /// <param name="count">How many petals.</param>
    /// <param name="turn">Direction of the first, in petals: 0 to the right, 0.5 half a petal on.</param>
    /// <param name="inner">Distance of the feet from the middle, mm.</param>
    /// <param name="outer">Distance of the tips, mm.</param>
    /// <param name="petal">Their form.</param>
    /// <param name="steps">Colours from the outside in.</param>
    /// <param name="bands">Most steps.</param>
    public void Ring(Point centre, int count, double turn, double inner, double outer, MedallionPetal petal, IReadOnlyList<PaletteRole> steps, int bands)
    {
        double length = outer - inner, belly = petal switch { MedallionPetal.Pointed => 0.45, MedallionPetal.Narrow => 0.74, MedallionPetal.Heart => 0.66, _ => 0.62 };
        double half = Math.Min(Math.Sin(Math.PI / count) * (inner + belly * length) * 1.03, length * (petal == MedallionPetal.Pointed ? 0.46 : 0.56));
        double line = Math.Min(LineMm, Math.Max(half * 0.3, Inks.LineMm(0)));
        double band = Math.Max(Inks.BandMm, (half - line) / (Math.Min(bands, steps.Count) + 0.3));
        Inks.Nest(inset => All(inset), half, steps, line, band, bands);

        Outline All(double inset)
        {
            var contours = new List<Contour>();
            Outline one = Petal(petal, length, half, belly, inset);
            for (int k = 0; k < count; k++)
            {
                Affine place = Affine.Translate(inner, 0).Then(Affine.Rotate(Math.Tau * (k + turn) / count)).Then(Affine.Translate(centre));
                contours.AddRange(one.Transform(place).Contours);
            }
            return new([.. contours]);
        }
    }

    // The petal from its foot at the origin along x, drawn in by a distance at its tip and sides.
    private static Outline Petal(MedallionPetal petal, double length, double half, double belly, double inset)
    {
        if (petal == MedallionPetal.Ruyi)
        {
            double top = 0.62 * half, side = 0.56 * half, y = half - side, reach = length - top;
            double x = Math.Max(0.3 * length, reach - 0.72 * half);
            var lobes = new List<Contour>();
            foreach ((Point at, double r) in new[] { (new Point(reach, 0), top), (new Point(x, y), side), (new Point(x, -y), side), (new Point((x + reach) / 2, 0), 0.5 * half) })
            {
                if (r > inset * 1.02)
                    lobes.AddRange(Outline.Circle(at, r - inset).Contours);
            }
            // The stalk narrows to the foot.
            double waist = Math.Max(0, 0.62 * half - inset);
            if (waist > 0)
                lobes.AddRange(Outline.Polygon(new(0, -waist * 0.5), new(x, -waist), new(x, waist), new(0, waist * 0.5)).Contours);
            return new([.. lobes]);
        }
        double width = half / length;
        PetalForm form = petal switch
        {
            MedallionPetal.Pointed => new(width, belly, 0.85, 0.5),
            MedallionPetal.Narrow => new(width, belly, -0.1, 1),
            MedallionPetal.Heart => new(width, belly, -0.3, 0.8, Notch: 0.13),
            _ => new(width, belly, -0.15, 0.6),
        };
        double across = Math.Max(0.05, 1 - inset / half), along = Math.Max(0.05, 1 - inset / length);
        return form.Loop(petal == MedallionPetal.Heart ? 20 : 14).Map(Affine.Scale(length * along, length * across)).Outline;
    }

    /// <summary>The heart: a disc with an eye and pearls round it where they print.</summary>
    public void Core(Point centre, double radius, IReadOnlyList<PaletteRole> steps)
    {
        double line = Math.Min(LineMm, Math.Max(radius * 0.2, Inks.LineMm(0)));
        if (radius < line + Inks.BandMm * 0.5)
        {
            Inks.Fill(steps[0] == Inks.Contour ? steps[1] : steps[0], Outline.Circle(centre, Math.Max(radius, Inks.BandMm * 0.6)));
            return;
        }
        Inks.Fill(Inks.Contour, Outline.Circle(centre, radius));
        Inks.Fill(Brocade.Step(steps, 1), Outline.Circle(centre, radius - line));
        double free = radius - line;
        if (free > 4.2 * Inks.BandMm)
        {
            Pearls(centre, free * 0.68, free * 0.15, Inks.Contour, Brocade.Step(steps, 1));
            Inks.Fill(Inks.Contour, Outline.Circle(centre, free * 0.36));
            Inks.Fill(Brocade.Step(steps, 0), Outline.Circle(centre, free * 0.36 - Math.Min(line, free * 0.15)));
        }
        else if (free > 1.8 * Inks.BandMm)
        {
            Inks.Fill(Inks.Contour, Outline.Circle(centre, Math.Max(free * 0.4, Inks.BandMm * 0.6)));
        }
    }

    /// <summary>A plain disc in steps of colour.</summary>
    public void Disc(Point centre, double radius, IReadOnlyList<PaletteRole> steps, int bands) =>
        Inks.Nest(inset => Outline.Circle(centre, radius - inset), radius, steps, LineMm, Inks.BandMm * 1.4, bands);

    /// <summary>A ring of round pearls, as many as keep a gap between them.</summary>
    /// <param name="centre">Middle of the ring, mm.</param>
    /// <param name="radius">Radius of the ring through the pearls' middles, mm.</param>
    /// <param name="pearl">Wished radius of a pearl, mm.</param>
    /// <param name="role">Wished colour.</param>
    /// <param name="on">What they lie on.</param>
    public void Pearls(Point centre, double radius, double pearl, PaletteRole role, PaletteRole on)
    {
        PaletteRole shown = Inks.Canvas.Against(on, role, PaletteRole.Ground, Inks.Contour, PaletteRole.Light);
        double r = Math.Max(pearl, Inks.Canvas.Finest(shown) * 0.6);
        int count = (int)(Math.Tau * radius / (2 * r + Math.Max(Inks.Canvas.MinGap * 1.05, r * 0.35))) / 4 * 4;
        if (count < 8 || !Inks.Canvas.Differ(shown, on))
            return;
        Inks.Fill(shown, new([.. Enumerable.Range(0, count).SelectMany(i => Outline.Circle(centre + Point.Polar(radius, Math.Tau * (i + 0.5) / count), r).Contours)]));
    }
}
