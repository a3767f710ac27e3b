using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>A screen of dots at 45°, which runs on over the edges of a repeat.</summary>
internal static class DotScreen
{
    /// <summary>Every crossing of the screen on the drawn cell.</summary>
    /// <param name="canvas">Page and repeat.</param>
    /// <param name="pitch">Distance of neighbouring crossings, mm; under a repeat it is fitted to whole steps.</param>
    public static IEnumerable<Point> Crossings(DesignCanvas canvas, double pitch)
    {
        Rect cell = canvas.Cell;
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        double period = pitch * Math.Sqrt(2);
        // Rows and columns of half a period, every second crossing left out; mirrors have crossings on both their axes.
        int wide = Math.Max(1, (int)Math.Round(cell.Width / period / across)) * across, tall = Math.Max(1, (int)Math.Round(cell.Height / period / down)) * down;
        double stepX = cell.Width / (2 * wide), stepY = cell.Height / (2 * tall);
        int extra = mirror ? 1 : 0;
        for (int row = 0; row < 2 * tall + extra; row++)
        {
            for (int column = row % 2; column < 2 * wide + extra; column += 2)
                yield return new(cell.Left + column * stepX, cell.Top + row * stepY);
        }
    }
}
