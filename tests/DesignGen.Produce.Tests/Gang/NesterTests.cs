using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Gang.Nesting;

namespace DesignGen.Produce.Tests.Gang;

/// <summary>Pieces lie apart, on the sheet, and the same every time.</summary>
public sealed class NesterTests
{
    // A nanometre and a little for rounding of sums.
    private const double HairMm = 1e-5;

    private static readonly int Sets = int.TryParse(Environment.GetEnvironmentVariable("DESIGNGEN_NEST_SETS"), NumberStyles.None, CultureInfo.InvariantCulture, out int sets) ? sets : 60;

    [Fact]
    public void No_piece_of_a_random_set_comes_nearer_to_another_than_the_gap_or_leaves_its_sheet()
    {
        for (int seed = 0; seed < Sets; seed++)
        {
            NestOrder order = RandomSets.Of(seed);
            NestResult nested = Nester.Nest(order, new() { Placements = order.Pieces.Length * 30 }, null, CancellationToken.None);
            Assert.Equal(order.Pieces.Length, nested.Places.Select(p => p.Piece).Distinct().Count());
            Point[][] laid = [.. nested.Places.Select(p => order.Shapes[order.Pieces[p.Piece]].Turns[p.Turn].Select(c => c + new Point(p.X, p.Y) * order.Unit).ToArray())];
            for (int i = 0; i < laid.Length; i++)
            {
                Assert.True(laid[i].All(c => c.X >= 0 && c.Y >= 0 && c.X <= order.Width + HairMm && c.Y <= order.MaxLength + HairMm), $"Set {seed}: piece {i} leaves the sheet.");
                for (int j = 0; j < i; j++)
                {
                    if (nested.Places[i].Sheet == nested.Places[j].Sheet)
                        Assert.True(Polygons.Distance(laid[i], laid[j]) >= order.Gap - HairMm, $"Set {seed}: pieces {j} and {i} are {Polygons.Distance(laid[i], laid[j])} mm apart, not {order.Gap}.");
                }
            }
        }
    }

    [Fact]
    public void A_layout_is_the_same_for_any_count_of_threads()
    {
        NestOrder order = RandomSets.Of(11) with { Together = false };
        NestResult one = Nester.Nest(order, new() { Placements = 5000, Threads = 1 }, null, CancellationToken.None);
        NestResult four = Nester.Nest(order, new() { Placements = 5000, Threads = 4 }, null, CancellationToken.None);
        Assert.Equal(one.Places.AsEnumerable(), four.Places);
        Assert.Equal(one.Placements, four.Placements);
    }

    [Fact]
    public void Squares_that_fit_a_film_exactly_fill_it()
    {
        NestResult nested = Nester.Nest(Squares(20, 12, 100), new() { Placements = 200 }, null, CancellationToken.None);
        Assert.Equal(60, Assert.Single(nested.Lengths), 6);
    }

    [Fact]
    public void What_one_sheet_cannot_hold_goes_on_the_next()
    {
        NestResult nested = Nester.Nest(Squares(20, 12, 100) with { MaxLength = 40 }, new() { Placements = 200 }, null, CancellationToken.None);
        Assert.Equal([40, 20], nested.Lengths.Select(l => Math.Round(l, 6)));
        Assert.Equal([10, 2], nested.Places.GroupBy(p => p.Sheet).OrderBy(g => g.Key).Select(g => g.Count()));
    }

    [Fact]
    public void Pieces_kept_together_have_none_of_another_shape_between_them()
    {
        NestOrder order = Squares(20, 8, 100) with { Together = true };
        order = order with { Shapes = [order.Shapes[0], Square(15), Square(12)], Pieces = [.. Enumerable.Repeat(0, 8), .. Enumerable.Repeat(1, 8), .. Enumerable.Repeat(2, 8)] };
        NestResult nested = Nester.Nest(order, new() { Placements = 2000 }, null, CancellationToken.None);
        int[] along = [.. nested.Places.OrderBy(p => p.Y).ThenBy(p => p.X).Select(p => order.Pieces[p.Piece])];
        (int Top, int Bottom)[] spans = [.. nested.Places.GroupBy(p => order.Pieces[p.Piece]).Select(g => (g.Min(p => p.Y), g.Max(p => p.Y))).Order()];
        Assert.Equal(3, along.Distinct().Count());
        Assert.All(spans.Zip(spans.Skip(1)), s => Assert.True(s.Second.Top >= s.First.Bottom));
    }

    [Fact]
    public void A_search_ends_at_its_time_and_can_be_stopped()
    {
        NestOrder order = RandomSets.Of(5) with { Together = false };
        NestResult nested = Nester.Nest(order, new() { Placements = long.MaxValue, Time = TimeSpan.FromMilliseconds(50) }, null, CancellationToken.None);
        Assert.Equal(order.Pieces.Length, nested.Places.Length);
        Assert.Throws<OperationCanceledException>(() => Nester.Nest(order, new(), null, new CancellationToken(canceled: true)));
    }

    private static NestShape Square(double side) => new([[new(0, 0), new(side, 0), new(side, side), new(0, side)]]);

    private static NestOrder Squares(double side, int count, double width) => new()
    {
        Shapes = [Square(side)],
        Pieces = [.. Enumerable.Repeat(0, count)],
        Width = width,
        MaxLength = 3000,
        Gap = 0,
        Unit = 0.1,
    };
}
