using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Generate.Plan;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

public sealed class HarmoniesTests
{
    private static Harmony[] All => [.. Templates.Catalogue.Harmonies.Values];

    [Fact]
    public void A_thousand_palettes_hold_every_rule_of_the_curated_ones()
    {
        var dice = new Dice(7);
        for (int i = 0; i < 1000; i++)
        {
            Harmony harmony = All[i % All.Length];
            double hue = dice.Between(0, 360);
            Sound(Harmonies.Make(harmony, hue, dice.Fork("palette", i)), $"{harmony.Id} at {hue}");
        }
    }

    [Fact]
    public void A_colour_asked_for_is_the_hero_exactly()
    {
        var dice = new Dice(8);
        for (int i = 0; i < 500; i++)
        {
            Harmony harmony = All[i % All.Length];
            var colour = new Srgb((byte)dice.Whole(0, 255), (byte)dice.Whole(0, 255), (byte)dice.Whole(0, 255));
            if (!Harmonies.CanCentre(colour))
                continue;
            Palette palette = Harmonies.Around(colour, harmony, dice.Fork("palette", i));
            Assert.Equal(colour, palette.Colours[PaletteRole.Hero]);
            Sound(palette, $"{harmony.Id} around {colour}");
        }
    }

    [Theory]
    [InlineData("#808080")]
    [InlineData("#0b0b0b")]
    [InlineData("#e0e0e0")]
    [InlineData("#ffe600")]
    [InlineData("#0000ff")]
    [InlineData("#00ff00")]
    public void Greys_and_the_corners_of_the_gamut_can_be_heroes(string hex)
    {
        foreach (Harmony harmony in All)
            Sound(Harmonies.Around(Srgb.Parse(hex), harmony, new Dice(3)), $"{harmony.Id} around {hex}");
    }

    [Fact]
    public void Black_and_white_have_no_halves_and_are_refused()
    {
        Assert.False(Harmonies.CanCentre(Srgb.Black) || Harmonies.CanCentre(Srgb.White));
        Assert.Throws<ArgumentException>(() => Harmonies.Around(Srgb.White, All[0], new Dice(1)));
    }

    [Fact]
    public void The_same_dice_give_the_same_palette_and_others_another()
    {
        Harmony harmony = Templates.Catalogue.Harmonies["analogous"];
        Assert.Equal(Harmonies.Make(harmony, 20, new Dice(5)).Colours, Harmonies.Make(harmony, 20, new Dice(5)).Colours);
        Assert.NotEqual(Harmonies.Make(harmony, 20, new Dice(5)).Colours, Harmonies.Make(harmony, 20, new Dice(6)).Colours);
    }

    [Fact]
    public void The_base_hue_is_the_heros_but_for_yellows_too_dark_to_be_one()
    {
        Harmony harmony = Templates.Catalogue.Harmonies["triadic"];
        for (int hue = 0; hue < 360; hue += 20)
        {
            double hero = Harmonies.Make(harmony, hue, new Dice((ulong)hue)).Colours[PaletteRole.Hero].Oklab.Oklch.H;
            Assert.InRange(Math.Abs((hero - hue + 540) % 360 - 180), 0, hue is > 80 and < 135 ? 32 : 8);
        }
    }

    private static void Sound(Palette palette, string what)
    {
        PaletteRule[] broken = [.. PaletteRules.Broken(palette.Colours)];
        Assert.True(broken.Length == 0, $"{what}: {string.Join("; ", broken.Select(r => r.Say(palette.Colours[r.First].Oklab, palette.Colours[r.Second].Oklab)))}");
        Assert.Equal(7, palette.Names.Values.Distinct().Count());
        Assert.All(palette.Names.Values, n => Assert.True(n.All(char.IsAscii), n));
    }
}
