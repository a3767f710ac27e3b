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
/// Pixel corners at which a run of equal pixels begins above or below, and those on the picture's sides, get a mask of the edges that leave them; between them
/// there is nothing but straight edges. Corners with two edges are passed; those with three or four are
/// nodes, unless equal pixels lie crosswise: then the vote joins one pair and two boundaries pass. Where a boundary
/// comes to the picture's border, and at the picture's corners, there are nodes too, so that border chains are straight. Cost: the runs and the steps, not the pixels.
/// </remarks>
internal sealed class MapBuilder
{
    private const byte Up = 1, Right = 2, Down = 4, LeftBit = 8, Node = 16, JoinFalling = 32, JoinRising = 64, Edges = 15;

    private readonly LabelRuns _map;
    private readonly FaceIndex _index;

    // The corners, lines from the top: where each line of them begins, their columns and masks, and the corner at the other end of an upright edge.
    private readonly int[] _lines;
    private readonly int[] _x, _above, _below;
    private readonly byte[] _masks;

    private readonly List<Chain> _chains = [];
    private readonly List<Node> _nodes = [];
    private readonly List<int> _cornerOf = [];
    private readonly Dictionary<int, int> _nodeAt = [];
    private byte[] _steps = new byte[1024];
    private int _stepCount;

    private MapBuilder(LabelRuns map)
    {
        _map = map;
        _lines = new int[map.Height + 2];
        int most = 2 * (map.Count + map.Height + 1);
        _x = ArrayPool<int>.Shared.Rent(most);
        _above = ArrayPool<int>.Shared.Rent(most);
        _below = ArrayPool<int>.Shared.Rent(most);
        _masks = ArrayPool<byte>.Shared.Rent(most);
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
        foreach (int[] corners in (int[][])[builder._x, builder._above, builder._below])
            ArrayPool<int>.Shared.Return(corners);
        ArrayPool<byte>.Shared.Return(builder._masks);
        return new()
        {
            Labels = labels,
            Steps = builder._steps[..builder._stepCount],
            Chains = [.. builder._chains],
            Nodes = [.. builder._nodes],
            Faces = faces,
        };
    }

    private byte LabelAt(int x, int y) => x < 0 || y < 0 || x >= _map.Width || y >= _map.Height ? LabelMap.Clear : _map[x, y];

    private void FindEdges()
    {
        int width = _map.Width, height = _map.Height, count = 0;
        // Corners of the line above that have an edge downwards, from the left: those of this line that have one upwards come in the same order.
        var tops = new Queue<int>();
        for (int y = 0; y <= height; y++)
        {
            ReadOnlySpan<int> above = y > 0 ? _map.Starts(y - 1) : [0], below = y < height ? _map.Starts(y) : [0];
            ReadOnlySpan<byte> labelsAbove = y > 0 ? _map.Labels(y - 1) : [LabelMap.Clear], labelsBelow = y < height ? _map.Labels(y) : [LabelMap.Clear];
            _lines[y] = count;
            byte left = 0;
            for (int a = 0, b = 0, x = 0; ; count++)
            {
                // At the sides what lies beyond the picture is bare ground.
                bool up = x == width ? labelsAbove[^1] != LabelMap.Clear : above[a] == x && (x > 0 || labelsAbove[0] != LabelMap.Clear);
                bool down = x == width ? labelsBelow[^1] != LabelMap.Clear : below[b] == x && (x > 0 || labelsBelow[0] != LabelMap.Clear);
                bool right = x < width && labelsAbove[a] != labelsBelow[b];
                (_x[count], _masks[count]) = (x, (byte)(left | (up ? Up : 0) | (right ? Right : 0) | (down ? Down : 0)));
                if (up)
                {
                    _above[count] = tops.Dequeue();
                    _below[_above[count]] = count;
                }
                if (down)
                    tops.Enqueue(count);
                if (x == width)
                    break;
                left = right ? LeftBit : (byte)0;
                int nextA = a + 1 < above.Length ? above[a + 1] : width, nextB = b + 1 < below.Length ? below[b + 1] : width;
                x = Math.Min(nextA, nextB);
                a += nextA == x && x < width ? 1 : 0;
                b += nextB == x && x < width ? 1 : 0;
            }
            count++;
        }
        _lines[height + 1] = count;
    }

    private void FindNodes(SaddleVote vote)
    {
        for (int y = 0; y <= _map.Height; y++)
        {
            for (int at = _lines[y]; at < _lines[y + 1]; at++)
            {
                byte mask = _masks[at];
                int x = _x[at];
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
        _cornerOf.Add(at);
    }

    private void WalkFromNodes()
    {
        for (int node = 0; node < _nodes.Count; node++)
        {
            int at = _cornerOf[node];
            for (int direction = 0; direction < 4; direction++)
            {
                if ((_masks[at] >> direction & 1) != 0)
                    Walk(at, _nodes[node].Y, direction, node);
            }
        }
    }

    private void WalkLoops()
    {
        for (int y = 0; y <= _map.Height; y++)
        {
            for (int at = _lines[y]; at < _lines[y + 1]; at++)
            {
                // Twice where two loops touch crosswise.
                while ((_masks[at] & Edges) != 0)
                    Walk(at, y, BitOperations.TrailingZeroCount(_masks[at] & Edges), -1);
            }
        }
    }

    private void Walk(int start, int startY, int direction, int from)
    {
        int at = start, first = _stepCount, to = -1, startX = _x[start];
        (int leftX, int leftY, int rightX, int rightY) = Beside(startX, startY, direction);
        bool border = leftX < 0 || leftY < 0 || leftX >= _map.Width || leftY >= _map.Height || rightX < 0 || rightY < 0 || rightX >= _map.Width || rightY >= _map.Height;
        int firstDirection = direction;
        while (true)
        {
            _masks[at] &= (byte)~(1 << direction);
            int next = direction switch { 0 => _above[at], 1 => at + 1, 2 => _below[at], _ => at - 1 }, length = Math.Max(1, Math.Abs(_x[next] - _x[at]));
            if (_stepCount + length > _steps.Length)
                Array.Resize(ref _steps, 2 * (_stepCount + length));
            _steps.AsSpan(_stepCount, length).Fill((byte)direction);
            _stepCount += length;
            at = next;
            int back = (direction + 2) & 3;
            _masks[at] &= (byte)~(1 << back);
            byte mask = _masks[at];
            if ((mask & Node) != 0)
            {
                to = _nodeAt[at];
                break;
            }
            int turn;
            if ((mask & JoinFalling) != 0)
            {
                // The joined pixels are upper left and lower right: up pairs with right, left with down.
                turn = back ^ 1;
            }
            else if ((mask & JoinRising) != 0)
            {
                turn = 3 - back;
            }
            else
            {
                if ((mask & Edges) == 0)
                    break;
                turn = BitOperations.TrailingZeroCount(mask & Edges);
            }
            // A loop is closed where its first edge would be walked again.
            if ((mask >> turn & 1) == 0)
                break;
            direction = turn;
        }
        int left = FaceAt(leftX, leftY), right = FaceAt(rightX, rightY), number = _chains.Count;
        _chains.Add(new(startX, startY, first, _stepCount - first, from, to, left, right, border));
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
