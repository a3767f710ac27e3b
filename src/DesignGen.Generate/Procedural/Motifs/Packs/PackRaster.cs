using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Packs;

/// <summary>What lies on what in a drawing, looked at on a grid of some ten thousand places.</summary>
/// <remarks>Parts are laid one by one, the lowest first. Places are the middles of squares of 1/70 of a drawing of ±1.</remarks>
internal sealed class PackRaster
{
    private const int Across = 140;
    private const double Step = 2.0 / Across;

    private readonly int[] _top = new int[Across * Across];
    private int _count;

    /// <summary>An empty grid.</summary>
    public PackRaster() => Array.Fill(_top, -1);

    /// <summary>What a part came to lie on.</summary>
    /// <param name="Places">How many places it covers.</param>
    /// <param name="Covered">How many of them others had covered before.</param>
    /// <param name="Below">The part that most of these showed; -1 where there is none.</param>
    public readonly record struct Bed(int Places, int Covered, int Below);

    /// <summary>Lays the next part on top.</summary>
    public Bed Lay(Outline outline, FillRule rule)
    {
        List<(Point A, Point B)> lines = [];
        foreach (Contour contour in outline.Contours)
        {
            List<Point> points = contour.Flatten(Step / 4);
            for (int i = 0; i < points.Count; i++)
                lines.Add((points[i], points[(i + 1) % points.Count]));
        }
        var below = new Dictionary<int, int>();
        int places = 0, covered = 0;
        var crossings = new List<(double X, int Turn)>();
        for (int row = 0; row < Across; row++)
        {
            double y = (row + 0.5) * Step - 1;
            crossings.Clear();
            foreach ((Point a, Point b) in lines)
            {
                if (a.Y <= y != b.Y <= y)
                    crossings.Add((a.X + (b.X - a.X) * (y - a.Y) / (b.Y - a.Y), b.Y > a.Y ? 1 : -1));
            }
            crossings.Sort();
            int turns = 0;
            for (int i = 0; i + 1 < crossings.Count; i++)
            {
                turns += crossings[i].Turn;
                if (rule == FillRule.NonZero ? turns == 0 : turns % 2 == 0)
                    continue;
                for (int x = Math.Max(0, (int)Math.Ceiling((crossings[i].X + 1) / Step - 0.5)); x < Across && (x + 0.5) * Step - 1 < crossings[i + 1].X; x++)
                {
                    ref int top = ref _top[row * Across + x];
                    places++;
                    if (top >= 0)
                    {
                        covered++;
                        below[top] = below.GetValueOrDefault(top) + 1;
                    }
                    top = _count;
                }
            }
        }
        _count++;
        return new(places, covered, below.Count == 0 ? -1 : below.OrderByDescending(b => b.Value).ThenBy(b => b.Key).First().Key);
    }

    /// <summary>How many places each part shows in the end.</summary>
    public int[] Seen()
    {
        int[] seen = new int[_count];
        foreach (int top in _top.Where(t => t >= 0))
            seen[top]++;
        return seen;
    }
}
