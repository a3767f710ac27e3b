using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

/// <summary>The lexicons that are shipped, and what is said of wrong ones.</summary>
public sealed class LexiconSchemaTests
{
    // An entry of a plain colour that lies outside its family's box may miss it by so much, OKLab distance: names are wider than boxes.
    private const double NearFamily = 0.12;

    // A metal is known by its shine: dark chrome and white gold are as far from silver and gold as they look.
    private const double NearMetal = 0.2;

    private static readonly Lexicon Lexicon = Templates.Catalogue.Lexicon.Value;

    private static readonly FamilyCard[] Cards = [.. FamilyRegistry.All.Select(f => f.Card)];

    // All that words may steer to.
    private static readonly HashSet<string> Tags = [.. Cards.SelectMany(c => c.Tags), .. Templates.Catalogue.Palettes.Values.SelectMany(p => p.Tags), .. Templates.Catalogue.Harmonies.Values.SelectMany(h => h.Tags)];

    private static TemplateFile File(string text, string path = "lexicons/test.yaml") => new(path, text);

    private static Problem Refused(params TemplateFile[] files) => Assert.Single(Assert.Throws<InputException>(() => LexiconReader.Read(files)).Problems);

    [Fact]
    public void It_has_as_many_words_as_briefs_need()
    {
        Assert.True(Lexicon.Colours.Count >= 450, $"{Lexicon.Colours.Count} colours");
        Assert.True(Lexicon.Motifs.Count >= 1200, $"{Lexicon.Motifs.Count} motifs");
        Assert.True(Lexicon.Words.Values.Count(w => w.Kind is WordKind.Style or WordKind.Mood) >= 180, "styles and moods");
        Assert.True(Lexicon.Terms.Values.Count(t => t.Slot is "fabric" or "finish" or "method" or "product" or "placement" or "garment-part" or "garment" or "part" or "nail-shape" or "nail-length" or "repeat" or "other") >= 200, $"{Lexicon.Terms.Count} terms");
        Assert.True(Lexicon.Holidays.Count >= 40, $"{Lexicon.Holidays.Count} holidays");
        // Cues come in groups of like meaning; their forms are what briefs hold.
        GrammarCue[] negations = [.. Lexicon.Cues.Values.Where(c => c.Kind is CueKind.Ban or CueKind.Soft or CueKind.Double or CueKind.NotOnly or CueKind.Instead or CueKind.Except)];
        Assert.True(negations.Length >= 40 && negations.Sum(c => c.En.Length) >= 60 && negations.Sum(c => c.Zh.Length) >= 60, $"{negations.Length} groups of negations, {negations.Sum(c => c.En.Length)} forms in English, {negations.Sum(c => c.Zh.Length)} in Chinese");
    }

    [Fact]
    public void Colours_have_names_in_both_languages_and_several_in_all() =>
        Assert.Empty(Lexicon.Colours.Values.Where(c => c.En.IsEmpty || c.Zh.IsEmpty || c.En.Length + c.Zh.Length < 3).Select(c => c.Id));

    [Fact]
    public void Motifs_and_holidays_have_names_in_both_languages()
    {
        Assert.Empty(Lexicon.Motifs.Values.Where(m => m.En.IsEmpty || m.Zh.IsEmpty).Select(m => m.Id));
        Assert.Empty(Lexicon.Holidays.Values.Where(h => h.En.IsEmpty || h.Zh.IsEmpty).Select(h => h.Id));
    }

    [Fact]
    public void Every_pattern_family_of_the_engine_is_called_by_some_word() =>
        Assert.Empty(Cards.Select(c => c.Id).Except(Lexicon.Families.Values.SelectMany(f => f.Families)));

    [Fact]
    public void The_zodiac_has_its_twelve_animals_in_order()
    {
        string[] animals = ["rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig"];
        Assert.Equal(animals, Lexicon.Zodiac.Select(z => z.Id));
        Assert.All(Lexicon.Zodiac, z => Assert.True(z.Zh.Any(n => n.EndsWith('年')) && z.En.Any(n => n.Contains("year", StringComparison.Ordinal)), z.Id));
    }

