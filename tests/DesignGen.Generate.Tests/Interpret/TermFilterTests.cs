using DesignGen.Core.Chance;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret.Text;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

public sealed class TermFilterTests
{
    private static readonly TermFilter Filter = new(
        TermListReader.Read([new("terms/own.yaml", """
            terms:
              - { id: nike, category: trademark, action: stop, en: [nike, just do it], zh: [耐克] }
              - { id: disney, category: trademark, action: stop, en: [disney, mickey mouse], zh: [迪士尼, 米老鼠] }
              - { id: air, category: trademark, action: flag, en: [air], zh: [] }
              - { id: nike-air, category: trademark, action: flag, en: [nike air], zh: [] }
              - { id: hate-number, category: hate, action: flag, en: ["88"], zh: [] }
              - { id: hate-word, category: hate, action: stop, en: [kkk], zh: [] }
              - { id: nude, category: sexual, action: stop, en: [naked], zh: [裸体] }
            """)]),
        new(() => SmallLexicon.Lexicon));

    private static readonly TermFilter Shipped = new(Templates.Catalogue.Terms.Value, Templates.Catalogue.Lexicon);

    [Theory]
    [InlineData("tee with a Nike logo", "Nike")]
    [InlineData("NIKE!", "NIKE")]
    [InlineData("ＮＩＫＥ风格", "ＮＩＫＥ")]
    [InlineData("买nike鞋", "nike")]
    [InlineData("N.I.K.E tee", "N.I.K.E")]
    [InlineData("n i k e tee", "n i k e")]
    [InlineData("n-i-k-e", "n-i-k-e")]
    [InlineData("n1ke", "n1ke")]
    [InlineData("N!KE", "N!KE")]
    [InlineData("ni\u200bke", "ni\u200bke")]
    [InlineData("nïkē", "nïkē")]
    [InlineData("nіkе", "nіkе")]
    [InlineData("nikes", "nikes")]
    [InlineData("Nike's", "Nike")]
    [InlineData("nike2024", "nike")]
    [InlineData("just-do-it", "just-do-it")]
    [InlineData("JUST  DO\nIT", "JUST  DO\nIT")]
    [InlineData("justdoit", "justdoit")]
    [InlineData("像耐克那样", "耐克")]
    [InlineData("耐 克", "耐 克")]
    [InlineData("耐·克", "耐·克")]
    [InlineData("米老鼠和骷髅", "米老鼠")]
    [InlineData("裸體", "裸體")]
    [InlineData("D1SN3Y", "D1SN3Y")]
    public void Terms_are_found_in_any_spelling(string text, string words)
    {
        TermHit hit = Assert.Single(Filter.Find(text));
        Assert.Equal((words, TermAction.Stop), (hit.Span.In(text), hit.Action));
    }

    [Theory]
    [InlineData("Dominiken")]
    [InlineData("nikel")]
    [InlineData("snikey")]
    [InlineData("unikely")]
    [InlineData("1988")]
    [InlineData("hair and chair")]
    [InlineData("1111 7777 0000")]
    [InlineData("n, i am keen")]
    [InlineData("耐心克服")]
    [InlineData("")]
    [InlineData("koi, 12 designs")]
    [InlineData("k, k and k")]
    public void What_only_holds_the_letters_is_no_term(string text) => Assert.Empty(Filter.Find(text));

    [Fact]
    public void Of_terms_that_overlap_the_gravest_is_told()
    {
        TermHit hit = Assert.Single(Filter.Find("nike air"), h => h.Action == TermAction.Stop);
        Assert.Equal("nike", hit.Term.Id);
        Assert.Equal("88", Assert.Single(Filter.Find("set 88 on it")).Span.In("set 88 on it"));
    }

    [Theory]
    [InlineData("tee, no Disney characters")]
    [InlineData("tee without mickey mouse")]
    [InlineData("avoid: skull, disney, nike")]
    [InlineData("T恤，不要迪士尼")]
    [InlineData("不能有耐克")]
    public void Term_within_a_ban_stops_nothing(string text)
    {
        Assert.All(Filter.Find(text), h => Assert.Equal((TermAction.Flag, true), (h.Action, h.IsBanned)));
        Assert.All(Filter.Check("brief.txt", [new(null, text, 1)]), p => Assert.Contains("says no to it", p.Message, StringComparison.Ordinal));
        Assert.NotEmpty(Filter.Find(text));
    }

