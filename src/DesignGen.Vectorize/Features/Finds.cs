namespace DesignGen.Vectorize.Features;

/// <summary>Where in a picture something was found: squares of 16 pixels, which cost next to nothing beside the pixels themselves.</summary>
internal sealed class Finds
{
    /// <summary>Side of a square, px.</summary>
    public const int Side = 16;

    private readonly bool[] _on;

    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public Finds(int width, int height)
    {
        (Width, Height) = (width, height);
        (Columns, Rows) = ((width + Side - 1) / Side, (height + Side - 1) / Side);
        _on = new bool[Columns * Rows];
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Squares across.</summary>
    public int Columns { get; }

    /// <summary>Squares down.</summary>
    public int Rows { get; }

    /// <summary>Whether anything was found.</summary>
    public bool Any => _on.AsSpan().Contains(true);

    /// <summary>Marks the nearest pixel of the picture.</summary>
    public void Mark(int x, int y) => Mark(x, y, x, y);

    /// <summary>Marks a box of pixels; all four ends count.</summary>
    public void Mark(int left, int top, int right, int bottom)
    {
        int from = Math.Clamp(left, 0, Width - 1) / Side, to = Math.Clamp(right, 0, Width - 1) / Side;
        for (int row = Math.Clamp(top, 0, Height - 1) / Side; row <= Math.Clamp(bottom, 0, Height - 1) / Side; row++)
            _on.AsSpan(row * Columns + from, to - from + 1).Fill(true);
    }

    /// <summary>Whether the square of a pixel was marked; the pixel lies in the picture.</summary>
    public bool Has(int x, int y) => _on[y / Side * Columns + x / Side];

    /// <summary>Adds what another of this size has.</summary>
    public void Add(Finds other)
    {
        for (int i = 0; i < _on.Length; i++)
            _on[i] |= other._on[i];
    }

    /// <summary>Takes away what another of this size has.</summary>
    public void Remove(Finds other)
    {
        for (int i = 0; i < _on.Length; i++)
            _on[i] &= !other._on[i];
    }

    /// <summary>The squares in a part of the picture that has whole ones, each as a box of pixels; what lies beyond the picture is left out.</summary>
    public IEnumerable<Window> SquaresIn(Window part)
    {
        int left = part.X / Side, end = (part.X + part.Width + Side - 1) / Side;
        for (int row = part.Y / Side; row * Side < part.Y + part.Height; row++)
        {
            for (int i = row * Columns + left; i < row * Columns + end; i++)
            {
                if (!_on[i])
                    continue;
                int x = i % Columns * Side, y = row * Side;
                yield return new(x, y, Math.Min(Side, Width - x), Math.Min(Side, Height - y));
            }
        }
    }

    /// <summary>The same places in a picture that is this one in finer pixels.</summary>
    /// <param name="width">Its pixels across.</param>
    /// <param name="height">Its pixels down.</param>
    public Finds In(int width, int height)
    {
        var finds = new Finds(width, height);
        foreach (Window square in SquaresIn(new(0, 0, Width, Height)))
        {
            finds.Mark((int)((long)square.X * width / Width), (int)((long)square.Y * height / Height),
                (int)((long)(square.X + square.Width) * width / Width) - 1, (int)((long)(square.Y + square.Height) * height / Height) - 1);
        }
        return finds;
    }

    /// <summary>By square, whether one within so many pixels was marked.</summary>
    public bool[] Grown(int room)
    {
        var near = new bool[_on.Length];
        int reach = (room + Side - 1) / Side;
        for (int i = 0; i < _on.Length; i++)
        {
            if (!_on[i])
                continue;
            int x = i % Columns, y = i / Columns, from = Math.Max(0, x - reach), to = Math.Min(Columns - 1, x + reach);
            for (int row = Math.Max(0, y - reach); row <= Math.Min(Rows - 1, y + reach); row++)
                near.AsSpan(row * Columns + from, to - from + 1).Fill(true);
        }
        return near;
    }
}
