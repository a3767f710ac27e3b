using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>A part of a picture that is worked on for itself.</summary>
/// <param name="X">Its left column.</param>
/// <param name="Y">Its top row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct Window(int X, int Y, int Width, int Height)
{
    /// <summary>Whether a pixel lies in it.</summary>
    public bool Has(int x, int y) => x >= X && y >= Y && x < X + Width && y < Y + Height;

    /// <summary>A pixel of it, given as its place among its own, as a place among the picture's.</summary>
    public int InPicture(int at, LabelRuns map) => (Y + at / Width) * map.Width + X + at % Width;
}

/// <summary>Finds windows round what may be thin, so that the rest of the picture costs nothing.</summary>
/// <remarks>All thin parts that can have to do with one another lie in one window with room round them, so the windows do not change what comes out.</remarks>
internal static class Windows
{
    /// <summary>The windows; they do not overlap. One for all where they would cover most of the picture, or where it is a tile.</summary>
    /// <param name="thin">Where parts may be thin.</param>
    /// <param name="room">How far they reach for one another, px.</param>
    /// <param name="wrap">Whether the picture is a seamless tile.</param>
    public static List<Window> Round(Finds thin, int room, bool wrap)
    {
        (int width, int height) = (thin.Width, thin.Height);
        var all = new List<Window> { new(0, 0, width, height) };
        if (wrap)
            return all;
        bool[] near = thin.Grown(room);
        int columns = thin.Columns, rows = thin.Rows;
        List<(int Left, int Top, int Right, int Bottom)> boxes = Boxes(near, columns, rows);
        while (Merge(boxes))
        {
            // Until none overlap.
        }
        var windows = new List<Window>();
        long area = 0;
        foreach ((int left, int top, int right, int bottom) in boxes)
        {
            int x = left * Finds.Side, y = top * Finds.Side;
            var window = new Window(x, y, Math.Min(width, (right + 1) * Finds.Side) - x, Math.Min(height, (bottom + 1) * Finds.Side) - y);
            windows.Add(window);
            area += (long)window.Width * window.Height;
        }
        return area * 10 > (long)width * height * 7 ? all : windows;
    }

    private static List<(int Left, int Top, int Right, int Bottom)> Boxes(bool[] near, int columns, int rows)
    {
        var boxes = new List<(int Left, int Top, int Right, int Bottom)>();
        var queue = new Queue<int>();
        for (int first = 0, skip; (skip = near.AsSpan(first).IndexOf(true)) >= 0;)
        {
            first += skip;
            (int left, int top, int right, int bottom) = (columns, rows, 0, 0);
            near[first] = false;
            queue.Enqueue(first);
            while (queue.TryDequeue(out int at))
            {
                int x = at % columns, y = at / columns;
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
                for (int ny = Math.Max(0, y - 1); ny <= Math.Min(rows - 1, y + 1); ny++)
                {
                    for (int nx = Math.Max(0, x - 1); nx <= Math.Min(columns - 1, x + 1); nx++)
                    {
                        if (!near[ny * columns + nx])
                            continue;
                        near[ny * columns + nx] = false;
                        queue.Enqueue(ny * columns + nx);
                    }
                }
            }
            boxes.Add((left, top, right, bottom));
        }
        return boxes;
    }

    private static bool Merge(List<(int Left, int Top, int Right, int Bottom)> boxes)
    {
        for (int i = 0; i < boxes.Count; i++)
        {
            for (int j = i + 1; j < boxes.Count; j++)
            {
                var (a, b) = (boxes[i], boxes[j]);
                if (a.Left > b.Right || b.Left > a.Right || a.Top > b.Bottom || b.Top > a.Bottom)
                    continue;
                boxes[i] = (Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));
                boxes.RemoveAt(j);
                return true;
            }
        }
        return false;
    }
}
