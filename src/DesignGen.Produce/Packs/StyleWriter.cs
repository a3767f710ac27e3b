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
using DesignGen.Produce.TechPacks;
using DesignGen.Produce.Xlsx;
using DesignGen.Render.Mockups;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Xmp;

namespace DesignGen.Produce.Packs;

/// <summary>Writes the files of one style into its folder.</summary>
internal sealed class StyleWriter
{
    private const string PrintPdfName = "print.pdf", FilmPdfName = "films/films.pdf", DotsName = "films/dots.png", PreviewName = "preview.png";
    private const int PreviewPx = 1200, ThumbnailPx = 480, MockupPx = 1200, SheetPx = 800;

    private readonly ProductionOrder _order;
    private readonly BatchRecord _batch;
    private readonly FilmSettings? _films;
    private readonly ProductionOptions _options;
    private readonly FileStatement _says;
    private readonly string _root, _thumbnail;
    private readonly Action<string> _written;
    private readonly CancellationToken _cancel;
    private IndexMap? _dots;

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
    }

    // A file of the style; where nothing writes it here, a step of its own does: films, the print file that has their white and traps, nail sheets, and what is written last.
    private sealed record StyleFile(string Name, string Role, Action<Stream>? Write = null);

    /// <summary>Every file of the style in the order of its sheets.</summary>
    /// <param name="nails">The files of a nail set: how many pages a run takes shows only when it is laid out.</param>
    private IEnumerable<StyleFile> Table(IEnumerable<StyleFile> nails)
    {
        Brief brief = _order.Brief;
        Recipe recipe = _order.Variant.Spec.Recipe;
        yield return new("artwork.svg", "artwork", to => ArtworkSvg.Write(to, Artwork, _says));
        yield return new("print.png", "print", to => PrintPicture(to, Artwork));
        yield return new(PrintPdfName, "print-pdf");
        foreach (string film in PlateFilms)
            yield return new(film, "film");
        if (_films is not null)
            yield return new(FilmPdfName, "film-pdf");
        if (_dots is not null)
            yield return new(DotsName, "dots-preview");
        foreach (StyleFile file in Masters().Concat(Panels()))
            yield return file;
        if (!Artwork.CutLines.IsEmpty)
            yield return new("cutlines.svg", "cut-lines", to => ArtworkSvg.WriteCutLines(to, Artwork, _says));
        foreach (StyleFile file in nails)
            yield return file;
        yield return new(PreviewName, "preview", to => PrintPng.WritePreview(to, Artwork, _says, brief.Garment.Colour, PreviewPx, 1));
        // The people of a batch's mock-ups take turns by the variants' places, begun by the batch's chance.
        foreach (Mockup look in Looks)
            yield return new(Mockup(look), "mockup", to => PrintPng.WriteMockup(to, look, new(Artwork, brief.Product, brief.Placement, brief.Garment.Colour, MockupCast.Of(_options.Mockups, brief.Seed, _order.Variant.Index)), _says, _options.Label, MockupPx, 1));
        foreach (Colourway colourway in Colourways)
        {
            Artwork coloured = colourway.On(Artwork, recipe.Inks);
            yield return new(Print(colourway), "colourway-print", to => PrintPicture(to, coloured));
            yield return new(Preview(colourway), "colourway-preview", to => PrintPng.WritePreview(to, coloured, _says, brief.Garment.Colour, PreviewPx, 1));
        }
        yield return new("recipe.json", "recipe", to => to.Write(Encoding.UTF8.GetBytes(RecipeJson.Write(recipe) + "\n")));
        if (_order.Source is { } picture)
            yield return new(ProductionOrder.SourceName(picture), "source", to => to.Write(Stated(picture)));
        if (_order.SourceRecord is { } record)
            yield return new("source.json", "source-record", to => to.Write(record));
        yield return new("licences.json", "licences");
        yield return new("preflight.json", "preflight");
        yield return new("techpack.xlsx", "tech-pack");
        yield return new("techpack.pdf", "tech-pack-pdf");
    }

    // The raster files that the press wants besides the print picture.
    private IEnumerable<StyleFile> Masters()
    {
        Brief brief = _order.Brief;
        Resolution dpi = Raster.Resolution ?? brief.Method.Raster;
        if (Raster.Masters.Contains(RasterMaster.Tiff16))
            yield return new("masters/print-16bit.tif", "master-16bit", to => RasterTiff.WriteDeep(to, Artwork, _says, dpi, 1, _cancel));
        if (Raster.Masters.Contains(RasterMaster.Multichannel))
            yield return new("masters/inks.tif", "master-inks", to => RasterTiff.WriteInks(to, Artwork, _says, dpi, 1, _cancel));
        if (!Raster.Masters.Contains(RasterMaster.Indexed))
            yield break;
        yield return new("masters/indexed.tif", "master-indexed", to => RasterTiff.WriteIndexed(to, Artwork, _says, dpi, brief.Garment.Colour, Dots, 1, _cancel));
        foreach (Colourway colourway in Colourways)
        {
            yield return new($"masters/indexed-{SafeName.From(colourway.Id, "colourway")}.tif", "master-indexed",
                to => RasterTiff.WriteIndexed(to, colourway.On(Artwork, _order.Variant.Spec.Recipe.Inks), _says, dpi, brief.Garment.Colour, Dots, 1, _cancel));
        }
    }

    private IEnumerable<StyleFile> Panels()
    {
        Brief brief = _order.Brief;
        if (!Raster.Masters.Contains(RasterMaster.Panels) || Artwork.Repeat is null || brief.Panels is not { } cut)
            yield break;
        foreach (GarmentPanel panel in cut.Panels)
        {
            foreach ((string size, (Length width, Length height)) in panel.Sizes.Where(s => brief.Sizes.IsEmpty || brief.Sizes.Contains(s.Key)))
            {
                string label = $"{(brief.Style.Length > 0 ? brief.Style : _order.Variant.Code)} - {panel.Id} - {size}";
                yield return new($"panels/{SafeName.From(size, "size")}-{panel.Id}.png", "panel", to => PanelPng.Write(to, Artwork, width, height, label, _says, Raster.PanelResolution, 1, _cancel));
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
        (ImmutableArray<StyleFile> nails, ImmutableArray<PreflightCheck> sheets) = Nails();
        facts = facts with { Preflight = new PreflightReport([.. facts.Preflight.Checks, .. sheets]).With(_options.Overrides) };
        if (facts.Preflight.Blocking.Any())
        {
            // Sheets show what is wrong with them only once they are laid out.
            Directory.Delete(Path.Combine(_root, Folder), true);
            return (facts, []);
        }
        ImmutableArray<StyleFile> table = [.. Table(nails)];
        facts = facts with { Files = [.. table.Select(f => (f.Name, f.Role))] };
        SeparationReport? plates = null;
        Together(lanes, () => plates = Films(), () => Rest(table));
        if (plates is not null)
            facts = facts with { PlateFindings = plates.Findings, PlateShares = plates.Shares, Preflight = facts.Preflight.And(plates.Findings) };
        PrintFile(plates);
        File("preflight.json", to => WriteJson(to, facts.Preflight));
        File("techpack.xlsx", to =>
        {
            using FileStream picture = System.IO.File.OpenRead(_thumbnail);
            TechPackSheet.Write(to, _batch, facts, picture);
        });
        bool embeds = false;
        File("techpack.pdf", to => embeds = TechPackPdf.Write(to, _batch, facts, new(Artwork, _options.Mockups, [.. Looks.Select(l => Painted(Mockup(l)))], Painted(PreviewName), [.. Colourways.Select(c => Painted(Preview(c)))]), _options.Fonts));
        File("licences.json", to => WriteJson(to, ArtLicences.Of(_order, embeds ? _options.Fonts.ChineseFont : null)));
        return (facts, [.. facts.Files.Select(Hashed)]);
    }

    private StyleFacts Check()
    {
        _dots = _options.Dots is { } dots && _films is not null ? MapDots(dots) : null;
        ImmutableArray<double> shares = _dots?.Shares ?? InkUse.Shares(Artwork, 1);
        ImmutableArray<SizeFacts> run = SizeFacts.Of(_order.Brief, Artwork, _options.Workshop);
        PreflightReport report = StylePreflight.Inspect(_order, shares, run, _films?.Resolution.Dpi, _films?.Plan?.Plates.Length).With(_options.Overrides);
        // The drawing itself is let go: the overview comes after all styles.
        ProductionOrder bare = _order with { Source = null, SourceRecord = null, Artwork = Artwork with { Shapes = [], CutLines = [] } };
        return new(bare, Folder, shares, [], PlateFilms, _films, _says)
        {
            Screening = _films?.Plan is not { } plan ? [] : [.. plan.Plates.Select((_, i) => PlateScreen.Of(Artwork, plan, i, _films, _order.Brief.Garment.IsDark))],
            SizeRun = _order.Nails is { } work && _order.Brief.Nails is not null ? SizeFacts.OfNails(_order.Brief, Artwork, work, _options.Nails, _options.Workshop) : run,
            Preflight = report,
            Costs = _options.Workshop.Costs,
            Wording = new(_order.Brief.Language, _options.SheetWords == SheetLanguage.Both),
        };
    }

    // A picture keeps its tones; of what is drawn each ink keeps its share, so that a ramp to bare cloth becomes fewer and fewer dots.
    private IndexMap MapDots(Resolution dots) => _order.Photo?.Invoke() is { } photo
        ? IndexMap.Make(photo, Artwork.Width, dots, Artwork.Inks, _order.Brief.Garment.Colour, Artwork.Height)
        : IndexArt.Map(Artwork, dots, _cancel);

    private (ImmutableArray<StyleFile> Files, ImmutableArray<PreflightCheck> Sheets) Nails()
    {
        if (_order is not { Nails: { } work, Brief.Nails: { } ordered })
            return ([], []);
        var written = ImmutableArray.CreateBuilder<StyleFile>();
        var files = new NailFiles(work, ordered, Artwork, _says, _order.Brief.Method.Raster, _order.Brief.Garment.Colour);
        files.Write(_options.Nails, Put, _cancel);
        return (written.ToImmutable(), SheetCheck.Rows(files.Checks));

        void Put(string name, string role, Action<Stream> write)
        {
            File(name, write);
            written.Add(new(name, role));
        }
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

    private void Rest(ImmutableArray<StyleFile> table)
    {
        foreach (StyleFile file in table.Where(f => f.Write is not null))
            File(file.Name, file.Write!);
        using FileStream small = new(_thumbnail, FileMode.CreateNew);
        PrintPng.WritePreview(small, Artwork, _says, _order.Brief.Garment.Colour, ThumbnailPx, 1);
    }

    // A picture of the pack, drawn already; smaller where it has more pixels than a sheet shows.
    private Picture Painted(string name)
    {
        Picture picture = PngReader.Read(System.IO.File.ReadAllBytes(Path.Combine(_root, Folder, name)), name).ToPicture();
        return Math.Max(picture.Width, picture.Height) > SheetPx ? picture.Halved() : picture;
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

    private FileStream Create(string name)
    {
        string path = Path.Combine(_root, Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    }

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
