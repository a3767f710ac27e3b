using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Generate.Colour;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

public sealed class DerivedPlannerTests
{
    private const string Open = "product: t-shirt\nplacement: all-over\nsize: 120mm x 120mm\ncount: 12\n";

    private static Brief Brief(string text) => BriefReader.Read("brief.yaml", text, Templates.Catalogue);

    private static (DesignSpec Parent, DerivedPlanner Plan) Follow(string text, DerivationKind kind, int parent = 0, ulong seed = 1)
    {
        Brief brief = Brief(text);
        DesignSpec spec = new Planner(brief, Templates.Catalogue).Spec(parent, 1);
        return (spec, new(brief, Templates.Catalogue, new(kind, "7KQ4DZ2M-0001-X3", spec, seed)));
    }

    private static string Text(DesignSpec spec) => RecipeJson.Write(spec.Recipe);

    [Fact]
    public void A_derivation_survives_its_text()
    {
        (DesignSpec parent, _) = Follow(Open, DerivationKind.MoreLikeThis);
        var derivation = new Derivation(DerivationKind.OtherColours, "7KQ4DZ2M-0001-X3", parent, ulong.MaxValue) { Comment = "花小一点" };
        string text = Derivation.Write(derivation);
        Derivation back = Derivation.Read("test", text);
        Assert.Equal(text, Derivation.Write(back));
        Assert.Equal((derivation.Kind, derivation.Seed, derivation.Comment, Text(parent)), (back.Kind, back.Seed, back.Comment, Text(back.Spec)));
        Assert.Throws<InputException>(() => Derivation.Read("test", "{\"kind\":\"sideways\"}"));
    }

    [Theory]
    [InlineData(DerivationKind.MoreLikeThis)]
    [InlineData(DerivationKind.OtherColours)]
    public void The_same_derivation_gives_the_same_bytes_in_any_order_and_another_seed_gives_others(DerivationKind kind)
    {
        DerivedPlanner first = Follow(Open, kind).Plan, second = Follow(Open, kind).Plan, other = Follow(Open, kind, seed: 2).Plan;
        using var _ = new CultureScope("tr-TR");
        string[] forwards = [.. Enumerable.Range(0, 12).Select(i => Text(first.Spec(i, 1)))], backwards = [.. Enumerable.Range(0, 12).Reverse().Select(i => Text(second.Spec(i, 1))).Reverse()];
        Assert.Equal(forwards, backwards);
        Assert.NotEqual(forwards, Enumerable.Range(0, 12).Select(i => Text(other.Spec(i, 1))));
    }

    [Fact]
    public void Other_colours_move_no_point()
    {
        for (int parent = 0; parent < 12; parent++)
        {
            (DesignSpec spec, DerivedPlanner plan) = Follow(Open, DerivationKind.OtherColours, parent);
            Artwork drawn = ProceduralGenerator.Draw(spec.Recipe);
            foreach (int index in (int[])[0, 7])
            {
                Artwork other = ProceduralGenerator.Draw(plan.Spec(index, 1).Recipe);
                Assert.Equal(drawn.Shapes.Length, other.Shapes.Length);
                Assert.All(drawn.Shapes.Zip(other.Shapes), pair => Assert.Equal(Points(pair.First), Points(pair.Second)));
                Assert.NotEqual(drawn.Inks.Select(i => i.Colour), other.Inks.Select(i => i.Colour));
            }
        }

        static IEnumerable<Core.Geometry.Point> Points(Shape shape) => shape.Outline.Contours.SelectMany(c => c.Segments.Select(s => s.End).Prepend(c.Start));
    }

    [Fact]
    public void Other_colours_are_many_none_alike_and_readable()
    {
        (DesignSpec spec, DerivedPlanner plan) = Follow(Open + "moods: [spring]\n", DerivationKind.OtherColours);
        DesignSpec[] made = [.. Enumerable.Range(0, 12).Select(i => plan.Spec(i, 1)), .. Enumerable.Range(0, 12).Select(i => plan.Spec(i, 2)).Where(s => plan.Most >= 24)];
        Assert.All(made, m => Assert.Equal(spec.Recipe.Roles, m.Recipe.Roles));
        for (int i = 0; i < made.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(made[i].Recipe.Inks.Zip(made[j].Recipe.Inks, (a, b) => a.Colour.Oklab.DistanceTo(b.Colour.Oklab)).Average() >= Colourways.Distinct);
        }
        Assert.True(made.Select(m => m.PaletteName.En).Distinct().Count() >= 8);
    }

    [Fact]
    public void Other_colours_keep_the_briefs_wishes_and_bans()
    {
        (_, DerivedPlanner plan) = Follow(Open + "colour-wishes: { any: [navy] }\nno-colours: [red]\n", DerivationKind.OtherColours);
        for (int i = 0; i < Math.Min(12, plan.Most); i++)
        {
            Recipe recipe = plan.Spec(i, 1).Recipe;
            Assert.DoesNotContain(recipe.Inks, k => Core.Colour.ColourFamilies.Covers(Core.Colour.ColourFamily.Red, k.Colour));
            Assert.Contains(recipe.Inks, k => Core.Colour.ColourFamilies.Covers(Core.Colour.ColourFamily.Blue, k.Colour));
        }
    }

