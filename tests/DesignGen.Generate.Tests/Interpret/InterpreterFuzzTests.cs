using System.Diagnostics;
using System.Globalization;
using System.Text;
using DesignGen.Core.Briefs;
using DesignGen.Core.Chance;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret.Text;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

/// <summary>Whatever is pasted is read: nothing throws, facts lie within the text, time grows with its length alone, and no culture shows.</summary>
public sealed class InterpreterFuzzTests
{
    private const int Texts = 600;

    // A megabyte may take so many times as long as a quarter of one: four, and more for a machine that does other work; time that grows as the square takes sixteen.
    private const double MostGrowth = 10;

    // Below this, ms for a megabyte, other work on the machine tells more than the text: what grew as the square took 7 seconds and more.
    private const double Noise = 4000;

    // A usual brief is read within 50 ms on a desk's machine; slow and busy ones get more.
    private const double MostMilliseconds = 50;

    private static readonly Lexicon Lexicon = Templates.Catalogue.Lexicon.Value;

    private static readonly string[] Words = [.. Lexicon.Entries.SelectMany(e => e.Names).Order(StringComparer.Ordinal)];

    private static readonly string[] Pieces =
    [
        "no ", "not ", "不要", "不", "except ", "除了", "but ", "但", "only ", "只用", "24 designs", "３款", "1/2", "30x35cm", "$2.85", "8月15日", "Pantone 186 C", "\"", "“", "”", "「", "'", ":", "：", ",", "，", "、", ".", "。", "\n", "\r\n", "\r", "\t",
        "(", ")", "/", "-", "–", "~", "#", "@", "a@b.cn", "https://x.cn/?q=红", "😅", "👩‍👩‍👧", "🏳️‍🌈", "1️⃣", "\u0000", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\ufffd", "\uffff", "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
        "\ud83d", "\udc1f", "\ud800\ud800", "㍍", "㎝", "①", "ﷺ", "½", "İ", "ı", "ß", "ﬁ", "ä", "ЖЩ", "ひらがな", "한국어", "ไทย", "العربية", "𠮷", "𝒦𝑜𝒾", "一二三四五六七八九十百千万", "99999999999999999999", "0", "00", "-1", "1e9", "3,000,000", "1.2.3", "S-3XL", "xxxxl",
    ];

    private static string Mixed(Dice dice)
    {
        var text = new StringBuilder();
        for (int i = dice.Whole(0, 60); i >= 0; i--)
        {
            text.Append(dice.Whole(0, 5) switch
            {
                0 or 1 => dice.Pick(Words),
                2 or 3 => dice.Pick(Pieces),
                4 => ((char)dice.Whole(0, 0xffff)).ToString(),
                _ => new string((char)dice.Whole(32, 126), dice.Whole(1, 4)),
            });
            if (dice.Chance(0.4))
                text.Append(' ');
        }
        return text.ToString();
    }

    private static void IsSound(BriefFacts facts, string text)
    {
        Assert.Equal(text, facts.Text);
        foreach (Fact fact in facts.Facts)
        {
            Assert.True(fact.Confidence is > 0 and <= 1 && fact.Value.Length > 0, fact.ToString());
            Assert.Equal(fact.Source == FactSource.Text, fact.Span is not null);
        }
        foreach (TextSpan span in facts.Facts.Select(f => f.Span).OfType<TextSpan>().Concat(facts.NotUnderstood).Concat(facts.Contradictions.Concat(facts.Warnings).SelectMany(d => d.Spans)))
            Assert.True(span.Start >= 0 && span.Length > 0 && span.End <= text.Length, span.ToString());
    }

    [Fact]
    public void Random_mixed_text_is_read_and_its_facts_lie_within_it()
    {
        for (int i = 0; i < Texts; i++)
        {
            string text = Mixed(new Dice(1000).Fork("text", i));
            IsSound(TextInterpreter.Read(text, Lexicon), text);
        }
    }

    [Fact]
    public void Every_code_unit_alone_and_between_words_is_read()
    {
        for (int c = 0; c <= 0xffff; c += c < 0x3000 || c >= 0xd7f0 ? 7 : 97)
        {
            string text = $"koi{(char)c}玫瑰{(char)c}{(char)c} 24{(char)c}款";
            IsSound(TextInterpreter.Read(text, Lexicon), text);
        }
    }

