namespace DesignGen.Server.Desks;

/// <summary>Tells a new download from the parts of one that is under way: programs fetch large files in pieces, and go on where a line broke.</summary>
/// <remarks>It is kept in memory: after a restart, or at another server, the next piece counts as a download of its own, which the audit can bear.</remarks>
/// <param name="time">The clock.</param>
internal sealed class Downloads(TimeProvider time)
{
    /// <summary>How long the parts of one download may take.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Person, string File), DateTimeOffset> _begun = [];

    /// <summary>Whether a request is a download of its own.</summary>
    /// <param name="person">Id of who asks.</param>
    /// <param name="file">What is fetched.</param>
    /// <param name="isPart">Whether only a part of it is asked for; a request for the whole always is one of its own.</param>
    public bool IsNew(string person, string file, bool isPart)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_gate)
        {
            foreach ((string, string) over in _begun.Where(b => now - b.Value >= Lasts).Select(b => b.Key).ToArray())
                _begun.Remove(over);
            if (isPart && _begun.ContainsKey((person, file)))
                return false;
            _begun[(person, file)] = now;
            return true;
        }
    }
}
