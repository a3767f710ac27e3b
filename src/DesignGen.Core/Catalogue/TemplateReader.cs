using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <summary>One template file.</summary>
/// <param name="Path">Path below the templates folder with forward slashes, for example <c>products/t-shirt.yaml</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record TemplateFile(string Path, string Text);

/// <summary>Turns template files into a catalogue, and reports every mistake of every file at once.</summary>
public static partial class TemplateReader
{
    private static readonly Length Least = Length.FromMillimetres(0.01), Most = Length.FromMillimetres(5000);

    private static readonly Dictionary<string, ArtKind> Kinds = new()
    {
        ["all-over"] = ArtKind.AllOver,
        ["placement"] = ArtKind.Placement,
        ["nail-set"] = ArtKind.NailSet,
    };

    private static readonly Dictionary<string, CutKind> CutKinds = new() { ["kiss"] = CutKind.Kiss, ["through"] = CutKind.Through };

    private static readonly Dictionary<string, CutShape> CutShapes = new() { ["page"] = CutShape.Page, ["box"] = CutShape.Box, ["art"] = CutShape.Art };

    private static readonly Dictionary<string, bool> YesNo = new() { ["yes"] = true, ["true"] = true, ["no"] = false, ["false"] = false };

    /// <summary>Reads a catalogue. The folder of a file says what it is: <c>products</c>, <c>methods</c>, <c>presses</c>, <c>panels</c>, <c>placements</c>, <c>palettes</c>, <c>harmonies</c>, <c>inks</c>, <c>image-services</c>, <c>chat-models</c>, <c>styles</c>, <c>prompts</c>, <c>lexicons</c>, <c>terms</c>, <c>mockups</c>, <c>films</c> or <c>nails</c>; <c>house.yaml</c> and <c>costs.yaml</c> lie beside them.</summary>
    /// <remarks>Lexicons and term lists are read when they are first used.</remarks>
    /// <exception cref="InputException">A file is wrong, two have the same id, or something needed is missing.</exception>
    public static TemplateCatalogue Read(IEnumerable<TemplateFile> files)
    {
        var found = new List<Problem>();
        var products = new Dictionary<string, Product>(StringComparer.Ordinal);
        var methods = new Dictionary<string, PrintMethod>(StringComparer.Ordinal);
        var presses = new Dictionary<string, Press>(StringComparer.Ordinal);
        var panels = new Dictionary<string, GarmentPanels>(StringComparer.Ordinal);
        var palettes = new Dictionary<string, Palette>(StringComparer.Ordinal);
        var harmonies = new Dictionary<string, Harmony>(StringComparer.Ordinal);
        var libraries = new Dictionary<string, InkLibrary>(StringComparer.Ordinal);
        var styles = new Dictionary<string, PictureStyle>(StringComparer.Ordinal);
        var services = new Dictionary<string, ImageService>(StringComparer.Ordinal);
        var chats = new Dictionary<string, ChatModel>(StringComparer.Ordinal);
        var films = new Dictionary<string, TransferFilm>(StringComparer.Ordinal);
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        NailCharts? nails = null;
        NailSheetTemplates? nailSheets = null;
        PromptWords? prompts = null;
        House? house = null;
        MockupBook mockups = MockupBook.Empty;
        var gradings = new Dictionary<string, PlacementGrading>(StringComparer.Ordinal);
        CostRates? costs = null;
        List<TemplateFile> lexicons = [], terms = [];
        foreach (TemplateFile file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            string folder = file.Path.Split('/')[0];
            if (folder is "lexicons" or "terms")
            {
                // Thousands of words, read only where a text is to be understood.
                (folder == "terms" ? terms : lexicons).Add(file);
                continue;
            }
            try
            {
                var problems = new DocumentProblems(file.Path);
                var reader = new DocumentReader(DocumentParser.Parse(file.Path, file.Text), problems);
                switch (folder)
                {
                    case "products":
                        Keep(products, ReadProduct(reader), p => p.Id, reader, file.Path, sources);
                        break;
                    case "methods":
                        Keep(methods, ReadMethod(reader), m => m.Id, reader, file.Path, sources);
                        break;
                    case "presses":
                        Keep(presses, ReadPress(reader), p => p.Id, reader, file.Path, sources);
                        break;
                    case "panels":
                        Keep(panels, ReadPanels(reader), p => p.Product, reader, file.Path, sources);
                        break;
                    case "palettes":
                        Keep(palettes, ReadPalette(reader), p => p.Id, reader, file.Path, sources);
                        break;
                    case "harmonies":
                        Keep(harmonies, ReadHarmony(reader), h => h.Id, reader, file.Path, sources);
                        break;
                    case "inks":
                        Keep(libraries, ReadInkLibrary(reader), l => l.Id, reader, file.Path, sources);
                        break;
                    case "styles":
                        Keep(styles, ReadStyle(reader), s => s.Id, reader, file.Path, sources);
                        break;
                    case "image-services":
                        Keep(services, ReadImageService(reader), s => s.Id, reader, file.Path, sources);
                        break;
                    case "chat-models":
                        Keep(chats, ReadChatModel(reader), c => c.Id, reader, file.Path, sources);
                        break;
                    case "nails" when Path.GetFileNameWithoutExtension(file.Path) == "sheets":
                        nailSheets = ReadNailSheets(reader);
                        break;
                    case "films":
                        Keep(films, ReadTransferFilm(reader), f => f.Id, reader, file.Path, sources);
                        break;
                    case "nails":
                        nails = ReadNails(reader);
                        break;
                    case "mockups":
                        mockups = Add(mockups, ReadMockups(reader), problems);
                        break;
                    case "prompts":
                        prompts = ReadPrompts(reader);
                        break;
                    case "placements":
                        Keep(gradings, ReadGrading(reader), g => g.Id, reader, file.Path, sources);
                        break;
                    case "costs.yaml" or "costs.yml" or "costs.json":
                        if (costs is not null)
                            problems.Add(null, null, "There is another file of costs. Keep one of them.");
                        costs = ReadCosts(reader);
                        reader.RefuseUnknown();
                        break;
                    case "house.yaml" or "house.yml" or "house.json":
                        if (house is not null)
                            problems.Add(null, null, "There is another file about the house. Keep one of them.");
                        house = ReadHouse(reader);
                        reader.RefuseUnknown();
                        break;
                    default:
                        problems.Add(null, null, "Templates lie in the folders products, methods, presses, panels, placements, palettes, harmonies, inks, image-services, chat-models, styles, prompts, lexicons, terms, mockups, films and nails, and house.yaml and costs.yaml beside them. Move the file into one of them.");
                        break;
                }
                problems.ThrowIfAny();
            }
            catch (InputException e)
            {
                found.AddRange(e.Problems);
            }
        }
        foreach (Product product in products.Values)
        {
            foreach (string method in product.Methods.Where(m => !methods.ContainsKey(m)))
                found.Add(new(sources["Product " + product.Id], null, "methods", $"There is no print method '{method}'. Known: {string.Join(", ", methods.Keys.Order(StringComparer.Ordinal))}."));
        }
        foreach (Press press in presses.Values)
        {
            foreach (string method in press.Methods.Where(m => !methods.ContainsKey(m)))
                found.Add(new(sources["Press " + press.Id], null, "methods", $"There is no print method '{method}'. Known: {string.Join(", ", methods.Keys.Order(StringComparer.Ordinal))}."));
        }
        foreach (PrintMethod method in methods.Values.Where(m => m.Press.Length > 0))
        {
            if (!presses.TryGetValue(method.Press, out Press? press))
                found.Add(new(sources["PrintMethod " + method.Id], null, "press", $"There is no press '{method.Press}'. Known: {string.Join(", ", presses.Keys.Order(StringComparer.Ordinal))}."));
            else if (!press.Methods.Contains(method.Id))
                found.Add(new(sources["PrintMethod " + method.Id], null, "press", $"The press '{press.Id}' does not serve '{method.Id}' but {string.Join(", ", press.Methods)}. Add the method to it or name another press."));
        }
        foreach (GarmentPanels cut in panels.Values.Where(c => !products.ContainsKey(c.Product)))
            found.Add(new(sources["GarmentPanels " + cut.Product], null, "product", $"There is no product '{cut.Product}'. Known: {string.Join(", ", products.Keys.Order(StringComparer.Ordinal))}."));
        foreach (Mockup look in mockups.Looks.Where(l => !products.ContainsKey(l.Product)))
            found.Add(new("templates", null, "mockups", $"The mock-up '{look.Id}' shows the product '{look.Product}', which is not there. Known: {string.Join(", ", products.Keys.Order(StringComparer.Ordinal))}."));
        if (!mockups.Looks.IsEmpty && (mockups.Skins.IsEmpty || mockups.Bodies.IsEmpty))
            found.Add(new("templates", null, "mockups", "Mock-ups need skin tones and body shapes. Add a file of the kind 'people'."));
        foreach (PlacementGrading grading in gradings.Values)
            found.AddRange(CheckGrading(grading, sources["PlacementGrading " + grading.Id], products));
        foreach (string id in palettes.Keys.Where(harmonies.ContainsKey))
            found.Add(new(sources["Palette " + id], null, "id", $"'{id}' is taken by {sources["Harmony " + id]}, and briefs name both under 'palettes'. Choose another id."));
        if (found.Count == 0 && (products.Count == 0 || methods.Count == 0 || palettes.Count == 0 || nails is null))
            found.Add(new("templates", null, null, "The folder needs at least one file each in products, methods and palettes, and nails/charts.yaml."));
        if (found.Count > 0)
            throw new InputException(found);
        return new(
            products.ToImmutableSortedDictionary(StringComparer.Ordinal), methods.ToImmutableSortedDictionary(StringComparer.Ordinal),
            palettes.ToImmutableSortedDictionary(StringComparer.Ordinal), nails!, harmonies.ToImmutableSortedDictionary(StringComparer.Ordinal))
        {
            Presses = presses.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Panels = panels.ToImmutableSortedDictionary(StringComparer.Ordinal),
            TransferFilms = films.ToImmutableSortedDictionary(StringComparer.Ordinal),
            InkLibraries = libraries.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Styles = styles.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Prompts = prompts,
            NailSheets = nailSheets,
            Mockups = mockups,
            House = house ?? House.Default,
            Workshop = new(gradings.ToImmutableSortedDictionary(StringComparer.Ordinal), costs),
            ImageServices = services.ToImmutableSortedDictionary(StringComparer.Ordinal),
            ChatModels = chats.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Lexicon = new(() => LexiconReader.Read(lexicons)),
            Terms = new(() => TermListReader.Read(terms)),
        };
    }

