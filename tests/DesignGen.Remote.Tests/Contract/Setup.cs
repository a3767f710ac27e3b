using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Spending;
using DesignGen.Remote.Tests.Bench;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Contract;

/// <summary>An engine with a server of its dialect, on a clock without waiting.</summary>
internal sealed class Setup : IAsyncDisposable
{
    private readonly Dialect _dialect;
    private readonly ImageService _service;
    private readonly MemorySpendLedger _ledger;

    private Setup(Dialect dialect, FakeService server, ImageService service, SkippingTime time, Func<RemoteOptions, RemoteOptions> options)
    {
        (_dialect, Server, _service, Time) = (dialect, server, service, time);
        _ledger = new(time);
        Engine = new(service, options(new(_ledger) { Time = time, Variable = Samples.Variable, AllowLoopbackPictures = true }));
    }

    public FakeService Server { get; }

    public SkippingTime Time { get; }

    public RemotePictureEngine Engine { get; }

    public int PaidRequests => Server.Requests.Count(_dialect.IsPaid);

    /// <param name="dialect">How the server speaks.</param>
    /// <param name="paid">Answers a paid request; null to answer it well.</param>
    /// <param name="pictures">Pictures of a good answer.</param>
    /// <param name="service">Changes the settings.</param>
    /// <param name="options">Changes the options.</param>
    public static async Task<Setup> StartAsync(
        Dialect dialect, Func<HttpContext, Dialect, Task?>? paid = null, byte[][]? pictures = null, Func<ImageService, ImageService>? service = null, Func<RemoteOptions, RemoteOptions>? options = null)
    {
        FakeService server = await FakeService.StartAsync();
        byte[][] made = pictures ?? [Samples.Png(0)];
        server.Answer = async (http, request) =>
        {
            if (request.Path.StartsWith("/pictures/", StringComparison.Ordinal))
                await FakeService.SendAsync(http, made[int.Parse(Path.GetFileNameWithoutExtension(request.Path), System.Globalization.CultureInfo.InvariantCulture)]);
            else if (dialect.IsPaid(request))
                await (paid?.Invoke(http, dialect) ?? dialect.GoodAsync(http, server, made));
            else
                await dialect.FreeAsync(http, server, request, made);
        };
        return new(dialect, server, (service ?? (s => s))(dialect.Service(server.Base)), new(), options ?? (o => o));
    }

    public Task<PictureAnswer> MakeAsync(PictureRequest? order = null) => Engine.MakeAsync(order ?? Samples.Order, default);

    public async Task<decimal> SpentAsync() => (await _ledger.TotalsAsync(_service.Id, "CNY", "B1", default)).Batch;

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Server.DisposeAsync();
    }
}
