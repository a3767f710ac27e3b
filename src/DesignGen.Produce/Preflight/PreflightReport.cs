using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Preflight;

/// <summary>What follows from a check before the press.</summary>
public enum PreflightSeverity
{
    /// <summary>All is well.</summary>
    Pass,

    /// <summary>Something to know.</summary>
    Info,

    /// <summary>Somebody should look before it is printed.</summary>
    Warn,

    /// <summary>It is not produced unless a person takes it on.</summary>
    Block,
}

/// <summary>A person's word that a blocking check may be passed over.</summary>
/// <param name="Code">Code of the check, for example <c>print-area</c>.</param>
/// <param name="Reason">Why; not empty.</param>
/// <param name="By">Name of the person.</param>
public sealed record PreflightOverride(string Code, string Reason, string By)
{
    private const int MostReason = 500;

    /// <summary>What is wrong with a code and a reason, for whoever wrote them; null where they are sound.</summary>
    public static string? Fault(string code, string reason) =>
        !StylePreflight.Blocking.Contains(code) ? $"'{code}' is no check that stops a style. Those are: {string.Join(", ", StylePreflight.Blocking)}."
        : string.IsNullOrWhiteSpace(reason) ? $"The override of {code} has no reason. Write why it may be printed all the same."
        : reason.Length > MostReason ? $"The reason for {code} has {reason.Length} characters. Write {MostReason} at most."
        : null;
}

/// <summary>One check before the press.</summary>
/// <param name="Code">Key of the check.</param>
/// <param name="Severity">What follows.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="Actual">What was found, with its unit.</param>
/// <param name="Target">What it was held against.</param>
/// <param name="Remedy">What to do; both empty where all is well.</param>
public sealed record PreflightCheck(string Code, PreflightSeverity Severity, LocalName Name, LocalName Actual, LocalName Target, LocalName Remedy)
{
    /// <summary>Who passed it over, and why; null where nobody did.</summary>
    public PreflightOverride? Override { get; init; }
}

/// <summary>All checks of one style.</summary>
/// <param name="Checks">In a fixed order.</param>
public sealed record PreflightReport(ImmutableArray<PreflightCheck> Checks)
{
    /// <summary>What stops the style: blocking checks that nobody passed over.</summary>
    public IEnumerable<PreflightCheck> Blocking => Checks.Where(c => c.Severity == PreflightSeverity.Block && c.Override is null);

    /// <summary>The report with the blocks that persons take on marked as theirs.</summary>
    public PreflightReport With(ImmutableArray<PreflightOverride> overrides) => new([.. Checks.Select(c =>
        c.Severity == PreflightSeverity.Block && overrides.FirstOrDefault(o => o.Code == c.Code) is { } by ? c with { Override = by } : c)]);

    /// <summary>The report with what was found when the plates were made: things to look at before they are printed.</summary>
    public PreflightReport And(ImmutableArray<PlateFinding> findings) => new([.. Checks, .. findings.Select(f => new PreflightCheck(
        "plate-" + f.Key, PreflightSeverity.Warn, new($"Plate {f.Plate}", $"色版 {f.Plate}"), Both(f.Actual, f, f.At), Both(f.Target, f, null),
        new(f.Says.En + " " + f.Remedy.En, f.Says.Zh + f.Remedy.Zh)))]);

    // With the place on the page, where it is one.
    private static LocalName Both(double value, PlateFinding of, Point? at)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {of.Unit}");
        return at is { } place
            ? StylePreflight.Both($"{text}, {place.X:0} mm from the left and {place.Y:0} mm from the top", $"{text}，距左 {place.X:0} mm、距上 {place.Y:0} mm")
            : new(text, text);
    }
}
