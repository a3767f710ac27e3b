using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace DesignGen.Remote.Tests.Bench;

/// <summary>A request as it arrived.</summary>
internal sealed record Arrived(string Method, string Path, string Query, IHeaderDictionary Headers, string ContentType, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>A server on this machine that answers as a test tells it.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Arrived> _arrived = new();

    private FakeService(WebApplication app) => _app = app;

    /// <summary>What to answer; set before the first request.</summary>
    public Func<HttpContext, Arrived, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Requests so far, in order.</summary>
    public IReadOnlyList<Arrived> Requests => [.. _arrived];

    public Uri Base => new(_app.Urls.First());

    public static async Task<FakeService> StartAsync(Action<ListenOptions>? listen = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => listen?.Invoke(l)));
        if (listen is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        WebApplication app = builder.Build();
        var service = new FakeService(app);
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var arrived = new Arrived(http.Request.Method, http.Request.Path, http.Request.QueryString.Value ?? "", new HeaderDictionary(http.Request.Headers.ToDictionary()), http.Request.ContentType ?? "", body.ToArray());
            service._arrived.Enqueue(arrived);
            await service.Answer(http, arrived);
        });
        await app.StartAsync();
        return service;
    }

    /// <summary>Answers with a text.</summary>
    public static async Task SayAsync(HttpContext http, int status, string text, string type = "application/json")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(text);
    }

    /// <summary>Answers with bytes.</summary>
    public static async Task SendAsync(HttpContext http, byte[] bytes, string type = "image/png")
    {
        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(bytes);
    }

    /// <summary>Never answers, until the other end gives up.</summary>
    public static async Task HangAsync(HttpContext http)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client went away, as the test wants.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(true));
        await _app.DisposeAsync();
    }
}
