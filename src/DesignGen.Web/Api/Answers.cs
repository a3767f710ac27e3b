using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;
using DesignGen.Server.Hosting;

namespace DesignGen.Web.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null where this is the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A batch.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What it is called on sheets.</param>
/// <param name="Language">Language of its sheets.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Fault">What stopped it; empty unless it failed.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="Count">Variants asked for.</param>
/// <param name="Drawn">Variants that are there, rejected ones among them.</param>
/// <param name="Variants">How many variants are in each state; states without any are left out.</param>
/// <param name="Seed">Its seed, a whole number of up to 64 bits, as text.</param>
/// <param name="CreatedAt">When it was asked for, UTC.</param>
/// <param name="Revision">Rises with every change of its variants' decisions.</param>
/// <param name="Parent">Code of the variant that it was made from; empty for a batch of a brief alone.</param>
/// <param name="BriefName">What the sender called the brief.</param>
/// <param name="BriefText">The brief's words.</param>
/// <param name="Waiting">What its work waits for on this server, a database or files that are away; empty where it does not.</param>
public sealed record BatchAnswer(
    string Code, string Title, Language Language, BatchState State, string Fault, string RequestedBy, int Count, int Drawn,
    IReadOnlyDictionary<VariantState, int> Variants, string Seed, DateTimeOffset CreatedAt, int Revision, string Parent, string BriefName, string BriefText, string Waiting)
{
    /// <summary>The answer about a batch.</summary>
    public static BatchAnswer Of(BatchStatus status)
    {
        BatchRecord b = status.Batch;
        return new(
            b.Code, b.Title, b.Language, b.State, b.Fault, b.RequestedBy, b.Count, status.Drawn, status.Tally, b.Seed.ToString(CultureInfo.InvariantCulture),
            b.CreatedAt, b.Revision, b.Parent, b.BriefName, b.BriefText, status.Waiting);
    }

    /// <summary>Changes whenever anything of the answer does.</summary>
    internal static string Tag(BatchStatus status) => string.Create(
        CultureInfo.InvariantCulture, $"\"{status.Batch.Code}-{status.Batch.State}-{status.Batch.Revision}-{string.Join('.', status.Tally.OrderBy(t => t.Key).Select(t => $"{(int)t.Key}x{t.Value}"))}{(status.Waiting.Length > 0 ? "-waiting" : "")}\"");
}

/// <summary>A batch that was ordered.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Remarks">What should be known before it is drawn: what was assumed, contradicts or was not understood.</param>
public sealed record SubmissionAnswer(BatchAnswer Batch, IReadOnlyList<string> Remarks);

/// <summary>How far a batch is.</summary>
/// <param name="State">Its state.</param>
/// <param name="Drawn">Variants that are there, rejected ones among them.</param>
/// <param name="Rejected">Of these, those that no try could make printable.</param>
/// <param name="Count">Variants asked for.</param>
public sealed record ProgressAnswer(BatchState State, int Drawn, int Rejected, int Count)
{
    /// <summary>The answer about a batch's progress.</summary>
    public static ProgressAnswer Of(BatchProgress progress) => new(progress.State, progress.Done, progress.Rejected, progress.Count);
}

/// <summary>An ink of a variant.</summary>
/// <param name="Id">Key of the ink.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hex">Its colour, sRGB.</param>
/// <param name="Coverage">Share of the page that it covers, 0 to 1.</param>
public sealed record InkAnswer(string Id, string Name, string Hex, double Coverage);

/// <summary>A further colourway of a variant.</summary>
/// <param name="Id">Its id, by which its picture is asked for.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Hexes">Its inks' colours, sRGB, in print order.</param>
public sealed record ColourwayAnswer(string Id, LocalName Name, IReadOnlyList<string> Hexes);

/// <summary>How a tile steps over the cloth.</summary>
/// <param name="Layout">Key of the stepping, as briefs name it.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="ShiftAcross">Each next row of tiles moves right by the tile's width over this; 1 is no shift.</param>
/// <param name="ShiftDown">Each next column of tiles moves down by the tile's height over this; 1 is no shift.</param>
public sealed record RepeatAnswer(string Layout, LocalName Name, int ShiftAcross, int ShiftDown)
{
    /// <summary>The answer about a recipe's repeat; null where it has none.</summary>
    public static RepeatAnswer? Of(Recipe recipe)
    {
        if (recipe.Layout is not { } layout)
            return null;
        var repeat = new Repeat(layout, Length.FromMillimetres(recipe.WidthMm), Length.FromMillimetres(recipe.HeightMm), recipe.DropParts);
        return new(repeat.Stepping.Key(), repeat.Stepping.Name(), repeat.TileShift.Across, repeat.TileShift.Down);
    }
}

