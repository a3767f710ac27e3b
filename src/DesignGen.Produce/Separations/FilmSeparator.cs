using System.Collections.Concurrent;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Tiff;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Turns an artwork into films: for each ink one two-tone TIFF, black where the ink prints.</summary>
/// <remarks>
/// All films come from one walk down the art, a strip at a time, so memory does not grow with the film. Films are positive
/// and right-reading unless mirrored, and butt-registered: neighbouring inks meet without a trap, and no underbase is
/// made. Film and marks are described in <c>docs/formats/films.md</c>. Safe to call from many threads at once.
/// </remarks>
public static class FilmSeparator
{
    /// <summary>Writes the films of all inks.</summary>
    /// <param name="artwork">A placement, a nail sheet or one tile.</param>
    /// <param name="settings">Resolution, screens, margin.</param>
    /// <param name="label">What stands beside the art.</param>
    /// <param name="says">What the files say of their making.</param>
    /// <param name="films">One stream for each ink in print order, seekable; left open.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <exception cref="InputException">A setting is outside its range, or the film is too large.</exception>
    public static void Separate(Artwork artwork, FilmSettings settings, FilmLabel label, FileStatement says, IReadOnlyList<Stream> films, CancellationToken cancel = default)
    {
        settings.Check();
        var film = FilmLayout.For(artwork, settings);
        var writers = new TiffWriter[artwork.Inks.Length];
        var marks = new PixelBox[writers.Length][];
        for (int ink = 0; ink < writers.Length; ink++)
        {
            IReadOnlyList<string> lines = label.Lines(artwork, ink, settings);
            marks[ink] = FilmMarks.For(film, lines);
            string name = string.Create(CultureInfo.InvariantCulture, $"{label.Job} {ink + 1:00} {artwork.Inks[ink].Id}");
            writers[ink] = new(films[ink], new(film.Width, film.Height, FilmLayout.StripRows, settings.Resolution, name, string.Join('\n', lines), Generator.Name) { Xmp = says.Xmp() });
        }

        var idle = new ConcurrentBag<StripPacker>();
        StripPacker Hire() => idle.TryTake(out StripPacker? packer) ? packer : new(artwork, settings, film, marks);
        StripPacker clear = Hire();
        int top = 0;
        for (; top < film.Margin; top += FilmLayout.StripRows)
            Add(clear.Pack(top, null));
        (_, IEnumerable<byte[][]> strips) = PlateStream.Read(artwork, settings.Resolution, rows =>
        {
            StripPacker packer = Hire();
            byte[][] packed = packer.Pack(film.Margin + rows.Top, rows);
            idle.Add(packer);
            return packed;
        }, new RenderOptions { Threads = settings.Threads, BandRows = FilmLayout.StripRows });
        foreach (byte[][] strip in strips)
        {
            cancel.ThrowIfCancellationRequested();
            Add(strip);
            top += FilmLayout.StripRows;
        }
        for (; top < film.Height; top += FilmLayout.StripRows)
            Add(clear.Pack(top, null));
        foreach (TiffWriter writer in writers)
            writer.Finish();

        void Add(byte[][] strip)
        {
            for (int ink = 0; ink < writers.Length; ink++)
                writers[ink].Write(strip[ink]);
        }
    }
}
