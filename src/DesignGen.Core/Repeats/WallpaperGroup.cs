using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Core.Repeats;

/// <summary>What kind of cell a wallpaper group needs.</summary>
public enum GroupLattice
{
    /// <summary>Any parallelogram; an upright rectangle here.</summary>
    Any,

    /// <summary>An upright rectangle.</summary>
    Rectangular,

    /// <summary>A rectangle whose middle is a lattice place too.</summary>
    Centred,

    /// <summary>A square.</summary>
    Square,

    /// <summary>Two steps of one length at 120°.</summary>
    Hexagonal,
}

/// <summary>One of the 17 symmetries that a flat repeat can have.</summary>
/// <remarks>
/// Generators are written in the cell's own coordinates, 0 to 1 along its two steps, as the International Tables for
/// Crystallography, volume A, list the plane groups. <see cref="Operations"/> is what they generate, steps of whole cells
/// left out; its size is the group's order.
/// </remarks>
public sealed class WallpaperGroup
{
    private const double Tolerance = 1e-9;

    private WallpaperGroup(string name, GroupLattice lattice, int rotation, params ImmutableArray<Affine> generators)
    {
        (Name, Lattice, Rotation) = (name, lattice, rotation);
        Operations = Generate(lattice == GroupLattice.Centred ? generators.Add(Affine.Translate(0.5, 0.5)) : generators);
    }

    /// <summary>All 17, from p1 to p6mm.</summary>
    public static ImmutableArray<WallpaperGroup> All { get; } =
    [
        new("p1", GroupLattice.Any, 1),
        new("p2", GroupLattice.Any, 2, Half),
        new("pm", GroupLattice.Rectangular, 1, Across(0, 0)),
        new("pg", GroupLattice.Rectangular, 1, Across(0, 0.5)),
        new("cm", GroupLattice.Centred, 1, Across(0, 0)),
        new("p2mm", GroupLattice.Rectangular, 2, Half, Across(0, 0)),
        new("p2mg", GroupLattice.Rectangular, 2, Half, Across(0.5, 0)),
        new("p2gg", GroupLattice.Rectangular, 2, Half, Across(0.5, 0.5)),
        new("c2mm", GroupLattice.Centred, 2, Half, Across(0, 0)),
        new("p4", GroupLattice.Square, 4, Quarter),
        new("p4mm", GroupLattice.Square, 4, Quarter, Across(0, 0)),
        new("p4gm", GroupLattice.Square, 4, Quarter, Across(0.5, 0.5)),
        new("p3", GroupLattice.Hexagonal, 3, Third),
        new("p3m1", GroupLattice.Hexagonal, 3, Third, new Affine(0, -1, -1, 0, 0, 0)),
        new("p31m", GroupLattice.Hexagonal, 3, Third, new Affine(0, 1, 1, 0, 0, 0)),
        new("p6", GroupLattice.Hexagonal, 6, Third, Half),
        new("p6mm", GroupLattice.Hexagonal, 6, Third, Half, new Affine(0, 1, 1, 0, 0, 0)),
    ];

    /// <summary>Short international name, for example <c>p4gm</c>.</summary>
    public string Name { get; }

    /// <summary>The cell it needs.</summary>
    public GroupLattice Lattice { get; }

    /// <summary>Highest order of its turns: 1, 2, 3, 4 or 6; their centre is the cell's origin.</summary>
    public int Rotation { get; }

    /// <summary>Its operations within one cell, the identity first, in the cell's coordinates.</summary>
    public ImmutableArray<Affine> Operations { get; }

    // Turns by a half, a quarter and a third about the origin; the last in the hexagonal cell's slanted coordinates.
    private static Affine Half => new(-1, 0, 0, -1, 0, 0);

    private static Affine Quarter => new(0, 1, -1, 0, 0, 0);

    private static Affine Third => new(0, 1, -1, -1, 0, 0);

    // A mirror or glide that turns x round: −x + e, y + f.
    private static Affine Across(double e, double f) => new(-1, 0, 0, 1, e, f);

    /// <summary>The operations in millimetres on an upright rectangle.</summary>
    /// <remarks>
    /// A hexagonal group's rectangle is as wide as a step and √3 times as high, and holds two cells; on another rectangle the
    /// group is stretched with it and stays the same group.
    /// </remarks>
    /// <param name="width">Width of the rectangle, mm.</param>
    /// <param name="height">Height of the rectangle, mm.</param>
    /// <returns>One map for each image of a motif within the rectangle's lattice, the identity first.</returns>
    public ImmutableArray<Affine> Place(double width, double height)
    {
        bool hexagonal = Lattice == GroupLattice.Hexagonal;
        Affine toMm = hexagonal ? new(width, 0, -width / 2, height / 2, 0, 0) : new(width, 0, 0, height, 0, 0);
        Affine fromMm = hexagonal ? new(1 / width, 0, 1 / height, 2 / height, 0, 0) : new(1 / width, 0, 0, 1 / height, 0, 0);
        ImmutableArray<Affine> placed = [.. Operations.Select(o => fromMm.Then(o).Then(toMm))];
        // The hexagonal rectangle's second lattice place: half a width and half a height away.
        return hexagonal ? placed.AddRange(placed.Select(o => o.Then(Affine.Translate(width / 2, height / 2)))) : placed;
    }

    // Products are added until none is new; whole steps fall away.
    private static ImmutableArray<Affine> Generate(ImmutableArray<Affine> generators)
    {
        List<Affine> found = [Affine.Identity];
        for (int i = 0; i < found.Count; i++)
        {
            foreach (Affine generator in generators)
            {
                Affine product = Folded(found[i].Then(generator));
                if (!found.Exists(f => Same(f, product)))
                    found.Add(product);
            }
        }
        return [.. found];
    }

    private static Affine Folded(Affine map) => map with { E = Fold(map.E), F = Fold(map.F) };

    private static double Fold(double value)
    {
        double share = value - Math.Floor(value);
        return share > 1 - Tolerance ? 0 : share;
    }

    private static bool Same(Affine a, Affine b) =>
        Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) + Math.Abs(a.C - b.C) + Math.Abs(a.D - b.D) + Math.Abs(a.E - b.E) + Math.Abs(a.F - b.F) < Tolerance;
}
