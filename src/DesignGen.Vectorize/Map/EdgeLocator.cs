using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Map;

/// <summary>Finds where between two pixels a boundary truly lies, from how much of each ink the pixels beside it show.</summary>
/// <remarks>
/// Along a line of pixels across the boundary, the shares of one ink add up to where the edge is, exactly so for a straight edge that
/// crosses the line's two long sides: the shares are areas. (Interpolating the half-way value, as is often done, is off by up to 0.19 px.)
/// So each pixel edge that runs along with the boundary gives one point on the middle of its line of pixels; edges across it give none.
/// Strokes of a single pixel have no full pixel to begin from: what is missing in that pixel is split between its two edges.
/// In textured pictures an edge is where a pixel would be as near to one ink as to the other, and interpolation is right.
/// </remarks>
internal sealed class EdgeLocator
{
    private const int Far = 3;

    // How far a pixel that shows nothing but its own colour may be off it, levels of 255.
    private const float AllBut = 1.5f;

    private readonly SourcePixels _pixels;
    private readonly LabelMap _inks;
    private readonly LabelMap _sources;
    private readonly Vector4[] _values;
    private readonly float _pure;
    private readonly float _foreign;
    private readonly byte[]? _changed;

    /// <param name="pixels">The picture.</param>
    /// <param name="inks">The ink of each pixel.</param>
    /// <param name="sources">The source of each pixel, whose colour edges are mixes of.</param>
    /// <param name="palette">The sources.</param>
    /// <param name="changed">Pixels whose ink was changed on purpose, not 0 there; the picture says nothing about their edges. Null for none.</param>
    public EdgeLocator(SourcePixels pixels, LabelMap inks, LabelMap sources, Sources palette, byte[]? changed)
    {
        (_pixels, _inks, _sources, _changed) = (pixels, inks, sources, changed);
        _values = palette.ByLabel();
        IsTextured = palette.Kind == PictureKind.Textured;
        _pure = 0.02f + palette.Noise / 255f;
        _foreign = 20 + palette.Noise * 2;
    }

    /// <summary>Whether edges are those of a textured picture.</summary>
    public bool IsTextured { get; }

    /// <summary>How far an edge lies from the middle between two neighbouring pixels.</summary>
    /// <param name="x">The first pixel, from the left.</param>
    /// <param name="y">The first pixel, from the top.</param>
    /// <param name="dx">Step to the second pixel across the edge: -1, 0 or 1.</param>
    /// <param name="dy">Step to the second pixel down.</param>
    /// <param name="offset">How far towards the second pixel the edge lies, px, -1.5 to 1.5.</param>
    /// <returns>Whether the picture tells: false where a third ink mixes in.</returns>
    public bool Locate(int x, int y, int dx, int dy, out double offset)
    {
        int width = _pixels.Width, step = dy * width + dx, a = y * width + x, b = a + step;
        offset = 0;
        if (_changed is not null && (_changed[a] != 0 || _changed[b] != 0))
            return false;
        byte inkA = _inks.Labels[a], inkB = _inks.Labels[b];
        Vector4 colourA = _values[_sources.Labels[a]], colourB = _values[_sources.Labels[b]];
        Vector4 whole = colourB - colourA;
        float square = whole.LengthSquared();
        if (square < 1)
            return false;
        if (IsTextured)
            return inkA == LabelMap.Clear || inkB == LabelMap.Clear ? HalfCovered(a, b, out offset) : Halfway(a, b, colourA, colourB, out offset);

        int roomA = Room(x, y, -dx, -dy), roomB = Room(x + dx, y + dy, dx, dy);
        int lengthA = RunLength(a, -step, roomA, inkA), lengthB = RunLength(b, step, roomB, inkB);
        // A pixel that is no mix of the two tells nothing where a third ink is near; elsewhere something shone through at the edge.
        float foreign = HasThird(x, y, dx, dy, inkA, inkB) ? _foreign * _foreign : float.MaxValue;
        // Where a run is short, its far half belongs to the edge at its other end.
        int reachA = Reach(lengthA, roomA), reachB = Reach(lengthB, roomB);
        double into = 0, missing = 0;
        for (int k = 0; k < reachA; k++)
        {
            if (!Share(a - step * k, colourA, whole, square, foreign, out float share))
            {
                if (k == 0)
                    return false;
                break;
            }
            if (share < _pure)
                break;
            into += share;
        }
        for (int k = 0; k < reachB; k++)
        {
            if (!Share(b + step * k, colourA, whole, square, foreign, out float share))
            {
                if (k == 0)
                    return false;
                break;
            }
            if (share > 1 - _pure)
                break;
            missing += 1 - share;
        }
        if (lengthB == 1 && roomB > 1 && missing > 0)
            missing *= SplitAt(b, step, colourB, (float)into);
        if (lengthA == 1 && roomA > 1 && into > 0)
            into *= SplitAt(a, -step, colourA, (float)missing);
        offset = Math.Clamp(missing - into, -1.5, 1.5);
        return true;
    }

