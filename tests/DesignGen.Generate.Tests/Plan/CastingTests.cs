using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Plan;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

public sealed class CastingTests
{
    private static readonly PaletteRole[] Roles = Enum.GetValues<PaletteRole>();

    // A family that draws hero shapes with an outline on its ground.
    private static readonly FamilyProfile Outlined = FamilyProfiles.Of("asanoha") with
    {
        Areas = [0.5, 0.3, 0.02, 0.02, 0.02, 0.02, 0.12],
        Touch = [.. Enumerable.Range(0, 21).Select(pair => pair == FamilyProfile.Pair(0, 6) ? 0.5 : pair == FamilyProfile.Pair(1, 6) ? 0.5 : 0)],
    };

    private static Palette Of(params string[] colours) => new(
        "test", new("Test", "测试"), [], Roles.ToImmutableSortedDictionary(r => r, r => Srgb.Parse(colours[(int)r])), Roles.ToImmutableSortedDictionary(r => r, r => r.ToString()));

    [Fact]
    public void A_casting_uses_each_colour_once()
    {
        foreach (Palette palette in Templates.Catalogue.Palettes.Values)
        {
            Palette cast = Casting.For(palette, Outlined, null, new Dice(3));
            Assert.Equal(palette.Colours.Values.Select(c => c.Hex).Order(), cast.Colours.Values.Select(c => c.Hex).Order());
            Assert.All(Roles, r => Assert.Equal(palette.Names[palette.Colours.First(c => c.Value == cast.Colours[r]).Key], cast.Names[r]));
        }
    }

    [Fact]
    public void An_outline_that_would_drown_in_its_ground_takes_another_colour()
    {
        // Navy on navy: the fault of a palette made for another family.
        Palette drowned = Of("#16233f", "#d96a5b", "#a63f3f", "#f0a58f", "#3f7d6a", "#f1c14f", "#1b2946");
        for (ulong seed = 1; seed <= 20; seed++)
        {
            Palette cast = Casting.For(drowned, Outlined, null, new Dice(seed));
            double ground = cast.Colours[PaletteRole.Ground].Oklab.L;
            Assert.True(Math.Abs(cast.Colours[PaletteRole.Line].Oklab.L - ground) >= 0.25, $"seed {seed}");
            Assert.True(Math.Abs(cast.Colours[PaletteRole.Hero].Oklab.L - ground) >= 0.25, $"seed {seed}");
        }
    }

    [Fact]
    public void Bare_cloth_stays_the_ground()
    {
        Palette palette = Templates.Catalogue.Palettes.Values.First(p => !p.Tags.Contains("nails"));
        Palette cast = Casting.For(palette, Outlined, Srgb.White, new Dice(9));
        Assert.Equal(palette.Colours[PaletteRole.Ground], cast.Colours[PaletteRole.Ground]);
    }

    [Fact]
    public void Castings_beat_random_ones_on_the_borders_of_every_family()
    {
        int better = 0, all = 0;
        var dice = new Dice(17);
        foreach (string family in FamilyProfiles.Measured)
        {
            FamilyProfile profile = FamilyProfiles.Of(family);
            foreach (Palette palette in Templates.Catalogue.Palettes.Values.Where(p => !p.Tags.Contains("nails")).Take(12))
            {
                int[] random = [.. dice.Shuffle(Enumerable.Range(0, Roles.Length))];
                all++;
                better += Contrast(Casting.For(palette, profile, null, dice.Fork(palette.Id)), profile) >= Contrast(Permuted(palette, random), profile) ? 1 : 0;
            }
        }
        Assert.True(better >= 0.75 * all, $"{better} of {all}");
    }

    private static Palette Permuted(Palette palette, int[] order) => palette with { Colours = Roles.ToImmutableSortedDictionary(r => r, r => palette.Colours[Roles[order[(int)r]]]) };

    // Contrast where colours meet, weighed by how often, and of the hero on its ground.
    private static double Contrast(Palette palette, FamilyProfile profile)
    {
        double sum = Math.Min(0.4, Math.Abs(palette.Colours[PaletteRole.Hero].Oklab.L - palette.Colours[PaletteRole.Ground].Oklab.L));
        foreach (PaletteRole a in Roles)
        {
            foreach (PaletteRole b in Roles.Where(b => b > a))
                sum += profile.Touches(a, b) * Math.Min(0.5, palette.Colours[a].Oklab.DistanceTo(palette.Colours[b].Oklab));
        }
        return sum;
    }
}
