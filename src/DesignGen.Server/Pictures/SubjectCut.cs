using DesignGen.Render.Raster;

namespace DesignGen.Server.Pictures;

/// <summary>Cuts what a picture shows out of its clear ground, less the crumbs that noise leaves on it.</summary>
internal static class SubjectCut
{
    /// <summary>Clear pixels left round the subject on every side.</summary>
    public const int Margin = 2;

    // A piece smaller than this part of the largest one, or of fewer pixels than that, is a crumb: an eye is a hundredth of an animal.
    private const double LeastPart = 0.002;
    private const int LeastPixels = 12;

    private const byte Half = 128;

    /// <summary>The subject of a picture.</summary>
    /// <param name="picture">Red, green, blue and alpha.</param>
    /// <returns>The part of it that holds the subject; null where nothing is left.</returns>
    public static Picture? Of(Picture picture)
    {
        int width = picture.Width, height = picture.Height;
        int[] piece = new int[width * height];
        var sizes = new List<int> { 0 };
        var open = new Stack<int>();
        for (int i = 0; i < piece.Length; i++)
        {
            if (piece[i] != 0 || !IsInked(i))
                continue;
            int number = sizes.Count, size = 0;
            piece[i] = number;
            open.Push(i);
            while (open.TryPop(out int at))
            {
                size++;
                int x = at % width;
                if (x > 0)
                    Visit(at - 1);
                if (x < width - 1)
                    Visit(at + 1);
                if (at >= width)
                    Visit(at - width);
                if (at < piece.Length - width)
                    Visit(at + width);
            }
            sizes.Add(size);

            void Visit(int to)
            {
                if (piece[to] != 0 || !IsInked(to))
                    return;
                piece[to] = number;
                open.Push(to);
            }
        }
        double least = Math.Max(LeastPixels, LeastPart * sizes.Max());
        int left = width, top = height, right = -1, bottom = -1;
        for (int i = 0; i < piece.Length; i++)
        {
            if (piece[i] == 0 || sizes[piece[i]] < least)
                continue;
            (left, right) = (Math.Min(left, i % width), Math.Max(right, i % width));
            (top, bottom) = (Math.Min(top, i / width), Math.Max(bottom, i / width));
        }
        if (right < 0)
            return null;
        int across = right - left + 1 + 2 * Margin, down = bottom - top + 1 + 2 * Margin;
        var pixels = new byte[across * down * 4];
        for (int y = Math.Max(0, top - Margin); y <= Math.Min(height - 1, bottom + Margin); y++)
        {
            for (int x = Math.Max(0, left - Margin); x <= Math.Min(width - 1, right + Margin); x++)
            {
                int at = y * width + x;
                if (piece[at] == 0 ? IsFringe(x, y) : sizes[piece[at]] >= least)
                    picture.At(x, y).CopyTo(pixels.AsSpan(((y - top + Margin) * across + x - left + Margin) * 4));
            }
        }
        return new(across, down, 4, pixels);

        bool IsInked(int at) => picture.Pixels[at * 4 + 3] >= Half;

        // Half-clear pixels at the edge of a piece that stays are part of its edge.
        bool IsFringe(int x, int y)
        {
            for (int ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
            {
                for (int nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                {
                    if (sizes[piece[ny * width + nx]] >= least)
                        return true;
                }
            }
            return false;
        }
    }
}
