using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>Flower heads and leaves of scrolling vines: lotus, peony, chrysanthemum and pomegranate lotus, each part in a contour and steps of colour.</summary>
/// <param name="Inks">Colours and press.</param>
/// <param name="LineMm">Width of the contour, mm.</param>
/// <param name="Bands">Most steps of colour in a petal.</param>
public sealed record ScrollFlower(Brocade Inks, double LineMm, int Bands)
{
    /// <summary>How many kinds of heads there are.</summary>
    public const int Kinds = 4;

    /// <summary>Draws a head.</summary>
    /// <param name="kind">0 lotus, 1 peony, 2 chrysanthemum, 3 precious lotus.</param>
    /// <param name="at">Its middle, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="facing">Direction away from its stalk, radians.</param>
    /// <param name="petals">Colours of its petals, from the outside in.</param>
    /// <param name="heart">Colours of its heart.</param>
    public void Head(int kind, Point at, double radius, double facing, IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> heart)
    {
        switch (kind)
        {
            case 1: Peony(at, radius, facing, petals, heart); break;
            case 2: Chrysanthemum(at, radius, facing, petals, heart); break;
            case 3: Precious(at, radius, facing, petals, heart); break;
            default: Lotus(at, radius, facing, petals, heart); break;
        }
    }

    // One petal of its own, so that the next one overlaps it.
    private void Petal(Point at, double direction, double foot, double tip, PetalForm form, IReadOnlyList<PaletteRole> steps, int bands)
    {
        double length = tip - foot, half = form.Width * length, line = Math.Min(LineMm, Math.Max(half * 0.3, Inks.LineMm(0)));
        Affine place = Affine.Translate(foot, 0).Then(Affine.Rotate(direction)).Then(Affine.Translate(at));
        double band = Math.Max(Inks.BandMm, (half - line) / (Math.Min(bands, steps.Count) + 0.35));
        int points = form.Ruffle > 0 && length > 5 ? 24 : 14;
        Inks.Nest(d => form.Loop(points).Map(Affine.Scale(length * Math.Max(0.05, 1 - 1.35 * d / length), length * Math.Max(0.05, 1 - d / half))).Map(place).Outline, half, steps, line, band, bands);
    }

    private void Fan(Point at, double radius, double facing, IReadOnlyList<(double Degrees, double Foot, double Tip)> plan, PetalForm form, IReadOnlyList<PaletteRole> steps, int bands, double lean = 0)
    {
        foreach ((double degrees, double foot, double tip) in plan)
        {
            foreach (int side in degrees == 0 ? new[] { 1 } : [1, -1])
                Petal(at, facing + side * degrees * Math.PI / 180, foot * radius, tip * radius, form with { Bend = form.Bend - side * lean }, steps, bands);
        }
    }

    // Seen half from the side: petals stand up round a peach-shaped heart, the lowest hang.
    private void Lotus(Point at, double radius, double facing, IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> heart)
    {
        Point foot = at - Point.Polar(radius * 0.25, facing);
        Fan(foot, radius, facing, [(152, 0, 0.72), (122, 0, 0.94), (92, 0, 1.02)], new PetalForm(0.24, 0.55, 1.05, 0.5), heart.Count > 1 ? [heart[1], heart[0]] : heart, 2, 0.22);
        Fan(foot, radius, facing, [(18, 0.3, 1.24), (54, 0.2, 1.14)], new PetalForm(0.24, 0.55, 0.95, 0.5), petals, Bands);
        Fan(foot, radius, facing, [(78, 0, 0.98), (36, 0.15, 1.08), (0, 0.2, 1.1)], new PetalForm(0.27, 0.52, 0.95, 0.4), petals, Bands, 0.06);
        Fan(foot, radius, facing, [(62, 0, 0.68), (24, 0, 0.76)], new PetalForm(0.27, 0.55, 0.8, 0.4), petals, Math.Min(2, Bands));
        Petal(foot, facing, -radius * 0.16, radius * 0.6, new PetalForm(0.38, 0.42, 0.9, -0.2), heart, 3);
        Fan(foot, radius, facing, [(130, 0, 0.42), (75, -0.05, 0.4)], new PetalForm(0.3, 0.5, 0.9, 0.3), petals, 2, 0.1);
    }

