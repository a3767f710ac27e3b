using System.Numerics;
using System.Runtime.CompilerServices;

namespace DesignGen.Render.Raster;

/// <summary>A run of pixels in a row with one coverage.</summary>
/// <param name="Start">First pixel.</param>
/// <param name="End">The pixel after the last.</param>
/// <param name="Coverage">15 bits: above 0, up to <see cref="PixelRamp.Full"/>.</param>
internal readonly record struct Run(int Start, int End, int Coverage);

/// <summary>Turns edges into exact coverage, for some rows at a time.</summary>
/// <remarks>
/// Every edge leaves, in each pixel that it passes, the area between itself and the pixel's right side, signed by its
/// direction, and in the next pixel what is left of its height; the sum from the left is then the area that the outline
/// covers in each pixel, times how often it winds. The idea is that of FreeType's and Anti-Grain Geometry's smooth
/// rasterizers and of font-rs; one bit per touched pixel, as in Blend2D, lets the sweep leap over what lies between.
/// All sums are whole numbers, and a row looks at nothing outside it: results do not depend on order, bands or threads.
/// Where contours of one shape cross inside a pixel, the winding is averaged over it before the rule applies; that errs by
/// less than the smaller of the areas.
/// </remarks>
internal sealed unsafe class CellBuffer
{
    private const int Bits = FlatShape.Bits, One = FlatShape.One;

    // A pixel crossed from top to bottom along its left side sums to this: twice its area in sub-pixel steps.
    private const int FullSum = 2 * One * One;

    private readonly int _width, _rows, _stride, _words;
    private readonly int[] _cells;
    private readonly ulong[] _touched;

    /// <summary>A buffer for rows of a width.</summary>
    public CellBuffer(int width, int rows)
    {
        (_width, _rows) = (width, rows);
        _stride = width + 2;
        _words = (_stride + 63) / 64;
        _cells = new int[_stride * rows];
        _touched = new ulong[_words * rows];
    }

    /// <summary>Adds all edges of a shape.</summary>
    /// <param name="shape">The shape; parts above, below or beside the buffer are left out, or count as lying on its left side.</param>
    /// <param name="top">The picture's row that is the buffer's first.</param>
    public void Add(FlatShape shape, int top)
    {
        int down = top << Bits, first = 0;
        fixed (GridPoint* points = shape.Points)
        fixed (int* cells = _cells)
        fixed (ulong* touched = _touched)
        {
            foreach (int end in shape.ContourEnds)
            {
                if (end - first > 1)
                {
                    GridPoint from = points[end - 1];
                    for (int i = first; i < end; i++)
                    {
                        GridPoint to = points[i];
                        Edge(cells, touched, from.X, from.Y - down, to.X, to.Y - down);
                        from = to;
                    }
                }
                first = end;
            }
        }
    }

    /// <summary>Reads the coverage of one row and clears it.</summary>
    /// <param name="row">The buffer's row.</param>
    /// <param name="evenOdd">The fill rule: even-odd, or else non-zero.</param>
    /// <param name="runs">Receives the runs from left to right; room for <c>width + 2</c>.</param>
    /// <returns>How many runs there are.</returns>
    public int Sweep(int row, bool evenOdd, Run[] runs)
    {
        int count = 0, sum = 0, from = 0;
        fixed (int* cells = &_cells[row * _stride])
        fixed (ulong* touched = &_touched[row * _words])
        {
            for (int w = 0; w < _words; w++)
            {
                ulong word = touched[w];
                if (word == 0)
                    continue;
                touched[w] = 0;
                do
                {
                    int x = (w << 6) + BitOperations.TrailingZeroCount(word);
                    word &= word - 1;
                    int value = cells[x];
                    cells[x] = 0;
                    if (value == 0)
                        continue;
                    if (sum != 0 && x > from)
                        count = Put(runs, count, from, Math.Min(x, _width), sum, evenOdd);
                    sum += value;
                    from = x;
                }
                while (word != 0);
            }
        }
        if (sum != 0 && from < _width)
            count = Put(runs, count, from, _width, sum, evenOdd);
        return count;
    }

