using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using DesignGen.Core.Errors;

namespace DesignGen.Diffusion.Lora;

/// <summary>A tensor of a .safetensors file.</summary>
/// <param name="Type">What its elements are, in the format's words: F32, F16, BF16 and others.</param>
/// <param name="Shape">Elements along each side, outermost first; empty for a single number.</param>
/// <param name="Offset">Its first byte in the file.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record SafeTensor(string Type, ImmutableArray<long> Shape, long Offset, long Length);

/// <summary>Reads .safetensors files: 8 bytes with the length of a JSON table of tensors, the table, then the tensors' bytes (github.com/huggingface/safetensors, README).</summary>
internal sealed class SafetensorsFile
{
    // The format's own limit for its table.
    private const long LongestTable = 100_000_000;

    private SafetensorsFile(string path, ImmutableSortedDictionary<string, SafeTensor> tensors) => (Path, Tensors) = (path, tensors);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its tensors by name.</summary>
    public ImmutableSortedDictionary<string, SafeTensor> Tensors { get; }

    /// <summary>Reads the table of a file.</summary>
    /// <exception cref="InputException">There is no such file, or it is none of this format, or cut short.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static SafetensorsFile Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> head = stackalloc byte[8];
            if (file.Length < head.Length)
                throw Damaged(path, "it is shorter than the format's head");
            file.ReadExactly(head);
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(head);
            if (length > LongestTable || (long)length > file.Length - head.Length)
                throw Damaged(path, "its table is longer than the file");
            byte[] table = new byte[length];
            file.ReadExactly(table);
            return new(path, Table(path, table, head.Length + (long)length, file.Length));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, null, "There is no such file. Check the path of this addition to the model.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{path} can't be read ({e.Message}). Allow reading it, or close the program that holds it.", e);
        }
    }

    private static ImmutableSortedDictionary<string, SafeTensor> Table(string path, byte[] table, long start, long end)
    {
        try
        {
            using var document = JsonDocument.Parse(table);
            var tensors = ImmutableSortedDictionary.CreateBuilder<string, SafeTensor>(StringComparer.Ordinal);
            foreach (JsonProperty entry in document.RootElement.EnumerateObject().Where(e => e.Name != "__metadata__"))
            {
                JsonElement offsets = entry.Value.GetProperty("data_offsets");
                long from = offsets[0].GetInt64(), to = offsets[1].GetInt64();
                if (from < 0 || to < from || to > end - start)
                    throw Damaged(path, $"the place of {entry.Name} is outside the file");
                tensors[entry.Name] = new(entry.Value.GetProperty("dtype").GetString()!, [.. entry.Value.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())], start + from, to - from);
            }
            return tensors.ToImmutable();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw Damaged(path, "its table can't be read", e);
        }
    }

    /// <summary>The numbers of a tensor in 32 bits.</summary>
    /// <exception cref="InputException">Its elements are of another kind than floats of 16, 32 or 64 bits, or fewer than its shape needs.</exception>
    public float[] Numbers(string name)
    {
        SafeTensor tensor = Tensors[name];
        using FileStream file = File.OpenRead(Path);
        byte[] bytes = new byte[tensor.Length];
        file.Position = tensor.Offset;
        file.ReadExactly(bytes);
        float[] numbers = tensor.Type switch
        {
            "F32" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            "F16" => Convert<Half>(bytes, h => (float)h),
            "BF16" => Convert<ushort>(bytes, b => BitConverter.UInt32BitsToSingle((uint)b << 16)),
            "F64" => Convert<double>(bytes, d => (float)d),
            _ => throw new InputException(Path, name, $"This tensor holds {tensor.Type}; additions to a model are known in F32, F16, BF16 and F64. Use a file that is not quantized."),
        };
        long count = tensor.Shape.Aggregate(1L, (n, side) => n * side);
        return numbers.Length == count ? numbers : throw Damaged(Path, string.Create(CultureInfo.InvariantCulture, $"{name} holds {numbers.Length} numbers where its shape needs {count}"));
    }

    private static float[] Convert<T>(byte[] bytes, Func<T, float> number) where T : unmanaged => Array.ConvertAll(MemoryMarshal.Cast<byte, T>(bytes).ToArray(), t => number(t));

    private static InputException Damaged(string path, string what, Exception? cause = null) =>
        new(path, null, $"This is no .safetensors file, or it is damaged: {what}. Download it again.", cause);
}
