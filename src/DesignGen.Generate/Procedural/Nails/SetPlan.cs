using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>What each of ten nails does: the grammar of a set.</summary>
/// <remarks>
/// Of ten nails four to six are bases, two or three patterns, one statement at most; each hand has one accent (on the ring
/// finger) or two (thumb and ring). No two heavy nails are neighbours. The right hand has the left hand's plan, but for the
/// third pattern and the statement, which only one hand has.
/// </remarks>
internal sealed class SetPlan
{
    private readonly (NailRole Role, Idiom Idiom)[,] _nails = new (NailRole, Idiom)[2, 5];

    /// <summary>Plans a set.</summary>
    /// <param name="theme">What it is about.</param>
    /// <param name="dice">Chance.</param>
    /// <param name="pair">Accents on thumb and ring; else on the ring finger only.</param>
    /// <param name="third">A third pattern nail on one hand.</param>
    /// <param name="statement">A statement nail on one hand.</param>
    public SetPlan(Theme theme, Dice dice, bool pair, bool third, bool statement)
    {
        Idiom[] bases = [.. dice.Shuffle(theme.Bases)];
        Idiom usual = bases[0], other = bases[^1];
        Idiom accent = dice.Pick(theme.Accents), pattern = dice.Pick(theme.Patterns);
        // Where the busiest finger beside the accents is free of heavy neighbours, any pattern goes; a pattern never is heavy.
        Finger patternOn = pair ? dice.Pick([Finger.Index, Finger.Middle]) : dice.Pick([Finger.Thumb, Finger.Index, Finger.Little]);
        foreach (Hand hand in Enum.GetValues<Hand>())
        {
            foreach (Finger finger in Enum.GetValues<Finger>())
                Put(hand, finger, NailRole.Base, finger == (patternOn == Finger.Index ? Finger.Middle : Finger.Index) ? other : usual);
            Put(hand, Finger.Ring, NailRole.Accent, accent);
            if (pair)
                Put(hand, Finger.Thumb, NailRole.Accent, accent);
            Put(hand, patternOn, NailRole.Pattern, pattern);
        }
        // The wearer's right hand shows the extras: people look at it most.
        if (statement)
            Put(Hand.Right, pair ? Finger.Ring : Finger.Thumb, NailRole.Statement, dice.Pick(theme.Statements));
        if (third && !pair)
        {
            Finger[] free = [.. Enum.GetValues<Finger>().Where(f => f != Finger.Ring && f != patternOn && f != Finger.Thumb)];
            Idiom second = theme.Patterns.FirstOrDefault(p => p != pattern) ?? pattern;
            Put(Hand.Left, free[dice.Whole(0, free.Length - 1)], NailRole.Pattern, second);
        }
        KeepPatterns(theme, statement && !pair && patternOn == Finger.Thumb, patternOn);
    }

    /// <summary>What a nail does.</summary>
    public (NailRole Role, Idiom Idiom) this[Hand hand, Finger finger] => _nails[(int)hand, (int)finger];

    // A statement that took the thumb's pattern gives that pattern to the index finger, so that two patterns stay.
    private void KeepPatterns(Theme theme, bool displaced, Finger from)
    {
        if (displaced)
            Put(Hand.Right, Finger.Index, NailRole.Pattern, _nails[(int)Hand.Left, (int)from].Idiom is var p && theme.Patterns.Contains(p) ? p : theme.Patterns[0]);
    }

    private void Put(Hand hand, Finger finger, NailRole role, Idiom idiom) => _nails[(int)hand, (int)finger] = (role, idiom);
}
