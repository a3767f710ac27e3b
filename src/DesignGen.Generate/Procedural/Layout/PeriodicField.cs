using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A smooth random field over the cloth that fits the repeat, as a complex number at every place.</summary>
/// <remarks>
/// A sum of plane waves whose wave vectors lie on the reciprocal lattice of the repeat, so that every step of it adds whole
/// turns; mirror repeats see the place through a <see cref="SmoothFold"/>. The real part alone is a noise; the phase of a
/// field of waves that run about one way is a set of stripes that fork where the field is zero (phasor noise, after Tricard
/// and others 2019). Cost: one sine and cosine for each wave and place.
/// </remarks>
public sealed class PeriodicField
{
    private readonly ClothTable _real;
    private readonly Lazy<ClothTable> _imaginary;

    private PeriodicField(DesignCanvas canvas, Dice dice, double reach, Func<double, double, double> weight, int most)
    {
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);

        // Folded places never leave the cell, so a mirror's waves need not fit it: a grid twice as fine gives more of them.
        double w = canvas.Cell.Width * (mirror ? 2 : 1), h = canvas.Cell.Height * (mirror ? 2 : 1);
        int wide = (int)Math.Ceiling(reach * w) + 1, high = (int)Math.Ceiling(reach * h) + 1;
        var found = new List<(double Key, double X, double Y, double Weight)>();
        for (int m = -wide; m <= wide; m++)
        {
            for (int n = -high; n <= high; n++)
            {
                // A drop of h/down for each column asks for a + b/down whole; a shift of w/across for each row for b + a/across whole.
                double x = (m - (double)n / down * (down > 1 ? 1 : 0)) / w, y = (n - (double)m / across * (across > 1 ? 1 : 0)) / h;
                double share = m == 0 && n == 0 ? 0 : weight(x, y);
                if (share > 1e-4)
                    found.Add((-Math.Log(1 - dice.Unit()) / share, x, y, share));
            }
        }
        // Weighted choice without putting back: the least of exponential keys (Efraimidis and Spirakis 2006).
        var kept = found.OrderBy(f => f.Key).Take(most).ToList();
        (double X, double Y, double Phase, double Amount)[] waves =
            [.. kept.Select(k => (Math.Tau * k.X, Math.Tau * k.Y, dice.Between(0, Math.Tau), dice.Between(0.6, 1)))];
        double power = Math.Sqrt(waves.Sum(v => v.Amount * v.Amount) / 2);
        double shortest = Math.Tau / waves.Max(v => Math.Max(Math.Abs(v.X), Math.Abs(v.Y)));
        var fold = new SmoothFold(canvas);
        _real = new(canvas, shortest / 7, (x, y) => Sum(fold, waves, power, x, y, 0));
        _imaginary = new(() => new(canvas, shortest / 7, (x, y) => Sum(fold, waves, power, x, y, Math.PI / 2)));
    }

    // The sum of the waves, each lagged by an angle, at every crossing of columns and rows.
    private static double[] Sum(SmoothFold fold, (double X, double Y, double Phase, double Amount)[] waves, double power, double[] columns, double[] rows, double lag)
    {
        var sum = new double[columns.Length * rows.Length];
        double[] px = [.. columns.Select(x => fold.At(new(x, 0)).X)], py = [.. rows.Select(y => fold.At(new(0, y)).Y)];
        var cos = new double[px.Length];
        var sin = new double[px.Length];
        foreach ((double kx, double ky, double phase, double amount) in waves)
        {
            for (int i = 0; i < px.Length; i++)
                (sin[i], cos[i]) = Math.SinCos(kx * px[i]);
            for (int j = 0; j < py.Length; j++)
            {
                (double s, double c) = Math.SinCos(ky * py[j] + phase - lag);
                (s, c) = (s * amount / power, c * amount / power);
                int at = j * px.Length;
                for (int i = 0; i < px.Length; i++)
                    sum[at + i] += c * cos[i] - s * sin[i];
            }
        }
        return sum;
    }

    /// <summary>A noise with blots of a size.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="dice">Chance.</param>
    /// <param name="wavelengthMm">From blot to blot, mm.</param>
    /// <param name="stretch">How much longer than wide the blots are; 1 for round.</param>
    /// <param name="along">Direction of their length, radians.</param>
    public static PeriodicField Noise(DesignCanvas canvas, Dice dice, double wavelengthMm, double stretch = 1, double along = 0)
    {
        // A wave longer than the cell fits no repeat.
        double length = Math.Min(wavelengthMm, 0.95 * Math.Min(canvas.Cell.Width, canvas.Cell.Height));
        (double sin, double cos) = Math.SinCos(along);
        double soft = Math.Sqrt(stretch);
        return new(canvas, dice, 1.8 * soft / length, (x, y) =>
        {
            if (x < 0 || (x == 0 && y < 0))
                return 0;
            double r = Math.Sqrt(Square((x * cos + y * sin) * soft) + Square((y * cos - x * sin) / soft)) * length;
            return Math.Exp(-Square((r - 1) / 0.32));
        }, 44);
    }

    /// <summary>Waves that run about one way: the phase makes stripes.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="dice">Chance.</param>
    /// <param name="wavelengthMm">From stripe to stripe, mm.</param>
    /// <param name="across">Direction across the stripes, radians.</param>
    /// <param name="spread">How far waves turn from it, radians: 0.15 gives long stripes with few forks, 0.6 many.</param>
    public static PeriodicField Stripes(DesignCanvas canvas, Dice dice, double wavelengthMm, double across, double spread)
    {
        double length = Math.Min(wavelengthMm, 0.8 * Math.Min(canvas.Cell.Width, canvas.Cell.Height)), side = 1 / Math.Max(canvas.Cell.Width, canvas.Cell.Height);
        (double sin, double cos) = Math.SinCos(across);
        // At least one wave must lie within the spread, however few fit the repeat.
        double width = Math.Max(0.16, side * length * 0.45), turn = Math.Max(spread, side * length * 0.4);
        return new(canvas, dice, 1.6 / length, (x, y) =>
        {
            double a = x * cos + y * sin, b = y * cos - x * sin;
            return a <= 0 ? 0 : Math.Exp(-Square((Math.Sqrt(a * a + b * b) * length - 1) / width) - Square(Math.Atan2(b, a) / turn));
        }, 26);
    }

    /// <summary>The field at a place: X is the real part, its standard deviation about 1; Y the imaginary part.</summary>
    public Point At(Point place) => new(_real.At(place), _imaginary.Value.At(place));

    /// <summary>The real part at a place, about −2.5 to 2.5.</summary>
    public double Value(Point place) => _real.At(place);

    /// <summary>A place moved by two fields: bends whatever is read there.</summary>
    public static Point Warp(Point place, PeriodicField acrossField, PeriodicField downField, double amountMm) =>
        amountMm <= 0 ? place : new(place.X + amountMm * acrossField.Value(place), place.Y + amountMm * downField.Value(place));

    private static double Square(double x) => x * x;
}
