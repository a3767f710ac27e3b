using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>Gives each pixel of flat art to one of its sources.</summary>
/// <remarks>
/// Pixels inside flat areas, the core, are what they are. A pixel at an edge is a mix of what lies to both sides, so only
/// core sources within two pixels are asked, and the one with more of it wins: that keeps the rim of black on white
/// from being taken for grey. What no such mix explains is a stroke too thin to have a core; it is taken for the source that it shows,
/// or that explains it as a mix with the ground around.
/// </remarks>
internal static class FlatLabeller
{
    /// <summary>A pixel of no source, while they are handed out.</summary>
    private const byte None = 254;

    private const int Reach = 2;

    // Eight labels of no source.
    private const ulong AllNone = 0xfefefefefefefefe;

    // Least share of a pixel, and least width in pixels, of a stroke that is kept though it fills half of no pixel.
    private const float LeastRidge = 0.25f, LeastWidth = 0.5f;

    // Least cover of a pixel that two shapes share edge to edge: s (1 - s) of it stays bare, a quarter at most; levels of 255.
    private const float LeastCovered = 186;

    /// <summary>Labels a picture: for each pixel a source, or <see cref="LabelMap.Clear"/>.</summary>
    /// <returns>The labels, and the sources with those that only thin lines show.</returns>
    public static (LabelMap Labels, Sources Sources) Label(SourcePixels pixels, Sources sources, CancellationToken cancel)
    {
        Rim? rims = null;
        byte[] direct = ArrayPool<byte>.Shared.Rent(pixels.Values.Length + Rim.Room), ground = ArrayPool<byte>.Shared.Rent(pixels.Values.Length + Rim.Room);
        try
        {
            Direct(pixels, sources, direct);
            Ground(direct, ground, pixels.Width, pixels.Height);
            rims = new Rim(pixels, direct, ground, sources.ByLabel(), sources.Values.Length, sources.Values.Length, sources.Noise);
            ColourTable odd = rims.Sift(cancel);
            int flat = sources.Values.Length;
            // Not a single flat pixel, as in a picture of a few: every colour counts.
            if (flat == 0 && pixels.Values.AsSpan().ContainsAnyExcept(0u))
                return PixelLabeller.Label(pixels, cancel);
            // Ripples of a lossy format are no thin lines.
            int known = flat;
            if (sources.Noise == 0)
            {
                sources = ThinSources.Add(sources, pixels, odd);
                bool[] halves = HalfLines.Find(sources, pixels, ground, flat);
                known = sources.Values.Length;
                if (halves.Contains(true))
                {
                    flat -= halves.Count(h => h);
                    sources = HalfLines.Without(sources, halves);
                    Direct(pixels, sources, direct);
                    Ground(direct, ground, pixels.Width, pixels.Height);
                }
            }
            if (known > flat)
            {
                Direct(pixels, sources, direct);
                rims.Dispose();
                rims = new(pixels, direct, ground, sources.ByLabel(), sources.Values.Length, flat, sources.Noise);
                rims.Sift(cancel);
            }
            return (new(pixels.Width, pixels.Height, rims.Decide(sources, cancel)), sources);
        }
        finally
        {
            rims?.Dispose();
            ArrayPool<byte>.Shared.Return(direct);
            ArrayPool<byte>.Shared.Return(ground);
        }
    }

    /// <summary>The source of each pixel that has the very value of one.</summary>
    private static void Direct(SourcePixels pixels, Sources sources, byte[] direct)
    {
        uint[] values = pixels.Values;
        ColourTable members = sources.Members!;
        int lanes = Vector256<uint>.Count;
        for (int i = 0; i < values.Length;)
        {
            uint value = values[i];
            byte label = value == 0 ? LabelMap.Clear : (byte)members.Get(value, None);
            direct[i++] = label;
            for (; i + lanes <= values.Length && Vector256.EqualsAll(Vector256.Create(values, i), Vector256.Create(value)); i += lanes)
                Unsafe.WriteUnaligned(ref direct[i], label * 0x0101010101010101ul);
            while (i < values.Length && values[i] == value)
                direct[i++] = label;
        }
    }

