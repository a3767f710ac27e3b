using System.Collections.Immutable;
using System.Text.Json;
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
    };
}
