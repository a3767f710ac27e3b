using System.Numerics;
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

    /// <summary>Labels a picture: for each pixel a source, or <see cref="LabelMap.Clear"/>.</summary>
    /// <returns>The labels, and the sources with those that only thin lines show.</returns>
    public static (LabelMap Labels, Sources Sources) Label(SourcePixels pixels, Sources sources, CancellationToken cancel)
    {
        byte[] direct = Direct(pixels, sources);
        bool[] core = Core(direct, pixels.Width, pixels.Height);
        var rims = new Rim(pixels, direct, core, Unpack(sources), sources.Values.Length);
        ColourTable odd = rims.Sift(cancel);
        int flat = sources.Values.Length;
        sources = ThinSources.Add(sources, pixels, odd);
        if (sources.Values.Length > flat)
        {
            direct = Direct(pixels, sources);
            rims = new(pixels, direct, core, Unpack(sources), sources.Values.Length);
            rims.Sift(cancel);
        }
        return (new(pixels.Width, pixels.Height, rims.Decide(sources, cancel)), sources);
    }

    private static Vector4[] Unpack(Sources sources)
    {
        var values = new Vector4[256];
        for (int s = 0; s < sources.Values.Length; s++)
            values[s] = Mix.Unpack(sources.Values[s]);
        // Bare ground has no colour and no alpha.
        values[LabelMap.Clear] = Vector4.Zero;
        return values;
    }

    private static byte[] Direct(SourcePixels pixels, Sources sources)
    {
        uint[] values = pixels.Values;
        var direct = new byte[values.Length];
        ColourTable members = sources.Members!;
        uint last = values[0];
        byte label = (byte)members.Get(last, None);
        for (int i = 0; i < values.Length; i++)
        {
            uint v = values[i];
            if (v != last)
            {
                last = v;
                label = v == 0 ? LabelMap.Clear : (byte)members.Get(v, None);
            }
            direct[i] = label;
        }
        return direct;
    }

    /// <summary>Which pixels belong to a two-by-two block of one source.</summary>
    private static bool[] Core(byte[] direct, int width, int height)
    {
        var core = new bool[direct.Length];
        if (width == 1 || height == 1)
        {
            for (int i = 0; i < direct.Length; i++)
                core[i] = direct[i] != None;
            return core;
        }
        var columns = Vector<byte>.Count;
        var none = new Vector<byte>(None);
        for (int y = 0; y < height - 1; y++)
        {
            int x = y * width, end = x + width - 1;
            ReadOnlySpan<byte> d = direct;
            Span<byte> c = System.Runtime.InteropServices.MemoryMarshal.AsBytes(core.AsSpan());
            var one = Vector<byte>.One;
            for (; x + columns <= end; x += columns)
            {
                var here = new Vector<byte>(d[x..]);
                Vector<byte> block = Vector.Equals(here, new Vector<byte>(d[(x + 1)..])) & Vector.Equals(here, new Vector<byte>(d[(x + width)..]))
                    & Vector.Equals(here, new Vector<byte>(d[(x + width + 1)..])) & ~Vector.Equals(here, none) & one;
                foreach (int at in (ReadOnlySpan<int>)[x, x + 1, x + width, x + width + 1])
                    (new Vector<byte>(c[at..]) | block).CopyTo(c[at..]);
            }
            for (; x < end; x++)
            {
                if (d[x] != None && d[x] == d[x + 1] && d[x] == d[x + width] && d[x] == d[x + width + 1])
                    core[x] = core[x + 1] = core[x + width] = core[x + width + 1] = true;
            }
        }
        return core;
    }

    /// <summary>The pixels outside the core, with what lies round each.</summary>
    private ref struct Rim(SourcePixels pixels, byte[] direct, bool[] core, Vector4[] values, int count)
    {
        private readonly byte[] _near = new byte[(2 * Reach + 1) * (2 * Reach + 1)], _thin = new byte[(2 * Reach + 1) * (2 * Reach + 1)];
        private int _nearCount, _thinCount;

        /// <summary>Takes from pixels that show a source by chance, as mixes at edges do, that source; and gathers the values that nothing nearby explains.</summary>
        public ColourTable Sift(CancellationToken cancel)
        {
            var odd = new ColourTable();
            var chance = new List<int>();
            int width = pixels.Width;
            for (int y = 0; y < pixels.Height; y++)
            {
                if ((y & 63) == 0)
                    cancel.ThrowIfCancellationRequested();
                int row = y * width;
                for (int x = 0; x < width; x++)
                {
                    int skip = core.AsSpan(row + x, width - x).IndexOf(false);
                    if (skip < 0)
                        break;
                    x += skip;
                    int at = row + x;
                    Look(x, y);
                    ReadOnlySpan<byte> near = _near.AsSpan(0, _nearCount);
                    Vector4 value = Mix.Unpack(pixels.Values[at]);
                    if (direct[at] != None)
                    {
                        if (near.Length > 1 && !near.Contains(direct[at]) && (BestMix(value, near, near, values).Residual <= 6 || Mix.ShinesThrough(value, near, values, count, 9, out _)))
                            chance.Add(at);
                    }
                    else if (ThinSources.IsOdd(value, near, values) && !Mix.ShinesThrough(value, near, values, count, 9, out _))
                    {
                        odd[pixels.Values[at]]++;
                    }
                }
            }
            foreach (int at in chance)
                direct[at] = None;
            return odd;
        }

        /// <summary>The label of every pixel.</summary>
        public byte[] Decide(Sources sources, CancellationToken cancel)
        {
            var labels = (byte[])direct.Clone();
            int width = pixels.Width;
            for (int y = 0; y < pixels.Height; y++)
            {
                if ((y & 63) == 0)
                    cancel.ThrowIfCancellationRequested();
                int row = y * width;
                for (int x = 0; x < width; x++)
                {
                    int skip = core.AsSpan(row + x, width - x).IndexOf(false);
                    if (skip < 0)
                        break;
                    x += skip;
                    int at = row + x;
                    Look(x, y);
                    labels[at] = FlatLabeller.Decide(Mix.Unpack(pixels.Values[at]), direct[at], _near.AsSpan(0, _nearCount), _thin.AsSpan(0, _thinCount), values, count, sources.Noise);
                }
            }
            return labels;
        }

        /// <summary>Lists the sources with core within reach, and those that thin lines show there.</summary>
        private void Look(int x, int y)
        {
            int width = pixels.Width, at = y * width + x;
            (_nearCount, _thinCount) = (0, 0);
            ulong seen0 = 0, seen1 = 0, seen2 = 0, seen3 = 0;
            for (int ny = Math.Max(0, y - Reach); ny <= Math.Min(pixels.Height - 1, y + Reach); ny++)
            {
                int from = ny * width + Math.Max(0, x - Reach), to = ny * width + Math.Min(width - 1, x + Reach);
                for (int n = from; n <= to; n++)
                {
                    byte label = direct[n];
                    if (label == None)
                        continue;
                    if (!core[n])
                    {
                        if (!_thin.AsSpan(0, _thinCount).Contains(label))
                            _thin[_thinCount++] = label;
                        continue;
                    }
                    ulong bit = 1ul << (label & 63);
                    ref ulong seen = ref seen0;
                    if (label >= 192)
                        seen = ref seen3;
                    else if (label >= 128)
                        seen = ref seen2;
                    else if (label >= 64)
                        seen = ref seen1;
                    if ((seen & bit) != 0)
                        continue;
                    seen |= bit;
                    _near[_nearCount++] = label;
                }
            }
        }
    }

    private static byte Decide(Vector4 value, byte own, ReadOnlySpan<byte> near, ReadOnlySpan<byte> thin, Vector4[] values, int count, int noise)
    {
        float good = 6 + noise;
        (float best, byte label) = BestMix(value, near, near, values);
        if (best <= good)
            return label;
        if (own != None)
            return own;
        // A thin stroke: a mix of the ground with what thin strokes nearby show.
        (float second, byte thinLabel) = BestMix(value, near, thin, values);
        if (second <= good && second < best / 2)
            return thinLabel;
        // Between two areas what lies beneath may shine through where they were drawn edge to edge; that is no third colour.
        if (near.Length > 1 && Mix.ShinesThrough(value, near, values, count, good + 3, out int side))
            return near[side];
        (float third, byte any) = BestMix(value, near, default, values, count);
        if (third < best && third < second)
            return any;
        return second < best ? thinLabel : near.Length > 0 ? label : any;
    }

    /// <summary>The best mix of one of a list with one of another; sources from 0 where the other is empty.</summary>
    private static (float Residual, byte Label) BestMix(Vector4 value, ReadOnlySpan<byte> some, ReadOnlySpan<byte> others, Vector4[] values, int count = 0)
    {
        float best = float.MaxValue;
        byte label = None;
        if (some.Length == 1 && some == others)
            return ((value - values[some[0]]).Length(), some[0]);
        int pairs = count > 0 ? count : others.Length;
        for (int i = 0; i < Math.Max(1, some.Length); i++)
        {
            for (int j = 0; j < pairs; j++)
            {
                byte b = count > 0 ? (byte)j : others[j];
                byte a = some.Length == 0 ? b : some[i];
                float residual = Mix.Residual(value, values[a], values[b], out float share);
                if (residual < best)
                    (best, label) = (residual, share >= 0.5f ? a : b);
            }
        }
        return (best, label);
    }
}
