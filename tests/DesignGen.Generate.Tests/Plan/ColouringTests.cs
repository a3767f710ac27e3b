using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Plan;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

public sealed class ColouringTests
{
    private static readonly Srgb Black = Srgb.Parse("#17181a");

    [Fact]
    public void No_palette_on_any_cloth_goes_over_the_ink_limit()
    {
        foreach (Palette palette in Templates.Catalogue.Palettes.Values)
        {
            foreach (Garment cloth in Templates.Catalogue.Products["t-shirt"].Garments)
            {
                foreach (bool printsGround in new[] { true, false })
                {
                    for (int inks = 1; inks <= 7; inks++)
                    {
                        ColouredRoles roles = Colouring.FromPalette(palette, cloth.Colour, inks, printsGround);
                        Assert.InRange(roles.Inks.Length, 1, inks);
                        Assert.Equal(roles.Inks.Length, roles.Inks.Select(k => k.Id).Distinct().Count());
                        Assert.True(printsGround || !roles.Roles.ContainsKey(PaletteRole.Ground) || inks == 1);
                        Assert.All(roles.Roles.Values, at => Assert.InRange(at, 0, roles.Inks.Length - 1));
                    }
                }
            }
        }
    }

    [Fact]
    public void On_black_cloth_every_form_carrying_ink_stands_off()
    {
        foreach (Palette palette in Templates.Catalogue.Palettes.Values)
        {
            ColouredRoles roles = Colouring.FromPalette(palette, Black, 6, printsGround: false);
            foreach (PaletteRole role in new[] { PaletteRole.Hero, PaletteRole.Line, PaletteRole.Support })
                Assert.True(roles.Inks[roles.Roles[role]].Colour.Oklab.L - Black.Oklab.L >= 0.14, $"{palette.Id} {role}");
        }
    }

    [Fact]
    public void The_hero_never_sinks_into_the_ground()
    {
        foreach (Palette palette in Templates.Catalogue.Palettes.Values)
        {
            ColouredRoles roles = Colouring.FromPalette(palette, Srgb.White, 2, printsGround: true);
            Assert.True(!roles.Roles.TryGetValue(PaletteRole.Ground, out int ground) || ground != roles.Roles[PaletteRole.Hero], palette.Id);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void Fixed_colours_are_used_exactly_and_all_of_them(int count)
    {
        ImmutableArray<Srgb> colours = [.. new[] { "#1f3a5f", "#c8553d", "#e0a030", "#f4efe2", "#4a6b4f", "#7d2e46", "#101010" }.Take(count).Select(Srgb.Parse)];
        foreach (bool printsGround in new[] { true, false })
        {
            ColouredRoles roles = Colouring.FromFixed(colours, Srgb.White, printsGround, FamilyProfile.Unknown, new Dice(4));
            Assert.Equal(colours.Order(Comparer<Srgb>.Create((a, b) => string.CompareOrdinal(a.Hex, b.Hex))), roles.Inks.Select(k => k.Colour).Order(Comparer<Srgb>.Create((a, b) => string.CompareOrdinal(a.Hex, b.Hex))));
        }
    }

    [Fact]
    public void A_ground_of_the_cloths_own_colour_is_not_printed()
    {
        Palette palette = Templates.Catalogue.Palettes["cream-vintage"];
        ColouredRoles roles = Colouring.FromPalette(palette, palette.Colours[PaletteRole.Ground], 6, printsGround: true);
        Assert.False(roles.Roles.ContainsKey(PaletteRole.Ground));
    }
}