    [Fact]
    public void Units_count_designs_inks_and_colourways_and_measure_lengths()
    {
        foreach (string counts in (string[])["designs", "inks", "colourways"])
            Assert.Contains(Lexicon.Units.Values, u => u.Counts == counts && !u.En.IsEmpty && !u.Zh.IsEmpty);
        (string Name, double Mm)[] lengths = [("mm", 1), ("cm", 10), ("厘米", 10), ("inch", 25.4), ("寸", 25.4)];
        foreach ((string name, double mm) in lengths)
            Assert.Contains(Lexicon.Units.Values, u => u.Counts == "length" && u.Names.Contains(name) && u.Millimetres == mm);
    }

    [Fact]
    public void Every_motif_leads_to_something_that_the_engine_can_draw() =>
        Assert.Empty(Lexicon.Motifs.Keys.Where(id => Lexicon.ToDraw(id, MotifWords.Drawable).Draw.IsEmpty).Order());

    [Fact]
    public void All_that_families_show_can_be_asked_for() => Assert.Empty(MotifWords.Drawable.Except(Lexicon.Motifs.Keys));

    [Fact]
    public void No_motif_is_a_kind_of_itself()
    {
        foreach (MotifConcept motif in Lexicon.Motifs.Values)
            Assert.True(!motif.Is.Any(parent => Lexicon.WithKinds(motif.Id).Contains(parent)) && !motif.Like.Contains(motif.Id), motif.Id);
    }

    [Fact]
    public void What_words_steer_to_exists()
    {
        IEnumerable<(string Id, ImmutableArray<string> Tags)> steering =
            [.. Lexicon.Words.Values.Select(w => (w.Id, w.Tags)), .. Lexicon.Schemes.Values.Select(s => (s.Id, s.Tags)), .. Lexicon.Modifiers.Values.Select(m => (m.Id, m.Tags)), .. Lexicon.Holidays.Values.Select(h => (h.Id, h.Tags)), .. Lexicon.Motifs.Values.Select(m => (m.Id, m.Tags))];
        Assert.Empty(steering.SelectMany(s => s.Tags.Where(t => !Tags.Contains(t)), (s, tag) => $"{s.Id}: {tag}"));
        Assert.Empty(Lexicon.Families.Values.SelectMany(f => f.Families).Except(Cards.Select(c => c.Id)));
        Assert.Empty(Lexicon.Schemes.Values.SelectMany(s => s.Palettes).Except([.. Templates.Catalogue.Palettes.Keys, .. Templates.Catalogue.Harmonies.Keys]));
        Assert.Empty(Lexicon.Words.Values.Where(w => w.Tags.IsEmpty && w.Kind is WordKind.Style or WordKind.Mood).Select(w => w.Id));
    }

    // The shop lacks embroidery and sleeve prints; the words for them are understood all the same, so that a note can say so.
    [Fact]
    public void Trade_terms_fill_in_what_the_shop_has_or_are_known_to_lack()
    {
        TemplateCatalogue shop = Templates.Catalogue;
        Holds("product", shop.Products.Keys);
        Holds("nail-shape", shop.Nails.Shapes.Keys);
        Holds("nail-length", shop.Nails.Lengths.Keys);
        Holds("repeat", [.. SteppingNames.Keys, "seamless", "one-way", "two-way", "diamond", "ogee"]);
        Holds("method", [.. shop.Methods.Keys, "block-printing", "burnout", "digital-textile", "embroidery", "garment-dyeing", "heat-transfer-vinyl", "jacquard", "rotary"]);
        Holds("placement", [.. shop.Products.Values.SelectMany(p => p.Placements).Select(p => p.Id), "engineered", "hem-print", "lower-back", "nape", "right-chest", "sleeve-print", "front-and-back"]);
        Assert.All(Lexicon.Terms.Values.Where(t => t.Slot == "part"), t => Assert.True(t.Value is "garment" or "ground" or "outline" or "motif", $"{t.Id}: {t.Value}"));
        Assert.All(Lexicon.Terms.Values.Where(t => t.Slot == "inks"), t => Assert.True(int.TryParse(t.Value, out int inks) && inks is >= 1 and <= 12, t.Id));

        void Holds(string slot, IEnumerable<string> known)
        {
            TradeTerm[] terms = [.. Lexicon.Terms.Values.Where(t => t.Slot == slot)];
            Assert.NotEmpty(terms);
            Assert.Empty(terms.Select(t => t.Value).Except(known));
        }
    }

