using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Audits;

/// <summary>What a look at a whole log found.</summary>
/// <param name="Entries">Entries that were looked at; with a fault, those before it.</param>
/// <param name="Head">Number and hash of the last of them: noted elsewhere, they show later that nothing was cut off at the end.</param>
/// <param name="Erased">Parts that were taken out rightly.</param>
/// <param name="Fault">What is wrong; null where all is well.</param>
public sealed record AuditVerdict(long Entries, AuditCheckpoint Head, int Erased, AuditFault? Fault);

/// <summary>What is wrong with a log.</summary>
/// <param name="Number">Number of the first entry that is broken or missing.</param>
/// <param name="Words">In which way.</param>
public sealed record AuditFault(long Number, LocalName Words);

/// <summary>Checks a log entry by entry, so that a log of any length needs little memory.</summary>
/// <param name="team">Id of the team.</param>
/// <param name="start">Where the log begins.</param>
/// <param name="known">A head that was noted earlier; null for none.</param>
public sealed class AuditVerifier(string team, AuditCheckpoint start, AuditCheckpoint? known = null)
{
    private readonly SortedSet<(long Number, AuditPart Part)> _missing = [];
    private readonly AuditCheckpoint _start = start;
    private AuditCheckpoint _head = start;
    private AuditFault? _fault;
    private string? _trimmed;
    private int _erased;
    private bool _met = known is null || known.Number <= start.Number;

    /// <summary>Looks at the next entry; after the first fault it looks no further.</summary>
    public void Add(AuditRecord record)
    {
        if (_fault is not null)
            return;
        AuditEntry entry = record.Entry;
        _fault = Fault(record);
        if (_fault is not null)
            return;
        _missing.UnionWith(record.Missing.Select(p => (entry.Number, p)));
        if (entry.Kind == AuditKind.Trimmed)
            _trimmed = entry.Subject;
        if (entry.Kind == AuditKind.PersonErased)
        {
            foreach ((AuditPart part, long first, long last) in AuditParts.Read(entry.Subject))
                _erased += _missing.RemoveWhere(m => m.Part == part && m.Number >= first && m.Number <= last);
        }
        _head = new(entry.Number, entry.Hash);
        _met |= _head == known;
    }

    /// <summary>What was found, once all entries were added.</summary>
    public AuditVerdict Finish()
    {
        AuditFault? fault = _fault;
        if (fault is null && _start.Number > 0 && _trimmed != _start.ToString())
            fault = new(_start.Number + 1, new("Older entries are gone, and no entry says that they were dropped by the retention rule.", "更早的条目缺失，且没有按保存期限清理的记录。"));
        if (fault is null && _missing.Count > 0)
            fault = new(_missing.Min.Number, new($"Its part '{_missing.Min.Part}' is gone, and no entry says that it was taken out.", $"其中的“{_missing.Min.Part}”部分缺失，且没有删除记录。"));
        if (fault is null && !_met)
            fault = new(Math.Min(_head.Number, known!.Number) + (_head.Number < known.Number ? 1 : 0), new("The log does not lead to the head that was noted: entries were cut off or written anew.", "日志与此前记下的链尾不符：条目被截断或被改写。"));
        return new(_head.Number - _start.Number, _head, _erased, fault);
    }

    private AuditFault? Fault(AuditRecord record)
    {
        AuditEntry entry = record.Entry;
        long expected = _head.Number + 1;
        if (entry.Team != team)
            return new(expected, new("It belongs to another team's log.", "它属于另一团队的日志。"));
        if (entry.Number != expected)
            return new(expected, new($"It is missing: entry {entry.Number} comes in its place.", $"该条目缺失：出现的是第 {entry.Number} 条。"));
        if (entry.Before != _head.Hash)
            return new(expected, new("It does not follow from the entry before it: one of the two was changed.", "它与前一条不相连：两者之一被改动。"));
        if (entry.Hash != AuditChain.Hash(entry))
            return new(expected, new("Its content was changed: the hash does not fit.", "内容被改动：哈希值不符。"));
        foreach (AuditNote note in record.Notes)
        {
            if (note.Number != expected || !entry.Commitments.TryGetValue(note.Part, out string? commitment) || commitment != AuditChain.Commitment(note))
                return new(expected, new($"Its part '{note.Part}' was changed: it is not what was written down.", $"其中的“{note.Part}”部分被改动：与记录时不一致。"));
        }
        return null;
    }
}
