using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Gang;

/// <summary>In which order a cutter goes from piece to piece: short ways, and from the film's head to its tail.</summary>
/// <remarks>Always on to the nearest piece left, a step along the film counting threefold: feeding film back and forth costs time and register, moving the carriage does not.</remarks>
internal static class CutOrder
{
    private const double Feed = 3;

    /// <summary>The order of pieces by their middles, mm.</summary>
    public static List<int> Of(IReadOnlyList<Point> middles)
    {
        var left = new List<int>(Enumerable.Range(0, middles.Count));
        var order = new List<int>(middles.Count);
        Point at = Point.Zero;
        while (left.Count > 0)
        {
            int next = left.MinBy(i => Math.Abs(middles[i].X - at.X) + Feed * Math.Abs(middles[i].Y - at.Y));
            left.Remove(next);
            order.Add(next);
            at = middles[next];
        }
        return order;
    }
}
