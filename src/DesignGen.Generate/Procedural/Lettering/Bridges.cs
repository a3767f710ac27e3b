using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>Cuts a letter for a stencil: a plate keeps together only where every counter hangs on it by a bridge.</summary>
internal static class Bridges
{
    // Regions reckon in ten-thousandths of a millimetre; letters are one unit high.
    private const double Enlarge = 100;

    /// <summary>A letter with its bridges cut out.</summary>
    /// <param name="sign">Which letter it is.</param>
    /// <param name="shape">Its outline, cap heights.</param>
    /// <param name="bridge">Width of a bridge, cap heights.</param>
    public static Outline Cut(char sign, Outline shape, double bridge)
    {
        // Round letters are parted down the middle, as hand-cut plates are; letters without a bowl need no bridge.
        (double across, double top, double foot) = sign switch
        {
            'A' or 'B' or 'C' or 'D' or 'G' or 'O' or 'Q' or 'S' or '0' or '3' or '6' or '8' or '9' or '#' or '%' or '@' or '$' or '\u00B0' => (0.5, -0.3, 1.3),
            '&' => (0.37, -0.3, 1.3),
            'P' => (0.5, -0.3, 1.3),
            'R' => (0.5, -0.3, 0.6),
            'U' or 'J' or '5' => (0.5, 0.5, 1.3),
            '2' => (0.5, -0.3, 0.5),
            '4' => (0.42, -0.3, 1.3),
            _ => (0, 0, 0),
        };
        if (top == foot)
            return shape;
        Rect bounds = shape.Bounds;
        double middle = bounds.Left + across * bounds.Width;
        Region letter = Region.From(shape.Transform(Affine.Scale(Enlarge)), FillRule.NonZero, 0.05), bar = Region.Rectangle(new((middle - bridge / 2) * Enlarge, top * Enlarge, (middle + bridge / 2) * Enlarge, foot * Enlarge));
        return letter.Subtract(bar).ToOutline().Transform(Affine.Scale(1 / Enlarge));
    }
}
