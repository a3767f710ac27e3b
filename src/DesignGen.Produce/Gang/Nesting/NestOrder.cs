using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Gang.Nesting;

/// <summary>A shape to nest, in every turn that it may lie in.</summary>
/// <param name="Turns">One simple polygon for each turn, mm; no corner lies left of or above the origin, which is the point that is placed.</param>
public sealed record NestShape(ImmutableArray<ImmutableArray<Point>> Turns);

/// <summary>What to nest and on what.</summary>
public sealed record NestOrder
{
    /// <summary>The different shapes.</summary>
    public required ImmutableArray<NestShape> Shapes { get; init; }

    /// <summary>The shape of every piece; as many entries as pieces, those of a shape one after the other.</summary>
    public required ImmutableArray<int> Pieces { get; init; }

    /// <summary>Width between the side margins, mm.</summary>
    public required double Width { get; init; }

    /// <summary>Most length of one sheet between its end margins, mm.</summary>
    public required double MaxLength { get; init; }

    /// <summary>Least distance between two shapes, mm, 0 or more.</summary>
    public required double Gap { get; init; }

    /// <summary>What places are whole multiples of, mm: a pixel of the print, so that nothing is rounded afterwards.</summary>
    public required double Unit { get; init; }

    /// <summary>Whether the pieces of a shape lie one after the other along the film, with none of another shape between them.</summary>
    public bool Together { get; init; }
}

/// <summary>How long to look for a better layout.</summary>
public sealed record NestEffort
{
    /// <summary>Placements tried by default: some seconds for 60 pieces of a dozen designs.</summary>
    public const long UsualPlacements = 400_000;

    /// <summary>Most placements to try, 1 or more. The same count gives the same layout on every machine.</summary>
    public long Placements { get; init; } = UsualPlacements;

    /// <summary>Ends the search after so much time; null, the default, for never. How far a search comes in a time depends on the machine, so its layout can't be made again.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The clock of <see cref="Time"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Threads to use, 1 or more; 0, the default, takes one per core. The layout is the same for any count.</summary>
    public int Threads { get; init; }

    /// <summary>Chance's seed.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Where a piece lies.</summary>
/// <param name="Piece">Its place in <see cref="NestOrder.Pieces"/>.</param>
/// <param name="Turn">Its turn, a place in <see cref="NestShape.Turns"/>.</param>
/// <param name="Sheet">The sheet, from 0.</param>
/// <param name="X">From the side margin, in units.</param>
/// <param name="Y">From the end margin, in units.</param>
public readonly record struct NestPlace(int Piece, int Turn, int Sheet, int X, int Y);

/// <summary>A layout.</summary>
/// <param name="Places">One for each piece, in their order.</param>
/// <param name="Lengths">How far down the pieces of each sheet reach, mm.</param>
/// <param name="Placements">How many placements were tried.</param>
/// <param name="Layouts">How many whole layouts those made.</param>
public sealed record NestResult(ImmutableArray<NestPlace> Places, ImmutableArray<double> Lengths, long Placements, long Layouts);
