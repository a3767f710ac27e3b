using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Tiff;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Separations;

/// <summary>Turns an artwork into films: for each plate one two-tone TIFF, black where it prints.</summary>
/// <remarks>
/// All films come from one walk down the art, a strip at a time, so memory does not grow with the film. Films are positive
/// and right-reading unless mirrored. Films, marks, traps and white are described in <c>docs/formats/films.md</c>. Safe to
/// call from many threads at once.
/// </remarks>
public static class FilmSeparator
{
    /// <summary>Writes the films of all plates.</summary>
    /// <param name="artwork">A placement, a nail sheet or one tile.</param>
    /// <param name="settings">Plates, resolution, screens, margin.</param>
    /// <param name="label">What stands beside the art.</param>
    /// <param name="says">What the files say of their making.</param>
    /// <param name="films">One stream for each plate of the plan in print order, seekable; left open.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <returns>The plates, and what somebody should know of them.</returns>
    /// <exception cref="InputException">A setting is outside its range, or the film is too large.</exception>
    public static SeparationReport Separate(Artwork artwork, FilmSettings settings, FilmLabel label, FileStatement says, IReadOnlyList<Stream> films, CancellationToken cancel = default)
    {
        settings.Check();
        SeparationPlan plan = settings.Plan ?? SeparationPlan.Plain(artwork);
        var film = FilmLayout.For(artwork, settings);
        var writers = new TiffWriter[plan.Plates.Length];
        var marks = new PixelBox[writers.Length][];
        for (int plate = 0; plate < writers.Length; plate++)
        {
            IReadOnlyList<string> lines = label.Lines(artwork, plan, plate, settings);
            marks[plate] = FilmMarks.For(film, lines);
            string name = string.Create(CultureInfo.InvariantCulture, $"{label.Job} {plate + 1:00} {plan.Plates[plate].Ink.Id}");
            writers[plate] = new(films[plate], new(film.Width, film.Height, FilmLayout.StripRows, settings.Resolution, name, string.Join('\n', lines), Generator.Name) { Xmp = says.Xmp() });
        }

        var idle = new ConcurrentBag<StripPacker>();
        int top = 0;
        for (; top < film.Margin; top += FilmLayout.StripRows)
            Add(Clear(top));
        ImmutableArray<PlateFinding> findings = [];
        ImmutableArray<double> shares = [];
        ImmutableArray<PlateOutline> outlines = [];
        foreach (byte[][] strip in plan.IsPlain ? PlainStrips() : Slabs())
        {
            cancel.ThrowIfCancellationRequested();
            Add(strip);
            top += FilmLayout.StripRows;
        }
        for (; top < film.Height; top += FilmLayout.StripRows)
            Add(Clear(top));
        foreach (TiffWriter writer in writers)
            writer.Finish();
        return new(plan, [.. findings, .. LeftOff(artwork, plan)]) { Shares = shares, Outlines = outlines };

        // Nothing of one row depends on another: strips are packed where they are drawn.
        IEnumerable<byte[][]> PlainStrips()
        {
            var planes = new ArtPlanes(artwork, plan);
            var workers = new ConcurrentBag<(FilmScreening Screening, byte[][] Bits)>();
            return PlateStream.Read(artwork, settings.Resolution, rows =>
            {
                if (!workers.TryTake(out var worker))
                    worker = (new(artwork, settings, film, planes), Bands(planes.Count, film.Grid.Width));
                int stride = worker.Bits[0].Length / FilmLayout.StripRows;
                foreach (byte[] band in worker.Bits)
                    band.AsSpan().Clear();
                for (int row = 0; row < rows.Rows; row++)
                    worker.Screening.Row(rows, row, worker.Bits, row * stride);
                var strips = new byte[writers.Length][];
                for (int plate = 0; plate < strips.Length; plate++)
                    strips[plate] = Packed(film.Margin + rows.Top, plate, rows.Rows, (into, row) => worker.Bits[plan.Plates[plate].Source!.Value].AsSpan(row * stride, stride).CopyTo(into));
                workers.Add(worker);
                return strips;
            }, new RenderOptions { Threads = settings.Threads, BandRows = FilmLayout.StripRows }).Results;
        }

        IEnumerable<byte[][]> Slabs()
        {
            var slabs = new PlateSlabs(artwork, settings, plan, film);
            foreach ((MadePlate[] plates, int first, int rows) in slabs.Read(cancel))
            {
                int strips = (rows + FilmLayout.StripRows - 1) / FilmLayout.StripRows;
                var packed = new byte[strips][][];
                for (int i = 0; i < strips; i++)
                    packed[i] = new byte[writers.Length][];
                Parallel.For(0, strips * writers.Length, slabs.Options, work =>
                {
                    (int strip, int plate) = (work / writers.Length, work % writers.Length);
                    int from = strip * FilmLayout.StripRows;
                    packed[strip][plate] = Packed(film.Margin + first + from, plate, Math.Min(FilmLayout.StripRows, rows - from), (into, row) => slabs.Bits(plates[plate], from + row, into));
                });
                slabs.Rest(plates);
                foreach (byte[][] strip in packed)
                    yield return strip;
            }
            findings = slabs.Findings();
            shares = [.. slabs.Traces.Select(t => t.Share)];
            outlines = settings.Outlines ? [.. slabs.Traces.Select(t => t.Finish())] : [];
        }

        byte[] Packed(int filmRow, int plate, int rows, FillRow fill)
        {
            if (!idle.TryTake(out StripPacker? packer))
                packer = new(settings, film);
            Span<byte> bits = packer.Begin();
            for (int row = 0; row < rows; row++)
                fill(bits.Slice(row * film.Stride + film.Margin / 8, (film.Grid.Width + 7) / 8), row);
            byte[] strip = packer.Pack(filmRow, marks[plate]);
            idle.Add(packer);
            return strip;
        }

        byte[][] Clear(int filmRow) => [.. Enumerable.Range(0, writers.Length).Select(plate => Packed(filmRow, plate, 0, (_, _) => { }))];

        void Add(byte[][] strip)
        {
            for (int plate = 0; plate < writers.Length; plate++)
                writers[plate].Write(strip[plate]);
        }
    }

    private delegate void FillRow(Span<byte> into, int row);

    private static byte[][] Bands(int planes, int width) => [.. Enumerable.Range(0, planes).Select(_ => new byte[(width + 7) / 8 * FilmLayout.StripRows])];

    private static IEnumerable<PlateFinding> LeftOff(Artwork artwork, SeparationPlan plan) => plan.LeftOff.Select(ink => new PlateFinding(
        "knocked-out", artwork.Inks[ink].Id, 0, 0, "ΔE00", null,
        new LocalName($"{artwork.Inks[ink].Name} has the garment's colour: it has no film, and the cloth shows.", $"“{artwork.Inks[ink].Name}”与底布同色：不出菲林，直接露出底布。"),
        new LocalName("Nothing is to be done where the cloth is as stated; else set knock-out-delta-e of the press to 0.", "若底布颜色与订单一致则无需处理；否则将机台的 knock-out-delta-e 设为 0。")));
}
