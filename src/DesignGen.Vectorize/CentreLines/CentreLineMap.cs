using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Strokes;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>How to find centre lines.</summary>
public sealed record CentreLineOptions
{
    /// <summary>All defaults.</summary>
    public static CentreLineOptions Default { get; } = new();

    /// <summary>Widest line, in the size of the print, above 0; what is wider stays an area. Null, the default: three times the width that most lines have.</summary>
    public Length? WidestLine { get; init; }
}

/// <summary>One stroke of a pen.</summary>
/// <param name="Ink">Place of its ink in <see cref="CentreLineMap.Inks"/>.</param>
/// <param name="Path">Its centre line, mm; not joined to its start unless closed. With round ends of its width it is as long as the stroke was drawn.</param>
/// <param name="Closed">Whether its last point joins its first; it is then the same point.</param>
/// <param name="WidthMm">Its width, mm: the even one, or the mean where it changes.</param>
/// <param name="Profile">Its width along its length where it changes; null where it is even.</param>
public sealed record CentreLineStroke(int Ink, Contour Path, bool Closed, double WidthMm, WidthProfile? Profile)
{
    /// <summary>What the stroke covers, mm, to fill non-zero.</summary>
    public Outline Outline(double toleranceMm = 0.01) =>
        Stroke.Outline(Path, new StrokeStyle(Profile ?? WidthProfile.Constant(WidthMm)) { ToleranceMm = toleranceMm }, Closed);
}

/// <summary>Line art as strokes of a pen, with the areas that are none.</summary>
/// <param name="Width">Width of the page.</param>
/// <param name="Height">Height of the page.</param>
/// <param name="Inks">The inks of the picture, most used first.</param>
/// <param name="Strokes">The strokes by ink, those of one ink in the order in which they are found from the top.</param>
/// <param name="Faces">For each ink the areas that are no strokes, mm, to fill non-zero; they go on beneath the strokes, up to the middle.</param>
/// <param name="Ground">The ink that the border of the picture shows most, which is paper and never a stroke; null where that is bare ground.</param>
/// <param name="Layers">The areas in the order to paint them, each a little under those painted later.</param>
/// <param name="Findings">What was found out about the picture.</param>
public sealed record CentreLineMap(
    Length Width, Length Height, ImmutableArray<Ink> Inks, ImmutableArray<CentreLineStroke> Strokes, ImmutableArray<Outline> Faces, int? Ground, ImmutableArray<(int Ink, Outline Outline)> Layers,
    PictureFindings Findings)
{
    /// <summary>The picture with every stroke as a filled outline: areas first, strokes on top.</summary>
    /// <param name="ground">Whether the paper's colour is painted too. Default: true.</param>
    /// <param name="toleranceMm">How far an outline may lie from the stroke's true edge, mm, above 0: 0.01 suits a film.</param>
    public Artwork ToArtwork(bool ground = true, double toleranceMm = 0.01)
    {
        int[] order = [.. Layers.Select(l => l.Ink).Where(i => ground || i != Ground)];
        var place = new int[Inks.Length];
        Array.Fill(place, -1);
        for (int i = 0; i < order.Length; i++)
            place[order[i]] = i;
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        foreach ((int ink, Outline outline) in Layers)
        {
            if (place[ink] >= 0 && !outline.IsEmpty)
                shapes.Add(new(place[ink], outline, FillRule.NonZero, Coverage.Solid));
        }
        foreach (int ink in order)
        {
            Outline strokes = new([.. Strokes.Where(s => s.Ink == ink).SelectMany(s => s.Outline(toleranceMm).Contours)]);
            if (!strokes.IsEmpty)
                shapes.Add(new(place[ink], strokes.Snap(), FillRule.NonZero, Coverage.Solid));
        }
        return new(Width, Height, null, [.. order.Select(i => Inks[i])], shapes.ToImmutable(), []);
    }
}
