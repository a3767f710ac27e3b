using DesignGen.Core.Chance;

namespace DesignGen.Produce.Gang.Nesting;

/// <summary>One search for a better order; it goes on where it stopped.</summary>
internal sealed class Search
{
    // How many steps back a layout is compared with.
    private const int Memory = 16;

    private readonly NestOrder _order;
    private readonly Dice _dice;
    private readonly BottomLeft _worker;
    private readonly double[] _before = new double[Memory];
    private Sequence _sequence;
    private Layout? _now, _best;
    private Sequence _bestSequence;

    public Search(NestOrder order, ShapeTurns turns, Dice dice, Sequence start)
    {
        (_order, _dice, _worker) = (order, dice, new(order, turns));
        (_sequence, _bestSequence) = (start, start);
    }

    /// <summary>Placements tried so far.</summary>
    public long Placements => _worker.Placements;

    /// <summary>Layouts made so far, those that were given up among them.</summary>
    public long Layouts { get; private set; }

    /// <summary>The best layout so far.</summary>
    /// <exception cref="InvalidOperationException">No round was made yet.</exception>
    public Layout Best => _best ?? throw new InvalidOperationException("No round was made yet.");

    /// <summary>Searches on for so many placements; the first round makes one layout at least.</summary>
    public void Round(long placements, Func<bool> late, CancellationToken cancel)
    {
        long end = Placements + placements;
        if (_best is null)
        {
            (_now, _best) = (Lay(_sequence, double.PositiveInfinity), null);
            _best = _now;
            _before.AsSpan().Fill(_now.Cost);
        }
        while (Placements < end && !late())
        {
            cancel.ThrowIfCancellationRequested();
            Sequence changed = Change();
            ref double before = ref _before[Layouts % Memory];
            double bar = Math.Max(before, _now!.Cost);
            Layout laid = Lay(changed, bar);
            if (laid.Cost <= bar)
                (_now, _sequence) = (laid, changed);
            if (laid.Cost < _best.Cost)
                (_best, _bestSequence) = (laid, changed);
            before = _now.Cost;
        }
    }

    /// <summary>Takes over what another search found, where it is better.</summary>
    public void GoOnFrom(Search other)
    {
        if (other.Best.Cost >= Best.Cost)
            return;
        (_now, _best, _sequence, _bestSequence) = (other.Best, other.Best, other._bestSequence, other._bestSequence);
        _before.AsSpan().Fill(_now.Cost);
    }

    private Layout Lay(Sequence sequence, double limit)
    {
        Layouts++;
        return _worker.Lay(sequence, limit);
    }

    private Sequence Change()
    {
        Sequence changed = _sequence.Copy();
        if (_order.Together)
            MoveShape(changed.Order);
        else if (_dice.Chance(0.55))
            Swap(changed.Order);
        else if (_dice.Chance(0.6))
            Move(changed.Order);
        if (_dice.Chance(0.25))
        {
            int piece = _dice.Whole(0, changed.Turns.Length - 1), turns = _order.Shapes[_order.Pieces[piece]].Turns.Length;
            changed.Turns[piece] = _dice.Chance(0.5) ? -1 : _dice.Whole(0, turns - 1);
        }
        return changed;
    }

    private void Swap(int[] order)
    {
        int a = _dice.Whole(0, order.Length - 1), b = a;
        // Two of one shape would change nothing.
        for (int attempt = 0; attempt < 8 && _order.Pieces[order[a]] == _order.Pieces[order[b]]; attempt++)
            b = _dice.Whole(0, order.Length - 1);
        (order[a], order[b]) = (order[b], order[a]);
    }

    private void Move(int[] order)
    {
        int from = _dice.Whole(0, order.Length - 1), to = _dice.Whole(0, order.Length - 1), piece = order[from];
        if (from < to)
            Array.Copy(order, from + 1, order, from, to - from);
        else
            Array.Copy(order, to, order, to + 1, from - to);
        order[to] = piece;
    }

    // Whole groups change places.
    private void MoveShape(int[] order)
    {
        List<int> shapes = [.. order.Select(p => _order.Pieces[p]).Distinct()];
        int moved = _dice.Pick(shapes);
        shapes.Remove(moved);
        shapes.Insert(_dice.Whole(0, shapes.Count), moved);
        int[] ordered = [.. order.OrderBy(p => shapes.IndexOf(_order.Pieces[p]))];
        ordered.CopyTo(order, 0);
    }
}
