using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Index;
using DesignGen.Produce.Marks;
using DesignGen.Produce.Masters;
using DesignGen.Produce.Nails;
using DesignGen.Produce.Pdf;
using DesignGen.Produce.Png;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Separations;
using DesignGen.Produce.Svg;
using DesignGen.Produce.Xlsx;
using DesignGen.Render.Mockups;
using DesignGen.Render.Raster;
using DesignGen.Render.Xmp;

namespace DesignGen.Produce.Packs;

/// <summary>Writes the files of one style into its folder.</summary>
internal sealed class StyleWriter
{
    private const string PrintPdfName = "print.pdf", FilmPdfName = "films/films.pdf", DotsName = "films/dots.png";
    private const int PreviewPx = 1200, ThumbnailPx = 480, MockupPx = 1200;

    private readonly ProductionOrder _order;
    private readonly BatchRecord _batch;
    private readonly FilmSettings? _films;
    private readonly ProductionOptions _options;
    private readonly FileStatement _says;
    private readonly string _root, _thumbnail;
    private readonly Action<string> _written;
    private IndexMap? _dots;
    private readonly CancellationToken _cancel;

    /// <summary>A writer for one style.</summary>
    /// <param name="order">The style.</param>
    /// <param name="batch">Its batch.</param>
    /// <param name="films">How its films are made; null for none.</param>
    /// <param name="options">The house that makes the files, its mock-ups and label, the shop's figures, what of a nail set is made ready, and what persons take on.</param>
    /// <param name="root">Folder of the pack.</param>
    /// <param name="thumbnail">Where its small picture goes, for sheets.</param>
    /// <param name="written">Told each path in the pack once it is written; several threads may call.</param>
    /// <param name="cancel">Stops between bands.</param>
    public StyleWriter(ProductionOrder order, BatchRecord batch, FilmSettings? films, ProductionOptions options, string root, string thumbnail, Action<string> written, CancellationToken cancel)
    {
        (_order, _batch, _films, _options, _root, _thumbnail, _written, _cancel) = (order, batch, films, options, root, thumbnail, written, cancel);
        VariantRecord variant = order.Variant;
        _says = FileStatement.Of(variant, options.House);
        string name = order.Brief.Style.Length == 0
            ? variant.Code
            : SafeName.From(order.Brief.Style, "style") + "-" + (variant.Index + 1).ToString("0000", CultureInfo.InvariantCulture);
        Folder = SafeName.From(variant.Spec.Title, "") is { Length: > 0 } slug ? name + "-" + slug : name;
        PlateFilms = films?.Plan is not { } plan ? [] : [.. plan.Plates.Select((plate, i) => string.Create(CultureInfo.InvariantCulture, $"films/{i + 1:00}-{plate.Ink.Id}.tif"))];
        Masters = [.. MastersOf()];
    }

    private IEnumerable<(string Name, string Role, Action<Stream> Write)> MastersOf()
    {
        Brief brief = _order.Brief;
        Resolution dpi = Raster.Resolution ?? brief.Method.Raster;
        if (Raster.Masters.Contains(RasterMaster.Tiff16))
            yield return ("masters/print-16bit.tif", "master-16bit", to => RasterTiff.WriteDeep(to, Artwork, _says, dpi, 1, _cancel));
        if (Raster.Masters.Contains(RasterMaster.Multichannel))
            yield return ("masters/inks.tif", "master-inks", to => RasterTiff.WriteInks(to, Artwork, _says, dpi, 1, _cancel));
        if (Raster.Masters.Contains(RasterMaster.Indexed))
        {
            yield return ("masters/indexed.tif", "master-indexed", to => RasterTiff.WriteIndexed(to, Artwork, _says, dpi, brief.Garment.Colour, Dots, 1, _cancel));
            foreach (Colourway colourway in Colourways)
            {
                yield return ($"masters/indexed-{SafeName.From(colourway.Id, "colourway")}.tif", "master-indexed",
                    to => RasterTiff.WriteIndexed(to, colourway.On(Artwork, _order.Variant.Spec.Recipe.Inks), _says, dpi, brief.Garment.Colour, Dots, 1, _cancel));
            }
        }
        if (!Raster.Masters.Contains(RasterMaster.Panels) || Artwork.Repeat is null || brief.Panels is not { } cut)
            yield break;
        foreach (GarmentPanel panel in cut.Panels)
        {
            foreach ((string size, (Length width, Length height)) in panel.Sizes.Where(s => brief.Sizes.IsEmpty || brief.Sizes.Contains(s.Key)))
            {
                string label = $"{(brief.Style.Length > 0 ? brief.Style : _order.Variant.Code)} - {panel.Id} - {size}";
                yield return ($"panels/{SafeName.From(size, "size")}-{panel.Id}.png", "panel", to => PanelPng.Write(to, Artwork, width, height, label, _says, Raster.PanelResolution, 1, _cancel));
            }
        }
    }