    [Fact]
    public void More_like_this_stays_near_its_parent()
    {
        for (int parent = 0; parent < 30; parent++)
        {
            (DesignSpec spec, DerivedPlanner plan) = Follow(Open, DerivationKind.MoreLikeThis, parent);
            FamilyCard card = FamilyRegistry.Get(spec.Recipe.Family).Card;
            DesignSpec[] made = [.. Enumerable.Range(0, 12).Select(i => plan.Spec(i, 1))];
            Assert.All(made, m => Assert.Equal((card.Id, spec.Recipe.Layout, spec.Recipe.WidthMm), (m.Recipe.Family, m.Recipe.Layout, m.Recipe.WidthMm)));
            Assert.True(made.Count(m => m.Recipe.Inks.SequenceEqual(spec.Recipe.Inks)) >= 9);
            Assert.Equal(12, made.Select(m => m.Recipe.Seed).Append(spec.Recipe.Seed).Distinct().Count() - 1);
            Assert.Equal(spec.Recipe.Parameters, made[0].Recipe.Parameters);
            foreach (FamilyParameter p in card.Parameters)
            {
                double span = p.High - p.Low, own = spec.Recipe.Parameters[p.Name];
                Assert.All(made, m => Assert.InRange(m.Recipe.Parameters[p.Name], Math.Max(p.Low, own - (p.IsWhole ? 1 : 0.201 * span)), Math.Min(p.High, own + (p.IsWhole ? 1 : 0.201 * span))));
            }
            Assert.True(made.Skip(1).Select(m => string.Join(';', m.Recipe.Parameters.Values)).Distinct().Count() >= 8);
        }
    }

    [Fact]
    public void A_design_that_begins_from_a_picture_is_refused_in_the_briefs_language()
    {
        Brief brief = Brief(Open + "language: zh\n");
        DesignSpec spec = new Planner(brief, Templates.Catalogue).Spec(0, 1);
        spec = spec with { Recipe = spec.Recipe with { Engine = "diffusion" } };
        InputException refused = Assert.Throws<InputException>(() => new DerivedPlanner(brief, Templates.Catalogue, new(DerivationKind.MoreLikeThis, "X", spec, 1)));
        Assert.Contains("图片", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bigger motifs", "motif-size", 1)]
    [InlineData("花小一点", "motif-size", -1)]
    public void A_revision_turns_the_familys_knob_the_way_that_was_asked_for(string comment, string knob, int way)
    {
        (DesignSpec parent, DerivedPlanner plan) = Revise(comment, s => s.Recipe.Parameters.ContainsKey(knob) && s.Recipe.Parameters[knob] > 1.2 * Card(s, knob).Low && s.Recipe.Parameters[knob] < 0.8 * Card(s, knob).High);
        for (int i = 0; i < 4; i++)
            Assert.Equal(way, Math.Sign(plan.Spec(i, 1).Recipe.Parameters[knob] - parent.Recipe.Parameters[knob]));
        // Nothing else is touched, and the first one is the design that was seen.
        Recipe first = plan.Spec(0, 1).Recipe;
        Assert.Equal(parent.Recipe.Seed, first.Seed);
        Assert.Equal(parent.Recipe.Inks, first.Inks);
    }

    [Fact]
    public void A_revision_puts_one_colour_in_place_of_another()
    {
        (DesignSpec parent, DerivedPlanner plan) = Revise("blue instead of red", s => s.Recipe.Inks.Any(Is(Core.Colour.ColourFamily.Red)) && !s.Recipe.Inks.Any(Is(Core.Colour.ColourFamily.Blue)));
        for (int i = 0; i < 4; i++)
        {
            Recipe recipe = plan.Spec(i, 1).Recipe;
            Assert.DoesNotContain(recipe.Inks, k => Is(Core.Colour.ColourFamily.Red)(k));
            Assert.Contains(recipe.Inks, k => Is(Core.Colour.ColourFamily.Blue)(k));
            Assert.Equal(parent.Recipe.Inks.Length, recipe.Inks.Length);
        }
    }

    [Fact]
    public void A_revision_lays_the_design_on_the_ground_that_was_asked_for()
    {
        (_, DerivedPlanner plan) = Revise("底色换藏青", s => s.Recipe.Roles.ContainsKey(PaletteRole.Ground));
        for (int i = 0; i < 4; i++)
        {
            Recipe recipe = plan.Spec(i, 1).Recipe;
            Core.Colour.Oklch ground = recipe.Inks[recipe.Roles[PaletteRole.Ground]].Colour.Oklab.Oklch;
            Assert.InRange(ground.L, 0.1, 0.4);
            Assert.InRange(ground.H, 230, 300);
        }
    }

    [Fact]
    public void A_revision_tells_what_it_understood_and_what_it_did_not()
    {
        (_, DerivedPlanner plan) = Revise("less busy, grandma would love it", _ => true);
        Assert.Contains(plan.Remarks, r => r.StartsWith("Understood: 'less busy'", StringComparison.Ordinal));
        Assert.Contains(plan.Remarks, r => r.StartsWith("Not understood:", StringComparison.Ordinal) && r.Contains("grandma", StringComparison.Ordinal));
    }

    private static Func<Core.Inks.Ink, bool> Is(Core.Colour.ColourFamily family) => ink => Core.Colour.ColourFamilies.Covers(family, ink.Colour);

    private static FamilyParameter Card(DesignSpec spec, string knob) => FamilyRegistry.Get(spec.Recipe.Family).Card.Parameters.Single(p => p.Name == knob);

    // A revision of the first design of an open brief that is of use to a test.
    private static (DesignSpec Parent, DerivedPlanner Plan) Revise(string comment, Func<DesignSpec, bool> wanted)
    {
        Brief brief = Brief(Open);
        var planner = new Planner(brief, Templates.Catalogue);
        DesignSpec spec = Enumerable.Range(0, 400).Select(i => planner.Spec(i, 1)).First(wanted);
        return (spec, new(brief, Templates.Catalogue, new(DerivationKind.Revise, "7KQ4DZ2M-0001-X3", spec, 1) { Comment = comment }));
    }
}