    /// <summary>Whether a pixel shows its own colour and nothing else, so that no edge runs through it.</summary>
    public bool IsPure(int x, int y)
    {
        int at = y * _pixels.Width + x;
        return !IsTextured && _changed?[at] is null or 0 && (Mix.Unpack(_pixels.Values[at]) - _values[_sources.Labels[at]]).LengthSquared() <= AllBut * AllBut;
    }

    private static int Reach(int length, int room) => length >= room ? Math.Min(Far, length) : length >= 4 ? Math.Min(Far, length / 2) : Math.Max(1, length / 2);

    /// <summary>Of what is missing in a stroke of one pixel, how much belongs to this edge: the more of the stroke lies beyond the far edge, the more.</summary>
    private float SplitAt(int pixel, int step, Vector4 colour, float near)
    {
        Vector4 beyond = _values[_sources.Labels[pixel + step]];
        Vector4 whole = colour - beyond;
        float square = whole.LengthSquared();
        if (square < 1 || !Share(pixel + step, beyond, whole, square, _foreign * _foreign, out float far))
            return 0.5f;
        return near + far < 0.02f ? 0.5f : far / (near + far);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Share(int pixel, Vector4 from, Vector4 whole, float square, float foreign, out float share)
    {
        Vector4 value = Mix.Unpack(_pixels.Values[pixel]), to = from + whole;
        // What is bare is told by what is covered, whichever inks cover it.
        if (from.W == 0 || to.W == 0)
        {
            share = from.W == 0 ? value.W / 255 : 1 - value.W / 255;
            return true;
        }
        // What is bare of a pixel between two inks belongs to neither: what is covered tells.
        if (value.W is > 0 and < 255 && from.W == 255 && to.W == 255)
            value *= 255 / value.W;
        Vector4 part = value - from;
        share = Vector4.Dot(part, whole) / square;
        bool mix = (part - whole * share).LengthSquared() < foreign;
        share = Math.Clamp(share, 0, 1);
        return mix;
    }

    /// <summary>Whether a pixel, the one a step from it, or one of the ten around both belongs to neither of two inks.</summary>
    private bool HasThird(int x, int y, int dx, int dy, byte one, byte other)
    {
        int width = _inks.Width, left = Math.Min(x, x + dx) - 1, top = Math.Min(y, y + dy) - 1;
        if (left >= 0 && top >= 0 && left + 4 <= width && top + 4 <= _inks.Height)
        {
            // Four by four pixels at once, less the column or row that is too much.
            ref byte first = ref _inks.Labels[top * width + left];
            Vector128<byte> labels = Vector128.Create(
                Unsafe.ReadUnaligned<uint>(ref first), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, width)),
                Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, 2 * width)), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, 3 * width))).AsByte();
            uint known = (Vector128.Equals(labels, Vector128.Create(one)) | Vector128.Equals(labels, Vector128.Create(other))).ExtractMostSignificantBits();
            return (~known & (dx != 0 ? 0x0fffu : 0x7777u)) != 0;
        }
        for (int ny = Math.Max(0, top); ny <= Math.Min(_inks.Height - 1, top + (dx != 0 ? 2 : 3)); ny++)
        {
            for (int nx = Math.Max(0, left); nx <= Math.Min(width - 1, left + (dx != 0 ? 3 : 2)); nx++)
            {
                byte label = _inks.Labels[ny * width + nx];
                if (label != one && label != other)
                    return true;
            }
        }
        return false;
    }

    private bool Halfway(int a, int b, Vector4 colourA, Vector4 colourB, out double offset)
    {
        Vector4 first = Mix.Unpack(_pixels.Values[a]), second = Mix.Unpack(_pixels.Values[b]);
        float atA = (first - colourB).LengthSquared() - (first - colourA).LengthSquared(), atB = (second - colourB).LengthSquared() - (second - colourA).LengthSquared();
        // Above 0 is nearer to a. The labels may differ from that by smoothing; then the middle is as good as any.
        offset = atA > 0 && atB < 0 ? atA / (double)(atA - atB) - 0.5 : 0;
        return true;
    }

    /// <summary>Where alpha passes the half: at bare ground the colours of a textured picture tell nothing.</summary>
    private bool HalfCovered(int a, int b, out double offset)
    {
        const double half = 127.5;
        double atA = _pixels.Values[a] >> 24, atB = _pixels.Values[b] >> 24;
        offset = (atA - half) * (atB - half) < 0 ? (atA - half) / (atA - atB) - 0.5 : 0;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RunLength(int pixel, int step, int room, byte ink)
    {
        int length = 1;
        while (length < room && length < 2 * Far && _inks.Labels[pixel + step * length] == ink)
            length++;
        return length;
    }

    /// <summary>Pixels from one to the picture's border in a direction, itself counted.</summary>
    private int Room(int x, int y, int dx, int dy) => dx > 0 ? _pixels.Width - x : dx < 0 ? x + 1 : dy > 0 ? _pixels.Height - y : y + 1;
}

