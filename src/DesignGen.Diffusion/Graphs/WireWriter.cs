using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace DesignGen.Diffusion.Graphs;

/// <summary>Part of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Offset">Its first byte, from 0.</param>
/// <param name="Length">How many bytes.</param>
public sealed record FilePart(string Path, long Offset, long Length);

/// <summary>Writes a protobuf message. Large values, and parts of files, are joined in without being copied; they are read when the whole is written.</summary>
internal sealed class WireWriter
{
    // Below this, copying costs less than another piece.
    private const int LargeBytes = 4096;

    private readonly List<(ReadOnlyMemory<byte> Bytes, FilePart? File)> _pieces = [];
    private ArrayBufferWriter<byte> _open = new();
    private long _closed;

    /// <summary>Bytes so far.</summary>
    public long Length => _closed + _open.WrittenCount;

    /// <summary>A field with a whole number.</summary>
    public void Int(int field, long value)
    {
        Tag(field, WireKind.Varint);
        Varint((ulong)value);
    }

    /// <summary>A field with a floating-point number.</summary>
    public void Float(int field, float value)
    {
        Tag(field, WireKind.Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(_open.GetSpan(4), value);
        _open.Advance(4);
    }

    /// <summary>A field with text.</summary>
    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A field with text, left out where that is empty, as readers take it then.</summary>
    public void TextIfAny(int field, string value)
    {
        if (value.Length > 0)
            Text(field, value);
    }

    /// <summary>A field with bytes, which must not change until the whole is written.</summary>
    public void Bytes(int field, ReadOnlyMemory<byte> value)
    {
        Tag(field, WireKind.Bytes);
        Varint((ulong)value.Length);
        Add(value);
    }

    /// <summary>A field with the bytes of a part of a file.</summary>
    public void File(int field, FilePart part)
    {
        Tag(field, WireKind.Bytes);
        Varint((ulong)part.Length);
        Close();
        _pieces.Add((default, part));
        _closed += part.Length;
    }

    /// <summary>A field with a message.</summary>
    public void Message(int field, Action<WireWriter> write)
    {
        var inner = new WireWriter();
        write(inner);
        Tag(field, WireKind.Bytes);
        Varint((ulong)inner.Length);
        inner.Close();
        foreach ((ReadOnlyMemory<byte> bytes, FilePart? file) in inner._pieces)
        {
            if (file is null)
            {
                Add(bytes);
                continue;
            }
            Close();
            _pieces.Add((default, file));
            _closed += file.Length;
        }
    }

    /// <summary>A field with whole numbers in one packed row; left out where there are none.</summary>
    public void Packed(int field, IReadOnlyCollection<long> values)
    {
        if (values.Count == 0)
            return;
        var row = new WireWriter();
        foreach (long value in values)
            row.Varint((ulong)value);
        Bytes(field, row._open.WrittenMemory);
    }

    /// <summary>Whole fields as they were read.</summary>
    public void Kept(List<byte> fields) => _open.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(fields));

    /// <summary>Writes all of it.</summary>
    public void WriteTo(Stream to)
    {
        Close();
        foreach ((ReadOnlyMemory<byte> bytes, FilePart? file) in _pieces)
        {
            if (file is null)
                to.Write(bytes.Span);
            else
                Copy(file, to);
        }
    }

    /// <summary>Copies part of a file.</summary>
    /// <exception cref="EndOfStreamException">The file ends before the part does.</exception>
    public static void Copy(FilePart part, Stream to)
    {
        using FileStream from = System.IO.File.OpenRead(part.Path);
        from.Position = part.Offset;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (long left = part.Length; left > 0;)
            {
                int read = from.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                if (read == 0)
                    throw new EndOfStreamException($"{part.Path} ends within a weight.");
                to.Write(buffer, 0, read);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Add(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < LargeBytes)
        {
            _open.Write(bytes.Span);
            return;
        }
        Close();
        _pieces.Add((bytes, null));
        _closed += bytes.Length;
    }

    private void Close()
    {
        if (_open.WrittenCount == 0)
            return;
        _pieces.Add((_open.WrittenMemory, null));
        _closed += _open.WrittenCount;
        _open = new();
    }

    private void Tag(int field, WireKind kind) => Varint((ulong)field << 3 | (uint)kind);

    private void Varint(ulong value)
    {
        Span<byte> room = _open.GetSpan(10);
        int used = 0;
        for (; value >= 0x80; value >>= 7)
            room[used++] = (byte)(value | 0x80);
        room[used++] = (byte)value;
        _open.Advance(used);
    }
}
