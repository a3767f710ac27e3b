using System.Buffers.Binary;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Render.Jpeg;
using DesignGen.Render.Pictures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Tests.Jpeg;
using DesignGen.Render.Tests.Png;

namespace DesignGen.Render.Tests.Pictures;

public class PictureReaderTests
{
    private static byte[] Fixture(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", file.Replace('/', Path.DirectorySeparatorChar)));

    private static SourcePicture Read(string file) => PictureReader.Read(Fixture(file), file);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Photographs_are_turned_upright(int orientation)
    {
        SourcePicture upright = Read($"jpeg/exif-{orientation}.jpg");
        Picture expected = PngReader.Read(Fixture($"jpeg/exif-{orientation}.png"), "expected").ToPicture();
        Assert.Equal((expected.Width, expected.Height), (upright.Picture.Width, upright.Picture.Height));
        Assert.Equal(expected.Pixels, upright.Picture.Pixels);
        Assert.Equal((PictureFormat.Jpeg, 300.0), (upright.Format, upright.Picture.Resolution!.Value.Dpi));
        Assert.Empty(upright.Notes);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Large_pictures_turn_in_tiles_without_a_seam(int orientation)
    {
        byte[] pixels = [.. Enumerable.Range(0, 71 * 45).Select(i => (byte)(i * 7 + i / 71))];
        var picture = new Picture(71, 45, 1, pixels);
        Picture turned = Orientation.Upright(picture, orientation);
        for (int y = 0; y < 71; y++)
        {
            for (int x = 0; x < 45; x++)
            {
                (int fromX, int fromY) = (orientation is 7 or 8 ? 70 - y : y, orientation is 6 or 7 ? 44 - x : x);
                Assert.Equal(picture.At(fromX, fromY)[0], turned.At(x, y)[0]);
            }
        }
    }

    [Fact]
    public void Colours_go_to_sRGB_by_the_files_profile_in_both_formats()
    {
        byte[] profile = Fixture("icc/wide-gamma.icc"), flat = [200, 30, 40];
        byte[] wide = PngWriter.Encode(new Picture(1, 1, 3, flat, new Resolution(150)), new() { IccProfile = profile, IccName = "Wide" });
        SourcePicture png = PictureReader.Read(wide, "wide.png");
        Assert.Equal([233, 24, 36], png.Picture.Pixels);
        Assert.Equal(png.Picture.Pixels, PictureReader.Read(PngChunks.Insert(wide, "sRGB", [0]), "wide.png").Picture.Pixels);
        // A PNG file counts whole pixels a metre.
        Assert.Equal(150, png.Picture.Resolution!.Value.Dpi, 0.02);
        Assert.Empty(png.Notes);
        byte[] grey = Fixture("jpeg/grey.jpg");
        byte[] tagged = [0xFF, 0xD8, .. HandMade.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. Fixture("icc/grey-22.icc")]), .. grey[2..]];
        byte before = JpegReader.Read(grey, "x").Samples[0], after = PictureReader.Read(tagged, "x").Picture.Pixels[0];
        double light = Math.Pow(before / 255.0, 563 / 256.0);
        Assert.Equal(255 * (1.055 * Math.Pow(light, 1 / 2.4) - 0.055), after, 1.0);
        SourcePicture srgb = Read("jpeg/profile-300dpi.jpg");
        Assert.Equal(JpegReader.Read(Fixture("jpeg/profile-300dpi.jpg"), "x").Samples, srgb.Picture.Pixels);
        Assert.Empty(srgb.Notes);
    }

    [Theory]
    [InlineData("grey16", 1)]
    [InlineData("rgb16-adam7", 3)]
    [InlineData("rgba16", 4)]
    public void Sixteen_bits_are_rounded_to_eight(string name, int channels)
    {
        SourcePicture picture = Read($"png/{name}.png");
        Assert.Equal((channels, PictureFormat.Png), (picture.Picture.Channels, picture.Format));
        byte[] samples = PngReader.Read(Fixture($"png/{name}.png"), name).Samples;
        Assert.Equal(Enumerable.Range(0, samples.Length / 2).Select(i => (byte)Math.Round(BinaryPrimitives.ReadUInt16BigEndian(samples.AsSpan(i * 2)) / 257.0)), picture.Picture.Pixels);
    }

