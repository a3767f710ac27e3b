using System.Collections.Immutable;
using DesignGen.Core.Chance;

namespace DesignGen.Produce.Gang.Nesting;

/// <summary>Nests pieces on sheets by their true shape.</summary>
/// <remarks>
/// Pieces are laid down one by one at the free place nearest to the film's head (<see cref="BottomLeft"/>); the search is for the order,
/// and for turns other than the greedy ones. It begins with the usual orders (large first, long first and so on) and goes on from each
/// by small changes, accepted when they are no worse than what the search had some steps ago (late acceptance: Burke and Bykov, European
/// Journal of Operational Research 258, 2017). A fixed number of searches works in rounds of fixed length and shares what was best
/// after each, so the result depends on the count of placements alone and not on threads. At the end the best layouts are drawn
/// together on a fine grid (<see cref="Compaction"/>). No two pieces ever come closer than the gap.
/// </remarks>
public static class Nester
{
    private const int Searches = 4, RoundLayouts = 48;

    /// <summary>Nests.</summary>
    /// <param name="order">What and where; every shape fits the film in one of its turns at least.</param>
    /// <param name="effort">How long to look.</param>
    /// <param name="progress">Told, in thousandths, how much of the work or time is used; may be null.</param>
    /// <param name="cancel">Stops within a second.</param>
    /// <exception cref="ArgumentException">A shape does not fit the film in any turn.</exception>
    public static NestResult Nest(NestOrder order, NestEffort effort, IProgress<(int Done, int Count)>? progress, CancellationToken cancel)
    {
        if (order.Pieces.IsEmpty)
            return new([], [], 0, 0);
        var turns = new ShapeTurns(order);
        foreach (int shape in order.Pieces.Distinct())
        {
            if (!order.Shapes[shape].Turns.Any(t => t.Max(c => c.X) <= order.Width + 1e-6 && t.Max(c => c.Y) <= order.MaxLength + 1e-6))
                throw new ArgumentException($"Shape {shape} is larger than the film.", nameof(order));
        }
        long begun = effort.Clock.GetTimestamp();
        bool Late() => effort.Time is { } time && effort.Clock.GetElapsedTime(begun) >= time;
        var searches = new Search[Searches];
        for (int i = 0; i < Searches; i++)
            searches[i] = new(order, turns, new Dice(effort.Seed).Fork("nest", i), Start(order, turns, i));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = effort.Threads > 0 ? effort.Threads : Environment.ProcessorCount, CancellationToken = cancel };
        while (true)
        {
            long used = searches.Sum(s => s.Placements);
            double share = effort.Time is { } time ? Math.Max(effort.Clock.GetElapsedTime(begun) / time, used / (double)effort.Placements) : used / (double)effort.Placements;
            progress?.Report(((int)Math.Min(999, share * 1000), 1000));
            long each = Math.Min((long)RoundLayouts * order.Pieces.Length, (effort.Placements - used) / Searches);
            if (used > 0 && (each < order.Pieces.Length || Late()))
                break;
            Parallel.For(0, Searches, parallel, i => searches[i].Round(Math.Max(1, each), Late, cancel));
            // The two that are furthest behind go on from the best.
            Search[] ranked = [.. searches.OrderBy(s => s.Best.Cost)];
            foreach (Search behind in ranked[(Searches / 2)..])
                behind.GoOnFrom(ranked[0]);
        }
        Layout[] found = [.. searches.Select(s => s.Best).DistinctBy(l => l.Cost)];
        var drawn = new NestPlace[found.Length][];
        Parallel.For(0, found.Length, parallel, i => drawn[i] = order.Together ? found[i].Places : new Compaction(order, turns).Draw(found[i].Places, cancel));
        NestPlace[] best = drawn.MinBy(places => Lengths(order, places) is var lengths ? (lengths.Length - 1) * order.MaxLength + lengths[^1] : 0)!;
        progress?.Report((1000, 1000));
        return new([.. best], [.. Lengths(order, best)], searches.Sum(s => s.Placements), searches.Sum(s => s.Layouts));
    }

    private static double[] Lengths(NestOrder order, NestPlace[] places)
    {
        var lengths = new double[places.Max(p => p.Sheet) + 1];
        foreach (NestPlace place in places)
            lengths[place.Sheet] = Math.Max(lengths[place.Sheet], place.Y * order.Unit + order.Shapes[order.Pieces[place.Piece]].Turns[place.Turn].Max(c => c.Y));
        return lengths;
    }

    // Large first, long first, wide first, and round first: each is best for some sets.
    private static Sequence Start(NestOrder order, ShapeTurns turns, int search)
    {
        ShapeTurn Of(int piece) => turns.All[turns.Of(order.Pieces[piece]).From];
        double Size(ShapeTurn t) => search switch
        {
            0 => t.Area,
            1 => Math.Max(t.Width, t.Height),
            2 => Math.Min(t.Width, t.Height),
            _ => t.Width * t.Height,
        };
        return new([.. Enumerable.Range(0, order.Pieces.Length).OrderByDescending(p => Size(Of(p))).ThenBy(p => order.Pieces[p]).ThenBy(p => p)], [.. order.Pieces.Select(_ => -1)]);
    }
}
