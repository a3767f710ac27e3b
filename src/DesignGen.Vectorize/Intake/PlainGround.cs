using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Intake;

/// <summary>What a picture's plain ground looks like, place by place: one colour, or colours that change smoothly and have some noise, as those of photographs and of image models.</summary>
/// <remarks>
/// A drawing's ground is one colour, told by the commonest on its border. Where no colour is common there, a curved surface is laid through the
/// border's colours, channel by channel, by least squares with what lies off it left out: a constant, a slope and a bend in each direction
/// hold a vignette or a soft light. Where most of the border lies on no such surface, the ground is not plain, and the commonest colour stands.
/// </remarks>
internal sealed class PlainGround
{
    // Share of the border that has one colour where the ground was filled, not painted or photographed.
    private const double Filled = 0.3;

    // Share of the border that must lie on the surface; a drawing may touch the border with the rest.
    private const double Plain = 0.4;

    // How far from the border's most frequent colours the surface may be looked for, of 255.
    private const int Reach = 56;

    // Greatest tolerance that noise may ask for, of 255: beyond it pale parts of drawings are taken for ground.
    private const double MostTolerance = 26;

    private const int Terms = 6, Rounds = 4;

    private readonly int _width, _height;
    private readonly uint _colour;
    private readonly double[][]? _surface;

    private PlainGround(SourcePixels pixels, uint colour, double[][]? surface, double tolerance) =>
        (_width, _height, _colour, _surface, Tolerance) = (pixels.Width, pixels.Height, colour, surface, tolerance);

    /// <summary>Greatest difference from <see cref="At"/> in any channel of what still is ground, of 255.</summary>
    public double Tolerance { get; }

    /// <summary>Whether it changes from place to place.</summary>
    public bool IsUneven => _surface is not null;

    /// <summary>The ground's colour at a pixel, packed as pictures are.</summary>
    public uint At(int pixel)
    {
        if (_surface is null)
            return _colour;
        Span<double> terms = stackalloc double[Terms];
        Fill(terms, pixel);
        uint packed = 0xff000000;
        for (int c = 0; c < 3; c++)
        {
            double value = 0;
            for (int t = 0; t < Terms; t++)
                value += _surface[c][t] * terms[t];
            packed |= (uint)Math.Clamp(Math.Round(value), 0, 255) << 8 * c;
        }
        return packed;
    }

    /// <summary>Finds the ground of a picture.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="tolerance">Greatest difference in any channel where the ground is one colour, 0 to 255.</param>
    public static PlainGround Find(SourcePixels pixels, int tolerance)
    {
        int[] border = Border(pixels.Width, pixels.Height);
        (uint commonest, int count) = Commonest(border.Select(i => pixels.Values[i]));
        var even = new PlainGround(pixels, commonest, null, tolerance);
        if (count >= Filled * border.Length || commonest >> 24 != 255)
            return even;
        (uint about, _) = Commonest(border.Select(i => pixels.Values[i] & 0xffe0e0e0 | 0x00101010));
        int[] near = [.. border.Where(i => SourcePixels.Near(pixels.Values[i], about, Reach))];
        return Laid(pixels, near, tolerance, Plain * border.Length) ?? even;
    }

    /// <summary>The same ground from more of it: all pixels that were found to be ground.</summary>
    public PlainGround Refined(SourcePixels pixels, ReadOnlySpan<uint> left)
    {
        // Some ten thousand pixels say as much as all.
        int step = Math.Max(1, left.Length / 40_000) | 1;
        var found = new List<int>();
        for (int i = 0; i < left.Length; i += step)
        {
            if (left[i] == 0 && pixels.Values[i] != 0)
                found.Add(i);
        }
        return Laid(pixels, [.. found], Tolerance, Terms) ?? this;
    }

    private static PlainGround? Laid(SourcePixels pixels, int[] on, double least, double needed)
    {
        var frame = new PlainGround(pixels, 0, [new double[Terms], new double[Terms], new double[Terms]], 0);
        double spread = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            if (on.Length < Math.Max(needed, 2 * Terms) || !frame.Solve(pixels, on))
                return null;
            double square = on.Sum(i => Square(pixels.Values[i], frame.At(i)));
            spread = Math.Sqrt(square / (3.0 * on.Length));
            double limit = Math.Max(6, 2.5 * spread);
            on = [.. on.Where(i => Off(pixels.Values[i], frame.At(i)) <= limit)];
        }
        return new(pixels, 0, frame._surface, Math.Clamp(4 * spread + 4, least, MostTolerance));
    }

    // Normal equations of six unknowns, the same for every channel but for the right-hand side.
    private bool Solve(SourcePixels pixels, int[] on)
    {
        var matrix = new double[Terms, Terms + 3];
        Span<double> terms = stackalloc double[Terms];
        foreach (int pixel in on)
        {
            Fill(terms, pixel);
            uint value = pixels.Values[pixel];
            for (int r = 0; r < Terms; r++)
            {
                for (int c = 0; c < Terms; c++)
                    matrix[r, c] += terms[r] * terms[c];
                for (int c = 0; c < 3; c++)
                    matrix[r, Terms + c] += terms[r] * (value >> 8 * c & 255);
            }
        }
        for (int pivot = 0; pivot < Terms; pivot++)
        {
            int best = pivot;
            for (int r = pivot + 1; r < Terms; r++)
                best = Math.Abs(matrix[r, pivot]) > Math.Abs(matrix[best, pivot]) ? r : best;
            if (Math.Abs(matrix[best, pivot]) < 1e-9 * on.Length)
                return false;
            for (int c = 0; c < Terms + 3; c++)
                (matrix[pivot, c], matrix[best, c]) = (matrix[best, c], matrix[pivot, c]);
            for (int r = 0; r < Terms; r++)
            {
                double times = r == pivot ? 0 : matrix[r, pivot] / matrix[pivot, pivot];
                for (int c = pivot; times != 0 && c < Terms + 3; c++)
                    matrix[r, c] -= times * matrix[pivot, c];
            }
        }
        for (int c = 0; c < 3; c++)
        {
            for (int t = 0; t < Terms; t++)
                _surface![c][t] = matrix[t, Terms + c] / matrix[t, t];
        }
        return true;
    }

    private void Fill(Span<double> terms, int pixel)
    {
        double x = 2.0 * (pixel % _width) / Math.Max(1, _width - 1) - 1, y = 2.0 * (pixel / _width) / Math.Max(1, _height - 1) - 1;
        (terms[0], terms[1], terms[2], terms[3], terms[4], terms[5]) = (1, x, y, x * x, x * y, y * y);
    }

    private static int Off(uint a, uint b)
    {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8)
            most = Math.Max(most, Math.Abs((int)(a >> shift & 255) - (int)(b >> shift & 255)));
        return most;
    }

    private static double Square(uint a, uint b) => (Mix.Unpack(a) - Mix.Unpack(b)).LengthSquared();

    private static int[] Border(int width, int height) =>
    [
        .. Enumerable.Range(0, width), .. height > 1 ? Enumerable.Range((height - 1) * width, width) : [],
        .. Enumerable.Range(1, Math.Max(0, height - 2)).SelectMany(y => width > 1 ? new[] { y * width, y * width + width - 1 } : [y * width]),
    ];

    // Among equals the least value, so that no order of counting decides.
    private static (uint Value, int Count) Commonest(IEnumerable<uint> values)
    {
        var counts = new Dictionary<uint, int>();
        foreach (uint value in values)
            counts[value] = counts.GetValueOrDefault(value) + 1;
        KeyValuePair<uint, int> most = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).First();
        return (most.Key, most.Value);
    }
}
