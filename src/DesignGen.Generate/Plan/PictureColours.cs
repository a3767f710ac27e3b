using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Render.Raster;

namespace DesignGen.Generate.Plan;

/// <summary>Seven colours taken from a picture.</summary>
/// <param name="Found">The picture's colours, the largest share first.</param>
/// <param name="Cast">Who plays which role, as the picture has it; a role that it has no colour for is missing.</param>
/// <param name="Made">Colours made up for the missing roles.</param>
/// <param name="Moves">Colours that were moved so that the palette's rules hold, in the order of the moves.</param>
/// <param name="Colours">The palette.</param>
public sealed record PictureCasting(
    ImmutableArray<ColourShare> Found,
    ImmutableSortedDictionary<PaletteRole, ColourShare> Cast,
    ImmutableSortedDictionary<PaletteRole, Srgb> Made,
    ImmutableArray<PaletteMove> Moves,
    ImmutableSortedDictionary<PaletteRole, Srgb> Colours);

/// <summary>Takes a palette from a picture, and says what of it the picture does not have.</summary>
/// <remarks>
/// The ground is the largest light or dark area; the hero is large, colourful and apart from the ground; the line is what stands off
/// most in lightness, with little colour; the accent is vivid though small; the support is large and of another hue than the hero;
/// light and shade are what is left near the hero's hue on either side of its lightness. A casting by rule, not by what the picture
/// shows: look at it, and swap roles in the file where you know better. Pure.
/// </remarks>
public static class PictureColours
{
    // Enough that a detail of a thousandth of the picture is met hundreds of times.
    private const long MostSamples = 400_000;
    private const int MostColours = 14;

    /// <summary>Takes a palette from a picture's pixels, read as sRGB; pixels that are more than half transparent do not count.</summary>
    /// <param name="picture">The picture; 1 to 4 channels.</param>
    /// <returns>The casting; null where every pixel is transparent.</returns>
    public static PictureCasting? Take(Picture picture)
    {
        var clusters = new ColourClusters();
        // An odd step meets every column of a fine pattern.
        long pixels = (long)picture.Width * picture.Height, step = Math.Max(1, pixels / MostSamples) | 1;
        bool alpha = picture.Channels is 2 or 4, grey = picture.Channels < 3;
        for (long i = 0; i < pixels; i += step)
        {
            ReadOnlySpan<byte> at = picture.At((int)(i % picture.Width), (int)(i / picture.Width));
            if (!alpha || at[^1] >= 128)
                clusters.Add(grey ? new(at[0], at[0], at[0]) : new(at[0], at[1], at[2]));
        }
        ImmutableArray<ColourShare> found = clusters.Find(MostColours);
        return found.IsEmpty ? null : Cast(found);
    }

    private static PictureCasting Cast(ImmutableArray<ColourShare> found)
    {
        var cast = new SortedDictionary<PaletteRole, ColourShare>();
        var left = found.ToList();
        ColourShare ground = left.FirstOrDefault(c => c.Share >= 0.12 && c.Colour.Oklab.L is >= 0.75 or <= 0.35) ?? left[0];
        Oklab under = ground.Colour.Oklab;
        Take(PaletteRole.Ground, c => c == ground ? 1 : 0);
        Take(PaletteRole.Hero, c => Math.Sqrt(c.Share) * (0.04 + c.Colour.Oklab.Oklch.C) * Math.Min(Off(c), 0.3), c => c.Colour.Oklab.DistanceTo(under) >= 0.1);
        Oklab hero = cast.TryGetValue(PaletteRole.Hero, out ColourShare? h) ? h.Colour.Oklab : under;
        Take(PaletteRole.Line, c => Off(c) - 0.5 * c.Colour.Oklab.Oklch.C, c => Off(c) >= 0.2 && c.Colour.Oklab.DistanceTo(hero) >= 0.12 && c.Share >= 0.001);
        Take(PaletteRole.Accent, c => c.Colour.Oklab.Oklch.C * 2 + Math.Min(c.Colour.Oklab.DistanceTo(hero), 0.3), c => c.Colour.Oklab.Oklch.C >= 0.06 && Apart(c) >= 0.1 && c.Share is >= 0.0005 and <= 0.25);
        Take(PaletteRole.Support, c => Math.Sqrt(c.Share) * Math.Min(Apart(c), 0.3) * (0.3 + HueApart(c, hero)), c => Apart(c) >= 0.1);
        Take(PaletteRole.Shade, c => -HueApart(c, hero) - 0.5 * Math.Abs(hero.L - 0.14 - c.Colour.Oklab.L), c => c.Colour.Oklab.L <= hero.L - 0.04 && HueApart(c, hero) < 0.4);
        Take(PaletteRole.Light, c => -HueApart(c, hero) - 0.5 * Math.Abs(hero.L + 0.16 - c.Colour.Oklab.L), c => c.Colour.Oklab.L >= hero.L + 0.04 && HueApart(c, hero) < 0.4);

        Dictionary<PaletteRole, Srgb> colours = cast.ToDictionary(c => c.Key, c => c.Value.Colour);
        var made = ImmutableSortedDictionary.CreateBuilder<PaletteRole, Srgb>();
        foreach (PaletteRole role in Enum.GetValues<PaletteRole>().Where(r => !cast.ContainsKey(r)))
            made[role] = colours[role] = Make(role, under, colours.TryGetValue(PaletteRole.Hero, out Srgb own) ? own.Oklab.Oklch : hero.Oklch);
        (ImmutableSortedDictionary<PaletteRole, Srgb> fitted, ImmutableArray<PaletteMove> moves) = PaletteFitting.Fit(colours);
        return new(found, cast.ToImmutableSortedDictionary(), made.ToImmutable(), moves, fitted);

        double Off(ColourShare c) => Math.Abs(c.Colour.Oklab.L - under.L);
        double Apart(ColourShare c) => c.Colour.Oklab.DistanceTo(under);

        void Take(PaletteRole role, Func<ColourShare, double> worth, Func<ColourShare, bool>? fits = null)
        {
            if (left.Where(c => fits?.Invoke(c) ?? true).MaxBy(worth) is not { } best)
                return;
            cast[role] = best;
            left.Remove(best);
        }
    }

    // 0 one hue, 1 opposite; greys have no hue and suit any.
    private static double HueApart(ColourShare colour, Oklab other)
    {
        Oklch a = colour.Colour.Oklab.Oklch, b = other.Oklch;
        return Math.Abs((a.H - b.H + 540) % 360 - 180) / 180 * Math.Min(1, Math.Min(a.C, b.C) / 0.05);
    }

    private static Srgb Make(PaletteRole role, Oklab ground, Oklch hero)
    {
        bool light = ground.L >= 0.55;
        return (role switch
        {
            PaletteRole.Hero => new Oklch(light ? 0.55 : 0.72, ground.Oklch.C > 0.02 ? 0.1 : 0, ground.Oklch.H),
            PaletteRole.Shade => hero with { L = hero.L - 0.14 },
            PaletteRole.Light => hero with { L = hero.L + 0.17, C = hero.C * 0.55 },
            PaletteRole.Support => new Oklch(0.6, hero.C * 0.6, hero.H + 40),
            PaletteRole.Accent => new Oklch(0.74, hero.C * 0.9, hero.H - 50),
            PaletteRole.Line => new Oklch(light ? 0.24 : 0.95, 0.02, hero.H),
            _ => ground.Oklch,
        }).Srgb;
    }
}
