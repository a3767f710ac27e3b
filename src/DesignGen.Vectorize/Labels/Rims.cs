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
        for (int pass = 0; pass < 3; pass++)
        {
            bool rows = pass != 1;
            int lines = rows ? height : width, length = rows ? width : height, step = rows ? 1 : width;
            for (int line = 0; line < lines; line++)
            {
                if ((line & 63) == 0)
                    cancel.ThrowIfCancellationRequested();
                Line(labels, pixels.Values, rows ? line * width : line, step, length, values);
            }
        }
    }

    private static void Line(byte[] labels, uint[] pixels, int first, int step, int length, Vector4[] values)
    {
        int start = 0;
        byte before = LabelMap.Clear, own = labels[first];
        for (int i = 1; i < length; i++)
        {
            byte label = labels[first + i * step];
            if (label == own)
                continue;
            if (start > 0 && i - start <= Widest && before != label && before != LabelMap.Clear && label != LabelMap.Clear && own != LabelMap.Clear
                && IsMixed(pixels, first, step, start, i, values[before], values[label], values[own]))
            {
                Vector4 a = values[before], b = values[label];
                // One step from the one to the other, where the mix passes the half.
                int at = start;
                while (at < i && Share(pixels[first + at * step], a, b) >= 0.5f)
                    labels[first + at++ * step] = before;
                while (at < i)
                    labels[first + at++ * step] = label;
                own = label;
                // The run that follows goes on from where the second ink now begins.
                start = i;
                while (start > 0 && labels[first + (start - 1) * step] == label)
                    start--;
                before = start > 0 ? labels[first + (start - 1) * step] : LabelMap.Clear;
                continue;
            }
            (before, own, start) = (own, label, i);
        }
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