    private void Peony(Point at, double radius, double facing, IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> heart)
    {
        var lobed = new PetalForm(0.52, 0.68, -0.25, 0.5, Notch: 0.06, Ruffle: 0.05, Waves: 3);
        foreach ((int count, double tip, double turn) in new[] { (8, 1.0, 0.0), (6, 0.78, 0.4), (5, 0.56, 0.1) })
        {
            PetalForm form = lobed with { Width = Math.Min(0.6, Math.PI / count * 1.12) };
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = pass; k < count; k += 2)
                    Petal(at, facing + Math.Tau * (k + turn) / count, 0.02 * radius, tip * radius, form, petals, Bands);
            }
        }
        new Medallion(Inks, LineMm).Ring(at, 6, 0.5, 0.02 * radius, 0.34 * radius, MedallionPetal.Heart, heart, 2);
        new Medallion(Inks, LineMm).Core(at, 0.13 * radius, Inks.Bright);
    }

    private void Chrysanthemum(Point at, double radius, double facing, IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> heart)
    {
        var medallion = new Medallion(Inks, LineMm);
        double turn = facing * 16 / Math.Tau;
        medallion.Ring(at, 16, turn, 0.3 * radius, radius, MedallionPetal.Narrow, petals, Bands);
        medallion.Ring(at, 14, turn, 0.2 * radius, 0.74 * radius, MedallionPetal.Narrow, petals, Bands);
        medallion.Ring(at, 10, turn + 0.3, 0.08 * radius, 0.5 * radius, MedallionPetal.Narrow, petals, 2);
        medallion.Core(at, 0.25 * radius, heart);
    }

    // The lotus of court vines: a heart of ruyi, a ring of flames, a fringe of leaves at its foot.
    private void Precious(Point at, double radius, double facing, IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> heart)
    {
        var medallion = new Medallion(Inks, LineMm);
        Fan(at, radius, facing, [(158, 0.2, 0.84), (128, 0.2, 0.96)], new PetalForm(0.24, 0.5, 1.05, 0.5), heart.Count > 1 ? [heart[1], heart[0]] : heart, 2, 0.2);
        Fan(at, radius, facing, [(100, 0.2, 1.0), (72, 0.25, 1.02), (44, 0.25, 1.0), (18, 0.25, 0.98)], new PetalForm(0.3, 0.5, 1.0, 0.5), petals, Bands, 0.12);
        Fan(at, radius, facing, [(86, 0.1, 0.78), (57, 0.1, 0.8), (29, 0.1, 0.82), (0, 0.1, 0.88)], new PetalForm(0.3, 0.55, 0.7, 0.5), petals, Bands);
        double turn = facing * 5 / Math.Tau;
        medallion.Ring(at, 5, turn, 0.06 * radius, 0.54 * radius, MedallionPetal.Ruyi, heart, Bands);
        medallion.Core(at, 0.2 * radius, Inks.Bright);
    }

    /// <summary>A closed bud: two petals round a third, on a calyx.</summary>
    public void Bud(Point at, double radius, double facing, IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> calyx)
    {
        Point foot = at - Point.Polar(radius * 0.8, facing);
        Fan(foot, radius, facing, [(24, 0, 1.5)], new PetalForm(0.3, 0.45, 0.9, 0), petals, Math.Min(2, Bands), 0.1);
        Petal(foot, facing, 0, radius * 1.75, new PetalForm(0.3, 0.42, 0.9, 0), petals, Math.Min(2, Bands));
        Fan(foot, radius, facing, [(38, -0.1, 0.75)], new PetalForm(0.3, 0.45, 1, 0.2), calyx, 1, 0.15);
    }

    /// <summary>A tendril that ends in a curl.</summary>
    /// <param name="foot">Where it grows from, mm.</param>
    /// <param name="direction">Where it points, radians.</param>
    /// <param name="length">Its length with the curl, mm.</param>
    /// <param name="side">1 curls to the right, −1 to the left.</param>
    /// <param name="role">Its colour.</param>
    public void Tendril(Point foot, double direction, double length, int side, PaletteRole role)
    {
        double width = Math.Max(LineMm * 1.25, Inks.Canvas.Finest(role) * 1.1), curl = Math.Max(0.24 * length, width * 1.1 + Inks.Canvas.MinGap * 0.6);
        Affine place = Affine.Scale(1, side).Then(Affine.Rotate(direction)).Then(Affine.Translate(foot));
        var centre = new Point(length - curl, -curl * 0.25);
        var spine = new List<Point> { Point.Zero, new(length * 0.25, curl * 0.35), new(length * 0.5, curl * 0.72) };
        for (int i = 0; i <= 9; i++)
        {
            double t = i / 9.0;
            spine.Add(centre + Point.Polar(curl * (1 - 0.62 * t), Math.PI / 2 - t * 4.6));
        }
        Inks.Fill(role, Ribbon.Along([.. spine.Select(place.Apply)], width * 1.3, width));
        Inks.Fill(role, Outline.Circle(place.Apply(spine[^1]), width * 0.85));
    }

    /// <summary>A leaf in the scroll's manner: a blade with two lobes at its foot, its midrib in a deeper tone.</summary>
    /// <param name="foot">Where it grows from, mm.</param>
    /// <param name="direction">Where it points, radians.</param>
    /// <param name="length">Its length, mm.</param>
    /// <param name="bend">How far its tip swings aside, as a share of its length.</param>
    /// <param name="half">Half its width as a share of its length.</param>
    /// <param name="lobes">Whether it has lobes at its foot.</param>
    /// <param name="steps">Colours from the outside in.</param>
    public void Leaf(Point foot, double direction, double length, double bend, double half, bool lobes, IReadOnlyList<PaletteRole> steps)
    {
        Affine place = Affine.Rotate(direction).Then(Affine.Translate(foot));
        double side = bend < 0 ? -1 : 1, breadth = half * length, line = Math.Min(LineMm, Math.Max(breadth * 0.25, Inks.LineMm(0)));
        (PetalForm Form, double Length, double X, double Turn)[] blades = lobes && breadth > 3.2 * line
            ? [(new(half * 0.86, 0.46, 1.1, 0.3, Bend: bend), 1, 0, 0), (new(0.3, 0.5, 1.0, 0.4, Bend: 0.3), 0.44, 0.14, 0.62), (new(0.3, 0.5, 1.0, 0.4, Bend: -0.3), 0.44, 0.14, -0.62)]
            : [(new(half, 0.45, 1.1, 0.4, Bend: bend), 1, 0, 0)];
        Outline Blade(double inset) => new([.. blades.SelectMany(b =>
        {
            double own = b.Length * length, wide = b.Form.Width * own;
            return wide - inset < 0.12 && inset > 0 ? [] : b.Form.Loop(b.Length == 1 ? 14 : 10).Map(Affine.Scale(own * Math.Max(0.06, 1 - 1.5 * inset / own), own * Math.Max(0.06, 1 - inset / wide)))
                .Map(Affine.Translate(inset * 0.6, 0).Then(Affine.Rotate(b.Turn)).Then(Affine.Translate(b.X * length, 0))).Map(place).Outline.Contours;
        })]);
        Inks.Fill(Inks.Contour, Blade(0));
        Inks.Fill(steps[0], Blade(line));
        // The midrib: a tapered flame on the outer side of the bend.
        if (breadth - line > 1.7 * Inks.BandMm)
        {
            double wide = Math.Max(Inks.BandMm, breadth * 0.5);
            Point Rib(double t) => place.Apply(new Point(t, bend * t * t) * length);
            Inks.Fill(Brocade.Step(steps, 1), Ribbon.Along([Rib(0.1), Rib(0.35), Rib(0.58), Rib(0.8)], wide, Inks.Canvas.MinLine * 1.15));
        }
    }
}
