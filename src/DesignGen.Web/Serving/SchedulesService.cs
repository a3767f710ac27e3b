using DesignGen.Server.Hosting;
using DesignGen.Server.Schedules;

namespace DesignGen.Web.Serving;

/// <summary>Keeps the schedules while the server is up.</summary>
/// <param name="host">The batches and the workers.</param>
internal sealed class SchedulesService(DesignGenHost host) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var keeper = new ScheduleKeeper(host);
        await keeper.RunAsync(stoppingToken);
    }
}