    [Fact]
    public void All_that_the_shop_has_can_be_asked_for()
    {
        TemplateCatalogue shop = Templates.Catalogue;
        string[] values = [.. Lexicon.Terms.Values.Select(t => t.Slot + ": " + t.Value)];
        Assert.Empty(shop.Products.Keys.Select(k => "product: " + k).Except(values));
        Assert.Empty(shop.Methods.Keys.Select(k => "method: " + k).Except(values));
        Assert.Empty(shop.Nails.Shapes.Keys.Select(k => "nail-shape: " + k).Except(values));
        Assert.Empty(shop.Nails.Lengths.Keys.Select(k => "nail-length: " + k).Except(values));
        Assert.Empty(SteppingNames.Keys.Select(k => "repeat: " + k).Except(values));
    }

    [Fact]
    public void Colours_can_be_shown_and_look_like_their_families()
    {
        Assert.All(Lexicon.Colours.Values, c => Assert.True(c.Colour.Srgb.Oklab.DistanceTo(c.Colour.Oklab) <= 0.03, c.Id));
        Assert.Equal(Enum.GetNames<ColourFamily>().Select(n => n.ToLowerInvariant()).Order(), Lexicon.Colours.Values.Select(c => c.Family).Distinct().Order());
        Assert.Empty(Lexicon.Colours.Values.Where(c => !LooksLike(c)).Select(c => FormattableString.Invariant($"{c.Id} {c.Family} [{c.Colour.L}, {c.Colour.C}, {c.Colour.H}]")));
    }

    [Fact]
    public void A_doubled_id_is_named_with_both_lines()
    {
        Problem problem = Refused(File("motifs:\n  - { id: koi, en: [koi] }\n  - { id: koi, en: [carp] }\n"));
        Assert.Equal(("lexicons/test.yaml", 3), (problem.Source, problem.Line));
        Assert.Contains("'koi' stands in lexicons/test.yaml, line 2, already", problem.Message);
    }

    [Fact]
    public void A_name_of_two_things_of_a_kind_is_refused_across_files()
    {
        Problem problem = Refused(File("motifs:\n  - { id: koi, en: [koi, fancy carp] }\n", "lexicons/a.yaml"), File("motifs:\n  - { id: carp, en: [carp, fancy-carp] }\n", "lexicons/b.yaml"));
        Assert.Equal(("lexicons/b.yaml", 2), (problem.Source, problem.Line));
        Assert.Contains("'fancy-carp' stands in lexicons/a.yaml, line 2", problem.Message);
    }

    [Fact]
    public void A_name_may_stand_for_things_of_different_kinds() =>
        Assert.Equal(2, LexiconReader.Read([File("motifs:\n  - { id: rose, en: [rose] }\ncolours:\n  - { id: rose, family: rose, oklch: [0.7, 0.1, 10], en: [rose] }\n")]).Entries.Count());

