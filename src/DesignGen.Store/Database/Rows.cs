namespace DesignGen.Store.Database;

/// <summary>A batch as a row. Names of columns are stored: a change needs a new schema version.</summary>
internal sealed class BatchRow
{
    public required string Code { get; set; }
    public required string Title { get; set; }
    public required string Language { get; set; }
    public required string BriefName { get; set; }
    public required string BriefText { get; set; }
    public required string RequestedBy { get; set; }

    /// <summary>The 64 bits of the seed; SQLite's integers have a sign.</summary>
    public required long Seed { get; set; }
    public required int Count { get; set; }
    public required int ChunkSize { get; set; }
    public required string Pace { get; set; }
    public required string State { get; set; }
    public required string Fault { get; set; }

    /// <summary>Milliseconds since 1970 UTC: SQLite can't order by date and time with an offset.</summary>
    public required long CreatedAtMs { get; set; }
    public required int Revision { get; set; }
    public required string Team { get; set; }
    public required string OrderedBy { get; set; }
    public required string Parent { get; set; }
    public required string Derivation { get; set; }
    public required string Taste { get; set; }
}

/// <summary>A variant as a row; what is never searched for lies in JSON columns.</summary>
internal sealed class VariantRow
{
    public required string Batch { get; set; }
    public required int Index { get; set; }
    public required string Code { get; set; }
    public required string State { get; set; }
    public required string Spec { get; set; }
    public required string Report { get; set; }
    public required string Rejected { get; set; }
    public required string Error { get; set; }
    public required int Rating { get; set; }
    public required string Comment { get; set; }
    public required int Revision { get; set; }
    public required string DecidedBy { get; set; }

    /// <summary>0 where nobody decided.</summary>
    public required long DecidedAtMs { get; set; }
}

/// <summary>An order for press files as a row.</summary>
internal sealed class ProductionRow
{
    public required string Id { get; set; }
    public required string Batch { get; set; }
    public required string RequestedBy { get; set; }
    public required string OrderedBy { get; set; }
    public required string Order { get; set; }
    public required string State { get; set; }
    public required int Done { get; set; }
    public required int Count { get; set; }
    public required string Fault { get; set; }
    public required long CreatedAtMs { get; set; }
}

/// <summary>A team as a row.</summary>
internal sealed class TeamRow
{
    public required string Id { get; set; }
    public required string Name { get; set; }
}

/// <summary>A user as a row; roles are names with commas between.</summary>
internal sealed class UserRow
{
    public required string Id { get; set; }
    public required string Team { get; set; }
    public required string Login { get; set; }
    public required string Name { get; set; }
    public required string Roles { get; set; }
    public required string PasswordHash { get; set; }
    public required bool IsClosed { get; set; }
    public required int Stamp { get; set; }
    public required long CreatedAtMs { get; set; }
}

/// <summary>A program's key as a row; scopes are names with commas between.</summary>
internal sealed class ApiKeyRow
{
    public required string Id { get; set; }
    public required string User { get; set; }
    public required string Label { get; set; }
    public required string Scopes { get; set; }
    public required string SecretHash { get; set; }
    public required long CreatedAtMs { get; set; }
    public required long? RevokedAtMs { get; set; }
}

/// <summary>An invitation as a row.</summary>
internal sealed class InvitationRow
{
    public required string TokenHash { get; set; }
    public required string User { get; set; }
    public required long ExpiresAtMs { get; set; }
    public required bool IsUsed { get; set; }
}

/// <summary>What a program asked for under a key of its own, so that asking again does nothing new.</summary>
internal sealed class SubmissionRow
{
    public required string Team { get; set; }
    public required string Key { get; set; }

    /// <summary>Hash of what was asked.</summary>
    public required string Request { get; set; }

    /// <summary>Code of the batch that was answered.</summary>
    public required string Batch { get; set; }
    public required long CreatedAtMs { get; set; }
}

/// <summary>An entry of a team's audit log as a row; what is personal lies in <see cref="AuditNoteRow"/>.</summary>
internal sealed class AuditEntryRow
{
    public required string Team { get; set; }
    public required long Number { get; set; }
    public required long AtMs { get; set; }
    public required string Kind { get; set; }
    public required string Subject { get; set; }
    public required string Model { get; set; }
    public required string Seed { get; set; }
    public required string Details { get; set; }

    /// <summary>Commitments by part, as JSON.</summary>
    public required string Commitments { get; set; }
    public required string Before { get; set; }
    public required string Hash { get; set; }
}

/// <summary>A personal part of an audit entry as a row; taking it out removes the row.</summary>
internal sealed class AuditNoteRow
{
    public required string Team { get; set; }
    public required long Number { get; set; }
    public required string Part { get; set; }
    public required string Salt { get; set; }
    public required string Text { get; set; }
}

/// <summary>Where a team's audit log begins, once older entries were dropped.</summary>
internal sealed class AuditStartRow
{
    public required string Team { get; set; }
    public required long Number { get; set; }
    public required string Hash { get; set; }
}

/// <summary>The one row that says which version of the schema a database has.</summary>
internal sealed class SchemaRow
{
    public required int Id { get; set; }
    public required int Version { get; set; }
}
