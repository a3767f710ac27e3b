using DesignGen.Core.Accounts;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Server.Templates;
using DesignGen.Web.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DesignGen.Plugin.Tests;

/// <summary>Connections over HTTP: whose they are, and when they end.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private static readonly Uri Address = new("http://localhost");
    private static readonly Caller Lin = new("lin", "Lin", "prints", [Deed.See]), Mei = new("mei", "Mei", "nails", [Deed.See]);

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-sessions-").FullName;
    private readonly Hand _time = new();
    private DesignGenHost _host = null!;
    private ServiceProvider _services = null!;
    private PluginSessions _sessions = null!;

    public Task InitializeAsync()
    {
        _host = DesignGenHost.Open(new() { DataFolder = _folder, Catalogue = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates")) });
        _services = new ServiceCollection().AddSingleton(_host).AddSingleton<TimeProvider>(_time).BuildServiceProvider();
        _sessions = new(new(_services, new(_folder, _time)), _time, NullLoggerFactory.Instance, _services);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _sessions.DisposeAsync();
        await _services.DisposeAsync();
        await _host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void An_idle_connection_ends_and_a_busy_one_does_not()
    {
        PluginSession idle = _sessions.Open(Lin, Address), busy = _sessions.Open(Lin, Address);
        using (busy.Use())
        {
            _time.Pass(PluginSessions.Lasts - TimeSpan.FromMinutes(5));
            Assert.Equal(2, _sessions.Count);
            _time.Pass(TimeSpan.FromMinutes(10));
            Assert.Null(_sessions.Find(idle.Id, Lin));
            Assert.True(idle.Ended.IsCancellationRequested);
        }
        Assert.Same(busy, _sessions.Find(busy.Id, Lin));
        _time.Pass(PluginSessions.Lasts + TimeSpan.FromMinutes(5));
        Assert.Equal(0, _sessions.Count);
    }

    [Fact]
    public void A_connection_is_not_there_for_somebody_else()
    {
        PluginSession session = _sessions.Open(Lin, Address);
        Assert.Null(_sessions.Find(session.Id, Mei));
        Assert.Null(_sessions.Find(session.Id, Lin with { Team = "nails" }));
        Assert.Same(session, _sessions.Find(session.Id, Lin));
    }

    [Fact]
    public void The_connection_that_was_idle_longest_gives_way_and_none_that_is_at_work()
    {
        var open = new List<PluginSession>();
        for (int i = 0; i < PluginSessions.MostOfOne; i++)
        {
            open.Add(_sessions.Open(Lin, Address));
            _time.Pass(TimeSpan.FromSeconds(1));
        }
        using (open[0].Use())
        {
            open.Add(_sessions.Open(Lin, Address));
            Assert.Null(_sessions.Find(open[1].Id, Lin));
            Assert.NotNull(_sessions.Find(open[0].Id, Lin));
            Assert.Equal(PluginSessions.MostOfOne, _sessions.Count);
        }
        List<IDisposable> uses = [.. open.Where(s => s != open[1]).Select(s => s.Use())];
        Assert.Throws<UnavailableException>(() => _sessions.Open(Lin, Address));
        Assert.NotNull(_sessions.Open(Mei, Address));
        uses.ForEach(u => u.Dispose());
    }

    /// <summary>A clock that is moved by hand, with its timers.</summary>
    private sealed class Hand : TimeProvider
    {
        private readonly List<Timer> _timers = [];
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(callback, state) { Next = _now + dueTime, Period = period };
            _timers.Add(timer);
            return timer;
        }

        public void Pass(TimeSpan time)
        {
            DateTimeOffset end = _now + time;
            while (_timers.Where(t => !t.IsOver && t.Next <= end).MinBy(t => t.Next) is { } due)
            {
                _now = due.Next;
                due.Next += due.Period;
                due.Fire();
            }
            _now = end;
        }

        private sealed class Timer(TimerCallback callback, object? state) : ITimer
        {
            public required DateTimeOffset Next { get; set; }

            public required TimeSpan Period { get; init; }

            public bool IsOver { get; private set; }

            public void Fire() => callback(state);

            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose() => IsOver = true;

            public ValueTask DisposeAsync()
            {
                IsOver = true;
                return ValueTask.CompletedTask;
            }
        }
    }
}
