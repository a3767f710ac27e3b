using DesignGen.Core.Catalogue;
using DesignGen.Core.Reviews;

namespace DesignGen.Review.Workbook;

/// <summary>What became of a row of a reviewed workbook.</summary>
public enum RowOutcome
{
    /// <summary>Its decision goes in.</summary>
    Taken,

    /// <summary>It says what stands already, or what was exported.</summary>
    Unchanged,

    /// <summary>Its decision goes in, but a person should read the message.</summary>
    Warning,

    /// <summary>Nothing of it goes in; the message says what to do.</summary>
    Refused,
}

/// <summary>The report on one row.</summary>
/// <param name="Row">Its number on the sheet, from 1.</param>
/// <param name="Code">Code of the variant as it stands in the row; empty where there is none.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">What was taken, or what is wrong and what to do.</param>
public sealed record ReviewRow(int Row, string Code, RowOutcome Outcome, LocalName Message);

/// <summary>What a reviewed workbook says, checked; nothing is applied yet.</summary>
/// <param name="Batch">Code of the batch.</param>
/// <param name="IsStale">Whether decisions of the batch changed since the export. Rows that this touches are refused one by one.</param>
/// <param name="Decisions">What to apply, in the order of the rows.</param>
/// <param name="Rows">Every row with content, in the order of the sheet.</param>
/// <param name="Missing">Codes of exported variants whose rows were deleted; they stay as they are.</param>
/// <param name="Notices">Remarks on the file as a whole: columns that were not read, lost records.</param>
public sealed record ReviewImport(
    string Batch, bool IsStale, IReadOnlyList<DecisionEntry> Decisions, IReadOnlyList<ReviewRow> Rows, IReadOnlyList<string> Missing, IReadOnlyList<LocalName> Notices)
{
    /// <summary>How many rows met an outcome.</summary>
    public int CountOf(RowOutcome outcome) => Rows.Count(r => r.Outcome == outcome);
}
