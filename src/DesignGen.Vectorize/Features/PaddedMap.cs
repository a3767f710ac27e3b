using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>Labels with a margin all round, in pixels that are whole fractions of the picture's: nothing that looks less far than the margin needs to mind borders.</summary>
/// <remarks>The margin repeats the border's pixels, so that a stroke cut by the page goes on, or, for a seamless tile, what is at the other side.</remarks>
internal sealed class PaddedMap
{
    private readonly bool _wrap;

    /// <param name="map">The labels.</param>
    /// <param name="factor">Pixels here to a pixel there, 1 or more.</param>
    /// <param name="margin">Pixels here round the picture.</param>
    /// <param name="wrap">Whether the picture is a seamless tile.</param>
    public PaddedMap(LabelMap map, int factor, int margin, bool wrap)
    {
        _wrap = wrap;
        (Factor, Margin) = (factor, margin);
        (Width, Height) = (map.Width * factor, map.Height * factor);
        (Stride, Rows) = (Width + 2 * margin, Height + 2 * margin);
        Labels = new byte[checked(Stride * Rows)];
        for (int y = 0; y < map.Height; y++)
        {
            Span<byte> row = Labels.AsSpan(Inner(0, y * factor), Width);
            ReadOnlySpan<byte> from = map.Labels.AsSpan(y * map.Width, map.Width);
            if (factor == 1)
            {
                from.CopyTo(row);
                continue;
            }
            for (int x = 0; x < from.Length; x++)
                row.Slice(x * factor, factor).Fill(from[x]);
            for (int below = 1; below < factor; below++)
                row.CopyTo(Labels.AsSpan(Inner(0, y * factor + below), Width));
        }
        Refresh(Labels);
    }

    /// <summary>Pixels here to a pixel of the picture, along a side.</summary>
    public int Factor { get; }

    /// <summary>Pixels round the picture.</summary>
    public int Margin { get; }

    /// <summary>Pixels across, without the margin.</summary>
    public int Width { get; }

    /// <summary>Pixels down, without the margin.</summary>
    public int Height { get; }

    /// <summary>Pixels across, with the margin.</summary>
    public int Stride { get; }

    /// <summary>Pixels down, with the margin.</summary>
    public int Rows { get; }

    /// <summary>The labels with the margin, rows from the top.</summary>
    public byte[] Labels { get; }

    /// <summary>Where a pixel of the picture is in <see cref="Labels"/>.</summary>
    public int Inner(int x, int y) => (y + Margin) * Stride + Margin + x;

    /// <summary>Whether a place in <see cref="Labels"/> lies in the picture, not in the margin.</summary>
    public bool IsInner(int at)
    {
        int x = at % Stride - Margin, y = at / Stride - Margin;
        return x >= 0 && y >= 0 && x < Width && y < Height;
    }

    /// <summary>Makes the margin of a field of this shape follow the picture.</summary>
    public void Refresh<T>(T[] field)
    {
        for (int y = 0; y < Height; y++)
        {
            Span<T> row = field.AsSpan((y + Margin) * Stride, Stride);
            for (int x = 0; x < Margin; x++)
            {
                row[x] = row[Margin + Source(x - Margin, Width)];
                row[Margin + Width + x] = row[Margin + Source(Width + x, Width)];
            }
        }
        for (int y = 0; y < Margin; y++)
        {
            field.AsSpan((Margin + Source(y - Margin, Height)) * Stride, Stride).CopyTo(field.AsSpan(y * Stride, Stride));
            field.AsSpan((Margin + Source(Height + y, Height)) * Stride, Stride).CopyTo(field.AsSpan((Margin + Height + y) * Stride, Stride));
        }
    }

    private int Source(int at, int size) => _wrap ? (at % size + size) % size : Math.Clamp(at, 0, size - 1);
}
