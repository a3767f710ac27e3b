using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DesignGen.Diffusion.Tests;

/// <summary>The numbers of other people's software in tests/Fixtures/sd; its README.md says what they are and where they are from.</summary>
internal static class References
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "sd", name);

    /// <summary>A file of float32, little end first.</summary>
    public static float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(System.IO.File.ReadAllBytes(File(name))).ToArray();

    public static JsonElement Json(string name)
    {
        using FileStream file = System.IO.File.OpenRead(File(name));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }

    public static string Unpacked(string name)
    {
        using FileStream file = System.IO.File.OpenRead(File(name));
        using var packed = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        return reader.ReadToEnd();
    }
}