    // Looks of all files stand together; one id is one look, wherever it is written.
    private static MockupBook Add(MockupBook book, MockupBook more, DocumentProblems problems)
    {
        foreach (string id in more.Looks.Select(l => l.Id).Where((id, i) => book.Looks.Any(l => l.Id == id) || more.Looks.Take(i).Any(l => l.Id == id)))
            problems.Add(null, "looks", $"There is another mock-up '{id}'. Give it another id.");
        return new(book.Skins.AddRange(more.Skins), book.Bodies.AddRange(more.Bodies), book.Looks.AddRange(more.Looks));
    }

    private static void Keep<T>(Dictionary<string, T> kept, T? item, Func<T, string> id, DocumentReader reader, string path, Dictionary<string, string> sources)
        where T : class
    {
        reader.RefuseUnknown();
        if (item is null)
            return;
        string key = typeof(T).Name + " " + id(item);
        if (!kept.TryAdd(id(item), item))
            reader.Refuse("id", $"'{id(item)}' is taken by {sources[key]}. Choose another id.");
        else
            sources[key] = path;
    }

    private static Product? ReadProduct(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        var placements = ImmutableArray.CreateBuilder<Placement>();
        foreach (DocumentReader p in reader.Maps("placements"))
        {
            string? placementId = ReadId(p);
            LocalName? placementName = ReadName(p);
            ArtKind? kind = p.OneOf("kind", Kinds, required: true);
            var size = p.Size("size", Least, Most, required: kind is not ArtKind.NailSet);
            var max = p.Size("max-size", Least, Most) ?? size;
            string from = p.Text("from") ?? "";
            Length drop = p.Length("drop", Length.Zero, Most) ?? Length.Zero;
            Length bleed = p.Length("bleed", Length.Zero, Length.FromMillimetres(20)) ?? Length.Zero;
            if (bleed > Length.Zero && kind is not ArtKind.Placement)
                p.Refuse("bleed", "Only a placement has an edge to run past: a tile repeats, and nails have the bleed of their charts. Leave it out.");
            ImmutableArray<CutRule> cuts = ReadCuts(p, kind, size);
            p.RefuseUnknown();
            if (placementId is null || placementName is null || kind is null || (size is null && kind != ArtKind.NailSet))
                continue;
            (Length width, Length height) = size ?? default;
            (Length maxWidth, Length maxHeight) = max ?? default;
            if (maxWidth < width || maxHeight < height)
                p.Refuse("max-size", $"It is smaller than size ({width} x {height}). Make it at least as large.");
            placements.Add(new(placementId, placementName, kind.Value, width, height, maxWidth, maxHeight, from, drop) { Cuts = cuts, Bleed = bleed });
        }
        var garments = ImmutableArray.CreateBuilder<Garment>();
        foreach (DocumentReader g in reader.Maps("garments"))
        {
            string? garmentId = ReadId(g);
            LocalName? garmentName = ReadName(g);
            Srgb? colour = g.Colour("hex", required: true);
            g.RefuseUnknown();
            if (garmentId is not null && garmentName is not null && colour is not null)
                garments.Add(new(garmentId, garmentName, colour.Value));
        }
        var sizes = ImmutableArray.CreateBuilder<SizeRow>();
        foreach (DocumentReader s in reader.Maps("sizes"))
        {
            string? sizeId = ReadId(s);
            var measures = ImmutableSortedDictionary.CreateBuilder<string, Length>(StringComparer.Ordinal);
            foreach ((string key, _) in s.All().Where(e => e.Key != "id"))
            {
                if (s.Length(key, Least, Most) is Length length)
                    measures[key] = length;
            }
            if (sizeId is not null)
                sizes.Add(new(sizeId, measures.ToImmutable()));
        }
        IReadOnlyList<string> methods = reader.Texts("methods");
        foreach ((string key, int count) in new[] { ("placements", placements.Count), ("garments", garments.Count), ("methods", methods.Count) })
        {
            if (count == 0)
                reader.Refuse(key, "At least one is needed.");
        }
        LocalName? baseName = reader.Map("base") is null ? null : ReadName(reader, "base");
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (reader.Map("words") is { } map)
        {
            foreach ((string key, _) in map.All())
                words[key] = map.Text(key, required: true) ?? "";
        }
        return id is null || name is null ? null
            : new(id, name, placements.ToImmutable(), garments.ToImmutable(), [.. methods], sizes.ToImmutable()) { Base = baseName, Words = words.ToImmutable() };
    }

