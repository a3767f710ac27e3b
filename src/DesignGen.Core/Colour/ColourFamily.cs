namespace DesignGen.Core.Colour;

/// <summary>The basic colours that people ask for and rule out.</summary>
public enum ColourFamily
{
    /// <summary>Red, with maroon, burgundy and wine.</summary>
    Red,

    /// <summary>Orange, with peach, apricot and rust.</summary>
    Orange,

    /// <summary>Yellow, with lemon, butter and mustard.</summary>
    Yellow,

    /// <summary>Green, with mint, sage and olive.</summary>
    Green,

    /// <summary>Cyan, with teal, turquoise and aqua.</summary>
    Cyan,

    /// <summary>Blue, with navy, indigo and sky.</summary>
    Blue,

    /// <summary>Purple, with violet, lilac and plum.</summary>
    Purple,

    /// <summary>Pink, with rose, salmon and fuchsia.</summary>
    Pink,

    /// <summary>Brown, with camel, rust and coffee.</summary>
    Brown,

    /// <summary>Beige, with cream, sand and ivory.</summary>
    Beige,

    /// <summary>White and what is nearly so.</summary>
    White,

    /// <summary>Grey, from charcoal to ash.</summary>
    Grey,

    /// <summary>Black and what is nearly so.</summary>
    Black,

    /// <summary>The colour of gold, as flat ink: a yellow between ochre and mustard.</summary>
    Gold,

    /// <summary>The colour of silver, as flat ink: a light grey.</summary>
    Silver,
}

/// <summary>Which colours a basic colour's name covers.</summary>
/// <remarks>
/// The boundaries are boxes in OKLCH, drawn by eye round the trade names of <see cref="ColourNames"/> and the named colours of CSS; they are
/// no standard. They are drawn for bans: what most people would call red lies in red, dark reds too, and what few would call so does
/// not. A colour at a border may belong to two families (chartreuse is yellow and green, magenta purple and pink), and a few dull ones to none.
/// </remarks>
public static class ColourFamilies
{
    private readonly record struct Box(ColourFamily Family, double HueFrom, double HueTo, double LowL, double HighL, double LowC, double HighC)
    {
        public bool Holds(Oklch c) => new ColourRange(HueFrom, HueTo, LowL, HighL, LowC, HighC).Holds(c);
    }

    private const double Any = 1;

    private static readonly Box[] Boxes =
    [
        // Dark reds reach further towards purple than bright ones, which are pink there.
        new(ColourFamily.Red, 350, 40, 0.14, 0.50, 0.070, Any), new(ColourFamily.Red, 12, 38, 0.50, 0.68, 0.120, Any), new(ColourFamily.Red, 358, 12, 0.50, 0.60, 0.150, Any), new(ColourFamily.Red, 18, 36, 0.68, 0.72, 0.185, Any),
        new(ColourFamily.Orange, 36, 76, 0.50, 1, 0.100, Any), new(ColourFamily.Orange, 40, 70, 0.75, 1, 0.055, Any),
        new(ColourFamily.Yellow, 82, 117, 0.70, 1, 0.070, Any),
        new(ColourFamily.Green, 115, 182, 0.15, 1, 0.030, Any), new(ColourFamily.Green, 102, 115, 0.15, 0.72, 0.045, Any),
        new(ColourFamily.Cyan, 178, 228, 0.25, 1, 0.040, Any),
        new(ColourFamily.Blue, 222, 285, 0.12, 1, 0.035, Any),
        new(ColourFamily.Purple, 283, 342, 0.15, 1, 0.035, Any), new(ColourFamily.Purple, 283, 330, 0.85, 1, 0.022, Any),
        new(ColourFamily.Pink, 325, 36, 0.72, 1, 0.028, Any), new(ColourFamily.Pink, 325, 28, 0.68, 1, 0.028, Any), new(ColourFamily.Pink, 328, 14, 0.50, 0.68, 0.100, Any),
        new(ColourFamily.Pink, 338, 32, 0.58, 0.68, 0.035, 0.12),
        new(ColourFamily.Brown, 38, 95, 0.20, 0.62, 0.022, 0.150), new(ColourFamily.Brown, 20, 38, 0.20, 0.60, 0.022, 0.090), new(ColourFamily.Brown, 50, 86, 0.62, 0.72, 0.050, 0.110),
        new(ColourFamily.Beige, 50, 72, 0.70, 1, 0.011, 0.050), new(ColourFamily.Beige, 72, 115, 0.70, 1, 0.011, 0.072),
        new(ColourFamily.White, 0, 360, 0.935, 1, 0, 0.030),
        new(ColourFamily.Grey, 0, 360, 0.25, 0.85, 0, 0.030), new(ColourFamily.Grey, 0, 360, 0.85, 0.935, 0, 0.022),
        new(ColourFamily.Black, 0, 360, 0, 0.26, 0, 0.040),
        new(ColourFamily.Gold, 75, 100, 0.60, 0.92, 0.090, Any),
        new(ColourFamily.Silver, 0, 360, 0.62, 0.90, 0, 0.020),
    ];

    /// <summary>Whether a family's name covers a colour.</summary>
    public static bool Covers(this ColourFamily family, Srgb colour)
    {
        Oklch at = colour.Oklab.Oklch;
        return Boxes.Any(b => b.Family == family && b.Holds(at));
    }

    /// <summary>Every family whose name covers a colour, in the order of the list.</summary>
    public static IEnumerable<ColourFamily> Of(Srgb colour) => Enum.GetValues<ColourFamily>().Where(f => f.Covers(colour));
}