    /// <summary>The sources of pixels that belong to a two-by-two block of one source, the core; no source elsewhere.</summary>
    private static void Ground(byte[] direct, byte[] ground, int width, int height)
    {
        if (width == 1 || height == 1)
        {
            direct.AsSpan(0, width * height).CopyTo(ground);
            return;
        }
        int lanes = Vector256<byte>.Count;
        // Not 0 at one place after each pixel that begins a block, in the row above and in this one.
        byte[] above = new byte[width + 1], here = new byte[width + 1];
        for (int y = 0; y < height; y++)
        {
            int row = y * width, x = 0;
            if (y == height - 1)
                Array.Clear(here);
            else
            {
                for (; x + lanes < width; x += lanes)
                {
                    Vector256<byte> own = Vector256.Create(direct, row + x);
                    (Vector256.Equals(own, Vector256.Create(direct, row + x + 1)) & Vector256.Equals(own, Vector256.Create(direct, row + width + x))
                        & Vector256.Equals(own, Vector256.Create(direct, row + width + x + 1)) & ~Vector256.Equals(own, Vector256.Create(None))).CopyTo(here, x + 1);
                }
                for (; x < width - 1; x++)
                {
                    byte own = direct[row + x];
                    here[x + 1] = own != None && own == direct[row + x + 1] && own == direct[row + width + x] && own == direct[row + width + x + 1] ? byte.MaxValue : (byte)0;
                }
            }
            for (x = 0; x + lanes <= width; x += lanes)
            {
                Vector256<byte> core = Vector256.Create(above, x) | Vector256.Create(above, x + 1) | Vector256.Create(here, x) | Vector256.Create(here, x + 1);
                Vector256.ConditionalSelect(core, Vector256.Create(direct, row + x), Vector256.Create(None)).CopyTo(ground, row + x);
            }
            for (; x < width; x++)
                ground[row + x] = (above[x] | above[x + 1] | here[x] | here[x + 1]) != 0 ? direct[row + x] : None;
            (above, here) = (here, above);
        }
    }

    /// <summary>The pixels outside the core, with what lies round each.</summary>
    private sealed class Rim(SourcePixels pixels, byte[] direct, byte[] ground, Vector4[] values, int count, int flat, int noise) : IDisposable
    {
        /// <summary>How much longer than the picture the sources and the ground must be: a row is read eight at once.</summary>
        public const int Room = 8;

        private readonly byte[] _near = new byte[(2 * Reach + 1) * (2 * Reach + 1)], _thin = new byte[257];
        private readonly byte[] _labels = direct.AsSpan(0, pixels.Values.Length).ToArray();
        private readonly float _good = 6 + noise;
        private readonly Ridge[] _ridges = ArrayPool<Ridge>.Shared.Rent(Outside(ground, pixels)), _all = ArrayPool<Ridge>.Shared.Rent(Outside(ground, pixels));
        private readonly int[] _hard = ArrayPool<int>.Shared.Rent(Outside(ground, pixels));
        private int _nearCount, _thinCount, _ridgeCount, _hardCount;

        /// <summary>Gives back what it worked in.</summary>
        public void Dispose()
        {
            ArrayPool<Ridge>.Shared.Return(_ridges);
            ArrayPool<Ridge>.Shared.Return(_all);
            ArrayPool<int>.Shared.Return(_hard);
        }

        /// <summary>How many pixels lie outside the core.</summary>
        private static int Outside(byte[] ground, SourcePixels pixels) => ground.AsSpan(0, pixels.Values.Length).Count(None);

        /// <summary>Decides all pixels that two areas explain, takes from pixels that show a source by chance, as mixes at edges do, that source, and gathers the values that nothing nearby explains.</summary>
        public ColourTable Sift(CancellationToken cancel)
        {
            var odd = new ColourTable();
            int width = pixels.Width;
            for (int y = 0; y < pixels.Height; y++)
            {
                if ((y & 63) == 0)
                    cancel.ThrowIfCancellationRequested();
                int row = y * width;
                for (int x = 0; x < width; x++)
                {
                    if (ground[row + x] != None)
                    {
                        int skip = ground.AsSpan(row + x, width - x).IndexOf(None);
                        if (skip < 0)
                            break;
                        x += skip;
                    }
                    int at = row + x;
                    Look(x, y);
                    ReadOnlySpan<byte> near = _near.AsSpan(0, _nearCount);
                    Vector4 value = Mix.Unpack(pixels.Values[at]);
                    Guess best = BestMix(value, near, near, values);
                    if (best.Residual <= _good && (direct[at] == None || near.Length > 1))
                    {
                        direct[at] = None;
                        _labels[at] = best.Label;
                        if (best.Share >= LeastRidge)
                            _ridges[_ridgeCount++] = new(at, best.Other, best.Share);
                        continue;
                    }
                    _hard[_hardCount++] = at;
                    if (direct[at] == None)
                    {
                        if (ThinSources.IsOdd(value, near, values) && !Mix.ShinesThrough(value, near, values, count, 9, out _))
                            odd[pixels.Values[at]]++;
                    }
                    else if (near.Length > 1 && !near.Contains(direct[at]) && Mix.ShinesThrough(value, near, values, count, 9, out _))
                    {
                        direct[at] = None;
                    }
                }
            }
            return odd;
        }