    private static ImmutableArray<CutRule> ReadCuts(DocumentReader placement, ArtKind? kind, (Length Width, Length Height)? size)
    {
        var cuts = ImmutableArray.CreateBuilder<CutRule>();
        IReadOnlyList<DocumentReader> maps = placement.Maps("cuts");
        if (maps.Count > 0 && kind is not (ArtKind.Placement or null))
            placement.Refuse("cuts", "Only placements of the kind 'placement' have cut lines of their own: a tile has no edge, and nails bring theirs. Remove this key.");
        foreach (DocumentReader cut in maps)
        {
            CutKind? depth = cut.OneOf("kind", CutKinds, required: true);
            CutShape? shape = cut.OneOf("shape", CutShapes, required: true);
            LocalName? name = ReadName(cut);
            double corner = cut.Length("corner", Length.Zero, Most)?.Millimetres ?? 0;
            CutRule? rule = depth is null || shape is null || name is null ? null : new(depth.Value, shape.Value, name, CornerMm: corner);
            switch (shape)
            {
                case CutShape.Page:
                    double inset = cut.Length("inset", Length.Zero, Most)?.Millimetres ?? 0;
                    if (size is { } page && 2 * inset >= Math.Min(page.Width.Millimetres, page.Height.Millimetres))
                        cut.Refuse("inset", $"Nothing of a page of {page.Width} x {page.Height} is left inside. Make it smaller.");
                    rule = rule is null ? null : rule with { ByMm = inset };
                    break;
                case CutShape.Art:
                    double offset = cut.Length("offset", Length.Zero, Length.FromMillimetres(20))?.Millimetres ?? 2;
                    rule = rule is null ? null : rule with { ByMm = offset };
                    break;
                case null:
                    // Which of these belong to it can't be judged.
                    cut.Leave("inset", "offset", "at", "size");
                    break;
                case CutShape.Box:
                    var at = cut.Size("at", Length.Zero, Most, required: true);
                    var box = cut.Size("size", Least, Most, required: true);
                    if (at is not { } place || box is not { } sides)
                        rule = null;
                    else if (size is { } whole && (place.Width.Millimetres + sides.Width.Millimetres > whole.Width.Millimetres || place.Height.Millimetres + sides.Height.Millimetres > whole.Height.Millimetres))
                        cut.Refuse("size", $"The box ends outside the placement ({whole.Width} x {whole.Height}). Move it with 'at' or make it smaller.");
                    else
                        rule = rule is null ? null : rule with { XMm = place.Width.Millimetres, YMm = place.Height.Millimetres, WidthMm = sides.Width.Millimetres, HeightMm = sides.Height.Millimetres };
                    break;
            }
            cut.RefuseUnknown();
            if (rule is not null)
                cuts.Add(rule);
        }
        return cuts.ToImmutable();
    }

