using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Nails;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Families;

/// <summary>The rules of a set over many recipes that name kinds, and over drawn sets of briefs.</summary>
public sealed class NailSetRulesTests
{
    private static readonly string[] Kinds = [.. FamilyRegistry.Get("nail-set").Card.Shows.Where(s => s.How == ShownHow.Kind).Select(s => s.Motif).Distinct()];

    // Up to three kinds by chance, with the quiet ones that go along where none of them is wanted, as plans write them.
    private static string[] Chosen(Dice dice)
    {
        string[] wanted = [.. dice.Shuffle(Kinds).Take(dice.Whole(1, Theme.MostLeads))];
        return wanted.Any(Idiom.QuietKinds.Contains) ? wanted : [.. wanted, .. Idiom.QuietKinds, "sparkle", "glitter"];
    }

    [Fact]
    public void A_set_of_wanted_kinds_shows_them_all_and_keeps_the_grammar_of_roles()
    {
        for (ulong seed = 0; seed < 1200; seed++)
        {
            var dice = new Dice(seed);
            string[] chosen = Chosen(dice.Fork("kinds"));
            string[] wanted = [.. chosen.Take(Theme.MostLeads).Where((m, i) => !Idiom.QuietKinds.Contains(m) || chosen.Length <= Theme.MostLeads)];
            Theme theme = Theme.All[(int)(seed % (ulong)Theme.All.Length)];
            var plan = new SetPlan(theme.Of(chosen), dice.Fork("plan"), (seed & 1) > 0, (seed & 2) > 0, (seed & 4) > 0);
            var roles = new List<NailRole>();
            var seen = new HashSet<string>();
            foreach (Hand hand in Enum.GetValues<Hand>())
            {
                (NailRole Role, Idiom Idiom)[] nails = [.. Enum.GetValues<Finger>().Select(f => plan[hand, f])];
                roles.AddRange(nails.Select(n => n.Role));
                seen.UnionWith(nails.SelectMany(n => n.Idiom.Motifs));
                string set = $"{theme.Name} {seed} [{string.Join(' ', wanted)}]: {string.Join(' ', nails.Select(n => n.Idiom.Id))}";
                Assert.True(nails.Count(n => n.Role is NailRole.Accent or NailRole.Statement) is 1 or 2, set);
                for (int i = 1; i < 5; i++)
                    Assert.False(nails[i].Idiom.Heavy && nails[i - 1].Idiom.Heavy, set);
                Assert.All(nails, n => Assert.True(n.Idiom.Motifs.Length == 0 || n.Idiom.Motifs.Any(chosen.Contains), set));
            }
            Assert.True(wanted.All(seen.Contains), $"{theme.Name} {seed}: {string.Join(' ', wanted.Except(seen))} not seen");
            Assert.InRange(roles.Count(r => r == NailRole.Base), 4, 6);
            Assert.InRange(roles.Count(r => r == NailRole.Pattern), 2, 3);
            Assert.InRange(roles.Count(r => r == NailRole.Statement), 0, 1);
        }
    }

    [Fact]
    public void The_other_hand_has_the_same_plan_for_the_accent_and_another_drawing()
    {
        foreach (Recipe recipe in Sets("Press-on nails, leopard, hearts, 7 colours", 6))
        {
            Artwork art = ProceduralGenerator.Draw(recipe);
            Assert.NotEqual(On(art, 3, 1), On(art, 8, -1));
        }

        static string[] On(Artwork art, int nail, double mirror)
        {
            Rect box = art.CutLines[nail].Outline.Bounds;
            return [.. art.Shapes.Where(s => box.Grow(1.61).Contains(s.Outline.Bounds.Centre)).Select(s => FormattableString.Invariant($"{(s.Outline.Bounds.Centre.X - box.Centre.X) * mirror:0.0} {s.Outline.Bounds.Centre.Y - box.Centre.Y:0.0} {s.Outline.Bounds.Width:0.0}"))];
        }
    }

