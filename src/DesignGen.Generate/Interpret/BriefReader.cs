using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Measures;
using DesignGen.Core.Motifs;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret.Text;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Cuts;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Generate.Interpret;

/// <summary>Reads a brief from YAML or JSON, with keys in English or Chinese, and checks that it can be made.</summary>
/// <remarks>The form is described in <c>docs/formats/brief.md</c>. Every problem of a file is reported at once.</remarks>
public static class BriefReader
{
    /// <summary>Most colours that a brief may fix: one for each role of a design.</summary>
    public const int MaxFixedColours = 7;

    private static readonly Dictionary<string, LetterSetting> Settings = new()
    {
        ["level"] = LetterSetting.Level,
        ["horizontal"] = LetterSetting.Level,
        ["横排"] = LetterSetting.Level,
        ["vertical"] = LetterSetting.Vertical,
        ["columns"] = LetterSetting.Vertical,
        ["竖排"] = LetterSetting.Vertical,
        ["直排"] = LetterSetting.Vertical,
    };

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

    /// <summary>Reads a brief: a form in YAML or JSON, or running text, or a form with running text under <c>text</c>.</summary>
    /// <param name="source">The file's name, for messages; a name ending in <c>.json</c> is read as JSON, one ending in <c>.txt</c> or <c>.md</c> as running text.</param>
    /// <param name="text">Its text.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <exception cref="InputException">Something is wrong or impossible; every problem is named with its line.</exception>
    public static Brief Read(string source, string text, TemplateCatalogue catalogue) => Read(source, text, null, catalogue);

    /// <summary>Reads a brief whose running text was understood before.</summary>
    /// <param name="source">As above.</param>
    /// <param name="text">Its text.</param>
    /// <param name="facts">What was understood of the running text; null to understand it here.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <exception cref="InputException">Something is wrong or impossible; every problem is named with its line.</exception>
    public static Brief Read(string source, string text, BriefFacts? facts, TemplateCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(text);
        DocumentNode root = IsRunningText(source)
            ? DocumentNode.Map([new("text", 1, DocumentNode.Scalar(text, 1))], 1)
            : DocumentParser.Parse(source, text);
        if (root.Kind == NodeKind.Nothing || (IsRunningText(source) && string.IsNullOrWhiteSpace(text)))
            throw new InputException(source, null, "The brief is empty. Start with 'product: t-shirt', or write in a .txt file what is wanted; docs/formats/brief.md shows all keys.");
        // Nothing is made of a brief that the house's list stops, nor is anything more told of it.
        ImmutableArray<Problem> flags = Filter(catalogue).Check(source, Texts(root, IsRunningText(source)));
        Brief brief = TextIn(root) is { } words ? ReadText(source, root, words, facts, catalogue) : ReadForm(source, text, root, catalogue);
        return brief with { Flags = flags };
    }

    private static readonly ConditionalWeakTable<TermList, TermFilter> Filters = [];

    private static TermFilter Filter(TemplateCatalogue catalogue) => Filters.GetValue(catalogue.Terms.Value, terms => new(terms, catalogue.Lexicon));

    // All that somebody wrote in words of their own.
    private static IEnumerable<FilteredText> Texts(DocumentNode root, bool running)
    {
        foreach (DocumentEntry entry in root.Entries)
        {
            if (new[] { "text", "title", "subject", "avoid", "lettering", "notes" }.FirstOrDefault(k => BriefKeys.Same(k, entry.Key)) is not { } key)
                continue;
            string words = entry.Value.Kind == NodeKind.List ? string.Join('\n', entry.Value.Items.Select(i => i.Text)) : entry.Value.Text;
            yield return new(running ? null : key, words, running ? 1 : entry.Line, Avoids: key == "avoid");
        }
    }

    /// <summary>Whether a file of this name holds running text and no form.</summary>
    public static bool IsRunningText(string source) => Path.GetExtension(source).ToLowerInvariant() is ".txt" or ".md" or ".text";

