using System.Numerics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>Takes away the rims of a third ink that blurred edges between two inks leave.</summary>
/// <remarks>A short run of one ink between two others, in a row or column, whose pixels are mixes of those two, is shared out between them. A line that is drawn there is no such mix and stays.</remarks>
internal static class Rims
{
    // Longest run, pixels; and how far a pixel may be off the mix, levels of 255.
    private const int Widest = 4;
    private const float Off = 34;

    // Inks that differ less are shades of one another, and what lies between them is a shade too; levels of 255.
    private const float Contrast = 130;

    /// <summary>Removes rims.</summary>
    /// <param name="labels">The label of each pixel; changed in place.</param>
    /// <param name="pixels">The picture, smoothed.</param>
    /// <param name="sources">The inks.</param>
    /// <param name="cancel">Stops the work.</param>
    public static void Remove(byte[] labels, SourcePixels pixels, Sources sources, CancellationToken cancel)
    {
        var values = new Vector4[256];
        for (int s = 0; s < sources.Values.Length; s++)
            values[s] = Mix.Unpack(sources.Values[s]);
        int width = pixels.Width, height = pixels.Height;
        // Rows, columns and rows again: where a rim bends it is short in one of them first.
        Rows(labels, pixels.Values, width, height, values, cancel);
        Columns(labels, pixels.Values, width, height, values, cancel);
        Rows(labels, pixels.Values, width, height, values, cancel);
    }

    private static void Rows(byte[] labels, uint[] pixels, int width, int height, Vector4[] values, CancellationToken cancel)
    {
        for (int y = 0; y < height; y++)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> row = labels.AsSpan(y * width, width);
            var run = new Run(row[0]);
            for (int x = 1; x < width; x++)
            {
                if (row[x] == run.Own)
                {
                    int skip = row[x..].IndexOfAnyExcept(run.Own);
                    if (skip < 0)
                        break;
                    x += skip;
                }
                End(ref run, labels, pixels, y * width, 1, x, values);
            }
        }
    }

    private static void Columns(byte[] labels, uint[] pixels, int width, int height, Vector4[] values, CancellationToken cancel)
    {
        // All columns go down together, as memory lies in rows.
        var runs = new Run[width];
        for (int x = 0; x < width; x++)
            runs[x] = new(labels[x]);
        for (int y = 1; y < height; y++)
        {
            if ((y & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> row = labels.AsSpan(y * width, width), above = labels.AsSpan((y - 1) * width, width);
            for (int x = 0; x < width; x++)
            {
                // What a run shows above is always its own label.
                int skip = row[x..].CommonPrefixLength(above[x..]);
                x += skip;
                if (x < width)
                    End(ref runs[x], labels, pixels, x, width, y, values);
            }
        }
    }

    /// <summary>A run of one label in a row or column.</summary>
    private struct Run(byte own)
    {
        public int Start;
        public byte Before = LabelMap.Clear, Own = own;
    }

    /// <summary>Ends a run where another label begins, and shares it out where it is a rim.</summary>
    private static void End(ref Run run, byte[] labels, uint[] pixels, int first, int step, int i, Vector4[] values)
    {
        byte label = labels[first + i * step], before = run.Before;
        int start = run.Start;
        if (start > 0 && i - start <= Widest && before != label && before != LabelMap.Clear && label != LabelMap.Clear && run.Own != LabelMap.Clear
            && IsMixed(pixels, first, step, start, i, values[before], values[label], values[run.Own]))
        {
            Vector4 a = values[before], b = values[label];
            // One step from the one to the other, where the mix passes the half.
            int at = start;
            while (at < i && Share(pixels[first + at * step], a, b) >= 0.5f)
                labels[first + at++ * step] = before;
            while (at < i)
                labels[first + at++ * step] = label;
            // The run that follows goes on from where the second ink now begins.
            start = i;
            while (start > 0 && labels[first + (start - 1) * step] == label)
                start--;
            run = new(label) { Before = start > 0 ? labels[first + (start - 1) * step] : LabelMap.Clear, Start = start };
            return;
        }
        run = new(label) { Before = run.Own, Start = i };
    }

    private static float Share(uint pixel, Vector4 a, Vector4 b)
    {
        Mix.Residual(Mix.Unpack(pixel), a, b, out float share);
        return share;
    }

    private static bool IsMixed(uint[] pixels, int first, int step, int from, int to, Vector4 a, Vector4 b, Vector4 own)
    {
        if ((a - b).LengthSquared() < Contrast * Contrast)
            return false;
        float off = 0, unlike = 0;
        for (int i = from; i < to; i++)
        {
            Vector4 pixel = Mix.Unpack(pixels[first + i * step]);
            off += Mix.Residual(pixel, a, b, out _);
            unlike += (pixel - own).Length();
        }
        int n = to - from;
        return off <= Off * n && off <= unlike + 8 * n;
    }
}
