using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DesignGen.Core.Accounts;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Api;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>What was found of something that briefs can name.</summary>
/// <param name="Found">How many there are.</param>
/// <param name="Items">The first of them.</param>
public sealed record FoundAnswer<T>(int Found, IReadOnlyList<T> Items);

/// <summary>Tools that say what briefs can name.</summary>
internal sealed class CatalogueTools(Desk desk, DesignGenHost host)
{
    private const string WordsSay = "Words that must all match, in English or Chinese, for example 'autumn leaves'; left out, everything is listed.";
    private const string LimitSays = "Most entries, 1 to 200.";

    [McpServerTool(Name = "list_families", Title = "List pattern families", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("The pattern families that briefs can name, with the moods and words that they are found by.")]
    public FoundAnswer<NamedAnswer> Families([Description(WordsSay), StringLength(200)] string? words = null, [Description(LimitSays), Range(1, 200)] int limit = 50) => First(CatalogueEndpoints.Families(words), limit);

    [McpServerTool(Name = "list_motifs", Title = "List motifs", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("The motifs that briefs can name, each with what the built-in engine draws for it and whether that is the motif itself or a relative.")]
    public FoundAnswer<MotifAnswer> Motifs([Description(WordsSay), StringLength(200)] string? words = null, [Description(LimitSays), Range(1, 200)] int limit = 50) => First(CatalogueEndpoints.Motifs(host, words), limit);

    [McpServerTool(Name = "list_palettes", Title = "List palettes", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("The palettes that briefs can name, by mood, season, market, name or ink; light, dark and coloured ask for grounds.")]
    public FoundAnswer<NamedAnswer> Palettes([Description(WordsSay), StringLength(200)] string? words = null, [Description(LimitSays), Range(1, 200)] int limit = 50) => First(CatalogueEndpoints.Palettes(host, words), limit);

    private FoundAnswer<T> First<T>(IReadOnlyList<T> all, int limit)
    {
        desk.Caller.Require(Deed.See);
        return new(all.Count, [.. all.Take(limit)]);
    }
}