        /// <summary>The label of every pixel, after <see cref="Sift"/>.</summary>
        public byte[] Decide(Sources sources, CancellationToken cancel)
        {
            // Ridges rising by pixel, as both the easy and the hard ones are.
            int easy = 0, ridges = 0;
            int width = pixels.Width;
            for (int h = 0; h < _hardCount; h++)
            {
                if ((h & 4095) == 0)
                    cancel.ThrowIfCancellationRequested();
                int at = _hard[h];
                Look(at % width, at / width);
                LookForThin(at % width, at / width);
                // Between two shapes that leave a little open bare ground comes through: a line of it, thin as others.
                if (sources.Noise == 0 && pixels.Values[at] >> 24 < byte.MaxValue)
                    _thin[_thinCount++] = LabelMap.Clear;
                Guess guess = FlatLabeller.Decide(Mix.Unpack(pixels.Values[at]), direct[at], _near.AsSpan(0, _nearCount), _thin.AsSpan(0, _thinCount), values, count, sources.Noise);
                _labels[at] = guess.Label;
                if (guess.Share < LeastRidge)
                    continue;
                while (easy < _ridgeCount && _ridges[easy].At < at)
                    _all[ridges++] = _ridges[easy++];
                _all[ridges++] = new(at, guess.Other, guess.Share);
            }
            _ridges.AsSpan(easy, _ridgeCount - easy).CopyTo(_all.AsSpan(ridges));
            KeepStrokes(_all.AsSpan(0, ridges + _ridgeCount - easy));
            return _labels;
        }

        /// <summary>A pixel with a good part of another source than its own.</summary>
        private readonly record struct Ridge(int At, byte Other, float Share);

        /// <summary>Keeps strokes of about a pixel whole where they run between two rows of pixels and fill half of neither: the fuller of the two takes the stroke.</summary>
        private void KeepStrokes(ReadOnlySpan<Ridge> ridges)
        {
            int width = pixels.Width, height = pixels.Height;
            var kept = new List<Ridge>();
            // The ridges of the two rows above and the two below follow along.
            Span<int> rows = [0, 0, 0, 0], steps = [-2 * width, -width, width, 2 * width];
            for (int r = 0; r < ridges.Length; r++)
            {
                Ridge ridge = ridges[r];
                int at = ridge.At, y = at / width, x = at - y * width;
                for (int k = 0; k < rows.Length; k++)
                {
                    while (rows[k] < ridges.Length && ridges[rows[k]].At < at + steps[k])
                        rows[k]++;
                }
                if ((x > 0 && x < width - 1 && Tops(ridge, Of(ridge, at - 1, r - 1, ridges), Of(ridge, at + 1, r + 1, ridges))
                        && !(x > 1 && Has(ridge, at - 2, r, ridges)) && !(x < width - 2 && Has(ridge, at + 2, r, ridges)))
                    || (y > 0 && y < height - 1 && Tops(ridge, Of(ridge, at - width, rows[1], ridges), Of(ridge, at + width, rows[2], ridges))
                        && !(y > 1 && Of(ridge, at - 2 * width, rows[0], ridges) > 0) && !(y < height - 2 && Of(ridge, at + 2 * width, rows[3], ridges) > 0)))
                    kept.Add(ridge);
            }
            foreach (Ridge ridge in kept)
                _labels[ridge.At] = ridge.Other;
        }

        private static bool Tops(Ridge ridge, float before, float after) => ridge.Share > before && ridge.Share >= after && ridge.Share + before + after >= LeastWidth;

        /// <summary>Whether a pixel two beside a ridge in its row has its source: then it is no stroke across the row, but along it.</summary>
        private bool Has(Ridge ridge, int neighbour, int place, ReadOnlySpan<Ridge> ridges)
        {
            int step = Math.Sign(neighbour - ridge.At), next = place + step;
            if ((uint)next < (uint)ridges.Length && ridges[next].At != neighbour)
                next += step;
            return Of(ridge, neighbour, next, ridges) > 0;
        }

