using System.Text.RegularExpressions;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Web.Texts;

namespace DesignGen.Web.Tests;

public sealed partial class WordsTests
{
    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places_for_values()
    {
        foreach ((string key, LocalName text) in Words.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Zh), key);
            Assert.True(Places(text.En).SetEquals(Places(text.Zh)), key);
        }
    }

    [Fact]
    public void Every_state_and_deed_has_a_name()
    {
        Assert.All(Enum.GetNames<BatchState>(), s => Assert.True(Words.All.ContainsKey("batch." + s), "batch." + s));
        Assert.All(Enum.GetNames<VariantState>(), s => Assert.True(Words.All.ContainsKey("variant." + s), "variant." + s));
        Assert.All(Enum.GetNames<ProductionState>(), s => Assert.True(Words.All.ContainsKey("production." + s), "production." + s));
        Assert.All(Enum.GetNames<Deed>(), d => Assert.True(Words.All.ContainsKey("deed." + d), "deed." + d));
    }

    [Fact]
    public void Scripts_ask_for_no_text_that_is_not_there()
    {
        System.Reflection.Assembly web = typeof(Words).Assembly;
        int asked = 0;
        foreach (string name in web.GetManifestResourceNames().Where(n => n.StartsWith("asset/", StringComparison.Ordinal) && n.EndsWith(".js", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(web.GetManifestResourceStream(name)!);
            foreach (Match match in Asked().Matches(reader.ReadToEnd()))
            {
                Assert.True(Words.All.ContainsKey(match.Groups[1].Value), $"{name} asks for {match.Groups[1].Value}.");
                asked++;
            }
        }
        Assert.True(asked > 30);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\bt\('([a-z][a-zA-Z.-]+)'")]
    private static partial Regex Asked();
}
