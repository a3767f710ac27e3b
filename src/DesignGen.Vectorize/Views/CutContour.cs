using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Measures;

namespace DesignGen.Vectorize.Views;

/// <summary>How a cut line runs round a picture.</summary>
/// <param name="Offset">How far outside the colours it runs, 0 to 20 mm; 2 mm suits stickers.</param>
/// <param name="Radius">
/// Least radius of its hollow corners, 0 to 20 mm: a blade lifts the film in sharper ones. Islands whose gap is narrower than twice
/// offset and radius together are joined. Bulging corners have the offset itself as their radius.
/// </param>
/// <param name="Holes">Whether bare ground within the picture is cut out too, where it is wider than a blade can turn in.</param>
/// <param name="Kind">How deep it cuts.</param>
/// <param name="Label">What the pieces are called; several are numbered.</param>
public sealed record CutRules(Length Offset, Length Radius, bool Holes = false, CutKind Kind = CutKind.Kiss, string Label = "Contour")
{
    /// <summary>A sticker's: 2 mm of margin, corners of 1 mm at least.</summary>
    public static CutRules Sticker { get; } = new(Length.FromMillimetres(2), Length.FromMillimetres(1));
}

/// <summary>Makes the line along which a cutter frees a picture.</summary>
public static class CutContour
{
    /// <summary>The farthest that the line may lie from where it should, mm: finer than any plotter steps.</summary>
    public const double ToleranceMm = 0.01;

    private const double MostMm = 20;

    /// <summary>Makes the cut line: an artwork on the picture's page with cut lines only, one for each separate piece, the largest first.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="rules">How the line runs. It may run outside the page.</param>
    /// <exception cref="InputException">A measure is out of its range.</exception>
    public static Artwork Make(InkMap map, CutRules rules)
    {
        double offset = Checked("offset", rules.Offset), radius = Checked("radius", rules.Radius);
        Region colours = FlatFaces.Union(map);
        if (!rules.Holes)
            colours = colours.Without(double.PositiveInfinity, 0);
        // Spread too far and back again: hollow corners become round, narrow gaps close.
        Region sheet = colours.Grow(offset + radius, ToleranceMm / 4).Grow(-radius, ToleranceMm / 4);
        double least = Math.PI * Math.Max(radius, 0.5) * Math.Max(radius, 0.5);
        sheet = sheet.Without(rules.Holes ? least : double.PositiveInfinity, 0).Simplify(ToleranceMm / 4);
        ImmutableArray<Region> pieces = [.. sheet.Pieces().OrderByDescending(p => p.AreaMm2)];
        ImmutableArray<CutLine> lines = [.. pieces.Select((piece, i) => new CutLine(
            rules.Kind, pieces.Length > 1 ? rules.Label + " " + (i + 1).ToString(CultureInfo.InvariantCulture) : rules.Label, piece.ToOutline().Snap()))];
        return new(map.Width, map.Height, null, [], [], lines);
    }

    private static double Checked(string name, Length length) => length.Millimetres is >= 0 and <= MostMm and var mm
        ? mm
        : throw new InputException("cut contour", name, FormattableString.Invariant($"{length} is outside 0 to {MostMm} mm. Use 1 to 3 mm for stickers."));
}
