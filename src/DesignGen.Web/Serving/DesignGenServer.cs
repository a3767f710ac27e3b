using DesignGen.Core.Accounts;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Store.Database;
using DesignGen.Web.Accounts;
using DesignGen.Web.Api;
using DesignGen.Web.Mcp;
using DesignGen.Web.Pages;
using DesignGen.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace DesignGen.Web.Serving;

/// <summary>The server: the HTTP API, the pages and the plugin over one host.</summary>
public sealed class DesignGenServer : IAsyncDisposable
{
    /// <summary>Largest request, bytes: a workbook of briefs, or a picture. Endpoints that need less take less.</summary>
    private const long MostBytes = 64 << 20;

    private readonly WebApplication _app;
    private readonly DesignGenHost _host;

    private DesignGenServer(WebApplication app, DesignGenHost host) => (_app, _host) = (app, host);

    /// <summary>Where it listens; known once it is started.</summary>
    public Uri Url { get; private set; } = new(ServeOptions.DefaultUrl);

    /// <summary>The link by which the first admin chooses a password; null where people have accounts already, or need none.</summary>
    public Uri? FirstLink { get; private set; }

    /// <summary>All endpoints, for a test that none is without a rule.</summary>
    internal IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Prepares a server; nothing listens and nothing is drawn before <see cref="StartAsync"/>.</summary>
    /// <param name="host">The batches and the workers; they are started and stopped with the server, and closed by whoever opened them.</param>
    /// <param name="dataFolder">Folder for what the server itself keeps: keys of its cookies, reports of defects.</param>
    /// <param name="options">How it is reached.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InputException">Others could reach it, and nobody would have to log in.</exception>
    public static DesignGenServer Build(DesignGenHost host, string dataFolder, ServeOptions options, TimeProvider time)
    {
        if (!options.Accounts && !ServeOptions.IsLoopback(options.Url))
            throw new InputException(options.Url.AbsoluteUri, null, "Others can reach this address, so people must log in: add --accounts. Without accounts, use a loopback address such as " + ServeOptions.DefaultUrl + ".");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        // Its keys lie in the data folder beside all else that is no less secret; it warns of that at every first start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        StdioPlugin.Quieten(builder.Logging);
        builder.WebHost.UseUrls(options.Url.GetLeftPart(UriPartial.Authority));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(10));
        });
        AddServices(builder.Services, host, dataFolder, options, time);
        WebApplication app = builder.Build();
        Wire(app, host);
        return new(app, host);
    }

    /// <summary>Starts the workers, and listens.</summary>
    /// <exception cref="UnavailableException">Another program works in the data folder, or listens at the address.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        var options = _app.Services.GetRequiredService<ServeOptions>();
        await _host.StartAsync(only: null, cancel);
        try
        {
            await _app.StartAsync(cancel);
        }
        catch (IOException e)
        {
            throw new UnavailableException($"{options.Url} can't be listened at ({e.Message}). Stop the program that does, or choose another address with --url.", e);
        }
        string address = _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        Url = new(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
        if (options.Accounts && await FirstStart.TokenAsync(_app.Services.GetRequiredService<IAccountStore>(), _app.Services.GetRequiredService<TimeProvider>(), cancel) is string token)
            FirstLink = new(Url, "/welcome?token=" + token);
    }

    /// <summary>Answers what was asked, takes nothing new, and lets the variants under way finish.</summary>
    public Task StopAsync(CancellationToken cancel) => _app.StopAsync(cancel);

    /// <summary>Stops listening. The host is closed by whoever opened it.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddServices(IServiceCollection services, DesignGenHost host, string dataFolder, ServeOptions options, TimeProvider time)
    {
        services.AddSingleton(host).AddSingleton(options).AddSingleton(time).AddSingleton<Metrics>();
        services.AddSingleton<IAccountStore>(new AccountStore(host.Database)).AddSingleton(host.Audit);
        services.AddHttpContextAccessor();
        services.AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().HttpContext!.User.Caller());
        services.AddScoped<Desk>().AddScoped<AccountDesk>();
        services.AddHostedService<KeptSchedules>();
        services.AddDataProtection().SetApplicationName("DesignGen").PersistKeysToFileSystem(new(Path.Combine(dataFolder, "keys")));
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = options.Accounts ? options.Hosts.Count > 0 ? ["localhost", "127.0.0.1", "[::1]", options.Url.Host, .. options.Hosts] : ["*"] : ["localhost", "127.0.0.1", "[::1]"]);
        services.AddHostFiltering(_ => { });
        services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = MostBytes);
        services.ConfigureHttpJsonOptions(json => ApiJson.Set(json.SerializerOptions));
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        AccountRules.Add(services, options.Accounts);
        services.AddAntiforgery(o => o.Cookie.Name = "designgen-form");
        services.AddScoped<Tongue>().AddSingleton<LogInGuard>();
        PageRules.Add(services, options.Accounts);
        OpenApi.Add(services);
        services.AddSingleton(new DefectReports(Path.Combine(dataFolder, "defects"), time)).AddSingleton<Plugin>().AddSingleton<PluginSessions>();
    }

    private static void Wire(WebApplication app, DesignGenHost host)
    {
        // Measures from the first request on.
        app.Services.GetRequiredService<Metrics>();
        app.UsePageHeaders();
        app.UseFaults(app.Services.GetRequiredService<DefectReports>());
        app.UseWhen(FaultPage.IsWanted, pages => pages.UseStatusCodePages(c => FaultPage.AnswerAsync(c.HttpContext)));
        app.UseWhen(c => !FaultPage.IsWanted(c), programs => programs.UseStatusCodePages());
        app.UseHostFiltering();
        app.UseOwnSite();
        app.UseRouting();
        // What is not there is told as that, and not as closed.
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is not null)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapBriefs();
        api.MapBatches();
        api.MapVariants();
        api.MapSubmissions();
        api.MapFollowing();
        api.MapProductions();
        api.MapRecipes();
        api.MapSchedules();
        api.MapTastes();
        api.MapCatalogue();
        if (app.Services.GetRequiredService<ServeOptions>().Accounts)
            api.MapAccounts();
        app.MapPlugin();
        app.MapHealth(host);
        app.MapAssets();
        app.MapRazorPages();
        app.MapOpenApi("/openapi/{documentName}.json").OpenToAll();
    }
}
