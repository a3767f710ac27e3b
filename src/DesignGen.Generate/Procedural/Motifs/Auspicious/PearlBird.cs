using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>The crowned bird of Tang pearl roundels 联珠纹: graded wing with a curled tip, tail of long feathers, pearls round the neck and a fluttering scarf.</summary>
/// <remarks>Own units: within a circle of radius 1, standing, looking to the right.</remarks>
/// <param name="Inks">Colours and press.</param>
public sealed record PearlBird(Brocade Inks)
{
    /// <summary>Draws the bird.</summary>
    /// <param name="place">From its own units to mm; a mirror turns it to the left.</param>
    /// <param name="on">What it stands on.</param>
    /// <param name="body">Colours of its body, from the outside in.</param>
    /// <param name="wing">Colours of its wing.</param>
    public void Draw(Affine place, PaletteRole on, IReadOnlyList<PaletteRole> body, IReadOnlyList<PaletteRole> wing)
    {
        double unit = place.Scaling, line = Inks.LineMm(unit * 0.035) / unit, fine = Math.Max(Inks.Canvas.MinLine * 1.1 / unit, 0.03);
        PaletteRole contour = Inks.Canvas.Differ(Inks.Contour, on) ? Inks.Contour : Inks.Canvas.Clearest(on, PaletteRole.Line, PaletteRole.Ground, PaletteRole.Light);
        PaletteRole main = First(body, contour, on), second = First(wing, contour, main);
        PaletteRole spark = Inks.Canvas.Against(main, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Ground);
        void Part(PaletteRole role, Loop loop)
        {
            Inks.Fill(contour, loop.Grow(line).Map(place).Outline);
            Inks.Fill(role, loop.Map(place).Outline);
        }
        Affine At(double x, double y, double length, double degrees) => Affine.Scale(length).Then(Affine.Rotate(degrees * Math.PI / 180)).Then(Affine.Translate(x, y));
        Loop Feather(double x, double y, double length, double degrees, double width, double bend) => new PetalForm(width, 0.68, 0.1, 0.9, Bend: bend).Loop(14).Map(At(x, y, length, degrees));

        // Scarf behind the neck.
        foreach ((double drop, double length) in new[] { (0.0, 0.62), (0.13, 0.5) })
        {
            Point[] flutter = [new(0.16, -0.42 + drop * 0.3), new(-0.04, -0.52 + drop), new(-0.22, -0.42 + drop), new(-length + 0.04, -0.52 + drop)];
            Inks.Fill(contour, Ribbon.Along([.. flutter.Select(place.Apply)], unit * (0.05 + 1.2 * line), unit * (0.1 + 1.6 * line)));
            Inks.Fill(spark, Ribbon.Along([.. flutter.Select(place.Apply)], Math.Max(unit * 0.05, Inks.Canvas.MinLine), Math.Max(unit * 0.1, Inks.Canvas.MinLine)));
        }

        // Tail: long feathers, the lowest first.
        foreach ((double degrees, double length, bool other) in new[] { (172.0, 0.62, true), (190.0, 0.72, false), (208.0, 0.74, true), (226.0, 0.66, false) })
        {
            Part(other ? second : main, Feather(-0.22, 0.2, length, degrees, 0.15, 0.22));
            if (unit * 0.06 > Inks.Canvas.MinLine * 1.5)
                Inks.Fill(spark, Outline.Circle(place.Apply(At(-0.22, 0.2, length, degrees).Apply(new Point(0.82, 0.15))), unit * 0.045));
        }

        // Legs and feet.
        double leg = Math.Max(fine, 0.05);
        foreach (double x in new[] { -0.04, 0.14 })
        {
            Inks.Fill(contour, Ribbon.Along([place.Apply(new Point(x, 0.34)), place.Apply(new Point(x + 0.02, 0.6)), place.Apply(new Point(x, 0.82))], unit * leg * 1.5, unit * leg));
            Inks.Fill(contour, Ribbon.Along([place.Apply(new Point(x - 0.07, 0.84)), place.Apply(new Point(x + 0.05, 0.81)), place.Apply(new Point(x + 0.17, 0.85))], unit * leg, unit * leg));
        }

        // Beak and crest, then the body over their feet.
        Part(spark, new Loop([new(0.4, -0.74), new(0.52, -0.71), new(0.64, -0.61), new(0.52, -0.61), new(0.4, -0.6)]));
        foreach ((double degrees, double length) in new[] { (-140.0, 0.26), (-112.0, 0.3), (-84.0, 0.26) })
            Part(degrees == -112.0 ? spark : second, Feather(0.3, -0.72, length, degrees, 0.2, 0.1));
        Part(main, new Loop(
        [
            new(0.47, -0.66), new(0.42, -0.52), new(0.37, -0.38), new(0.42, -0.14), new(0.42, 0.08), new(0.28, 0.3), new(0.04, 0.41), new(-0.24, 0.36), new(-0.42, 0.2),
            new(-0.3, 0.04), new(-0.06, -0.08), new(0.1, -0.24), new(0.17, -0.44), new(0.19, -0.64), new(0.28, -0.78), new(0.4, -0.77),
        ]));

        // A paler breast, pearls round the neck, the eye.
        PaletteRole breast = Inks.Canvas.Against(main, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Accent);
        if (unit > 7)
        {
            Inks.Fill(breast, new Loop([new(0.34, -0.2), new(0.36, 0.04), new(0.24, 0.24), new(0.04, 0.34), new(-0.06, 0.33), new(0.14, 0.16), new(0.24, -0.02)]).Map(place).Outline);
        }
        double pearl = Math.Max(0.05, fine * 0.6);
        Inks.Fill(contour, Ribbon.Along([place.Apply(new Point(0.13, -0.4)), place.Apply(new Point(0.26, -0.35)), place.Apply(new Point(0.41, -0.39))], unit * (2.2 * pearl + line), unit * (2.2 * pearl + line)));
        Inks.Fill(spark == contour ? breast : spark, new([.. new[] { new Point(0.18, -0.375), new Point(0.275, -0.355), new Point(0.37, -0.375) }.SelectMany(p => Outline.Circle(place.Apply(p), unit * pearl * 0.85).Contours)]));
        Inks.Fill(contour, Outline.Circle(place.Apply(new Point(0.34, -0.67)), Math.Max(unit * 0.04, Inks.Canvas.MinLine * 0.6)));

        // The wing: three long feathers with curled tips over a graded shoulder.
        foreach ((double degrees, double length) in new[] { (206.0, 0.78), (222.0, 0.74), (238.0, 0.66) })
        {
            Loop feather = Feather(0.16, 0.1, length, degrees, 0.17, 0.3);
            Part(second, feather);
            if (unit * 0.1 > Inks.BandMm * 0.9)
                Inks.Fill(breast == second ? main : breast, new PetalForm(0.06, 0.6, 0.4, 0.8, Bend: 0.3).Loop(10).Map(Affine.Scale(0.72, 1).Then(Affine.Translate(0.18, 0.02))).Map(At(0.16, 0.1, length, degrees)).Map(place).Outline);
        }
        var shoulder = new Loop([new(0.28, 0.02), new(0.24, 0.18), new(0.08, 0.26), new(-0.12, 0.2), new(-0.2, 0.06), new(-0.08, -0.02), new(0.1, -0.1), new(0.22, -0.1)]);
        Part(spark == main ? second : spark, shoulder);
        Point heart = new(0.05, 0.08);
        Loop Shrunk(double by) => shoulder.Map(Affine.Translate(-heart).Then(Affine.Scale(by)).Then(Affine.Translate(heart)));
        Inks.Fill(contour, Shrunk(0.74).Map(place).Outline);
        Inks.Fill(second == contour ? main : second, Shrunk(0.74 - 1.2 * line / 0.24).Map(place).Outline);
        if (unit * 0.08 > Inks.BandMm)
            Inks.Fill(breast == second ? contour : breast, Outline.Circle(place.Apply(heart), unit * 0.065));
    }

    private PaletteRole First(IReadOnlyList<PaletteRole> steps, PaletteRole contour, PaletteRole other)
    {
        foreach (PaletteRole step in steps.Skip(1).Append(steps[0]))
        {
            if (Inks.Canvas.Differ(step, contour) && Inks.Canvas.Differ(step, other))
                return step;
        }
        return Inks.Canvas.Against(contour, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Accent);
    }
}
