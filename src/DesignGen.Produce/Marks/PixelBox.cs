namespace DesignGen.Produce.Marks;

/// <summary>A black box on a film, pixels; right and bottom are the first outside.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom);
