using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Knows how much room is left between the motifs of a repeat, so that each new one can be fitted into the widest hole.</summary>
/// <remarks>
/// A grid over the drawn cell holds the distance to the nearest motif, counted over all images that the repeat makes, so
/// one cell is enough for every layout. A placement only lowers the nodes round its own images (incremental), which costs
/// about a thousandth of building the field anew. Motifs are sets of discs. Room at grid nodes is exact; between nodes it is
/// interpolated, which finds up to half a step too little half-way between motifs, and a tenth too much beside small ones. Without a repeat the cell's edges
/// are open: motifs may cross them. Not thread-safe.
/// </remarks>
public sealed class TorusPacking
{
    private readonly Torus _torus;
    private readonly Repeat? _repeat;
    private readonly Rect _cell;
    private readonly int _columns, _rows;
    private readonly double _stepX, _stepY;
    private readonly double[] _room;
    private readonly bool[] _shut;
    private readonly (double Most, int Open)[] _rowBest;
    private readonly bool[] _rowChanged;
    private readonly List<(int Kind, Point At)> _placed = [];
    private readonly CancellationToken _cancel;
    private double _most;

    /// <summary>An empty packing.</summary>
    /// <param name="torus">The rolled-up cloth.</param>
    /// <param name="reach">Distances beyond this are all the same, mm: at least the radius of the largest hole of interest.</param>
    /// <param name="step">Grid step, mm: a third of the smallest gap of interest is ample.</param>
    /// <param name="cancel">Ends the search for room, with <see cref="OperationCanceledException"/>.</param>
    public TorusPacking(Torus torus, double reach, double step, CancellationToken cancel = default)
    {
        (_torus, _cancel) = (torus, cancel);
        _repeat = torus.Repeat;
        Rect cell = _cell = torus.Cell;
        _columns = Math.Clamp((int)Math.Ceiling(cell.Width / step), 8, 400);
        _rows = Math.Clamp((int)Math.Ceiling(cell.Height / step), 8, 400);
        (_stepX, _stepY) = (cell.Width / _columns, cell.Height / _rows);
        _room = new double[(_columns + 1) * (_rows + 1)];
        _shut = new bool[_room.Length];
        _rowBest = new (double, int)[_rows + 1];
        _rowChanged = new bool[_rows + 1];
        Array.Fill(_rowChanged, true);
        Array.Fill(_room, reach);
        _most = reach;
    }

    /// <summary>Distance from a place to the nearest motif, mm; negative inside one, never above the reach.</summary>
    public double Room(Point at)
    {
        Point p = _torus.Fold(at);
        double x = Math.Clamp((p.X - _cell.Left) / _stepX, 0, _columns), y = Math.Clamp((p.Y - _cell.Top) / _stepY, 0, _rows);
        int column = Math.Min((int)x, _columns - 1), row = Math.Min((int)y, _rows - 1);
        double u = x - column, v = y - row;
        int node = row * (_columns + 1) + column, below = node + _columns + 1;
        return (_room[node] * (1 - u) + _room[node + 1] * u) * (1 - v) + (_room[below] * (1 - u) + _room[below + 1] * u) * v;
    }

    /// <summary>The place furthest from all motifs among those not shut, and its distance, mm.</summary>
    public (Point At, double Room) Widest()
    {
        _cancel.ThrowIfCancellationRequested();
        int best = 0, across = _columns + 1;
        double most = double.NegativeInfinity;
        _most = double.NegativeInfinity;
        for (int row = 0; row <= _rows; row++)
        {
            if (_rowChanged[row])
                _rowBest[row] = BestOfRow(row);
            _rowChanged[row] = false;
            (double rowMost, int open) = _rowBest[row];
            _most = Math.Max(_most, rowMost);
            if (open >= 0 && _room[open] > most)
                (best, most) = (open, _room[open]);
        }
        return (new(_cell.Left + best % across * _stepX, _cell.Top + best / across * _stepY), most);
    }

    // The greatest room in a row, and its widest node that is not shut; -1 where all are.
    private (double Most, int Open) BestOfRow(int row)
    {
        double most = double.NegativeInfinity, openMost = double.NegativeInfinity;
        int open = -1;
        for (int node = row * (_columns + 1); node < (row + 1) * (_columns + 1); node++)
        {
            double room = _room[node];
            most = Math.Max(most, room);
            if (room > openMost && !_shut[node])
                (open, openMost) = (node, room);
        }
        return (most, open);
    }

    /// <summary>Leaves the surroundings of a place out of later calls of <see cref="Widest"/>: nothing fits there.</summary>
    public void Shut(Point at, double radius)
    {
        int left = Math.Max(0, (int)Math.Ceiling((at.X - radius - _cell.Left) / _stepX)), right = Math.Min(_columns, (int)Math.Floor((at.X + radius - _cell.Left) / _stepX));
        int top = Math.Max(0, (int)Math.Ceiling((at.Y - radius - _cell.Top) / _stepY)), bottom = Math.Min(_rows, (int)Math.Floor((at.Y + radius - _cell.Top) / _stepY));
        for (int row = top; row <= bottom; row++)
        {
            double y = _cell.Top + row * _stepY - at.Y;
            _rowChanged[row] = true;
            for (int column = left; column <= right; column++)
            {
                double x = _cell.Left + column * _stepX - at.X;
                if (x * x + y * y <= radius * radius)
                    _shut[row * (_columns + 1) + column] = true;
            }
        }
    }

