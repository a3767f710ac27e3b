using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Web.Api;

namespace DesignGen.Web.Pages;

/// <summary>What the gallery shows of a variant: far less than the whole, so that a thousand are soon there on a slow line.</summary>
internal sealed record Tile(
    string Code, int Index, VariantState State, string Title, double Score, int Warnings, int Rating, string Comment, string DecidedBy, DateTimeOffset? DecidedAt, int Revision, string Picture,
    ArtKind Kind, double WidthMm, double HeightMm, RepeatAnswer? Repeat, string Garment, IReadOnlyList<TileColourway> Colourways)
{
    /// <summary>How likely the team approves it, 0 to 1; null where nobody asked, or too little was decided.</summary>
    public double? Chance { get; init; }

    /// <summary>The tile of a variant.</summary>
    public static Tile Of(VariantRecord v, Language language) => new(
        v.Code, v.Index, v.State, v.Spec.Title, v.Report.Score, v.Report.Findings.Count(f => f.Verdict == Core.Reviews.GateVerdict.Warn), v.Rating, v.Comment, v.DecidedBy, v.DecidedAt, v.Revision,
        // A variant that is drawn anew has another seed, and its picture another address.
        string.Create(CultureInfo.InvariantCulture, $"{v.Spec.Recipe.Seed:x}-{v.Spec.Try}"),
        v.Spec.Recipe.Kind, v.Spec.Recipe.WidthMm, v.Spec.Recipe.HeightMm, RepeatAnswer.Of(v.Spec.Recipe), v.Spec.Recipe.Garment.Colour.Hex,
        [.. v.Spec.Recipe.Colourways.Select(c => new TileColourway(c.Id, c.Name.In(language)))]);

    /// <summary>Where its small picture is.</summary>
    public string Thumbnail => $"/api/v1/variants/{Code}/thumbnail?v={Picture}";
}

/// <summary>A colourway that a tile can be switched to.</summary>
internal sealed record TileColourway(string Id, string Name);