    [Theory]
    [InlineData("Press-on nails, French tips and cherries, at most 3 colours", 3)]
    [InlineData("猫眼美甲，玳瑁，最多4色", 4)]
    [InlineData("Nails, knit and aura, at most 5 colours", 5)]
    public void Sets_print_in_no_more_inks_than_the_brief_allows_and_in_no_others(string brief, int most)
    {
        foreach (Recipe recipe in Sets(brief, 8))
        {
            Artwork art = ProceduralGenerator.Draw(recipe);
            Assert.InRange(recipe.Inks.Length, 1, most);
            Assert.All(art.Inks, ink => Assert.Contains(ink, recipe.Inks));
            Assert.All(art.Shapes, s => Assert.True(s.Ink is null || (s.Ink >= 0 && s.Ink < art.Inks.Length)));
        }
    }

    [Theory]
    [InlineData("Press-on nails, marble, leopard and glitter gradient")]
    [InlineData("美甲，青花瓷，祥云，樱桃")]
    public void Art_is_cropped_to_the_bleed_of_its_nail(string brief)
    {
        foreach (Recipe recipe in Sets(brief, 4))
        {
            Artwork art = ProceduralGenerator.Draw(recipe);
            Rect[] windows = [.. art.CutLines.Select(c => c.Outline.Bounds.Grow(recipe.Nails!.BleedMm + 0.22))];
            // One shape may hold pieces of neighbouring nails in one ink; handles of curves may lie outside.
            Assert.All(art.Shapes.Where(s => s.Ink is not null).SelectMany(s => s.Outline.Contours).Select(c => c.Flatten(0.02)), piece => Assert.Contains(windows, w => piece.All(w.Contains)));
        }
    }

    // Corners and the ends of tapers lose a little.
    private const double Keeps = 0.95;

    // Opening by a square of 3 pixels of 0.05 mm wipes out what is thinner than 0.15 mm; closing fills gaps that are narrower.
    [Theory]
    [InlineData("leopard-print", "blue-and-white", "micro-french")]
    [InlineData("knit", "tortoise-shell", "negative-space")]
    [InlineData("bow", "pearl", "crystal")]
    [InlineData("marble", "ombre-nail", "ink-blot")]
    public void What_is_drawn_in_flat_inks_holds_the_thinnest_line_and_gap_at_the_size_of_a_nail(params string[] kinds)
    {
        Recipe recipe = Sets("Press-on nails, short squoval", 1).Single() with { Family = "nail-set", Ramps = false, Motifs = [.. kinds] };
        recipe = recipe with { Parameters = FamilyRegistry.Get("nail-set").Card.Parameters.ToDictionary(p => p.Name, p => p.Default).ToImmutableSortedDictionary() };
        var lost = new List<string>();
        foreach (Plate plate in PlateRenderer.Render(ProceduralGenerator.Draw(recipe), new Resolution(508)).Plates)
        {
            bool[] ink = [.. plate.Coverage.Select(c => c >= 128)];
            double all = Math.Max(1, ink.Count(i => i));
            bool[] opened = Spread(Spread(ink, plate.Width, false), plate.Width, true), closed = Spread(Spread(ink, plate.Width, true), plate.Width, false);
            double lines = opened.Count(i => i) / all, gaps = closed.Count(i => i) / all;
            if (lines < Keeps || gaps > 2 - Keeps)
                lost.Add(FormattableString.Invariant($"{plate.Ink.Name}, {all} pixels: keeps {lines:0.000}, fills to {gaps:0.000}"));
        }
        Assert.Empty(lost);

        static bool[] Spread(bool[] from, int width, bool any)
        {
            // Along rows first, then down columns.
            return Along(Along(from, 1), width);

            bool[] Along(bool[] of, int step)
            {
                var to = new bool[of.Length];
                for (int i = step; i < of.Length - step; i++)
                    to[i] = any ? of[i - step] | of[i] | of[i + step] : of[i - step] & of[i] & of[i + step];
                return to;
            }
        }
    }

    private static Recipe[] Sets(string text, int count)
    {
        Brief brief = BriefReader.Read("wish.txt", text, Templates.Catalogue);
        var planner = new Planner(brief, Templates.Catalogue);
        return [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1).Recipe)];
    }
}
