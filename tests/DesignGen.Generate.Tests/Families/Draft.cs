using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Tests.Families;

/// <summary>Recipes for tests of single families: seven inks, a 160 mm tile, a screen press, defaults but for what is given.</summary>
internal static class Draft
{
    private static readonly string[] Colours = ["#f4ecd8", "#2f6ea3", "#16304f", "#8cc4d6", "#e2553d", "#e3b04b", "#0f1c2e"];

    public static Recipe Of(string family, ulong seed, RepeatLayout layout, params (string Name, double Value)[] values)
    {
        PaletteRole[] roles = Enum.GetValues<PaletteRole>();
        return new()
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = family,
            Seed = seed,
            Kind = ArtKind.AllOver,
            Parameters = FamilyRegistry.Get(family).Card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Default, StringComparer.Ordinal)
                .SetItems(values.Select(v => KeyValuePair.Create(v.Name, v.Value))),
            Layout = layout,
            WidthMm = 160,
            HeightMm = 160,
            MinLineMm = 0.35,
            MinGapMm = 0.71,
            Inks = [.. Colours.Select((c, i) => new Ink(roles[i].ToString().ToLowerInvariant(), roles[i].ToString(), Srgb.Parse(c)))],
            Roles = roles.ToImmutableSortedDictionary(r => r, r => (int)r),
            Garment = new("white", new("White", "白色"), Srgb.White),
        };
    }
}
