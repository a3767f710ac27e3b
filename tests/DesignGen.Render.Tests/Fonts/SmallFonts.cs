namespace DesignGen.Render.Tests.Fonts;

/// <summary>The fonts that make.py beside them drew.</summary>
internal static class SmallFonts
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "fonts");

    public static byte[] Plain() => Bytes("small.ttf");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static IEnumerable<byte[]> Packed() => [Bytes("small.woff"), Bytes("small.woff2"), Bytes("small.ttc"), Bytes("small.otf"), Bytes("old.ttf")];
}
