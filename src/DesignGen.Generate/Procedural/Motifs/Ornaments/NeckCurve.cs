using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Ornaments;

/// <summary>A neckline as a curve from shoulder to shoulder, with places at a distance below it.</summary>
/// <remarks>Offsets follow the curve's own normals; the curve must bend less than the distance asks.</remarks>
public sealed class NeckCurve
{
    private const int Steps = 240;
    private readonly Func<double, Point> _at;

    /// <summary>A curve.</summary>
    /// <param name="at">Its places for −1 (left) to 1 (right), symmetric about 0.</param>
    public NeckCurve(Func<double, Point> at) => _at = at;

    /// <summary>A place at a distance outside the neckline.</summary>
    public Point Place(double u, double distance) => _at(u) + Outwards(u) * distance;

    /// <summary>The direction away from the neckline.</summary>
    public Point Outwards(double u)
    {
        Point along = (_at(u + 0.004) - _at(u - 0.004)).Unit;
        return new(-along.Y, along.X);
    }

    /// <summary>Places a pitch apart along an offset of the curve, symmetric, one of them in the middle or two beside it.</summary>
    /// <param name="distance">Distance of the offset, mm.</param>
    /// <param name="pitch">Wished pitch, mm; stretched a little so that the ends are full.</param>
    /// <param name="reach">Share of the curve to use, 0 to 1.</param>
    /// <returns>Parameters of the places from left to right, and the pitch as set.</returns>
    public (double[] At, double Pitch) Row(double distance, double pitch, double reach = 1)
    {
        double[] far = new double[Steps + 1];
        Point last = Place(0, distance);
        for (int i = 1; i <= Steps; i++)
        {
            Point p = Place(reach * i / Steps, distance);
            far[i] = far[i - 1] + p.DistanceTo(last);
            last = p;
        }
        int half = Math.Max(1, (int)Math.Round(far[Steps] / pitch - 0.5));
        double step = far[Steps] / (half + 0.5);
        double U(double length)
        {
            int i = Math.Max(1, Array.FindIndex(far, f => f >= length));
            double share = (length - far[i - 1]) / Math.Max(1e-9, far[i] - far[i - 1]);
            return reach * (i - 1 + share) / Steps;
        }
        return ([.. Enumerable.Range(-half, 2 * half + 1).Select(k => Math.Sign(k) * U(Math.Abs(k) * step))], step);
    }

    /// <summary>The strip between two distances.</summary>
    public Outline Strip(double from, double to, double reach = 1)
    {
        const int N = 48;
        double[] upper = [.. Enumerable.Range(0, N + 1).SelectMany(i => Flat(Place(reach * (2.0 * i / N - 1), from)))];
        double[] lower = [.. Enumerable.Range(0, N + 1).SelectMany(i => Flat(Place(reach * (1 - 2.0 * i / N), to)))];
        return Conversational.CharmSketch.Joined(upper, [upper[^2], upper[^1], lower[0], lower[1]], lower, [lower[^2], lower[^1], upper[0], upper[1]]);

        static double[] Flat(Point p) => [p.X, p.Y];
    }
}
