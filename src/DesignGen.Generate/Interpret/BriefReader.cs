using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Cuts;
using DesignGen.Generate.Procedural.Lettering;

namespace DesignGen.Generate.Interpret;

/// <summary>Reads a brief from YAML or JSON, with keys in English or Chinese, and checks that it can be made.</summary>
/// <remarks>The form is described in <c>docs/formats/brief.md</c>. Every problem of a file is reported at once.</remarks>
public static class BriefReader
{
    /// <summary>Most colours that a brief may fix: one for each role of a design.</summary>
    public const int MaxFixedColours = 7;

    private const string GarmentKey = "garment|底色|衣服颜色";

    private static readonly Dictionary<string, Language> Languages = new()
    {
        ["en"] = Language.English,
        ["english"] = Language.English,
        ["英文"] = Language.English,
        ["zh"] = Language.Chinese,
        ["zh-cn"] = Language.Chinese,
        ["chinese"] = Language.Chinese,
        ["中文"] = Language.Chinese,
    };

    /// <summary>Reads a brief.</summary>
    /// <param name="source">The file's name, for messages; a name ending in <c>.json</c> is read as JSON.</param>
    /// <param name="text">Its text.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <exception cref="InputException">Something is wrong or impossible; every problem is named with its line.</exception>
    public static Brief Read(string source, string text, TemplateCatalogue catalogue)
    {
        var problems = new DocumentProblems(source);
        DocumentNode root = DocumentParser.Parse(source, text);
        if (root.Kind == NodeKind.Nothing)
            throw new InputException(source, null, "The brief is empty. Start with 'product: t-shirt'; docs/formats/brief.md shows all keys.");
        var reader = new DocumentReader(root, problems);
        Language language = reader.OneOf("language|语言", Languages) ?? (text.Any(c => c is >= '\u4e00' and <= '\u9fff') ? Language.Chinese : Language.English);
        string title = reader.Text("title|标题|名称") ?? Path.GetFileNameWithoutExtension(source);
        Product? product = Pick(reader, "product|产品", catalogue.Products.Values, p => p.Id, p => p.Name, required: true);
        Placement? placement = product is null ? null : Pick(reader, "placement|位置", product.Placements, p => p.Id, p => p.Name) ?? product.Placements[0];
        Garment? garment = product is null ? null : ReadGarment(reader, product);
        PrintMethod? method = product is null ? null
            : Pick(reader, "print|印花工艺|工艺", product.Methods.Select(m => catalogue.Methods[m]), m => m.Id, m => m.Name) ?? catalogue.Methods[product.Methods[0]];
        var size = reader.Size("size|尺寸|回位", Length.FromMillimetres(20), Length.FromMillimetres(5000));
        int count = reader.Whole("count|款数|数量", 1, 2000) ?? 24;
        ulong seed = (ulong)(reader.Whole("seed|种子", 0, int.MaxValue) ?? 1);
        int? maxInks = reader.Whole("inks|套色|颜色数", 1, 12);
        ImmutableArray<Srgb> colours = ReadColours(reader);
        ImmutableArray<string> palettes = PickAll(reader, "palettes|色盘|配色", catalogue.Palettes.Values.Select(p => new { p.Id, p.Name }).Concat(catalogue.Harmonies.Values.Select(h => new { h.Id, h.Name })), p => p.Id, p => p.Name);
        ImmutableArray<string> families = PickAll(reader, "families|花型", FamilyRegistry.All.Select(f => f.Card), c => c.Id, c => c.Name);
        ImmutableArray<string> exclude = ReadExclude(reader);
        ImmutableArray<string> moods = ReadMoods(reader, catalogue);
        ImmutableArray<Stepping> layouts = ReadLayouts(reader);
        ImmutableArray<string> lettering = [.. reader.Texts("lettering|文字")];
        int colourways = reader.Whole("colourways|colorways|配色数|配色方案", 0, 8) ?? 0;
        int tries = reader.Whole("tries|尝试次数", 1, 20) ?? 4;
        ImmutableArray<string> sizes = product is null || product.Sizes.IsEmpty
            ? [.. reader.Texts("sizes|尺码")]
            : PickAll(reader, "sizes|尺码", product.Sizes, s => s.Id, s => new LocalName(s.Id, s.Id));
        string style = reader.Text("style|款号") ?? "", by = reader.Text("requested-by|提交人") ?? "", notes = reader.Text("notes|备注") ?? "";
        double? film = reader.Number("film-dpi|菲林精度", 150, 2400);
        NailOrder? nails = ReadNails(reader, placement, catalogue.Nails);
        PictureWish? pictures = PictureWishes.Read(reader, placement, families, lettering, layouts, catalogue);
        // Without a product the keys that choose among what it has can't be judged; they are known all the same.
        if (product is null)
            reader.Leave("placement|位置", GarmentKey, "print|印花工艺|工艺");
        reader.RefuseUnknown();
        if (product is null || placement is null || garment is null || method is null)
        {
            problems.ThrowIfAny();
            throw new InvalidOperationException("A brief without a product passed its checks.");
        }
        (Length width, Length height) = size ?? (placement.Width, placement.Height);
        if (placement.Kind == ArtKind.NailSet && size is not null)
            reader.Refuse("size|尺寸|回位", "The sheet of a nail set follows from nails.shape, nails.length and nails.size. Remove this key.");
        if (placement.Kind != ArtKind.NailSet && (width > placement.MaxWidth || height > placement.MaxHeight))
            reader.Refuse("size|尺寸|回位", $"{width} x {height} is larger than '{placement.Id}' allows ({placement.MaxWidth} x {placement.MaxHeight}). Make it smaller or choose another placement.");
        double room = CutPlan.Room(placement.Cuts);
        if (Math.Min(width.Millimetres, height.Millimetres) - 2 * room < CutPlan.LeastArtMm && placement.Kind == ArtKind.Placement)
            reader.Refuse("size|尺寸|回位", FormattableString.Invariant($"{width} x {height} leaves less than {CutPlan.LeastArtMm} mm for the art: the cut line round it takes {room} mm on each side. Make it larger."));
        if (placement.Kind == ArtKind.NailSet)
            (width, height) = NailLayouts.SheetSize(NailLayouts.For(catalogue.Nails, nails!));

        int inks = maxInks ?? Math.Min(method.MaxInks, colours.IsEmpty ? 6 : Math.Max(1, colours.Length));
        if (inks > method.MaxInks)
            reader.Refuse("inks|套色|颜色数", $"{inks} inks are more than '{method.Id}' prints ({method.MaxInks}). Ask for fewer.");
        if (colours.Length > inks)
            reader.Refuse("colours|颜色", $"{colours.Length} colours are fixed, but only {inks} inks are allowed. {(colours.Length <= method.MaxInks ? $"Raise inks to {colours.Length} or remove" : "Remove")} {colours.Length - inks} colour(s).");
        if (colours is [Srgb only] && only == garment.Colour)
            reader.Refuse("colours|颜色", $"{only.Hex} is the colour of '{garment.Id}' itself, so nothing would show. Add another colour or choose another garment.");
        if (!colours.IsEmpty && !palettes.IsEmpty)
            reader.Refuse("palettes|色盘|配色", "Colours are fixed already by 'colours'. Keep one of the two keys.");
        if (placement.Kind != ArtKind.AllOver && !layouts.IsEmpty)
            reader.Refuse("repeat|接版", $"'{placement.Id}' does not repeat. Remove this key or choose an all-over placement.");
        string[] missing = [.. lettering.SelectMany(l => Alphabet.Missing(l)).Distinct()];
        if (missing.Length > 0)
            reader.Refuse("lettering|文字", $"The built-in alphabet has no '{string.Join("', '", missing)}'. Use A to Z, 0 to 9 and & . , ' - ! ? : / # +.");
        foreach (string line in lettering.Where(l => l.Length > Alphabet.MostLetters))
            reader.Refuse("lettering|文字", $"'{line}' has {line.Length} characters; a line takes at most {Alphabet.MostLetters}. Break it into more lines.");
        if (lettering.Length > Alphabet.MostLines)
            reader.Refuse("lettering|文字", $"{lettering.Length} lines are too many for one print; at most {Alphabet.MostLines}. Remove some.");

        var brief = new Brief
        {
            Title = title,
            Language = language,
            Product = product,
            Placement = placement,
            Garment = garment,
            Method = method,
            Width = EvenMicrometres(width),
            Height = EvenMicrometres(height),
            Count = count,
            Seed = seed,
            MaxInks = inks,
            Colours = colours,
            Palettes = palettes,
            Families = families,
            Exclude = exclude,
            Moods = moods,
            Layouts = layouts,
            Lettering = lettering,
            Nails = nails,
            Colourways = colourways,
            Tries = tries,
            Sizes = sizes,
            Style = style,
            RequestedBy = by,
            FilmResolution = film is double f ? new Resolution(f) : null,
            Notes = notes,
            Pictures = pictures,
        };
        problems.ThrowIfAny();
        if (pictures is null)
            CheckFamilies(reader, brief);
        problems.ThrowIfAny();
        return brief;
    }

