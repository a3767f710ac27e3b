using System.Globalization;
using DesignGen.Core.Accounts;
using DesignGen.Server.Hosting;
using DesignGen.Store.Jobs;
using DesignGen.Web.Accounts;

namespace DesignGen.Web.Serving;

/// <summary>Whether the server lives, whether it can work, and what it measures.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app, DesignGenHost host)
    {
        app.MapGet("/health/live", () => TypedResults.Text("alive")).OpenToAll().ExcludeFromDescription();
        // Asks the database: one that is away answers as unavailable.
        app.MapGet("/health/ready", async (CancellationToken cancel) =>
        {
            await host.Batches.PageAsync(new Core.Batches.BatchQuery(null, [], "", null, 1), cancel);
            return TypedResults.Text(Told(host.Waits));
        }).OpenToAll().ExcludeFromDescription();
        app.MapGet("/metrics", (Metrics metrics) => TypedResults.Text(metrics.Text(), "text/plain; version=0.0.4")).Needs(Deed.Operate).ExcludeFromDescription();
    }

    // Pages and lists go on while files are away, so the server is ready; what waits is said below.
    private static string Told(IReadOnlyList<StoreWait> waits)
    {
        if (waits.Count == 0)
            return "ready";
        StoreWait longest = waits[0];
        return string.Create(CultureInfo.InvariantCulture, $"ready\nwaiting: {waits.Count}, since {longest.Since:u}, tried {longest.Tries} times, again at {waits.Min(w => w.Next):u}\n{longest.Message}");
    }
}
