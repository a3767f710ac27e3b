using System.Collections.Immutable;
using DesignGen.Core.Designs;
using DesignGen.Core.Provenance;

namespace DesignGen.Produce.Packs;

/// <summary>One thing that a style's art is made of, and under what terms.</summary>
/// <param name="Kind">What it is: <c>drawing</c>, <c>motif</c>, <c>picture</c>, <c>reference</c> or <c>fonts</c>.</param>
/// <param name="Name">Which one.</param>
/// <param name="Licence">The terms, in the words of whoever recorded them.</param>
public sealed record ArtLicence(string Kind, string Name, string Licence);

/// <summary>What a style's art is made of; it lies in the style's folder as <c>licences.json</c>.</summary>
internal static class ArtLicences
{
    private const string Own = "made by the program; no third-party rights";

    private static readonly string[] NonCommercial = ["non-commercial", "noncommercial", "non commercial", "by-nc", "research only", "research-only", "非商用", "非商业"];

    /// <summary>Whether a licence, by its wording, forbids the sale of what was made under it.</summary>
    public static bool BarsSale(string licence) => NonCommercial.Any(word => licence.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Everything in the art, with its terms.</summary>
    /// <param name="order">The style.</param>
    /// <param name="embedded">The font that its tech pack holds a part of; null for none.</param>
    public static ImmutableArray<ArtLicence> Of(ProductionOrder order, (string Name, string Licence)? embedded)
    {
        Recipe recipe = order.Variant.Spec.Recipe;
        var parts = ImmutableArray.CreateBuilder<ArtLicence>();
        if (recipe.Picture is { } picture)
        {
            parts.Add(new("picture", picture.Model, order.ModelLicence.Length > 0 ? order.ModelLicence : "not recorded: see the terms of the model or service"));
            if (picture.Start is { } reference)
                parts.Add(new("reference", "sha256 " + reference, "given with the brief; whoever gave it answers for the right to use it"));
        }
        else
        {
            parts.Add(new("drawing", recipe.Family + ", " + Generator.Name, Own));
            parts.AddRange(recipe.Motifs.Select(m => recipe.PackMotifs.FirstOrDefault(p => p.Id == m) is { } pack
                ? new ArtLicence("motif", $"{m}, of the pack {pack.Pack}, {pack.Origin}, sha256 {pack.Hash}; re-styled", pack.Licence)
                : new ArtLicence("motif", m, Own)));
        }
        parts.Add(recipe.Font is { IsStyle: false } font
            ? new("fonts", $"{font.Name}{(font.Version.Length > 0 ? $", {font.Version}" : "")}, sha256 {font.Hash}", font.Licence.Length > 0 ? font.Licence : "not recorded in the font: see the terms of its maker")
            : new("fonts", "none", "lettering is drawn as outlines by the program; no font is in the art"));
        if (embedded is { } set)
            parts.Add(new("fonts", set.Name, set.Licence + " (in techpack.pdf: the characters that it shows, as the font's embedding rights allow)"));
        return parts.ToImmutable();
    }
}
