using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Raster;

/// <summary>A ramp of coverage, ready to be read at pixel centres.</summary>
internal sealed class PixelRamp
{
    /// <summary>Full coverage in 15 bits.</summary>
    public const int Full = 1 << 15;

    private const int Steps = 2048;

    private readonly ushort[] _amounts;
    private readonly bool _radial;

    // Offset along the ramp: linear u = x·_stepX + y·_stepY, radial u = length of (x·_stepX, y·_stepY), both from the anchor.
    private readonly double _anchorX, _anchorY, _stepX, _stepY;

    private PixelRamp(ImmutableArray<RampStop> stops, bool radial, double anchorX, double anchorY, double stepX, double stepY)
    {
        _amounts = Table(stops);
        (_radial, _anchorX, _anchorY, _stepX, _stepY) = (radial, anchorX, anchorY, stepX, stepY);
    }

    /// <summary>The ramp of a coverage on a grid; null for solid ink.</summary>
    public static PixelRamp? For(Coverage coverage, PixelGrid grid)
    {
        // Anchors sit on the sub-pixel grid, as corners do, so that a ramp moved by whole pixels keeps its values.
        double X(double x) => (double)FlatShape.OnGrid((x - grid.Window.Left) * grid.ScaleX) / FlatShape.One;
        double Y(double y) => (double)FlatShape.OnGrid((y - grid.Window.Top) * grid.ScaleY) / FlatShape.One;
        switch (coverage)
        {
            case LinearRamp linear:
                double fromX = X(linear.From.X), fromY = Y(linear.From.Y), acrossX = X(linear.To.X) - fromX, acrossY = Y(linear.To.Y) - fromY;
                double square = acrossX * acrossX + acrossY * acrossY;
                return square > 0
                    ? new(linear.Stops, false, fromX, fromY, acrossX / square, acrossY / square)
                    : Flat(linear.Stops);
            case RadialRamp radial:
                return radial.RadiusX > 0 && radial.RadiusY > 0
                    ? new(radial.Stops, true, X(radial.Centre.X), Y(radial.Centre.Y), 1 / (radial.RadiusX * grid.ScaleX), 1 / (radial.RadiusY * grid.ScaleY))
                    : Flat(radial.Stops);
            default:
                return null;
        }

        // A ramp without length is past its end everywhere, as in SVG.
        static PixelRamp Flat(ImmutableArray<RampStop> stops) => new([new(0, stops[^1].Amount), new(1, stops[^1].Amount)], false, 0, 0, 0, 0);
    }

    /// <summary>Multiplies coverage, 15 bits, by the ramp over a run of pixels in one row.</summary>
    /// <param name="x">First pixel of the run.</param>
    /// <param name="y">The row.</param>
    /// <param name="coverage">Of the shape itself, the same along the run.</param>
    /// <param name="into">Receives one amount a pixel, 0 to <see cref="Full"/>.</param>
    public void Fill(int x, int y, int coverage, Span<ushort> into)
    {
        double down = (y + 0.5 - _anchorY) * _stepY, across = x + 0.5 - _anchorX;
        for (int i = 0; i < into.Length; i++)
        {
            double u = (across + i) * _stepX;
            u = _radial ? Math.Sqrt(u * u + down * down) : u + down;
            int step = (int)(Math.Clamp(u, 0, 1) * Steps + 0.5);
            into[i] = (ushort)((_amounts[step] * coverage + (Full / 2)) >> 15);
        }
    }

    private static ushort[] Table(ImmutableArray<RampStop> stops)
    {
        var table = new ushort[Steps + 1];
        int next = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double u = (double)i / Steps;
            while (next < stops.Length && stops[next].Offset <= u)
                next++;
            double amount = next == 0 ? stops[0].Amount
                : next == stops.Length ? stops[^1].Amount
                : stops[next - 1].Amount + (stops[next].Amount - stops[next - 1].Amount) * (u - stops[next - 1].Offset) / (stops[next].Offset - stops[next - 1].Offset);
            table[i] = (ushort)Math.Round(Math.Clamp(amount, 0, 1) * Full);
        }
        return table;
    }
}
