using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Tests.Layout;

public sealed class TorusPackingTests
{
    private static readonly Disc[] Leaf = [new(new(-0.6, 0), 0.3), new(Point.Zero, 0.45), new(new(0.6, 0), 0.3)];

    private static Torus Cloth(RepeatLayout layout)
    {
        var repeat = new Repeat(layout, Length.FromMillimetres(80), Length.FromMillimetres(60));
        return new(repeat, repeat.Cell);
    }

    // Every image of every disc over the cell and a margin round it.
    private static List<(Disc Disc, int Motif, Affine Image)> Images(Torus torus, IEnumerable<Affine> places)
    {
        var all = new List<(Disc, int, Affine)>();
        Rect window = torus.Cell.Grow(30);
        foreach ((Affine place, int i) in places.Select((p, i) => (p, i)))
        {
            Rect bounds = Leaf.Aggregate(Rect.Empty, (r, d) => r.Union(d.Map(place).Bounds));
            foreach (Affine image in torus.Repeat!.Images(bounds, window))
                all.AddRange(Leaf.Select(d => (d.Map(place.Then(image)), i, image)));
        }
        return all;
    }

    private static (TorusPacking Packing, List<Affine> Places) Packed(Torus torus, double gap)
    {
        var packing = new TorusPacking(torus, 40, 0.8);
        var dice = new Dice(5);
        var places = new List<Affine>();
        for (int i = 0; i < 400; i++)
        {
            Affine place = Affine.Scale(dice.Between(4, 7)).Then(Affine.Rotate(dice.Between(0, 6))).Then(Affine.Translate(dice.Between(0, torus.Cell.Width), dice.Between(0, torus.Cell.Height)));
            if (!packing.Fits(Leaf, place, gap))
                continue;
            packing.Place(Leaf, place, 0);
            places.Add(place);
        }
        return (packing, places);
    }

    [Theory]
    [InlineData(RepeatLayout.Block)]
    [InlineData(RepeatLayout.HalfDrop)]
    [InlineData(RepeatLayout.Brick)]
    [InlineData(RepeatLayout.Mirror)]
    public void Motifs_keep_their_gap_from_all_images_of_each_other_and_of_themselves(RepeatLayout layout)
    {
        const double gap = 1.5;
        Torus torus = Cloth(layout);
        (_, List<Affine> places) = Packed(torus, gap);
        var images = Images(torus, places);
        Assert.True(places.Count >= 6);
        foreach ((Disc a, int i, Affine one) in images.Where(x => x.Image == Affine.Identity))
        {
            foreach ((Disc b, int j, Affine other) in images.Where(x => x.Motif != i || x.Image != Affine.Identity))
                Assert.True(a.Centre.DistanceTo(b.Centre) - a.Radius - b.Radius > gap - 0.1, $"{i} {j} {one} {other}");
        }
    }

    [Theory]
    [InlineData(RepeatLayout.Block)]
    [InlineData(RepeatLayout.HalfDrop)]
    [InlineData(RepeatLayout.Brick)]
    [InlineData(RepeatLayout.Mirror)]
    public void Room_is_the_distance_to_the_nearest_image(RepeatLayout layout)
    {
        Torus torus = Cloth(layout);
        (TorusPacking packing, List<Affine> places) = Packed(torus, 1);
        var images = Images(torus, places);
        var dice = new Dice(9);
        for (int i = 0; i < 200; i++)
        {
            Point at = new(dice.Between(0, torus.Cell.Width), dice.Between(0, torus.Cell.Height));
            double nearest = images.Min(x => x.Disc.Centre.DistanceTo(at) - x.Disc.Radius);
            if (nearest > 0)
                Assert.InRange(packing.Room(at), nearest - 0.45, nearest + 0.1);
        }
        (Point widest, double room) = packing.Widest();
        Assert.InRange(room, images.Min(x => x.Disc.Centre.DistanceTo(widest) - x.Disc.Radius) - 1e-9, images.Min(x => x.Disc.Centre.DistanceTo(widest) - x.Disc.Radius) + 1e-9);
    }

    [Fact]
    public void A_shut_place_is_left_out_until_all_are_opened_again()
    {
        var packing = new TorusPacking(Cloth(RepeatLayout.Block), 40, 1);
        packing.Place([new(new(40, 30), 5)], Affine.Identity, 0);
        Point first = packing.Widest().At;
        packing.Shut(first, 4);
        Assert.True(packing.Widest().At.DistanceTo(first) > 4 - 1e-9);
        packing.Reopen();
        Assert.Equal(first, packing.Widest().At);
    }

    [Fact]
    public void Folding_a_place_gives_the_one_that_shows_the_same()
    {
        foreach (RepeatLayout layout in Enum.GetValues<RepeatLayout>())
        {
            Torus torus = Cloth(layout);
            Point place = new(11, 17);
            foreach (Affine image in torus.Repeat!.Images(new(place.X, place.Y, place.X + 1e-6, place.Y + 1e-6), new(-200, -200, 250, 250)))
                Assert.True(torus.Fold(image.Apply(place)).DistanceTo(place) < 1e-6, $"{layout} {image}");
        }
    }

    [Fact]
    public void Colours_keep_their_shares_and_their_distance()
    {
        Torus torus = Cloth(RepeatLayout.HalfDrop);
        var dice = new Dice(3);
        Point[] at = TorusVoronoi.Relax(torus, [.. Enumerable.Range(0, 60).Select(_ => new Point(dice.Between(0, 80), dice.Between(0, 60)))], 6);
        var roles = RoleSpread.Assign(torus, [.. at.Select(p => (p, 1.0))], [(Core.Catalogue.PaletteRole.Hero, 2), (Core.Catalogue.PaletteRole.Support, 1), (Core.Catalogue.PaletteRole.Accent, 1)]);
        Assert.InRange(roles.Count(r => r == Core.Catalogue.PaletteRole.Hero), 25, 35);
        Assert.InRange(roles.Count(r => r == Core.Catalogue.PaletteRole.Accent), 11, 19);
        int[] accents = [.. Enumerable.Range(0, 60).Where(i => roles[i] == Core.Catalogue.PaletteRole.Accent)];
        double nearest = accents.Average(i => accents.Where(j => j != i).Min(j => torus.Distance(at[i], at[j])));
        // Fifteen places spread by chance alone would lie 0.5 spacings apart on average, an even lattice 1.07.
        Assert.True(nearest > 0.68 * Math.Sqrt(80 * 60.0 / accents.Length), $"{nearest}");
    }
}
