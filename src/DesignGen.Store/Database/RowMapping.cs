using System.Collections.Immutable;
using System.Text.Json;
using DesignGen.Core.Accounts;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;

namespace DesignGen.Store.Database;

/// <summary>Rows to records and back. Enums are kept as their names.</summary>
internal static class RowMapping
{
    private static readonly JsonSerializerOptions Json = new(RecipeJson.Options) { WriteIndented = false };

    public static BatchRow ToRow(BatchRecord batch) => new()
    {
        Code = batch.Code,
        Title = batch.Title,
        Language = batch.Language.ToString(),
        BriefName = batch.BriefName,
        BriefText = batch.BriefText,
        RequestedBy = batch.RequestedBy,
        Seed = unchecked((long)batch.Seed),
        Count = batch.Count,
        ChunkSize = batch.ChunkSize,
        Pace = batch.Pace.ToString(),
        State = batch.State.ToString(),
        Fault = batch.Fault,
        CreatedAtMs = batch.CreatedAt.ToUnixTimeMilliseconds(),
        Revision = batch.Revision,
        Team = batch.Team,
        OrderedBy = batch.OrderedBy,
        Parent = batch.Parent,
        Derivation = batch.Derivation,
        Taste = batch.Taste,
    };

    public static BatchRecord ToRecord(BatchRow row) => new()
    {
        Code = row.Code,
        Title = row.Title,
        Language = Enum.Parse<Language>(row.Language),
        BriefName = row.BriefName,
        BriefText = row.BriefText,
        RequestedBy = row.RequestedBy,
        Seed = unchecked((ulong)row.Seed),
        Count = row.Count,
        ChunkSize = row.ChunkSize,
        Pace = Enum.Parse<BatchPace>(row.Pace),
        State = Enum.Parse<BatchState>(row.State),
        Fault = row.Fault,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAtMs),
        Revision = row.Revision,
        Team = row.Team,
        OrderedBy = row.OrderedBy,
        Parent = row.Parent,
        Derivation = row.Derivation,
        Taste = row.Taste,
    };

    public static VariantRow ToRow(VariantRecord variant) => new()
    {
        Batch = variant.Batch,
        Index = variant.Index,
        Code = variant.Code,
        State = variant.State.ToString(),
        Spec = JsonSerializer.Serialize(variant.Spec, Json),
        Report = JsonSerializer.Serialize(variant.Report, Json),
        Rejected = JsonSerializer.Serialize(variant.Rejected, Json),
        Error = variant.Error,
        Rating = variant.Rating,
        Comment = variant.Comment,
        Revision = variant.Revision,
        DecidedBy = variant.DecidedBy,
        DecidedAtMs = variant.DecidedAt?.ToUnixTimeMilliseconds() ?? 0,
    };

    public static VariantRecord ToRecord(VariantRow row) => new()
    {
        Batch = row.Batch,
        Index = row.Index,
        Code = row.Code,
        State = Enum.Parse<VariantState>(row.State),
        Spec = JsonSerializer.Deserialize<DesignSpec>(row.Spec, Json)!,
        Report = JsonSerializer.Deserialize<GateReport>(row.Report, Json)!,
        Rejected = JsonSerializer.Deserialize<ImmutableArray<RejectedTry>>(row.Rejected, Json),
        Error = row.Error,
        Rating = row.Rating,
        Comment = row.Comment,
        Revision = row.Revision,
        DecidedBy = row.DecidedBy,
        DecidedAt = row.DecidedAtMs == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.DecidedAtMs),
    };

    public static ProductionRow ToRow(ProductionRecord production) => new()
    {
        Id = production.Id,
        Batch = production.Batch,
        RequestedBy = production.RequestedBy,
        OrderedBy = production.OrderedBy,
        Order = production.Order,
        State = production.State.ToString(),
        Done = production.Done,
        Count = production.Count,
        Fault = production.Fault,
        CreatedAtMs = production.CreatedAt.ToUnixTimeMilliseconds(),
    };

    public static ProductionRecord ToRecord(ProductionRow row) => new()
    {
        Id = row.Id,
        Batch = row.Batch,
        RequestedBy = row.RequestedBy,
        OrderedBy = row.OrderedBy,
        Order = row.Order,
        State = Enum.Parse<ProductionState>(row.State),
        Done = row.Done,
        Count = row.Count,
        Fault = row.Fault,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAtMs),
    };

    public static UserRow ToRow(User user) => new()
    {
        Id = user.Id,
        Team = user.Team,
        Login = user.Login,
        Name = user.Name,
        Roles = string.Join(',', user.Roles),
        PasswordHash = user.PasswordHash,
        IsClosed = user.IsClosed,
        Stamp = user.Stamp,
        CreatedAtMs = user.CreatedAt.ToUnixTimeMilliseconds(),
    };

    public static User ToRecord(UserRow row) => new()
    {
        Id = row.Id,
        Team = row.Team,
        Login = row.Login,
        Name = row.Name,
        Roles = [.. Names<Role>(row.Roles)],
        PasswordHash = row.PasswordHash,
        IsClosed = row.IsClosed,
        Stamp = row.Stamp,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAtMs),
    };

    public static ApiKeyRow ToRow(ApiKey key) => new()
    {
        Id = key.Id,
        User = key.User,
        Label = key.Label,
        Scopes = string.Join(',', key.Scopes),
        SecretHash = key.SecretHash,
        CreatedAtMs = key.CreatedAt.ToUnixTimeMilliseconds(),
        RevokedAtMs = key.RevokedAt?.ToUnixTimeMilliseconds(),
    };

    public static ApiKey ToRecord(ApiKeyRow row) => new()
    {
        Id = row.Id,
        User = row.User,
        Label = row.Label,
        Scopes = [.. Names<Deed>(row.Scopes)],
        SecretHash = row.SecretHash,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAtMs),
        RevokedAt = row.RevokedAtMs is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
    };

    public static AuditEntryRow ToRow(AuditEntry entry) => new()
    {
        Team = entry.Team,
        Number = entry.Number,
        AtMs = entry.At.ToUnixTimeMilliseconds(),
        Kind = entry.Kind.ToString(),
        Subject = entry.Subject,
        Model = entry.Model,
        Seed = entry.Seed,
        Details = entry.Details,
        Commitments = JsonSerializer.Serialize(entry.Commitments, Json),
        Before = entry.Before,
        Hash = entry.Hash,
    };

    public static AuditEntry ToRecord(AuditEntryRow row) => new()
    {
        Team = row.Team,
        Number = row.Number,
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.AtMs),
        Kind = Enum.Parse<AuditKind>(row.Kind),
        Subject = row.Subject,
        Model = row.Model,
        Seed = row.Seed,
        Details = row.Details,
        Commitments = JsonSerializer.Deserialize<ImmutableSortedDictionary<AuditPart, string>>(row.Commitments, Json)!,
        Before = row.Before,
        Hash = row.Hash,
    };

    public static AuditNoteRow ToRow(AuditNote note, string team) => new() { Team = team, Number = note.Number, Part = note.Part.ToString(), Salt = note.Salt, Text = note.Text };

    public static AuditNote ToRecord(AuditNoteRow row) => new(row.Number, Enum.Parse<AuditPart>(row.Part), row.Salt, row.Text);

    private static IEnumerable<T> Names<T>(string joined)
        where T : struct, Enum => joined.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => Enum.Parse<T>(n));
}
