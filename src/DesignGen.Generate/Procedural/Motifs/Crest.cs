using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>Flat round emblems in the manner of family crests: plum, cherry, chrysanthemum, flower lozenge, bellflower, star.</summary>
/// <remarks>Each asks the press for its finest line and leaves away what would be finer. Stateless but for its canvas and colours.</remarks>
public sealed class Crest
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 6;

    private readonly DesignCanvas _canvas;
    private readonly PaletteRole _petal, _vein, _core;

    /// <summary>Crests in given colours.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="petal">Petals.</param>
    /// <param name="vein">What parts the petals; told apart from them.</param>
    /// <param name="core">The middle; told apart from the petals.</param>
    public Crest(DesignCanvas canvas, PaletteRole petal, PaletteRole vein, PaletteRole core) =>
        (_canvas, _petal, _vein, _core) = (canvas, petal, canvas.Differ(vein, petal) ? vein : core, canvas.Differ(core, petal) ? core : vein);

    /// <summary>Draws one.</summary>
    /// <param name="kind">0 plum, 1 cherry, 2 chrysanthemum, 3 flower lozenge, 4 bellflower, 5 star.</param>
    /// <param name="centre">Its middle, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="turn">Turn, radians.</param>
    /// <param name="even">An even number of petals, for places on a mirror axis.</param>
    public void Draw(int kind, Point centre, double radius, double turn = 0, bool even = false)
    {
        Affine place = Affine.Rotate(turn).Then(Affine.Translate(centre));
        switch (kind)
        {
            case 1: Petals(place, radius, even ? 6 : 5, (r, half) => Notched(r, half), 0.24); break;
            case 2: Chrysanthemum(place, radius); break;
            case 3: Lozenge(place, radius); break;
            case 4: Petals(place, radius, even ? 6 : 5, (r, half) => Pointed(r, half), 0.2); break;
            case 5: Star(place, radius); break;
            default: Plum(place, radius, even ? 6 : 5); break;
        }
    }

    private double Fine(PaletteRole role) => _canvas.Finest(role);

    private void Put(PaletteRole role, Outline outline, Affine place) => _canvas.Fill(role, outline.Transform(place));

    private static Outline Round(int count, Func<double, Outline> part) =>
        Polygons.Joined(Enumerable.Range(0, count).Select(k => part(Math.Tau * k / count)));

    // Round petals that touch, a ring and stamens between.
    private void Plum(Affine place, double r, int count)
    {
        double petal = r * 0.36, at = r - petal;
        Put(_petal, Round(count, a => Outline.Circle(Point.Polar(at, a - Math.PI / 2), petal)).With(Outline.Circle(Point.Zero, at)), place);
        double line = Math.Max(Fine(_vein), r * 0.06);
        if (r > line * 7)
        {
            Put(_vein, Round(count, a => Polygons.Bar(Point.Polar(r * 0.3, a + Math.PI / count - Math.PI / 2), Point.Polar(at * 1.02, a + Math.PI / count - Math.PI / 2), line)), place);
            Put(_core, Round(count, a => Outline.Circle(Point.Polar(at * 0.98, a - Math.PI / 2), Math.Max(Fine(_core) * 0.55, r * 0.075))), place);
        }
        Put(_core, Outline.Circle(Point.Zero, Math.Max(Fine(_core) * 0.6, r * 0.2)), place);
    }

    // Petals with a gap in the vein's colour between them, and a core.
    private void Petals(Affine place, double r, int count, Func<double, double, Outline> petal, double core)
    {
        double line = Math.Max(Fine(_vein), r * 0.07), half = Math.PI / count;
        Put(_petal, Round(count, a => petal(r, half).Transform(Affine.Rotate(a - Math.PI / 2))), place);
        if (r > line * 6)
            Put(_vein, Round(count, a => Polygons.Bar(Point.Polar(r * core, a + half - Math.PI / 2), Point.Polar(r * 0.86, a + half - Math.PI / 2), line)), place);
        double thread = Math.Max(Fine(_core), r * 0.05);
        if (r > thread * 14)
            Put(_core, Round(count, a => Polygons.Dash(Point.Polar(r * 0.1, a - Math.PI / 2), Point.Polar(r * 0.52, a - Math.PI / 2), thread).With(Outline.Circle(Point.Polar(r * 0.52, a - Math.PI / 2), thread))), place);
        Put(_core, Outline.Circle(Point.Zero, Math.Max(Fine(_core) * 0.6, r * core * 0.75)), place);
    }

    // A petal along x that fills its sector, with a nick in its tip.
    private static Outline Notched(double r, double half)
    {
        double wide = Math.Tan(half) * 0.62 * r;
        return new OutlineBuilder().MoveTo(Point.Zero).LineTo(new(r * 0.62, -wide))
            .CurveTo(new(r * 0.84, -wide * 1.1), new(r * 0.98, -wide * 0.7), new(r, -wide * 0.26)).LineTo(new(r * 0.86, 0)).LineTo(new(r, wide * 0.26))
            .CurveTo(new(r * 0.98, wide * 0.7), new(r * 0.84, wide * 1.1), new(r * 0.62, wide)).Close().Build();
    }

    private static Outline Pointed(double r, double half)
    {
        double wide = Math.Tan(half) * 0.6 * r;
        return new OutlineBuilder().MoveTo(Point.Zero).LineTo(new(r * 0.6, -wide))
            .CurveTo(new(r * 0.82, -wide * 0.95), new(r * 0.92, -wide * 0.25), new(r, 0)).CurveTo(new(r * 0.92, wide * 0.25), new(r * 0.82, wide * 0.95), new(r * 0.6, wide)).Close().Build();
    }

    // Narrow round-ended petals; as many as leave open gaps between them.
    private void Chrysanthemum(Affine place, double r)
    {
        double line = Math.Max(Fine(_vein), r * 0.045);
        int count = new[] { 16, 12, 10, 8 }.FirstOrDefault(n => Math.Tau * r * 0.5 / n > line * 2.6, 8);
        double half = Math.PI / count, tip = r * Math.Sin(half) / (1 + Math.Sin(half)), at = r - tip;
        Put(_petal, Round(count, a => Outline.Circle(Point.Polar(at, a - Math.PI / 2), tip)).With(Outline.Circle(Point.Zero, at)), place);
        if (r > line * 6)
            Put(_vein, Round(count, a => Polygons.Bar(Point.Polar(r * 0.26, a + half - Math.PI / 2), Point.Polar(at * 1.04, a + half - Math.PI / 2), line)), place);
        Put(_vein, Outline.Circle(Point.Zero, r * 0.3), place);
        Put(_core, Outline.Circle(Point.Zero, Math.Max(Fine(_core) * 0.6, r * 0.2)), place);
    }

    // Four lobed petals to the corners of a lozenge, with small leaves between.
    private void Lozenge(Affine place, double r)
    {
        double line = Math.Max(Fine(_vein), r * 0.08);
        Outline petal = new OutlineBuilder().MoveTo(Point.Zero).LineTo(new(r * 0.36, -r * 0.36))
            .CurveTo(new(r * 0.5, -r * 0.46), new(r * 0.66, -r * 0.38), new(r * 0.66, -r * 0.22))
            .CurveTo(new(r * 0.8, -r * 0.26), new(r * 0.94, -r * 0.12), new(r, 0)).CurveTo(new(r * 0.94, r * 0.12), new(r * 0.8, r * 0.26), new(r * 0.66, r * 0.22))
            .CurveTo(new(r * 0.66, r * 0.38), new(r * 0.5, r * 0.46), new(r * 0.36, r * 0.36)).Close().Build();
        Put(_petal, Round(4, a => petal.Transform(Affine.Rotate(a))), place);
        if (r > line * 5)
            Put(_vein, Round(4, a => Polygons.Bar(Point.Zero, Point.Polar(r * 0.6, a + Math.PI / 4), line)), place);
        if (r > line * 11)
            Put(_core, Round(4, a => Polygons.Dash(Point.Polar(r * 0.3, a), Point.Polar(r * 0.66, a), Math.Max(Fine(_core), r * 0.07))), place);
        Put(_core, Outline.Circle(Point.Zero, Math.Max(Fine(_core) * 0.6, r * 0.17)), place);
    }

    // Eight points, each with a lit and a shaded half.
    private void Star(Affine place, double r)
    {
        Outline Half(double side) => Outline.Polygon(Point.Zero, new Point(r * 0.4 * Math.Cos(Math.PI / 8), side * r * 0.4 * Math.Sin(Math.PI / 8)), new Point(r, 0));
        Put(_petal, Round(8, a => Half(-1).With(Half(1).Reverse()).Transform(Affine.Rotate(a))), place);
        if (r > Fine(_vein) * 9)
            Put(_vein, Round(8, a => Half(1).Transform(Affine.Rotate(a))), place);
        else
            Put(_core, Outline.Circle(Point.Zero, Math.Max(Fine(_core) * 0.6, r * 0.18)), place);
    }
}