    [Fact]
    public void The_same_facts_are_read_under_every_culture()
    {
        for (int i = 0; i < 60; i++)
        {
            string text = i == 0 ? "TITLE: KOI TILE, INDIGO INK, 24 DESIGNS, 30.5 x 35,5 CM, NO IVORY LILIES. İndigo ırıs" : Mixed(new Dice(2000).Fork("text", i));
            string plain = Shown(text), turkish, chinese;
            using (new CultureScope("tr-TR"))
                turkish = Shown(text);
            using (new CultureScope("zh-CN"))
                chinese = Shown(text);
            Assert.Equal(plain, turkish);
            Assert.Equal(plain, chinese);
        }

        static string Shown(string text)
        {
            BriefFacts facts = TextInterpreter.Read(text, Lexicon);
            return string.Join('\n', facts.Facts.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Slot} {f.Value} {f.Name} {f.Span} {f.Confidence} {f.Note}"))) + string.Join('\n', facts.Contradictions.Concat(facts.Warnings).Select(d => d.Message)) + string.Join(' ', facts.NotUnderstood);
        }
    }

    // What once made patterns go back and forth: one thing again and again, and all of it mixed.
    public static TheoryData<string, string> Long() => new()
    {
        { "one letter", "a" },
        { "one character", "红" },
        { "digits", "1" },
        { "numbers", "12 " },
        { "quotes", "\"" },
        { "open quotes", "“a " },
        { "no", "no " },
        { "不要", "不要" },
        { "commas", "," },
        { "words", "koi " },
        { "unknown words", "zorbly " },
        { "names", "锦鲤、" },
        { "slogans", "text: " },
        { "sizes", "1x" },
        { "blanks", " " },
        { "marks on letters", "e\u0301" },
        { "surrogates", "\ud83d" },
        { "bans", "no skulls, 24 designs but koi; red ground, " },
        { "a brief", "黑色T恤，锦鲤和荷花，不要骷髏，２４款，３色以内，文字“好运连连”，30x35cm。 No skulls pls 😅 zorbly " },
    };

    [Theory]
    [MemberData(nameof(Long))]
    public void A_megabyte_is_read_in_time_that_grows_with_its_length_alone(string what, string piece)
    {
        string quarter = Repeated(piece, 1 << 18), whole = Repeated(piece, 1 << 20);
        BriefFacts facts = TextInterpreter.Read(whole, Lexicon);
        Assert.Equal(whole.Length, facts.Text.Length);
        Assert.All(facts.Facts.Select(f => f.Span).OfType<TextSpan>(), s => Assert.True(s.Start >= 0 && s.End <= whole.Length));

        double short_ = double.MaxValue, long_ = double.MaxValue;
        // Other work on the machine only ever adds time: the least of several runs is what it takes.
        for (int run = 0; run < 5 && long_ > Math.Max(MostGrowth * short_, Noise); run++)
        {
            short_ = Math.Min(short_, Milliseconds(quarter));
            long_ = Math.Min(long_, Milliseconds(whole));
        }
        Assert.True(long_ <= Math.Max(MostGrowth * short_, Noise), FormattableString.Invariant($"{what}: {short_:0} ms for 256 kB, {long_:0} ms for 1 MB"));
    }

    [Fact]
    public void A_megabyte_of_random_mixed_text_is_read()
    {
        var dice = new Dice(3000);
        var text = new StringBuilder();
        while (text.Length < 1 << 20)
            text.Append(Mixed(dice));
        BriefFacts facts = TextInterpreter.Read(text.ToString(), Lexicon);
        Assert.All(facts.Facts.Select(f => f.Span).OfType<TextSpan>(), s => Assert.True(s.Start >= 0 && s.Length > 0 && s.End <= text.Length));
        Assert.NotEmpty(facts.Facts);
    }

    [Fact]
    public void A_usual_brief_is_read_within_50_milliseconds()
    {
        string[] briefs = [.. KnownBrief.In("en").Concat(KnownBrief.In("zh")).Select(b => b.Text)];
        foreach (string brief in briefs)
            TextInterpreter.Read(brief, Lexicon);

        double median = briefs.Select(b => Enumerable.Range(0, 3).Min(_ => Milliseconds(b))).Order().ElementAt(briefs.Length / 2);
        double slowest = briefs.Max(b => Enumerable.Range(0, 5).Min(_ => Milliseconds(b)));

        Assert.True(median <= MostMilliseconds && slowest <= 10 * MostMilliseconds, FormattableString.Invariant($"{median:0.0} ms for one of many, {slowest:0.0} ms for the slowest"));
    }

    private static string Repeated(string piece, int length) => new StringBuilder(length).Insert(0, piece, length / piece.Length).ToString();

    private static double Milliseconds(string text)
    {
        long start = Stopwatch.GetTimestamp();
        TextInterpreter.Read(text, Lexicon);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
