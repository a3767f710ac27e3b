using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;

namespace DesignGen.Vectorize.Map;

/// <summary>A planar map whose boundaries are lines and curves.</summary>
internal sealed class FittedMap
{
    private readonly List<int>[] _ofFace;

    public FittedMap(PlanarMap map, FittedChain[] chains)
    {
        (Map, Chains) = (map, chains);
        _ofFace = new List<int>[map.Faces.Length];
        for (int f = 0; f < _ofFace.Length; f++)
            _ofFace[f] = [];
        for (int c = 0; c < chains.Length; c++)
        {
            Chain chain = map.Chains[c];
            if (chain.Left >= 0)
                _ofFace[chain.Left].Add(c + 1);
            if (chain.Right >= 0)
                _ofFace[chain.Right].Add(-(c + 1));
        }
    }

    /// <summary>The map.</summary>
    public PlanarMap Map { get; }

    /// <summary>The boundaries, as the map's chains.</summary>
    public FittedChain[] Chains { get; }

    /// <summary>The boundaries of a face, each as its number + 1; negative where the face lies on its right hand.</summary>
    public IReadOnlyList<int> Of(int face) => _ofFace[face];

    /// <summary>The rings round the faces that a set holds: what lies inside is on the left hand.</summary>
    /// <param name="inside">Whether a face belongs to the set; bare ground, -1, never does.</param>
    /// <param name="faces">The faces of the set.</param>
    /// <param name="shape">The curve of a boundary, given its number + 1, negative to walk it backwards.</param>
    public ImmutableArray<Contour> Rings(Func<int, bool> inside, IEnumerable<int> faces, Func<int, FittedChain> shape)
    {
        var open = new SortedSet<int>();
        var order = new List<int>();
        foreach (int face in faces)
        {
            foreach (int half in _ofFace[face])
            {
                Chain chain = Map.Chains[Math.Abs(half) - 1];
                int other = half > 0 ? chain.Right : chain.Left;
                if ((other < 0 || !inside(other)) && open.Add(half))
                    order.Add(half);
            }
        }
        var rings = ImmutableArray.CreateBuilder<Contour>();
        foreach (int first in order)
        {
            if (!open.Contains(first))
                continue;
            var segments = ImmutableArray.CreateBuilder<Segment>();
            Point start = default;
            for (int half = first; open.Remove(half); half = Next(half, open))
            {
                FittedChain curve = shape(half);
                if (segments.Count == 0)
                    start = curve.Start;
                segments.AddRange(curve.Segments);
                if (Map.Chains[Math.Abs(half) - 1].IsLoop)
                    break;
            }
            if (segments.Count > 0)
                rings.Add(new(start, segments.ToImmutable()));
        }
        return rings.ToImmutable();
    }

    /// <summary>The boundary to go on with at the end of another: the first of the set, clockwise from where one came.</summary>
    private int Next(int half, SortedSet<int> open)
    {
        Chain chain = Map.Chains[Math.Abs(half) - 1];
        Node node = Map.Nodes[half > 0 ? chain.To : chain.From];
        // A boundary may leave and come back to the same node: the end is told by its last step.
        ReadOnlySpan<byte> steps = Map.Of(chain);
        int back = half > 0 ? (steps[^1] + 2) & 3 : steps[0];
        for (int turn = 1; turn <= 4; turn++)
        {
            int next = node[(back + turn) & 3];
            if (next != 0 && open.Contains(next))
                return next;
        }
        return 0;
    }
}
