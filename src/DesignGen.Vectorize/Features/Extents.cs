namespace DesignGen.Vectorize.Features;

/// <summary>How far some pixels extend, across, down and along both diagonals.</summary>
internal struct Extents()
{
    private int _left = int.MaxValue, _right = int.MinValue, _top = int.MaxValue, _bottom = int.MinValue;
    private int _leastSum = int.MaxValue, _mostSum = int.MinValue, _leastDifference = int.MaxValue, _mostDifference = int.MinValue;

    /// <summary>The greatest of the four, px; of no use before a pixel was added.</summary>
    public readonly double Longest =>
        Math.Max(Math.Max(_right - _left, _bottom - _top), Math.Max(_mostSum - _leastSum, _mostDifference - _leastDifference) / Math.Sqrt(2)) + 1;

    /// <summary>The box that all of them lie in, px.</summary>
    public readonly Window Box => new(_left, _top, _right - _left + 1, _bottom - _top + 1);

    /// <summary>Takes a pixel in.</summary>
    public void Add(int x, int y)
    {
        (_left, _right, _top, _bottom) = (Math.Min(_left, x), Math.Max(_right, x), Math.Min(_top, y), Math.Max(_bottom, y));
        (_leastSum, _mostSum) = (Math.Min(_leastSum, x + y), Math.Max(_mostSum, x + y));
        (_leastDifference, _mostDifference) = (Math.Min(_leastDifference, x - y), Math.Max(_mostDifference, x - y));
    }
}
