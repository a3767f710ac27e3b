using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Separations;
using DesignGen.Produce.Tiff;

namespace DesignGen.Produce.Index;

/// <summary>Writes the films of an index separation: one for each ink, and one for the white under them where the press and the cloth want it.</summary>
/// <remarks>
/// A dot is a whole number of film pixels square, so the film's resolution is the nearest multiple of the dots' to the one asked for. Dots have
/// no trap and the white has no choke: each lies exactly under its own, as single dots would not outlast one. Marks are those of other films.
/// </remarks>
public static class IndexFilms
{
    /// <summary>The plates in print order: the white first, if any, then the inks.</summary>
    /// <param name="map">The dots.</param>
    /// <param name="press">The press; null for one that lays no white.</param>
    /// <param name="garment">What it is printed on.</param>
    public static ImmutableArray<PressPlate> Plates(IndexMap map, Press? press, Garment garment)
    {
        bool white = press?.Underbase is { } rule && (rule.Cloth == UnderbaseCloth.Always || garment.IsDark) && map.Inks.Any(i => i.Colour.Oklab.L > rule.BareLightness);
        return [.. white ? [new PressPlate(press!.Underbase!.Ink, null, PlateRole.Underbase)] : Array.Empty<PressPlate>(), .. map.Inks.Select((ink, i) => new PressPlate(ink, i, PlateRole.Colour))];
    }

    /// <summary>The plates of a design whose own inks are the dots'; as <see cref="Plates"/>, with what labels and sheets need beside.</summary>
    /// <param name="artwork">The design.</param>
    /// <param name="press">The press; null for one that lays no white.</param>
    /// <param name="garment">What it is printed on.</param>
    internal static SeparationPlan Plan(Artwork artwork, Press? press, Garment garment)
    {
        UnderbaseRule? rule = press?.Underbase is { } under && (under.Cloth == UnderbaseCloth.Always || garment.IsDark) ? under : null;
        ImmutableArray<int> bare = rule is null ? [] : [.. Enumerable.Range(0, artwork.Inks.Length).Where(i => artwork.Inks[i].Colour.Oklab.L <= rule.BareLightness)];
        if (bare.Length == artwork.Inks.Length)
            (rule, bare) = (null, []);
        SeparationPlan inks = SeparationPlan.Plain(artwork);
        if (rule is null)
            return inks;
        return inks with { Plates = [new(rule.Ink with { Id = SeparationPlan.Free(rule.Ink.Id, artwork.Inks) }, null, PlateRole.Underbase), .. inks.Plates], Underbase = rule, Bare = bare };
    }

    /// <summary>The films' resolution: the multiple of the dots' that is nearest to the one wished for.</summary>
    public static Resolution FilmResolution(Resolution film, Resolution dots) => new(dots.Dpi * Side(film, dots));

    private static int Side(Resolution film, Resolution dots) => Math.Max(1, (int)Math.Round(film.Dpi / dots.Dpi));

    /// <summary>Writes the films.</summary>
    /// <param name="map">The dots.</param>
    /// <param name="plates">As <see cref="Plates"/> gives them.</param>
    /// <param name="press">The press; null for a plain job.</param>
    /// <param name="film">Resolution that is wished for, 150 dpi or more.</param>
    /// <param name="job">Code on the label, printable ASCII.</param>
    /// <param name="says">What the files say of their making.</param>
    /// <param name="films">One stream for each plate, seekable; left open.</param>
    /// <param name="mirror">Whether films are laterally reversed where the press does not say so already.</param>
    /// <param name="cancel">Looked at a few times a second.</param>
    /// <returns>The films' resolution.</returns>
    /// <exception cref="InputException">A film would pass 4 GB.</exception>
    public static Resolution Write(IndexMap map, ImmutableArray<PressPlate> plates, Press? press, Resolution film, string job, FileStatement says, IReadOnlyList<Stream> films, bool mirror = false, CancellationToken cancel = default)
    {
        int side = Side(film, map.Resolution);
        Resolution resolution = FilmResolution(film, map.Resolution);
        var page = new Artwork(Length.FromPixels(map.Width, map.Resolution), Length.FromPixels(map.Height, map.Resolution), null, map.Inks, [], []);
        var settings = new FilmSettings { Resolution = resolution, Mirror = mirror || press?.Mirror == true, Margin = press?.Margin ?? Length.FromMillimetres(12) };
        settings.Check();
        var layout = FilmLayout.For(page, settings);
        var packer = new StripPacker(settings, layout);
        bool[] whited = [.. map.Inks.Select(i => press?.Underbase is { } rule && i.Colour.Oklab.L > rule.BareLightness)];
        for (int plate = 0; plate < plates.Length; plate++)
        {
            PressPlate made = plates[plate];
            string[] lines =
            [
                string.Create(CultureInfo.InvariantCulture, $"{plate + 1}/{plates.Length} {FilmLabel.Name(made.Ink)} {made.Ink.Colour.Hex}"),
                job,
                string.Create(CultureInfo.InvariantCulture, $"{page.Width.Millimetres:0.#} x {page.Height.Millimetres:0.#} mm {resolution}"),
                // 230 for the white and 305 for tops of simulated process (atlasscreensupply.com, choosing the right mesh).
                string.Create(CultureInfo.InvariantCulture, $"index {map.Resolution.Dpi:0.##} dots/in mesh {(made.Source is null ? 230 : 305)}{(settings.Mirror ? " mirrored" : "")}"),
            ];
            PixelBox[] marks = FilmMarks.For(layout, lines);
            var writer = new TiffWriter(films[plate], new(layout.Width, layout.Height, FilmLayout.StripRows, resolution, string.Create(CultureInfo.InvariantCulture, $"{job} {plate + 1:00} {made.Ink.Id}"), string.Join('\n', lines), Generator.Name) { Xmp = says.Xmp() });
            for (int top = 0; top < layout.Height; top += FilmLayout.StripRows)
            {
                cancel.ThrowIfCancellationRequested();
                Span<byte> bits = packer.Begin();
                for (int row = 0; row < Math.Min(FilmLayout.StripRows, layout.Height - top); row++)
                {
                    int y = top + row - layout.Margin;
                    if (y >= 0 && y < map.Height * side)
                        Dots(map, y / side, side, made.Source, whited, bits.Slice(row * layout.Stride, layout.Stride), layout.Margin);
                }
                writer.Write(packer.Pack(top, marks));
            }
            writer.Finish();
        }
        return resolution;
    }

    private static void Dots(IndexMap map, int y, int side, int? ink, bool[] whited, Span<byte> bits, int margin)
    {
        ReadOnlySpan<byte> row = map.Dots.AsSpan(y * map.Width, map.Width);
        for (int x = 0; x < row.Length; x++)
        {
            if (row[x] > 0 && (ink is int own ? row[x] == own + 1 : whited[row[x] - 1]))
                BitRows.Fill(bits, margin + x * side, margin + (x + 1) * side);
        }
    }
}
