using System.Numerics;

namespace DesignGen.Produce.Gang.Nesting;

/// <summary>Draws a finished layout together on a fine grid: each piece a little towards the film's head, over and over.</summary>
/// <remarks>
/// The search works on steps of a millimetre or so; what these leave between pieces goes here. A piece moves only to places that are
/// free beside all others where they lie at that moment, so a layout stays sound at every point and no piece moves down.
/// </remarks>
internal sealed class Compaction
{
    // Units to a row, and units that a piece may move at a time, each way; a window of them fits one word.
    private const int RowUnits = 2, MostUnits = 30;
    private const int MostPasses = 24;

    private readonly NestOrder _order;
    private readonly ShapeTurns _turns;
    private readonly Bands?[] _grown, _bodies;

    public Compaction(NestOrder order, ShapeTurns turns)
    {
        (_order, _turns) = (order, turns);
        (_grown, _bodies) = (new Bands[turns.All.Length], new Bands[turns.All.Length]);
    }

    /// <summary>Draws a layout together.</summary>
    /// <param name="laid">The layout.</param>
    /// <param name="cancel">Stops between pieces.</param>
    public NestPlace[] Draw(NestPlace[] laid, CancellationToken cancel)
    {
        NestPlace[] places = [.. laid];
        foreach (int[] sheet in Enumerable.Range(0, places.Length).GroupBy(p => places[p].Sheet).Select(g => g.ToArray()))
        {
            for (int pass = 0; pass < MostPasses; pass++)
            {
                bool moved = false;
                foreach (int piece in sheet.OrderBy(p => places[p].Y).ThenBy(p => places[p].X).ThenBy(p => p).ToArray())
                {
                    cancel.ThrowIfCancellationRequested();
                    NestPlace better = Better(piece, sheet, places, toTheLeft: pass % 2 == 0);
                    moved |= better.Y < places[piece].Y;
                    places[piece] = better;
                }
                // One pass to the other side may free what the last one could not.
                if (!moved && pass > 1)
                    break;
            }
        }
        return places;
    }

    private int Index(NestPlace place) => _turns.Of(_order.Pieces[place.Piece]).From + place.Turn;

    private NestPlace Better(int piece, int[] sheet, NestPlace[] places, bool toTheLeft)
    {
        NestPlace now = places[piece];
        ShapeTurn shape = _turns.All[Index(now)];
        double unit = _order.Unit, reach = MostUnits * unit + _order.Gap;
        int[] near = [.. sheet.Where(other => other != piece && Near(places[other]))];
        int from = Math.Max(0, now.X - MostUnits), to = Math.Min((int)Math.Floor((_order.Width - shape.Width) / unit + 1e-6), now.X + MostUnits);
        ulong window = ulong.MaxValue >> (63 - (to - from));
        for (int y = now.Y - Math.Min(now.Y, MostUnits) / RowUnits * RowUnits; y <= now.Y; y += RowUnits)
        {
            ulong taken = 0;
            foreach (int other in near)
            {
                taken |= Taken(places[other], Index(now), from, to, y);
                if ((taken & window) == window)
                    break;
            }
            ulong free = ~taken & window;
            if (free == 0)
                continue;
            return now with { X = from + (toTheLeft ? BitOperations.TrailingZeroCount(free) : 63 - BitOperations.LeadingZeroCount(free)), Y = y };
        }
        return now;

        bool Near(NestPlace other)
        {
            ShapeTurn there = _turns.All[Index(other)];
            return other.X * unit < now.X * unit + shape.Width + reach && now.X * unit < other.X * unit + there.Width + reach
                && other.Y * unit < now.Y * unit + shape.Height + reach && now.Y * unit < other.Y * unit + there.Height + reach;
        }
    }

    // The places between two, as bits, that a piece at a height may not take beside another.
    private ulong Taken(NestPlace other, int moved, int first, int last, int y)
    {
        Bands fixedRows = _grown[Index(other)] ??= new(_turns.All[Index(other)].Corners, RowUnits * _order.Unit, _order.Gap);
        Bands rows = _bodies[moved] ??= new(_turns.All[moved].Corners, RowUnits * _order.Unit, 0);
        ulong taken = 0;
        double perUnit = 1 / _order.Unit;
        int shift = rows.First + (y - other.Y) / RowUnits - fixedRows.First;
        for (int row = Math.Max(0, shift); row < Math.Min(fixedRows.Count, shift + rows.Count); row++)
        {
            ReadOnlySpan<double> lefts = fixedRows.Lefts(row), rights = fixedRows.Rights(row), otherLefts = rows.Lefts(row - shift), otherRights = rows.Rights(row - shift);
            for (int i = 0; i < lefts.Length; i++)
            {
                for (int j = 0; j < otherLefts.Length; j++)
                {
                    int from = Math.Max(first, other.X + (int)Math.Floor((lefts[i] - otherRights[j]) * perUnit + 1e-6) + 1);
                    int to = Math.Min(last, other.X + (int)Math.Ceiling((rights[i] - otherLefts[j]) * perUnit - 1e-6) - 1);
                    if (from <= to)
                        taken |= (ulong.MaxValue >> (63 - (to - from))) << (from - first);
                }
            }
        }
        return taken;
    }
}
