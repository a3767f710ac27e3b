using DesignGen.Server.Hosting;
using DesignGen.Server.Schedules;

namespace DesignGen.Web.Serving;

/// <summary>Keeps the schedules while the server runs.</summary>
/// <param name="host">The batches and the workers.</param>
internal sealed class KeptSchedules(DesignGenHost host) : BackgroundService
{
    private readonly ScheduleKeeper _keeper = new(host);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _keeper.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _keeper.RunAsync(stoppingToken);
}
