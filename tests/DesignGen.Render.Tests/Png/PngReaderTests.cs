using DesignGen.Core.Errors;
using DesignGen.Render.Png;

namespace DesignGen.Render.Tests.Png;

/// <summary>Files made by ImageMagick and Pillow; tests/Fixtures/png/make.py has the same formulas.</summary>
public class PngReaderTests
{
    private const int W = 11, H = 9;

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "png", name));

    private static PngImage Read(string name) => PngReader.Read(Bytes(name), name);

    private static int Sample(int x, int y, int c) => c switch { 0 => x * 23 + y * 5, 1 => x * 3 + y * 29, 2 => x * y * 7, _ => 255 - x * 20 - y } & 255;

    private static int Few(int x, int y) => (x / 2 + y) % 4;

    private static void Same(PngImage image, int channels, int bits, Func<int, int, int, int> expected)
    {
        Assert.Equal((W, H, channels, bits), (image.Width, image.Height, image.Channels, image.Bits));
        for (int y = 0; y < H; y++)
        {
            for (int x = 0; x < W; x++)
            {
                for (int c = 0; c < channels; c++)
                    Assert.True(expected(x, y, c) == image[x, y, c], $"{x}, {y}, channel {c}: {image[x, y, c]} for {expected(x, y, c)}");
            }
        }
    }

    [Theory]
    [InlineData("rgb8", 3)]
    [InlineData("rgb8-adam7", 3)]
    [InlineData("rgba8", 4)]
    [InlineData("rgba8-adam7", 4)]
    [InlineData("grey8", 1)]
    [InlineData("grey8-adam7", 1)]
    [InlineData("filter0", 3)]
    [InlineData("filter1", 3)]
    [InlineData("filter2", 3)]
    [InlineData("filter3", 3)]
    [InlineData("filter4", 3)]
    public void Eight_bit_files_read_exactly(string name, int channels) => Same(Read(name + ".png"), channels, 8, Sample);

    [Theory]
    [InlineData("rgb16", 3)]
    [InlineData("rgb16-adam7", 3)]
    [InlineData("rgba16", 4)]
    [InlineData("rgba16-adam7", 4)]
    [InlineData("grey16", 1)]
    [InlineData("grey16-adam7", 1)]
    public void Sixteen_bit_files_read_exactly(string name, int channels)
    {
        PngImage image = Read(name + ".png");
        Same(image, channels, 16, (x, y, c) => (Sample(x, y, c) * 256 + x * 31 + y * 17 + c) & 65535);
        Assert.Equal((image[3, 4, 0] + 128) / 257, image.ToPicture().At(3, 4)[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-adam7")]
    public void Low_depths_and_palettes_read_exactly(string interlaced)
    {
        Same(Read($"grey2{interlaced}.png"), 1, 8, (x, y, _) => Few(x, y) * 85);
        Same(Read($"grey1{interlaced}.png"), 1, 8, (x, y, _) => Few(x, y) % 2 * 255);
        int[][] palette = [[10, 20, 30], [200, 0, 0], [0, 200, 0], [0, 0, 200]];
        Same(Read($"palette{interlaced}.png"), 3, 8, (x, y, c) => palette[Few(x, y)][c]);
    }

    [Fact]
    public void Transparency_of_palettes_and_colour_keys_becomes_alpha()
    {
        int[][] palette = [[10, 20, 30, 0], [200, 0, 0, 128], [0, 200, 0, 255], [0, 0, 200, 255]];
        Same(Read("palette-alpha-texts.png"), 4, 8, (x, y, c) => palette[Few(x, y)][c]);
        Same(Read("rgb8-key.png"), 4, 8, (x, y, c) => c == 3 ? (Few(x, y) == 1 ? 0 : 255) : palette[Few(x, y)][c]);
    }

    [Fact]
    public void Texts_profile_and_resolution_are_read()
    {
        PngMetadata metadata = Read("palette-alpha-texts.png").Metadata;
        Assert.Equal(300, metadata.Resolution!.Value.Dpi, 1);
        Assert.Equal("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", metadata.Xmp);
        Assert.Equal(["Title: café", "Description: 锦鲤印花", "Comment: " + string.Concat(Enumerable.Repeat("packed ", 20))], metadata.Texts.Select(t => $"{t.Keyword}: {t.Text}"));
        Assert.Equal("zh-Hans", metadata.Texts[1].Language);
        Assert.StartsWith("not a real profile", System.Text.Encoding.ASCII.GetString(metadata.IccProfile!));
    }

    [Fact]
    public void A_file_cut_off_or_spoilt_anywhere_is_refused_with_its_name()
    {
        byte[] file = Bytes("palette-alpha-texts.png");
        for (int length = 0; length < file.Length; length++)
            Assert.StartsWith("leaf.png: ", Assert.Throws<InputException>(() => PngReader.Read(file.AsSpan(0, length), "leaf.png")).Message);
        for (int at = 0; at < file.Length - 12; at++)
        {
            byte[] spoilt = [.. file];
            spoilt[at] ^= 0x20;
            Assert.Throws<InputException>(() => PngReader.Read(spoilt, "leaf.png"));
        }
    }

    [Fact]
    public void Pixels_packed_with_a_dictionary_are_refused_as_spoilt()
    {
        byte[] file = Bytes("filter0.png");
        int data = file.AsSpan().IndexOf("IDAT"u8) + 4;
        (file[data], file[data + 1]) = (0x78, 0x20);
        Assert.Contains("its pixels are spoilt", Assert.Throws<InputException>(() => PngReader.Read(PngChunks.Mended(file), "x")).Message);
    }

    [Fact]
    public void A_file_that_claims_more_than_it_holds_is_refused_before_memory_is_taken()
    {
        byte[] huge = [.. Bytes("rgb8.png")];
        (huge[16], huge[17], huge[18], huge[19]) = (0, 0, 0x7f, 0xff);
        (huge[20], huge[21], huge[22], huge[23]) = (0, 0, 0x13, 0x88);
        uint crc = Crc32.Append(0, huge.AsSpan(12, 17));
        for (int i = 0; i < 4; i++)
            huge[29 + i] = (byte)(crc >> (24 - 8 * i));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<InputException>(() => PngReader.Read(huge, "huge.png"));
        Assert.Contains("its pixels are cut off", refused.Message);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        refused = Assert.Throws<InputException>(() => PngReader.Read(huge, "huge.png", new(MaxPixels: 1_000_000)));
        Assert.Contains("32767 × 5000 px is over the limit of 1 million pixels", refused.Message);
    }

    [Fact]
    public void A_long_file_is_refused_by_its_length()
    {
        using var stream = new MemoryStream(new byte[3 << 20]);
        Assert.Contains("longer than 1 MB", Assert.Throws<InputException>(() => PngReader.Read(stream, "x.png", new(MaxFileBytes: 1 << 20))).Message);
    }

    [Fact]
    public void Another_kind_of_file_is_named_as_such() =>
        Assert.Contains("not a PNG file", Assert.Throws<InputException>(() => PngReader.Read("GIF89a..."u8, "x.gif")).Message);
}
