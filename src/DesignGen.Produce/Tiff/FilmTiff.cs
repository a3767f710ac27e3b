using System.Buffers.Binary;
using System.Text;

namespace DesignGen.Produce.Tiff;

/// <summary>A film's TIFF as <see cref="TiffWriter"/> wrote it, read strip by strip.</summary>
internal sealed class FilmTiff
{
    private readonly Stream _from;
    private readonly Dictionary<int, (int Type, int Count, byte[] Value)> _tags = [];

    /// <summary>Reads the directory.</summary>
    /// <param name="from">A film that is whole; seekable, and left open.</param>
    public FilmTiff(Stream from)
    {
        _from = from;
        int at = BinaryPrimitives.ReadInt32LittleEndian(Bytes(4, 4)), count = BinaryPrimitives.ReadUInt16LittleEndian(Bytes((uint)at, 2));
        byte[] table = Bytes((uint)at + 2, count * 12);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = table.AsSpan(i * 12, 12);
            int type = entry[2], values = BinaryPrimitives.ReadInt32LittleEndian(entry[4..]), size = values * type switch { 3 => 2, 4 => 4, 5 => 8, _ => 1 };
            _tags[BinaryPrimitives.ReadUInt16LittleEndian(entry)] = (type, values, size <= 4 ? entry[8..].ToArray() : Bytes(BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]), size));
        }
    }

    /// <summary>Pixels across.</summary>
    public int Width => (int)Number(256);

    /// <summary>Pixels down.</summary>
    public int Height => (int)Number(257);

    /// <summary>Pixels per inch.</summary>
    public double Dpi => (double)Number(282) / Number(282, 1);

    /// <summary>The label, line by line.</summary>
    public string Description => Encoding.ASCII.GetString(_tags[270].Value).TrimEnd('\0');

    /// <summary>The strips from the top, each with its rows.</summary>
    public IEnumerable<(byte[] Strip, int Rows)> Strips()
    {
        int rows = (int)Number(278);
        for (int i = 0; i < _tags[273].Count; i++)
            yield return (Bytes(Number(273, i), (int)Number(279, i)), Math.Min(rows, Height - i * rows));
    }

    private uint Number(int tag, int index = 0)
    {
        (int type, _, byte[] value) = _tags[tag];
        return type == 3 ? BinaryPrimitives.ReadUInt16LittleEndian(value.AsSpan(index * 2)) : BinaryPrimitives.ReadUInt32LittleEndian(value.AsSpan(index * 4));
    }

    private byte[] Bytes(uint at, int count)
    {
        var bytes = new byte[count];
        _from.Position = at;
        _from.ReadExactly(bytes);
        return bytes;
    }
}
