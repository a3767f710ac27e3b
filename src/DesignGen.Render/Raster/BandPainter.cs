using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DesignGen.Render.Raster;

/// <summary>Paints shapes over some rows of several planes; one worker's own.</summary>
/// <remarks>
/// A plane is one number a pixel, 16 bits: the coverage of an ink, or a colour channel. Painting a shape moves every plane
/// towards the shape's target for it by the shape's coverage α: p ← p + (target − p)·α. With targets full for the shape's own
/// ink and 0 for the others this is the rule by which later shapes take away earlier ones; with an ink's colour as targets it
/// is the picture of the same plates. Sixteen bits keep many thin layers from drifting; α has 15.
/// </remarks>
internal sealed class BandPainter
{
    private readonly int _width, _rows;
    private readonly ushort[] _ground;
    private readonly ushort[][] _planes;

    // Where each row of each plane differs from the ground, at most: paint that equals the ground is skipped elsewhere.
    private readonly (int Left, int Right)[][] _painted;
    private readonly CellBuffer _cells;
    private readonly Run[] _runs;
    private readonly ushort[] _amounts;

    /// <summary>A painter for bands of up to so many rows.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="rows">Most rows in a band.</param>
    /// <param name="ground">What every plane holds before anything is painted.</param>
    public BandPainter(int width, int rows, ushort[] ground)
    {
        (_width, _rows, _ground) = (width, rows, ground);
        _planes = [.. ground.Select(_ => new ushort[width * rows])];
        _painted = [.. ground.Select(_ => new (int, int)[rows])];
        _cells = new(width, rows);
        _runs = new Run[width + 2];
        _amounts = new ushort[width];
    }

    /// <summary>The rows of a plane as painted.</summary>
    public ReadOnlySpan<ushort> Plane(int plane, int row) => _planes[plane].AsSpan(row * _width, _width);

    /// <summary>Between which pixels a row of a plane may differ from the ground; left is not below right where it does nowhere.</summary>
    public (int Left, int Right) Reach(int plane, int row) => _painted[plane][row];

    /// <summary>Sets every plane back to the ground.</summary>
    public void Clear()
    {
        for (int plane = 0; plane < _planes.Length; plane++)
        {
            _planes[plane].AsSpan().Fill(_ground[plane]);
            _painted[plane].AsSpan().Fill((int.MaxValue, int.MinValue));
        }
    }

    /// <summary>Paints a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="targets">What each plane becomes where the shape covers in full.</param>
    /// <param name="top">The picture's row that is the band's first.</param>
    /// <param name="clip">Pixels of the picture that may be painted.</param>
    public void Paint(FlatShape shape, ReadOnlySpan<ushort> targets, int top, (int Left, int Top, int Right, int Bottom) clip)
    {
        _cells.Add(shape, top);
        int last = Math.Min(shape.Bottom - top, _rows);
        for (int row = Math.Max(0, shape.Top - top); row < last; row++)
        {
            int count = _cells.Sweep(row, shape.EvenOdd, _runs);
            if (top + row < clip.Top || top + row >= clip.Bottom)
                continue;
            Span<Run> runs = _runs.AsSpan(0, count);
            if (clip.Left > 0 || clip.Right < _width)
                runs = Clip(runs, clip.Left, clip.Right);
            if (runs.IsEmpty)
                continue;
            if (shape.Ramp is not null)
            {
                foreach (Run run in runs)
                    shape.Ramp.Fill(run.Start, top + row, run.Coverage, _amounts.AsSpan(run.Start, run.End - run.Start));
            }
            int left = runs[0].Start, right = runs[^1].End;
            for (int plane = 0; plane < _planes.Length; plane++)
            {
                ref (int Left, int Right) painted = ref _painted[plane][row];
                if (targets[plane] != _ground[plane])
                    painted = (Math.Min(painted.Left, left), Math.Max(painted.Right, right));
                else if (painted.Left >= right || painted.Right <= left)
                    continue;
                Span<ushort> pixels = _planes[plane].AsSpan(row * _width, _width);
                if (shape.Ramp is null)
                    Solid(pixels, runs, targets[plane]);
                else
                    Ramped(pixels, runs, targets[plane]);
            }
        }
    }

    private static Span<Run> Clip(Span<Run> runs, int left, int right)
    {
        int kept = 0;
        foreach (Run run in runs)
        {
            int start = Math.Max(run.Start, left), end = Math.Min(run.End, right);
            if (start < end)
                runs[kept++] = run with { Start = start, End = end };
        }
        return runs[..kept];
    }

    private static void Solid(Span<ushort> pixels, ReadOnlySpan<Run> runs, ushort target)
    {
        foreach (Run run in runs)
        {
            if (run.End - run.Start == 1)
                pixels[run.Start] = Mix(pixels[run.Start], target, run.Coverage);
            else if (run.Coverage == PixelRamp.Full)
                pixels[run.Start..run.End].Fill(target);
            else
                Even(pixels[run.Start..run.End], target, run.Coverage);
        }
    }

    private static void Even(Span<ushort> pixels, ushort target, int coverage)
    {
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = Mix(pixels[i], target, coverage);
    }

    private void Ramped(Span<ushort> row, ReadOnlySpan<Run> runs, ushort target)
    {
        foreach (Run run in runs)
        {
            Span<ushort> pixels = row[run.Start..run.End];
            ReadOnlySpan<ushort> amounts = _amounts.AsSpan(run.Start, pixels.Length);
            int i = 0;
            if (Vector256.IsHardwareAccelerated)
            {
                for (; i <= pixels.Length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
                {
                    (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(Vector256.Create<ushort>(pixels[i..]));
                    (Vector256<uint> lowAmount, Vector256<uint> highAmount) = Vector256.Widen(Vector256.Create<ushort>(amounts[i..]));
                    Vector256.Narrow(Mix(low, target, lowAmount), Mix(high, target, highAmount)).CopyTo(pixels[i..]);
                }
            }
            for (; i < pixels.Length; i++)
                pixels[i] = Mix(pixels[i], target, amounts[i]);
        }
    }

    // (target − p)·α is at most 65535 · 2¹⁵ either way, so it fits 32 bits with its half for rounding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort Mix(ushort from, ushort target, int amount) =>
        (ushort)(from + (((target - from) * amount + (PixelRamp.Full / 2)) >> 15));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> from, ushort target, Vector256<uint> amount)
    {
        Vector256<int> step = ((Vector256.Create((int)target) - from.AsInt32()) * amount.AsInt32()) + Vector256.Create(PixelRamp.Full / 2);
        return (from.AsInt32() + Vector256.ShiftRightArithmetic(step, 15)).AsUInt32();
    }
}
