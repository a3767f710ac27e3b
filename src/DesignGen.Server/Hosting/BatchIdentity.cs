using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;

namespace DesignGen.Server.Hosting;

/// <summary>What makes a batch the one it is: the same brief, templates and engine give the same code, and so the same batch.</summary>
internal static class BatchIdentity
{
    // What follows from other properties is left out, so that a new convenience of a type does not make every batch another one.
    private static readonly JsonSerializerOptions Json = new(RecipeJson.Options) { IgnoreReadOnlyProperties = true };

    // Spaces, comments and the order of keys in the file play no part, and of the templates only what the brief can reach.
    // The same brief of two teams is two batches.
    public static string CodeOf(Brief brief, TemplateCatalogue catalogue, string team, Derivation? derivation = null)
    {
        var reach = new Reach(
            ProceduralGenerator.Name, ProceduralGenerator.Version, brief,
            !brief.Palettes.Any(catalogue.Palettes.ContainsKey) ? [.. catalogue.Palettes.Values] : [.. brief.Palettes.Where(catalogue.Palettes.ContainsKey).Select(id => catalogue.Palettes[id])],
            brief.Palettes.IsEmpty ? [.. catalogue.Harmonies.Values] : [.. brief.Palettes.Where(catalogue.Harmonies.ContainsKey).Select(id => catalogue.Harmonies[id])],
            brief.Nails is null ? null : catalogue.Nails)
        {
            // What has no part in a brief is left out, so that its code stays what it was.
            PictureVersion = brief.Pictures is null ? null : PicturePlanner.Version,
            Styles = brief.Pictures is null ? null : [.. catalogue.Styles.Values],
            Prompts = brief.Pictures is null ? null : catalogue.Prompts,
            Team = team.Length == 0 ? null : team,
            Derivation = derivation,
        };
        return VariantCode.ForBatch(JsonSerializer.Serialize(reach, Json));
    }

    private sealed record Reach(string Engine, int Version, Brief Brief, IReadOnlyList<Palette> Palettes, IReadOnlyList<Harmony> Harmonies, NailCharts? Nails)
    {
        public int? PictureVersion { get; init; }

        public IReadOnlyList<PictureStyle>? Styles { get; init; }

        public PromptWords? Prompts { get; init; }

        public string? Team { get; init; }

        public Derivation? Derivation { get; init; }
    }
}
