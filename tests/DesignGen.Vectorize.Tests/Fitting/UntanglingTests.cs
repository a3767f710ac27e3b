using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.CentreLines;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Tests.CentreLines;

namespace DesignGen.Vectorize.Tests.Fitting;

/// <summary>No boundary of a traced picture crosses another or itself, as it is printed: on the grid of the page.</summary>
public class UntanglingTests
{
    private static readonly Srgb Ink = new(20, 20, 30), Rust = new(180, 85, 30), Ochre = new(224, 184, 30);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(1.1)]
    [InlineData(2.4)]
    public void Boundaries_of_hair_lines_do_not_cross(double width)
    {
        TracedPicture traced = Trace(Hair(width), null, 140);

        Assert.True(traced.Map.Edges.Sum(e => e.Segments.Length) > 100, $"{traced.Map.Edges.Sum(e => e.Segments.Length)} steps");
        Assert.Empty(FineLines.Crossings(traced.Map.Edges, 140.0 / 160));
    }

    [Fact]
    public void Boundaries_of_small_tiles_do_not_cross_and_opposite_borders_keep_the_same_points()
    {
        TracedPicture traced = Tracer.Trace(Hair(1.2), new() { Width = Length.FromMillimetres(140), Inks = 3, Tile = true });

        Assert.Empty(FineLines.Crossings(traced.Map.Edges, 140.0 / 160));
        double[] left = [.. Ends().Where(p => p.X == 0).Select(p => p.Y).Order()], right = [.. Ends().Where(p => p.X == 140).Select(p => p.Y).Order()];
        Assert.NotEmpty(left);
        Assert.Equal(left, right);

        IEnumerable<Point> Ends() => traced.Map.Edges.SelectMany(e => new[] { e.Start, e.Segments[^1].End }).Where(p => p.Y is > 0 and < 104);
    }

    [Fact]
    public void A_curve_that_leaves_out_a_tail_of_its_pixels_finds_their_edges_again()
    {
        // A box with a tail of one row of pixels; the curve goes round the box alone.
        var labels = new LabelMap(90, 60, [.. Enumerable.Range(0, 90 * 60).Select(i => (X: i % 90, Y: i / 90)).Select(p => (p.X is >= 10 and < 40 && p.Y is >= 10 and < 50) || (p.X is >= 40 and < 85 && p.Y == 30) ? (byte)0 : LabelMap.Clear)]);
        PlanarMap map = MapBuilder.Build(labels, (_, _) => true, default);
        Chain chain = Assert.Single(map.Chains);
        FittedChain exact = Assert.Single(MapFitter.Steps(map, tile: false).Chains);
        var corners = new List<Point> { exact.Start };
        corners.AddRange(exact.Segments.Select(s => s.End).Where(p => p.X < 41));
        var curve = new FittedChain(exact.Start, [.. corners.Zip(corners.Skip(1)).SelectMany(side => Enumerable.Range(1, 6).Select(i => Segment.Line(Point.Lerp(side.First, side.Second, i / 6.0))))]);

        var path = new PixelPath(map, chain, p => p);
        int[] edges = path.Edges(curve);

        Assert.Equal(edges.Order(), edges);
        for (int k = 0; k < curve.Segments.Length; k++)
            Assert.InRange(path.Middle(edges[k + 1]).DistanceTo(curve.Segments[k].End), 0, 13);
    }

    [Fact]
    public void However_boundaries_are_tangled_they_come_out_without_a_crossing()
    {
        // Labels by chance, and every step of every boundary bent by chance as well.
        var chance = new Chance(9);
        var labels = new LabelMap(24, 18, [.. Enumerable.Range(0, 24 * 18).Select(_ => (byte)(chance.Next() % 3))]);
        PlanarMap map = MapBuilder.Build(labels, (x, y) => (x + y) % 2 == 0, default);
        FittedChain[] chains = MapFitter.Steps(map, tile: false).Chains;
        for (int c = 0; c < chains.Length; c++)
        {
            if (!map.Chains[c].OnBorder)
                chains[c] = chains[c] with { Segments = [.. chains[c].Segments.Select(s => Segment.Curve(s.End + Aside(), s.End + Aside(), s.End))] };
        }
        PageGrid page = new(24, 18, 24, 18, 0);
        (int From, int To)[] nodes = [.. map.Chains.Select(c => (c.From, c.To))];
        Assert.True(new Crossings(24, 18, chains, nodes).Find().Count > 100);

        Untangling.Untangle(map, chains, page.Rounded, default);

        Assert.Empty(new Crossings(24, 18, chains, nodes).Find());
        Assert.All(chains, chain => Assert.Equal(chain, chain.Move(page.Rounded), (a, b) => a!.Start == b!.Start && a.Segments.SequenceEqual(b.Segments)));

        Point Aside() => new(chance.Next() % 500 / 100.0 - 2.5, chance.Next() % 500 / 100.0 - 2.5);
    }

    [Fact]
    public void A_tip_whose_sides_cross_keeps_its_place_and_its_sides()
    {
        // A thin wedge: its sides come together over 60 px.
        Picture page = LinePages.Draw(100, 40, (Ochre, Outline.Rectangle(new(-1, -1, 101, 41))), (Ink, Outline.Polygon(new(10, 14), new(84, 21), new(10, 26))));

        TracedPicture traced = Trace(page, null, 100);

        int ink = Array.FindIndex([.. traced.Map.Inks], i => i.Colour.CieLab.DifferenceTo(Ink.CieLab) < 2);
        Assert.InRange(traced.Map.Faces[ink].Area(), 12 * 74 / 2.0 - 8, 12 * 74 / 2.0 + 8);
        Assert.InRange(traced.Map.Faces[ink].Contours.SelectMany(c => c.Flatten(0.05)).Max(p => p.X), 78, 85);
        Assert.Empty(FineLines.Crossings(traced.Map.Edges, 1));
    }

    [Fact]
    public void Areas_between_centre_lines_do_not_cross()
    {
        CentreLineMap lines = CentreLineTracer.Trace(Hair(2.4), new() { Width = Length.FromMillimetres(160) }, CentreLineOptions.Default, default);

        Assert.NotEmpty(lines.Strokes);
        Assert.Equal(160 * 120, lines.Faces.Sum(a => a.Area(0.002)), 1.0);
    }

    /// <summary>Lines of a width, in px, that meet, run close to each other and end within two areas.</summary>
    private static Picture Hair(double width)
    {
        var shapes = new List<(Srgb, Outline)> { (Ochre, Outline.Rectangle(new(-1, -1, 161, 121))), (Rust, Outline.Ellipse(new(60, 60), 45, 38)), (Ink, Outline.Polygon(new(-2, 88), new(162, 88), new(162, 88 + width), new(-2, 88 + width))) };
        for (int i = 0; i < 14; i++)
        {
            Point from = new(12 + i * 9, 8 + i % 3 * 7), to = new(30 + i * 7.3 + i % 4 * 5, 108 - i % 5 * 9);
            Point aside = (to - from).Unit.Perpendicular * (width / 2);
            shapes.Add((Ink, Outline.Polygon(from + aside, to + aside * 0.6, to - aside * 0.6, from - aside)));
        }
        return LinePages.Draw(160, 120, [.. shapes]);
    }

    private static TracedPicture Trace(Picture page, int? inks, double widthMm) => Tracer.Trace(page, new() { Width = Length.FromMillimetres(widthMm), Inks = inks });

    private sealed class Chance(uint state)
    {
        private uint _state = state;

        public uint Next() => (_state = _state * 1664525 + 1013904223) >> 8;
    }
}
