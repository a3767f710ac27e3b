using DesignGen.Core.Errors;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Tests.Discovery;

public sealed class FamilySearchTests
{
    private static string[] Find(params string[] words) => [.. FamilySearch.Find(words).Select(c => c.Id)];

    [Fact]
    public void No_words_find_every_family() => Assert.Equal(FamilyRegistry.All.Length, Find().Length);

    [Fact]
    public void Names_in_both_languages_find_a_family()
    {
        Assert.Equal(["seigaiha"], Find("青海波"));
        Assert.Contains("seigaiha", Find("blue-sea"));
        Assert.Equal(["bing-lie"], Find("冰裂纹"));
        Assert.Equal(["ditsy"], Find("小碎花"));
    }

    [Fact]
    public void Every_word_narrows_and_several_ids_gather()
    {
        string[] floral = Find("floral"), spring = Find("floral", "Spring");
        Assert.True(spring.Length > 0 && spring.Length < floral.Length);
        Assert.All(spring, id => Assert.Contains(id, floral));
        Assert.Equal(["asanoha", "shippo"], Find("shippo", "asanoha"));
    }

    [Fact]
    public void A_word_that_finds_nothing_is_answered_with_what_to_do()
    {
        var e = Assert.Throws<InputException>(() => FamilySearch.Find(["zzz"]));
        Assert.Contains("'zzz'", e.Message, StringComparison.Ordinal);
    }
}
