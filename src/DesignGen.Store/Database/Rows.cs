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
}

/// <summary>The one row that says which version of the schema a database has.</summary>
internal sealed class SchemaRow
{
    public required int Id { get; set; }
    public required int Version { get; set; }
}
