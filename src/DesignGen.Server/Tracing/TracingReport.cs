using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Provenance;
using DesignGen.Render.Pictures;
using DesignGen.Vectorize;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Server.Tracing;

/// <summary>What came of a run over pictures, as <c>docs/formats/vectorize-report.md</c> describes it. It has no times, so the same run gives the same bytes.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Pictures">The pictures that were traced, in their order.</param>
/// <param name="Failed">Those that could not be, in their order.</param>
public sealed record TracingReport(ReportOptions Options, ImmutableArray<PictureReport> Pictures, ImmutableArray<FailedPicture> Failed)
{
    /// <summary>The format's name.</summary>
    [JsonPropertyOrder(-3)]
    public string Format { get; } = "vectorize-report";

    /// <summary>The format's version.</summary>
    [JsonPropertyOrder(-2)]
    public int Version { get; } = 1;

    /// <summary>The version of DesignGen.</summary>
    [JsonPropertyOrder(-1)]
    public string Designgen { get; } = typeof(TracingReport).Assembly.GetName().Version!.ToString(3);
}

/// <summary>What was asked for.</summary>
public sealed record ReportOptions(
    double WidthMm, int? Inks, string Mode, double? WidestLineMm, string? Library, ReportPress? Press, ReportLimits? Features, bool RemoveBackground, bool Tile, double? TrapMm, double? ChokeMm, double? CutOffsetMm)
{
    /// <summary>Those of an order.</summary>
    public static ReportOptions Of(TracingOrder order) => new(
        Round(order.Options.Width.Millimetres), order.Options.Inks, order.Lines is null ? RecipeJson.Word(order.Options.Mode) : "centre-line", Round(order.Lines?.WidestLine?.Millimetres), order.Options.Library?.Id,
        order.Press is { } press ? new(press.Id, press.Name.En, press.MaxInks) : null,
        order.Options.Features is { } limits ? new(Round(limits.MinLine.Millimetres), Round(limits.MinGap.Millimetres), Round(limits.MinAreaMm2)) : null,
        order.Options.RemoveBackground, order.Options.Tile, Round(order.Trap?.Millimetres), Round(order.Choke?.Millimetres), Round(order.CutOffset?.Millimetres));

    private static double? Round(double? mm) => mm is double value ? Round(value) : null;

    private static double Round(double mm) => Math.Round(mm, 3);
}

/// <summary>A print method.</summary>
public sealed record ReportPress(string Id, string Name, int MaxInks);

/// <summary>The smallest things that the press was said to hold.</summary>
public sealed record ReportLimits(double MinLineMm, double MinGapMm, double MinAreaMm2);

/// <summary>What came of a picture.</summary>
/// <param name="Picture">Its path as it was given, with forward slashes.</param>
/// <param name="FileFormat">What the file was.</param>
/// <param name="WidthPx">Pixels across.</param>
/// <param name="HeightPx">Pixels down.</param>
/// <param name="Kind">What kind of picture it was taken for.</param>
/// <param name="Enlarged">How many times its pixels were repeated across and down, which was undone.</param>
/// <param name="BackgroundShare">Part of the pixels that was removed as background, 0 to 1.</param>
/// <param name="BareShare">Part of the page without ink, 0 to 1; null for strokes of a pen.</param>
/// <param name="WidthMm">Width of the print.</param>
/// <param name="HeightMm">Height of the print.</param>
/// <param name="Inks">Its inks in print order.</param>
/// <param name="Difference">Mean CIEDE2000 of the inks over the picture's pixels.</param>
/// <param name="Features">What was done so that the press can hold it; null where no limits were given.</param>
/// <param name="Traps">What was measured on the films; null without films.</param>
/// <param name="Underbase">The white; null without one.</param>
/// <param name="Cut">The cut line; null without one.</param>
/// <param name="Lines">The strokes of each ink; null for flat inks.</param>
/// <param name="Warnings">What a person should look at.</param>
/// <param name="Files">The files that were written.</param>
public sealed record PictureReport(
    string Picture, PictureFormat FileFormat, int WidthPx, int HeightPx, PictureKind Kind, int Enlarged, double BackgroundShare, double? BareShare, double WidthMm, double HeightMm,
    ImmutableArray<ReportInk> Inks, double Difference, ReportFeatures? Features, ReportTraps? Traps, ReportUnderbase? Underbase, ReportCut? Cut, ImmutableArray<ReportLines>? Lines, ImmutableArray<ReportWarning> Warnings, ReportFiles Files)
{
    /// <summary>What the picture says of its making, carried over into the files; null where it says nothing.</summary>
    public PictureMarks? Marks { get; init; }
}

