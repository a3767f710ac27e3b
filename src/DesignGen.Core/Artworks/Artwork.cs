using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;

namespace DesignGen.Core.Artworks;

/// <summary>A finished drawing, ready for any writer: everything is resolved, in millimetres from the top left, y down.</summary>
/// <remarks>
/// The page <c>docs/formats/artwork.md</c> describes it in full. In short: shapes are in painter's order, and a later shape
/// takes away, in proportion to its coverage, what lies under it; so the plates of all inks never add up to more than full.
/// </remarks>
/// <param name="Width">Width of the page, or of one tile where there is a repeat.</param>
/// <param name="Height">Height of the page, or of one tile where there is a repeat.</param>
/// <param name="Repeat">How the tile steps over the cloth; null for a placement print.</param>
/// <param name="Inks">The inks in print order.</param>
/// <param name="Shapes">The shapes in painter's order; parts outside the page are not printed.</param>
/// <param name="CutLines">Lines for a cutter or plotter; never printed.</param>
public sealed record Artwork(
    Length Width, Length Height, Repeat? Repeat, ImmutableArray<Ink> Inks, ImmutableArray<Shape> Shapes, ImmutableArray<CutLine> CutLines)
{
    /// <summary>Height of the smallest capitals that it has; null where it has no lettering or nobody knows.</summary>
    public Length? Lettering { get; init; }

    /// <summary>The page as a rectangle in millimetres.</summary>
    public Rect Page => new(0, 0, Width.Millimetres, Height.Millimetres);

    /// <summary>The box round all shapes that print, mm; of no size where none does. Parts outside the page count.</summary>
    public Rect InkedBounds => Shapes.Where(s => s.Ink is not null && !s.Outline.IsEmpty).Select(s => s.Outline.Bounds).DefaultIfEmpty(Rect.FromSize(0, 0, 0, 0)).Aggregate((a, b) => a.Union(b));
}

/// <summary>One filled outline of an artwork.</summary>
/// <param name="Ink">Place of its ink in <see cref="Artwork.Inks"/>; null knocks every ink out and leaves bare cloth.</param>
/// <param name="Outline">What is filled, mm.</param>
/// <param name="Rule">How overlapping contours decide what is inside.</param>
/// <param name="Coverage">How much ink: solid, or a ramp.</param>
/// <param name="CopyOf">
/// Where a tile's motif crosses an edge, the repeat's other images of it are stored too: this is the place of the original
/// in <see cref="Artwork.Shapes"/>. Null for an original.
/// </param>
public sealed record Shape(int? Ink, Outline Outline, FillRule Rule, Coverage Coverage, int? CopyOf = null);

/// <summary>How much ink a shape carries from place to place, 0 (none) to 1 (solid).</summary>
public abstract record Coverage
{
    /// <summary>Solid everywhere.</summary>
    public static Coverage Solid { get; } = new SolidCoverage();

    /// <summary>The coverage after a map of the plane.</summary>
    public abstract Coverage Transform(Affine map);
}

/// <summary>Solid ink.</summary>
public sealed record SolidCoverage : Coverage
{
    /// <inheritdoc/>
    public override Coverage Transform(Affine map) => this;
}

/// <summary>One stop of a ramp.</summary>
/// <param name="Offset">Place along the ramp, 0 to 1.</param>
/// <param name="Amount">Ink there, 0 to 1.</param>
public readonly record struct RampStop(double Offset, double Amount);

/// <summary>Ink that changes along a line; beyond its ends the end amounts go on.</summary>
/// <param name="From">Where offset 0 lies, mm.</param>
/// <param name="To">Where offset 1 lies, mm.</param>
/// <param name="Stops">Two or more stops, offsets rising from 0 to 1; between two the amount changes evenly.</param>
public sealed record LinearRamp(Point From, Point To, ImmutableArray<RampStop> Stops) : Coverage
{
    /// <inheritdoc/>
    /// <remarks>Right for moves, turns, mirrors and even growth; a skew would need the ramp's cross direction too.</remarks>
    public override Coverage Transform(Affine map) => this with { From = map.Apply(From), To = map.Apply(To) };
}

/// <summary>Ink that changes from a centre outwards; beyond the radius the last amount goes on.</summary>
/// <param name="Centre">Where offset 0 lies, mm.</param>
/// <param name="RadiusX">Where offset 1 lies along x, mm.</param>
/// <param name="RadiusY">Where offset 1 lies along y, mm.</param>
/// <param name="Stops">Two or more stops, offsets rising from 0 to 1.</param>
public sealed record RadialRamp(Point Centre, double RadiusX, double RadiusY, ImmutableArray<RampStop> Stops) : Coverage
{
    /// <inheritdoc/>
    /// <remarks>Right for moves, mirrors, growth, and for turns where both radii are equal.</remarks>
    public override Coverage Transform(Affine map) => this with
    {
        Centre = map.Apply(Centre),
        RadiusX = RadiusX * Math.Sqrt(map.A * map.A + map.B * map.B),
        RadiusY = RadiusY * Math.Sqrt(map.C * map.C + map.D * map.D),
    };
}

/// <summary>How deep a cutter goes.</summary>
public enum CutKind
{
    /// <summary>Through the film, leaving the backing whole.</summary>
    Kiss,

    /// <summary>Through everything.</summary>
    Through,
}

/// <summary>A line for a cutter.</summary>
/// <param name="Kind">How deep it cuts.</param>
/// <param name="Label">What the piece is, for example <c>left thumb, size M</c>.</param>
/// <param name="Outline">The closed line, mm.</param>
/// <param name="Domed">Whether the piece is curved as a nail is: previews show it lying by itself, with a little gloss.</param>
public sealed record CutLine(CutKind Kind, string Label, Outline Outline, bool Domed = false);
