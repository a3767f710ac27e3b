using System.Numerics;

namespace DesignGen.Core.Geometry.Regions;

/// <summary>Finds the pairs of segments whose boxes meet.</summary>
/// <remarks>
/// The segments are put in the order of a Z curve through their middles, four to a leaf, under a complete binary tree of boxes
/// that is then joined with itself. n log n for the usual drawing; a bundle of long slanting lines can cost n². A uniform grid
/// would be a little quicker, but one far-off point would put all the rest in a single cell.
/// </remarks>
internal sealed class SegmentTree
{
    private const int LeafBits = 2, Leaf = 1 << LeafBits;

    private readonly struct Box(int left, int top, int right, int bottom)
    {
        public readonly int Left = left, Top = top, Right = right, Bottom = bottom;

        public bool Meets(in Box o) => Left <= o.Right && o.Left <= Right && Top <= o.Bottom && o.Top <= Bottom;
    }

    private readonly int[] _order;
    private readonly Box[] _boxes;
    private readonly Box[] _nodes;
    private readonly bool[] _fresh, _freshNodes;
    private readonly int _leaves;

    /// <summary>A tree over segments.</summary>
    public SegmentTree(ReadOnlySpan<Piece> pieces)
    {
        int n = pieces.Length;
        (int left, int top, int right, int bottom) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        foreach (ref readonly Piece p in pieces)
        {
            left = Math.Min(left, p.A.X);
            right = Math.Max(right, p.B.X);
            top = Math.Min(top, Math.Min(p.A.Y, p.B.Y));
            bottom = Math.Max(bottom, Math.Max(p.A.Y, p.B.Y));
        }
        // Middles are halved to 16 bits each way.
        int shift = Math.Max(0, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(right - left, bottom - top)) - 16);
        uint[] keys = new uint[n];
        _order = new int[n];
        for (int i = 0; i < n; i++)
        {
            ref readonly Piece p = ref pieces[i];
            uint x = ((uint)(p.A.X - left) + (uint)(p.B.X - left)) >> 1 >> shift, y = ((uint)(p.A.Y - top) + (uint)(p.B.Y - top)) >> 1 >> shift;
            keys[i] = Spread(x) | Spread(y) << 1;
            _order[i] = i;
        }
        Array.Sort(keys, _order);
        _boxes = new Box[n];
        _fresh = new bool[n];
        for (int k = 0; k < n; k++)
        {
            ref readonly Piece p = ref pieces[_order[k]];
            _boxes[k] = new(p.A.X, Math.Min(p.A.Y, p.B.Y), p.B.X, Math.Max(p.A.Y, p.B.Y));
            _fresh[k] = p.Fresh;
        }
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, (n + Leaf - 1) >> LeafBits));
        _nodes = new Box[2 * _leaves];
        _freshNodes = new bool[2 * _leaves];
        for (int node = 2 * _leaves - 1; node >= 1; node--)
        {
            bool fresh = false;
            (left, top, right, bottom) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
            if (node >= _leaves)
            {
                int end = Math.Min(n, (node - _leaves + 1) << LeafBits);
                for (int k = (node - _leaves) << LeafBits; k < end; k++)
                    Add(_boxes[k], _fresh[k]);
            }
            else
            {
                Add(_nodes[2 * node], _freshNodes[2 * node]);
                Add(_nodes[2 * node + 1], _freshNodes[2 * node + 1]);
            }
            _nodes[node] = new(left, top, right, bottom);
            _freshNodes[node] = fresh;

            void Add(in Box b, bool isFresh)
            {
                (left, top, right, bottom) = (Math.Min(left, b.Left), Math.Min(top, b.Top), Math.Max(right, b.Right), Math.Max(bottom, b.Bottom));
                fresh |= isFresh;
            }
        }
    }

    /// <summary>Names every pair whose boxes meet and of which one at least is fresh, once, in an order that the input alone decides.</summary>
    /// <param name="pair">Receives the two places of the segments in the span given at the start.</param>
    public void Pairs(Action<int, int> pair)
    {
        var todo = new Stack<(int, int)>();
        todo.Push((1, 1));
        while (todo.TryPop(out (int I, int J) next))
        {
            (int i, int j) = next;
            if (!_freshNodes[i] && !_freshNodes[j])
                continue;
            if (i == j)
            {
                if (i >= _leaves)
                {
                    Within(i, pair);
                    continue;
                }
                todo.Push((2 * i, 2 * i));
                todo.Push((2 * i + 1, 2 * i + 1));
                todo.Push((2 * i, 2 * i + 1));
            }
            else if (_nodes[i].Meets(_nodes[j]))
            {
                // Both lie on one level, since both are always opened together.
                if (i >= _leaves)
                {
                    Between(i, j, pair);
                    continue;
                }
                todo.Push((2 * i, 2 * j));
                todo.Push((2 * i, 2 * j + 1));
                todo.Push((2 * i + 1, 2 * j));
                todo.Push((2 * i + 1, 2 * j + 1));
            }
        }
    }

    private void Within(int leaf, Action<int, int> pair)
    {
        int first = (leaf - _leaves) << LeafBits, end = Math.Min(_boxes.Length, first + Leaf);
        for (int k = first; k < end; k++)
        {
            for (int m = k + 1; m < end; m++)
                Test(k, m, pair);
        }
    }

    private void Between(int one, int two, Action<int, int> pair)
    {
        int first = (one - _leaves) << LeafBits, end = Math.Min(_boxes.Length, first + Leaf);
        int start = (two - _leaves) << LeafBits, stop = Math.Min(_boxes.Length, start + Leaf);
        for (int k = first; k < end; k++)
        {
            if (!_boxes[k].Meets(_nodes[two]))
                continue;
            for (int m = start; m < stop; m++)
                Test(k, m, pair);
        }
    }

    private void Test(int k, int m, Action<int, int> pair)
    {
        if ((_fresh[k] || _fresh[m]) && _boxes[k].Meets(_boxes[m]))
            pair(_order[k], _order[m]);
    }

    private static uint Spread(uint x)
    {
        x &= 0xFFFF;
        x = (x | x << 8) & 0x00FF00FF;
        x = (x | x << 4) & 0x0F0F0F0F;
        x = (x | x << 2) & 0x33333333;
        return (x | x << 1) & 0x55555555;
    }
}
