using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

/// <summary>Running text fills in a brief's form: what the form says holds, what can't be done is told, and no ban is ever let go.</summary>
public sealed class TextBriefTests
{
    private static Brief Text(string text) => BriefReader.Read("wish.txt", text, Templates.Catalogue);

    private static Brief Form(string text) => BriefReader.Read("wish.yaml", text, Templates.Catalogue);

    private static string Notes(Brief brief) => string.Join('\n', brief.Reading!.Notes.Select(n => n.Message));

    // The form that the text became, as YAML.
    private static string Explained(Brief brief)
    {
        var yaml = new StringBuilder();
        foreach ((string key, string value) in brief.Reading!.Form)
            yaml.Append(key).Append(": ").Append(value).Append('\n');
        return yaml.Append("language: ").Append(brief.Language == Language.Chinese ? "zh" : "en").Append('\n').ToString();
    }

    [Fact]
    public void Running_text_becomes_a_brief()
    {
        Brief brief = Text("Black tee, full back, koi and lotus, DTF, max 3 colors, 50 designs pls. No snakes, no yellow. Sizes S-L.");
        Assert.Equal(("wish", "t-shirt", "full-back", "black", "dtf", 50, 3, Language.English), (brief.Title, brief.Product.Id, brief.Placement.Id, brief.Garment.Id, brief.Method.Id, brief.Count, brief.MaxInks, brief.Language));
        Assert.Equal(["koi", "lotus"], brief.Motifs.Select(m => m.Id));
        Assert.Equal([ColourBan.On(ColourFamily.Yellow)], brief.ColourBans.AsEnumerable());
        Assert.Equal(["S", "M", "L"], brief.Sizes.AsEnumerable());
        Assert.Equal(50, Text("黑色T恤，后背，锦鲤和荷花，50款，３色以内，不要蛇").Count);
    }

    [Fact]
    public void A_word_for_several_patterns_means_those_that_show_the_motif_asked_for()
    {
        Assert.Equal(["park-print"], Text("复古公园风格蘑菇T恤胸前印花").Families.AsEnumerable());
        Assert.Equal(["park-print", "badge"], Text("复古公园风格T恤胸前印花").Families.AsEnumerable());
    }

