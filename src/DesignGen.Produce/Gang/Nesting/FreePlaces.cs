using System.Numerics;

namespace DesignGen.Produce.Gang.Nesting;

/// <summary>The places that a shape in one turn can still take on a sheet: a bit for each step across and down.</summary>
internal sealed class FreePlaces
{
    private readonly int _words, _down;
    private readonly ulong _edge;
    private ulong[] _bits = [];

    // Rows below these are as free as they were; above Front there is nothing free.
    private int _rows, _touched, _front;

    /// <summary>An empty sheet.</summary>
    /// <param name="across">Places across, 1 or more.</param>
    /// <param name="down">Places down, 1 or more.</param>
    public FreePlaces(int across, int down)
    {
        (_words, _down) = ((across + 63) / 64, down);
        _edge = across % 64 == 0 ? 0 : ulong.MaxValue << (across % 64);
    }

    /// <summary>Clears the sheet.</summary>
    public void Clear()
    {
        Fresh(0, _touched);
        (_touched, _front) = (0, 0);
    }

    /// <summary>Takes away what a piece at a place forbids.</summary>
    public void Forbid(NoFit nofit, int x, int y)
    {
        int from = Math.Max(0, y + nofit.Top), to = Math.Min(_down, y + nofit.Top + nofit.Rows);
        if (from >= to)
            return;
        if (to > _rows)
        {
            int known = _rows;
            _rows = Math.Min(_down, Math.Max(to, _rows * 2));
            Array.Resize(ref _bits, _rows * _words);
            Fresh(known, _rows);
        }
        _touched = Math.Max(_touched, to);
        int at = x + nofit.Left, word = at >> 6, shift = at & 63;
        int first = Math.Max(0, -word), last = Math.Min(nofit.Words, _words - word), spill = Math.Min(nofit.Words, _words - word - 1);
        for (int row = from; row < to; row++)
        {
            ReadOnlySpan<ulong> source = nofit.Bits.AsSpan((row - y - nofit.Top) * nofit.Words, nofit.Words);
            Span<ulong> target = _bits.AsSpan(row * _words, _words);
            for (int i = first; i < last; i++)
                target[word + i] |= source[i] << shift;
            if (shift == 0)
                continue;
            for (int i = Math.Max(0, -word - 1); i < spill; i++)
                target[word + i + 1] |= source[i] >> (64 - shift);
        }
    }

    /// <summary>The highest free place, of several the left one.</summary>
    /// <param name="floor">The first row to look at.</param>
    public (int X, int Y)? Find(int floor)
    {
        bool all = floor <= _front;
        for (int y = Math.Max(floor, _front); y < _touched; y++)
        {
            ReadOnlySpan<ulong> row = _bits.AsSpan(y * _words, _words);
            for (int word = 0; word < row.Length; word++)
            {
                if (row[word] == ulong.MaxValue)
                    continue;
                if (all)
                    _front = y;
                return (word * 64 + BitOperations.TrailingZeroCount(~row[word]), y);
            }
        }
        int below = Math.Max(floor, _touched);
        if (all)
            _front = _touched;
        return below < _down ? (0, below) : null;
    }

    private void Fresh(int from, int to)
    {
        _bits.AsSpan(from * _words, (to - from) * _words).Clear();
        if (_edge == 0)
            return;
        for (int row = from; row < to; row++)
            _bits[(row + 1) * _words - 1] = _edge;
    }
}
