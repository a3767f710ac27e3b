using System.Buffers.Binary;
using System.Text;

namespace DesignGen.Produce.Tiff;

/// <summary>Gathers tags in rising order, and the values too long to stand in them.</summary>
internal sealed class TiffDirectory(uint start)
{
    private readonly List<(ushort Tag, ushort Type, uint Count, byte[] Value)> _entries = [];

    public void Bytes(ushort tag, byte[] bytes) => _entries.Add((tag, 1, (uint)bytes.Length, bytes));

    public void Undefined(ushort tag, byte[] bytes) => _entries.Add((tag, 7, (uint)bytes.Length, bytes));

    public void Shorts(ushort tag, params ushort[] values) => _entries.Add((tag, 3, (uint)values.Length, [.. values.SelectMany(v => new[] { (byte)v, (byte)(v >> 8) })]));

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
