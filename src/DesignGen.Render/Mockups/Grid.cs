using DesignGen.Core.Geometry;

namespace DesignGen.Render.Mockups;

/// <summary>Numbers from place to place over a stage, on cells far coarser than its pixels, read in between by straight steps.</summary>
/// <remarks>
/// Everything soft lives here: heights, lights and shadows. There are as many cells whatever the stage's pixels, so that a mock-up
/// looks the same large and small, and what is soft costs the same.
/// </remarks>
internal sealed class Grid
{
    /// <summary>Cells along the longer side.</summary>
    public const int Longest = 400;

    // Cells beyond the frame on each side, so that blurs run out softly.
    private const int Rim = 2;

    private readonly Stage _stage;
    private readonly float _perPixel;

    // The cells outside which every number is 0; the ends are the first beyond.
    private (int Left, int Top, int Right, int Bottom) _reach;

    /// <summary>A grid of zeros.</summary>
    public Grid(Stage stage)
    {
        _stage = stage;
        Cell = Math.Max(stage.Frame.Width, stage.Frame.Height) / Longest;
        Width = (int)Math.Ceiling(stage.Frame.Width / Cell) + 2 * Rim;
        Height = (int)Math.Ceiling(stage.Frame.Height / Cell) + 2 * Rim;
        Values = new float[Width * Height];
        _perPixel = (float)(1 / (stage.Scale * Cell));
        _reach = (0, 0, Width, Height);
    }

    private Grid(Grid like, float[] values, (int Left, int Top, int Right, int Bottom) reach)
    {
        _reach = reach;
        (_stage, Cell, Width, Height, _perPixel) = (like._stage, like.Cell, like.Width, like.Height, like._perPixel);
        Values = values;
    }

    /// <summary>Side of a cell, mm.</summary>
    public double Cell { get; }

    /// <summary>Cells across.</summary>
    public int Width { get; }

    /// <summary>Cells down.</summary>
    public int Height { get; }

    /// <summary>The numbers, rows from the top.</summary>
    public float[] Values { get; }

    /// <summary>The middle of a cell, mm.</summary>
    public Point Place(int column, int row) => new(_stage.Frame.Left + (column - Rim + 0.5) * Cell, _stage.Frame.Top + (row - Rim + 0.5) * Cell);

    /// <summary>The cells that a box meets: first and last column and row.</summary>
    public (int Left, int Top, int Right, int Bottom) Cells(Rect box) => (
        Math.Clamp((int)Math.Floor((box.Left - _stage.Frame.Left) / Cell) + Rim, 0, Width - 1), Math.Clamp((int)Math.Floor((box.Top - _stage.Frame.Top) / Cell) + Rim, 0, Height - 1),
        Math.Clamp((int)Math.Ceiling((box.Right - _stage.Frame.Left) / Cell) + Rim, 0, Width - 1), Math.Clamp((int)Math.Ceiling((box.Bottom - _stage.Frame.Top) / Cell) + Rim, 0, Height - 1));

    /// <summary>The pixels outside which every number is 0; the ends are the first beyond.</summary>
    public (int Left, int Top, int Right, int Bottom) Pixels => (
        Pixel(_reach.Left - 1, _stage.Width), Pixel(_reach.Top - 1, _stage.Height), Pixel(_reach.Right + 1, _stage.Width), Pixel(_reach.Bottom + 1, _stage.Height));

    private int Pixel(int cell, int end) => Math.Clamp((int)((cell - Rim) / _perPixel), 0, end);

    /// <summary>The number at the middle of a pixel.</summary>
    public float At(int x, int y)
    {
        float across = (x + 0.5f) * _perPixel + (Rim - 0.5f), down = (y + 0.5f) * _perPixel + (Rim - 0.5f);
        int column = Math.Min((int)across, Width - 2), row = Math.Min((int)down, Height - 2);
        float right = across - column, lower = down - row;
        int at = row * Width + column;
        float upper = Values[at] + (Values[at + 1] - Values[at]) * right;
        return upper + (Values[at + Width] + (Values[at + Width + 1] - Values[at + Width]) * right - upper) * lower;
    }

    /// <summary>The share of each cell that a mask covers, 0 to 1.</summary>
    public static Grid Of(Stage stage, Mask mask)
    {
        var grid = new Grid(stage);
        double perCell = grid.Cell * stage.Scale;
        int first = Rim + (int)(mask.Left / perCell) - 1, last = Rim + (int)((mask.Left + mask.Width) / perCell) + 2, above = Rim + (int)(mask.Top / perCell) - 1, below = Rim + (int)((mask.Top + mask.Height) / perCell) + 2;
        // What runs out of the frame goes on over the rim.
        grid._reach = (mask.Left == 0 ? 0 : first, mask.Top == 0 ? 0 : above, mask.Left + mask.Width >= stage.Width ? grid.Width : Math.Min(last, grid.Width), mask.Top + mask.Height >= stage.Height ? grid.Height : Math.Min(below, grid.Height));
        for (int row = grid._reach.Top; row < grid._reach.Bottom; row++)
        {
            int top = (int)Math.Floor((row - Rim) * perCell), bottom = Math.Max(top + 1, (int)Math.Floor((row - Rim + 1) * perCell));
            if (bottom <= mask.Top || top >= mask.Top + mask.Height)
                continue;
            for (int column = grid._reach.Left; column < grid._reach.Right; column++)
            {
                int left = (int)Math.Floor((column - Rim) * perCell), right = Math.Max(left + 1, (int)Math.Floor((column - Rim + 1) * perCell));
                if (right <= mask.Left || left >= mask.Left + mask.Width)
                    continue;
                long sum = 0;
                for (int y = Math.Max(top, mask.Top); y < Math.Min(bottom, mask.Top + mask.Height); y++)
                {
                    for (int x = Math.Max(left, mask.Left); x < Math.Min(right, mask.Left + mask.Width); x++)
                        sum += mask.Coverage[(y - mask.Top) * mask.Width + x - mask.Left];
                }
                grid.Values[row * grid.Width + column] = sum / (255f * (bottom - top) * (right - left));
            }
        }
        return grid.Continued(mask, stage);
    }