        /// <summary>How much of a ridge's source a neighbour has, which is a ridge itself if it is at a place in their list.</summary>
        private float Of(Ridge ridge, int neighbour, int place, ReadOnlySpan<Ridge> ridges) =>
            _labels[neighbour] == ridge.Other ? 1
            : (uint)place < (uint)ridges.Length && ridges[place].At == neighbour && ridges[place].Other == ridge.Other ? ridges[place].Share : 0;

        /// <summary>Lists the sources with core within reach.</summary>
        private void Look(int x, int y)
        {
            int width = pixels.Width;
            _nearCount = 0;
            byte last = None;
            if (x >= Reach && x < width - Reach && y >= Reach && y < pixels.Height - Reach)
            {
                // All five rows of five at once: the first source left over, then all places that have it are crossed out.
                ref byte first = ref ground[(y - Reach) * width + x - Reach];
                Vector256<byte> upper = Vector256.Create(Five(ref first, 0), Five(ref first, width), Five(ref first, 2 * width), Five(ref first, 3 * width)).AsByte();
                Vector128<byte> lower = Vector128.Create(Five(ref first, 4 * width), AllNone).AsByte();
                for (ulong left = ~Places(upper, lower, None) & 0xff_ffff_ffff; left != 0; left &= ~Places(upper, lower, last))
                {
                    int place = BitOperations.TrailingZeroCount(left);
                    last = Unsafe.Add(ref first, (place >> 3) * width + (place & 7));
                    _near[_nearCount++] = last;
                }
                return;
            }
            for (int ny = Math.Max(0, y - Reach); ny <= Math.Min(pixels.Height - 1, y + Reach); ny++)
            {
                int from = ny * width + Math.Max(0, x - Reach), to = ny * width + Math.Min(width - 1, x + Reach);
                for (int n = from; n <= to; n++)
                {
                    byte label = ground[n];
                    if (label == last || label == None || _near.AsSpan(0, _nearCount).Contains(label))
                        continue;
                    _near[_nearCount++] = last = label;
                }
            }
        }

