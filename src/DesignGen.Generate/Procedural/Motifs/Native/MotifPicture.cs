using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Motifs;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using DesignGen.Generate.Procedural.Motifs.Packs;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Pictures of native motifs in seven inks, for sheets and pages.</summary>
public static class MotifPicture
{
    /// <summary>Colour of the ground.</summary>
    public static Srgb Ground { get; } = Srgb.Parse("#f6efe0");

    // Ground, hero, shade, light, support, accent, line.
    private static readonly ImmutableArray<Srgb> Colours = [Ground, .. new[] { "#d8433a", "#9a2026", "#f4b3a2", "#4c8a55", "#f0b429", "#1f2a44" }.Select(c => Srgb.Parse(c))];

    /// <summary>Motifs in a grid, one individual each.</summary>
    /// <param name="motifs">Which, in reading order; one at least.</param>
    /// <param name="columns">How many stand side by side, 1 or more.</param>
    /// <param name="seed">Chance of the individuals.</param>
    /// <param name="sizeMm">Size across of each, mm; cells are an eighth larger.</param>
    /// <param name="minLineMm">Thinnest line of the press, mm; finer details are left out.</param>
    public static Artwork Grid(IReadOnlyList<NativeMotif> motifs, int columns, ulong seed, double sizeMm = 30, double minLineMm = 0.3)
    {
        double cell = sizeMm * 1.125;
        DesignCanvas canvas = Canvas(columns * cell, (motifs.Count + columns - 1) / columns * cell, minLineMm);
        canvas.Ground();
        for (int i = 0; i < motifs.Count; i++)
            Put(canvas, motifs[i], new Dice(seed).Fork(motifs[i].Id), new((i % columns + 0.5) * cell, (i / columns + 0.5) * cell), sizeMm);
        return canvas.Build();
    }

    /// <summary>One motif: a large individual and, below it, three others down to the smallest size at which it is known.</summary>
    public static Artwork Card(NativeMotif motif, ulong seed)
    {
        DesignCanvas canvas = Canvas(48, 48, 0.3);
        canvas.Ground();
        Dice dice = new Dice(seed).Fork(motif.Id);
        Put(canvas, motif, dice.Fork("one", 0), new(24, 16.5), 31);
        for (int i = 1; i <= 3; i++)
            Put(canvas, motif, dice.Fork("one", i), new(-6 + 15 * i, 40), i == 3 ? Math.Min(motif.LeastMm, 13) : 13);
        return canvas.Build();
    }

    /// <summary>As <see cref="Card(NativeMotif, ulong)"/>, of a pack's drawing in the dress that designs give it.</summary>
    public static Artwork Card(PackMotif motif, ulong seed) => Card(PackDrawing.Of(motif).Native, seed);

    /// <summary>Draws a motif upright in the colour by which it is known, if it has one.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="motif">What.</param>
    /// <param name="dice">Chance of the individual.</param>
    /// <param name="at">Its middle, mm.</param>
    /// <param name="sizeMm">Its size across, mm.</param>
    public static void Put(DesignCanvas canvas, NativeMotif motif, Dice dice, Point at, double sizeMm)
    {
        PaletteRole main = motif.HueDegrees is double hue
            ? new[] { PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent }.MinBy(r => Math.Abs((canvas.ColourOf(r).Oklab.Oklch.H - hue + 540) % 360 - 180))
            : PaletteRole.Hero;
        Motif grown = motif.Grow(dice);
        Dress dress = grown is Charm ? Charms.Dress(canvas, main, PaletteRole.Ground) : Dress.For(canvas, main, PaletteRole.Support, Finish.Tonal);
        grown.Draw(canvas, Affine.Scale(sizeMm / 2).Then(Affine.Rotate(-Math.PI / 2)).Then(Affine.Translate(at)), dress);
    }

    internal static DesignCanvas Canvas(double width, double height, double minLine)
    {
        PaletteRole[] roles = Enum.GetValues<PaletteRole>();
        return new(new Recipe
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = "motif",
            Seed = 1,
            Parameters = ImmutableSortedDictionary<string, double>.Empty,
            Kind = ArtKind.Placement,
            WidthMm = width,
            HeightMm = height,
            Inks = [.. Colours.Select((c, i) => new Ink(roles[i].ToString().ToLowerInvariant(), roles[i].ToString(), c))],
            Roles = roles.ToImmutableSortedDictionary(r => r, r => (int)r),
            Garment = new("ground", new("Ground", "底"), Ground),
            MinLineMm = minLine,
            MinGapMm = minLine,
        });
    }
}
