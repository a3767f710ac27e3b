namespace DesignGen.Produce.Gang.Nesting;

/// <summary>Lays pieces down one after the other, each as near to the film's head as it goes, and of such places the leftmost. One worker's own.</summary>
/// <remarks>
/// For every shape and turn a map holds the places that are still free; a piece that is laid down takes its no-fit map out of all of
/// them. So a placement costs some thousand words of bits, whatever lies on the sheet already.
/// </remarks>
internal sealed class BottomLeft
{
    // How much the mean reach of the pieces counts beside the length: it tells layouts of one length apart.
    private const double MeanReach = 0.15;

    private readonly NestOrder _order;
    private readonly ShapeTurns _turns;
    private readonly FreePlaces?[] _free;
    private readonly int[] _waiting;

    /// <summary>A worker.</summary>
    public BottomLeft(NestOrder order, ShapeTurns turns)
    {
        (_order, _turns) = (order, turns);
        _free = [.. turns.All.Select(t => Fits(t) ? new FreePlaces(Places(order.Width - t.Width), Places(order.MaxLength - t.Height)) : null)];
        _waiting = new int[order.Shapes.Length];

        int Places(double room) => (int)Math.Floor(room / turns.Step + 1e-6) + 1;
    }

    /// <summary>Placements tried so far.</summary>
    public long Placements { get; private set; }

    private bool Fits(ShapeTurn turn) => turn.Width <= _order.Width + 1e-6 && turn.Height <= _order.MaxLength + 1e-6;

    /// <summary>Lays all pieces down.</summary>
    /// <param name="sequence">In which order.</param>
    /// <param name="limit">Gives up when the cost passes this.</param>
    public Layout Lay(Sequence sequence, double limit)
    {
        var places = new NestPlace[_order.Pieces.Length];
        _waiting.AsSpan().Clear();
        foreach (int piece in sequence.Order)
            _waiting[_order.Pieces[piece]]++;
        var left = new List<int>(sequence.Order);
        int sheet = 0;
        double reach = 0, area = 0;
        for (; ; sheet++)
        {
            (double length, List<int> later) = Sheet(sequence, sheet, left, places, limit - sheet * _order.MaxLength, ref reach, ref area);
            if (length > limit - sheet * _order.MaxLength || later.Count == left.Count)
                return new(places, sheet + 1, length, double.PositiveInfinity);
            if (later.Count == 0)
                return new(places, sheet + 1, length, sheet * _order.MaxLength + length + MeanReach * reach / area);
            left = later;
        }
    }

    private (double Length, List<int> Later) Sheet(Sequence sequence, int sheet, List<int> pieces, NestPlace[] places, double limit, ref double reach, ref double area)
    {
        foreach (FreePlaces? free in _free)
            free?.Clear();
        var later = new List<int>();
        double length = 0;
        int floor = 0, shapeBefore = -1, top = 0;
        foreach (int piece in pieces)
        {
            int shape = _order.Pieces[piece];
            if (_order.Together && shape != shapeBefore)
                (floor, shapeBefore) = (top, shape);
            // Kept together, nothing overtakes a piece that has to wait for the next sheet.
            if ((_order.Together && later.Count > 0) || Best(shape, sequence.Turns[piece], floor) is not var (turn, x, y))
            {
                later.Add(piece);
                continue;
            }
            _waiting[shape]--;
            Placements++;
            top = y;
            ShapeTurn laid = _turns.All[turn];
            double bottom = y * _turns.Step + laid.Height;
            places[piece] = new(piece, laid.Turn, sheet, x * _turns.StepUnits, y * _turns.StepUnits);
            length = Math.Max(length, bottom);
            reach += laid.Area * (sheet * _order.MaxLength + bottom);
            area += laid.Area;
            if (length > limit)
                return (length, later);
            Forbid(turn, x, y);
        }
        return (length, later);
    }

    private (int Turn, int X, int Y)? Best(int shape, int wanted, int floor)
    {
        (int from, int to) = _turns.Of(shape);
        if (wanted >= 0 && _free[from + wanted] is not null)
            (from, to) = (from + wanted, from + wanted + 1);
        (int Turn, int X, int Y)? best = null;
        double least = double.PositiveInfinity;
        for (int turn = from; turn < to; turn++)
        {
            if (_free[turn]?.Find(floor) is not var (x, y))
                continue;
            double bottom = y * _turns.Step + _turns.All[turn].Height;
            if (bottom < least - 1e-9)
                (best, least) = ((turn, x, y), bottom);
        }
        return best;
    }

    private void Forbid(int laid, int x, int y)
    {
        for (int turn = 0; turn < _free.Length; turn++)
        {
            // Shapes of which no piece is left need no places.
            if (_waiting[_turns.All[turn].Shape] > 0)
                _free[turn]?.Forbid(_turns.Between(laid, turn), x, y);
        }
    }
}