    /// <summary>The grid blurred as by a bell curve.</summary>
    /// <param name="sigmaMm">Standard deviation, mm.</param>
    /// <remarks>Three running means, whose sum of variances is the curve's (Kovesi, "Fast Almost-Gaussian Filtering", 2010). Beyond the edge the edge's numbers go on.</remarks>
    public Grid Blurred(double sigmaMm)
    {
        double variance = Math.Pow(sigmaMm / Cell, 2);
        int radius = (int)Math.Round((Math.Sqrt(4 * variance + 1) - 1) / 2);
        if (radius < 1)
            return new(this, [.. Values], _reach);
        // Each pass spreads by a radius; outside that all stays 0, and where the grid ends its last numbers go on.
        int spread = 3 * radius, left = Math.Max(0, _reach.Left - spread), top = Math.Max(0, _reach.Top - spread), right = Math.Min(Width, _reach.Right + spread), bottom = Math.Min(Height, _reach.Bottom + spread);
        float[] from = [.. Values], to = new float[Values.Length];
        for (int pass = 0; pass < 3; pass++)
        {
            for (int row = top; row < bottom; row++)
                Mean(from, to, row * Width + left, 1, right - left, radius);
            for (int column = left; column < right; column++)
                Mean(to, from, top * Width + column, Width, bottom - top, radius);
        }
        return new(this, from, (left, top, right, bottom));
    }

    /// <summary>The grid moved, mm.</summary>
    public Grid Moved(double across, double down)
    {
        int columns = (int)Math.Round(across / Cell), rows = (int)Math.Round(down / Cell);
        // Its ends go on where they lie at the grid's: there it reaches as far as that.
        int left = _reach.Left == 0 ? 0 : Math.Clamp(_reach.Left + columns, 0, Width), top = _reach.Top == 0 ? 0 : Math.Clamp(_reach.Top + rows, 0, Height);
        int right = _reach.Right == Width ? Width : Math.Clamp(_reach.Right + columns, left, Width), bottom = _reach.Bottom == Height ? Height : Math.Clamp(_reach.Bottom + rows, top, Height);
        var moved = new Grid(this, new float[Values.Length], (left, top, right, bottom));
        for (int row = top; row < bottom; row++)
        {
            for (int column = left; column < right; column++)
                moved.Values[row * Width + column] = Values[Math.Clamp(row - rows, 0, Height - 1) * Width + Math.Clamp(column - columns, 0, Width - 1)];
        }
        return moved;
    }

    /// <summary>Each number turned into another.</summary>
    public Grid Select(Func<float, float> map) => new(this, [.. Values.Select(map)], (0, 0, Width, Height));

    // What runs out of the frame goes on beyond it: the rim takes its neighbours' numbers.
    private Grid Continued(Mask mask, Stage stage)
    {
        if (mask.Width == 0)
            return this;
        bool left = mask.Left == 0, top = mask.Top == 0, right = mask.Left + mask.Width >= stage.Width, bottom = mask.Top + mask.Height >= stage.Height;
        for (int row = 0; row < Height; row++)
        {
            for (int rim = Rim - 1; rim >= 0 && left; rim--)
                Values[row * Width + rim] = Values[row * Width + rim + 1];
            for (int rim = Width - Rim - 1; rim < Width && right; rim++)
                Values[row * Width + rim] = Values[row * Width + rim - 1];
        }
        for (int column = 0; column < Width; column++)
        {
            for (int rim = Rim - 1; rim >= 0 && top; rim--)
                Values[rim * Width + column] = Values[(rim + 1) * Width + column];
            for (int rim = Height - Rim - 1; rim < Height && bottom; rim++)
                Values[rim * Width + column] = Values[(rim - 1) * Width + column];
        }
        return this;
    }

    private static void Mean(float[] from, float[] to, int start, int step, int count, int radius)
    {
        float sum = 0, share = 1f / (2 * radius + 1);
        int last = count - 1;
        for (int i = -radius; i <= radius; i++)
            sum += from[start + Math.Clamp(i, 0, last) * step];
        for (int i = 0; i < count; i++)
        {
            to[start + i * step] = sum * share;
            sum += from[start + Math.Min(i + radius + 1, last) * step] - from[start + Math.Max(i - radius, 0) * step];
        }
    }
}
