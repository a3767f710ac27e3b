using System.Diagnostics;
using System.Globalization;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Generate.Interpret;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

public sealed class RevisionReaderTests
{
    // What reviewers write, and what is to change: traits with their way, parts and colours, motifs that come and go, repeats.
    [Theory]
    [InlineData("less busy", "busy-")]
    [InlineData("too busy, simplify it", "busy-")]
    [InlineData("make the flowers bigger", "size+")]
    [InlineData("smaller motifs please", "size-")]
    [InlineData("a bit denser", "density+")]
    [InlineData("more spacing between the flowers", "density-")]
    [InlineData("blue instead of red", "red>blue")]
    [InlineData("less busy, blue instead of red", "busy- red>blue")]
    [InlineData("change the red to navy", "red>navy")]
    [InlineData("navy ground", "ground>navy")]
    [InlineData("on black", "ground>black")]
    [InlineData("fewer colours", "colours-")]
    [InlineData("max 3 colours", "inks3")]
    [InlineData("lighter", "all lighter")]
    [InlineData("lighter background", "ground lighter")]
    [InlineData("softer colours", "all softer")]
    [InlineData("brighter", "all brighter")]
    [InlineData("thicker lines", "line+")]
    [InlineData("the lines are too thick", "line-")]
    [InlineData("without the dots", "no dot no halftone")]
    [InlineData("add butterflies", "with butterfly")]
    [InlineData("half-drop instead", "repeat half-drop")]
    [InlineData("the print is too small", "size+")]
    [InlineData("no pink", "pink>")]
    [InlineData("花小一点", "size-")]
    [InlineData("花大一点", "size+")]
    [InlineData("花小一点，底色换藏青", "size- ground>navy")]
    [InlineData("太花了，简单点", "busy-")]
    [InlineData("别太花", "busy-")]
    [InlineData("密一点", "density+")]
    [InlineData("疏一些", "density-")]
    [InlineData("排列太密", "density-")]
    [InlineData("红换蓝", "red>blue")]
    [InlineData("把红色换成蓝色", "red>blue")]
    [InlineData("底色改成黑色", "ground>black")]
    [InlineData("颜色少一点", "colours-")]
    [InlineData("颜色浅一点", "all lighter")]
    [InlineData("底色深一点", "ground darker")]
    [InlineData("颜色柔和些", "all softer")]
    [InlineData("线条粗一点", "line+")]
    [InlineData("去掉圆点", "no dot no halftone")]
    [InlineData("加蝴蝶", "with butterfly")]
    [InlineData("改成跳接", "repeat half-drop")]
    [InlineData("不要粉色", "pink>")]
    [InlineData("motifs bigger", "size+")]
    [InlineData("swap to stripes", "with stripe")]
    [InlineData("make it half-drop", "repeat half-drop")]
    [InlineData("staggered please", "repeat half-drop")]
    [InlineData("more white space around the flowers", "density-")]
    [InlineData("no black background", "ground black>")]
    [InlineData("can we lose the red?", "red>")]
    [InlineData("tone down the pink a bit", "pink softer")]
    [InlineData("a little bit smaller and not so crowded", "size- busy-")]
    [InlineData("less is more, simplify", "busy-")]
    [InlineData("use our navy rather than black", "black>navy")]
    [InlineData("cream background instead of white", "ground white>cream")]
    [InlineData("too many colours, max 3 inks", "colours- inks3")]
    [InlineData("keep the colours but make the leaves larger", "leaf size+")]
    [InlineData("larger leaves", "leaf size+")]
    [InlineData("the stars should be smaller", "star size-")]
    [InlineData("叶子大一点", "leaf size+")]
    [InlineData("星星缩小，花大一点", "size+ star size-")]
    [InlineData("把蝴蝶放大", "butterfly size+")]
    [InlineData("less red", "red less")]
    [InlineData("thicker lines, much less red", "line+ red less")]
    [InlineData("too much blue, more gold", "blue less gold more")]
    [InlineData("less red and more navy", "red less navy more")]
    [InlineData("reduce the red", "red less")]
    [InlineData("more blue instead of red", "red>blue")]
    [InlineData("少一点红", "red less")]
    [InlineData("红色少一点，多点蓝", "red less blue more")]
    [InlineData("红色太多", "red less")]
    [InlineData("减少红色", "red less")]
    [InlineData("太红了", "red less")]
    [InlineData("the lines look too thin for print", "line+")]
    [InlineData("make it more vivid", "all brighter")]
    [InlineData("get rid of the butterflies", "no butterfly no butterfly-wing")]
    [InlineData("mirror repeat please", "repeat mirror")]
    [InlineData("改成错位", "repeat half-drop")]
    [InlineData("留白多一点", "density-")]
    [InlineData("不要黑底", "ground black>")]
    [InlineData("花型再大些", "size+")]
    [InlineData("图案太小看不清", "size+")]
    [InlineData("底色不要黑色，换米白", "ground black>off white")]
    [InlineData("颜色太跳，柔和一点", "all softer")]
    [InlineData("线条太细，印不出来", "line+")]
    [InlineData("元素太多，太挤了", "density- busy-")]
    [InlineData("去掉蝴蝶", "no butterfly no butterfly-wing")]
    [InlineData("控制在三色以内", "inks3")]
    [InlineData("整体偏暗，提亮一点", "all lighter")]
    [InlineData("金色换成银色", "gold>silver")]
    [InlineData("花头缩小，间距拉开", "size- density-")]
    [InlineData("改为平接", "repeat block")]
    [InlineData("加点叶子", "with leaf")]
    [InlineData("不要这么花哨，素一点", "busy-")]
    public void A_comment_changes_what_it_says(string comment, string expected) => Assert.Equal(expected, Summary(Read(comment).Revision));

