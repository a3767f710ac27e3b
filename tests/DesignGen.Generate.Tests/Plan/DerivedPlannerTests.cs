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
    public void A_comment_on_a_picture_is_refused_in_the_briefs_language()
    {
        Brief brief = Brief(Open + "language: zh\n");
        DesignSpec spec = new Planner(brief, Templates.Catalogue).Spec(0, 1);
        spec = spec with { Recipe = spec.Recipe with { Engine = "diffusion", Picture = new("painted", "a koi", "", new(64, 64), 1, PictureUse.Picture, 3) } };
        InputException refused = Assert.Throws<InputException>(() => IDerivedPlanner.For(brief, Templates.Catalogue, new(DerivationKind.Revise, "X", spec, 1) { Comment = "花小一点" }));
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
            // A palette's ink that the design hardly shows is no colour that the brief asked for.
            Assert.Equal(Recipe.OtherInks, recipe.Palette);
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

    // Less red has less red on the page than the design that was seen, more has more; the inks stay as many.
    [Theory]
    [InlineData("less red", -1)]
    [InlineData("多一点红", 1)]
    public void Less_or_more_of_a_colour_changes_its_share_of_the_page(string comment, int way)
    {
        int moved = 0;
        for (int skip = 0; skip < 6; skip++)
        {
            (DesignSpec parent, DerivedPlanner plan) = Revise(comment, s => s.Recipe.Inks.Length > 2 && s.Recipe.Inks.Count(Is(Core.Colour.ColourFamily.Red)) == 1, skip);
            Recipe first = plan.Spec(0, 1).Recipe;
            Assert.Equal(parent.Recipe.Inks.Length, first.Inks.Length);
            Assert.Equal(parent.Recipe.Parameters, first.Parameters);
            double before = Red(parent.Recipe), after = Red(first);
            // What is at the end of its row already, or is an ink that this design does not show, says so.
            if (plan.Remarks.Length > 1)
                continue;
            Assert.True(way < 0 ? after < 0.9 * before : after > 1.1 * before, $"{parent.FamilyName.En}: {before:P1} to {after:P1}");
            moved++;
        }
        Assert.InRange(moved, 2, 6);

        static double Red(Recipe recipe)
        {
            Artwork artwork = ProceduralGenerator.Draw(recipe);
            Render.Raster.PlateSet plates = Render.Raster.PlateRenderer.Render(artwork, new(40));
            int red = artwork.Inks.ToList().FindIndex(i => Is(Core.Colour.ColourFamily.Red)(i));
            return red < 0 ? 0 : plates.Plates[red].Coverage.Sum(c => (double)c) / (255.0 * plates.Plates[red].Coverage.Length);
        }
    }

    [Fact]
    public void A_motif_with_a_size_of_its_own_changes_alone_and_others_with_the_whole()
    {
        (DesignSpec parent, DerivedPlanner plan) = Revise("larger flowers and 玫瑰放大", s => s.Recipe.Family == "ditsy" && s.Recipe.Parameters["flower-size"] < 12);
        Recipe first = plan.Spec(0, 1).Recipe;
        Assert.Equal(["flower-size"], first.Parameters.Where(p => parent.Recipe.Parameters[p.Key] != p.Value).Select(p => p.Key));
        (_, DerivedPlanner whole) = Revise("smaller leaves", s => s.Recipe.Parameters.ContainsKey("motif-size"));
        Assert.Contains(whole.Remarks, r => r.Contains("turns the leaf along with all else", StringComparison.Ordinal));
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
    private static (DesignSpec Parent, DerivedPlanner Plan) Revise(string comment, Func<DesignSpec, bool> wanted, int skip = 0)
    {
        Brief brief = Brief(Open);
        var planner = new Planner(brief, Templates.Catalogue);
        DesignSpec spec = Enumerable.Range(0, 400).Select(i => planner.Spec(i, 1)).Where(wanted).Skip(skip).First();
        return (spec, new(brief, Templates.Catalogue, new(DerivationKind.Revise, "7KQ4DZ2M-0001-X3", spec, 1) { Comment = comment }));
    }
}
