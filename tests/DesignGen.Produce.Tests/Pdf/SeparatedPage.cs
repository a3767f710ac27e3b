using System.Globalization;

namespace DesignGen.Produce.Tests.Pdf;

/// <summary>A page of a print file as Ghostscript separates it: every ink's plate, 255 is full ink.</summary>
/// <remarks>Process plates must be empty and are left out.</remarks>
internal sealed record SeparatedPage(Dictionary<string, byte[]> Plates, int Width, int Height)
{
    /// <summary>Separates a file of one page.</summary>
    /// <param name="pdf">The file; plates are laid beside it, and earlier ones are taken away.</param>
    /// <param name="dpi">Pixels per inch.</param>
    /// <param name="fine">Whether each pixel is sampled at 64 points, in place of sixteen.</param>
    public static SeparatedPage Of(string pdf, double dpi, bool fine = false)
    {
        string folder = Path.GetDirectoryName(pdf)!;
        foreach (string old in Directory.GetFiles(folder, "sep*.tif"))
            File.Delete(old);
        string said = TestTiff.Run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", "-sCompression=none", "-dGraphicsAlphaBits=4",
            fine ? "-dDownScaleFactor=2" : "-dDownScaleFactor=1", string.Create(CultureInfo.InvariantCulture, $"-r{(fine ? 2 * dpi : dpi)}"), "-sOutputFile=" + Path.Combine(folder, "sep.tif"), pdf);
        Assert.DoesNotContain("rror", said, StringComparison.Ordinal);
        return Page(Directory.GetFiles(folder, "sep(*).tif"));
    }

    private static SeparatedPage Page(IEnumerable<string> files)
    {
        var page = new SeparatedPage([], 0, 0);
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(file);
            TestTiff tiff = TestTiff.Read(bytes);
            page = page with { Width = tiff.Width, Height = tiff.Height };
            var plate = new byte[tiff.Width * tiff.Height];
            for (int y = 0, rows = tiff.Tag(278); y < tiff.Height; y++)
            {
                Span<byte> row = plate.AsSpan(y * tiff.Width, tiff.Width);
                bytes.AsSpan(tiff.Tag(273, y / rows) + y % rows * tiff.Width, tiff.Width).CopyTo(row);
                foreach (ref byte tone in row)
                    tone = (byte)(255 - tone);
            }
            string name = Uri.UnescapeDataString(Path.GetFileName(file)[4..^5]);
            if (name is "Cyan" or "Magenta" or "Yellow" or "Black")
                Assert.False(plate.AsSpan().ContainsAnyExcept((byte)0), $"Ink on the plate {name}.");
            else
                page.Plates[name] = plate;
        }
        return page;
    }
}
