using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>Outlines of motifs of a few millimetres, about the origin, upright, radius 1; map them to their place.</summary>
internal static class Micro
{
    /// <summary>A heart, two wide and nearly two high.</summary>
    public static Outline Heart { get; } = new OutlineBuilder().MoveTo(new(0, -0.48))
        .CurveTo(new(0.16, -0.86), new(0.46, -0.98), new(0.68, -0.90)).CurveTo(new(1.08, -0.76), new(1.14, -0.26), new(0.88, 0.10))
        .CurveTo(new(0.66, 0.42), new(0.26, 0.64), new(0, 0.96)).CurveTo(new(-0.26, 0.64), new(-0.66, 0.42), new(-0.88, 0.10))
        .CurveTo(new(-1.14, -0.26), new(-1.08, -0.76), new(-0.68, -0.90)).CurveTo(new(-0.46, -0.98), new(-0.16, -0.86), new(0, -0.48)).Close().Build();

    /// <summary>A glint: four points with hollow sides.</summary>
    public static Outline Glint { get; } = Star(4, 0.23, hollow: true);

    /// <summary>A five-pointed star with soft points.</summary>
    public static Outline FiveStar { get; } = Star(5, 0.46, hollow: false);

    /// <summary>A slim petal: root at the origin, tip at (0, −1), widest beyond the middle.</summary>
    public static Outline Petal(double width) => new OutlineBuilder().MoveTo(new(0, 0))
        .CurveTo(new(-0.30 * width, -0.18), new(-0.62 * width, -0.62), new(-0.40 * width, -0.86))
        .CurveTo(new(-0.28 * width, -1.0), new(0.28 * width, -1.0), new(0.40 * width, -0.86))
        .CurveTo(new(0.62 * width, -0.62), new(0.30 * width, -0.18), new(0, 0)).Close().Build();

    /// <summary>A broad petal with a notched tip, as cherry and plum have: root at the origin, tip near (0, −1).</summary>
    public static Outline NotchedPetal(double width, double notch) => new OutlineBuilder().MoveTo(new(0, 0))
        .CurveTo(new(-0.34 * width, -0.12), new(-0.66 * width, -0.48), new(-0.56 * width, -0.76))
        .CurveTo(new(-0.48 * width, -0.98), new(-0.20 * width, -1.06), new(0, -1 + notch))
        .CurveTo(new(0.20 * width, -1.06), new(0.48 * width, -0.98), new(0.56 * width, -0.76))
        .CurveTo(new(0.66 * width, -0.48), new(0.34 * width, -0.12), new(0, 0)).Close().Build();

    /// <summary>A leaf from the origin to (0, −1), bent to one side.</summary>
    public static Outline Leaf(double width, double bend) => new OutlineBuilder().MoveTo(new(0, 0))
        .CurveTo(new(-width * 0.75 + bend, -0.22), new(-width * 0.55 + bend, -0.72), new(bend * 0.4, -1))
        .CurveTo(new(width * 0.55 + bend, -0.72), new(width * 0.75 + bend, -0.22), new(0, 0)).Close().Build();

    /// <summary>A drop: round below, pointed at (0, −1).</summary>
    public static Outline Drop { get; } = new OutlineBuilder().MoveTo(new(0, -1))
        .CurveTo(new(0.12, -0.55), new(0.52, -0.12), new(0.52, 0.30)).CurveTo(new(0.52, 0.62), new(0.28, 0.84), new(0, 0.84))
        .CurveTo(new(-0.28, 0.84), new(-0.52, 0.62), new(-0.52, 0.30)).CurveTo(new(-0.52, -0.12), new(-0.12, -0.55), new(0, -1)).Close().Build();

    /// <summary>The map that puts a motif of radius 1 at a place.</summary>
    /// <param name="at">Place of its origin, mm.</param>
    /// <param name="radius">Its size, mm.</param>
    /// <param name="turn">Radians, clockwise.</param>
    public static Affine At(Point at, double radius, double turn = 0) => Affine.Scale(radius).Then(Affine.Rotate(turn)).Then(Affine.Translate(at));

    private static Outline Star(int points, double waist, bool hollow)
    {
        var pen = new OutlineBuilder().MoveTo(new(0, -1));
        for (int i = 0; i < points; i++)
        {
            double dip = -Math.PI / 2 + (i + 0.5) * 2 * Math.PI / points, tip = -Math.PI / 2 + (i + 1.0) * 2 * Math.PI / points;
            if (hollow)
            {
                pen.QuadTo((pen.Pen + Point.Polar(waist, dip)) * 0.45, Point.Polar(waist, dip));
                pen.QuadTo((Point.Polar(1, tip) + Point.Polar(waist, dip)) * 0.45, Point.Polar(1, tip));
            }
            else
            {
                pen.LineTo(Point.Polar(waist, dip)).LineTo(Point.Polar(1, tip));
            }
        }
        return pen.Close().Build();
    }
}
