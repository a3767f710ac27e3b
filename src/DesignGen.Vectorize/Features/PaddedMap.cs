using System.Runtime.InteropServices;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>Labels with a margin all round, in pixels that are whole fractions of the picture's: nothing that looks less far than the margin needs to mind borders.</summary>
/// <remarks>
/// The margin repeats the border's pixels, so that a stroke cut by the page goes on, or, for a seamless tile, what is at the other side. Rows are
/// filled up to a multiple of 64 pixels with their last pixel, so that a row of bits begins with a word; those pixels are no part of the field.
/// </remarks>
internal sealed class PaddedMap : IDisposable
{
    private readonly bool _wrap;
    private readonly FieldPool? _pool;

    /// <param name="map">The labels.</param>
    /// <param name="factor">Pixels here to a pixel there, 1 or more.</param>
    /// <param name="margin">Pixels here round the picture.</param>
    /// <param name="wrap">Whether the picture is a seamless tile.</param>
    public PaddedMap(LabelMap map, int factor, int margin, bool wrap)
        : this(map.Width * factor, map.Height * factor, margin, wrap, null)
    {
        for (int y = 0; y < map.Height; y++)
        {
            Span<byte> row = Labels.AsSpan(Inner(0, y * factor), Width);
            Enlarge(map.Labels.AsSpan(y * map.Width, map.Width), row, factor);
            for (int below = 1; below < factor; below++)
                row.CopyTo(Labels.AsSpan(Inner(0, y * factor + below), Width));
        }
        Refresh(Labels, null);
    }

    /// <param name="map">The labels.</param>
    /// <param name="window">The part of them; its border counts as that of a picture.</param>
    /// <param name="margin">Pixels round it.</param>
    /// <param name="wrap">Whether the picture is a seamless tile.</param>
    /// <param name="pool">Gives the field, and gets it back when done.</param>
    public PaddedMap(LabelRuns map, Window window, int margin, bool wrap, FieldPool pool)
        : this(window.Width, window.Height, margin, wrap, pool)
    {
        for (int y = 0; y < window.Height; y++)
            map.Write(window.X, window.Y + y, Labels.AsSpan(Inner(0, y), Width));
        Refresh(Labels, null);
    }

    private PaddedMap(int width, int height, int margin, bool wrap, FieldPool? pool)
    {
        (Width, Height, Margin, _wrap, _pool) = (width, height, margin, wrap, pool);
        (Columns, Rows) = (width + 2 * margin, height + 2 * margin);
        Stride = (Columns + 63) / 64 * 64;
        // All of it is written by who calls.
        Size = checked(Stride * Rows);
        Labels = pool?.Bytes(Size) ?? GC.AllocateUninitializedArray<byte>(Size);
    }

    /// <summary>Pixels round the picture.</summary>
    public int Margin { get; }

    /// <summary>Pixels across, without the margin.</summary>
    public int Width { get; }

    /// <summary>Pixels down, without the margin.</summary>
    public int Height { get; }

    /// <summary>Pixels across, with the margin.</summary>
    public int Columns { get; }

    /// <summary>From a pixel to the one below it, a multiple of 64.</summary>
    public int Stride { get; }

    /// <summary>Pixels down, with the margin.</summary>
    public int Rows { get; }

    /// <summary>Pixels in all: rows of <see cref="Stride"/>.</summary>
    public int Size { get; }

    /// <summary>The labels with the margin, rows from the top; there may be more behind them that mean nothing.</summary>
    public byte[] Labels { get; }

    /// <summary>Gives the field back.</summary>
    public void Dispose() => _pool?.Return(Labels);

    private static void Enlarge(ReadOnlySpan<byte> row, Span<byte> into, int factor)
    {
        if (factor == 1)
        {
            row.CopyTo(into);
        }
        else if (factor == 4)
        {
            Span<uint> fours = MemoryMarshal.Cast<byte, uint>(into);
            for (int x = 0; x < row.Length; x++)
                fours[x] = row[x] * 0x01010101u;
        }
        else
        {
            for (int x = 0; x < row.Length; x++)
                into.Slice(x * factor, factor).Fill(row[x]);
        }
    }

    /// <summary>Where a pixel of the picture is in <see cref="Labels"/>.</summary>
    public int Inner(int x, int y) => (y + Margin) * Stride + Margin + x;

    /// <summary>Whether a place in <see cref="Labels"/> lies in the picture, not in the margin.</summary>
    public bool IsInner(int at)
    {
        int y = at / Stride, x = at - y * Stride - Margin;
        return (uint)x < (uint)Width && (uint)(y - Margin) < (uint)Height;
    }

    /// <summary>Makes the margin of a field of this shape follow the picture.</summary>
    /// <param name="field">The field.</param>
    /// <param name="changed">Gets the cells where it changed; null where nobody asks.</param>
    public void Refresh(byte[] field, Cells? changed)
    {
        int right = Margin + Width;
        var side = new byte[Math.Max(Margin, Stride - right)];
        for (int y = Margin; y < Margin + Height; y++)
        {
            Span<byte> row = field.AsSpan(y * Stride, Stride);
            if (_wrap)
            {
                for (int x = 0; x < Margin; x++)
                    side[x] = row[Margin + Source(x - Margin, Width)];
            }
            else
            {
                side.AsSpan(0, Margin).Fill(row[Margin]);
            }
            Put(side.AsSpan(0, Margin), row[..Margin], 0, y, changed);
            if (_wrap)
            {
                for (int x = 0; x < Margin; x++)
                    side[x] = row[Margin + Source(Width + x, Width)];
                side.AsSpan(Margin, Stride - right - Margin).Fill(side[Margin - 1]);
            }
            else
            {
                side.AsSpan(0, Stride - right).Fill(row[right - 1]);
            }
            Put(side.AsSpan(0, Stride - right), row[right..], right, y, changed);
        }
        for (int y = 0; y < Margin; y++)
        {
            Put(field.AsSpan((Margin + Source(y - Margin, Height)) * Stride, Stride), field.AsSpan(y * Stride, Stride), 0, y, changed);
            Put(field.AsSpan((Margin + Source(Height + y, Height)) * Stride, Stride), field.AsSpan((Margin + Height + y) * Stride, Stride), 0, Margin + Height + y, changed);
        }
    }

    private static void Put(ReadOnlySpan<byte> from, Span<byte> into, int x, int y, Cells? changed)
    {
        if (changed is null)
        {
            from.CopyTo(into);
            return;
        }
        for (int at = 0; at < from.Length;)
        {
            int same = from[at..].CommonPrefixLength(into[at..]);
            at += same;
            if (at == from.Length)
                return;
            int end = Math.Min(from.Length, at + 64);
            from[at..end].CopyTo(into[at..end]);
            changed.Mark(x + at, y, x + end - 1, y);
            at = end;
        }
    }

    private int Source(int at, int size) => _wrap ? (at % size + size) % size : Math.Clamp(at, 0, size - 1);
}
