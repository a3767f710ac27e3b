using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Chance;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Pdf;
using DesignGen.Produce.Separations;
using DesignGen.Produce.Tiff;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Pdf;

public sealed class FilmPdfTests : IDisposable
{
    private static readonly FileStatement Says = new(Making.Rules, "Koi", "7KQ4D2RM-0012-X3", House.Default);

    private readonly string _folder = Directory.CreateTempSubdirectory("film-pdf").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [ClientFact("gs", "tiffcp", "qpdf", "pdfinfo")]
    public void Ghostscript_shows_every_pixel_of_every_film()
    {
        Artwork art = SampleArt.Ramped() with { Repeat = SampleArt.Tile(60, 30).Repeat };
        List<MemoryStream> films = [.. art.Inks.Select(_ => new MemoryStream())];
        FilmSeparator.Separate(art, new() { Resolution = new(300) }, new("7KQ4D2RM-0012-X3", "AW26-118", true), Says, films);
        string file = Path.Combine(_folder, "films.pdf");
        using (FileStream to = File.Create(file))
            FilmPdf.Write(to, films, Says, new(2026, 3, 14, 9, 30, 0, TimeSpan.Zero));
        Assert.Contains("No syntax or stream encoding errors", TestTiff.Run("qpdf", "--check", file), StringComparison.Ordinal);
        Assert.Contains("Pages:           3", TestTiff.Run("pdfinfo", file), StringComparison.Ordinal);
        TestTiff.Run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffg4", "-r300", "-sOutputFile=" + Path.Combine(_folder, "page%d.tif"), file);
        for (int ink = 0; ink < films.Count; ink++)
        {
            bool[,] ours = TestTiff.Pixels(films[ink].ToArray()), shown = TestTiff.Pixels(File.ReadAllBytes(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"page{ink + 1}.tif"))));
            Assert.Equal((ours.GetLength(0), ours.GetLength(1)), (shown.GetLength(0), shown.GetLength(1)));
            Assert.True(ours.Cast<bool>().SequenceEqual(shown.Cast<bool>()), $"film {ink + 1}");
        }
    }

    [Fact]
    public void Rows_come_back_as_they_were_packed()
    {
        var dice = new Dice(7);
        foreach (int width in new[] { 1, 13, 64, 517, 6001 })
        {
            const int rows = 40;
            int stride = (width + 7) / 8;
            var bits = new byte[rows * stride];
            for (int y = 0; y < rows; y++)
            {
                // From long runs to noise.
                bool black = false;
                for (int x = 0; x < width; x++)
                {
                    black ^= dice.Whole(0, y * y) % (1 + (rows - y) * 3) == 0;
                    if (black)
                        bits[y * stride + x / 8] |= (byte)(128 >> (x & 7));
                }
            }
            byte[] whole = new Group4Encoder(width).Encode(bits, rows), head = new Group4Encoder(width).Encode(bits, 17), tail = new Group4Encoder(width).Encode(bits.AsSpan(17 * stride), rows - 17);
            var joined = new Group4Encoder(width);
            joined.Begin();
            var decoder = new Group4Decoder(width);
            decoder.Decode(head, 17, joined.Add);
            byte[] first = joined.Take();
            decoder.Decode(tail, rows - 17, joined.Add);
            byte[] again = [.. first, .. joined.End()];
            Assert.Equal(whole, again);
        }
    }

    [Fact]
    public void A_spoilt_strip_is_told()
    {
        Assert.Throws<InvalidDataException>(() => new Group4Decoder(100).Decode(new byte[20], 4, _ => { }));
    }
}
