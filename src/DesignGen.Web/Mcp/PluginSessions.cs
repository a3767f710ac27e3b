using System.Collections.Concurrent;
using DesignGen.Core.Accounts;
using DesignGen.Core.Errors;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>The connections that callers have over HTTP. Each belongs to who opened it, and ends when it was idle for long.</summary>
internal sealed class PluginSessions : IAsyncDisposable
{
    /// <summary>How long a connection is kept without a message.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>Most connections of one caller; the one that was idle longest gives way.</summary>
    public const int MostOfOne = 16;

    // Each holds tools and schemas of its own.
    private const int Most = 512;

    private readonly ConcurrentDictionary<string, PluginSession> _sessions = new(StringComparer.Ordinal);
    private readonly Plugin _plugin;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _logs;
    private readonly IServiceProvider _services;
    private readonly ITimer _sweep;

    public PluginSessions(Plugin plugin, TimeProvider time, ILoggerFactory logs, IServiceProvider services)
    {
        (_plugin, _time, _logs, _services) = (plugin, time, logs, services);
        _sweep = time.CreateTimer(_ => Sweep(), null, Lasts / 10, Lasts / 10);
    }

    /// <summary>How many connections there are.</summary>
    public int Count => _sessions.Count;

    /// <summary>Opens a connection for a caller.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="address">Address of the server as the caller reaches it.</param>
    /// <exception cref="UnavailableException">There are too many connections.</exception>
    public PluginSession Open(Caller caller, Uri address)
    {
        List<PluginSession> own = [.. _sessions.Values.Where(s => s.IsOf(caller)).OrderBy(s => s.Idle)];
        if (own.Count >= MostOfOne)
            End(own.LastOrDefault(s => !s.IsBusy) ?? throw new UnavailableException(FormattableString.Invariant($"{caller.Name} has {MostOfOne} connections that are all at work. End one, or wait.")));
        if (_sessions.Count >= Most)
            throw new UnavailableException("There are as many connections as the server keeps. Try again in some minutes.");
        var session = new PluginSession(caller, _plugin.Options(new() { Address = address }), _time, _logs, _services);
        _sessions[session.Id] = session;
        return session;
    }

    /// <summary>A caller's connection; null where there is none of this id, or it is somebody else's.</summary>
    public PluginSession? Find(string id, Caller caller) => _sessions.TryGetValue(id, out PluginSession? session) && session.IsOf(caller) ? session : null;

    /// <summary>Ends a connection.</summary>
    public void End(PluginSession session)
    {
        if (_sessions.TryRemove(session.Id, out _))
            _ = session.DisposeAsync().AsTask();
    }

    /// <summary>Ends all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        foreach (PluginSession session in _sessions.Values)
        {
            if (_sessions.TryRemove(session.Id, out _))
                await session.DisposeAsync();
        }
    }

    private void Sweep()
    {
        foreach (PluginSession session in _sessions.Values.Where(s => !s.IsBusy && s.Idle >= Lasts))
            End(session);
    }
}

/// <summary>A connection that a caller has over HTTP.</summary>
internal sealed class PluginSession : IAsyncDisposable
{
    private readonly Caller _caller;
    private readonly TimeProvider _time;
    private readonly McpServer _server;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;
    private long _seen;
    private int _busy;

    public PluginSession(Caller caller, McpServerOptions options, TimeProvider time, ILoggerFactory logs, IServiceProvider services)
    {
        (_caller, _time, _seen) = (caller, time, time.GetTimestamp());
        Id = Accounts.Secrets.NewToken();
        Transport = new(logs) { SessionId = Id };
        Ended = _end.Token;
        _server = McpServer.Create(Transport, options, logs, services);
        _run = _server.RunAsync(Ended);
    }

    /// <summary>Its id, which nobody can guess.</summary>
    public string Id { get; }

    /// <summary>Where its messages go.</summary>
    public StreamableHttpServerTransport Transport { get; }

    /// <summary>Cancelled when it ends.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Whether a message is being answered.</summary>
    public bool IsBusy => Volatile.Read(ref _busy) > 0;

    /// <summary>Time since the last message.</summary>
    public TimeSpan Idle => _time.GetElapsedTime(Volatile.Read(ref _seen));

    /// <summary>Whether it was opened by a caller.</summary>
    public bool IsOf(Caller caller) => caller.Id == _caller.Id && caller.Team == _caller.Team;

    /// <summary>Marks it as at work until what is given back is disposed.</summary>
    public IDisposable Use()
    {
        Interlocked.Increment(ref _busy);
        Touch();
        return new Used(this);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Transport.DisposeAsync();
        await _server.DisposeAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private void Touch() => Volatile.Write(ref _seen, _time.GetTimestamp());

    private sealed class Used(PluginSession session) : IDisposable
    {
        public void Dispose()
        {
            session.Touch();
            Interlocked.Decrement(ref session._busy);
        }
    }
}
