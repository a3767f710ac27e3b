namespace DesignGen.Core.Audits;

/// <summary>What an entry of the audit log is about. The names are stored and hashed: never rename one.</summary>
public enum AuditKind
{
    /// <summary>A batch was asked for: subject its code, words the brief.</summary>
    BatchSubmitted,

    /// <summary>A batch was stopped by a person.</summary>
    BatchCancelled,

    /// <summary>Decisions were taken on variants of a batch; the details name them.</summary>
    Decided,

    /// <summary>A team agreed to take files without a visible label: subject the hash of the text, words the text.</summary>
    Agreed,

    /// <summary>Press files were made and handed out; the details name variants, models and seeds.</summary>
    Produced,

    /// <summary>Files were fetched.</summary>
    Downloaded,

    /// <summary>Pictures were given to people outside the house, with their visible label.</summary>
    Shared,

    /// <summary>A program's key was made.</summary>
    KeyMade,

    /// <summary>A program's key was withdrawn.</summary>
    KeyRevoked,

    /// <summary>An account was made, changed or closed.</summary>
    AccountChanged,

    /// <summary>The log was exported.</summary>
    Exported,

    /// <summary>A person's data was taken out: subject which parts of which entries.</summary>
    PersonErased,

    /// <summary>Entries older than the retention were dropped: subject the number and hash of the last one.</summary>
    Trimmed,
}