    private static PrintMethod? ReadMethod(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        Length? line = reader.Length("min-line", Least, Length.FromMillimetres(20), required: true);
        Length? gap = reader.Length("min-gap", Least, Length.FromMillimetres(20), required: true);
        Length lettering = reader.Length("min-lettering", Least, Length.FromMillimetres(50)) ?? Length.Zero;
        int? inks = reader.Whole("max-inks", 1, 12, required: true);
        double? raster = reader.Number("raster-dpi", 72, 1200, required: true);
        double? film = reader.Number("film-dpi", 150, 2400);
        bool ramps = reader.OneOf("ramps", YesNo) ?? false;
        LocalName? note = reader.Map("note") is null ? null : ReadName(reader, "note");
        string press = reader.Text("press") ?? "";
        SpotNames spots = ReadSpots(reader);
        return id is null || name is null || line is null || gap is null || inks is null || raster is null
            ? null
            : new(id, name, line.Value, gap.Value, inks.Value, new(raster.Value), film is double f ? new Resolution(f) : null, ramps) { Note = note, Press = press, Spots = spots, MinLettering = lettering };
    }

    private static SpotNames ReadSpots(DocumentReader method)
    {
        SpotNames usual = SpotNames.Default;
        if (method.Map("spots") is not { } map)
            return usual;
        var names = new SpotNames(Name("white", usual.White), Name("kiss", usual.Kiss), Name("through", usual.Through));
        map.RefuseUnknown();
        foreach ((string key, string name) in new[] { ("kiss", names.Kiss), ("through", names.Through) })
        {
            if (name == names.White || (key == "through" && name == names.Kiss))
                map.Refuse(key, $"Two of the plates are called '{name}', so the machine could not tell them apart. Give each a name of its own.");
        }
        return names;

        string Name(string key, string usually)
        {
            if (map.Text(key) is not { } name)
                return usually;
            // All and None mean every plate and no plate in PDF.
            if (name.Trim().Length == 0 || name is "All" or "None" || name.Length > 100 || name.Any(char.IsControl))
                map.Refuse(key, $"'{name}' can't name a plate. Use the name that the machine looks for, such as {usually}; All and None mean something else in PDF.");
            return name;
        }
    }

