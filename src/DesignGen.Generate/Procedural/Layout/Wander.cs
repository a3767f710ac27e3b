using DesignGen.Core.Chance;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A slow sway that comes back to where it began: the hand in a painted edge.</summary>
/// <remarks>Four sines whose periods divide the length; larger waves are slower, so the edge sways rather than shakes.</remarks>
public sealed class Wander
{
    private readonly (double Turns, double Phase, double Amount)[] _waves;
    private readonly double _length;

    /// <summary>A sway of a greatest size over a length.</summary>
    /// <param name="dice">Chance.</param>
    /// <param name="amplitude">Greatest distance from the straight line, mm.</param>
    /// <param name="lengthMm">Length after which it repeats, mm.</param>
    public Wander(Dice dice, double amplitude, double lengthMm)
    {
        Amplitude = amplitude;
        _length = lengthMm;
        double slow = Math.Max(1, Math.Round(lengthMm / 70));
        _waves =
        [
            (slow, dice.Between(0, Math.Tau), 0.42), (slow * 2 + 1, dice.Between(0, Math.Tau), 0.3),
            (slow * 4 - 1, dice.Between(0, Math.Tau), 0.18), (slow * 7, dice.Between(0, Math.Tau), 0.1),
        ];
    }

    /// <summary>Greatest distance from the straight line, mm.</summary>
    public double Amplitude { get; }

    /// <summary>Distance from the straight line at a place, mm.</summary>
    public double At(double along)
    {
        double sum = 0;
        foreach ((double turns, double phase, double amount) in _waves)
            sum += amount * Math.Sin(Math.Tau * turns * along / _length + phase);
        return sum * Amplitude;
    }
}
