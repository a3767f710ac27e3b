using System.Buffers;
using System.Numerics;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Map;

/// <summary>Decides which two of the four pixels round a corner are joined where equal ones lie crosswise.</summary>
/// <param name="x">The corner, from the left.</param>
/// <param name="y">The corner, from the top.</param>
/// <returns>Whether the upper left pixel is joined with the lower right one; else the other two are joined.</returns>
internal delegate bool SaddleVote(int x, int y);

/// <summary>Walks the edges between pixels of different inks and stores each stretch of boundary once.</summary>
/// <remarks>
/// Every pixel corner gets a mask of the edges that leave it. Corners with two edges are passed; those with three or four are
/// nodes, unless equal pixels lie crosswise: then the vote joins one pair and two boundaries pass. Where a boundary
/// comes to the picture's border, and at the picture's corners, there are nodes too, so that border chains are straight.
/// Pixels are looked at once, to find runs of equal ones; all else goes by those, for both nodes and the first corners of loops lie where a run begins.
/// </remarks>
internal sealed class MapBuilder
{
    private const byte Up = 1, Right = 2, Down = 4, LeftBit = 8, Node = 16, JoinFalling = 32, JoinRising = 64, Edges = 15;

    private readonly LabelRuns _map;
    private readonly int _stride, _corners;
    private readonly byte[] _masks;
    private readonly FaceIndex _index;
    private readonly List<byte> _steps = [];
    private readonly List<Chain> _chains = [];
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<int, int> _nodeAt = [];
    private readonly List<int> _begins = [];

    private MapBuilder(LabelRuns map)
    {
        _map = map;
        _stride = map.Width + 1;
        _corners = _stride * (map.Height + 1);
        _masks = ArrayPool<byte>.Shared.Rent(_corners);
        Array.Clear(_masks, 0, _corners);
        _index = new(map);
    }

    /// <summary>Builds the map.</summary>
    public static PlanarMap Build(LabelMap labels, SaddleVote vote, CancellationToken cancel) => Build(LabelRuns.Of(labels), vote, cancel);

    /// <inheritdoc cref="Build(LabelMap, SaddleVote, CancellationToken)"/>
    public static PlanarMap Build(LabelRuns labels, SaddleVote vote, CancellationToken cancel)
    {
        var builder = new MapBuilder(labels);
        builder.FindEdges();
        cancel.ThrowIfCancellationRequested();
        builder.FindNodes(vote);
        Face[] faces = builder._index.Number();
        cancel.ThrowIfCancellationRequested();
        builder.WalkFromNodes();
        builder.WalkLoops();
        ArrayPool<byte>.Shared.Return(builder._masks);
        return new()
        {
            Labels = labels,
            Steps = [.. builder._steps],
            Chains = [.. builder._chains],
            Nodes = [.. builder._nodes],
            Faces = faces,
        };
    }

    private byte LabelAt(int x, int y) => x < 0 || y < 0 || x >= _map.Width || y >= _map.Height ? LabelMap.Clear : _map[x, y];

    private void FindEdges()
    {
        int width = _map.Width, height = _map.Height;
        ReadOnlySpan<int> above = [0];
        ReadOnlySpan<byte> labelsAbove = [LabelMap.Clear];
        for (int y = 0; y <= height; y++)
        {
            ReadOnlySpan<int> starts = [0];
            ReadOnlySpan<byte> labels = [LabelMap.Clear];
            int corner = y * _stride;
            if (y < height)
            {
                starts = _map.Starts(y);
                labels = _map.Labels(y);
                if (labels[0] != LabelMap.Clear)
                    Upright(corner);
                for (int r = 1; r < starts.Length; r++)
                    Upright(corner + starts[r]);
                if (labels[^1] != LabelMap.Clear)
                    Upright(corner + width);
            }
            for (int a = 0, b = 0, x = 0; x < width;)
            {
                int endA = a + 1 < above.Length ? above[a + 1] : width, endB = b + 1 < starts.Length ? starts[b + 1] : width, end = Math.Min(endA, endB);
                if (labelsAbove[a] != labels[b])
                {
                    for (; x < end; x++)
                        Level(corner + x);
                }
                x = end;
                a += endA == end ? 1 : 0;
                b += endB == end ? 1 : 0;
            }
            above = starts;
            labelsAbove = labels;
        }

        void Upright(int from)
        {
            _masks[from] |= Down;
            _masks[from + _stride] |= Up;
        }

        void Level(int from)
        {
            _masks[from] |= Right;
            _masks[from + 1] |= LeftBit;
        }
    }

    // The corners of a line at which a run begins above or below, and the border's two, from the left.
    private List<int> Begins(int y)
    {
        ReadOnlySpan<int> above = [0], below = [0];
        if (y > 0)
            above = _map.Starts(y - 1);
        if (y < _map.Height)
            below = _map.Starts(y);
        _begins.Clear();
        for (int a = 0, b = 0; a < above.Length || b < below.Length;)
        {
            int x = Math.Min(a < above.Length ? above[a] : _stride, b < below.Length ? below[b] : _stride);
            _begins.Add(y * _stride + x);
            a += a < above.Length && above[a] == x ? 1 : 0;
            b += b < below.Length && below[b] == x ? 1 : 0;
        }
        _begins.Add(y * _stride + _map.Width);
        return _begins;
    }

