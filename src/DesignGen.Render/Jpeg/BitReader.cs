using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace DesignGen.Render.Jpeg;

/// <summary>Takes bits from the entropy coded bytes of a scan, highest first, without the zero bytes stuffed after 0xFF.</summary>
/// <remarks>
/// It stops before the next marker. Whoever asks for more gets zeros, and <see cref="Overran"/> tells; asking it once a row
/// of blocks keeps the check out of the inner loop.
/// </remarks>
internal ref struct BitReader(ReadOnlySpan<byte> file, int at)
{
    private readonly ReadOnlySpan<byte> _file = file;
    private int _at = at;
    private ulong _bits;
    private int _count;
    private int _padding;

    /// <summary>Whether more bits were taken than there are before the next marker.</summary>
    public readonly bool Overran => _padding > _count;

    /// <summary>Whether the file ends where this scan's bytes do.</summary>
    public readonly bool AtEnd => _at >= _file.Length - 1;

    /// <summary>Makes at least 32 bits ready: enough for a code and the bits after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill()
    {
        if (_count > 32)
            return;
        if (_at <= _file.Length - 4)
        {
            uint next = BinaryPrimitives.ReadUInt32BigEndian(_file[_at..]);
            // No byte of it is 0xFF, that is, no byte of its complement is 0.
            if ((~next - 0x01010101 & next & 0x80808080) == 0)
            {
                _bits |= (ulong)next << (32 - _count);
                _count += 32;
                _at += 4;
                return;
            }
        }
        FillByBytes();
    }

    /// <summary>The next bits without taking them.</summary>
    /// <param name="count">1 to 16, made ready before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Peek(int count) => (int)(_bits >> (64 - count));

    /// <summary>Takes bits.</summary>
    /// <param name="count">0 to 16, made ready before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count)
    {
        _bits <<= count;
        _count -= count;
    }

    /// <summary>Takes bits as a number.</summary>
    /// <param name="count">1 to 16, made ready before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int count)
    {
        int value = Peek(count);
        Skip(count);
        return value;
    }

    /// <summary>Takes bits as a signed number of that size class (T.81, F.2.2.1: EXTEND).</summary>
    /// <param name="size">1 to 15, made ready before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TakeSigned(int size)
    {
        int value = Take(size);
        return value + ((value - (1 << (size - 1))) >> 31 & 1 - (1 << size));
    }

    /// <summary>Drops the rest of the bits up to the next marker, or to the end of the file.</summary>
    /// <param name="stray">Receives how many whole bytes were dropped.</param>
    /// <returns>Where the marker's 0xFF stands, or the file's length.</returns>
    public int ToMarker(out int stray)
    {
        stray = Math.Max(0, _count - _padding) / 8;
        int at = _at;
        while (at < _file.Length - 1 && (_file[at] != 0xFF || _file[at + 1] is 0 or 0xFF))
        {
            // Fill bytes before a marker are allowed, stuffed zeros belong to their 0xFF.
            bool stuffed = _file[at] == 0xFF && _file[at + 1] == 0;
            stray += _file[at] == 0xFF && !stuffed ? 0 : 1;
            at += stuffed ? 2 : 1;
        }
        return at >= _file.Length - 1 ? _file.Length : at;
    }

    /// <summary>Goes on after a marker with no bits left over.</summary>
    /// <param name="at">The first byte after the marker.</param>
    public void Restart(int at)
    {
        _at = at;
        _bits = 0;
        _count = _padding = 0;
    }

    private void FillByBytes()
    {
        while (_count <= 56)
        {
            uint next = 0;
            if (_at < _file.Length && _file[_at] != 0xFF)
            {
                next = _file[_at++];
            }
            else if (_at < _file.Length - 1 && _file[_at + 1] == 0)
            {
                next = 0xFF;
                _at += 2;
            }
            else
            {
                _padding += 8;
            }
            _bits |= (ulong)next << (56 - _count);
            _count += 8;
        }
    }
}
