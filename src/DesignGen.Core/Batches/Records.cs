using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;

namespace DesignGen.Core.Batches;

/// <summary>A batch as it is stored.</summary>
public sealed record BatchRecord
{
    /// <summary>Its code: 8 characters.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called on sheets.</summary>
    public required string Title { get; init; }

    /// <summary>Language of its sheets.</summary>
    public required Language Language { get; init; }

    /// <summary>File name of the brief, as the user gave it.</summary>
    public required string BriefName { get; init; }

    /// <summary>Text of the brief; with the templates of the day it makes the whole batch again.</summary>
    public required string BriefText { get; init; }

    /// <summary>Name of who asked.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Id of the team that it belongs to; empty on one's own machine without accounts.</summary>
    public string Team { get; init; } = "";

    /// <summary>Id of the user who asked; empty without accounts.</summary>
    public string OrderedBy { get; init; } = "";

    /// <summary>Code of the variant that it was made from; empty for a batch of a brief alone.</summary>
    public string Parent { get; init; } = "";

    /// <summary>How it follows from its parent, as JSON; empty for a batch of a brief alone.</summary>
    public string Derivation { get; init; } = "";

    /// <summary>The taste that its plan followed, as JSON; empty for none. It stays as it was when the batch was ordered.</summary>
    public string Taste { get; init; } = "";

    /// <summary>Chance of the batch: the brief's, or the one ordered in its place.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many variants it shall have: the brief's number, or the one ordered in its place.</summary>
    public required int Count { get; init; }

    /// <summary>How many variants share one chunk.</summary>
    public required int ChunkSize { get; init; }

    /// <summary>Whether someone waits for it.</summary>
    public BatchPace Pace { get; init; } = BatchPace.Interactive;

    /// <summary>Where it is on its way.</summary>
    public BatchState State { get; init; } = BatchState.Draft;

    /// <summary>What stopped it; empty unless <see cref="BatchState.Failed"/>.</summary>
    public string Fault { get; init; } = "";

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rises with every change of its variants' decisions; workbooks carry it.</summary>
    public int Revision { get; init; } = 1;
}

/// <summary>Whether someone waits for a batch. The names are stored: never rename one.</summary>
public enum BatchPace
{
    /// <summary>Someone waits: its chunks get a worker at once, beside any bulk work.</summary>
    Interactive,

    /// <summary>Nobody waits: it leaves a worker free for interactive batches.</summary>
    Bulk,
}

/// <summary>One try that a gate turned down.</summary>
/// <param name="Try">Which try, from 1.</param>
/// <param name="Family">Id of its family.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Reason">Why, in the brief's language.</param>
public sealed record RejectedTry(int Try, string Family, ulong Seed, string Reason);

/// <summary>A variant as it is stored. Its pictures lie in the blob store under <see cref="BlobKeys"/>.</summary>
public sealed record VariantRecord
{
    /// <summary>Code of its batch.</summary>
    public required string Batch { get; init; }

    /// <summary>Place in the batch, from 0; unique there.</summary>
    public required int Index { get; init; }

    /// <summary>Its code with check characters.</summary>
    public required string Code { get; init; }

    /// <summary>Where it is on its way.</summary>
    public required VariantState State { get; init; }

    /// <summary>The order that it answers, recipe included.</summary>
    public required DesignSpec Spec { get; init; }

    /// <summary>What the gates measured.</summary>
    public required GateReport Report { get; init; }

    /// <summary>Tries that were turned down before it.</summary>
    public ImmutableArray<RejectedTry> Rejected { get; init; } = [];

    /// <summary>What drawing it threw; empty where it was drawn.</summary>
    public string Error { get; init; } = "";

    /// <summary>The merchandiser's rating, 1 to 5; 0 where there is none.</summary>
    public int Rating { get; init; }

    /// <summary>The merchandiser's comment.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Name of who decided last; empty where nobody did.</summary>
    public string DecidedBy { get; init; } = "";

