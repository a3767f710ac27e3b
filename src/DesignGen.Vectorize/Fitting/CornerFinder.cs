using DesignGen.Core.Geometry;

namespace DesignGen.Vectorize.Fitting;

/// <summary>A corner of a boundary.</summary>
/// <param name="Index">The point of the boundary nearest to it.</param>
/// <param name="Apex">Where the sides meet, px.</param>
internal readonly record struct Corner(int Index, Point Apex);

/// <summary>Decides where a boundary has corners: where it turns sharply, where its sides run on to one point, and where a smooth curve would miss.</summary>
/// <remarks>
/// A pixel rounds every corner, so a turn alone does not tell a corner from a tight bend: both are tried. The sides are fitted
/// without the points next to the turn, and lengthened until they meet; a smooth curve is fitted to all of them.
/// </remarks>
internal sealed class CornerFinder
{
    // Turn within the chords that makes a candidate, and turn between the sides at the apex that makes a corner: cosines of 28 and 24 degrees.
    private const double CandidateCosine = 0.883, CornerCosine = 0.9135;

    // Chord to each side, points; sides used for fits, px; what is left out next to the turn, px.
    private const int Chord = 3;
    private const double Side = 6, Skip = 0.9;

    // Candidates nearer to each other than this belong together, px.
    private const double Shoulders = 4;

    // How much of each side the smooth curve is tried on, px.
    private const double Bend = 5;

    // A smooth curve that misses no point by more than this is preferred, px.
    private const double SmoothMiss = 0.2;

    private readonly PieceFitter _fitter = new(refinements: 4);
    private readonly List<(int Index, double Cosine)> _candidates = [];

    /// <summary>Finds the corners among the points, ends excluded.</summary>
    /// <param name="x">Points from the left, px.</param>
    /// <param name="y">Points from the top, px.</param>
    /// <param name="s">Way along them, px.</param>
    /// <param name="margin">Points at either end that only repeat the other end; corners there are not reported. 0 where the ends are true ends.</param>
    public List<Corner> Find(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s, int margin)
    {
        int n = x.Length;
        Candidates(x, y, n, margin);
        var corners = new List<Corner>();
        for (int c = 0; c < _candidates.Count; c++)
        {
            int at = _candidates[c].Index;
            if (margin > 0 && (at < margin || at >= n - margin))
                continue;
            // Sides reach to the next candidate, not beyond; candidates close to each other are the two shoulders of one blunt tip.
            int last = c;
            while (last + 1 < _candidates.Count && s[_candidates[last + 1].Index] - s[_candidates[last].Index] < Shoulders && (margin == 0 || _candidates[last + 1].Index < n - margin))
                last++;
            int low = c > 0 ? _candidates[c - 1].Index : 0, high = last + 1 < _candidates.Count ? _candidates[last + 1].Index : n - 1;
            if (last > c)
            {
                Tip(x, y, s, c, last, low, high, corners);
                c = last;
            }
            else if (Decide(x, y, s, at, at, low, high) is Corner corner)
            {
                corners.Add(corner);
            }
        }
        return corners;
    }

    /// <summary>Several candidates in a row: one corner where the sides beside them meet, or none where a smooth curve does; else each is where its point is.</summary>
    private void Tip(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s, int first, int last, int low, int high, List<Corner> corners)
    {
        int from = _candidates[first].Index, to = _candidates[last].Index;
        if (IsSmooth(x, y, s, from, to, low, high))
            return;
        if (Decide(x, y, s, from, to, low, high) is Corner one)
        {
            corners.Add(one);
            return;
        }
        for (int c = first; c <= last; c++)
            corners.Add(new(_candidates[c].Index, new(x[_candidates[c].Index], y[_candidates[c].Index])));
    }

    private void Candidates(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int n, int margin)
    {
        _candidates.Clear();
        int first = 1, last = n - 2;
        for (int i = first; i <= last; i++)
        {
            double cosine = Turn(x, y, i, n);
            if (cosine > CandidateCosine)
                continue;
            if (_candidates.Count > 0 && i - _candidates[^1].Index <= 2)
            {
                if (cosine < _candidates[^1].Cosine)
                    _candidates[^1] = (i, cosine);
                continue;
            }
            _candidates.Add((i, cosine));
        }
    }

    private static double Turn(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int i, int n)
    {
        int before = Math.Max(0, i - Chord), after = Math.Min(n - 1, i + Chord);
        double ax = x[i] - x[before], ay = y[i] - y[before], bx = x[after] - x[i], by = y[after] - y[i];
        double lengths = Math.Sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
        return lengths < 1e-12 ? 1 : (ax * bx + ay * by) / lengths;
    }

    private Corner? Decide(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s, int first, int last, int low, int high)
    {
        int at = (first + last) / 2, begin = first, beginSide = first;
        while (begin > low && s[first] - s[begin - 1] <= Side)
            begin--;
        while (beginSide > begin && s[first] - s[beginSide] < Skip)
            beginSide--;
        int end = last, endSide = last;
        while (end < high && s[end + 1] - s[last] <= Side)
            end++;
        while (endSide < end && s[endSide] - s[last] < Skip)
            endSide++;
        if (beginSide - begin < 1 || end - endSide < 1)
            return null;
        var here = new Point(x[at], y[at]);
        if (!LocalFit.At(x, y, s, begin, beginSide, s[beginSide], bent: beginSide - begin >= 4, out Point a, out Point alongA)
            || !LocalFit.At(x, y, s, endSide, end, s[endSide], bent: end - endSide >= 4, out Point b, out Point alongB))
            return null;
        double cosine = Point.Dot(alongA, alongB);
        if (cosine > CornerCosine)
            return null;
        if (LocalFit.Cross(a, alongA, b, alongB) is not Point apex)
            apex = here;
        double half = Math.Sqrt(Math.Max(0, (1 + cosine) / 2));
        double reach = 0.6 / Math.Max(0.35, half);
        if (apex.DistanceTo(here) > reach + 0.3 + (s[last] - s[first]) / 2)
        {
            // The sides do not meet near the turn: the turn is spread out, or a blunt tip.
            if (cosine > -0.2)
                return null;
            apex = here + (apex - here).Unit * reach;
        }
        return first == last && IsSmooth(x, y, s, at, at, low, high) ? null : new(at, apex);
    }

    /// <summary>Whether a smooth curve follows the points round a turn.</summary>
    private bool IsSmooth(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s, int first, int last, int low, int high)
    {
        int from = first, to = last;
        while (from > low && s[first] - s[from - 1] <= Bend)
            from--;
        while (to < high && s[to + 1] - s[last] <= Bend)
            to++;
        return to - from >= 5
            && _fitter.Fit(x, y, s, from, to, new(new(x[from], y[from]), null), new(new(x[to], y[to]), null), new(SmoothMiss, 1e9), lines: false).Error <= 1;
    }
}
