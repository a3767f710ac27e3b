using System.Buffers.Binary;
using DesignGen.Core.Errors;

namespace DesignGen.Produce.Tiff;

/// <summary>A TIFF file as it grows: its strips one after another, and at the end the directory that says where they are.</summary>
/// <remarks>TIFF 6.0 (Adobe, 1992), little-endian, one page. The same strips give the same bytes. Not thread-safe.</remarks>
internal sealed class TiffStrips
{
    private const uint Limit = uint.MaxValue - (1 << 20);
    private readonly Stream _target;
    private readonly string _name;
    private readonly uint[] _offsets, _lengths;
    private readonly long _origin;
    private int _written;

    /// <summary>Begins a file.</summary>
    /// <param name="target">Where it goes: seekable, and left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="strips">How many strips it will have.</param>
    public TiffStrips(Stream target, string name, int strips)
    {
        (_target, _name, _origin) = (target, name, target.Position);
        _offsets = new uint[strips];
        _lengths = new uint[strips];
        target.Write("II*\0\0\0\0\0"u8);
    }

    /// <summary>Adds the next strip.</summary>
    /// <exception cref="InputException">The file would pass 4 GB, which TIFF can't hold.</exception>
    public void Write(ReadOnlySpan<byte> strip)
    {
        long at = _target.Position - _origin;
        if (at + strip.Length > Limit)
            throw new InputException(_name, "resolution", "The file passes the 4 GB that TIFF can hold. Lower its resolution.");
        (_offsets[_written], _lengths[_written]) = ((uint)at, (uint)strip.Length);
        _target.Write(strip);
        _written++;
    }

    /// <summary>Writes the directory; the file is whole after it.</summary>
    /// <param name="tags">Adds tags in rising order; it is given the offsets and lengths of the strips.</param>
    /// <exception cref="InvalidOperationException">Strips are missing.</exception>
    public void Finish(Action<TiffDirectory, uint[], uint[]> tags)
    {
        if (_written != _offsets.Length)
            throw new InvalidOperationException($"{_written} of {_offsets.Length} strips were written.");
        // Directories and values begin on even offsets.
        if ((_target.Position - _origin) % 2 != 0)
            _target.WriteByte(0);
        uint start = (uint)(_target.Position - _origin);
        var directory = new TiffDirectory(start);
        tags(directory, _offsets, _lengths);
        _target.Write(directory.ToBytes());
        long end = _target.Position;
        Span<byte> pointer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(pointer, start);
        _target.Position = _origin + 4;
        _target.Write(pointer);
        _target.Position = end;
    }
}
