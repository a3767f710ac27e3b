using System.Collections.Immutable;
using DesignGen.Produce.Preflight;

namespace DesignGen.Produce.Gang;

/// <summary>What was laid where; <c>gang.json</c> holds it, and <c>docs/formats/gang-sheet.md</c> describes it.</summary>
/// <param name="Film">Id of the film.</param>
/// <param name="FilmWidthMm">Its width.</param>
/// <param name="ResolutionDpi">Pixels per inch of the print pictures.</param>
/// <param name="ArtGapMm">Least distance between the art of two pieces.</param>
/// <param name="Turns">In how many turns a piece might lie.</param>
/// <param name="Together">Whether copies were kept together.</param>
/// <param name="Placements">Placements tried.</param>
/// <param name="Layouts">Layouts tried.</param>
/// <param name="Reproducible">Whether the same order gives the same layout again: not where time ended the search.</param>
/// <param name="Utilization">Area inside the cut lines as a part of the film used, 0 to 1.</param>
/// <param name="Inked">Area of the art as a part of the film used, 0 to 1.</param>
/// <param name="FilmUsedMm2">Film used: its width by the length of all sheets.</param>
/// <param name="Sheets">The sheets.</param>
/// <param name="Checks">What was measured of sheets and pieces before they are printed, with targets and remedies.</param>
public sealed record GangReport(
    string Film, double FilmWidthMm, double ResolutionDpi, double ArtGapMm, int Turns, bool Together, long Placements, long Layouts, bool Reproducible,
    double Utilization, double Inked, double FilmUsedMm2, ImmutableArray<GangSheet> Sheets, ImmutableArray<PreflightCheck> Checks)
{
    /// <summary>Kind of the file.</summary>
    public string Format => "gang-sheet";

    /// <summary>Version of the kind.</summary>
    public int Version => 1;
}

/// <summary>One sheet.</summary>
/// <param name="LengthMm">Its length, end margins included.</param>
/// <param name="WidthPx">Pixels across the print picture.</param>
/// <param name="HeightPx">Pixels down.</param>
/// <param name="Utilization">Area inside its cut lines as a part of its film, 0 to 1.</param>
/// <param name="Print">File of the print picture.</param>
/// <param name="White">File of the white; null for none.</param>
/// <param name="Cut">File of the cut lines.</param>
/// <param name="Preview">File to look at.</param>
/// <param name="Pieces">What lies on it, in cut order.</param>
public sealed record GangSheet(double LengthMm, int WidthPx, int HeightPx, double Utilization, string Print, string? White, string Cut, string Preview, ImmutableArray<GangPlace> Pieces);

/// <summary>A piece on a sheet.</summary>
/// <param name="Id">Its id, as in the cut file: <c>cut-001</c> is cut first.</param>
/// <param name="Name">The design.</param>
/// <param name="Copy">Which of its copies, from 1.</param>
/// <param name="XMm">From the film's left edge to the picture's.</param>
/// <param name="YMm">From the film's head to the picture's top.</param>
/// <param name="WidthMm">Width of the picture as it lies.</param>
/// <param name="HeightMm">Height of the picture as it lies.</param>
/// <param name="TurnDegrees">How far it is turned clockwise.</param>
public sealed record GangPlace(string Id, string Name, int Copy, double XMm, double YMm, double WidthMm, double HeightMm, double TurnDegrees);
