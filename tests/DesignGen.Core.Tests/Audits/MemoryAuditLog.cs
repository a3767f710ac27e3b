using System.Buffers.Binary;
using DesignGen.Core.Audits;

namespace DesignGen.Core.Tests.Audits;

/// <summary>Logs in memory, whose content a test may spoil; salts are counted up, so that runs are alike.</summary>
internal sealed class MemoryAuditLog : IAuditLog
{
    private readonly Dictionary<string, AuditCheckpoint> _starts = [];
    private int _salt;

    public List<AuditRecord> Records { get; } = [];

    public Task<IReadOnlyList<string>> TeamsAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([.. Records.Select(r => r.Entry.Team).Distinct().Order(StringComparer.Ordinal)]);

    public Task<AuditEntry> AppendAsync(AuditDeed deed, CancellationToken cancel)
    {
        AuditRecord? last = Records.FindLast(r => r.Entry.Team == deed.Team);
        Records.Add(AuditChain.Next(last is null ? Start(deed.Team) : new(last.Entry.Number, last.Entry.Hash), deed, Salt));
        return Task.FromResult(Records[^1].Entry);
    }

    public Task<bool> HasAsync(string team, AuditKind kind, string subject, CancellationToken cancel) =>
        Task.FromResult(Records.Exists(r => r.Entry.Team == team && r.Entry.Kind == kind && r.Entry.Subject == subject));

    public Task<AuditCheckpoint> StartAsync(string team, CancellationToken cancel) => Task.FromResult(Start(team));

    public IAsyncEnumerable<AuditRecord> ReadAsync(string team, CancellationToken cancel) => Records.Where(r => r.Entry.Team == team).ToArray().ToAsyncEnumerable();

    public Task<IReadOnlyList<AuditRecord>> PageAsync(AuditQuery query, CancellationToken cancel)
    {
        IEnumerable<AuditRecord> meant = Records.Where(r => r.Entry.Team == query.Team && query.Means(r) && (query.Before is null || r.Entry.Number < query.Before) && (query.After is null || r.Entry.Number > query.After));
        return Task.FromResult<IReadOnlyList<AuditRecord>>([.. (query.IsUpwards ? meant.Take(query.Limit) : meant.TakeLast(query.Limit)).Reverse()]);
    }

    public async Task EraseAsync(IReadOnlyCollection<(long Number, AuditPart Part)> parts, AuditDeed deed, CancellationToken cancel)
    {
        await AppendAsync(deed, cancel);
        for (int i = 0; i < Records.Count; i++)
        {
            if (Records[i].Entry.Team == deed.Team)
                Records[i] = Records[i] with { Notes = Records[i].Notes.RemoveAll(n => parts.Contains((n.Number, n.Part))) };
        }
    }

    public async Task TrimAsync(AuditCheckpoint last, AuditDeed deed, CancellationToken cancel)
    {
        await AppendAsync(deed, cancel);
        Records.RemoveAll(r => r.Entry.Team == deed.Team && r.Entry.Number <= last.Number);
        _starts[deed.Team] = last;
    }

    private AuditCheckpoint Start(string team) => _starts.GetValueOrDefault(team, AuditCheckpoint.Start);

    private byte[] Salt()
    {
        var salt = new byte[AuditChain.SaltBytes];
        BinaryPrimitives.WriteInt32BigEndian(salt, ++_salt);
        return salt;
    }
}