    /// <summary>Makes every place available to <see cref="Widest"/> again: for the next, smaller kind of motif.</summary>
    public void Reopen()
    {
        Array.Clear(_shut);
        Array.Fill(_rowChanged, true);
    }

    /// <summary>Whether a motif keeps its distance from all others and from its own images.</summary>
    /// <param name="motif">Its discs as drawn about the origin.</param>
    /// <param name="place">Where it would go.</param>
    /// <param name="gap">Least distance, mm.</param>
    public bool Fits(ReadOnlySpan<Disc> motif, Affine place, double gap)
    {
        Rect bounds = Rect.Empty;
        foreach (Disc disc in motif)
        {
            Disc there = disc.Map(place);
            if (Room(there.Centre) < there.Radius + gap)
                return false;
            bounds = bounds.Union(there.Bounds);
        }
        if (_repeat is null)
            return true;

        // Only a motif near a mirror axis, or one of nearly the tile's size, can meet its own images.
        double slack = gap / 2;
        Rect inner = bounds.Grow(slack);
        bool small = bounds.Width + gap < _cell.Width / 2 && bounds.Height + gap < _cell.Height / 2;
        if (_repeat.Layout == RepeatLayout.Mirror
            ? inner.Left >= _cell.Left && inner.Top >= _cell.Top && inner.Right <= _cell.Right && inner.Bottom <= _cell.Bottom
            : small)
            return true;
        foreach (Affine image in _repeat.Images(bounds, bounds.Grow(gap)))
        {
            if (image == Affine.Identity)
                continue;
            Affine other = place.Then(image);
            foreach (Disc a in motif)
            {
                Disc one = a.Map(place);
                foreach (Disc b in motif)
                {
                    Disc two = b.Map(other);
                    if (one.Centre.DistanceTo(two.Centre) < one.Radius + two.Radius + gap)
                        return false;
                }
            }
        }
        return true;
    }

    /// <summary>Takes the room of a motif and of all its images.</summary>
    /// <param name="motif">Its discs as drawn about the origin.</param>
    /// <param name="place">Where it goes.</param>
    /// <param name="kind">What kind it is, for <see cref="NearestOfKind"/>.</param>
    public void Place(ReadOnlySpan<Disc> motif, Affine place, int kind)
    {
        // No node is further from a motif than the widest hole was, so nodes beyond that cannot be lowered.
        double reach = _most;
        Rect bounds = Rect.Empty;
        foreach (Disc disc in motif)
            bounds = bounds.Union(disc.Map(place).Bounds);
        Point middle = bounds.Centre;
        foreach (Affine image in _repeat?.Images(bounds.Grow(reach), _cell) ?? [Affine.Identity])
        {
            _placed.Add((kind, image.Apply(middle)));
            Affine there = place.Then(image);
            foreach (Disc disc in motif)
                Lower(disc.Map(there), reach);
        }
    }

    /// <summary>Distance from a place in the cell to the middle of the nearest motif of a kind, mm; infinite where there is none near.</summary>
    public double NearestOfKind(Point at, int kind)
    {
        Point from = _torus.Fold(at);
        double least = double.PositiveInfinity;
        foreach ((int other, Point middle) in _placed)
        {
            if (other == kind)
                least = Math.Min(least, middle.DistanceTo(from));
        }
        return least;
    }

    private void Lower(Disc disc, double reach)
    {
        double far = disc.Radius + reach;
        if (far <= 0)
            return;
        int left = Math.Max(0, (int)Math.Ceiling((disc.Centre.X - far - _cell.Left) / _stepX)), right = Math.Min(_columns, (int)Math.Floor((disc.Centre.X + far - _cell.Left) / _stepX));
        int top = Math.Max(0, (int)Math.Ceiling((disc.Centre.Y - far - _cell.Top) / _stepY)), bottom = Math.Min(_rows, (int)Math.Floor((disc.Centre.Y + far - _cell.Top) / _stepY));
        for (int row = top; row <= bottom; row++)
        {
            double y = _cell.Top + row * _stepY - disc.Centre.Y;
            for (int column = left; column <= right; column++)
            {
                double x = _cell.Left + column * _stepX - disc.Centre.X;
                int node = row * (_columns + 1) + column;
                double limit = _room[node] + disc.Radius, square = x * x + y * y;
                if (limit > 0 && square < limit * limit)
                {
                    _room[node] = Math.Sqrt(square) - disc.Radius;
                    _rowChanged[row] = true;
                }
            }
        }
    }
}
