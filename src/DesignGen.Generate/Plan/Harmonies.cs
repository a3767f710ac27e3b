using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;

namespace DesignGen.Generate.Plan;

/// <summary>Palettes from a harmony: seven colours around one hue that hold every rule of the curated ones.</summary>
/// <remarks>
/// Half of where a colour lies in its range of lightness is chance, half is its hue: a yellow is itself when it is light, a violet
/// when it is dark. Chroma is lowered where a screen can't show it; hue stays. The harmony's turns go either way round, by chance.
/// A yellow hero too dark to be one would be mud: it is taken as ochre or as leaf green, whichever is nearer.
/// What still breaks a rule is moved by <see cref="PaletteFitting"/>. Pure: same harmony, hue and dice, same palette.
/// </remarks>
public static class Harmonies
{
    // OKLCH lightness at which hues are at their strongest on a screen, every 30 degrees from 0, and again at 360; our own reading.
    private static readonly double[] Natural = [0.62, 0.63, 0.72, 0.86, 0.92, 0.84, 0.78, 0.8, 0.68, 0.5, 0.52, 0.6, 0.62];

    /// <summary>A palette around a hue.</summary>
    /// <param name="harmony">The harmony.</param>
    /// <param name="hueDegrees">The hero's hue in OKLCH, any number: 29 red, 110 yellow, 142 green, 264 blue. A harmony that works for some hues only takes it as a place between those.</param>
    /// <param name="dice">Where in the harmony's ranges the colours lie.</param>
    public static Palette Make(Harmony harmony, double hueDegrees, Dice dice)
    {
        double turn = Turn(hueDegrees), hue = harmony.Hues.High - harmony.Hues.Low >= 360 ? turn : harmony.Hues.At(turn / 360);
        (ImmutableSortedDictionary<PaletteRole, Srgb> colours, _) = PaletteFitting.Fit(Cast(harmony, hue - harmony.Roles[PaletteRole.Hero].Hue, dice));
        return Named(harmony, colours);
    }

    /// <summary>A palette around a colour, which is its hero exactly as given; the other roles take the harmony's places around its hue, and give way to it.</summary>
    /// <param name="colour">The hero.</param>
    /// <param name="harmony">The harmony.</param>
    /// <param name="dice">Where in the harmony's ranges the others lie.</param>
    /// <exception cref="ArgumentException">The colour is too dark or too light to have a darker and a lighter half: see <see cref="CanCentre"/>.</exception>
    public static Palette Around(Srgb colour, Harmony harmony, Dice dice)
    {
        if (!CanCentre(colour))
            throw new ArgumentException($"{colour} is too dark or too light for a hero. Choose one of lightness {PaletteFitting.HeroLightness.Low} to {PaletteFitting.HeroLightness.High}.", nameof(colour));
        Dictionary<PaletteRole, Srgb> cast = Cast(harmony, colour.Oklab.Oklch.H - harmony.Roles[PaletteRole.Hero].Hue, dice);
        // Halves belong to the hero: they keep their step from it.
        Oklch own = colour.Oklab.Oklch, drawn = cast[PaletteRole.Hero].Oklab.Oklch;
        foreach (PaletteRole half in new[] { PaletteRole.Shade, PaletteRole.Light })
        {
            Oklch was = cast[half].Oklab.Oklch;
            double reach = half == PaletteRole.Shade ? own.L / drawn.L : (1 - own.L) / (1 - drawn.L);
            cast[half] = new Oklch(own.L + (was.L - drawn.L) * Math.Min(1, reach), was.C * Math.Min(1, own.C / Math.Max(drawn.C, 0.01)), was.H).Srgb;
        }
        cast[PaletteRole.Hero] = colour;
        (ImmutableSortedDictionary<PaletteRole, Srgb> colours, _) = PaletteFitting.Fit(cast, PaletteRole.Hero);
        return Named(harmony, colours);
    }

    /// <summary>Whether a colour can be a hero: black, white and what is nearly so have no darker and lighter halves.</summary>
    public static bool CanCentre(Srgb colour) => colour.Oklab.L >= PaletteFitting.HeroLightness.Low && colour.Oklab.L <= PaletteFitting.HeroLightness.High;

    private static Dictionary<PaletteRole, Srgb> Cast(Harmony harmony, double hue, Dice dice)
    {
        int side = dice.Sign();
        double heroHue = Turn(hue + harmony.Roles[PaletteRole.Hero].Hue), ripe = harmony.Roles[PaletteRole.Hero].Lightness.High < 0.75 ? Ripe(heroHue) : heroHue;
        (hue, heroHue) = (hue + ripe - heroHue, ripe);
        var cast = new Dictionary<PaletteRole, Srgb>();
        foreach ((PaletteRole role, HarmonyRole place) in harmony.Roles)
        {
            double h = place.Stays ? place.Hue : role == PaletteRole.Hero ? heroHue : hue + place.Hue * side;
            // Shadows turn: warm ones towards red, cool ones towards violet; those of yellow most, since they go green else.
            if (role == PaletteRole.Shade && !place.Stays)
                h += Towards(h, Turn(heroHue) is > 115 and < 330 ? 285 : 10, Turn(heroHue) is > 55 and < 115 ? 25 : 8);
            h = Turn(h + dice.Between(-4, 4));
            double l = place.Lightness.At(0.5 * dice.Unit() + 0.5 * place.Lightness.PartOf(NaturalLightness(h)));
            cast[role] = new Oklch(l, place.Chroma.At(dice.Unit()), h).Srgb;
        }
        return cast;
    }

    private static Palette Named(Harmony harmony, ImmutableSortedDictionary<PaletteRole, Srgb> colours)
    {
        Srgb hero = colours[PaletteRole.Hero];
        (string en, string zh) = ColourNames.Of(hero);
        ImmutableArray<string> names = ColourNames.ForAll(colours.Values);
        string id = string.Create(CultureInfo.InvariantCulture, $"{harmony.Id}-{hero.Hex[1..]}");
        return new(
            id, new($"{harmony.Name.En}, {en.ToLowerInvariant()}", $"{harmony.Name.Zh}·{zh}"), harmony.Tags, colours,
            colours.Keys.Select((role, i) => (role, i)).ToImmutableSortedDictionary(r => r.role, r => names[r.i]));
    }

    private static double Turn(double degrees) => (degrees % 360 + 360) % 360;

    private static double Ripe(double hue) => hue is > 82 and < 108 ? 78 : hue is >= 108 and < 132 ? 134 : hue;

    private static double Towards(double from, double to, double most) => Math.Clamp(Turn(to - from + 180) - 180, -most, most);

    private static double NaturalLightness(double hue)
    {
        double at = Turn(hue) / 30;
        int i = (int)at;
        return Natural[i] + (Natural[i + 1] - Natural[i]) * (at - i);
    }
}