/// <summary>The points of a chain, in pixels.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal sealed record ChainPoints(double[] X, double[] Y)
{
    public int Count => X.Length;

    public Point At(int i) => new(X[i], Y[i]);
}

/// <summary>Turns the steps of chains into points on the true boundary.</summary>
internal static class ChainTracing
{
    // Steps to each side whose chord tells which way a boundary runs.
    private const int Chord = 3;

    // A pixel edge gives a point where it runs along with the chord by at least this, relative to the other direction.
    private const double Along = 0.62;

    // Rounds that steady the boundaries of textured pictures; they reach about two points to each side.
    private const int SteadyRounds = 4;

    /// <summary>The points of a chain: one for every pixel edge that runs along with it; ends are not among them.</summary>
    public static ChainPoints Trace(PlanarMap map, in Chain chain, EdgeLocator locator)
    {
        ReadOnlySpan<byte> steps = map.Of(chain);
        int n = steps.Length;
        int[] corners = ArrayPool<int>.Shared.Rent(2 * (n + 1));
        double[] places = ArrayPool<double>.Shared.Rent(2 * n);
        Span<int> cornersX = corners.AsSpan(0, n + 1), cornersY = corners.AsSpan(n + 1, n + 1);
        (cornersX[0], cornersY[0]) = (chain.StartX, chain.StartY);
        for (int i = 0; i < n; i++)
        {
            cornersX[i + 1] = cornersX[i] + PlanarMap.StepX[steps[i]];
            cornersY[i + 1] = cornersY[i] + PlanarMap.StepY[steps[i]];
        }
        Span<double> xs = places.AsSpan(0, n), ys = places.AsSpan(n, n);
        int count = 0, told = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < n; i++)
            {
                int before = i - Chord, after = i + 1 + Chord;
                if (!chain.IsLoop)
                    (before, after) = (Math.Max(0, before), Math.Min(n, after));
                else if (before < 0 || after >= n)
                    (before, after) = ((before % n + n) % n, after % n);
                int bx = cornersX[after] - cornersX[before], by = cornersY[after] - cornersY[before];
                bool upright = (steps[i] & 1) == 0;
                int along = Math.Abs(upright ? by : bx), across = Math.Abs(upright ? bx : by);
                if (along < Along * across && n > 2)
                    continue;
                (int lx, int ly, int rx, int ry) = MapBuilder.Beside(cornersX[i], cornersY[i], steps[i]);
                bool tells = locator.Locate(lx, ly, rx - lx, ry - ly, out double offset);
                // In the second pass the plain edge middles do: the picture told too little.
                if (!tells && pass == 0)
                    continue;
                told++;
                xs[count] = (cornersX[i] + cornersX[i + 1]) / 2.0 + offset * (rx - lx);
                ys[count++] = (cornersY[i] + cornersY[i + 1]) / 2.0 + offset * (ry - ly);
            }
            if (told * 3 >= n || pass == 1)
                break;
            (count, told) = (0, 0);
        }
        if (locator.IsTextured)
        {
            Steady(xs[..count], chain.IsLoop);
            Steady(ys[..count], chain.IsLoop);
        }
        var points = new ChainPoints(xs[..count].ToArray(), ys[..count].ToArray());
        ArrayPool<int>.Shared.Return(corners);
        ArrayPool<double>.Shared.Return(places);
        return points;
    }

    /// <summary>Takes the tremble of grain out of a boundary: means of three points, weighted 1 2 1, over and over.</summary>
    private static void Steady(Span<double> at, bool loop)
    {
        int n = at.Length;
        if (n < 3)
            return;
        for (int round = 0; round < SteadyRounds; round++)
        {
            double first = at[0], before = loop ? at[n - 1] : at[0];
            for (int i = 0; i < n; i++)
            {
                double after = i + 1 < n ? at[i + 1] : loop ? first : at[i], here = at[i];
                if (loop || (i > 0 && i < n - 1))
                    at[i] = (before + 2 * here + after) / 4;
                before = here;
            }
        }
    }
}
