using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Produce.Tiff;

/// <summary>Writes a two-tone TIFF of Group 4 strips, strip by strip, so that a film of any size needs little memory.</summary>
/// <remarks>
/// TIFF 6.0 (Adobe, 1992), class B of a bilevel image: little-endian, one page, 0 is white, the highest bit of a byte is the left pixel. Its
/// directory stands at the end, and the same strips give the same bytes: no date is written. Not thread-safe.
/// </remarks>
public sealed class TiffWriter
{
    private readonly TiffPage _page;
    private readonly TiffStrips _strips;

    /// <summary>Begins a file.</summary>
    /// <param name="target">Where it goes: seekable, and left open.</param>
    /// <param name="page">Its size and texts.</param>
    public TiffWriter(Stream target, TiffPage page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(page.RowsPerStrip, 1);
        _page = page;
        _strips = new(target, page.DocumentName, page.Strips);
    }

    /// <summary>Adds the next strip, as <see cref="Group4Encoder"/> packed it.</summary>
    /// <exception cref="InputException">The file would pass 4 GB, which TIFF can't hold.</exception>
    public void Write(ReadOnlySpan<byte> strip) => _strips.Write(strip);

    /// <summary>Writes the directory; the file is whole after it.</summary>
    /// <exception cref="InvalidOperationException">Strips are missing.</exception>
    public void Finish() => _strips.Finish((directory, offsets, lengths) =>
    {
        directory.Longs(254, 0);
        directory.Longs(256, (uint)_page.Width);
        directory.Longs(257, (uint)_page.Height);
        directory.Shorts(258, 1);
        directory.Shorts(259, 4);                       // Compression: T.6
        directory.Shorts(262, 0);                       // PhotometricInterpretation: min-is-white
        directory.Shorts(266, 1);                       // FillOrder: high bit first
        directory.Text(269, _page.DocumentName);
        directory.Text(270, _page.Description);
        directory.Longs(273, offsets);
        directory.Shorts(274, 1);                       // Orientation: top left
        directory.Shorts(277, 1);
        directory.Longs(278, (uint)_page.RowsPerStrip);
        directory.Longs(279, lengths);
        uint[] resolution = [(uint)Math.Round(_page.Resolution.Dpi * 1000), 1000];
        directory.Rational(282, resolution);
        directory.Rational(283, resolution);
        directory.Longs(293, 0);                        // T6Options: no uncompressed mode
        directory.Shorts(296, 2);                       // ResolutionUnit: inch
        directory.Text(305, _page.Software);
        if (_page.Xmp is { } xmp)
            directory.Bytes(700, Encoding.UTF8.GetBytes(xmp));
    });
}
