using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A slow field over the cloth, 0 to 1, that fits the repeat: for colours that drift.</summary>
/// <remarks>A sum of plane waves whose phases are whole over every step of the repeat; cosines only for mirrors.</remarks>
public sealed class Current
{
    private readonly List<(double X, double Y, double Phase, double Amount)> _waves = [];
    private readonly Rect _cell;

    /// <summary>A field for a canvas.</summary>
    public Current(DesignCanvas canvas)
    {
        Dice dice = canvas.Dice.Fork("current");
        _cell = canvas.Cell;
        RepeatLayout? layout = canvas.Repeat?.Layout;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        List<(int A, int B)> pairs = [(1, 1), (1, -1), (2, 0), (0, 2), (1, 2), (2, 1), (1, -2), (2, 2)];
        int parts = Math.Max(across, down);
        if (parts > 2)
            pairs.AddRange([(parts, 0), (0, parts), (parts, 1), (1, parts), (parts, -1), (1, -parts)]);
        foreach ((int a, int b) in pairs)
        {
            // A shift by a part adds b/parts (half-drop) or a/parts (brick) of a turn.
            bool fits = a % across == 0 && b % down == 0;
            double amount = dice.Between(0.4, 1) / (Math.Abs(a) + Math.Abs(b)), phase = dice.Between(0, 1);
            if (fits)
                _waves.Add((a, b, phase, amount));
        }
        IsMirror = layout == RepeatLayout.Mirror;
    }

    private bool IsMirror { get; }

    /// <summary>The field at a place.</summary>
    public double At(Point p)
    {
        double sum = 0, total = 0;
        foreach ((double a, double b, double phase, double amount) in _waves)
        {
            double x = a * (p.X - _cell.Left) / _cell.Width, y = b * (p.Y - _cell.Top) / _cell.Height;
            sum += amount * (IsMirror ? Math.Cos(Math.PI * x) * Math.Cos(Math.PI * y + Math.PI * Math.Round(phase)) : Math.Cos(Math.Tau * (x + y + phase)));
            total += amount;
        }
        return 0.5 + 0.5 * sum / total;
    }
}