    // Whole micrometres in pairs, the grid of finished artwork; the planner goes on to what a repeat's steps divide by.
    private static Length EvenMicrometres(Length length) => Length.FromMillimetres(Math.Round(length.Millimetres / 0.002) * 0.002);

    private static void CheckFamilies(DocumentReader reader, Brief brief)
    {
        IReadOnlyList<IPatternFamily> able = FamilyChoice.For(brief);
        if (able.Count > 0)
        {
            if (!brief.Lettering.IsEmpty && !able.Any(f => f.Card.UsesLettering))
                reader.Refuse("lettering|文字", $"None of the pattern families that can make this brief sets words. Remove this key, or choose a placement and families that do: {string.Join(", ", FamilyRegistry.All.Where(f => f.Card.UsesLettering).Select(f => f.Card.Id))}.");
            return;
        }
        // The families that were meant: those asked for, else all of the placement's kind. What stands in most of their ways comes first.
        IEnumerable<FamilyCard> meant = FamilyRegistry.All.Select(f => f.Card)
            .Where(c => brief.Families.IsEmpty ? c.Kind == brief.Placement.Kind : brief.Families.Contains(c.Id));
        var reasons = meant.Select(c => FamilyChoice.WhyNot(c, brief)!).GroupBy(o => o).OrderByDescending(g => g.Count()).ToArray();
        string key = reasons[0].Key.Key switch { "size" => "size|尺寸|回位", "inks" => "inks|套色|颜色数", "exclude" => "exclude|不要", "repeat" => "repeat|接版", _ => "families|花型" };
        reader.Refuse(key, $"No pattern family can make this brief: {string.Join("; ", reasons.Take(3).Select(g => $"{g.Count()} of them: {g.Key.Reason}"))}. Loosen one of these.");
    }