    [Theory]
    [InlineData("motifs:\n  - { id: koi, en: [koi], is: [fisch] }\n", 2, "There is no motif 'fisch'")]
    [InlineData("motifs:\n  - { id: koi, en: [koi], like: [fisch] }\n", 2, "There is no motif 'fisch'")]
    [InlineData("colours:\n  - { id: navy, family: blau, oklch: [0.28, 0.065, 262], en: [navy] }\n", 2, "There is no colour 'blau'")]
    [InlineData("holidays:\n  - { id: easter, en: [easter], motifs: [egg] }\n", 2, "There is no motif 'egg'")]
    [InlineData("zodiac:\n  - { id: rat, en: [year of the rat], motif: rat }\n", 2, "There is no motif 'rat'")]
    [InlineData("colours:\n  - { id: navy, family: navy, oklch: [28, 0.065, 262], en: [navy] }\n", 2, "'28, 0.065, 262' is no colour")]
    [InlineData("colours:\n\n  - { id: navy, family: navy, oklch: [0.5, 0.39, 140], en: [navy] }\n", 3, "No screen shows this colour")]
    [InlineData("motifs:\n  - { id: koi }\n", 2, "'koi' has no name")]
    [InlineData("motifs:\n  - { id: koi, en: [koi], looks: [fish] }\n", 2, "Unknown key")]
    [InlineData("motives:\n  - { id: koi, en: [koi] }\n", 1, "Unknown key")]
    [InlineData("words:\n  - { id: retro, kind: stile, en: [retro] }\n", 2, "stile")]
    [InlineData("motifs:\n  - { en: [koi] }\n", 2, "needed")]
    [InlineData("units:\n  - { id: foot, counts: length, en: [foot] }\n", 2, "needed")]
    public void A_mistake_is_named_with_its_file_and_line(string text, int line, string says)
    {
        Problem problem = Refused(File(text));
        Assert.Equal(("lexicons/test.yaml", line), (problem.Source, problem.Line));
        Assert.Contains(says, problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Mistakes_of_all_files_come_at_once()
    {
        IReadOnlyList<Problem> problems = Assert.Throws<InputException>(() => LexiconReader.Read([File("motifs:\n  - { id: koi }\n", "lexicons/a.yaml"), File("motifs:\n  - { id: owl }\n", "lexicons/b.yaml")])).Problems;
        Assert.Equal(["lexicons/a.yaml", "lexicons/b.yaml"], problems.Select(p => p.Source));
    }

    [Fact]
    public void A_file_of_the_house_adds_names_replaces_values_and_wins_a_name()
    {
        const string Shipped = "motifs:\n  - { id: fish, en: [fish] }\n  - { id: koi, en: [koi, carp], zh: [锦鲤], is: [fish] }\n  - { id: goldfish, en: [goldfish] }\ncolours:\n  - { id: navy, family: navy, oklch: [0.28, 0.065, 262], en: [navy] }\n";
        const string House = "motifs:\n  - { id: goldfish, en: [carp], zh: [金鱼], is: [fish] }\n  - { id: carp-flag, en: [carp flag] }\ncolours:\n  - { id: navy, family: navy, oklch: [0.25, 0.06, 270], zh: [海军蓝] }\n";
        Lexicon lexicon = LexiconReader.Read([File(House, "lexicons/house/ours.yaml"), File(Shipped, "lexicons/motifs.yaml")]);

        Assert.Equal(["goldfish", "carp"], lexicon.Motifs["goldfish"].En.AsEnumerable());
        Assert.Equal(["金鱼"], lexicon.Motifs["goldfish"].Zh.AsEnumerable());
        Assert.Equal(["fish"], lexicon.Motifs["goldfish"].Is.AsEnumerable());
        Assert.Equal(["koi"], lexicon.Motifs["koi"].En.AsEnumerable());
        Assert.Equal(["carp flag"], lexicon.Motifs["carp-flag"].En.AsEnumerable());
        Assert.Equal((0.25, "navy", "海军蓝"), (lexicon.Colours["navy"].Colour.L, lexicon.Colours["navy"].En[0], lexicon.Colours["navy"].Zh[0]));
    }

    // A colour that the family covers, or one that lies near one that it covers.
    private static bool LooksLike(ColourTerm colour)
    {
        ColourFamily family = Enum.Parse<ColourFamily>(colour.Family, ignoreCase: true);
        return family.Covers(colour.Colour.Srgb) || Lexicon.Colours.Values.Any(o => o.Family == colour.Family && family.Covers(o.Colour.Srgb) && o.Colour.Oklab.DistanceTo(colour.Colour.Oklab) <= (family is ColourFamily.Gold or ColourFamily.Silver ? NearMetal : NearFamily));
    }
}