    // On nails patterns and finishes are looks, which come and go like motifs.
    [Theory]
    [InlineData("add leopard", "with leopard-print")]
    [InlineData("加豹纹", "with leopard-print")]
    [InlineData("add cat eye and marble", "with cat-eye-nail with marble")]
    [InlineData("加点猫眼", "with cat-eye-nail")]
    [InlineData("add gold foil, no glitter", "with foil no glitter no glitter-fade")]
    [InlineData("marble instead of leopard", "with marble no leopard-print no snow-leopard-print")]
    [InlineData("豹纹换成玳瑁", "with tortoise-shell no leopard-print no snow-leopard-print")]
    [InlineData("去掉豹纹，加极光", "with chrome-nail no leopard-print no snow-leopard-print")]
    [InlineData("add bows", "with bow")]
    public void A_comment_on_nails_adds_and_takes_looks(string comment, string expected) =>
        Assert.Equal(expected, Summary(RevisionReader.Read(comment, ArtKind.NailSet, Templates.Catalogue.Lexicon.Value).Revision));

    [Theory]
    [InlineData("very nice", "It is not clear")]
    [InlineData("很好看", "没有看懂")]
    [InlineData("", "It is not clear")]
    public void A_comment_that_asks_for_nothing_is_told_so_in_its_language(string comment, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => Read(comment)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("replace the roses with peonies")]
    [InlineData("把玫瑰换成牡丹")]
    public void One_motif_takes_the_place_of_another_and_of_its_kinds(string comment)
    {
        Revision revision = Read(comment).Revision;
        Assert.Equal("peony", Assert.Single(revision.Motifs).Id);
        Assert.Superset(new HashSet<string> { "rose", "climbing-rose" }, revision.NoMotifs.ToHashSet());
    }

    // What no knob can do, or what is not said clearly enough, is given back in its own words.
    [Theory]
    [InlineData("bigger, rotate it, vertical instead of horizontal", "vertical")]
    [InlineData("花大一点，换成竖排", "竖排")]
    [InlineData("bigger, denser leaves", "leaves")]
    public void What_can_t_be_done_is_given_back(string comment, string words) =>
        Assert.Contains(Read(comment).NotUnderstood, n => n.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void What_was_not_understood_is_listed()
    {
        RevisionReading reading = Read("less busy, with more wow for grandma");
        Assert.Contains("grandma", reading.NotUnderstood);
        Assert.Contains(reading.Understood, u => u.Words.Contains("busy", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_thousand_characters_of_anything_are_read_at_once_and_never_throw_anything_else()
    {
        Read("bigger");
        foreach (string unit in new[] { "less busy, blue instead of red; ", "花小一点，底色换藏青。", "()[]{}\\\u0000\ud83c\udf38 ", "to to to change " })
        {
            string text = string.Concat(Enumerable.Repeat(unit, 2000 / unit.Length + 1))[..2000];
            long since = Stopwatch.GetTimestamp();
            try
            {
                Read(text);
            }
            catch (InputException)
            {
                // Nothing in it is a change.
            }
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(5), unit);
        }
    }

    private static RevisionReading Read(string comment) => RevisionReader.Read(comment, ArtKind.AllOver, Templates.Catalogue.Lexicon.Value);

    private static string Summary(Revision r)
    {
        var words = new List<string>();
        words.AddRange(r.Steps.Select(s => s.Key.ToString().ToLowerInvariant() + (s.Value > 0 ? "+" : "-")));
        words.AddRange(r.Sizes.Select(s => $"{s.Id} size{(s.Steps > 0 ? "+" : "-")}"));
        words.AddRange(r.Colours.Select(Said));
        words.AddRange(r.Motifs.Select(m => "with " + m.Id));
        words.AddRange(r.NoMotifs.Select(m => "no " + m));
        if (r.Repeat is not null)
            words.Add("repeat " + r.Repeat);
        if (r.MaxInks is int inks)
            words.Add("inks" + inks.ToString(CultureInfo.InvariantCulture));
        return string.Join(' ', words);
    }

    private static string Said(ColourChange c)
    {
        string part = c.Part == ColourPart.Any ? c.From is null ? "all" : c.From.Name.En.ToLowerInvariant() : c.Part.ToString().ToLowerInvariant();
        if (c.Lighter != 0 || c.Softer != 0)
            return $"{part} {(c.Lighter > 0 ? "lighter" : c.Lighter < 0 ? "darker" : c.Softer > 0 ? "softer" : "brighter")}";
        if (c.More != 0)
            return $"{part} {(c.More > 0 ? "more" : "less")}";
        string from = c.From is null ? part : c.Part == ColourPart.Any ? c.From.Name.En : $"{part} {c.From.Name.En}";
        return $"{from}>{c.To?.Name.En}";
    }
}