    /// <summary>When that was, UTC; null where nobody decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Rises with every change of state, rating or comment.</summary>
    public int Revision { get; init; } = 1;
}

/// <summary>Where the files of a batch lie in the blob store. The names are stored: never change one.</summary>
public static class BlobKeys
{
    /// <summary>A variant's picture for lists.</summary>
    public static string Thumbnail(string batch, int index) => $"{batch}/variants/{index + 1:0000}/thumbnail.png";

    /// <summary>A variant's picture for a close look.</summary>
    public static string Preview(string batch, int index) => $"{batch}/variants/{index + 1:0000}/preview.png";

    /// <summary>A variant's picture in one of its colourways; a variant that is drawn anew has another seed.</summary>
    /// <param name="batch">Code of the batch.</param>
    /// <param name="index">Place of the variant, from 0.</param>
    /// <param name="seed">Seed of its recipe.</param>
    /// <param name="colourway">Place of the colourway in the recipe, from 0.</param>
    public static string Colourway(string batch, int index, ulong seed, int colourway) => $"{batch}/variants/{index + 1:0000}/colourway-{seed:x16}-{colourway + 1}.png";

    /// <summary>A variant on its product; a variant that is drawn anew has another seed.</summary>
    /// <param name="batch">Code of the batch.</param>
    /// <param name="index">Place of the variant, from 0.</param>
    /// <param name="seed">Seed of its recipe.</param>
    /// <param name="colourway">Place of the colourway in the recipe, from 0; −1 for its own colours.</param>
    /// <param name="look">Id of the mock-up.</param>
    public static string Mockup(string batch, int index, ulong seed, int colourway, string look) => $"{batch}/variants/{index + 1:0000}/mockup-{seed:x16}-{colourway + 1}-{look}.png";

    /// <summary>A batch's review workbook as it was first written.</summary>
    public static string Review(string batch) => $"{batch}/review.xlsx";

    /// <summary>A pack of press files.</summary>
    public static string Pack(string batch, string production) => $"{batch}/productions/{production}.zip";

    /// <summary>From when on a team's decisions count for its taste.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    public static string TasteMark(string team) => team.Length == 0 ? "tastes/house.json" : $"tastes/team-{team}.json";

    /// <summary>One page of a batch's pictures side by side; pages count from 1.</summary>
    public static string ContactSheet(string batch, int page) => $"{batch}/contact-sheet-{page}.png";
}

/// <summary>How far a batch is.</summary>
/// <param name="Done">Variants that are there, rejected ones among them.</param>
/// <param name="Rejected">Of these, those that no try could make printable.</param>
/// <param name="Count">Variants asked for.</param>
/// <param name="State">The batch's state.</param>
public sealed record BatchProgress(int Done, int Rejected, int Count, BatchState State);

/// <summary>Which batches to list.</summary>
/// <param name="Team">Id of the team; null for those of all.</param>
/// <param name="States">States to list; empty for all.</param>
/// <param name="Words">What the title or the code must hold, whatever its case; empty for anything.</param>
/// <param name="After">Code of the batch to go on after; null to begin with the newest.</param>
/// <param name="Limit">Most batches, 1 to 200.</param>
public sealed record BatchQuery(string? Team, IReadOnlyList<BatchState> States, string Words, string? After, int Limit)
{
    /// <summary>Code of the variant that they were made from; null for any batch.</summary>
    public string? Parent { get; init; }
}

/// <summary>Which variants of a batch to list.</summary>
/// <param name="Batch">Code of the batch.</param>
/// <param name="States">States to list; empty for all.</param>
/// <param name="After">Place to go on after; -1 to begin.</param>
/// <param name="Limit">Most variants, 1 to 500.</param>
public sealed record VariantQuery(string Batch, IReadOnlyList<VariantState> States, int After, int Limit);
