using System.Numerics;

namespace DesignGen.Vectorize.Features;

/// <summary>Fields as large as one thin part and some room round it, used for part after part: a page full of thin lines needs none of its own size.</summary>
/// <param name="map">The map whose parts they are.</param>
internal sealed class PartPlot(PaddedMap map)
{
    private ulong[] _bits = [];
    private int _left, _top;
    private bool _atBorder;

    /// <summary>From a place to the one below it, a multiple of 64.</summary>
    public int Stride { get; private set; }

    /// <summary>A number for each place, 0 before and after.</summary>
    public ushort[] Depths { get; private set; } = [];

    /// <summary>A bit for each place, 0 before and after.</summary>
    public BitRows Marks { get; private set; } = new(64, 0);

    /// <summary>Lays it over a part; places mean others from then on.</summary>
    /// <param name="box">The box of the part, px of the map.</param>
    /// <param name="room">How much round it is there too, px.</param>
    public void Lay(Window box, int room)
    {
        (_left, _top) = (box.X - room, box.Y - room);
        _atBorder = _left < 0 || _top < 0 || box.X + box.Width + room > map.Columns || box.Y + box.Height + room > map.Rows;
        Stride = (box.Width + 2 * room + 63) / 64 * 64;
        int size = checked(Stride * (box.Height + 2 * room));
        if (Depths.Length < size)
        {
            size = (int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)size), 1u << 30);
            (Depths, _bits) = (new ushort[size], new ulong[size / 64]);
        }
        Marks = new(Stride, _bits);
    }

    /// <summary>The place of a pixel of the map.</summary>
    public int At(int pixel)
    {
        int y = pixel / map.Stride, x = pixel - y * map.Stride;
        return (y - _top) * Stride + x - _left;
    }

    /// <summary>Whether a place is on the border of the map.</summary>
    public bool IsBorder(int at)
    {
        if (!_atBorder)
            return false;
        int y = at / Stride, x = at - y * Stride + _left;
        return x <= 0 || y + _top <= 0 || x >= map.Columns - 1 || y + _top >= map.Rows - 1;
    }
}
