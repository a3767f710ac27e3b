using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

public sealed class PlannerTests
{
    private static Brief Brief(string text) => BriefReader.Read("brief.yaml", text, Templates.Catalogue);

    private static DesignSpec[] Plan(string text, int count)
    {
        var planner = new Planner(Brief(text), Templates.Catalogue);
        return [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1))];
    }

    private const string Open = "product: t-shirt\nplacement: all-over\n";

    [Fact]
    public void A_plan_does_not_depend_on_the_order_it_is_asked_in_nor_on_the_culture()
    {
        DesignSpec[] forwards = Plan(Open, 30);
        using var _ = new CultureScope("tr-TR");
        var planner = new Planner(Brief(Open), Templates.Catalogue);
        for (int i = 29; i >= 0; i--)
            Assert.Equal(RecipeJson.Write(forwards[i].Recipe), RecipeJson.Write(planner.Spec(i, 1).Recipe));
    }

    [Fact]
    public void Families_take_turns()
    {
        int families = FamilyChoice.For(Brief(Open)).Count;
        string[] first = [.. Plan(Open, families).Select(s => s.Recipe.Family)];
        Assert.Equal(families, first.Distinct().Count());
    }

    [Fact]
    public void One_family_alone_still_spreads_over_layouts_palettes_and_structure()
    {
        string family = FamilyChoice.For(Brief(Open))[0].Card.Id;
        DesignSpec[] specs = Plan(Open + $"families: [{family}]\n", 16);
        FamilyCard card = FamilyRegistry.Get(family).Card;
        // A border is drawn only where it is asked for, and so is a mirrored toss.
        Assert.Equal(SteppingNames.All.Length - (card.IsToss ? 2 : 1), specs.Select(s => new Stepping(s.Recipe.Layout!.Value, s.Recipe.DropParts)).Distinct().Count());
        Assert.True(specs.Select(s => s.Recipe.Palette).Distinct().Count() >= 8);
        foreach (string name in card.Structure)
            Assert.True(specs.Select(s => s.Recipe.Parameters[name]).Distinct().Count() >= 2, name);
    }

    [Fact]
    public void Every_parameter_of_every_recipe_lies_in_its_range()
    {
        foreach (DesignSpec spec in Plan(Open, 60))
        {
            foreach (FamilyParameter p in FamilyRegistry.Get(spec.Recipe.Family).Card.Parameters)
            {
                double value = spec.Recipe.Parameters[p.Name];
                Assert.InRange(value, p.Low, p.High);
                Assert.True(!p.IsWhole || value == Math.Round(value), p.Name);
            }
        }
    }

    [Fact]
    public void A_mood_brings_the_families_that_suit_it()
    {
        string mood = FamilyRegistry.All.Where(f => f.Card.Kind == ArtKind.AllOver).SelectMany(f => f.Card.Tags)
            .GroupBy(t => t).Where(g => g.Count() >= 2).OrderBy(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
        Assert.All(Plan(Open + $"moods: [{mood}]\n", 12), s => Assert.Contains(mood, FamilyRegistry.Get(s.Recipe.Family).Card.Tags));
    }

    [Fact]
    public void An_excluded_family_is_not_planned()
    {
        string family = FamilyChoice.For(Brief(Open))[0].Card.Id;
        Assert.DoesNotContain(Plan(Open + $"exclude: [{family}]\n", 30), s => s.Recipe.Family == family);
    }

    [Fact]
    public void A_later_try_is_another_design()
    {
        var planner = new Planner(Brief(Open), Templates.Catalogue);
        Assert.NotEqual(planner.Spec(3, 1).Recipe.Seed, planner.Spec(3, 2).Recipe.Seed);
        Assert.Equal(planner.Spec(3, 1).Recipe.Family, planner.Spec(3, 2).Recipe.Family);
    }

    [Fact]
    public void A_recipe_survives_its_JSON()
    {
        Recipe recipe = Plan(Open, 1)[0].Recipe;
        Assert.Equal(RecipeJson.Write(recipe), RecipeJson.Write(RecipeJson.Read("recipe.json", RecipeJson.Write(recipe))));
    }

    [Fact]
    public void Harmonies_named_alone_make_every_palette_and_every_colourway()
    {
        DesignSpec[] specs = Plan(Open + "palettes: [triadic]\ncolourways: 2\n", 8);
        Assert.All(specs, s => Assert.DoesNotContain(s.Recipe.Palette, Templates.Catalogue.Palettes.Keys));
        Assert.All(specs, s => Assert.NotEmpty(s.Recipe.Colourways));
        Assert.True(specs.Select(s => string.Join(' ', s.Recipe.Inks.Select(i => i.Colour.Hex))).Distinct().Count() == specs.Length);
    }
}
