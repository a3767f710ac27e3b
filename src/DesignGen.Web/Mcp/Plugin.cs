using System.Reflection;
using System.Security.Claims;
using DesignGen.Core.Accounts;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Accounts;
using DesignGen.Web.Api;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>The plugin: what assistants and other programs can call over the Model Context Protocol, whichever way they reach it.</summary>
/// <remarks>Specification: https://modelcontextprotocol.io/specification. Every call goes over a <see cref="Desk"/> of whoever asks, which checks right and team.</remarks>
/// <param name="services">What desks are made of.</param>
/// <param name="reports">Where reports of defects are kept.</param>
internal sealed class Plugin(IServiceProvider services, DefectReports reports)
{
    /// <summary>What the plugin is called.</summary>
    public const string Name = "designgen";

    private const string Instructions =
        """
        DesignGen turns a product brief, in English or Chinese, into print-ready design variants for T-shirts, nails and other goods.
        Usual way: explain_brief shows how the words are understood, submit_brief orders a batch, wait_for_batch follows it, show_variants shows the designs, decide_variants keeps what people said of them, follow_design has others drawn after one that is liked or to be changed, produce orders press files of what was approved.
        Decisions are people's: approve or decline only what a person asked you to. Say what a brief's remarks tell before going on.
        """;

    /// <summary>The tools, resources and prompts for one connection.</summary>
    /// <param name="site">Where the connection comes in.</param>
    public McpServerOptions Options(PluginSite site)
    {
        var host = services.GetRequiredService<DesignGenHost>();
        var options = new McpServerOptions
        {
            ServerInfo = new() { Name = Name, Title = "DesignGen", Version = typeof(Plugin).Assembly.GetName().Version!.ToString(3) },
            ServerInstructions = Instructions,
            ToolCollection = [],
            ResourceCollection = [],
            PromptCollection = [],
        };
        foreach (McpServerTool tool in (IEnumerable<McpServerTool>)
            [
                .. Tools(site, desk => new BriefTools(desk)), .. Tools(site, desk => new BatchTools(desk)), .. Tools(site, desk => new PictureTools(desk)), .. Tools(site, desk => new ReviewTools(desk)), .. Tools(site, desk => new FollowingTools(desk)),
                .. Tools(site, desk => new ProductionTools(desk, site)), .. site.SaveFolder is null ? [] : Tools(site, desk => new SavingTools(desk, site.SaveFolder)), .. Tools(site, desk => new CatalogueTools(desk, host)), .. Tools(site, desk => new ScheduleTools(desk, host)),
            ])
        {
            options.ToolCollection.Add(tool);
        }
        foreach (MethodInfo method in Marked<McpServerResourceAttribute>(typeof(FileResources)))
            options.ResourceCollection.Add(new CheckedResource(McpServerResource.Create(method, context => new FileResources(Desk(site, context.User)), new() { SerializerOptions = ApiJson.Options }), reports));
        foreach (MethodInfo method in Marked<McpServerPromptAttribute>(typeof(Prompts)))
            options.PromptCollection.Add(McpServerPrompt.Create(method, target: null, new() { SerializerOptions = ApiJson.Options }));
        return options;
    }

    private IEnumerable<McpServerTool> Tools<T>(PluginSite site, Func<Desk, T> make)
        where T : class =>
        from method in Marked<McpServerToolAttribute>(typeof(T))
        select new CheckedTool(McpServerTool.Create(method, context => make(Desk(site, context.User)), new() { SerializerOptions = ApiJson.Options }), reports);

    private static IEnumerable<MethodInfo> Marked<TAttribute>(Type type)
        where TAttribute : Attribute =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(m => m.IsDefined(typeof(TAttribute))).OrderBy(m => m.MetadataToken);

    private Desk Desk(PluginSite site, ClaimsPrincipal? principal) => ActivatorUtilities.CreateInstance<Desk>(services, site.Caller ?? principal!.Caller());
}

/// <summary>Where a connection to the plugin comes in.</summary>
internal sealed record PluginSite
{
    /// <summary>Who asks, where that is the same for all messages; null where each message says so.</summary>
    public Caller? Caller { get; init; }

    /// <summary>Address of the server as the caller reaches it; null where there is no server.</summary>
    public Uri? Address { get; init; }

    /// <summary>Full path of the folder below which files may be saved for the caller; null where it is on another machine.</summary>
    public string? SaveFolder { get; init; }
}
