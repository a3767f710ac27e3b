using System.Buffers.Binary;
using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Render.Fonts;

/// <summary>A part of a font file, read by offset with the high byte first. A read outside it is an input error that names file and table.</summary>
internal readonly struct FontBytes(byte[] data, int start, int length, string file, string table)
{
    /// <summary>How many bytes there are.</summary>
    public int Length => length;

    /// <summary>The bytes themselves.</summary>
    public ReadOnlySpan<byte> Span => data.AsSpan(start, length);

    public byte U8(long at) => data[Place(at, 1)];

    public sbyte I8(long at) => (sbyte)data[Place(at, 1)];

    public ushort U16(long at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(Place(at, 2), 2));

    public short I16(long at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(Place(at, 2), 2));

    public int U24(long at) => U16(at) << 8 | U8(at + 2);

    public uint U32(long at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(Place(at, 4), 4));

    public int I32(long at) => (int)U32(at);

    /// <summary>A table's tag: four letters.</summary>
    public string Tag(long at) => Encoding.Latin1.GetString(data, Place(at, 4), 4);

    /// <summary>A part of this part.</summary>
    public FontBytes Slice(long at, long count)
    {
        if (count < 0)
            throw Fault("has a length below 0");
        return new(data, Place(at, count), (int)count, file, table);
    }

    /// <summary>All that follows an offset.</summary>
    public FontBytes From(long at) => Slice(at, Math.Max(0, length - at));

    /// <summary>The same bytes under the name of a table, for messages.</summary>
    public FontBytes Named(string tag) => new(data, start, length, file, tag);

    /// <summary>What is wrong with this table.</summary>
    public InputException Fault(string what) => new(file, table, "The font " + what + ". The file is damaged or not a font: get it again from where it came from.");

    private int Place(long at, long count) =>
        at >= 0 && at + count <= length ? start + (int)at : throw Fault("ends before its data do");
}
