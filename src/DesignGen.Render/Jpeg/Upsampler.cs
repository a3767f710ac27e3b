using System.Numerics;
using System.Runtime.InteropServices;

namespace DesignGen.Render.Jpeg;

/// <summary>Gives the rows of a component at the size of the picture.</summary>
/// <remarks>
/// Samples lie in the middle of the pixels they stand for. Doubling mixes three quarters of the nearer sample with a quarter
/// of the further one, in either direction, with libjpeg's rounding; other ratios take the sample that lies over the pixel.
/// </remarks>
internal sealed class Upsampler
{
    private readonly JpegFrame _frame;
    private readonly JpegComponent _component;
    private readonly bool _doubleAcross, _doubleDown;

    // The mixed row with one sample more at either end.
    private readonly ushort[] _mixed;
    private readonly byte[] _row;

    public Upsampler(JpegFrame frame, JpegComponent component)
    {
        (_frame, _component) = (frame, component);
        bool twiceAcross = frame.Across == 2 * component.Across, twiceDown = frame.Down == 2 * component.Down;
        bool sameAcross = frame.Across == component.Across, sameDown = frame.Down == component.Down;
        _doubleAcross = twiceAcross && (twiceDown || sameDown) && component.Width > 2;
        _doubleDown = twiceDown && (sameAcross || _doubleAcross);
        _mixed = new ushort[component.Width + 2];
        _row = new byte[Math.Max(frame.Width, component.Width * 2)];
    }

    /// <summary>A row of the picture; it holds until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Row(int y)
    {
        int width = _frame.Width;
        ReadOnlySpan<byte> near = _component.Row(y * _component.Down / _frame.Down);
        if (!_doubleAcross && !_doubleDown)
        {
            if (_frame.Across == _component.Across)
                return near[..width];
            Repeat(near);
            return _row.AsSpan(0, width);
        }
        near = near[.._component.Width];
        // Even rows lie nearer to the sample above, odd ones to that below.
        bool upper = (y & 1) == 0;
        ReadOnlySpan<byte> far = _component.Row((y >> 1) + (upper ? -1 : 1))[..near.Length];
        if (!_doubleAcross)
        {
            for (int i = 0; i < near.Length; i++)
                _row[i] = (byte)((3 * near[i]) + far[i] + (upper ? 1 : 2) >> 2);
            return _row.AsSpan(0, width);
        }
        Span<ushort> mixed = _mixed.AsSpan(1, near.Length);
        if (_doubleDown)
            Mix(near, far, mixed);
        else
            Widen(near, mixed);
        (_mixed[0], _mixed[^1]) = (mixed[0], mixed[^1]);
        if (_doubleDown)
            Double(8, 7, 4);
        else
            Double(1, 2, 2);
        return _row.AsSpan(0, width);
    }

    private void Repeat(ReadOnlySpan<byte> from)
    {
        int width = _frame.Width, times = _frame.Across / _component.Across;
        if (times * _component.Across == _frame.Across)
        {
            for (int x = 0, i = 0; x < width; x += times, i++)
                _row.AsSpan(x, Math.Min(times, width - x)).Fill(from[i]);
            return;
        }
        for (int x = 0; x < width; x++)
            _row[x] = from[x * _component.Across / _frame.Across];
    }

    private static void Mix(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<ushort> into)
    {
        int i = 0;
        for (; i <= into.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(near[i..]), out Vector<ushort> near0, out Vector<ushort> near1);
            Vector.Widen(new Vector<byte>(far[i..]), out Vector<ushort> far0, out Vector<ushort> far1);
            (near0 + near0 + near0 + far0).CopyTo(into[i..]);
            (near1 + near1 + near1 + far1).CopyTo(into[(i + Vector<ushort>.Count)..]);
        }
        for (; i < into.Length; i++)
            into[i] = (ushort)((3 * near[i]) + far[i]);
    }

    private static void Widen(ReadOnlySpan<byte> from, Span<ushort> into)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = from[i];
    }

    private void Double(int roundLeft, int roundRight, int shift)
    {
        int i = 0, count = _component.Width;
        if (BitConverter.IsLittleEndian)
        {
            // Left and right pixels make the low and high bytes of sixteen-bit lanes.
            Vector<ushort> left = new((ushort)roundLeft), right = new((ushort)roundRight);
            Span<ushort> pairs = MemoryMarshal.Cast<byte, ushort>(_row.AsSpan());
            for (; i <= count - Vector<ushort>.Count; i += Vector<ushort>.Count)
            {
                var middle = new Vector<ushort>(_mixed.AsSpan(i + 1));
                middle = middle + middle + middle;
                Vector<ushort> even = (middle + new Vector<ushort>(_mixed.AsSpan(i)) + left) >> shift;
                Vector<ushort> odd = (middle + new Vector<ushort>(_mixed.AsSpan(i + 2)) + right) >> shift;
                (even | odd << 8).CopyTo(pairs[i..]);
            }
        }
        for (; i < count; i++)
        {
            int middle = 3 * _mixed[i + 1];
            _row[2 * i] = (byte)(middle + _mixed[i] + roundLeft >> shift);
            _row[(2 * i) + 1] = (byte)(middle + _mixed[i + 2] + roundRight >> shift);
        }
    }
}
