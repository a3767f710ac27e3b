using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Tests;
using DesignGen.Tests;

namespace DesignGen.Benchmarks.Raster;

/// <summary>The artworks that are drawn: what a customer would, and one that is hard on purpose. Seed 1 throughout.</summary>
internal static class BenchmarkArt
{
    public const ulong Seed = 1;

    /// <summary>Name and artwork, none with knock-outs.</summary>
    public static IEnumerable<(string Name, Artwork Artwork)> All()
    {
        foreach (string family in (string[])["botanical-toss", "seigaiha", "leopard"])
        {
            Artwork tile = Family(family);
            // Two tiles each way, as a piece of cloth.
            Artwork cloth = Field.Spread(tile, new Rect(0, 0, tile.Width.Millimetres * 2, tile.Height.Millimetres * 2));
            yield return ($"{family}, 2 × 2 tiles", Inked(cloth));
        }
        yield return ("overlapping blobs with ramps", Inked(Art.Toss(Seed, 320, 4000)));
    }

    /// <summary>A family's tile of 160 mm as its card has it, in six inks.</summary>
    public static Artwork Family(string id)
    {
        FamilyCard card = FamilyRegistry.Get(id).Card;
        TemplateCatalogue catalogue = Templates.Catalogue;
        ColouredRoles coloured = Colouring.FromPalette(catalogue.Palettes.Values.First(p => !p.Tags.Contains("nails")), Srgb.White, 6, card.PrintsGround);
        PrintMethod method = catalogue.Methods["screen"];
        return ProceduralGenerator.Draw(new Recipe
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = card.Id,
            Seed = Seed,
            Kind = ArtKind.AllOver,
            Parameters = card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Default, StringComparer.Ordinal),
            Layout = card.Layouts[0],
            WidthMm = 160,
            HeightMm = 160,
            Inks = coloured.Inks,
            Roles = coloured.Roles,
            Garment = new("white", new("White", "白色"), Srgb.White),
            MinLineMm = method.MinLine.Millimetres,
            MinGapMm = method.MinGap.Millimetres,
        });
    }

    // A knock-out has no equal in the plain SVG that the rival draws.
    private static Artwork Inked(Artwork artwork) => artwork with { Shapes = [.. artwork.Shapes.Where(s => s.Ink is not null)] };
}