        /// <summary>Five labels of a row, and no source in the three bytes after them.</summary>
        private static ulong Five(ref byte first, int at) => (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at)) & 0xff_ffff_ffff) | (AllNone & ~0xff_ffff_ffffu);

        /// <summary>Where five rows of eight labels have one, a bit each.</summary>
        private static ulong Places(Vector256<byte> upper, Vector128<byte> lower, byte label) =>
            Vector256.Equals(upper, Vector256.Create(label)).ExtractMostSignificantBits() | (ulong)Vector128.Equals(lower, Vector128.Create(label)).ExtractMostSignificantBits() << 32;

        /// <summary>Lists the sources that thin lines show within reach, and those that only thin lines have: they may be pure in none of their pixels.</summary>
        private void LookForThin(int x, int y)
        {
            int width = pixels.Width, at = y * width + x;
            _thinCount = 0;
            for (int s = flat; s < count; s++)
                _thin[_thinCount++] = (byte)s;
            if (x >= Reach && x < width - Reach && y >= Reach && y < pixels.Height - Reach)
            {
                ref byte first = ref direct[(y - Reach) * width + x - Reach], core = ref ground[(y - Reach) * width + x - Reach];
                Vector256<byte> upper = Vector256.Create(Five(ref first, 0), Five(ref first, width), Five(ref first, 2 * width), Five(ref first, 3 * width)).AsByte();
                Vector256<byte> upperCore = Vector256.Create(Five(ref core, 0), Five(ref core, width), Five(ref core, 2 * width), Five(ref core, 3 * width)).AsByte();
                Vector128<byte> lower = Vector128.Create(Five(ref first, 4 * width), AllNone).AsByte(), lowerCore = Vector128.Create(Five(ref core, 4 * width), AllNone).AsByte();
                ulong left = Places(upperCore, lowerCore, None) & ~Places(upper, lower, None) & 0xff_ffff_ffff & ~(1ul << (8 * Reach + Reach));
                while (left != 0)
                {
                    int place = BitOperations.TrailingZeroCount(left);
                    byte label = Unsafe.Add(ref first, (place >> 3) * width + (place & 7));
                    left &= ~Places(upper, lower, label);
                    if (label < flat || label >= count)
                        _thin[_thinCount++] = label;
                }
                return;
            }
            for (int ny = Math.Max(0, y - Reach); ny <= Math.Min(pixels.Height - 1, y + Reach); ny++)
            {
                int from = ny * width + Math.Max(0, x - Reach), to = ny * width + Math.Min(width - 1, x + Reach);
                for (int n = from; n <= to; n++)
                {
                    byte label = direct[n];
                    if (label != None && ground[n] == None && n != at && !_thin.AsSpan(0, _thinCount).Contains(label))
                        _thin[_thinCount++] = label;
                }
            }
        }
    }

    private static Guess Decide(Vector4 value, byte own, ReadOnlySpan<byte> near, ReadOnlySpan<byte> thin, Vector4[] values, int count, int noise)
    {
        float good = 6 + noise;
        Guess best = BestMix(value, near, near, values);
        if (best.Residual <= good)
            return best;
        if (own != None)
            return new(0, own, own, 0);
        // Drawn edge to edge, two shapes leave a little of a pixel bare.
        if (near.Length > 1 && value.W is < 255 and > LeastCovered && BestMix(value * (255 / value.W), near, near, values) is { Residual: var seam, Label: var larger } && seam <= good)
            return new(good, larger, larger, 0);
        // A thin stroke: a mix of the ground with what thin strokes show.
        Guess second = BestMix(value, near, thin, values);
        if (second.Residual <= good && second.Residual < best.Residual / 2)
            return second;
        if (near.Length > 2 && Between(value, near, near, values) is { Residual: var three } meeting && three <= good)
            return meeting;
        // Between two areas what lies beneath may shine through where they were drawn edge to edge; that is no third colour.
        if (near.Length > 1 && Mix.ShinesThrough(value, near, values, count, good + 3, out int side))
            return new(good, near[side], near[side], 0);
        if (near.Length > 1 && Between(value, near, thin, values) is { Residual: var r } third && r <= good + 3)
            return third;
        Guess any = BestMix(value, near, default, values, count);
        if (any.Residual < best.Residual && any.Residual < second.Residual)
            return any;
        return second.Residual < best.Residual ? second : near.Length > 0 ? best : any;
    }

    /// <summary>The best mix of two areas with a thin stroke between them.</summary>
    private static Guess Between(Vector4 value, ReadOnlySpan<byte> near, ReadOnlySpan<byte> thin, Vector4[] values)
    {
        var best = new Guess(float.MaxValue, None, None, 0);
        for (int i = 0; i < near.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                foreach (byte stroke in thin)
                {
                    if (stroke == near[i] || stroke == near[j])
                        continue;
                    float residual = Mix.Residual(value, values[stroke], values[near[i]], values[near[j]], out float a, out float b);
                    if (residual >= best.Residual)
                        continue;
                    float c = 1 - a - b;
                    byte area = a >= b ? near[i] : near[j];
                    best = c >= Math.Max(a, b) ? new(residual, stroke, area, Math.Min(0.5f, Math.Max(a, b))) : new(residual, area, stroke, Math.Min(0.5f, c));
                }
            }
        }
        return best;
    }

    /// <summary>The best mix of one of a list with one of another; sources from 0 where the other is empty.</summary>
    private static Guess BestMix(Vector4 value, ReadOnlySpan<byte> some, ReadOnlySpan<byte> others, Vector4[] values, int count = 0)
    {
        var best = new Guess(float.MaxValue, None, None, 0);
        if (some.Length == 1 && some == others)
            return new((value - values[some[0]]).Length(), some[0], some[0], 0);
        int pairs = count > 0 ? count : others.Length;
        bool same = some == others;
        for (int i = 0; i < Math.Max(1, some.Length); i++)
        {
            for (int j = same ? i + 1 : 0; j < pairs; j++)
            {
                byte b = count > 0 ? (byte)j : others[j];
                byte a = some.Length == 0 ? b : some[i];
                float residual = Mix.Residual(value, values[a], values[b], out float share);
                if (residual < best.Residual)
                    best = share >= 0.5f ? new(residual, a, b, 1 - share) : new(residual, b, a, share);
            }
        }
        return best;
    }

    /// <summary>What a pixel was found to be.</summary>
    /// <param name="Residual">How far the mix is off, levels of 255.</param>
    /// <param name="Label">The source with more of it.</param>
    /// <param name="Other">The one with less.</param>
    /// <param name="Share">How much of the pixel that has, 0 to 0.5.</param>
    private readonly record struct Guess(float Residual, byte Label, byte Other, float Share);
}
