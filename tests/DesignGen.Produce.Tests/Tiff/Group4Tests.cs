using DesignGen.Core.Chance;
using DesignGen.Core.Measures;
using DesignGen.Produce.Tiff;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Tiff;

public class Group4Tests
{
    [ClientFact("tiffcp")]
    public void Libtiff_reads_every_pixel_back()
    {
        foreach (string kind in new[] { "empty", "full", "noise", "dots", "text", "checks", "runs" })
        {
            foreach ((int width, int height) in new[] { (1, 1), (13, 7), (64, 40), (517, 65), (6001, 33) })
            {
                bool[,] picture = Picture(kind, width, height);
                foreach (int rowsPerStrip in new[] { 5, 32 })
                    Assert.True(Same(picture, TestTiff.Pixels(Write(picture, rowsPerStrip))), $"{kind} {width} x {height} in strips of {rowsPerStrip}");
            }
        }
    }

    [ClientFact("tiffinfo")]
    public void Libtiff_finds_resolution_and_texts()
    {
        string folder = Directory.CreateTempSubdirectory("tiff").FullName;
        string file = Path.Combine(folder, "film.tif");
        File.WriteAllBytes(file, Write(Picture("text", 300, 200), 32));
        string said = TestTiff.Run("tiffinfo", "-D", file);
        Directory.Delete(folder, true);
        Assert.Contains("Image Width: 300 Image Length: 200", said);
        Assert.Contains("Resolution: 720, 720 pixels/inch", said);
        Assert.Contains("CCITT Group 4", said);
        Assert.Contains("min-is-white", said);
        Assert.Contains("DocumentName: Film 1", said);
        Assert.Contains("ImageDescription: Navy", said);
        Assert.DoesNotContain("arning", said);
    }

    // Worked by hand from T.6: row 1 is W-B-W (horizontal 3 white, 2 black, then vertical 0), row 2 equals it (three verticals).
    [Fact]
    public void Two_equal_rows_cost_what_the_standard_says()
    {
        byte[] packed = new Group4Encoder(8).Encode([0b00011000, 0b00011000], 2);
        // 001 1000 11 | 1 ... then 1 1 1, then end-of-block 000000000001 twice.
        Assert.Equal(Bits("001 1000 11 1  1 1 1  000000000001 000000000001"), packed);
    }

    [Fact]
    public void Spare_bits_at_the_end_of_a_row_change_nothing()
    {
        var encoder = new Group4Encoder(5);
        Assert.Equal(encoder.Encode([0b10110000], 1), encoder.Encode([0b10110111], 1));
    }

    [Fact]
    public void A_file_with_missing_strips_is_refused()
    {
        using var target = new MemoryStream();
        var writer = new TiffWriter(target, new(8, 4, 2, new(300), "Film", "Film", "Tests"));
        writer.Write([1, 2]);
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }

    private static bool Same(bool[,] a, bool[,] b) => a.GetLength(0) == b.GetLength(0) && a.GetLength(1) == b.GetLength(1) && a.Cast<bool>().SequenceEqual(b.Cast<bool>());

    private static byte[] Write(bool[,] picture, int rowsPerStrip)
    {
        int height = picture.GetLength(0), width = picture.GetLength(1), stride = (width + 7) / 8;
        byte[] rows = new byte[stride * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                rows[y * stride + x / 8] |= (byte)(picture[y, x] ? 128 >> (x % 8) : 0);
        }
        using var target = new MemoryStream();
        var writer = new TiffWriter(target, new(width, height, rowsPerStrip, new Resolution(720), "Film 1", "Navy", "Tests"));
        var encoder = new Group4Encoder(width);
        for (int y = 0; y < height; y += rowsPerStrip)
            writer.Write(encoder.Encode(rows.AsSpan(y * stride), Math.Min(rowsPerStrip, height - y)));
        writer.Finish();
        return target.ToArray();
    }

    private static bool[,] Picture(string kind, int width, int height)
    {
        var dice = new Dice(7).Fork(kind, width);
        var picture = new bool[height, width];
        for (int y = 0; y < height; y++)
        {
            int end = 0;
            bool black = dice.Chance(0.5);
            for (int x = 0; x < width; x++)
            {
                if (kind == "runs" && x >= end)
                    (black, end) = (!black, x + (int)Math.Pow(2, dice.Between(0, 13)));
                picture[y, x] = kind switch
                {
                    "full" => true,
                    "noise" => dice.Chance(0.5),
                    "dots" => dice.Chance(0.01),
                    "text" => (x / 3 * 7 + y / 4 * 5) % 11 < 3 && x % 17 > 2,
                    "checks" => (x + y) % 2 == 0,
                    "runs" => black,
                    _ => false,
                };
            }
        }
        return picture;
    }

    private static byte[] Bits(string bits)
    {
        bits = bits.Replace(" ", "", StringComparison.Ordinal);
        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '0');
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
