using System.Buffers.Binary;
using System.Globalization;
using DesignGen.Render.Icc;

namespace DesignGen.Render.Tests.Icc;

/// <summary>Profiles made by tests/Fixtures/icc/make.py; what colours become by littlecms 2.14 stands in expected.csv.</summary>
public class ColourProfileTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "icc");

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".icc"));

    private static ColourProfile Read(string name) => ColourProfile.TryRead(Bytes(name), out ColourProfile? profile, out string? reason) ? profile : throw new InvalidDataException(reason);

    private static IEnumerable<string> All => Directory.GetFiles(Folder, "*.icc").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All];

    // Tolerance: 1 of 255 in any channel, since littlecms rounds between its stages.
    [Theory]
    [MemberData(nameof(Names))]
    public void Colours_are_those_of_littlecms(string name)
    {
        ColourProfile profile = Read(name);
        int lines = 0;
        foreach (string[] line in File.ReadLines(Path.Combine(Folder, "expected.csv")).Select(l => l.Split(',')).Where(l => l[0] == name))
        {
            int[] numbers = [.. line[1..].Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
            byte[] pixel = profile.Channels == 1 ? [(byte)numbers[0]] : [.. numbers[..3].Select(n => (byte)n)];
            profile.Apply(pixel, profile.Channels);
            for (int c = 0; c < pixel.Length; c++)
                Assert.True(Math.Abs(pixel[c] - numbers[3 + c]) <= 1, $"{string.Join(' ', line)}: {string.Join(' ', pixel)}");
            lines++;
        }
        Assert.True(lines >= 12);
    }

    [Fact]
    public void A_profile_of_sRGB_changes_nothing()
    {
        ColourProfile profile = Read("srgb-table");
        Assert.True(profile.IsSrgb);
        byte[] pixels = [.. Enumerable.Range(0, 256).Select(v => (byte)v), 0, 0], before = [.. pixels];
        profile.Apply(pixels, 3);
        Assert.Equal(before, pixels);
        Assert.DoesNotContain(All.Where(n => n != "srgb-table"), n => Read(n).IsSrgb);
    }

    [Fact]
    public void Names_are_read_in_both_versions() =>
        Assert.Equal(["Wide RGB", "P3 screen", "Grey 2.2"], new[] { "wide-gamma", "p3-para", "grey-22" }.Select(n => Read(n).Description));

    [Fact]
    public void Alpha_stays_and_grey_pictures_may_have_an_RGB_profile()
    {
        ColourProfile profile = Read("wide-gamma");
        byte[] pixels = [128, 128, 128, 77, 200, 30, 40, 0], grey = [128, 9];
        profile.Apply(pixels, 4);
        profile.Apply(grey, 2);
        Assert.Equal([129, 129, 129, 77, 233, 24, 36, 0], pixels);
        Assert.Equal([129, 9], grey);
        Assert.True(profile.Fits(1) && !Read("grey-22").Fits(3));
    }

    [Fact]
    public void Profiles_of_other_kinds_say_why_they_are_not_used()
    {
        Assert.Equal("it is for CMYK", Why("CMYK", "Lab "));
        Assert.Equal("it works by tables, not by a matrix", Why("RGB ", "Lab "));
        Assert.Equal("it works by tables, not by a matrix", Why("RGB ", "XYZ "));
        Assert.Equal("it is damaged", Why("RGB ", "XYZ ", "acsq"));
        Assert.False(ColourProfile.TryRead([], out _, out string? reason));
        Assert.Equal("it is damaged", reason);

        static string Why(string space, string connection, string mark = "acsp")
        {
            var bytes = new byte[132];
            System.Text.Encoding.ASCII.GetBytes(space, bytes.AsSpan(16));
            System.Text.Encoding.ASCII.GetBytes(connection, bytes.AsSpan(20));
            System.Text.Encoding.ASCII.GetBytes(mark, bytes.AsSpan(36));
            Assert.False(ColourProfile.TryRead(bytes, out _, out string? reason));
            return reason!;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hostile_profiles_never_throw_nor_take_much_memory(string name)
    {
        byte[] file = Bytes(name);
        int step = Math.Max(1, file.Length / 500);
        byte[] pixels = [1, 2, 3, 250, 128, 0];
        for (int at = 0; at < file.Length; at += step)
        {
            foreach (uint value in (ReadOnlySpan<uint>)[0, 0xFFFFFFFF, 0x7FFFFFFF, 0x80000000])
            {
                byte[] spoilt = [.. file];
                if (at <= file.Length - 4)
                    BinaryPrimitives.WriteUInt32BigEndian(spoilt.AsSpan(at), value);
                Try(spoilt);
            }
            Try(file[..at]);
        }

        void Try(byte[] bytes)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            if (ColourProfile.TryRead(bytes, out ColourProfile? profile, out _) && profile.Fits(3))
                profile.Apply(pixels, 3);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000);
        }
    }
}