    private static Palette? ReadPalette(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        IReadOnlyList<string> tags = reader.Texts("tags");
        var colours = ImmutableSortedDictionary.CreateBuilder<PaletteRole, Srgb>();
        var names = ImmutableSortedDictionary.CreateBuilder<PaletteRole, string>();
        if (reader.Map("colours", required: true) is { } map)
        {
            foreach (PaletteRole role in Enum.GetValues<PaletteRole>())
            {
                string key = role.ToString().ToLowerInvariant();
                if (map.Map(key, required: true) is not { } entry)
                    continue;
                Srgb? colour = entry.Colour("hex", required: true);
                string? inkName = entry.Text("name", required: true);
                entry.RefuseUnknown();
                if (colour is null || inkName is null)
                    continue;
                colours[role] = colour.Value;
                names[role] = inkName;
            }
            map.RefuseUnknown();
        }
        return id is null || name is null ? null : new(id, name, [.. tags], colours.ToImmutable(), names.ToImmutable());
    }

    private static Harmony? ReadHarmony(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        IReadOnlyList<string> tags = reader.Texts("tags");
        Band? hues = ReadBand(reader, "hues", 0, 720, required: false);
        var roles = ImmutableSortedDictionary.CreateBuilder<PaletteRole, HarmonyRole>();
        if (reader.Map("roles", required: true) is { } map)
        {
            foreach (PaletteRole role in Enum.GetValues<PaletteRole>())
            {
                if (map.Map(role.ToString().ToLowerInvariant(), required: true) is not { } entry)
                    continue;
                Band? lightness = ReadBand(entry, "lightness", 0, 1, required: true), chroma = ReadBand(entry, "chroma", 0, 0.4, required: true);
                double? hue = entry.Number("hue", -360, 360), at = entry.Number("at", 0, 360);
                entry.RefuseUnknown();
                if (hue is not null && at is not null)
                    entry.Refuse("at", "'hue' turns from the base hue and 'at' stays put. Keep one of them.");
                if (lightness is { } l && chroma is { } c)
                    roles[role] = new(l, c, at ?? hue ?? 0, Stays: at is not null);
            }
            map.RefuseUnknown();
        }
        return id is null || name is null || roles.Count < Enum.GetValues<PaletteRole>().Length ? null : new(id, name, [.. tags], hues ?? new(0, 360), roles.ToImmutable());
    }