    private void PrintPicture(Stream to, Artwork artwork)
    {
        Resolution dpi = Raster.Resolution ?? _order.Brief.Method.Raster;
        if (Raster.HardEdges)
            HardPng.Write(to, artwork, _says, dpi, Dots, 1, _cancel);
        else
            PrintPng.Write(to, artwork, _says, dpi, 1, _cancel);
    }

    /// <summary>The style's folder in the pack.</summary>
    public string Folder { get; }

    private Artwork Artwork => _order.Artwork;

    private ImmutableArray<string> PlateFilms { get; }

    private ImmutableArray<Mockup> Looks => _options.Mockups.Usual(_order.Brief.Product.Id, _order.Brief.Placement.Id);

    private ImmutableArray<Colourway> Colourways => _order.Variant.Spec.Recipe.Colourways;

    private RasterRule Raster => _order.Brief.Press?.Raster ?? RasterRule.Default;

    private Halftone Dots => _films?.Screen ?? _order.Brief.Press?.Screen ?? Halftone.Default;

    /// <summary>The raster files that the press wants besides the print picture, with their roles and how each is written.</summary>
    private ImmutableArray<(string Name, string Role, Action<Stream> Write)> Masters { get; }

    private static string Mockup(Mockup look) => $"mockups/{look.Id}.png";

    private static string Print(Colourway colourway) => $"colourways/{SafeName.From(colourway.Id, "colourway")}/print.png";

    private static string Preview(Colourway colourway) => $"colourways/{SafeName.From(colourway.Id, "colourway")}/preview.png";

    /// <summary>Checks the style and writes all files; of one that a check stops, none is written.</summary>
    /// <param name="lanes">1 or 2: whether films and pictures are drawn side by side.</param>
    /// <returns>What the overview needs, and the files with their hashes.</returns>
    public (StyleFacts Facts, ImmutableArray<PackFile> Files) Write(int lanes)
    {
        StyleFacts facts = Check();
        if (facts.Preflight.Blocking.Any())
            return (facts, []);
        Directory.CreateDirectory(Path.Combine(_root, Folder));
        (ImmutableArray<(string Name, string Role)> nails, ImmutableArray<PreflightCheck> sheets) = Nails();
        facts = facts with { Preflight = new PreflightReport([.. facts.Preflight.Checks, .. sheets]).With(_options.Overrides) };
        if (facts.Preflight.Blocking.Any())
        {
            // Sheets show what is wrong with them only once they are laid out.
            Directory.Delete(Path.Combine(_root, Folder), true);
            return (facts, []);
        }
        ImmutableArray<(string Name, string Role)> files =
        [
            ("artwork.svg", "artwork"), ("print.png", "print"), (PrintPdfName, "print-pdf"), .. PlateFilms.Select(f => (f, "film")), .. _films is null ? Array.Empty<(string, string)>() : [(FilmPdfName, "film-pdf")], .. _dots is null ? Array.Empty<(string, string)>() : [(DotsName, "dots-preview")],
            .. Masters.Select(m => (m.Name, m.Role)),
            .. Artwork.CutLines.IsEmpty ? Array.Empty<(string, string)>() : [("cutlines.svg", "cut-lines")],
            .. nails, ("preview.png", "preview"), .. Looks.Select(l => (Mockup(l), "mockup")), .. Colourways.SelectMany(c => new[] { (Print(c), "colourway-print"), (Preview(c), "colourway-preview") }), ("recipe.json", "recipe"), .. _order.Source is { } source ? [(ProductionOrder.SourceName(source), "source")] : Array.Empty<(string, string)>(), .. _order.SourceRecord is null ? Array.Empty<(string, string)>() : [("source.json", "source-record")], ("licences.json", "licences"), ("preflight.json", "preflight"), ("techpack.xlsx", "tech-pack"),
        ];
        facts = facts with { Files = files };
        SeparationReport? plates = null;
        Together(lanes, () => plates = Films(), Rest);
        if (plates is not null)
            facts = facts with { PlateFindings = plates.Findings, PlateShares = plates.Shares, Preflight = facts.Preflight.And(plates.Findings) };
        PrintFile(plates);
        File("preflight.json", to => WriteJson(to, facts.Preflight));
        File("techpack.xlsx", to =>
        {
            using FileStream picture = System.IO.File.OpenRead(_thumbnail);
            TechPackSheet.Write(to, _batch, facts, picture);
        });
        return (facts, [.. files.Select(Hashed)]);
    }

