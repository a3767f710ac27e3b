using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Generate.Procedural;

namespace DesignGen.Server.Hosting;

/// <summary>What makes a batch the one it is: the same brief, templates and engine give the same code, and so the same batch.</summary>
internal static class BatchIdentity
{
    // Spaces, comments and the order of keys in the file play no part, and of the templates only what the brief can reach.
    public static string CodeOf(Brief brief, TemplateCatalogue catalogue)
    {
        var reach = new
        {
            Engine = ProceduralGenerator.Name,
            ProceduralGenerator.Version,
            Brief = brief,
            Palettes = brief.Palettes.IsEmpty ? [.. catalogue.Palettes.Values] : brief.Palettes.Select(id => catalogue.Palettes[id]).ToArray(),
            Nails = brief.Nails is null ? null : catalogue.Nails,
        };
        return VariantCode.ForBatch(JsonSerializer.Serialize(reach, RecipeJson.Options));
    }
}
