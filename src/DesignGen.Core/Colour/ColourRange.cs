namespace DesignGen.Core.Colour;

/// <summary>A stretch of colours: a box in OKLCH, both ends of every side in it.</summary>
/// <param name="HueFrom">Hue where it begins, degrees.</param>
/// <param name="HueTo">Hue where it ends, upwards from the first, through 360 where it is smaller.</param>
/// <param name="LowL">Least lightness, 0 to 1.</param>
/// <param name="HighL">Most lightness.</param>
/// <param name="LowC">Least chroma, 0 or more.</param>
/// <param name="HighC">Most chroma.</param>
public readonly record struct ColourRange(double HueFrom, double HueTo, double LowL, double HighL, double LowC, double HighC)
{
    /// <summary>Whether a colour lies in it.</summary>
    /// <param name="c">The colour.</param>
    /// <param name="margin">How far beside it in lightness a colour still counts, and by half of that in chroma; a side that lies at the end of its scale stays.</param>
    public bool Holds(Oklch c, double margin = 0) =>
        c.L >= LowL - margin && c.L <= HighL + margin && c.C >= (LowC > 0 ? LowC - margin / 2 : 0) && c.C <= HighC + margin / 2 && (HueFrom <= HueTo ? c.H >= HueFrom && c.H <= HueTo : c.H >= HueFrom || c.H <= HueTo);
}