    private void FindNodes(SaddleVote vote)
    {
        for (int y = 0; y <= _map.Height; y++)
        {
            foreach (int at in Begins(y))
            {
                byte mask = _masks[at];
                int x = at - y * _stride;
                int count = BitOperations.PopCount(mask);
                bool atX = x == 0 || x == _map.Width, atY = y == 0 || y == _map.Height;
                if (count == 4)
                {
                    byte upperLeft = LabelAt(x - 1, y - 1), upperRight = LabelAt(x, y - 1), lowerLeft = LabelAt(x - 1, y), lowerRight = LabelAt(x, y);
                    bool falling = upperLeft == lowerRight, rising = upperRight == lowerLeft;
                    if (falling && rising)
                        falling = vote(x, y);
                    if (falling)
                    {
                        _masks[at] |= JoinFalling;
                        _index.JoinPixels(x - 1, y - 1, x, y);
                    }
                    else if (rising)
                    {
                        _masks[at] |= JoinRising;
                        _index.JoinPixels(x, y - 1, x - 1, y);
                    }
                    else
                    {
                        AddNode(at, x, y);
                    }
                }
                else if (count == 3 || (count > 0 && ((atX && atY) || (atX && (mask & (Right | LeftBit)) != 0) || (atY && (mask & (Up | Down)) != 0))))
                {
                    AddNode(at, x, y);
                }
            }
        }
    }

    private void AddNode(int at, int x, int y)
    {
        _masks[at] |= Node;
        _nodeAt[at] = _nodes.Count;
        _nodes.Add(new(x, y));
    }

    private void WalkFromNodes()
    {
        for (int node = 0; node < _nodes.Count; node++)
        {
            int at = _nodes[node].Y * _stride + _nodes[node].X;
            for (int direction = 0; direction < 4; direction++)
            {
                if ((_masks[at] >> direction & 1) != 0)
                    Walk(at, direction, node);
            }
        }
    }

    private void WalkLoops()
    {
        for (int y = 0; y <= _map.Height; y++)
        {
            foreach (int at in Begins(y))
            {
                // Twice where two loops touch crosswise.
                while ((_masks[at] & Edges) != 0)
                    Walk(at, BitOperations.TrailingZeroCount(_masks[at] & Edges), -1);
            }
        }
    }

    private void Walk(int start, int direction, int from)
    {
        int at = start, first = _steps.Count, to = -1;
        int startX = start % _stride, startY = start / _stride;
        (int leftX, int leftY, int rightX, int rightY) = Beside(startX, startY, direction);
        bool border = leftX < 0 || leftY < 0 || leftX >= _map.Width || leftY >= _map.Height || rightX < 0 || rightY < 0 || rightX >= _map.Width || rightY >= _map.Height;
        int firstDirection = direction;
        while (true)
        {
            _steps.Add((byte)direction);
            _masks[at] &= (byte)~(1 << direction);
            at += PlanarMap.StepX[direction] + PlanarMap.StepY[direction] * _stride;
            int back = (direction + 2) & 3;
            _masks[at] &= (byte)~(1 << back);
            byte mask = _masks[at];
            if ((mask & Node) != 0)
            {
                to = _nodeAt[at];
                break;
            }
            int next;
            if ((mask & JoinFalling) != 0)
            {
                // The joined pixels are upper left and lower right: up pairs with right, left with down.
                next = back ^ 1;
            }
            else if ((mask & JoinRising) != 0)
            {
                next = 3 - back;
            }
            else
            {
                if ((mask & Edges) == 0)
                    break;
                next = BitOperations.TrailingZeroCount(mask & Edges);
            }
            // A loop is closed where its first edge would be walked again.
            if ((mask >> next & 1) == 0)
                break;
            direction = next;
        }
        int left = FaceAt(leftX, leftY), right = FaceAt(rightX, rightY), number = _chains.Count;
        _chains.Add(new(startX, startY, first, _steps.Count - first, from, to, left, right, border));
        if (from < 0)
            return;
        Node begin = _nodes[from];
        begin[firstDirection] = number + 1;
        _nodes[from] = begin;
        Node end = _nodes[to];
        end[(direction + 2) & 3] = -(number + 1);
        _nodes[to] = end;
    }

    private int FaceAt(int x, int y) => x < 0 || y < 0 || x >= _map.Width || y >= _map.Height ? -1 : _index.FaceAt(x, y);

    /// <summary>The pixels to the left and the right of an edge.</summary>
    public static (int LeftX, int LeftY, int RightX, int RightY) Beside(int x, int y, int direction) => direction switch
    {
        0 => (x - 1, y - 1, x, y - 1),
        1 => (x, y - 1, x, y),
        2 => (x, y, x - 1, y),
        _ => (x - 1, y, x - 1, y - 1),
    };
}
