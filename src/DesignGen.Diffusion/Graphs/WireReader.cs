using System.Buffers.Binary;
using System.Text;

namespace DesignGen.Diffusion.Graphs;

/// <summary>How a field of a protobuf message is written; the numbers are those of the format.</summary>
internal enum WireKind
{
    /// <summary>A whole number in groups of 7 bits, the lowest first.</summary>
    Varint = 0,

    /// <summary>8 bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then so many bytes: text, bytes, a message or packed numbers.</summary>
    Bytes = 2,

    /// <summary>4 bytes.</summary>
    Fixed32 = 5,
}

/// <summary>Bytes that are no protobuf message.</summary>
/// <param name="at">Where, in bytes from the start of the file.</param>
/// <param name="message">What is wrong there.</param>
internal sealed class WireException(long at, string message) : Exception(message)
{
    /// <summary>Where, in bytes from the start of the file.</summary>
    public long At { get; } = at;
}

/// <summary>Reads a protobuf message field by field where it lies, so that weights are stepped over and their places known, and what is not understood is kept byte for byte.</summary>
/// <remarks>
/// The format: protobuf.dev, "Encoding". Google.Protobuf's reader copies every message inside another and does not tell where a field
/// lies, which is what files with gigabytes of weights need; hence our own.
/// </remarks>
internal ref struct WireReader(ReadOnlySpan<byte> bytes, long start = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly long _start = start;
    private int _at, _fieldAt;

    /// <summary>Number of the field that <see cref="Next"/> came to.</summary>
    public int Field { get; private set; }

    /// <summary>How it is written.</summary>
    public WireKind Kind { get; private set; }

    /// <summary>Goes to the next field; its value must be read, or kept, before the next call.</summary>
    /// <returns>False at the end of the message.</returns>
    /// <exception cref="WireException">There is no field here.</exception>
    public bool Next()
    {
        if (_at == _bytes.Length)
            return false;
        _fieldAt = _at;
        ulong tag = ReadVarint();
        (Field, Kind) = ((int)Math.Min(tag >> 3, int.MaxValue), (WireKind)(tag & 7));
        if (Field == 0 || tag > uint.MaxValue || Kind is not (WireKind.Varint or WireKind.Fixed64 or WireKind.Bytes or WireKind.Fixed32))
            throw Wrong("there is no field of a message");
        return true;
    }

    /// <summary>The value as a whole number.</summary>
    public long Int()
    {
        Expect(WireKind.Varint);
        return (long)ReadVarint();
    }

    /// <summary>The value as a floating-point number.</summary>
    public float Float()
    {
        Expect(WireKind.Fixed32);
        return BinaryPrimitives.ReadSingleLittleEndian(Take(4));
    }

    /// <summary>The value as bytes.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        Expect(WireKind.Bytes);
        ulong length = ReadVarint();
        return length <= (ulong)(_bytes.Length - _at) ? Take((int)length) : throw Wrong("a field is longer than what is left of the file");
    }

    /// <summary>The value as bytes, and where they lie in the file.</summary>
    public ReadOnlySpan<byte> Bytes(out long offset)
    {
        ReadOnlySpan<byte> bytes = Bytes();
        offset = _start + _at - bytes.Length;
        return bytes;
    }

    /// <summary>The value as text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>The value as a message.</summary>
    public WireReader Message()
    {
        ReadOnlySpan<byte> bytes = Bytes(out long offset);
        return new(bytes, offset);
    }

    /// <summary>Adds the value to a list of whole numbers, be it one or a packed row of them.</summary>
    public void Ints(List<long> to)
    {
        if (Kind == WireKind.Varint)
        {
            to.Add(Int());
            return;
        }
        WireReader packed = Message();
        while (packed._at < packed._bytes.Length)
            to.Add((long)packed.ReadVarint());
    }

    /// <summary>Adds the value to a list of floating-point numbers, be it one or a packed row of them.</summary>
    public void Floats(List<float> to)
    {
        if (Kind == WireKind.Fixed32)
        {
            to.Add(Float());
            return;
        }
        WireReader packed = Message();
        while (packed._at < packed._bytes.Length)
            to.Add(BinaryPrimitives.ReadSingleLittleEndian(packed.Take(4)));
    }

    /// <summary>Adds the value to a list of numbers of 8 bytes, as they lie, be it one or a packed row of them.</summary>
    public void Fixed64s(List<ulong> to)
    {
        if (Kind == WireKind.Fixed64)
        {
            to.Add(BinaryPrimitives.ReadUInt64LittleEndian(Take(8)));
            return;
        }
        WireReader packed = Message();
        while (packed._at < packed._bytes.Length)
            to.Add(BinaryPrimitives.ReadUInt64LittleEndian(packed.Take(8)));
    }

    /// <summary>Steps over the value and keeps the whole field as it is written.</summary>
    public void Keep(List<byte> to)
    {
        switch (Kind)
        {
            case WireKind.Varint:
                ReadVarint();
                break;
            case WireKind.Fixed64:
                Take(8);
                break;
            case WireKind.Fixed32:
                Take(4);
                break;
            default:
                Bytes();
                break;
        }
        to.AddRange(_bytes[_fieldAt.._at]);
    }

    /// <summary>An error at the field that is read.</summary>
    public readonly WireException Wrong(string message) => new(_start + _fieldAt, message);

    private readonly void Expect(WireKind kind)
    {
        if (Kind != kind)
            throw Wrong(FormattableString.Invariant($"field {Field} is of another kind than in ONNX"));
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (_at == _bytes.Length)
                throw Wrong("a field is cut off");
            byte next = _bytes[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw Wrong("a number has more than 64 bits");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
            throw Wrong("a field is cut off");
        _at += count;
        return _bytes.Slice(_at - count, count);
    }
}