    private static Band? ReadBand(DocumentReader reader, string key, double low, double high, bool required)
    {
        IReadOnlyList<string> ends = reader.Texts(key);
        if (ends.Count == 0 && !required)
            return null;
        double[] values = [.. ends.Select(e => double.TryParse(e, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double v) ? v : double.NaN)];
        if (values.Length is 1 or 2 && values.All(v => v >= low && v <= high) && values[0] <= values[^1])
            return new(values[0], values[^1]);
        reader.Refuse(key, string.Create(CultureInfo.InvariantCulture, $"A range from {low} to {high} is needed, the smaller number first, like '[{low + (high - low) * 0.25}, {low + (high - low) * 0.5}]'."));
        return null;
    }

    private static NailCharts ReadNails(DocumentReader reader)
    {
        var shapes = ImmutableSortedDictionary.CreateBuilder<string, NailShape>(StringComparer.Ordinal);
        foreach ((string id, DocumentReader s) in Named(reader, "shapes"))
        {
            LocalName? name = ReadName(s);
            double? tip = s.Number("tip-width", 0, 1, required: true), round = s.Number("tip-round", 0, 1, required: true);
            double? taper = s.Number("taper", 0, 1, required: true), cuticle = s.Number("cuticle-round", 0, 1, required: true);
            double? bow = s.Number("side-bow", 0, 1, required: true);
            s.RefuseUnknown();
            if (name is not null && tip is not null && round is not null && taper is not null && cuticle is not null && bow is not null)
                shapes[id] = new(id, name, tip.Value, round.Value, taper.Value, cuticle.Value, bow.Value);
        }
        var lengths = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        var lengthNames = ImmutableSortedDictionary.CreateBuilder<string, LocalName>(StringComparer.Ordinal);
        foreach ((string id, DocumentReader l) in Named(reader, "lengths"))
        {
            LocalName? name = ReadName(l);
            double? times = l.Number("times-width", 0.8, 5, required: true);
            l.RefuseUnknown();
            if (name is null || times is null)
                continue;
            lengths[id] = times.Value;
            lengthNames[id] = name;
        }
        var sizes = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<Length>>(StringComparer.Ordinal);
        if (reader.Map("sizes", required: true) is { } map)
        {
            foreach ((string id, _) in map.All())
            {
                IReadOnlyList<string> texts = map.Texts(id);
                Length[] widths = [.. texts.Select(t => Length.TryParse(t, out Length w) ? w : Length.Zero)];
                if (widths.Length == 5 && widths.All(w => w.Millimetres is >= 4 and <= 30))
                    sizes[id] = [.. widths];
                else
                    map.Refuse(id, "Five widths from 4 mm to 30 mm are needed, thumb first, like '[16mm, 12mm, 13mm, 12mm, 9.5mm]'.");
            }
        }
        Length? bleed = reader.Length("bleed", Length.Zero, Length.FromMillimetres(10), required: true);
        Length? spacing = reader.Length("spacing", Length.Zero, Length.FromMillimetres(50), required: true);
        reader.RefuseUnknown();
        return new(shapes.ToImmutable(), lengths.ToImmutable(), lengthNames.ToImmutable(), sizes.ToImmutable(), bleed ?? default, spacing ?? default);
    }

    private static IEnumerable<(string Id, DocumentReader Reader)> Named(DocumentReader reader, string key)
    {
        if (reader.Map(key, required: true) is not { } map)
            yield break;
        foreach ((string id, _) in map.All())
        {
            if (map.Map(id, required: true) is { } item)
                yield return (id, item);
        }
    }

    private static string? ReadId(DocumentReader reader)
    {
        string? id = reader.Text("id", required: true);
        return id is null || IsId(reader, "id", id) ? id : null;
    }

    private static bool IsId(DocumentReader reader, string key, string id)
    {
        if (id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return true;
        reader.Refuse(key, $"'{id}' is not an id. Use letters a to z, digits and hyphens.");
        return false;
    }

    private static LocalName? ReadName(DocumentReader reader, string key = "name")
    {
        if (reader.Map(key, required: true) is not { } map)
            return null;
        string? en = map.Text("en", required: true), zh = map.Text("zh", required: true);
        map.RefuseUnknown();
        return en is null || zh is null ? null : new(en, zh);
    }
}
