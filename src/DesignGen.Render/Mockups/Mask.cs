namespace DesignGen.Render.Mockups;

/// <summary>What an outline covers of a stage.</summary>
/// <param name="Left">The stage's column that is the mask's first.</param>
/// <param name="Top">The stage's row that is the mask's first.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Coverage">One byte a pixel, rows from the top: 255 is wholly covered.</param>
internal sealed record Mask(int Left, int Top, int Width, int Height, byte[] Coverage)
{
    /// <summary>A mask of nothing.</summary>
    public static Mask Nothing { get; } = new(0, 0, 0, 0, []);

    /// <summary>The coverage at a pixel of the stage; 0 outside the mask.</summary>
    public byte At(int x, int y) => x >= Left && y >= Top && x < Left + Width && y < Top + Height ? Coverage[(y - Top) * Width + x - Left] : (byte)0;
}
