using System.Diagnostics;
using DesignGen.Core.Errors;
using DesignGen.Render.Jpeg;
using DesignGen.Render.Png;
using DesignGen.Tests;

namespace DesignGen.Render.Tests.Jpeg;

/// <summary>Files made by libjpeg-turbo and Pillow; tests/Fixtures/jpeg/make.py says how, and what each is for.</summary>
public class JpegReaderTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "jpeg");

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".jpg"));

    private static JpegImage Read(string name) => JpegReader.Read(Bytes(name), name);

    private static string Refusal(byte[] file, JpegLimits? limits = null) => Assert.Throws<InputException>(() => JpegReader.Read(file, "leaf.jpg", limits)).Message;

    /// <summary>All files with expected pixels beside them.</summary>
    public static TheoryData<string> Shown => [.. Directory.GetFiles(Folder, "*.png").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => !n.StartsWith("exif", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    // Tolerance: none, in no pixel. Transform, upsampling and colours are integer arithmetic with libjpeg's rounding.
    [Theory]
    [MemberData(nameof(Shown))]
    public void Pixels_are_those_of_libjpeg(string name)
    {
        JpegImage image = Read(name);
        PngImage expected = PngReader.Read(File.ReadAllBytes(Path.Combine(Folder, name + ".png")), name);
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (image.Width, image.Height, image.Channels));
        for (int i = 0; i < expected.Samples.Length; i++)
            Assert.True(expected.Samples[i] == image.Samples[i], $"sample {i}: {image.Samples[i]} for {expected.Samples[i]}");
        Assert.Equal((name.Contains("progressive", StringComparison.Ordinal) || name == "channels-apart", 0L), (image.Metadata.Progressive, image.Metadata.StrayBytes));
    }

    [Fact]
    public void The_fixtures_are_there() => Assert.True(Shown.Count >= 35);

    [Fact]
    public void Metadata_is_read()
    {
        JpegMetadata exif = Read("exif-6").Metadata;
        Assert.Equal((6, JpegColour.YCbCr), (exif.Orientation, exif.Colour));
        JpegMetadata jfif = Read("profile-300dpi").Metadata;
        Assert.Equal((1, 300.0), (jfif.Orientation, jfif.Resolution!.Value.Dpi));
        Assert.Equal("acsp", System.Text.Encoding.ASCII.GetString(jfif.IccProfile!, 36, 4));
        Assert.Equal([JpegColour.Grey, JpegColour.Rgb, JpegColour.Cmyk, JpegColour.Ycck], new[] { "grey", "rgb", "cmyk", "ycck" }.Select(n => Read(n).Metadata.Colour));
        Assert.Equal((2, null), (Read("ycck").Metadata.AdobeTransform, Read("grey").Metadata.AdobeTransform));
    }

    [Fact]
    public void Exif_tells_the_resolution_where_JFIF_does_not()
    {
        byte[] file = Bytes("exif-6");
        int jfif = file.AsSpan().IndexOf("JFIF"u8);
        Assert.True(jfif < 0 || file[jfif + 7] == 0);
        Assert.Equal(300, JpegReader.Read(file, "x").Metadata.Resolution!.Value.Dpi);
    }

    [Fact]
    public void A_profile_in_parts_is_put_together_in_their_order()
    {
        byte[] Part(byte number, byte of, params byte[] content) => HandMade.Segment(0xE2, [.. "ICC_PROFILE\0"u8, number, of, .. content]);
        byte[] rest = Bytes("grey")[2..];
        JpegMetadata whole = JpegReader.Read([0xFF, 0xD8, .. Part(2, 2, 3, 4), .. Part(1, 2, 1, 2), .. rest], "x").Metadata;
        Assert.Equal([1, 2, 3, 4], whole.IccProfile!);
        JpegMetadata partly = JpegReader.Read([0xFF, 0xD8, .. Part(2, 2, 3, 4), .. rest], "x").Metadata;
        Assert.Equal((null, true, false), (partly.IccProfile, partly.ProfileIncomplete, whole.ProfileIncomplete));
    }

    [Fact]
    public void Sampling_in_odd_ratios_reads()
    {
        // 6 blocks of 2 bits in each of 2 × 2 groups.
        JpegImage image = JpegReader.Read(HandMade.File(HandMade.Tables, HandMade.Frame(0xC0, 41, 9, 0x31, 0x21, 0x11), HandMade.Scan(3, 6)), "odd.jpg");
        Assert.Equal((41, 9, 3), (image.Width, image.Height, image.Channels));
        Assert.All(image.Samples, s => Assert.Equal(128, s));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    public void Results_and_messages_do_not_depend_on_the_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        Assert.Equal(45, Read("baseline-420").Width);
        Assert.Contains("45 × 37 px is over the limit of 0.01 million pixels", Refusal(HandMade.File(HandMade.Frame(0xC0, 450, 370, 0x11)), new(10_000)).Replace("450 × 370", "45 × 37", StringComparison.Ordinal));
    }

    [Fact]
    public void Kinds_that_are_not_read_are_named_with_a_remedy()
    {
        byte[] Kind(byte marker) => HandMade.File(HandMade.Tables, HandMade.Frame(marker, 8, 8, 0x11), HandMade.Scan(1, 1));
        byte[] twelve = Kind(0xC1);
        twelve[twelve.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC1]) + 4] = 12;
        Assert.Contains("is lossless, which can't be read. Save it as PNG, or as an ordinary JPEG", Refusal(Kind(0xC3)));
        Assert.Contains("is hierarchical", Refusal(Kind(0xC5)));
        Assert.Contains("is arithmetic coded", Refusal(Bytes("arithmetic")));
        Assert.Contains("is of 12 bits a channel", Refusal(twelve));
        Assert.Contains("is of 2 channels", Refusal(HandMade.File(HandMade.Frame(0xC0, 8, 8, 0x11, 0x11))));
        Assert.Contains("(DNL)", Refusal(HandMade.File(HandMade.Frame(0xC0, 8, 0, 0x11))));
        Assert.Contains("not a JPEG file", Refusal([.. "GIF89a"u8]));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_says_so()
    {
        foreach (string name in new[] { "baseline-420", "progressive-444", "restart", "ycck", "exif-6" })
        {
            byte[] file = Bytes(name);
            // Without its end mark, or with its last bits guessed, a sequential picture may be whole.
            for (int length = 3; length < file.Length - 8; length++)
                Assert.Contains("leaf.jpg: The file is cut off", Refusal(file[..length]));
        }
    }

    [Fact]
    public void A_sequential_picture_is_whole_without_its_end_mark()
    {
        Assert.Equal(Read("baseline-420").Samples, JpegReader.Read(Bytes("baseline-420").AsSpan()[..^2], "x").Samples);
        Assert.Contains("cut off", Refusal(Bytes("progressive-420")[..^2]));
    }

    [Fact]
    public void Whatever_the_bytes_a_file_reads_or_is_refused_and_soon()
    {
        var watch = Stopwatch.StartNew();
        long slowest = 0;
        foreach (string name in new[] { "size-17x33", "size-7x13-progressive", "progressive-420", "restart-progressive", "restart", "cmyk", "exif-6", "profile-300dpi" })
        {
            byte[] file = Bytes(name);
            for (int at = 0; at < file.Length; at++)
            {
                foreach (byte flip in (ReadOnlySpan<byte>)[0x01, 0x80, 0xFF])
                {
                    file[at] ^= flip;
                    long start = watch.ElapsedMilliseconds;
                    try
                    {
                        JpegReader.Read(file, name);
                    }
                    catch (InputException)
                    {
                        // Refused, which is as good.
                    }
                    slowest = Math.Max(slowest, watch.ElapsedMilliseconds - start);
                    file[at] ^= flip;
                }
            }
        }
        Assert.True(slowest < 2000, $"{slowest} ms for one file");
    }

    [Fact]
    public void A_file_that_claims_more_than_it_holds_is_refused_before_memory_is_taken()
    {
        byte[] Claims(byte marker, int width, int height) => HandMade.File(HandMade.Tables, HandMade.Frame(marker, width, height, 0x22, 0x11, 0x11), HandMade.Scan(3, 50, to: marker == 0xC2 ? 0 : 63));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("65500 × 65500 px is over the limit of 200 million pixels", Refusal(Claims(0xC0, 65500, 65500)));
        Assert.Contains("cut off", Refusal(Claims(0xC0, 14000, 14000)));
        Assert.Contains("cut off", Refusal(Claims(0xC2, 14000, 14000)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void A_picture_in_very_many_scans_is_refused()
    {
        IEnumerable<byte[]> Scans(int coefficients)
        {
            yield return HandMade.Scan(1, 1, 0, 0);
            for (int k = 1; k <= coefficients; k++)
            {
                yield return HandMade.Scan(1, 1, k, k, 1);
                yield return HandMade.Scan(1, 1, k, k, 0x10);
            }
        }
        byte[] File(int coefficients) => HandMade.File([HandMade.Tables, HandMade.Frame(0xC2, 8, 8, 0x11), .. Scans(coefficients)]);
        Assert.Equal(128, JpegReader.Read(File(49), "x").Samples[9]);
        Assert.Contains("more than 100 scans", Refusal(File(50)));
        Assert.Equal(128, JpegReader.Read(File(63), "x", new(MaxScans: 200)).Samples[9]);
    }

    [Fact]
    public void Scans_that_bring_a_bit_twice_are_refused()
    {
        byte[] once = HandMade.Scan(1, 1, 1, 63);
        Assert.Contains("do not go together", Refusal(HandMade.File(HandMade.Tables, HandMade.Frame(0xC2, 8, 8, 0x11), HandMade.Scan(1, 1, 0, 0), once, once)));
        Assert.Contains("comes twice", Refusal(HandMade.File(HandMade.Tables, HandMade.Frame(0xC0, 8, 8, 0x11), HandMade.Scan(1, 1), HandMade.Scan(1, 1))));
    }

    [Fact]
    public void Damage_is_told()
    {
        byte[] file = Bytes("restart");
        int marker = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD1]);
        file[marker + 1] = 0xD4;
        Assert.Contains("damaged: its pixels end too early", Refusal(file));
        Assert.Contains("damaged: it lacks a quantization table", Refusal(HandMade.File(HandMade.Tables[69..], HandMade.Frame(0xC0, 8, 8, 0x11), HandMade.Scan(1, 1))));
        Assert.Contains("damaged: its pixels are spoilt", Refusal(HandMade.File(HandMade.Tables, HandMade.Frame(0xC0, 8, 8, 0x11), HandMade.Scan(1, 0), [0x7E])));
        Assert.Equal(4, JpegReader.Read(HandMade.File(HandMade.Tables, HandMade.Frame(0xC0, 8, 8, 0x11), HandMade.Scan(1, 5)), "x").Metadata.StrayBytes);
    }

    [Fact]
    public void A_long_file_is_refused_by_its_length()
    {
        using var stream = new MemoryStream(new byte[3 << 20]);
        Assert.Contains("longer than 1 MB", Assert.Throws<InputException>(() => JpegReader.Read(stream, "x.jpg", new(MaxFileBytes: 1 << 20))).Message);
    }
}
