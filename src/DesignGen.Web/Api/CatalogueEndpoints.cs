using DesignGen.Core.Accounts;
using DesignGen.Core.Catalogue;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Procedural;
using DesignGen.Server.Hosting;
using DesignGen.Web.Accounts;

namespace DesignGen.Web.Api;

/// <summary>Something that briefs can name.</summary>
/// <param name="Id">Its key in briefs.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Words">Moods and the like, by which it is found.</param>
public sealed record NamedAnswer(string Id, LocalName Name, IReadOnlyList<string> Words);

/// <summary>A motif that briefs can name.</summary>
/// <param name="Id">Its key in briefs.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Itself">Whether the built-in engine draws it or a kind of it, and not only a relative.</param>
/// <param name="Drawn">What is drawn for it.</param>
/// <param name="Families">Ids of the families that draw it.</param>
public sealed record MotifAnswer(string Id, LocalName Name, bool Itself, IReadOnlyList<string> Drawn, IReadOnlyList<string> Families);

/// <summary>An image model that briefs can name.</summary>
/// <param name="Id">Its key in briefs.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Engine">Where it runs: diffusion on this machine, remote as a service.</param>
public sealed record ModelAnswer(string Id, LocalName Name, string Engine);

/// <summary>What the shop has: families, motifs, palettes, products, models.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("").WithTags("catalogue");
        group.MapGet("/families", (string? words) => TypedResults.Ok(Families(words)))
            .Needs(Deed.See).WithName("listFamilies").WithSummary("The pattern families that match every word, in English or Chinese.");
        group.MapGet("/motifs", (string? words, DesignGenHost host) => TypedResults.Ok(Motifs(host, words)))
            .Needs(Deed.See).WithName("listMotifs").WithSummary("The motifs that match every word, each with what the built-in engine draws for it.");
        group.MapGet("/palettes", (string? words, DesignGenHost host) => TypedResults.Ok(Palettes(host, words)))
            .Needs(Deed.See).WithName("listPalettes").WithSummary("The palettes that match every word; light, dark and coloured ask for grounds.");
        group.MapGet("/products", (DesignGenHost host) => TypedResults.Ok<IReadOnlyList<NamedAnswer>>(
                [.. host.Catalogue.Products.Values.Select(p => new NamedAnswer(p.Id, p.Name, [.. p.Placements.Select(x => x.Id)]))]))
            .Needs(Deed.See).WithName("listProducts").WithSummary("The products, each with its placements.");
        group.MapGet("/models", (DesignGenHost host) => TypedResults.Ok<IReadOnlyList<ModelAnswer>>(
                [.. host.Catalogue.PictureModels.Values.Select(m => new ModelAnswer(m.Id, m.Name, m.Engine))]))
            .Needs(Deed.See).WithName("listModels").WithSummary("The image models that briefs can name.");
    }

    /// <summary>The pattern families that match every word.</summary>
    internal static IReadOnlyList<NamedAnswer> Families(string? words) => [.. FamilySearch.Find(Split(words)).Select(f => new NamedAnswer(f.Id, f.Name, [.. f.Tags]))];

    /// <summary>The motifs that match every word.</summary>
    internal static IReadOnlyList<MotifAnswer> Motifs(DesignGenHost host, string? words) =>
        [.. MotifSearch.Find(host.Catalogue.Lexicon.Value, Split(words), host.Catalogue.MotifPacks).Select(m => new MotifAnswer(m.Motif.Id, m.Motif.Name, m.Itself, [.. m.Drawn], [.. m.Families]))];

    /// <summary>The palettes that match every word.</summary>
    internal static IReadOnlyList<NamedAnswer> Palettes(DesignGenHost host, string? words) => [.. PaletteSearch.Find(host.Catalogue, Split(words)).Select(p => new NamedAnswer(p.Id, p.Name, [.. p.Tags]))];

    private static string[] Split(string? words) => (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