    private static string? TextIn(DocumentNode root) =>
        root.Entries.FirstOrDefault(e => BriefKeys.Same(e.Key, "text"))?.Value is { Kind: NodeKind.Scalar } value ? value.Text : null;

    // Keys whose value a text only wishes for: where the shop can't do it the brief goes on without, and says so. Bans are never let go.
    private static readonly string[] Yielding = [BriefKeys.Treatments, BriefKeys.Repeat, BriefKeys.Moods, BriefKeys.Families, BriefKeys.Motifs, BriefKeys.Setting, BriefKeys.Lettering, BriefKeys.Size, BriefKeys.Palettes, BriefKeys.Wishes, BriefKeys.Sizes, BriefKeys.Inks, BriefKeys.Garment, BriefKeys.Nails, BriefKeys.Notes];

    private static Brief ReadText(string source, DocumentNode root, string words, BriefFacts? known, TemplateCatalogue catalogue)
    {
        BriefFacts facts = known ?? TextInterpreter.Read(words, catalogue.Lexicon.Value);
        (IReadOnlyList<DocumentEntry> entries, IReadOnlyList<BriefDoubt> notes) = TextForm.Of(facts, root, catalogue);
        var told = notes.ToList();
        List<DocumentEntry> filled = [.. entries];
        for (; ; )
        {
            // What the form says itself stands; of a key that both have, the form's own is replaced only where the text adds a ban.
            DocumentNode whole = DocumentNode.Map([.. root.Entries.Where(e => !BriefKeys.Same(e.Key, "text") && !filled.Any(f => BriefKeys.Same(f.Key, e.Key))), .. filled], root.Line);
            try
            {
                Brief brief = ReadForm(source, words, whole, catalogue);
                foreach (MotifWish wish in brief.Pictures is null ? FamilyChoice.Undrawable(brief).Where(w => !w.Draw.IsEmpty) : [])
                    told.Add(new(facts.Language == Language.Chinese ? $"“{wish.Name.Zh}”与其他要求合在一起没有花型可画，这一批里不会出现。" : $"No pattern family that the rest of the brief allows shows {wish.Name.En}: this batch goes without.", []));
                foreach (ColourWish wish in brief.ColourWishes.Where(w => brief.ColourBans.Any(b => (b.Part == ColourPart.Any || b.Part == w.Part) && b.Catches(w.Colour))))
                    told.Add(new(facts.Language == Language.Chinese ? $"“{wish.Name.Zh}”属于不要的颜色；按“不要”处理。" : $"{wish.Name.En} is among the colours that are ruled out; the ban holds.", []));
                bool named = whole.Entries.Any(e => BriefKeys.Same(e.Key, "title"));
                brief = brief with { Title = named ? brief.Title : TitleOf(source, words) };
                return brief with { Reading = new(facts, [.. filled.Select(e => (e.Key, Shown(e.Value)))], [.. told]) { Whole = Whole(whole, brief, named) } };
            }
            catch (InputException e)
            {
                DocumentEntry? lost = Lost(e, filled);
                if (lost is null)
                    throw;
                filled.Remove(lost);
                string why = string.Join(" ", e.Problems.Where(p => BriefKeys.Same(p.Place?.Split('.')[0] ?? "", lost.Key)).DefaultIfEmpty(e.Problems[0]).Select(p => p.Message).Distinct());
                told.Add(new(facts.Language == Language.Chinese ? $"“{lost.Key}”无法按文字处理，已略去：{why}" : $"'{lost.Key}' could not be done as the text says and is left out: {why}", []));
            }
        }
    }

    private static ImmutableArray<(string Key, string Value)> Whole(DocumentNode whole, Brief brief, bool named) =>
    [
        .. named ? [] : new[] { ("title", Shown(DocumentNode.Scalar(brief.Title, 1))) },
        .. whole.Entries.Any(e => BriefKeys.Same(e.Key, "language")) ? [] : new[] { ("language", brief.Language == Language.Chinese ? "zh" : "en") },
        .. whole.Entries.Where(e => e.Value.Kind != NodeKind.Nothing).Select(e => (e.Key, Shown(e.Value))),
    ];

