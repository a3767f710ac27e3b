using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Graphs;

/// <summary>Values of a model file: a weight, or a constant (TensorProto). Weights stay in their file until they are asked for.</summary>
public sealed class GraphTensor
{
    // TensorProto's fields.
    private const int DimsField = 1, TypeField = 2, FloatField = 4, Int32Field = 5, Int64Field = 7, NameField = 8, RawField = 9, DoubleField = 10, UInt64Field = 11, ExternalField = 13, LocationField = 14;

    private const string LocationKey = "location", OffsetKey = "offset", LengthKey = "length";

    private readonly List<byte> _kept = [];

    /// <summary>A tensor without values, to be filled in.</summary>
    private GraphTensor()
    {
    }

    /// <summary>A tensor with values.</summary>
    /// <param name="name">Its name; empty for the constant of an attribute.</param>
    /// <param name="type">What its elements are.</param>
    /// <param name="shape">Elements along each side.</param>
    /// <param name="raw">The values, little-endian in row-major order.</param>
    public GraphTensor(string name, ElementType type, IEnumerable<long> shape, ReadOnlyMemory<byte> raw)
    {
        (Name, Type, Raw) = (name, type, raw);
        Shape.AddRange(shape);
    }

    /// <summary>The name that nodes know it by.</summary>
    public string Name { get; set; } = "";

    /// <summary>What its elements are.</summary>
    public ElementType Type { get; private set; }

    /// <summary>Elements along each side, outermost first.</summary>
    public List<long> Shape { get; } = [];

    /// <summary>The values where they lie in memory, little-endian; null where they lie in a file or in typed fields.</summary>
    public ReadOnlyMemory<byte>? Raw { get; private set; }

    /// <summary>The part of the model file that holds the values; null where they lie elsewhere.</summary>
    public FilePart? Part { get; private set; }

    /// <summary>Where the values lie beside the model file, as the model says it: location, offset, length and others; empty where they do not.</summary>
    public List<KeyValuePair<string, string>> External { get; } = [];

    /// <summary>Whether the values lie in a file beside the model.</summary>
    public bool IsExternal => External.Count > 0;

    /// <summary>How many elements there are.</summary>
    public long Count => Shape.Aggregate(1L, (n, side) => checked(n * side));