    private static int Put(Run[] runs, int count, int from, int to, int sum, bool evenOdd)
    {
        int area = Math.Abs(sum);
        if (evenOdd)
        {
            area &= 2 * FullSum - 1;
            if (area > FullSum)
                area = 2 * FullSum - area;
        }
        else
        {
            area = Math.Min(area, FullSum);
        }
        int coverage = (area + (FullSum / PixelRamp.Full / 2)) / (FullSum / PixelRamp.Full);
        if (coverage == 0)
            return count;
        runs[count] = new(from, to, coverage);
        return count + 1;
    }

    private void Edge(int* cells, ulong* touched, int x0, int y0, int x1, int y1)
    {
        int sign = 1;
        if (y0 > y1)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
            sign = -1;
        }
        if (y1 <= 0 || y0 >= _rows << Bits || y0 == y1)
            return;
        int row = y0 >> Bits, last = (y1 - 1) >> Bits;
        if (row == last)
        {
            Piece(cells + row * _stride, touched + row * _words, x0, x1, y1 - y0, sign);
            return;
        }
        // Where the edge meets each row's border comes from its ends alone, never from the row before.
        double slope = (double)(x1 - x0) / (y1 - y0);
        int upper = x0, upperY = y0;
        if (row < 0)
        {
            row = 0;
            upperY = 0;
            upper = x0 + (int)Math.Round(-y0 * slope);
        }
        last = Math.Min(last, _rows - 1);
        for (; row <= last; row++)
        {
            int lowerY = (row + 1) << Bits, lower;
            if (lowerY >= y1)
                (lowerY, lower) = (y1, x1);
            else
                lower = x0 + (int)Math.Round((lowerY - (double)y0) * slope);
            Piece(cells + row * _stride, touched + row * _words, upper, lower, lowerY - upperY, sign);
            (upper, upperY) = (lower, lowerY);
        }
    }

    /// <summary>Adds the part of an edge that lies within one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Piece(int* cells, ulong* touched, int x0, int x1, int height, int sign)
    {
        int first = x0 >> Bits, last = x1 >> Bits;
        if (first == last)
        {
            if ((uint)first < (uint)_width)
            {
                int part = (x0 & (One - 1)) + (x1 & (One - 1));
                Put(cells, touched, first, sign * height * (2 * One - part), sign * height * part);
            }
            else if (first < 0)
            {
                Put(cells, touched, 0, sign * height * 2 * One, 0);
            }
            return;
        }
        Slanted(cells, touched, x0, x1, height, sign);
    }

    /// <summary>Adds a piece that passes several pixels.</summary>
    private void Slanted(int* cells, ulong* touched, int x0, int x1, int height, int sign)
    {
        if (x0 > x1)
            (x0, x1) = (x1, x0);
        int cell = x0 >> Bits, last = x1 >> Bits;
        if (cell >= _width)
            return;
        if (last < 0)
        {
            Put(cells, touched, 0, sign * height * 2 * One, 0);
            return;
        }
        double rate = (double)height / (x1 - x0);
        int done = 0, from = x0 & (One - 1);
        if (cell < 0)
        {
            // What passes left of the buffer counts in full, as if it ran down the left side.
            done = (int)Math.Round(-x0 * rate);
            Put(cells, touched, 0, sign * done * 2 * One, 0);
            (cell, from) = (0, 0);
        }
        for (; cell <= last && cell < _width; cell++)
        {
            int upTo, to;
            if (cell == last)
                (upTo, to) = (height, x1 & (One - 1));
            else
                (upTo, to) = ((int)Math.Round((((cell + 1) << Bits) - (double)x0) * rate), One);
            int part = from + to, tall = sign * (upTo - done);
            Put(cells, touched, cell, tall * (2 * One - part), tall * part);
            (done, from) = (upTo, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(int* cells, ulong* touched, int cell, int here, int next)
    {
        cells[cell] += here;
        cells[cell + 1] += next;
        touched[cell >> 6] |= 1UL << (cell & 63);
        touched[(cell + 1) >> 6] |= 1UL << ((cell + 1) & 63);
    }
}