    // The key of the text's that stands in the way, or of those that may yield the first.
    private static DocumentEntry? Lost(InputException e, List<DocumentEntry> filled)
    {
        foreach (Problem problem in e.Problems)
        {
            if (filled.FirstOrDefault(f => BriefKeys.Same(f.Key, problem.Place?.Split('.', '[')[0] ?? "") && Yielding.Any(y => BriefKeys.Same(BriefKeys.NameOf(y), f.Key))) is { } named)
                return named;
        }
        // No family can make it as a whole, and what is named is a default: a left chest of 90 mm for a pattern that needs 120.
        return e.Problems.Any(p => p.Place is "exclude" or "size" or "inks" or "repeat" or "families") ? Yielding.Select(y => filled.FirstOrDefault(f => BriefKeys.Same(f.Key, BriefKeys.NameOf(y)))).FirstOrDefault(f => f is not null) : null;
    }

    private static string Shown(DocumentNode value) => value.Kind switch
    {
        NodeKind.List => "[" + string.Join(", ", value.Items.Select(Shown)) + "]",
        NodeKind.Map => "{ " + string.Join(", ", value.Entries.Select(e => $"{e.Key}: {Shown(e.Value)}")) + " }",
        // A word that begins with a letter or figure and holds no sign of YAML's stands as it is.
        _ => value.Text.Length > 0 && char.IsLetterOrDigit(value.Text[0]) && value.Text[^1] != ' ' && value.Text != "null" && value.Text.All(c => char.IsLetterOrDigit(c) || c is '-' or ' ' or '.') ? value.Text : QuotedText.OfLines(value.Text),
    };

    // A batch is called after its file; pasted text after its first words.
    private static string TitleOf(string source, string words)
    {
        string name = Path.GetFileNameWithoutExtension(source);
        if (name.Length > 0)
            return name;
        string line = words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "brief";
        return line.Length <= 40 ? line : line[..40];
    }

