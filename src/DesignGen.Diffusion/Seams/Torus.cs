using DesignGen.Core.Pictures;

namespace DesignGen.Diffusion.Seams;

/// <summary>A plane of numbers whose opposite edges meet, so that it can be looked at from any corner and beyond its edges.</summary>
/// <remarks>With a half-drop, every second column of tiles lies half a tile lower; the height is even then.</remarks>
/// <param name="width">Numbers across.</param>
/// <param name="height">Numbers down.</param>
/// <param name="tiling">Which edges meet.</param>
internal readonly struct Torus(int width, int height, PictureTiling tiling)
{
    /// <summary>Whether left and right meet.</summary>
    public bool MeetsAcross { get; } = tiling is PictureTiling.Across or PictureTiling.Both or PictureTiling.HalfDrop;

    /// <summary>Whether top and bottom meet.</summary>
    public bool MeetsDown { get; } = tiling is PictureTiling.Down or PictureTiling.Both or PictureTiling.HalfDrop;

    private readonly int _drop = tiling == PictureTiling.HalfDrop ? height / 2 : 0;

    /// <summary>The plane as it is seen with another place as its top left corner.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="right">That place, across: 0 to below the width.</param>
    /// <param name="down">That place, down: 0 to below the height.</param>
    /// <param name="seen">The same numbers in new places.</param>
    public void Roll(ReadOnlySpan<float> plane, int right, int down, Span<float> seen)
    {
        for (int y = 0; y < height; y++)
        {
            Span<float> row = seen.Slice(y * width, width);
            plane.Slice(Row(y + down) * width + right, width - right).CopyTo(row);
            plane.Slice(Row(y + down + _drop) * width, right).CopyTo(row[(width - right)..]);
        }
    }

    /// <summary>Undoes <see cref="Roll"/>.</summary>
    public void Unroll(ReadOnlySpan<float> seen, int right, int down, Span<float> plane)
    {
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<float> row = seen.Slice(y * width, width);
            row[..(width - right)].CopyTo(plane[(Row(y + down) * width + right)..]);
            row[(width - right)..].CopyTo(plane[(Row(y + down + _drop) * width)..]);
        }
    }

    /// <summary>The plane with a margin of what lies beyond its edges, where these meet.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="across">Margin left and right.</param>
    /// <param name="down">Margin above and below.</param>
    /// <param name="padded">The plane with its margins.</param>
    public void Pad(ReadOnlySpan<float> plane, int across, int down, Span<float> padded)
    {
        int wide = width + 2 * across, high = height + 2 * down;
        for (int y = 0; y < high; y++)
        {
            for (int x = 0; x < wide; x++)
            {
                int tile = (int)Math.Floor((x - across) / (double)width), column = x - across - tile * width;
                padded[y * wide + x] = plane[Row(y - down + ((tile & 1) == 0 ? 0 : _drop)) * width + column];
            }
        }
    }

    private int Row(int y) => (y % height + height) % height;
}
