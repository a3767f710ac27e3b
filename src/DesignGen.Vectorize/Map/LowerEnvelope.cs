namespace DesignGen.Vectorize.Map;

/// <summary>The lowest of parabolas along a row: the second half of every exact distance transform, which finds distances down the columns first.</summary>
/// <remarks>
/// Meijster, Roerdink and Hesselink, "A general algorithm for computing distance transforms in linear time" (2000), with the lower envelope of
/// parabolas of Felzenszwalb and Huttenlocher (2012). Whole numbers throughout; cost: one for each parabola and place.
/// </remarks>
/// <param name="most">Most parabolas of a row.</param>
internal sealed class LowerEnvelope(int most)
{
    private readonly int[] _places = new int[most];
    private readonly int[] _heights = new int[most];
    private readonly int[] _begins = new int[most];
    private int _top = -1, _at;

    /// <summary>Whether there is no parabola.</summary>
    public bool IsEmpty => _top < 0;

    /// <summary>Begins a row.</summary>
    public void Clear() => (_top, _at) = (-1, 0);

    /// <summary>Adds the parabola height + (x - place)², further on than those before.</summary>
    public void Add(int place, int height)
    {
        int begin = int.MinValue;
        while (_top >= 0)
        {
            // The first whole place where the new one is lower or as low.
            int p = _places[_top];
            long rise = (long)height - _heights[_top] + (long)place * place - (long)p * p, twice = 2L * (place - p);
            begin = (int)(rise >= 0 ? (rise + twice - 1) / twice : -(-rise / twice));
            if (begin > _begins[_top])
                break;
            _top--;
            begin = int.MinValue;
        }
        _top++;
        (_places[_top], _heights[_top], _begins[_top]) = (place, height, begin);
    }

    /// <summary>The lowest at a place, further on than those asked for before; none may be added after the first.</summary>
    public long At(int place)
    {
        while (_at < _top && _begins[_at + 1] <= place)
            _at++;
        long d = place - _places[_at];
        return d * d + _heights[_at];
    }
}
