using System.Collections.Immutable;
using DesignGen.Core.Inks;

namespace DesignGen.Core.Reviews;

/// <summary>What a merchandiser says of a variant.</summary>
public enum Decision
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Make it.</summary>
    Approve,

    /// <summary>Do not make it.</summary>
    Decline,

    /// <summary>Change it as the comment says.</summary>
    Revise,
}

/// <summary>One decision, checked and ready to apply.</summary>
/// <param name="Code">Code of the variant.</param>
/// <param name="Index">Place of the variant in its batch, from 0.</param>
/// <param name="ExpectedRevision">The variant's revision when the decision was checked.</param>
/// <param name="Decision">What was decided; <see cref="Decision.None"/> puts it back to undecided.</param>
/// <param name="Rating">1 to 5; 0 for none.</param>
/// <param name="Comment">In the reviewer's words.</param>
public sealed record DecisionEntry(string Code, int Index, int ExpectedRevision, Decision Decision, int Rating, string Comment);

/// <summary>How a gate found a design.</summary>
public enum GateVerdict
{
    /// <summary>Within its limits.</summary>
    Pass,

    /// <summary>Printable, but a person should look.</summary>
    Warn,

    /// <summary>Not printable, or not what was asked for.</summary>
    Reject,
}

/// <summary>What one gate measured.</summary>
/// <param name="Gate">Key of the gate, for example <c>min-line</c>.</param>
/// <param name="Verdict">What follows.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Limit">What it was held against.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="En">What a merchandiser should know, in English; empty when passed.</param>
/// <param name="Zh">The same in Chinese; empty when passed.</param>
public sealed record GateFinding(string Gate, GateVerdict Verdict, double Value, double Limit, string Unit, string En, string Zh);

/// <summary>What all gates found, and how good the design looks by measure.</summary>
/// <param name="Findings">One for each gate that applied.</param>
/// <param name="Score">0 to 100; ranks a batch, promises nothing.</param>
/// <param name="Inks">The inks that print, in print order; a recipe may hold some that its design has no use for.</param>
/// <param name="InkCoverage">Share of the page that each ink covers, 0 to 1, in print order.</param>
/// <param name="Fingerprint">Numbers that near-duplicates share: spectrum first, then colours; what they mean stands in <c>Review/Gates/Fingerprint.cs</c>.</param>
public sealed record GateReport(
    ImmutableArray<GateFinding> Findings, double Score, ImmutableArray<Ink> Inks, ImmutableArray<double> InkCoverage, ImmutableArray<float> Fingerprint)
{
    /// <summary>A report of a design that could not be drawn.</summary>
    public static GateReport None { get; } = new([], 0, [], [], []);
}
