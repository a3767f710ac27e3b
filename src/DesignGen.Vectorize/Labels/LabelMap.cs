using System.Runtime.Intrinsics;

namespace DesignGen.Vectorize.Labels;

/// <summary>Which ink each pixel of a picture belongs to.</summary>
/// <param name="width">Pixels across, 1 or more.</param>
/// <param name="height">Pixels down, 1 or more.</param>
/// <param name="labels">
/// One byte a pixel, rows from the top: the place of an ink in the list of inks, or <see cref="Clear"/> for bare ground.
/// </param>
public sealed class LabelMap(int width, int height, byte[] labels)
{
    /// <summary>The label of bare ground: no ink.</summary>
    public const byte Clear = 255;

    /// <summary>Most inks that a map can tell apart.</summary>
    public const int MostInks = 64;

    /// <summary>Pixels across.</summary>
    public int Width => width;

    /// <summary>Pixels down.</summary>
    public int Height => height;

    /// <summary>The labels, rows from the top.</summary>
    public byte[] Labels => labels;

    /// <summary>The label of one pixel.</summary>
    public byte this[int x, int y] => labels[y * width + x];

    /// <summary>The map with its first column and row again at the end.</summary>
    internal LabelMap WithFirstRepeated() => new(width + 1, height + 1, Repeat(labels, width, height));

    /// <summary>How many places <see cref="Apart"/> compares at most.</summary>
    internal const int Lanes = 32;

    /// <summary>Which of the labels from two places on differ: a bit each, for as many as there are, <see cref="Lanes"/> at most.</summary>
    internal static uint Apart(byte[] labels, int a, int b, int count)
    {
        if (count >= Lanes)
            return ~Vector256.Equals(Vector256.Create(labels, a), Vector256.Create(labels, b)).ExtractMostSignificantBits();
        uint apart = 0;
        for (int i = 0; i < count; i++)
            apart |= labels[a + i] != labels[b + i] ? 1u << i : 0;
        return apart;
    }

    /// <summary>A grid with its first column and row again at the end.</summary>
    internal static T[] Repeat<T>(T[] values, int width, int height)
    {
        var all = new T[(width + 1) * (height + 1)];
        for (int y = 0; y <= height; y++)
        {
            Array.Copy(values, y % height * width, all, y * (width + 1), width);
            all[y * (width + 1) + width] = values[y % height * width];
        }
        return all;
    }
}
