namespace DesignGen.Render.Pictures;

/// <summary>Knows other kinds of file by their first bytes, so that messages can name them.</summary>
internal static class OtherFormats
{
    /// <summary>What a file is, with its article; null where that is not known.</summary>
    public static string? Name(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8))
        {
            ReadOnlySpan<byte> brand = file[8..12];
            return brand.StartsWith("avi"u8) ? "an AVIF file" : brand.StartsWith("he"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) ? "a HEIC file" : "a video or a camera's raw file";
        }
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8))
            return "a WebP file";
        if (file.StartsWith("GIF8"u8))
            return "a GIF file";
        if (file.StartsWith("BM"u8))
            return "a BMP file";
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) || file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8))
            return "a TIFF or a camera's raw file";
        if (file.StartsWith("\0\0\0\u000cjP  "u8) || file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]))
            return "a JPEG 2000 file";
        if (file.StartsWith("\0\0\0\u000cJXL "u8) || file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]))
            return "a JPEG XL file";
        if (file.StartsWith("8BPS"u8))
            return "a Photoshop file";
        if (file.StartsWith("%PDF"u8))
            return "a PDF file";
        return file.StartsWith("<svg"u8) || file.StartsWith("<?xml"u8) ? "an SVG or another XML file" : null;
    }
}