    private StyleFacts Check()
    {
        _dots = _options.Dots is { } dots && _films is not null ? MapDots(dots) : null;
        ImmutableArray<double> shares = _dots?.Shares ?? InkUse.Shares(Artwork, 1);
        ImmutableArray<SizeFacts> run = SizeFacts.Of(_order.Brief, Artwork, _options.Workshop);
        PreflightReport report = StylePreflight.Inspect(_order, shares, run, _films?.Resolution.Dpi).With(_options.Overrides);
        // The drawing itself is let go: the overview comes after all styles.
        ProductionOrder bare = _order with { Source = null, SourceRecord = null, Artwork = Artwork with { Shapes = [], CutLines = [] } };
        bool ramps = Artwork.Shapes.Any(s => s.Coverage is not SolidCoverage);
        return new(bare, Folder, shares, [], PlateFilms, _films, ramps, _says)
        {
            SizeRun = run,
            Preflight = report,
            Costs = _options.Workshop.Costs,
            Wording = new(_order.Brief.Language, _options.SheetWords == SheetLanguage.Both),
        };
    }

    // A picture keeps its tones; what is drawn is seen over the cloth, so that a ramp to bare cloth becomes fewer and fewer dots.
    private IndexMap MapDots(Resolution dots) => IndexMap.Make(
        _order.Photo?.Invoke() ?? CompositeRenderer.Render(Artwork, dots, _order.Brief.Garment.Colour, new RenderOptions { Threads = 1 }),
        Artwork.Width, dots, Artwork.Inks, _order.Brief.Garment.Colour, Artwork.Height);

    // How many pages a run takes shows only when it is laid out, so its files are written before the rest is listed.
    private (ImmutableArray<(string Name, string Role)> Files, ImmutableArray<PreflightCheck> Sheets) Nails()
    {
        if (_order is not { Nails: { } work, Brief.Nails: { } ordered })
            return ([], []);
        var written = ImmutableArray.CreateBuilder<(string Name, string Role)>();
        var files = new NailFiles(work, ordered, Artwork, _says, _order.Brief.Method.Raster, _order.Brief.Garment.Colour);
        files.Write(_options.Nails, Put, _cancel);
        return (written.ToImmutable(), SheetCheck.Rows(files.Checks));

        void Put(string name, string role, Action<Stream> write)
        {
            FileBelow(name, write);
            written.Add((name, role));
        }
    }

