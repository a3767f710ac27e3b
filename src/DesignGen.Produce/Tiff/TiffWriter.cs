using System.Buffers.Binary;
using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Produce.Tiff;

/// <summary>Writes a two-tone TIFF of Group 4 strips, strip by strip, so that a film of any size needs little memory.</summary>
/// <remarks>
/// TIFF 6.0 (Adobe, 1992), class B of a bilevel image: little-endian, one page, 0 is white, the highest bit of a byte is the left pixel. Its
/// directory stands at the end, and the same strips give the same bytes: no date is written. Not thread-safe.
/// </remarks>
public sealed class TiffWriter
{
    private const uint Limit = uint.MaxValue - (1 << 20);
    private readonly Stream _target;
    private readonly TiffPage _page;
    private readonly uint[] _offsets, _lengths;
    private readonly long _origin;
    private int _written;

    /// <summary>Begins a file.</summary>
    /// <param name="target">Where it goes: seekable, and left open.</param>
    /// <param name="page">Its size and texts.</param>
    public TiffWriter(Stream target, TiffPage page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(page.RowsPerStrip, 1);
        (_target, _page, _origin) = (target, page, target.Position);
        _offsets = new uint[page.Strips];
        _lengths = new uint[page.Strips];
        target.Write("II*\0\0\0\0\0"u8);
    }

    /// <summary>Adds the next strip, as <see cref="Group4Encoder"/> packed it.</summary>
    /// <exception cref="InputException">The file would pass 4 GB, which TIFF can't hold.</exception>
    public void Write(ReadOnlySpan<byte> strip)
    {
        long at = _target.Position - _origin;
        if (at + strip.Length > Limit)
            throw new InputException(_page.DocumentName, "films.resolution", $"The film passes 4 GB at {_page.Resolution}. Lower its resolution.");
        (_offsets[_written], _lengths[_written]) = ((uint)at, (uint)strip.Length);
        _target.Write(strip);
        _written++;
    }

    /// <summary>Writes the directory; the file is whole after it.</summary>
    /// <exception cref="InvalidOperationException">Strips are missing.</exception>
    public void Finish()
    {
        if (_written != _page.Strips)
            throw new InvalidOperationException($"{_written} of {_page.Strips} strips were written.");
        var directory = new Directory(Even());
        directory.Longs(254, 0);
        directory.Longs(256, (uint)_page.Width);
        directory.Longs(257, (uint)_page.Height);
        directory.Shorts(258, 1);
        directory.Shorts(259, 4);                       // Compression: T.6
        directory.Shorts(262, 0);                       // PhotometricInterpretation: min-is-white
        directory.Shorts(266, 1);                       // FillOrder: high bit first
        directory.Text(269, _page.DocumentName);
        directory.Text(270, _page.Description);
        directory.Longs(273, _offsets);
        directory.Shorts(274, 1);                       // Orientation: top left
        directory.Shorts(277, 1);
        directory.Longs(278, (uint)_page.RowsPerStrip);
        directory.Longs(279, _lengths);
        uint[] resolution = [(uint)Math.Round(_page.Resolution.Dpi * 1000), 1000];
        directory.Rational(282, resolution);
        directory.Rational(283, resolution);
        directory.Longs(293, 0);                        // T6Options: no uncompressed mode
        directory.Shorts(296, 2);                       // ResolutionUnit: inch
        directory.Text(305, _page.Software);
        if (_page.Xmp is { } xmp)
            directory.Bytes(700, Encoding.UTF8.GetBytes(xmp));
        byte[] bytes = directory.ToBytes();
        uint start = (uint)(_target.Position - _origin);
        _target.Write(bytes);
        long end = _target.Position;
        Span<byte> pointer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(pointer, start);
        _target.Position = _origin + 4;
        _target.Write(pointer);
        _target.Position = end;
    }

    // Directories and values begin on even offsets.
    private uint Even()
    {
        if ((_target.Position - _origin) % 2 != 0)
            _target.WriteByte(0);
        return (uint)(_target.Position - _origin);
    }

    /// <summary>Gathers tags in rising order, and the values too long to stand in them.</summary>
    private sealed class Directory(uint start)
    {
        private readonly List<(ushort Tag, ushort Type, uint Count, byte[] Value)> _entries = [];

        public void Bytes(ushort tag, byte[] bytes) => _entries.Add((tag, 1, (uint)bytes.Length, bytes));

        public void Shorts(ushort tag, ushort value) => _entries.Add((tag, 3, 1, [(byte)value, (byte)(value >> 8)]));

        public void Longs(ushort tag, params uint[] values) => _entries.Add((tag, 4, (uint)values.Length, Little(values)));

        public void Rational(ushort tag, uint[] fraction) => _entries.Add((tag, 5, 1, Little(fraction)));

        public void Text(ushort tag, string text)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(text + "\0");
            _entries.Add((tag, 2, (uint)bytes.Length, bytes));
        }

        public byte[] ToBytes()
        {
            int head = 2 + _entries.Count * 12 + 4;
            using var values = new MemoryStream();
            byte[] table = new byte[head];
            BinaryPrimitives.WriteUInt16LittleEndian(table, (ushort)_entries.Count);
            for (int i = 0; i < _entries.Count; i++)
            {
                (ushort tag, ushort type, uint count, byte[] value) = _entries[i];
                Span<byte> entry = table.AsSpan(2 + i * 12, 12);
                BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
                BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], type);
                BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], count);
                if (value.Length <= 4)
                {
                    value.CopyTo(entry[8..]);
                    continue;
                }
                BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], start + (uint)head + (uint)values.Position);
                values.Write(value);
                if (value.Length % 2 != 0)
                    values.WriteByte(0);
            }
            return [.. table, .. values.ToArray()];
        }

        private static byte[] Little(uint[] values)
        {
            byte[] bytes = new byte[values.Length * 4];
            for (int i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), values[i]);
            return bytes;
        }
    }
}