    private static Garment? ReadGarment(DocumentReader reader, Product product)
    {
        const string key = GarmentKey;
        if (reader.Text(key) is not string text)
            return product.Garments[0];
        if (text.StartsWith('#') && Srgb.TryParse(text, out Srgb colour))
            return new("custom", new(colour.Hex, colour.Hex), colour);
        return Pick(reader, key, product.Garments, g => g.Id, g => g.Name);
    }

    private static ImmutableArray<Srgb> ReadColours(DocumentReader reader)
    {
        const string key = "colours|colors|颜色";
        var colours = ImmutableArray.CreateBuilder<Srgb>();
        foreach (string text in reader.Texts(key))
        {
            if (!Srgb.TryParse(text, out Srgb colour))
                reader.Refuse(key, $"'{text}' is not a colour. Write six hexadecimal digits in quotes, like \"#1f3a5f\".");
            else if (colours.Contains(colour))
                reader.Refuse(key, $"{colour.Hex} stands twice. Keep one.");
            else
                colours.Add(colour);
        }
        if (colours.Count > MaxFixedColours)
            reader.Refuse(key, $"{colours.Count} colours are fixed; a design has at most {MaxFixedColours}. Remove {colours.Count - MaxFixedColours}.");
        return colours.ToImmutable();
    }

    private static ImmutableArray<string> ReadExclude(DocumentReader reader)
    {
        const string key = "exclude|不要";
        FamilyCard[] cards = [.. FamilyRegistry.All.Select(f => f.Card)];
        SortedSet<string> tags = new(cards.SelectMany(c => c.Tags), StringComparer.Ordinal);
        var exclude = ImmutableArray.CreateBuilder<string>();
        foreach (string text in reader.Texts(key))
        {
            string word = text.ToLowerInvariant();
            if (Match(text, cards, c => c.Id, c => c.Name) is FamilyCard card)
                exclude.Add(card.Id);
            else if (tags.Contains(word))
                exclude.Add(word);
            else
                RefuseTag(reader, key, text, cards.Select(c => c.Id).Concat(tags));
        }
        return [.. exclude.Distinct()];
    }

    // There are more than a hundred tags: too many to list in a message.
    private static void RefuseTag(DocumentReader reader, string key, string text, IEnumerable<string> known)
    {
        string? near = Spelling.Nearest(text.ToLowerInvariant(), known);
        reader.Refuse(key, $"'{text}' is no word that families or palettes are tagged with. " + (near is null ? "" : $"Did you mean '{near}'? ") + "`designgen families` lists the words of each family.");
    }

