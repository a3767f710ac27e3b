using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Gang.Writing;

/// <summary>A small picture of a sheet to look at: the art over a grey on which white shows, and the cut lines.</summary>
internal sealed class SheetPreview
{
    private const int LongestPx = 2000;
    private const byte Ground = 150;

    private readonly int _width, _height, _step;
    private readonly long[] _sums;

    /// <summary>Begins a sheet of so many pixels.</summary>
    public SheetPreview(int width, int height)
    {
        _step = Math.Max(1, (Math.Max(width, height) + LongestPx - 1) / LongestPx);
        (_width, _height) = ((width + _step - 1) / _step, (height + _step - 1) / _step);
        _sums = new long[_width * _height * 4];
    }

    /// <summary>Adds a row of the print.</summary>
    public void Add(int y, ReadOnlySpan<byte> row)
    {
        for (int x = 0; x * 4 < row.Length; x++)
        {
            int alpha = row[x * 4 + 3];
            if (alpha == 0)
                continue;
            Span<long> sum = _sums.AsSpan((y / _step * _width + x / _step) * 4, 4);
            for (int c = 0; c < 3; c++)
                sum[c] += alpha * row[x * 4 + c];
            sum[3] += alpha;
        }
    }

    /// <summary>The picture.</summary>
    /// <param name="lines">The cut lines, pixels of the print.</param>
    public Picture Finish(IEnumerable<ImmutableArray<Point>> lines)
    {
        var picture = new Picture(_width, _height, 3, new byte[_width * _height * 3]);
        double full = 255.0 * _step * _step;
        for (int i = 0; i < _width * _height; i++)
        {
            double bare = Math.Max(0, 1 - _sums[i * 4 + 3] / full);
            for (int c = 0; c < 3; c++)
                picture.Pixels[i * 3 + c] = (byte)Math.Clamp(Math.Round(_sums[i * 4 + c] / full + Ground * bare), 0, 255);
        }
        foreach (ImmutableArray<Point> line in lines)
        {
            for (int i = 0; i < line.Length; i++)
                Draw(picture, line[i] / _step, line[(i + 1) % line.Length] / _step);
        }
        return picture;
    }

    private static void Draw(Picture picture, Point from, Point to)
    {
        int steps = Math.Max(1, (int)Math.Ceiling(from.DistanceTo(to) * 2));
        for (int i = 0; i <= steps; i++)
        {
            Point at = Point.Lerp(from, to, (double)i / steps);
            int x = Math.Clamp((int)at.X, 0, picture.Width - 1), y = Math.Clamp((int)at.Y, 0, picture.Height - 1);
            ReadOnlySpan<byte> magenta = [255, 0, 255];
            magenta.CopyTo(picture.Pixels.AsSpan((y * picture.Width + x) * 3));
        }
    }
}
