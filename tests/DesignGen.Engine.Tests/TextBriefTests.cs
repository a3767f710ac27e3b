using DesignGen.Core.Briefs;
using DesignGen.Core.Designs;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Engine.Tests;

/// <summary>Designs made from running text show nothing that it rules out, keep its ink limit and are as many as it asks for.</summary>
public sealed class TextBriefTests
{
    // Of each batch so many are drawn and inspected; all are planned.
    private const int Drawn = 4;

    /// <summary>Briefs with what they say in numbers, and motifs and families that must not come.</summary>
    public static TheoryData<string, int, int, string[], string[]> Briefs() => new()
    {
        { "All over tee, bright flowers for kids, 24 designs, max 4 colours. No roses, no stars or hearts, no red, no stripes.", 24, 4, ["rose", "star", "heart"], ["stripes"] },
        { "黑色T恤满版，锦鲤、荷花和祥云，24款，３色以内。不要花，荷花除外；不要绿色、紫色，不要格子", 24, 3, ["peony", "rose", "daisy"], ["tartan", "gingham"] },
        { "Nails: short almond, blossoms and butterflies in soft pink, 24 sets, no more than 5 inks, no text, no skulls, no leopard print, avoid black and no gold", 24, 5, ["letter"], [] },
        { "Full front tee, retro badge with mountains and pine trees, 24 designs, 3 spot colours max, but no animals, no suns, no blue", 24, 3, ["bird", "reindeer", "sun"], [] },
    };

    [Theory]
    [MemberData(nameof(Briefs))]
    public void Designs_from_a_text_keep_its_bans_its_ink_limit_and_its_count(string text, int count, int inks, string[] motifs, string[] families)
    {
        Brief brief = BriefReader.Read("wish.txt", text, Templates.Catalogue);
        Assert.Equal((count, inks), (brief.Count, brief.MaxInks));
        Assert.All(motifs, m => Assert.Contains(m, brief.ExcludeMotifs));
        Assert.NotEmpty(brief.ColourBans);
        var planner = new Planner(brief, Templates.Catalogue);

        DesignSpec[] specs = [.. Enumerable.Range(0, brief.Count).Select(i => planner.Spec(i, 1))];

        Assert.Equal(count, specs.Select(s => s.Recipe.Seed).Distinct().Count());
        foreach (DesignSpec spec in specs)
        {
            Recipe recipe = spec.Recipe;
            Assert.InRange(recipe.Inks.Length, 1, inks);
            Assert.DoesNotContain(recipe.Inks, i => brief.ColourBans.Any(b => b.Catches(i.Colour)));
            Assert.DoesNotContain(recipe.Family, families);
            Assert.Empty(FamilyRegistry.Get(recipe.Family).Card.Tags.Append(recipe.Family).Intersect(brief.Exclude));
            Assert.Empty(Seen(recipe).Intersect(brief.ExcludeMotifs));
        }
        var made = new Made[Drawn];
        Parallel.For(0, Drawn, i => made[i] = Trials.Make(planner, i * count / Drawn));
        foreach (Made design in made)
        {
            Assert.True(design.Report.Inks.Length <= inks, design.Spec.Title);
            Assert.DoesNotContain(design.Report.Inks, i => brief.ColourBans.Any(b => b.Catches(i.Colour)));
            Assert.Empty(Seen(design.Spec.Recipe).Intersect(brief.ExcludeMotifs));
        }
        Assert.True(made.Count(m => m.IsDelivered) >= Drawn - 1, string.Join(", ", made.Where(m => !m.IsDelivered).Select(m => m.Spec.Title)));
    }

    // What a recipe's values and chosen kinds may let be seen.
    private static IEnumerable<string> Seen(Recipe recipe)
    {
        foreach (Shown shown in FamilyRegistry.Get(recipe.Family).Card.Shows)
        {
            bool chosen = shown.How is ShownHow.Kind or ShownHow.Filler && !recipe.Motifs.IsEmpty;
            if (chosen ? recipe.Motifs.Contains(shown.Motif) : shown.Comes(name => name == ShownWhen.Lettering ? recipe.Lettering.Length : recipe.Parameters[name]))
            {
                yield return shown.Motif;
                foreach (string with in shown.With)
                    yield return with;
            }
        }
    }
}
