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

    /// <summary>Whether it is all of a picture.</summary>
    public bool IsAll(LabelMap map) => Width == map.Width && Height == map.Height;

    /// <summary>A pixel of it, given as its place among its own, as a place among the picture's.</summary>
    public int InPicture(int at, LabelMap map) => (Y + at / Width) * map.Width + X + at % Width;

    /// <summary>The labels in it; where it is all of the picture, that map itself.</summary>
    public LabelMap Cut(LabelMap map)
    {
        if (IsAll(map))
            return map;
        byte[] labels = GC.AllocateUninitializedArray<byte>(Width * Height);
        for (int y = 0; y < Height; y++)
            map.Labels.AsSpan((Y + y) * map.Width + X, Width).CopyTo(labels.AsSpan(y * Width));
        return new(Width, Height, labels);
    }

    /// <summary>Puts labels cut out of it back.</summary>
    public void Paste(LabelMap cut, LabelMap into)
    {
        for (int y = 0; cut != into && y < Height; y++)
            cut.Labels.AsSpan(y * Width, Width).CopyTo(into.Labels.AsSpan((Y + y) * into.Width + X));
    }
}

/// <summary>Finds windows round what may be thin, so that the rest of the picture costs nothing.</summary>
/// <remarks>All thin parts that can have to do with one another lie in one window with room round them, so the windows do not change what comes out.</remarks>
internal static class Windows
{
    // Pixels to a cell of the map in which they are gathered.
    private const int Cell = 16;

    /// <summary>The windows; they do not overlap. One for all where they would cover most of the picture, or where it is a tile.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="thin">Pixels of all parts that may be thin.</param>
    /// <param name="room">How far they reach for one another, px.</param>
    /// <param name="wrap">Whether the picture is a seamless tile.</param>
    public static List<Window> Round(int width, int height, IEnumerable<(int X, int Y)> thin, int room, bool wrap)
    {
        var all = new List<Window> { new(0, 0, width, height) };
        if (wrap)
            return all;
        int columns = (width + Cell - 1) / Cell, rows = (height + Cell - 1) / Cell, reach = (room + Cell - 1) / Cell;
        var marked = new bool[columns * rows];
        foreach ((int x, int y) in thin)
            marked[y / Cell * columns + x / Cell] = true;
        var near = new bool[marked.Length];
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                if (!marked[y * columns + x])
                    continue;
                for (int ny = Math.Max(0, y - reach); ny <= Math.Min(rows - 1, y + reach); ny++)
                    near.AsSpan(ny * columns + Math.Max(0, x - reach), Math.Min(columns - 1, x + reach) - Math.Max(0, x - reach) + 1).Fill(true);
            }
        }
        List<(int Left, int Top, int Right, int Bottom)> boxes = Boxes(near, columns, rows);
        while (Merge(boxes))
        {
            // Until none overlap.
        }
        var windows = new List<Window>();
        long area = 0;
        foreach ((int left, int top, int right, int bottom) in boxes)
        {
            int x = left * Cell, y = top * Cell;
            var window = new Window(x, y, Math.Min(width, (right + 1) * Cell) - x, Math.Min(height, (bottom + 1) * Cell) - y);
            windows.Add(window);
            area += (long)window.Width * window.Height;
        }
        return area * 10 > (long)width * height * 7 ? all : windows;
    }

    private static List<(int Left, int Top, int Right, int Bottom)> Boxes(bool[] near, int columns, int rows)
    {
        var boxes = new List<(int Left, int Top, int Right, int Bottom)>();
        var queue = new Queue<int>();
        for (int first = near.AsSpan().IndexOf(true); first >= 0; first = near.AsSpan().IndexOf(true))
        {
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