    [Theory]
    [InlineData("wish.txt")]
    [InlineData("wish.md")]
    [InlineData("WISH.TXT")]
    public void Files_of_running_text_are_known_by_their_names(string name)
    {
        Assert.True(BriefReader.IsRunningText(name));
        Assert.Equal(12, BriefReader.Read(name, "12 designs with roses", Templates.Catalogue).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void An_empty_text_is_refused_with_what_to_write(string text) =>
        Assert.Contains("brief is empty", Assert.Single(Assert.Throws<InputException>(() => Text(text)).Problems).Message);

    [Fact]
    public void Keys_of_the_form_win_over_its_text_and_what_differs_is_told()
    {
        Brief brief = Form("text: 30 designs on a mug, max 5 colours, black, roses\nproduct: t-shirt\ncount: 8\ninks: 2\ngarment: white\nmotifs: [lotus]\n");
        Assert.Equal(("t-shirt", 8, 2, "white"), (brief.Product.Id, brief.Count, brief.MaxInks, brief.Garment.Id));
        Assert.Equal(["lotus"], brief.Motifs.Select(m => m.Id));
        string notes = Notes(brief);
        Assert.Contains("the key 'product' says t-shirt; the key holds", notes);
        Assert.Contains("The text says 30 designs, the key 'count' says 8; the key holds", notes);
        Assert.Contains("the key 'inks' says 2; the key holds", notes);
    }

    [Fact]
    public void What_agrees_with_the_form_is_not_told() => Assert.Empty(Notes(Form("text: 8 designs on a tee with roses\nproduct: t-shirt\ncount: 8\n")));

    [Fact]
    public void Bans_of_text_and_form_add_up()
    {
        Brief brief = Form("text: no roses, no red, no stripes\nproduct: t-shirt\nno-motifs: [lotus]\nno-colours: [blue]\nexclude: [animal]\n");
        Assert.Contains("rose", brief.ExcludeMotifs);
        Assert.Contains("lotus", brief.ExcludeMotifs);
        Assert.Equal([ColourFamily.Blue, ColourFamily.Red], brief.ColourBans.Select(b => b.Family!.Value).Order().Reverse());
        Assert.Contains("animal", brief.Exclude);
        Assert.Contains("stripes", brief.Exclude);
    }

    [Fact]
    public void A_ban_covers_all_kinds_but_what_is_let_off()
    {
        Brief all = Text("tee, no flowers"), but = Text("tee, no flowers except roses"), narrow = Text("tee with flowers, no roses"), wish = Text("tee with roses, no other flowers");
        Assert.Contains("rose", all.ExcludeMotifs);
        Assert.Contains("peony", all.ExcludeMotifs);
        Assert.Contains("peony", but.ExcludeMotifs);
        Assert.DoesNotContain("rose", but.ExcludeMotifs);
        Assert.Contains("rose", narrow.ExcludeMotifs);
        Assert.DoesNotContain("peony", narrow.ExcludeMotifs);
        Assert.Contains("peony", wish.ExcludeMotifs);
        Assert.DoesNotContain("rose", wish.ExcludeMotifs);
    }

    [Theory]
    [InlineData("T恤，不要玫瑰，不要红色")]
    [InlineData("tee, no roses and no red, size 900x900mm, text \"一\", half drop, full front")]
    [InlineData("nails, no roses, no red, sizes S-5XL, 20x30cm")]
    [InlineData("embroidered hoodie, 40 inks, no red, no roses, koi")]
    public void No_ban_is_let_go_whatever_else_can_not_be_done(string text)
    {
        Brief brief = Text(text);
        Assert.Contains("rose", brief.ExcludeMotifs);
        Assert.Equal([ColourBan.On(ColourFamily.Red)], brief.ColourBans.AsEnumerable());
    }

    [Fact]
    public void A_ban_on_a_colour_that_is_no_plain_one_covers_what_looks_like_it()
    {
        ColourBan ban = Assert.Single(Text("tee, no navy").ColourBans);
        Assert.True(ban is { Family: null, Radius: > 0 });
        Assert.True(ban.Catches(Templates.Catalogue.Lexicon.Value.Colours["navy"].Colour.Srgb));
    }

    [Theory]
    [InlineData("tee with koi, no wuzzlets", "so that nothing can keep it off: 'wuzzlets'")]
    [InlineData("tee with koi, no grumpy wuzzlets or zorbly", "'wuzzlets', 'zorbly'")]
    [InlineData("T恤，锦鲤，不要奥特曼", "系统无法自动避开：“奥特曼”")]
    public void A_ban_on_what_no_lexicon_knows_is_told_as_one_that_nothing_holds(string text, string told)
    {
        Assert.Contains(Text(text).Reading!.Facts.Warnings, w => w.Message.Contains(told, StringComparison.Ordinal) && w.Spans.Length > 0);
        Assert.DoesNotContain(Text(text.Replace("wuzzlets", "roses", StringComparison.Ordinal).Replace("zorbly", "cats", StringComparison.Ordinal).Replace("奥特曼", "玫瑰", StringComparison.Ordinal)).Reading!.Facts.Warnings, w => w.Message.Contains("lexicon", StringComparison.Ordinal) || w.Message.Contains("词库", StringComparison.Ordinal));
    }

    private static readonly TemplateCatalogue WithModels = Templates.Catalogue with
    {
        PictureModels = new[] { Model("western", PictureModel.Local, Language.English), Model("eastern", PictureModel.Online, Language.Chinese) }.ToImmutableSortedDictionary(m => m.Id, m => m),
    };

    private static PictureModel Model(string id, string engine, Language language) =>
        new(id, new(id, id), engine, language, PromptManner.Phrases, new(512, 512), new([], Negative: true, Seed: true, Start: true, Strength: true, Mask: true) { Tiling = true }, id);

    [Theory]
    [InlineData("engine: diffusion\n", "koi, peony, new chinese style", "skull, realistic")]
    [InlineData("engine: remote\n", "锦鲤、牡丹、新中式", "骷髅、写实")]
    [InlineData("engine: remote\nsubject: a dragon\n", "a dragon", "骷髅、写实")]
    [InlineData("engine: remote\navoid: 船\n", "锦鲤、牡丹、新中式", "船、骷髅、写实")]
    public void A_text_tells_an_image_model_what_to_show_and_what_not_in_its_language(string keys, string subject, string avoid)
    {
        Brief brief = BriefReader.Read("wish.yaml", "text: 白色T恤，新中式锦鲤和牡丹，写上“LUCKY”，8款，不要骷髅，不要写实，不要红色\n" + keys, WithModels);
        Assert.Equal((subject, avoid), (brief.Pictures!.Subject, brief.Pictures.Avoid));
        Assert.Equal((8, "LUCKY"), (brief.Count, brief.Notes));
        Assert.Empty(brief.Families);
        Assert.Empty(brief.Lettering);
        Assert.Equal([ColourBan.On(ColourFamily.Red)], brief.ColourBans.AsEnumerable());
        Assert.DoesNotContain("引擎画不了", Notes(brief));
    }

    [Fact]
    public void A_text_that_names_nothing_to_show_leaves_the_image_model_s_subject_to_the_form() =>
        Assert.Contains("must be told what to show", Assert.Throws<InputException>(() => BriefReader.Read("wish.yaml", "text: 8 designs for a tee, no skulls\nengine: remote\n", WithModels)).Message);

    [Fact]
    public void The_form_alone_gives_the_same_brief_as_its_text()
    {
        foreach (string text in new[] { "text: 30 designs on a tee, koi and lotus in red and gold, no snakes, no neon, no white ground\nnotes: |\n  - first\n  second: \"line\"\nrequested-by: '- 王'\n", "text: 黑色T恤，锦鲤，底色藏青，不要深色底，写上“OK GO”\ncount: 7\nno-colours: { ground: [red] }\n" })
        {
            Brief brief = Form(text), again = Form(brief.Reading!.Written);
            Assert.Null(again.Reading);
            Assert.Equal(JsonSerializer.Serialize(brief, RecipeJson.Options), JsonSerializer.Serialize(again, RecipeJson.Options));
        }
        Brief named = BriefReader.Read("wish.txt", "12款玫瑰", Templates.Catalogue);
        Assert.Equal(("wish", Language.Chinese), (BriefReader.Read("other.yaml", named.Reading!.Written, Templates.Catalogue).Title, BriefReader.Read("other.yaml", named.Reading.Written, Templates.Catalogue).Language));
    }

    [Fact]
    public void A_product_that_is_not_named_is_assumed_and_told()
    {
        Assert.Contains("No product is named; T-shirt is assumed", Notes(Text("12 designs with roses")));
        Assert.Contains("未写产品，按T恤处理", Notes(Text("12款玫瑰")));
        Assert.DoesNotContain("assumed", Notes(Text("tee with roses")));
    }

    [Fact]
    public void A_motif_that_no_family_draws_is_drawn_as_its_nearest_and_told()
    {
        Brief brief = Text("ferris wheel on a mug");
        MotifWish wish = Assert.Single(brief.Motifs);
        Assert.Equal("ferris-wheel", wish.Id);
        Assert.NotEmpty(wish.Draw);
        string nearest = Templates.Catalogue.Lexicon.Value.Motifs[wish.Draw[0]].Name.En;
        Assert.Contains($"can't draw ferris wheel; the nearest it has is {nearest}", Notes(brief));
        Assert.Contains("内置引擎画不了“摩天轮”", Notes(Text("马克杯，摩天轮")));
    }

    [Fact]
    public void A_limit_beyond_the_press_becomes_the_presses_and_is_told()
    {
        Brief brief = Text("20 inks, screen print tee");
        Assert.Equal(Templates.Catalogue.Methods["screen"].MaxInks, brief.MaxInks);
        Assert.Contains("prints at most", Notes(brief));
        Assert.DoesNotContain("prints at most", Notes(Text("3 inks, screen print tee")));
    }

    [Fact]
    public void A_size_larger_than_the_place_is_left_out_and_told()
    {
        Brief brief = Text("tee, full front, 900x900mm, roses");
        Assert.Equal((brief.Placement.Width, brief.Placement.Height), (brief.Width, brief.Height));
        Assert.Contains("is larger than 'full-front' allows", Notes(brief));
    }

    [Fact]
    public void A_pattern_that_the_place_is_too_small_for_is_left_out_and_told()
    {
        Brief brief = Text("tee, left chest, bandana");
        Assert.Equal("left-chest", brief.Placement.Id);
        Assert.Empty(brief.Families);
        Assert.Contains("'families' could not be done", Notes(brief));
    }

    [Fact]
    public void A_size_that_fits_another_place_goes_there_and_is_told()
    {
        Brief brief = Text("tee, left chest, 30x35cm, roses");
        Assert.True(brief.Width.Millimetres == 300 && brief.Placement.Id != "left-chest");
        Assert.Contains("is taken for this size", Notes(brief));
    }

    [Fact]
    public void A_slogan_is_lettered_in_Latin_and_kept_in_the_notes_in_Chinese()
    {
        Brief latin = Text("tee, text \"HELLO WORLD\""), chinese = Text("T恤，文字“好运连连”");
        Assert.Equal(["HELLO WORLD"], latin.Lettering.AsEnumerable());
        Assert.Empty(chinese.Lettering);
        Assert.Contains("好运连连", chinese.Notes);
        Assert.Contains("“好运连连”暂不能排字", Notes(chinese));
    }

    [Fact]
    public void Pantone_references_without_an_ink_are_kept_in_the_notes()
    {
        Brief brief = Text("tee with roses, Pantone 18-1664 TCX");
        Assert.Contains("18-1664 TCX", brief.Notes);
        Assert.Contains("Pantone 18-1664 TCX is kept as it stands", Notes(brief));
    }

    [Fact]
    public void Nails_get_shape_and_length_from_the_text()
    {
        Brief brief = Text("Nails: short almond, white, 8 designs");
        Assert.Equal(("nails", "almond", "short"), (brief.Product.Id, brief.Nails!.Shape.Id, brief.Nails.Length));
        Assert.Equal("coffin", Text("穿戴甲，棺材形，长款").Nails!.Shape.Id);
    }

    [Fact]
    public void Repeats_and_patterns_of_cloth_mean_all_over()
    {
        Brief drop = Text("tee with roses, half-drop repeat, tile 32cm"), stripes = Text("tee with stripes in navy"), print = Text("tee with a rose");
        Assert.Equal(("all-over", 320, 320), (drop.Placement.Id, drop.Width.Millimetres, drop.Height.Millimetres));
        Assert.Equal([new Stepping(RepeatLayout.HalfDrop)], drop.Layouts.AsEnumerable());
        Assert.Equal("all-over", stripes.Placement.Id);
        Assert.NotEqual("all-over", print.Placement.Id);
    }

    [Fact]
    public void A_repeat_on_a_single_print_is_left_out_and_told()
    {
        Brief brief = Text("tee, full front, roses, half drop");
        Assert.Empty(brief.Layouts);
        Assert.Contains("does not repeat", Notes(brief));
    }

    [Fact]
    public void Colours_go_to_their_parts_and_only_is_kept()
    {
        Brief brief = Text("all over tee, roses, only red and white, navy ground");
        Assert.True(brief.ColourWishesOnly);
        Assert.Equal(["red Any", "white Any", "navy Ground"], brief.ColourWishes.Select(w => $"{w.Name.En} {w.Part}"));
    }

    [Fact]
    public void Colourways_in_all_count_the_design_itself() => Assert.Equal(2, Text("tee with roses, 3 colourways each").Colourways);

    public static TheoryData<string> Explainable() =>
    [
        "Black tee, full front, koi + lotus, max 3 colors screen print, 50 designs pls, no snakes, no yellow",
        "all over tee, roses and peonies, only red and white on a navy ground, half-drop, tile 32 cm, no animals except butterflies",
        "Nails: short almond, white daisies, 8 designs, not too girly",
        "mug 200x90mm, text \"GOOD VIBES\", retro, no skulls, 3 colourways",
        "phone case, marble, earth tones, no text",
        "黑色T恤，后背，锦鲤和荷花，不要骷髏，２４款，３色以内，国潮风，文字“好运连连”",
        "春节，T恤满版，12款，红色金色，不要动物",
    ];

    [Theory]
    [MemberData(nameof(Explainable))]
    public void The_form_that_a_text_is_explained_as_is_the_same_brief(string text)
    {
        Brief told = Text(text), explained = Form(Explained(told));
        Assert.Equal(JsonSerializer.Serialize(told, RecipeJson.Options), JsonSerializer.Serialize(explained, RecipeJson.Options));
    }

    // A shop may take briefs from the set as they come: none throws, and every ban that the engine could break reaches the brief.
    [Fact]
    public void Every_brief_of_the_set_can_be_made_and_keeps_its_bans()
    {
        foreach (KnownBrief known in KnownBrief.In("en").Concat(KnownBrief.In("zh")))
        {
            Brief brief = Text(known.Text);
            Lexicon lexicon = Templates.Catalogue.Lexicon.Value;
            BriefFacts facts = brief.Reading!.Facts;
            string[] allowed = [.. facts.Facts.Where(f => f.Slot is FactSlot.Allowed or FactSlot.Motif).SelectMany(f => lexicon.WithKinds(f.Value))];
            foreach (Fact ban in facts.Of(FactSlot.NoMotif))
                Assert.True(lexicon.WithKinds(ban.Value).Where(MotifWords.Drawable.Contains).Except(allowed).All(brief.ExcludeMotifs.Contains), $"{known.Id}: {ban.Value}");
            foreach (Fact ban in facts.Of(FactSlot.NoColour).Where(f => f.Source == FactSource.Text))
                Assert.True(brief.ColourBans.Any(b => b.Catches(ban.Colour!.Value.Srgb)), $"{known.Id}: {ban.Value}");
            // A limit that no family can keep is let go, and that is told.
            if (facts.First(FactSlot.Inks) is { } inks)
                Assert.True(brief.MaxInks <= int.Parse(inks.Value, CultureInfo.InvariantCulture) || Notes(brief).Contains("'inks'", StringComparison.Ordinal) || Notes(brief).Contains("“inks”", StringComparison.Ordinal), $"{known.Id}: {brief.MaxInks} inks");
            if (facts.First(FactSlot.Count) is { } count)
                Assert.Equal(count.Value, brief.Count.ToString(CultureInfo.InvariantCulture));
        }
    }
}
