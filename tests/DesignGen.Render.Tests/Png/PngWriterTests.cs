using System.Diagnostics;
using System.IO.Compression;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Measures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Render.Tests.Png;

public class PngWriterTests
{
    private static byte[] Noise(int length, ulong seed = 3)
    {
        var dice = new Dice(seed);
        // Half smooth, half noise, so that every filter wins somewhere.
        return [.. Enumerable.Range(0, length).Select(i => (byte)(i / 50 % 2 == 0 ? i * 3 : dice.Whole(0, 255)))];
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 8)]
    [InlineData(3, 8)]
    [InlineData(4, 8)]
    [InlineData(1, 16)]
    [InlineData(2, 16)]
    [InlineData(3, 16)]
    [InlineData(4, 16)]
    public void Every_format_reads_back_as_written(int channels, int bits)
    {
        const int width = 131, height = 57;
        byte[] samples = Noise(width * height * channels * bits / 8);
        var to = new MemoryStream();
        using (var writer = new PngWriter(to, new(width, height, channels, bits)))
        {
            for (int y = 0; y < height; y++)
                writer.WriteRow(samples.AsSpan(y * samples.Length / height, samples.Length / height));
            writer.Finish();
        }
        PngImage image = PngReader.Read(to.ToArray(), "own.png");
        Assert.Equal((width, height, channels, bits), (image.Width, image.Height, image.Channels, image.Bits));
        Assert.Equal(samples, image.Samples);
    }

    [Fact]
    public void Sixteen_bit_numbers_read_back_as_written()
    {
        var to = new MemoryStream();
        using (var writer = new PngWriter(to, new(3, 1, 1, 16)))
        {
            writer.WriteRow((ReadOnlySpan<ushort>)[0, 258, 65535]);
            writer.Finish();
        }
        PngImage image = PngReader.Read(to.ToArray(), "own.png");
        Assert.Equal([0, 258, 65535], [image[0, 0, 0], image[1, 0, 0], image[2, 0, 0]]);
    }

    [Fact]
    public void A_palette_with_opacities_reads_back_as_its_colours()
    {
        var to = new MemoryStream();
        using (var writer = new PngWriter(to, new(3, 1, 1) { Palette = [Srgb.Parse("#102030"), Srgb.White, Srgb.Black], PaletteAlpha = [0, 77] }))
        {
            writer.WriteRow((ReadOnlySpan<byte>)[2, 1, 0]);
            writer.Finish();
        }
        Assert.Equal([0, 0, 0, 255, 255, 255, 255, 77, 0x10, 0x20, 0x30, 0], PngReader.Read(to.ToArray(), "own.png").Samples);
    }

    [Fact]
    public void Metadata_reads_back_as_written()
    {
        var metadata = new PngMetadata
        {
            Resolution = new Resolution(300),
            IccProfile = Noise(3000),
            IccName = "Display",
            Xmp = "<x:xmpmeta>锦鲤</x:xmpmeta>",
            Texts = [new("Title", "新中式锦鲤", "zh-Hans"), new("Software", "DesignGen")],
        };
        byte[] file = PngWriter.Encode(new Picture(2, 2, 3, new byte[12]), metadata);
        PngMetadata read = PngReader.Read(file, "own.png").Metadata;
        Assert.Equal(299.9994, read.Resolution!.Value.Dpi, 6);
        Assert.Equal(metadata.IccProfile, read.IccProfile);
        Assert.Equal((metadata.IccName, metadata.Xmp, false), (read.IccName, read.Xmp, read.Srgb));
        Assert.Equal(metadata.Texts.AsEnumerable(), read.Texts);
        Assert.True(PngReader.Read(PngWriter.Encode(new Picture(2, 2, 3, new byte[12])), "own.png").Metadata.Srgb);
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes_whole_or_in_bands()
    {
        var art = Art.Toss(5, 30, 60);
        Picture picture = CompositeRenderer.Render(art, new Resolution(150), null);
        byte[] whole = PngWriter.Encode(picture);
        Assert.Equal(whole, PngWriter.Encode(picture));
        var to = new MemoryStream();
        (PixelGrid grid, IEnumerable<Band> bands) = CompositeRenderer.Bands(art, new Resolution(150), null, new() { BandRows = 11 });
        PngWriter.Write(to, grid, bands);
        Assert.Equal(whole, to.ToArray());
        Assert.Equal(picture.Pixels, PngReader.Read(whole, "own.png").Samples);
    }

    [Fact]
    public void Wrong_rows_and_formats_are_refused()
    {
        using var writer = new PngWriter(new MemoryStream(), new(2, 2, 3));
        Assert.Throws<ArgumentException>(() => writer.WriteRow(new byte[5]));
        Assert.Throws<InvalidOperationException>(writer.Finish);
        writer.WriteRow(new byte[6]);
        writer.WriteRow(new byte[6]);
        Assert.Throws<InvalidOperationException>(() => writer.WriteRow(new byte[6]));
        Assert.Throws<ArgumentException>(() => new PngWriter(new MemoryStream(), new(2, 2, 5)));
        Assert.Throws<ArgumentException>(() => new PngWriter(new MemoryStream(), new(2, 2, 3) { Palette = [Srgb.White] }));
        Assert.Throws<ArgumentException>(() => new PngWriter(new MemoryStream(), new(2, 2, 3), new() { Texts = [new("标题", "x")] }));
    }

    [ClientFact("rsvg-convert")]
    public void Rsvg_reads_what_we_write()
    {
        Picture picture = CompositeRenderer.Render(Art.Toss(6, 30, 60), new Resolution(100), Srgb.White);
        string data = Convert.ToBase64String(PngWriter.Encode(picture, null, CompressionLevel.SmallestSize));
        string svg = FormattableString.Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{picture.Width}" height="{picture.Height}">
            <image width="{picture.Width}" height="{picture.Height}" xlink:href="data:image/png;base64,{data}"/></svg>
            """);
        using var process = Process.Start(new ProcessStartInfo("rsvg-convert") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(svg);
        process.StandardInput.Close();
        PngImage shown = PngReader.Read(process.StandardOutput.BaseStream, "rsvg");
        process.WaitForExit();
        Assert.Equal(picture.Pixels, shown.Samples.Where((_, i) => shown.Channels == 3 || i % 4 != 3).ToArray());
    }
}
