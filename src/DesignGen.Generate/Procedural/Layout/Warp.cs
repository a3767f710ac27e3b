using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>How a warp moves the cloth.</summary>
public enum WarpKind
{
    /// <summary>Swells and dips between rows and columns.</summary>
    Bulge,

    /// <summary>Lines sway like flags.</summary>
    Wave,

    /// <summary>Whirls that turn one way and the other.</summary>
    Swirl,

    /// <summary>Whirls and swells of several sizes: liquid.</summary>
    Liquid,

    /// <summary>Round lenses, as if balls lay under the cloth.</summary>
    Lens,
}

/// <summary>A smooth map of the cloth onto itself that fits the repeat and never folds.</summary>
/// <remarks>
/// Places drift along a steady current in small midpoint steps, so the map can whirl by more than a right angle and still never
/// folds. The current comes from potentials made of cosines whose phases are whole over every step of the repeat: their gradient
/// swells, the gradient turned by a quarter whirls. Under mirrors the potentials are even (swell) or odd (whirl) about the axes,
/// so that axes stay in place.
/// </remarks>
public sealed class Warp
{
    private const int Steps = 6;

    private readonly Rect _cell;
    private readonly bool _mirror;
    private readonly List<(double A, double B, double Phase, double Amount, bool Turned)> _waves = [];
    private readonly List<Point> _lenses = [];
    private readonly double _radius, _strength;

    /// <summary>A warp for a canvas.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="lengthMm">Distance between swells, mm.</param>
    /// <param name="strength">0 leaves the cloth as it is, 1 squeezes the tightest places to about a quarter.</param>
    /// <param name="dice">Chance.</param>
    public Warp(DesignCanvas canvas, WarpKind kind, double lengthMm, double strength, Dice dice)
    {
        _cell = canvas.Cell;
        _mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        _strength = strength;
        double span = _mirror ? 2 : 1;
        int Near(double size, int step) => Math.Max(1, (int)Math.Round(span * size / lengthMm / step)) * step;
        int a = Near(_cell.Width, across), b = Near(_cell.Height, down);
        double phase = _mirror ? 0 : dice.Unit(), other = _mirror ? 0 : dice.Unit();
        switch (kind)
        {
            case WarpKind.Bulge:
                Add(a, b, phase, 1, false);
                Add(a, -b, other, 1, false);
                break;
            case WarpKind.Wave:
                Add(0, b, phase, 1, true);
                Add(a, 0, other, dice.Chance(0.5) ? 1 : 0.35, true);
                break;
            case WarpKind.Swirl:
                Add(a, b, phase, 1, true);
                Add(a, -b, other, 1, true);
                break;
            case WarpKind.Liquid:
                Add(a, b, phase, 0.8, true);
                Add(a, -b, other, 0.8, true);
                Add(2 * a, b, dice.Unit(), 0.3, true);
                Add(0, b, dice.Unit(), 0.7, true);
                Add(a, 0, dice.Unit(), 0.5, false);
                break;
            default:
                var grid = new NodeGrid(canvas, lengthMm, lengthMm * 0.5, 1, 2);
                _lenses = [.. Everywhere(canvas, grid)];
                _radius = 0.47 * Math.Min(grid.Width, Math.Min(2 * grid.Height, Math.Sqrt(grid.Width * grid.Width / 4 + grid.Height * grid.Height)));
                break;
        }
        // The sum of |second derivatives| of the potential is the steepest place of the current; strong ones are followed for longer.
        double steep = 0;
        foreach ((double wa, double wb, _, double amount, _) in _waves)
            steep += amount * Square(wa, wb);
        if (steep > 0)
        {
            double reach = kind switch { WarpKind.Bulge => 1.5, WarpKind.Wave => 2.1, WarpKind.Swirl => 2.4, _ => 3.1 };
            double scale = reach * strength / steep / Steps;
            for (int i = 0; i < _waves.Count; i++)
                _waves[i] = _waves[i] with { Amount = _waves[i].Amount * scale };
        }

        // Amounts are given per squared wave number, so that short waves do not take all the strength.
        void Add(double wa, double wb, double at, double amount, bool turned)
        {
            if (wa != 0 || wb != 0)
                _waves.Add((wa, wb, at, amount / Square(wa, wb), turned));
        }
    }

    /// <summary>Where a place goes, mm.</summary>
    public Point Apply(Point p)
    {
        if (_lenses.Count > 0)
            return ApplyLens(p);
        for (int i = 0; i < Steps; i++)
            p += Drift(p + Drift(p) / 2);
        return p;
    }

    // One step of the current.
    private Point Drift(Point p)
    {
        double dx = 0, dy = 0, unit = _mirror ? Math.PI : Math.Tau;
        foreach ((double a, double b, double phase, double amount, bool turned) in _waves)
        {
            double kx = unit * a / _cell.Width, ky = unit * b / _cell.Height;
            double x = kx * (p.X - _cell.Left), y = ky * (p.Y - _cell.Top);
            double gx, gy;
            if (!_mirror)
            {
                double slope = -amount * Math.Sin(x + y + Math.Tau * phase);
                (gx, gy) = (slope * kx, slope * ky);
            }
            else if (turned)
            {
                // Odd about both axes; a wave along one axis only takes its partner from the other side's length.
                double ox = a == 0 ? Math.PI / _cell.Width * (p.X - _cell.Left) : x, oy = b == 0 ? Math.PI / _cell.Height * (p.Y - _cell.Top) : y;
                double mx = a == 0 ? Math.PI / _cell.Width : kx, my = b == 0 ? Math.PI / _cell.Height : ky;
                (gx, gy) = (amount * mx * Math.Cos(ox) * Math.Sin(oy) * 0.7, amount * my * Math.Sin(ox) * Math.Cos(oy) * 0.7);
            }
            else
            {
                (gx, gy) = (-amount * kx * Math.Sin(x) * Math.Cos(y), -amount * ky * Math.Cos(x) * Math.Sin(y));
            }
            dx += turned ? gy : gx;
            dy += turned ? -gx : gy;
        }
        return new(dx, dy);
    }

    private Point ApplyLens(Point p)
    {
        foreach (Point centre in _lenses)
        {
            Point away = p - centre;
            double r = away.Length;
            if (r >= _radius || r < 1e-9)
                continue;
            double t = r / _radius, s = 0.82 * _strength;
            return centre + away * (((1 - s) * t + s * Math.Sin(t * Math.PI / 2)) / t);
        }
        return p;
    }

    private double Square(double a, double b)
    {
        double unit = _mirror ? Math.PI : Math.Tau, x = unit * a / _cell.Width, y = unit * b / _cell.Height;
        return x * x + y * y;
    }

    // Lens centres of the cell and all round it.
    private static IEnumerable<Point> Everywhere(DesignCanvas canvas, NodeGrid grid)
    {
        Rect around = canvas.Cell.Grow(2 * Math.Max(grid.Width, grid.Height));
        foreach ((int column, int row) in grid.Nodes)
        {
            Point at = grid.At(column + 0.5 * (row % 2), row);
            foreach (Affine image in canvas.Repeat?.Images(new(at.X, at.Y, at.X + 1e-6, at.Y + 1e-6), around) ?? [Affine.Identity])
                yield return image.Apply(at);
        }
    }
}
