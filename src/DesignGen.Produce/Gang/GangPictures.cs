using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Gang.Writing;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;

namespace DesignGen.Produce.Gang;

/// <summary>Brings artworks and picture files to a film's resolution and the size asked for.</summary>
public static class GangPictures
{
    // A piece is held in memory as a whole, once: a square of 850 mm at 300 dpi.
    private const long MostPixels = 100_000_000;

    // The text of a PNG file that some generators keep the AIGC field in, beside XMP.
    private const string AigcKeyword = "AIGC";

    /// <summary>Extensions of the files that can be ganged, with their points.</summary>
    public static ImmutableArray<string> Extensions { get; } = [".png", ".svg"];

    /// <summary>Draws an artwork.</summary>
    /// <param name="artwork">A placement, or one tile.</param>
    /// <param name="width">Width of its art; null for its own.</param>
    /// <param name="film">The film's resolution.</param>
    /// <param name="threads">Threads to use; 0 for one per core.</param>
    /// <exception cref="InputException">The size is over what can be drawn.</exception>
    public static GangArt Draw(Artwork artwork, Length? width, Resolution film, int threads) => Draw(new SvgDrawing([new(artwork)], null), width, film, threads);

    private static GangArt Draw(SvgDrawing drawing, Length? width, Resolution film, int threads)
    {
        Rect inked = drawing.InkedBounds.Within(drawing.Layers[0].Art.Page);
        double scale = width is { } wanted && inked.Width > 0 ? wanted.Millimetres / inked.Width : 1;
        return new(drawing.Render(new Resolution(film.Dpi * scale), new() { MaxPixels = MostPixels, Threads = threads }));
    }

    /// <summary>Reads a PNG or SVG file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="width">Width of its art, clear borders left out; null for its own: for a PNG what its resolution makes it.</param>
    /// <param name="film">The film's resolution.</param>
    /// <param name="threads">Threads to use; 0 for one per core.</param>
    /// <exception cref="InputException">The file is missing, damaged, too large, has what can't be read, or is a PNG that says no resolution where no width is given.</exception>
    public static GangArt Read(string file, Length? width, Resolution film, int threads)
    {
        if (Path.GetExtension(file).Equals(".svg", StringComparison.OrdinalIgnoreCase))
        {
            SvgDrawing drawing;
            using (FileStream vectors = File.OpenRead(file))
                drawing = SvgReader.Read(vectors, file);
            return Draw(drawing, width, film, threads) with { Marks = SourceMarks.Read(drawing.Metadata) };
        }
        PngImage image;
        using (FileStream from = File.OpenRead(file))
            image = PngReader.Read(from, file, new PngLimits(MostPixels));
        SourceMarks? marks = SourceMarks.Read(image.Metadata.Xmp, image.Metadata.Texts.FirstOrDefault(t => t.Keyword == AigcKeyword)?.Text);
        Picture picture = Rgba(image.ToPicture());
        if (PieceRaster.Box(picture) is not var (left, top, right, bottom))
            return new(picture, marks);
        double? scale = width is { } wanted ? wanted.ToPixels(film) / (right - left) : image.Metadata.Resolution is { Dpi: > 0 } own ? film.Dpi / own.Dpi : null;
        if (scale is not double s)
            throw new InputException(file, "width", $"The picture says no resolution, so its size is not known. Give its width, like {Path.GetFileName(file)}@90mm.");
        double across = Math.Max(1, Math.Round((right - left) * s)), down = Math.Max(1, Math.Round((bottom - top) * s));
        if (across * down > MostPixels)
            throw new InputException(file, "width", string.Create(CultureInfo.InvariantCulture, $"At {film} the piece has {across:0} × {down:0} px, over the limit of {MostPixels / 1_000_000} million. Give a smaller width."));
        return new(Resampling.Map(picture, (int)across, (int)down, new((right - left) / across, 0, 0, (bottom - top) / down, left, top), threads), marks, film.Dpi / s);
    }

    private static Picture Rgba(Picture picture)
    {
        if (picture.Channels == 4)
            return picture;
        var pixels = new byte[checked(picture.Width * picture.Height * 4)];
        for (int i = 0; i < picture.Width * picture.Height; i++)
        {
            ReadOnlySpan<byte> from = picture.Pixels.AsSpan(i * picture.Channels, picture.Channels);
            for (int c = 0; c < 3; c++)
                pixels[i * 4 + c] = from[picture.Channels < 3 ? 0 : c];
            pixels[i * 4 + 3] = picture.Channels == 2 ? from[1] : (byte)255;
        }
        return new(picture.Width, picture.Height, 4, pixels, picture.Resolution);
    }
}
