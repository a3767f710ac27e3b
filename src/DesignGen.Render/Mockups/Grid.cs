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

    /// <summary>A grid of zeros.</summary>
    public Grid(Stage stage)
    {
        _stage = stage;
        Cell = Math.Max(stage.Frame.Width, stage.Frame.Height) / Longest;
        Width = (int)Math.Ceiling(stage.Frame.Width / Cell) + 2 * Rim;
        Height = (int)Math.Ceiling(stage.Frame.Height / Cell) + 2 * Rim;
        Values = new float[Width * Height];
        _perPixel = (float)(1 / (stage.Scale * Cell));
    }

    private Grid(Grid like, float[] values)
    {
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
        for (int row = 0; row < grid.Height; row++)
        {
            int top = (int)Math.Floor((row - Rim) * perCell), bottom = Math.Max(top + 1, (int)Math.Floor((row - Rim + 1) * perCell));
            if (bottom <= mask.Top || top >= mask.Top + mask.Height)
                continue;
            for (int column = 0; column < grid.Width; column++)
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
            return new(this, [.. Values]);
        float[] from = [.. Values], to = new float[Values.Length];
        for (int pass = 0; pass < 3; pass++)
        {
            for (int row = 0; row < Height; row++)
                Mean(from, to, row * Width, 1, Width, radius);
            for (int column = 0; column < Width; column++)
                Mean(to, from, column, Width, Height, radius);
        }
        return new(this, from);
    }

    /// <summary>The grid moved, mm.</summary>
    public Grid Moved(double across, double down)
    {
        int columns = (int)Math.Round(across / Cell), rows = (int)Math.Round(down / Cell);
        var moved = new Grid(this, new float[Values.Length]);
        for (int row = 0; row < Height; row++)
        {
            for (int column = 0; column < Width; column++)
                moved.Values[row * Width + column] = Values[Math.Clamp(row - rows, 0, Height - 1) * Width + Math.Clamp(column - columns, 0, Width - 1)];
        }
        return moved;
    }

    /// <summary>Each number turned into another.</summary>
    public Grid Select(Func<float, float> map) => new(this, [.. Values.Select(map)]);

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