/// <summary>An ink: its colour in the picture, what it is printed in, and how much of the page it takes.</summary>
public sealed record ReportInk(string Id, string Name, Srgb Found, Srgb Printed, double Difference, bool IsFar, double AreaMm2, double Share, int Rings, int Segments);

/// <summary>What was done so that the press can hold a picture.</summary>
/// <param name="Totals">For each kind of change how often it was made, and how much of the page changed its ink.</param>
/// <param name="Acts">The changes.</param>
/// <param name="Unresolved">What is still too small.</param>
public sealed record ReportFeatures(ImmutableArray<ReportTotal> Totals, ImmutableArray<ReportAct> Acts, ImmutableArray<ReportPlace> Unresolved);

/// <summary>All changes of a kind.</summary>
public sealed record ReportTotal(FeatureKind Kind, int Count, double AreaMm2);

/// <summary>A change; the ink is missing for bare ground.</summary>
public sealed record ReportAct(FeatureKind Kind, string? Ink, double XMm, double YMm, double BeforeMm, double AfterMm, double AreaMm2);

/// <summary>A place that is still too small; the ink is missing for gaps and pinholes.</summary>
public sealed record ReportPlace(string? Ink, double XMm, double YMm, double WidthMm, double ExtentMm, double AreaMm2, bool IsIsland);

/// <summary>What was measured on the films.</summary>
public sealed record ReportTraps(double WidthMm, double Held, double Over, double OverWithTraps, ImmutableArray<ReportTrapPair> Pairs);

/// <summary>The boundary between two inks.</summary>
public sealed record ReportTrapPair(
    string Spreads, string Into, bool Trapped, double EdgeMm, double DueMm, double HeldMm, double LeastMm, double LimitedMm, ImmutableArray<ReportLimit> Limited);

/// <summary>Where a trap is narrower than asked.</summary>
public sealed record ReportLimit(double XMm, double YMm, double LengthMm, double LeastMm, double? LocalMm);

/// <summary>The white under the colours.</summary>
public sealed record ReportUnderbase(double ChokeMm, double AreaMm2, ImmutableArray<ReportBare> Bare);

/// <summary>A part that is too thin to have white under it.</summary>
public sealed record ReportBare(double LeftMm, double TopMm, double WidthMm, double HeightMm, double AreaMm2);

/// <summary>The cut line.</summary>
public sealed record ReportCut(double OffsetMm, int Pieces);

/// <summary>The strokes of an ink.</summary>
public sealed record ReportLines(string Ink, int Strokes, double LengthMm, double ThinnestMm, double WidestMm);

/// <summary>A warning in English.</summary>
public sealed record ReportWarning(string Code, string Message);

/// <summary>The files of a picture.</summary>
public sealed record ReportFiles(string Proof, ImmutableArray<string> Films, string? Underbase, string? Cut, string? Lines);

/// <summary>A picture that could not be traced.</summary>
/// <param name="Picture">Its path as it was given, with forward slashes.</param>
/// <param name="Kind"><c>input</c>, <c>unavailable</c> or <c>defect</c>.</param>
/// <param name="Message">What is wrong, in English.</param>
public sealed record FailedPicture(string Picture, string Kind, string Message);
