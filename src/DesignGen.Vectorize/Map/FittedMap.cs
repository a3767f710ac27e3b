using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;

namespace DesignGen.Vectorize.Map;

/// <summary>A planar map whose boundaries are lines and curves.</summary>
internal sealed class FittedMap
{
    private readonly List<int>[] _ofFace;

    // The boundaries walked backwards, once they were asked for.
    private readonly FittedChain?[] _backwards;

    public FittedMap(PlanarMap map, FittedChain[] chains)
    {
        (Map, Chains, _backwards) = (map, chains, new FittedChain?[chains.Length]);
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

    /// <summary>The rings round the faces that a set holds, each as boundaries to walk one after the other; what lies inside is on the left hand.</summary>
    /// <param name="inside">Whether a face belongs to the set; bare ground is never asked.</param>
    /// <param name="faces">The faces of the set.</param>
    /// <returns>For each ring its boundaries, as their number + 1, negative to walk one backwards.</returns>
    public List<List<int>> Rings(Func<int, bool> inside, IEnumerable<int> faces)
    {
        var open = new HashSet<int>();
        var order = new List<int>();
        foreach (int face in faces)
        {
            foreach (int half in _ofFace[face])
            {
                int other = RightOf(half);
                if ((other < 0 || !inside(other)) && open.Add(half))
                    order.Add(half);
            }
        }
        var rings = new List<List<int>>();
        foreach (int first in order)
        {
            if (!open.Contains(first))
                continue;
            var ring = new List<int>();
            for (int half = first; open.Remove(half); half = Next(half, open))
            {
                ring.Add(half);
                if (Map.Chains[Math.Abs(half) - 1].IsLoop)
                    break;
            }
            rings.Add(ring);
        }
        return rings;
    }

    /// <summary>The curve of a boundary, in the direction that it is walked.</summary>
    public FittedChain Walk(int half) => half > 0 ? Chains[half - 1] : _backwards[-half - 1] ??= Chains[-half - 1].Reverse();

    /// <summary>The face on the left hand of one who walks a boundary; -1 for bare ground.</summary>
    public int LeftOf(int half) => half > 0 ? Map.Chains[half - 1].Left : Map.Chains[-half - 1].Right;

    /// <summary>The face on the right hand; -1 for bare ground.</summary>
    public int RightOf(int half) => LeftOf(-half);

    /// <summary>The boundaries of a ring as one contour.</summary>
    public Contour Plain(List<int> ring)
    {
        int count = 0;
        foreach (int half in ring)
            count += Chains[Math.Abs(half) - 1].Segments.Length;
        var segments = ImmutableArray.CreateBuilder<Segment>(count);
        foreach (int half in ring)
            segments.AddRange(Walk(half).Segments);
        return new(Walk(ring[0]).Start, segments.MoveToImmutable());
    }

    /// <summary>The boundary that leaves the end of another next on one hand, so that the face on that hand lies between both; 0 where there is none.</summary>
    /// <param name="half">The boundary that arrives.</param>
    /// <param name="right">Whether the right hand is asked for, else the left.</param>
    public int TurnAtEnd(int half, bool right) => FirstTurn(half, right ? -1 : 1);

    /// <summary>The same at its begin, the hands being those of one who walks it.</summary>
    public int TurnAtBegin(int half, bool right) => FirstTurn(-half, right ? 1 : -1);

    private int FirstTurn(int half, int clockwise)
    {
        (Node node, int back) = End(half);
        for (int turn = 1; turn < 4; turn++)
        {
            if (node[(back + clockwise * turn) & 3] is not 0 and int next)
                return next;
        }
        return 0;
    }

    /// <summary>The boundary to go on with at the end of another: the first of the set, clockwise from where one came.</summary>
    private int Next(int half, HashSet<int> open)
    {
        (Node node, int back) = End(half);
        for (int turn = 1; turn <= 4; turn++)
        {
            int next = node[(back + turn) & 3];
            if (next != 0 && open.Contains(next))
                return next;
        }
        return 0;
    }

    /// <summary>The node where a boundary ends, and the direction from there back along it.</summary>
    private (Node Node, int Back) End(int half)
    {
        // A boundary may leave and come back to the same node: the end is told by its last step.
        Chain chain = Map.Chains[Math.Abs(half) - 1];
        ReadOnlySpan<byte> steps = Map.Of(chain);
        return half > 0 ? (Map.Nodes[chain.To], (steps[^1] + 2) & 3) : (Map.Nodes[chain.From], steps[0]);
    }
}
