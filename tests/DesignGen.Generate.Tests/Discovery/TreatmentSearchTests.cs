using DesignGen.Core.Errors;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Generate.Tests.Discovery;

public sealed class TreatmentSearchTests
{
    private static string[] Find(params string[] words) => [.. TreatmentSearch.Find(words).Select(c => c.Id)];

    [Fact]
    public void No_words_find_every_treatment_in_the_order_of_the_shelf() => Assert.Equal(TreatmentShelf.All.Select(t => t.Card.Id), Find());

    [Fact]
    public void Every_treatment_is_found_by_its_names_in_both_languages()
    {
        foreach (TreatmentCard card in TreatmentShelf.All.Select(t => t.Card))
        {
            Assert.Contains(card.Id, Find(card.Name.En));
            Assert.Contains(card.Id, Find(card.Name.Zh));
        }
    }

    [Fact]
    public void Moods_and_what_it_does_find_it_and_every_word_narrows()
    {
        Assert.Equal(["distress"], Find("western"));
        Assert.Equal(["halftone"], Find("网点"));
        Assert.Equal(["halftone", "line-halftone", "stipple"], Find("shaded", "dark end"));
        Assert.Equal(["lino", "ink-wash"], Find("lino", "ink-wash"));
    }

    [Fact]
    public void A_word_that_finds_nothing_is_answered_with_what_to_do() =>
        Assert.Contains("'zzz'", Assert.Throws<InputException>(() => TreatmentSearch.Find(["zzz"])).Message, StringComparison.Ordinal);
}