    [Theory]
    [InlineData("no skulls but Disney princess")]
    [InlineData("no skull. Disney!")]
    [InlineData("不要骷髅，但要迪士尼")]
    [InlineData("Disney tee, no skulls")]
    [InlineData("no red, disney characters please")]
    public void Ban_of_something_else_lets_no_term_through(string text) => Assert.Contains(Filter.Find(text), h => h is { Action: TermAction.Stop, IsBanned: false });

    [Fact]
    public void Term_in_an_address_wants_a_look_only() =>
        Assert.Equal((TermAction.Flag, false), Filter.Find("mail buyer@nike.com about the tee") is [var hit] ? (hit.Action, hit.IsBanned) : default);

    [Fact]
    public void Every_term_that_stops_is_named_with_its_place_and_line_and_what_to_do()
    {
        var e = Assert.Throws<InputException>(() => Filter.Check("spring.yaml",
        [
            new("title", "Spring", 2), new("notes", "roses\nand a N.I.K.E sign\r\nin 1988, 米老鼠", 7), new("avoid", "disney", 12, Avoids: true), new("lettering", "air"),
        ]));
        Assert.Equal([("spring.yaml", 8, "notes"), ("spring.yaml", 9, "notes")], e.Problems.Select(p => (p.Source, p.Line ?? 0, p.Place!)));
        Assert.Equal("'N.I.K.E' is on the house's list (trademark: nike). Take it out of the brief; if the house may print it, take it off the list in templates/terms.", e.Problems[0].Message);
        Assert.Contains("米老鼠", e.Problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_that_want_a_look_and_those_avoided_are_told_and_stop_nothing()
    {
        var notes = Filter.Check("spring.yaml", [new("lettering", "AIR"), new("avoid", "disney", 12, Avoids: true), new("subject", "koi")]);
        Assert.Equal([("lettering", null), ("avoid", 12)], notes.Select(p => (p.Place!, p.Line)));
        Assert.Contains("look at it", notes[0].Message, StringComparison.Ordinal);
        Assert.Contains("says no to it", notes[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_shows_nothing_invisible()
    {
        string message = Assert.Throws<InputException>(() => Filter.Check("b.txt", [new(null, "ju\u200bst\u0007do\nit", 1)])).Problems[0].Message;
        Assert.StartsWith("'just do it' is on the house's list", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a tee like Disney's, 12 designs", "disney")]
    [InlineData("印耐克标志", "nike")]
    [InlineData("H e l l o  K i t t y tee", "hello-kitty")]
    public void Shipped_list_knows_the_best_known_marks(string text, string id) => Assert.Equal(id, Assert.Single(Shipped.Find(text)).Term.Id);

    [Fact]
    public void Shipped_list_has_every_category_and_leaves_real_briefs_alone()
    {
        Assert.Superset(new HashSet<string> { "trademark", "hate", "sexual" }, Templates.Catalogue.Terms.Value.Terms.Select(t => t.Category).ToHashSet());
        foreach (string language in (string[])["en", "zh"])
        {
            string file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Briefs", language + ".yaml"));
            string[] texts = [.. DocumentParser.Parse(language, file).Items.Select(b => b.Entries.Single(e => e.Key == "text").Value.Text)];
            Assert.True(texts.Length >= 40);
            Assert.All(texts, t => Assert.Equal([], Shipped.Find(t).Where(h => h.Action == TermAction.Stop).Select(h => h.Span.In(t))));
        }
        Assert.Equal(["奥特曼", "小猪佩奇"], Shipped.Find("贴纸，不要奥特曼和小猪佩奇").Where(h => h.IsBanned).Select(h => h.Term.Zh[0]));
    }

    [Fact]
    public void No_text_throws_and_long_ones_take_time_by_their_length()
    {
        var chance = new Dice(7);
        const string letters = "nikedsy airkk88 .-\n不要迪士尼耐克米老鼠裸体\u200b\ud83d\udc20\ud800!1@0，。:";
        for (int n = 0; n < 300; n++)
            Filter.Find(string.Concat(Enumerable.Range(0, 200).Select(_ => letters[chance.Whole(0, letters.Length - 1)])));
        // A megabyte of the worst kinds; quadratic time would be hours.
        Filter.Find(string.Concat(Enumerable.Repeat("n i k ", 170_000)));
        Filter.Find(new string(' ', 1_000_000));
        Assert.Equal(100_000, Filter.Find(string.Concat(Enumerable.Repeat("nike air ", 100_000))).Count(h => h.Term.Id == "nike"));
    }
}