    [Fact]
    public void PNG_files_are_turned_upright_too_and_may_have_another_resolution_across_than_down()
    {
        byte[] plain = PngWriter.Encode(new Picture(2, 1, 1, [10, 200]));
        byte[] exif = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0];
        SourcePicture turned = PictureReader.Read(PngChunks.Insert(plain, "eXIf", exif), "x");
        Assert.Equal((1, 2), (turned.Picture.Width, turned.Picture.Height));
        Assert.Equal([200, 10], turned.Picture.Pixels);
        Assert.Null(PictureReader.Read(PngChunks.Insert(plain, "pHYs", [0, 0, 4, 0, 0, 0, 5, 0, 1]), "x").Picture.Resolution);
    }

    [Fact]
    public void What_was_not_done_is_noted()
    {
        PictureNote inks = Assert.Single(Read("jpeg/cmyk.jpg").Notes);
        Assert.Equal(PictureNoteKind.InksWithoutProfile, inks.Kind);
        Assert.Contains("is in CMYK and was turned into RGB without a profile; its colours are approximate", inks.ToString());
        byte[] press = [.. new byte[36], .. "acsp"u8, .. new byte[92]];
        "CMYK"u8.CopyTo(press.AsSpan(16));
        SourcePicture tagged = PictureReader.Read([0xFF, 0xD8, .. HandMade.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. press]), .. Fixture("jpeg/cmyk.jpg")[2..]], "x");
        Assert.Equal(PictureNoteKind.InksWithoutProfile, Assert.Single(tagged.Notes).Kind);
        Assert.Equal("The picture is in CMYK and was turned into RGB without its profile 'Press'; its colours are approximate. Save it as sRGB for exact ones.", (inks with { Detail = "Press" }).ToString());
        byte[] misfit = PngWriter.Encode(new Picture(1, 1, 3, [1, 2, 3]), new() { IccProfile = Fixture("icc/grey-22.icc"), IccName = "x" });
        SourcePicture kept = PictureReader.Read(misfit, "x");
        Assert.Equal("The picture's colour profile 'Grey 2.2' was not applied: it is for grey and the picture is in colour. Its colours are read as sRGB.", Assert.Single(kept.Notes).ToString());
        Assert.Equal([1, 2, 3], kept.Picture.Pixels);
        PictureNote damaged = Assert.Single(Read("png/palette-alpha-texts.png").Notes);
        Assert.Contains("was not applied: it is damaged", damaged.ToString());
        byte[] packed = PngChunks.Insert(PngWriter.Encode(new Picture(1, 1, 1, [7]), PngMetadata.None), "iCCP", [.. "Odd\0"u8, 0, 1, 2, 3]);
        Assert.Equal("The picture's colour profile was not applied: it is damaged. Its colours are read as sRGB.", Assert.Single(PictureReader.Read(packed, "x").Notes).ToString());
        byte[] partly = [0xFF, 0xD8, .. HandMade.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 2, 0]), .. Fixture("jpeg/grey.jpg")[2..]];
        Assert.Contains("was not applied: parts of it are missing", Assert.Single(PictureReader.Read(partly, "x").Notes).ToString());
        byte[] stray = HandMade.File(HandMade.Tables, HandMade.Frame(0xC0, 8, 8, 0x11), HandMade.Scan(1, 2));
        Assert.Equal("The file may be damaged: it has 1 byte too many among its pixels. Look at the result, or send the picture again.", Assert.Single(PictureReader.Read(stray, "x").Notes).ToString());
    }

    [Fact]
    public void Other_files_are_named_with_a_remedy()
    {
        foreach ((byte[] bytes, string kind) in new (byte[], string)[]
        {
            ([.. "GIF89a"u8], "a GIF file"),
            ([.. "RIFF\0\0\0\0WEBPVP8 "u8], "a WebP file"),
            ([.. "BM123456"u8], "a BMP file"),
            ([.. "II*\0abcd"u8], "a TIFF or a camera's raw file"),
            ([.. "\0\0\0\u0018ftypheic"u8], "a HEIC file"),
            ([.. "\0\0\0\u0018ftypavif"u8], "an AVIF file"),
            ([.. "\0\0\0\u0018ftypisom"u8], "a video or a camera's raw file"),
            ([.. "8BPS\0\u0001"u8], "a Photoshop file"),
        })
        {
            Assert.Equal($"leaf.jpg: This is {kind}, which can't be read. Save it as PNG or JPEG.", Assert.Throws<InputException>(() => PictureReader.Read(bytes, "leaf.jpg")).Message);
        }
        Assert.Contains("neither a PNG nor a JPEG file. Save it as PNG or JPEG.", Assert.Throws<InputException>(() => PictureReader.Read("text"u8, "x")).Message);
        Assert.Contains("The file is empty", Assert.Throws<InputException>(() => PictureReader.Read(Stream.Null, "x")).Message);
    }

    [Fact]
    public void Limits_hold_for_both_formats()
    {
        Assert.Contains("over the limit", Assert.Throws<InputException>(() => PictureReader.Read(Fixture("jpeg/grey.jpg"), "x", new(MaxPixels: 100))).Message);
        Assert.Contains("over the limit", Assert.Throws<InputException>(() => PictureReader.Read(Fixture("png/rgb8.png"), "x", new(MaxPixels: 10))).Message);
        using var stream = new MemoryStream(new byte[3 << 20]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("longer than 1 MB", Assert.Throws<InputException>(() => PictureReader.Read(stream, "x", new(MaxFileBytes: 1 << 20))).Message);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }
}