    private static ImmutableArray<string> ReadMoods(DocumentReader reader, TemplateCatalogue catalogue)
    {
        const string key = "moods|风格";
        SortedSet<string> tags = new(FamilyRegistry.All.SelectMany(f => f.Card.Tags).Concat(catalogue.Palettes.Values.SelectMany(p => p.Tags)).Concat(catalogue.Harmonies.Values.SelectMany(h => h.Tags)), StringComparer.Ordinal);
        var moods = ImmutableArray.CreateBuilder<string>();
        foreach (string text in reader.Texts(key))
        {
            string word = text.ToLowerInvariant();
            if (tags.Contains(word))
                moods.Add(word);
            else
                RefuseTag(reader, key, text, tags);
        }
        return [.. moods.Distinct()];
    }

    private static ImmutableArray<Stepping> ReadLayouts(DocumentReader reader)
    {
        const string key = "repeat|接版";
        var layouts = ImmutableArray.CreateBuilder<Stepping>();
        foreach (string text in reader.Texts(key))
        {
            if (SteppingNames.Find(text) is Stepping stepping)
                layouts.Add(stepping);
            else
                reader.RefuseWord(key, text, SteppingNames.Keys);
        }
        return [.. layouts.Distinct()];
    }

    private static NailOrder? ReadNails(DocumentReader reader, Placement? placement, NailCharts charts)
    {
        const string key = "nails|美甲";
        DocumentReader? map = reader.Map(key);
        if (placement?.Kind != ArtKind.NailSet)
        {
            if (map is not null && placement is not null)
                reader.Refuse(key, "This product has no nails. Remove this key or choose 'product: nails'.");
            return null;
        }
        NailShape? shape = null;
        string? length = null, size = null;
        if (map is not null)
        {
            shape = Pick(map, "shape|甲型", charts.Shapes.Values, s => s.Id, s => s.Name);
            length = Pick(map, "length|长度", charts.LengthNames.ToList(), l => l.Key, l => l.Value, out bool found) is var l && found ? l.Key : null;
            size = Pick(map, "size|尺码", charts.Sizes.Keys.ToList(), s => s, s => new LocalName(s, s));
            map.RefuseUnknown();
        }
        return new(
            shape ?? (charts.Shapes.GetValueOrDefault("almond") ?? charts.Shapes.Values.First()),
            length ?? (charts.Lengths.ContainsKey("medium") ? "medium" : charts.Lengths.Keys.First()),
            size ?? (charts.Sizes.ContainsKey("M") ? "M" : charts.Sizes.Keys.First()));
    }

    private static T? Pick<T>(DocumentReader reader, string key, IEnumerable<T> known, Func<T, string> id, Func<T, LocalName> name, bool required = false)
        where T : class
    {
        if (reader.Text(key, required) is not string text)
            return null;
        T[] all = [.. known];
        T? found = Match(text, all, id, name);
        if (found is null)
            reader.RefuseWord(key, text, all.Select(id));
        return found;
    }

    private static T Pick<T>(DocumentReader reader, string key, IReadOnlyList<T> known, Func<T, string> id, Func<T, LocalName> name, out bool found)
        where T : struct
    {
        found = false;
        if (reader.Text(key) is not string text)
            return default;
        foreach (T item in known.Where(i => Matches(text, id(i), name(i))))
        {
            found = true;
            return item;
        }
        reader.RefuseWord(key, text, known.Select(id));
        return default;
    }

    internal static ImmutableArray<string> PickAll<T>(DocumentReader reader, string key, IEnumerable<T> known, Func<T, string> id, Func<T, LocalName> name)
        where T : class
    {
        T[] all = [.. known];
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (string text in reader.Texts(key))
        {
            if (Match(text, all, id, name) is T item)
                found.Add(id(item));
            else
                reader.RefuseWord(key, text, all.Select(id));
        }
        return [.. found.Distinct()];
    }

    private static T? Match<T>(string text, IEnumerable<T> known, Func<T, string> id, Func<T, LocalName> name)
        where T : class => known.FirstOrDefault(i => Matches(text, id(i), name(i)));

    private static bool Matches(string text, string id, LocalName name) =>
        text.Equals(id, StringComparison.OrdinalIgnoreCase) || text.Equals(name.En, StringComparison.OrdinalIgnoreCase) || text.Equals(name.Zh, StringComparison.OrdinalIgnoreCase);
}
