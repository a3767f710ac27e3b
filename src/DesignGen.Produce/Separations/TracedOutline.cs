using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Separations;

/// <summary>Closed polygons of a traced plate, mm on the page, kept small; fill them by the even-odd rule.</summary>
/// <remarks>
/// Points are steps of half a traced pixel from one to the next, about three bytes each, so that the outlines of a large fine film take a few
/// megabytes where <see cref="Outline"/> would take a hundred; they become millimetres one polygon at a time. Safe to read from many threads at once.
/// </remarks>
public sealed class TracedOutline
{
    // A block at a time, so that growing copies nothing.
    private const int BlockBits = 14;

    private readonly List<byte[]> _blocks = [];
    private readonly double _scaleX, _scaleY, _shift;
    private int _length, _x, _y;

    /// <summary>Begins with no polygon.</summary>
    /// <param name="scaleX">Millimetres of half a traced pixel across.</param>
    /// <param name="scaleY">Millimetres of half a traced pixel down.</param>
    /// <param name="shift">How far the page's corner is from that of the traced pixels, half pixels.</param>
    internal TracedOutline(double scaleX, double scaleY, double shift) => (_scaleX, _scaleY, _shift) = (scaleX, scaleY, shift);

    /// <summary>An outline with nothing in it.</summary>
    public static TracedOutline Empty { get; } = new(1, 1, 0);

    /// <summary>Whether there is nothing to fill.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>The polygons in the order in which they were closed: the corners of each, mm.</summary>
    /// <remarks>The list is the same one every time, filled anew.</remarks>
    public IEnumerable<IReadOnlyList<Point>> Polygons()
    {
        var corners = new List<Point>();
        int at = 0, x = 0, y = 0;
        while (at < _length)
        {
            corners.Clear();
            for (uint left = Read(ref at); left > 0; left--)
            {
                (x, y) = (x + Signed(Read(ref at)), y + Signed(Read(ref at)));
                corners.Add(new((x + _shift) * _scaleX, (y + _shift) * _scaleY));
            }
            yield return corners;
        }
    }

    /// <summary>Adds a polygon.</summary>
    /// <param name="corners">Half traced pixels from the left and the top.</param>
    internal void Add(List<(int X, int Y)> corners)
    {
        Write((uint)corners.Count);
        foreach ((int x, int y) in corners)
        {
            Write(Unsigned(x - _x));
            Write(Unsigned(y - _y));
            (_x, _y) = (x, y);
        }
    }

    // Small steps either way become small numbers, and those take one byte.
    private static uint Unsigned(int step) => (uint)((step << 1) ^ (step >> 31));

    private static int Signed(uint number) => (int)(number >> 1) ^ -(int)(number & 1);

    // Seven bits a byte, the lowest first; the highest bit says that more follow.
    private void Write(uint number)
    {
        for (; number > 0x7f; number >>= 7)
            Put((byte)(number | 0x80));
        Put((byte)number);
    }

    private void Put(byte value)
    {
        if (_length >> BlockBits == _blocks.Count)
            _blocks.Add(new byte[1 << BlockBits]);
        _blocks[^1][_length++ & ((1 << BlockBits) - 1)] = value;
    }

    private uint Read(ref int at)
    {
        for (uint number = 0, shift = 0; ; shift += 7)
        {
            byte value = _blocks[at >> BlockBits][at++ & ((1 << BlockBits) - 1)];
            number |= (uint)(value & 0x7f) << (int)shift;
            if (value < 0x80)
                return number;
        }
    }
}
