using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Mockups;

/// <summary>Limbs modelled as round bars that melt into each other: an outline without corners, and heights as of a smooth body.</summary>
/// <remarks>
/// Each bar has a distance to its skin; the least of all, rounded where two come near (polynomial smooth minimum, Quilez 2013),
/// is the distance to the body's. A pixel's cover follows from it. Heights are those of the round bars, melted likewise.
/// </remarks>
internal sealed class Clay
{
    private const int StepsPerJoint = 6;

    private readonly Stage _stage;
    private readonly double _melt;
    private readonly Grid _distance, _height;

    /// <summary>No limbs yet.</summary>
    /// <param name="stage">Where they are shown.</param>
    /// <param name="meltMm">How near two limbs melt together.</param>
    public Clay(Stage stage, double meltMm)
    {
        (_stage, _melt) = (stage, meltMm);
        (_distance, _height) = (new(stage), new(stage));
        Array.Fill(_distance.Values, 1e4f);
        Array.Fill(_height.Values, -1e3f);
    }

    /// <summary>How far the body stands out, mm; level where there is none.</summary>
    public Grid Height => _height.Select(h => Math.Max(h, -6));

    /// <summary>Adds a limb: smooth through its joints, and in its thickness too.</summary>
    /// <param name="joints">Two or more places, mm on the stage.</param>
    /// <param name="radii">Radius at each.</param>
    /// <param name="thick">How far it stands out, as a share of its radius.</param>
    public Clay Add(ReadOnlySpan<Point> joints, ReadOnlySpan<double> radii, double thick = 1)
    {
        var line = new List<(Point At, double Radius)> { (joints[0], radii[0]) };
        int steps = joints.Length == 2 ? 1 : StepsPerJoint;
        for (int i = 0; i + 1 < joints.Length; i++)
        {
            int before = Math.Max(i - 1, 0), after = Math.Min(i + 2, joints.Length - 1);
            for (int step = 1; step <= steps; step++)
            {
                double t = (double)step / steps;
                line.Add((Through(joints[before], joints[i], joints[i + 1], joints[after], t), Through(new(radii[before], 0), new(radii[i], 0), new(radii[i + 1], 0), new(radii[after], 0), t).X));
            }
        }
        Rect box = line.Aggregate(Rect.Empty, (all, p) => all.Union(new Rect(p.At.X, p.At.Y, p.At.X, p.At.Y).Grow(p.Radius))).Grow(3 * _melt);
        (int left, int top, int right, int bottom) = _distance.Cells(box);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                Point place = _distance.Place(column, row);
                double near = double.MaxValue, radius = 0, off = 0;
                for (int i = 0; i + 1 < line.Count; i++)
                {
                    Point way = line[i + 1].At - line[i].At, to = place - line[i].At;
                    double square = Math.Max(1e-9, Point.Dot(way, way)), t = Math.Clamp(Point.Dot(to, way) / square, 0, 1);
                    double r = line[i].Radius + (line[i + 1].Radius - line[i].Radius) * t, d = (to - way * t).Length;
                    if (d - r < near)
                        (near, radius, off) = (d - r, r, d);
                }
                int at = row * _distance.Width + column;
                _distance.Values[at] = (float)Least(_distance.Values[at], near, _melt);
                // Half a round bar; outside it, a slope that goes on down, so that melting has something to melt.
                double high = off < radius ? Math.Sqrt(radius * radius - off * off) : (radius - off) * 1.5;
                _height.Values[at] = (float)-Least(-_height.Values[at], -high * thick, _melt * 0.9);
            }
        }
        return this;
    }

    /// <summary>What the body covers.</summary>
    /// <param name="grownMm">How far its edge is moved outwards.</param>
    public Mask Cover(double grownMm = 0)
    {
        var cover = new byte[_stage.Width * _stage.Height];
        float perMm = (float)_stage.Scale;
        _stage.Rows(0, _stage.Height, y =>
        {
            for (int x = 0; x < _stage.Width; x++)
                cover[y * _stage.Width + x] = (byte)(Math.Clamp(0.5f - (_distance.At(x, y) - (float)grownMm) * perMm, 0, 1) * 255 + 0.5f);
        });
        return new(0, 0, _stage.Width, _stage.Height, cover);
    }

    // Catmull-Rom between b and c.
    private static Point Through(Point a, Point b, Point c, Point d, double t) =>
        Contour.PointOn(b, Segment.Curve(b + (c - a) / 6, c - (d - b) / 6, c), t);

    private static double Least(double a, double b, double melt)
    {
        double near = Math.Max(melt - Math.Abs(a - b), 0) / melt;
        return Math.Min(a, b) - near * near * melt / 4;
    }
}