    /// <summary>Type and shape as messages show them: <c>float32 [320, 4, 3, 3]</c>.</summary>
    public string Kind => $"{Type.OnnxName()} [{string.Join(", ", Shape.Select(s => s.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Floating-point numbers of 32 bits.</summary>
    public static GraphTensor Of(string name, ReadOnlySpan<float> values, params IEnumerable<long> shape) => new(name, ElementType.Float32, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Floating-point numbers of 16 bits.</summary>
    public static GraphTensor Of(string name, ReadOnlySpan<Half> values, params IEnumerable<long> shape) => new(name, ElementType.Float16, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Whole numbers of 64 bits.</summary>
    public static GraphTensor Of(string name, ReadOnlySpan<long> values, params IEnumerable<long> shape) => new(name, ElementType.Int64, shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Where the values lie, if that is a file.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <returns>Null where they lie in the model's own fields.</returns>
    /// <exception cref="InputException">The place is malformed or outside the folder.</exception>
    public FilePart? FilePlace(string folder)
    {
        if (!IsExternal)
            return Part;
        string location = ExternalValue(LocationKey) ?? "";
        long offset = Number(OffsetKey) ?? 0, length = Number(LengthKey) ?? checked(Count * Type.Bytes());
        string path = Path.GetFullPath(Path.Combine(folder, location));
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (location.Length == 0 || offset < 0 || length < 0 || !path.StartsWith(root, StringComparison.Ordinal) || path.Length == root.Length || (path[root.Length] != Path.DirectorySeparatorChar && !Path.EndsInDirectorySeparator(root)))
            throw new InputException(folder, Name, $"The values of this weight are said to lie in \"{location}\" from byte {ExternalValue(OffsetKey)}; they must lie in a file of the model's folder. Export the model again.");
        return new(path, offset, length);
    }

    private string? ExternalValue(string key) => External.FirstOrDefault(e => e.Key == key).Value;

    private long? Number(string key) => ExternalValue(key) is string text ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1 : null;

    /// <summary>Says that the values lie in a file beside the model, from now on.</summary>
    /// <param name="location">The file, relative to the model's folder.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many bytes.</param>
    public void PlaceBeside(string location, long offset, long length)
    {
        (Raw, Part) = (null, null);
        External.Clear();
        External.AddRange(Entries(location, offset, length));
    }

    private static KeyValuePair<string, string>[] Entries(string location, long offset, long length) =>
    [
        new(LocationKey, location),
        new(OffsetKey, offset.ToString(CultureInfo.InvariantCulture)),
        new(LengthKey, length.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The values, little-endian in row-major order, read from wherever they lie.</summary>
    /// <param name="folder">The model's folder; needed for values in files beside it.</param>
    /// <exception cref="InputException">The file is missing or too short, or the values are not of this type and shape.</exception>
    public byte[] Read(string folder)
    {
        byte[] read = FilePlace(folder) is FilePart part ? Read(part) : Raw is ReadOnlyMemory<byte> raw ? raw.ToArray() : Typed();
        long expected = checked(Count * Type.Bytes());
        return read.Length == expected || Type.Bytes() == 0 ? read : throw new InputException(folder, Name, FormattableString.Invariant($"This weight holds {read.Length} bytes where its type and shape need {expected}. Export the model again."));
    }

    private byte[] Read(FilePart part)
    {
        try
        {
            using FileStream file = File.OpenRead(part.Path);
            if (part.Length > file.Length - part.Offset)
                throw new InputException(part.Path, Name, FormattableString.Invariant($"The file has {file.Length} bytes; this weight needs those from {part.Offset} to {part.Offset + part.Length}. It is cut short: copy or download it again."));
            var bytes = new byte[part.Length];
            file.Position = part.Offset;
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(part.Path, Name, "The file with this weight is missing. Copy the model's whole folder again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{part.Path} can't be read ({e.Message}). Allow reading it, or close the program that holds it.", e);
        }
    }

    // Small tensors may be written as numbers of the format instead of raw bytes: 16-bit floats and all small integers as int32.
    private byte[] Typed()
    {
        var ints = new List<long>();
        var floats = new List<float>();
        var wide = new List<ulong>();
        var reader = new WireReader(CollectionsMarshal.AsSpan(_kept));
        var rest = new List<byte>();
        while (reader.Next())
        {
            if (reader.Field is Int32Field or Int64Field or UInt64Field)
                reader.Ints(ints);
            else if (reader.Field == FloatField)
                reader.Floats(floats);
            else if (reader.Field == DoubleField)
                reader.Fixed64s(wide);
            else
                reader.Keep(rest);
        }
        if (floats.Count > 0)
            return MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(floats)).ToArray();
        if (wide.Count > 0)
            return MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(wide)).ToArray();
        int size = Math.Min(Type.Bytes(), 8);
        var bytes = new byte[ints.Count * size];
        Span<byte> number = stackalloc byte[8];
        for (int i = 0; i < ints.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, ints[i]);
            number[..size].CopyTo(bytes.AsSpan(i * size));
        }
        return bytes;
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="reader">The message.</param>
    /// <param name="file">The file that is read; values of at least <paramref name="leaveFrom"/> bytes are left there. Null copies all.</param>
    /// <param name="leaveFrom">That many bytes.</param>
    internal static GraphTensor Read(WireReader reader, string? file, int leaveFrom)
    {
        var tensor = new GraphTensor();
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case DimsField:
                    reader.Ints(tensor.Shape);
                    break;
                case TypeField:
                    tensor.Type = (ElementType)reader.Int();
                    break;
                case NameField:
                    tensor.Name = reader.Text();
                    break;
                case RawField:
                    ReadOnlySpan<byte> raw = reader.Bytes(out long offset);
                    if (file is not null && raw.Length >= leaveFrom)
                        tensor.Part = new(file, offset, raw.Length);
                    else
                        tensor.Raw = raw.ToArray();
                    break;
                case ExternalField:
                    tensor.External.Add(Entry(reader.Message()));
                    break;
                case LocationField:
                    // Said by the entries above.
                    reader.Int();
                    break;
                default:
                    reader.Keep(tensor._kept);
                    break;
            }
        }
        return tensor;
    }

    private static KeyValuePair<string, string> Entry(WireReader reader)
    {
        string key = "", value = "";
        var rest = new List<byte>();
        while (reader.Next())
        {
            if (reader.Field == 1)
                key = reader.Text();
            else if (reader.Field == 2)
                value = reader.Text();
            else
                reader.Keep(rest);
        }
        return new(key, value);
    }

    /// <summary>Writes the tensor.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="locations">Where files of weights lie, by their full path; values in such a file are named by their place. Null copies those of the model file and names others as they are named.</param>
    /// <param name="folder">The model's folder.</param>
    internal void Write(WireWriter writer, IReadOnlyDictionary<string, string>? locations, string? folder)
    {
        writer.Packed(DimsField, Shape);
        writer.Int(TypeField, (int)Type);
        writer.TextIfAny(NameField, Name);
        IReadOnlyCollection<KeyValuePair<string, string>> entries = External;
        if (IsExternal && locations is not null && folder is not null)
            entries = [.. External.Select(e => e.Key == LocationKey ? new(LocationKey, locations[FilePlace(folder)!.Path]) : e)];
        else if (Part is not null && locations is not null)
            entries = Entries(locations[Part.Path], Part.Offset, Part.Length);
        else if (Part is not null)
            writer.File(RawField, Part);
        else if (Raw is ReadOnlyMemory<byte> raw)
            writer.Bytes(RawField, raw);
        foreach ((string key, string value) in entries)
        {
            writer.Message(ExternalField, e =>
            {
                e.Text(1, key);
                e.Text(2, value);
            });
        }
        if (entries.Count > 0)
            writer.Int(LocationField, 1);
        writer.Kept(_kept);
    }
}
