namespace DesignGen.Vectorize.Palettes;

/// <summary>Gives each of a few rows a column of its own so that the costs add up to the least possible.</summary>
/// <remarks>
/// The Hungarian method (Kuhn 1955, Munkres 1957) with shortest augmenting paths, in whole numbers: every row and column has a price, no
/// cost is below the sum of its two, and rows are matched where they are equal ("tight"). All best answers use tight places alone,
/// so the first of them in the order of columns is found by swapping along tight places. Cost: rows² × columns.
/// </remarks>
internal sealed class Assignment
{
    private const int Nobody = -1;

    private readonly long[,] _costs;
    private readonly int _rows, _columns;
    private readonly long[] _rowPrice, _columnPrice;
    private readonly int[] _rowOf, _columnOf;

    private Assignment(long[,] costs)
    {
        (_costs, _rows, _columns) = (costs, costs.GetLength(0), costs.GetLength(1));
        (_rowPrice, _columnPrice) = (new long[_rows], new long[_columns]);
        (_rowOf, _columnOf) = (new int[_columns], new int[_rows]);
        Array.Fill(_rowOf, Nobody);
    }

    /// <summary>The column of each row; of equally cheap answers the one that comes first when they are compared row by row.</summary>
    /// <param name="costs">Rows, then columns, of which there are at least as many. A row's costs times the rows stay below 2^62.</param>
    public static int[] Least(long[,] costs)
    {
        var solver = new Assignment(costs);
        for (int row = 0; row < solver._rows; row++)
            solver.Add(row);
        for (int row = 0; row < solver._rows; row++)
            solver.TakeFirst(row);
        return solver._columnOf;
    }

    /// <summary>Matches one more row along the cheapest path of swaps, and moves the prices so that the path is tight.</summary>
    private void Add(int newRow)
    {
        var slack = new long[_columns];
        var from = new int[_columns];
        var reached = new bool[_columns];
        Array.Fill(slack, long.MaxValue);
        int row = newRow, last = Nobody;
        while (true)
        {
            int next = Nobody;
            for (int column = 0; column < _columns; column++)
            {
                if (reached[column])
                    continue;
                long gap = _costs[row, column] - _rowPrice[row] - _columnPrice[column];
                if (gap < slack[column])
                    (slack[column], from[column]) = (gap, last);
                if (next == Nobody || slack[column] < slack[next])
                    next = column;
            }
            long step = slack[next];
            _rowPrice[newRow] += step;
            for (int column = 0; column < _columns; column++)
            {
                if (reached[column])
                {
                    _rowPrice[_rowOf[column]] += step;
                    _columnPrice[column] -= step;
                }
                else if (slack[column] < long.MaxValue)
                {
                    slack[column] -= step;
                }
            }
            reached[next] = true;
            last = next;
            if (_rowOf[next] == Nobody)
                break;
            row = _rowOf[next];
        }
        for (int column = last; column != Nobody; column = from[column])
            Match(from[column] == Nobody ? newRow : _rowOf[from[column]], column);
    }

    /// <summary>Gives a row the first column that some best answer gives it, leaving the rows before it alone.</summary>
    private void TakeFirst(int row)
    {
        int had = _columnOf[row];
        for (int column = 0; column < had; column++)
        {
            if (!IsTight(row, column) || (_rowOf[column] != Nobody && _rowOf[column] < row))
                continue;
            var seen = new bool[_columns];
            seen[column] = true;
            if (!Move(_rowOf[column], had, row, seen))
                continue;
            Match(row, column);
            return;
        }
    }

    /// <summary>Moves a row to a column that a swap has freed, or to another one whose row can move on; rows up to one already settled stay.</summary>
    private bool Move(int row, int free, int settled, bool[] seen)
    {
        for (int column = 0; column < _columns; column++)
        {
            if (seen[column] || !IsTight(row, column) || (column != free && ((row == Nobody && _rowOf[column] == Nobody) || (_rowOf[column] != Nobody && _rowOf[column] <= settled))))
                continue;
            seen[column] = true;
            if (column != free && !Move(_rowOf[column], free, settled, seen))
                continue;
            if (row == Nobody)
                _rowOf[column] = Nobody;
            else
                Match(row, column);
            return true;
        }
        return false;
    }

    // A column that stays free costs nothing; in a best answer only those with no price do.
    private bool IsTight(int row, int column) => row == Nobody ? _columnPrice[column] == 0 : _costs[row, column] == _rowPrice[row] + _columnPrice[column];

    private void Match(int row, int column) => (_rowOf[column], _columnOf[row]) = (row, column);
}