    private void FileBelow(string name, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, Folder, name))!);
        File(name, write);
    }

    // After the films, whose white and traps it has as outlines.
    private void PrintFile(SeparationReport? plates)
    {
        Brief brief = _order.Brief;
        PrintPage page = plates is null ? new(Artwork) : PressPage.Of(Artwork, plates);
        page = page with { Name = Artwork.Repeat is null ? brief.Placement.Name.In(Language.English) : "" };
        var options = new PrintPdfOptions { Spots = brief.Method.Spots, Bleed = Artwork.Repeat is null ? brief.Placement.Bleed : Length.Zero, Mirrored = true, Trapped = plates?.Plan.Trap.Millimetres > 0 };
        File(PrintPdfName, to => PrintPdf.Write(to, [page], _says, _batch.CreatedAt, options, _cancel));
    }

    private SeparationReport? Films()
    {
        if (_films is null)
            return null;
        Directory.CreateDirectory(Path.Combine(_root, Folder, "films"));
        var streams = new List<FileStream>();
        SeparationReport? report = null;
        try
        {
            foreach (string film in PlateFilms)
                streams.Add(Create(film));
            if (_dots is { } dots)
            {
                IndexFilms.Write(dots, _films.Plan!.Plates, _order.Brief.Press, _films.Resolution, _order.Variant.Code, _says, streams, _films.Mirror, _cancel);
                File(DotsName, to => IndexPreview.Write(to, dots, _order.Brief.Garment.Colour, _says));
            }
            else
            {
                report = FilmSeparator.Separate(Artwork, _films with { Outlines = true }, new(_order.Variant.Code, _order.Brief.Style, _order.Brief.Garment.IsDark), _says, streams, _cancel);
            }
            using FileStream bound = Create(FilmPdfName);
            FilmPdf.Write(bound, streams, _says, _batch.CreatedAt, _cancel);
        }
        finally
        {
            foreach (FileStream stream in streams)
                stream.Dispose();
        }
        foreach (string film in PlateFilms.Append(FilmPdfName))
            _written(Folder + "/" + film);
        return report;
    }

    private void Rest()
    {
        Brief brief = _order.Brief;
        VariantRecord variant = _order.Variant;
        File("artwork.svg", to => ArtworkSvg.Write(to, Artwork, _says));
        File("print.png", to => PrintPicture(to, Artwork));
        foreach ((string name, _, Action<Stream> write) in Masters)
            FileBelow(name, write);
        if (!Artwork.CutLines.IsEmpty)
            File("cutlines.svg", to => ArtworkSvg.WriteCutLines(to, Artwork, _says));
        File("preview.png", to => PrintPng.WritePreview(to, Artwork, _says, brief.Garment.Colour, PreviewPx, 1));
        Mockups();
        foreach (Colourway colourway in Colourways)
        {
            Artwork coloured = colourway.On(Artwork, variant.Spec.Recipe.Inks);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, Folder, Print(colourway)))!);
            File(Print(colourway), to => PrintPicture(to, coloured));
            File(Preview(colourway), to => PrintPng.WritePreview(to, coloured, _says, brief.Garment.Colour, PreviewPx, 1));
        }
        File("recipe.json", to => to.Write(Encoding.UTF8.GetBytes(RecipeJson.Write(variant.Spec.Recipe) + "\n")));
        if (_order.Source is { } picture)
            File(ProductionOrder.SourceName(picture), to => to.Write(Stated(picture)));
        if (_order.SourceRecord is { } record)
            File("source.json", to => to.Write(record));
        using (FileStream to = new(_thumbnail, FileMode.CreateNew))
            PrintPng.WritePreview(to, Artwork, _says, brief.Garment.Colour, ThumbnailPx, 1);
        File("licences.json", to => WriteJson(to, ArtLicences.Of(_order)));
    }

    // The people of a batch's mock-ups take turns by the variants' places, begun by the batch's chance.
    private void Mockups()
    {
        if (Looks.IsEmpty)
            return;
        Brief brief = _order.Brief;
        Directory.CreateDirectory(Path.Combine(_root, Folder, "mockups"));
        var shown = new MockupOrder(Artwork, brief.Product, brief.Placement, brief.Garment.Colour, MockupCast.Of(_options.Mockups, brief.Seed, _order.Variant.Index));
        foreach (Mockup look in Looks)
            File(Mockup(look), to => PrintPng.WriteMockup(to, look, shown, _says, _options.Label, MockupPx, 1));
    }

    private static void WriteJson<T>(Stream to, T value) => to.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, RecipeJson.Options) + "\n"));

    // The picture that the design begins from is the model's, whatever became of it. What its own maker says in it stays.
    private byte[] Stated(byte[] picture)
    {
        FileStatement says = _says with { Making = Making.Model };
        return ProductionOrder.SourceName(picture) == ProductionOrder.JpegName ? JpegXmp.Put(picture, says.XmpWith) : PngXmp.Put(picture, says.XmpWith);
    }

    private void File(string name, Action<Stream> write)
    {
        _cancel.ThrowIfCancellationRequested();
        using (FileStream to = Create(name))
            write(to);
        _written(Folder + "/" + name);
    }

    private FileStream Create(string name) => new(Path.Combine(_root, Folder, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);

    private PackFile Hashed((string Name, string Role) file) => Hash(_root, Folder + "/" + file.Name, file.Role);

    /// <summary>The manifest's line for a file that is written.</summary>
    public static PackFile Hash(string root, string path, string role)
    {
        using FileStream from = System.IO.File.OpenRead(Path.Combine(root, path));
        return new(path, role, from.Length, Convert.ToHexStringLower(SHA256.HashData(from)));
    }

    private static void Together(int lanes, params Action[] work)
    {
        if (lanes == 1)
        {
            foreach (Action action in work)
                action();
            return;
        }
        try
        {
            Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = lanes }, work);
        }
        catch (AggregateException several)
        {
            // What went wrong matters more than what stopped because of it.
            Exception first = several.InnerExceptions.FirstOrDefault(e => e is not OperationCanceledException) ?? several.InnerExceptions[0];
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
