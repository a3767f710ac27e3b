using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Colour;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Tests.Families;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Colour;

public sealed class ColourwaysTests
{
    private static readonly Palette[] Open = [.. Templates.Catalogue.Palettes.Values.Where(p => !p.Tags.Contains("nails"))];

    public static TheoryData<string, string, int, bool> Cases() => new()
    {
        { "botanical-heirloom", "#ffffff", 7, true },
        { "botanical-heirloom", "#ffffff", 4, false },
        { "guochao-azurite", "#17181a", 6, false },
        { "sea-indigo", "#c9cac8", 5, true },
        { "leopard-pop", "#ffffff", 2, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Colourways_are_distinct_readable_and_merge_no_inks(string palette, string cloth, int inks, bool printsGround)
    {
        Srgb bare = Srgb.Parse(cloth);
        ColouredRoles own = Colouring.FromPalette(Templates.Catalogue.Palettes[palette], bare, inks, printsGround);
        ImmutableArray<Colourway> ways = Colourways.For(own.Inks, own.Roles, bare, Open, 6, new Dice(4));
        Assert.InRange(ways.Length, 3, 6);
        Assert.Contains(ways, w => w.Kind == ColourwayKind.Balanced);
        Assert.Contains(ways, w => w.Kind == ColourwayKind.Unbalanced);
        Assert.Equal(ways.Length, ways.Select(w => w.Id).Distinct().Count());
        List<ImmutableArray<Ink>> seen = [own.Inks];
        foreach (Colourway way in ways)
        {
            Assert.Equal(own.Inks.Length, way.Inks.Length);
            Assert.Equal(way.Inks.Length, way.Inks.Select(i => i.Id).Distinct().Count());
            for (int i = 0; i < way.Inks.Length; i++)
            {
                for (int j = 0; j < i; j++)
                    Assert.True(way.Inks[i].Colour.Oklab.DistanceTo(way.Inks[j].Colour.Oklab) >= Colourways.Apart, way.Id);
            }
            Oklab ground = own.Roles.TryGetValue(PaletteRole.Ground, out int g) ? way.Inks[g].Colour.Oklab : bare.Oklab;
            foreach (PaletteRole role in new[] { PaletteRole.Hero, PaletteRole.Line })
            {
                if (own.Roles.TryGetValue(role, out int at) && !(own.Roles.TryGetValue(PaletteRole.Ground, out g) && g == at))
                    Assert.True(Math.Abs(way.Inks[at].Colour.Oklab.L - ground.L) >= Colourways.Readable - 1e-6, $"{way.Id} {role}");
            }
            Assert.All(seen, other => Assert.True(other.Zip(way.Inks, (a, b) => a.Colour.Oklab.DistanceTo(b.Colour.Oklab)).Average() >= Colourways.Distinct, way.Id));
            seen.Add(way.Inks);
        }
    }

    [Fact]
    public void A_balanced_colourway_keeps_light_and_dark()
    {
        Recipe recipe = Draft.Of("botanical-toss", 1, RepeatLayout.HalfDrop);
        double[] own = [.. recipe.Inks.Select(i => i.Colour.Oklab.L)];
        foreach (Colourway way in Colourways.For(recipe.Inks, recipe.Roles, Srgb.White, Open, 8, new Dice(1)).Where(w => w.Kind == ColourwayKind.Balanced))
        {
            int same = 0, pairs = 0;
            for (int i = 0; i < own.Length; i++)
            {
                for (int j = 0; j < i; j++, pairs++)
                    same += Math.Sign(own[i] - own[j]) == Math.Sign(way.Inks[i].Colour.Oklab.L - way.Inks[j].Colour.Oklab.L) ? 1 : 0;
            }
            Assert.True(same >= 0.7 * pairs, way.Id);
        }
    }

    [Fact]
    public void The_same_dice_give_the_same_and_none_are_made_where_none_are_asked_for()
    {
        Recipe recipe = Draft.Of("ditsy", 1, RepeatLayout.Block);
        string Trace(ulong seed) => string.Join('|', Colourways.For(recipe.Inks, recipe.Roles, Srgb.White, Open, 5, new Dice(seed)).Select(w => w.Id + string.Concat(w.Inks)));
        Assert.Equal(Trace(3), Trace(3));
        Assert.Empty(Colourways.For(recipe.Inks, recipe.Roles, Srgb.White, Open, 0, new Dice(3)));
        Assert.Empty(Colourways.For(recipe.Inks, recipe.Roles, Srgb.White, [], 3, new Dice(3)));
    }

    [Fact]
    public void A_colourway_never_moves_a_point_and_its_plates_are_the_same()
    {
        Recipe recipe = Draft.Of("ditsy", 2, RepeatLayout.HalfDrop);
        recipe = recipe with { Colourways = Colourways.For(recipe.Inks, recipe.Roles, Srgb.White, Open, 3, new Dice(1)) };
        recipe = RecipeJson.Read("recipe.json", RecipeJson.Write(recipe));
        Assert.Equal(3, recipe.Colourways.Length);
        Artwork own = ProceduralGenerator.Draw(recipe);
        foreach (Colourway way in recipe.Colourways)
        {
            Artwork other = way.On(own, recipe.Inks);
            Assert.Equal(own.Shapes, other.Shapes);
            Assert.DoesNotContain(own.Inks.Zip(other.Inks), p => p.First.Colour == p.Second.Colour);
            IReadOnlyList<Plate> mine = PlateRenderer.Render(own, Resolution.FromPixelsPerMillimetre(2)).Plates, theirs = PlateRenderer.Render(other, Resolution.FromPixelsPerMillimetre(2)).Plates;
            for (int i = 0; i < mine.Count; i++)
                Assert.Equal(mine[i].Coverage, theirs[i].Coverage);
        }
    }
}