/// <summary>A variant.</summary>
/// <param name="Code">Its code, with check characters.</param>
/// <param name="Batch">Code of its batch.</param>
/// <param name="Index">Place in the batch, from 0.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Title">What it is called on sheets.</param>
/// <param name="Family">Id of its pattern family.</param>
/// <param name="FamilyName">Name of the family in both languages.</param>
/// <param name="PaletteName">Name of the palette in both languages.</param>
/// <param name="Engine">The engine that drew it.</param>
/// <param name="Score">0 to 100; ranks a batch, promises nothing.</param>
/// <param name="WidthMm">Width of the page or tile, mm.</param>
/// <param name="HeightMm">Height of the page or tile, mm.</param>
/// <param name="Inks">The inks that print, in print order.</param>
/// <param name="Findings">What the gates measured.</param>
/// <param name="Reasons">Why the planner chose so.</param>
/// <param name="Rejected">Tries that were turned down before it.</param>
/// <param name="Rating">1 to 5; 0 for none.</param>
/// <param name="Comment">The reviewer's comment.</param>
/// <param name="DecidedBy">Who decided last; empty where nobody did.</param>
/// <param name="DecidedAt">When that was, UTC.</param>
/// <param name="Colourways">The further colourways.</param>
/// <param name="Repeat">How its tile steps; null for what does not repeat.</param>
/// <param name="GarmentColour">Colour of what it is printed on, sRGB.</param>
/// <param name="Revision">Rises with every change of state, rating or comment; decisions name it.</param>
public sealed record VariantAnswer(
    string Code, string Batch, int Index, VariantState State, string Title, string Family, LocalName FamilyName, LocalName PaletteName, string Engine, double Score, double WidthMm, double HeightMm,
    IReadOnlyList<InkAnswer> Inks, ImmutableArray<GateFinding> Findings, ImmutableArray<string> Reasons, IReadOnlyList<TryAnswer> Rejected,
    int Rating, string Comment, string DecidedBy, DateTimeOffset? DecidedAt, IReadOnlyList<ColourwayAnswer> Colourways, RepeatAnswer? Repeat, string GarmentColour, int Revision)
{
    /// <summary>How likely the team approves it, 0 to 1, as its decisions have taught; null but in lists by taste.</summary>
    [System.ComponentModel.Description("How likely the team approves it, 0 to 1, as its decisions have taught; null but in lists by taste.")]
    public double? Chance { get; init; }

    /// <summary>The answer about a variant.</summary>
    public static VariantAnswer Of(VariantRecord v) => new(
        v.Code, v.Batch, v.Index, v.State, v.Spec.Title, v.Spec.Recipe.Family, v.Spec.FamilyName, v.Spec.PaletteName, v.Spec.Recipe.Engine, v.Report.Score, v.Spec.Recipe.WidthMm, v.Spec.Recipe.HeightMm,
        [.. v.Report.Inks.Zip(v.Report.InkCoverage, (ink, share) => new InkAnswer(ink.Id, ink.Name, ink.Colour.Hex, share))], v.Report.Findings, v.Spec.Reasons, [.. v.Rejected.Select(TryAnswer.Of)],
        v.Rating, v.Comment, v.DecidedBy, v.DecidedAt, [.. v.Spec.Recipe.Colourways.Select(c => new ColourwayAnswer(c.Id, c.Name, [.. c.Inks.Select(i => i.Colour.Hex)]))], RepeatAnswer.Of(v.Spec.Recipe), v.Spec.Recipe.Garment.Colour.Hex, v.Revision);

    /// <summary>The tag by which a decision names the variant as it was seen.</summary>
    internal static string Tag(VariantRecord v) => string.Create(CultureInfo.InvariantCulture, $"\"{v.Revision}\"");
}

/// <summary>One try that a gate turned down.</summary>
/// <param name="Try">Which try, from 1.</param>
/// <param name="Family">Id of its family.</param>
/// <param name="Seed">Its seed, a whole number of up to 64 bits, as text.</param>
/// <param name="Reason">Why, in the brief's language.</param>
public sealed record TryAnswer(int Try, string Family, string Seed, string Reason)
{
    /// <summary>The answer about a try.</summary>
    public static TryAnswer Of(RejectedTry t) => new(t.Try, t.Family, t.Seed.ToString(CultureInfo.InvariantCulture), t.Reason);
}

/// <summary>An order for press files.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Batch">Code of the batch.</param>
/// <param name="State">Where it is on its way.</param>
/// <param name="Done">Styles that are whole.</param>
/// <param name="Count">Styles in all.</param>
/// <param name="Fault">What stopped it; empty unless it failed.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="CreatedAt">When, UTC.</param>
public sealed record ProductionAnswer(string Id, string Batch, ProductionState State, int Done, int Count, string Fault, string RequestedBy, DateTimeOffset CreatedAt)
{
    /// <summary>The answer about an order.</summary>
    public static ProductionAnswer Of(ProductionRecord p) => new(p.Id, p.Batch, p.State, p.Done, p.Count, p.Fault, p.RequestedBy, p.CreatedAt);
}

/// <summary>What a reviewed workbook would change.</summary>
/// <param name="Batch">Code of the batch.</param>
/// <param name="IsStale">Whether decisions of the batch changed since the export.</param>
/// <param name="Rows">Every row with content.</param>
/// <param name="Missing">Codes of exported variants whose rows were deleted; they stay as they are.</param>
/// <param name="Notices">Remarks on the file as a whole.</param>
/// <param name="Decisions">What would be applied; send these to apply them.</param>
public sealed record ReviewAnswer(
    string Batch, bool IsStale, IReadOnlyList<ReviewRowAnswer> Rows, IReadOnlyList<string> Missing, IReadOnlyList<LocalName> Notices, IReadOnlyList<DecisionRequest> Decisions);

/// <summary>One row of a reviewed workbook.</summary>
/// <param name="Row">Its number on the sheet, from 1.</param>
/// <param name="Code">Code of the variant as it stands in the row.</param>
/// <param name="Outcome">What would become of it.</param>
/// <param name="Message">What would be taken, or what is wrong.</param>
public sealed record ReviewRowAnswer(int Row, string Code, Review.Workbook.RowOutcome Outcome, LocalName Message);
