using System.Globalization;

namespace DesignGen.Core.Pictures;

/// <summary>How large a picture is.</summary>
/// <param name="Width">Pixels across, 1 or more.</param>
/// <param name="Height">Pixels down, 1 or more.</param>
public readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Reads <c>1024x768</c>; <c>×</c> and <c>*</c> do for the x. Sides are 1 to 16384 pixels.</summary>
    public static bool TryParse(string text, out PixelSize size)
    {
        size = default;
        string[] sides = text.Split(['x', 'X', '×', '*'], StringSplitOptions.TrimEntries);
        if (sides.Length != 2 || !TrySide(sides[0], out int width) || !TrySide(sides[1], out int height))
            return false;
        size = new(width, height);
        return true;
    }

    private static bool TrySide(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is >= 1 and <= 16384;

    /// <summary>The size as <c>1024x768</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");
}