    private static Brief ReadForm(string source, string text, DocumentNode root, TemplateCatalogue catalogue)
    {
        var problems = new DocumentProblems(source);
        var reader = new DocumentReader(root, problems);
        Language language = reader.OneOf(BriefKeys.Language, Languages) ?? (text.Any(c => c is >= '\u4e00' and <= '\u9fff') ? Language.Chinese : Language.English);
        string title = reader.Text(BriefKeys.Title) ?? Path.GetFileNameWithoutExtension(source);
        Product? product = Pick(reader, BriefKeys.Product, catalogue.Products.Values, p => p.Id, p => p.Name, required: true);
        Placement? placement = product is null ? null : Pick(reader, BriefKeys.Placement, product.Placements, p => p.Id, p => p.Name) ?? product.Placements[0];
        Garment? garment = product is null ? null : ReadGarment(reader, product);
        PrintMethod? method = product is null ? null
            : Pick(reader, BriefKeys.Print, product.Methods.Select(m => catalogue.Methods[m]), m => m.Id, m => m.Name) ?? catalogue.Methods[product.Methods[0]];
        var size = reader.Size(BriefKeys.Size, Length.FromMillimetres(20), Length.FromMillimetres(5000));
        int count = reader.Whole(BriefKeys.Count, 1, 2000) ?? 24;
        ulong seed = (ulong)(reader.Whole(BriefKeys.Seed, 0, int.MaxValue) ?? 1);
        int? maxInks = reader.Whole(BriefKeys.Inks, 1, 12);
        ImmutableArray<Srgb> colours = ReadColours(reader);
        ImmutableArray<string> palettes = PickAll(reader, BriefKeys.Palettes, catalogue.Palettes.Values.Select(p => new { p.Id, p.Name }).Concat(catalogue.Harmonies.Values.Select(h => new { h.Id, h.Name })), p => p.Id, p => p.Name);
        ImmutableArray<string> families = PickAll(reader, BriefKeys.Families, FamilyRegistry.All.Select(f => f.Card), c => c.Id, c => c.Name);
        ImmutableArray<string> exclude = ReadExclude(reader), excludeMotifs = MotifWords.Bans(reader, catalogue);
        (ImmutableArray<MotifWish> motifs, ImmutableArray<MotifMark> packMotifs) = MotifWords.Wishes(reader, placement?.Kind, catalogue);
        (ImmutableArray<ColourWish> wishes, bool wishesOnly) = ColourWords.Wishes(reader, catalogue.Lexicon);
        (ImmutableArray<ColourBan> bans, ImmutableArray<string> excludePalettes) = ColourWords.Bans(reader, catalogue);
        ImmutableArray<string> moods = ReadMoods(reader, catalogue);
        ImmutableArray<Stepping> layouts = ReadLayouts(reader);
        ImmutableArray<string> treatments = ReadTreatments(reader, placement, inks: maxInks);
        ImmutableArray<string> lettering = [.. reader.Texts(BriefKeys.Lettering)];
        (FontMark? font, ImmutableArray<string> letteringNotes) = LetteringFont.Read(reader, lettering, language, catalogue);
        LetterSetting? setting = reader.OneOf(BriefKeys.Setting, Settings);
        if (setting == LetterSetting.Vertical && lettering.IsEmpty)
            reader.Refuse(BriefKeys.Setting, "There are no words to set in columns. Give some under 'lettering', or remove this key.");
        int colourways = reader.Whole(BriefKeys.Colourways, 0, 8) ?? 0;
        int tries = reader.Whole(BriefKeys.Tries, 1, 20) ?? 4;
        ImmutableArray<string> sizes = product is null || product.Sizes.IsEmpty
            ? [.. reader.Texts(BriefKeys.Sizes)]
            : PickAll(reader, BriefKeys.Sizes, product.Sizes, s => s.Id, s => new LocalName(s.Id, s.Id));
        ImmutableSortedDictionary<string, int> quantities = Pieces.Read(reader, product, ref sizes);
        string style = reader.Text(BriefKeys.Style) ?? "", by = reader.Text(BriefKeys.RequestedBy) ?? "", notes = reader.Text(BriefKeys.Notes) ?? "";
        double? film = reader.Number(BriefKeys.FilmResolution, 150, 2400);
        Press? press = method is null ? null
            : Pick(reader, BriefKeys.Press, catalogue.Presses.Values.Where(p => p.Methods.Contains(method.Id)), p => p.Id, p => p.Name) ?? catalogue.Presses.GetValueOrDefault(method.Press);
        NailOrder? nails = ReadNails(reader, placement, catalogue.Nails);
        PictureWish? pictures = PictureWishes.Read(reader, placement, families, lettering, layouts, catalogue);
        if (pictures is not null && font is not null)
            reader.Refuse(BriefKeys.Font, "Image models set no words. Remove this key, or let the built-in engine draw.");
        if (pictures is not null && !treatments.IsEmpty)
            reader.Refuse(BriefKeys.Treatments, "Only drawings of the built-in engine are treated. Remove this key, or let the built-in engine draw.");
        // Without a product the keys that choose among what it has can't be judged; they are known all the same.
        if (product is null)
            reader.Leave(BriefKeys.Placement, BriefKeys.Garment, BriefKeys.Print, BriefKeys.Press);
        reader.RefuseUnknown();
        if (product is null || placement is null || garment is null || method is null)
        {
            problems.ThrowIfAny();
            throw new InvalidOperationException("A brief without a product passed its checks.");
        }
        (Length width, Length height) = size ?? (placement.Width, placement.Height);
        if (placement.Kind == ArtKind.NailSet && size is not null)
            reader.Refuse(BriefKeys.Size, "The sheet of a nail set follows from nails.shape, nails.length and nails.size. Remove this key.");
        if (placement.Kind != ArtKind.NailSet && (width > placement.MaxWidth || height > placement.MaxHeight))
            reader.Refuse(BriefKeys.Size, $"{width} x {height} is larger than '{placement.Id}' allows ({placement.MaxWidth} x {placement.MaxHeight}). Make it smaller or choose another placement.");
        double room = CutPlan.Room(placement.Cuts);
        if (Math.Min(width.Millimetres, height.Millimetres) - 2 * room < CutPlan.LeastArtMm && placement.Kind == ArtKind.Placement)
            reader.Refuse(BriefKeys.Size, FormattableString.Invariant($"{width} x {height} leaves less than {CutPlan.LeastArtMm} mm for the art: the cut line round it takes {room} mm on each side. Make it larger."));
        if (placement.Kind == ArtKind.NailSet)
            (width, height) = NailLayouts.SheetSize(NailLayouts.For(catalogue.Nails, nails!));

        int inks = maxInks ?? Math.Min(method.MaxInks, colours.IsEmpty ? 6 : Math.Max(1, colours.Length));
        if (inks > method.MaxInks)
            reader.Refuse(BriefKeys.Inks, $"{inks} inks are more than '{method.Id}' prints ({method.MaxInks}). Ask for fewer.");
        if (colours.Length > inks)
            reader.Refuse(BriefKeys.Colours, $"{colours.Length} colours are fixed, but only {inks} inks are allowed. {(colours.Length <= method.MaxInks ? $"Raise inks to {colours.Length} or remove" : "Remove")} {colours.Length - inks} colour(s).");
        if (colours is [Srgb only] && only == garment.Colour)
            reader.Refuse(BriefKeys.Colours, $"{only.Hex} is the colour of '{garment.Id}' itself, so nothing would show. Add another colour or choose another garment.");
        if (!colours.IsEmpty && !palettes.IsEmpty)
            reader.Refuse(BriefKeys.Palettes, "Colours are fixed already by 'colours'. Keep one of the two keys.");
        if (palettes.Where(excludePalettes.Contains).ToArray() is { Length: > 0 } both)
            reader.Refuse(BriefKeys.Palettes, $"'{string.Join("', '", both)}' {(both.Length == 1 ? "is" : "are")} made in a way that 'no-colours' rules out. Remove one of the two.");
        else if (palettes.IsEmpty && !catalogue.Palettes.Values.Any(p => p.Tags.Contains("nails") == (placement.Kind == ArtKind.NailSet) && !excludePalettes.Contains(p.Id)))
            reader.Refuse(BriefKeys.NoColours, "These rule out every palette of the shop. Remove some, or add a palette to templates/palettes.");
        if (placement.Kind != ArtKind.AllOver && !layouts.IsEmpty)
            reader.Refuse(BriefKeys.Repeat, $"'{placement.Id}' does not repeat. Remove this key or choose an all-over placement.");
        foreach (string line in lettering.Where(l => l.Length > Alphabet.MostLetters))
            reader.Refuse(BriefKeys.Lettering, $"'{line}' has {line.Length} characters; a line takes at most {Alphabet.MostLetters}. Break it into more lines.");
        if (lettering.Length > Alphabet.MostLines)
            reader.Refuse(BriefKeys.Lettering, $"{lettering.Length} lines are too many for one print; at most {Alphabet.MostLines}. Remove some.");

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
            Motifs = motifs,
            PackMotifs = packMotifs,
            ExcludeMotifs = excludeMotifs,
            ColourWishes = wishes,
            ColourWishesOnly = wishesOnly,
            ColourBans = bans,
            ExcludePalettes = excludePalettes,
            Moods = moods,
            Layouts = layouts,
            Treatments = treatments,
            Lettering = lettering,
            Font = font,
            Setting = setting,
            LetteringNotes = letteringNotes,
            Nails = nails,
            Colourways = colourways,
            Tries = tries,
            Sizes = sizes,
            Quantities = quantities,
            Style = style,
            RequestedBy = by,
            FilmResolution = film is double f ? new Resolution(f) : null,
            Press = press,
            Panels = catalogue.Panels.GetValueOrDefault(product.Id),
            Notes = notes,
            Pictures = pictures,
        };
        if (ColourRoom.Lacks(brief) is { } lacking)
            reader.Refuse(BriefKeys.NoColours, brief.Language == Language.Chinese ? $"不要的颜色太多，{lacking.Zh}已没有可用的颜色。请放宽一项。" : $"What is ruled out leaves no colour for {lacking.En}. Loosen one of the bans{(placement.Kind == ArtKind.Placement ? ", or choose another garment" : "")}.");
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
                reader.Refuse(BriefKeys.Lettering, $"None of the pattern families that can make this brief sets words. Remove this key, or choose a placement and families that do: {string.Join(", ", FamilyRegistry.All.Where(f => f.Card.UsesLettering).Select(f => f.Card.Id))}.");
            return;
        }
        // The families that were meant: those asked for, else all of the placement's kind. What stands in most of their ways comes first.
        IEnumerable<FamilyCard> meant = FamilyRegistry.All.Select(f => f.Card)
            .Where(c => brief.Families.IsEmpty ? c.Kind == brief.Placement.Kind : brief.Families.Contains(c.Id));
        var reasons = meant.Select(c => FamilyChoice.WhyNot(c, brief)!).GroupBy(o => o).OrderByDescending(g => g.Count()).ToArray();
        string key = reasons[0].Key.Key switch { "size" => BriefKeys.Size, "inks" => BriefKeys.Inks, "exclude" => BriefKeys.Exclude, "repeat" => BriefKeys.Repeat, _ => BriefKeys.Families };
        reader.Refuse(key, $"No pattern family can make this brief: {string.Join("; ", reasons.Take(3).Select(g => $"{g.Count()} of them: {g.Key.Reason}"))}. Loosen one of these.");
    }

    private static Garment? ReadGarment(DocumentReader reader, Product product)
    {
        const string key = BriefKeys.Garment;
        if (reader.Text(key) is not string text)
            return product.Garments[0];
        if (text.StartsWith('#') && Srgb.TryParse(text, out Srgb colour))
            return new("custom", new(colour.Hex, colour.Hex), colour);
        return Pick(reader, key, product.Garments, g => g.Id, g => g.Name);
    }

    private static ImmutableArray<Srgb> ReadColours(DocumentReader reader)
    {
        const string key = BriefKeys.Colours;
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
        const string key = BriefKeys.Exclude;
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
        const string key = BriefKeys.Moods;
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

    private static ImmutableArray<string> ReadTreatments(DocumentReader reader, Placement? placement, int? inks)
    {
        const string key = BriefKeys.Treatments;
        ImmutableArray<string> asked = PickAll(
            reader, key, TreatmentShelf.All.Select(t => new { t.Card.Id, t.Card.Name }).Append(new { Id = TreatmentChoice.None, Name = new LocalName("None", "无") }), t => t.Id, t => t.Name);
        foreach (string id in asked)
        {
            if (placement is not null && TreatmentShelf.Find(id) is { } treatment && TreatmentShelf.WhyNot(treatment.Card, placement.Kind, null, inks ?? 12) is { } why)
                reader.Refuse(key, $"'{id}' can't be had for '{placement.Id}': {why.En}. Remove it.");
        }
        return asked;
    }

    private static ImmutableArray<Stepping> ReadLayouts(DocumentReader reader)
    {
        const string key = BriefKeys.Repeat;
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
        const string key = BriefKeys.Nails;
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
            shape = Pick(map, BriefKeys.NailShape, charts.Shapes.Values, s => s.Id, s => s.Name);
            length = Pick(map, BriefKeys.NailLength, charts.LengthNames.ToList(), l => l.Key, l => l.Value, out bool found) is var l && found ? l.Key : null;
            size = Pick(map, BriefKeys.NailSize, charts.Sizes.Keys.ToList(), s => s, s => new LocalName(s, s));
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

    /// <summary>Whether a text is the id or a name of something, upper and lower case alike.</summary>
    internal static bool Matches(string text, string id, LocalName name) =>
        text.Equals(id, StringComparison.OrdinalIgnoreCase) || text.Equals(name.En, StringComparison.OrdinalIgnoreCase) || text.Equals(name.Zh, StringComparison.OrdinalIgnoreCase);
}
