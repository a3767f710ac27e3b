using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Core.Tests;

public sealed class WallpaperGroupTests
{
    // Multiplicity of the general position, International Tables for Crystallography A, plane groups 1 to 17.
    private static readonly (string Name, int Order, int Mirrored)[] Known =
    [
        ("p1", 1, 0), ("p2", 2, 0), ("pm", 2, 1), ("pg", 2, 1), ("cm", 4, 2), ("p2mm", 4, 2), ("p2mg", 4, 2), ("p2gg", 4, 2), ("c2mm", 8, 4),
        ("p4", 4, 0), ("p4mm", 8, 4), ("p4gm", 8, 4), ("p3", 3, 0), ("p3m1", 6, 3), ("p31m", 6, 3), ("p6", 6, 0), ("p6mm", 12, 6),
    ];

    public static TheoryData<int> Groups() => [.. Enumerable.Range(0, WallpaperGroup.All.Length)];

    [Fact]
    public void Every_group_has_its_known_order_and_half_of_it_mirrors() =>
        Assert.Equal(Known, WallpaperGroup.All.Select(g => (g.Name, g.Operations.Length, g.Operations.Count(o => o.Determinant < 0))));

    [Theory]
    [MemberData(nameof(Groups))]
    public void It_is_closed_and_every_operation_has_its_inverse(int group)
    {
        WallpaperGroup g = WallpaperGroup.All[group];
        foreach (Affine a in g.Operations)
        {
            Assert.All(g.Operations, b => Assert.Contains(g.Operations, o => SameModuloSteps(o, a.Then(b))));
            Assert.Contains(g.Operations, b => SameModuloSteps(Affine.Identity, a.Then(b)));
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Its_turn_about_the_origin_has_the_order_it_says(int group)
    {
        WallpaperGroup g = WallpaperGroup.All[group];
        Assert.Equal(g.Rotation, g.Operations.Count(o => o.Determinant > 0 && Math.Abs(o.E) + Math.Abs(o.F) < 1e-9));
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Placed_on_its_own_cell_it_moves_nothing_out_of_shape(int group)
    {
        WallpaperGroup g = WallpaperGroup.All[group];
        double height = g.Lattice == GroupLattice.Hexagonal ? 40 * Math.Sqrt(3) : 40;
        Affine[] placed = [.. g.Place(40, height)];
        Assert.Equal(g.Operations.Length * (g.Lattice == GroupLattice.Hexagonal ? 2 : 1), placed.Length);
        Assert.All(placed, o =>
        {
            Assert.Equal(1, o.A * o.A + o.B * o.B, 1e-9);
            Assert.Equal(0, o.A * o.C + o.B * o.D, 1e-9);
        });
        // A speck in general position: as many places in the rectangle as there are operations.
        var places = placed.Select(o => o.Apply(new Point(5.3, 2.1))).Select(p => (Math.Round(Wrap(p.X, 40), 6), Math.Round(Wrap(p.Y, height), 6)));
        Assert.Equal(placed.Length, places.Distinct().Count());
    }

    private static double Wrap(double value, double size) => value - Math.Floor(value / size) * size;

    private static bool SameModuloSteps(Affine a, Affine b) =>
        Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) + Math.Abs(a.C - b.C) + Math.Abs(a.D - b.D) < 1e-9 && Whole(a.E - b.E) && Whole(a.F - b.F);

    private static bool Whole(double value) => Math.Abs(value - Math.Round(value)) < 1e-9;
}
