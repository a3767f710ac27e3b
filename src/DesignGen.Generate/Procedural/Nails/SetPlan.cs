using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>What each of ten nails does: the grammar of a set.</summary>
/// <remarks>
/// Of ten nails four to six are bases, two or three patterns, one a statement at most; each hand has one accent, on the ring
/// finger, or two, on thumb and ring, or the statement in an accent's place. Bases and patterns are never heavy, so no two heavy
/// nails are neighbours. The right hand has the left hand's plan but for the third pattern and the statement. Kinds that a recipe
/// wants take the nails that suit them: quiet looks the bases, then the ring finger, the pattern nails and the thumbs.
/// </remarks>
internal sealed class SetPlan
{
    private readonly (NailRole Role, Idiom Idiom)[,] _nails = new (NailRole, Idiom)[2, 5];

    /// <summary>Plans a set.</summary>
    /// <param name="theme">What it is about.</param>
    /// <param name="dice">Chance.</param>
    /// <param name="pair">Accents on thumb and ring; else on the ring finger only.</param>
    /// <param name="third">A third pattern nail, on one hand.</param>
    /// <param name="statement">A statement nail, on one hand.</param>
    public SetPlan(Theme theme, Dice dice, bool pair, bool third, bool statement)
    {
        Idiom[] patterns = [.. dice.Shuffle(theme.Patterns)];
        Idiom usual = dice.Pick(theme.Bases), detail = dice.Pick(theme.Details);
        Idiom accent = dice.Pick(theme.Accents);
        Idiom? thumb = null, rightThumb = null;
        Idiom[] statements = theme.Statements;
        if (theme.Leads.Length > 0)
        {
            Idiom[] leads = [.. theme.Leads.Select(l => dice.Pick(l))], looks = [.. leads.Where(Theme.IsBase)], shows = [.. leads.Where(l => !Theme.IsBase(l))];
            usual = looks.Length > 0 ? looks[0] : usual;
            detail = looks.Length > 1 ? looks[1] : detail;
            // Looks alone take every nail that is not plain.
            accent = shows.Length > 0 ? shows[0] : looks[^1];
            Idiom? pattern = shows.Length > 0 ? shows.Skip(1).FirstOrDefault(s => !s.Heavy) : looks.Length > 1 ? looks[0] : looks[^1];
            // A light motif that nothing may go along with is drawn twice a hand: nine plain nails are no set.
            if (pattern is null && !shows[0].Heavy && patterns.All(p => p.Motifs.Length == 0))
                pattern = shows[0];
            patterns = pattern is null ? patterns : [pattern, .. patterns.Where(p => p != pattern)];
            Idiom[] others = [.. shows.Skip(1).Where(s => s != pattern)];
            (thumb, rightThumb) = (others.FirstOrDefault(), others.Length > 1 ? others[1] : null);
            pair |= thumb is not null;
            third &= thumb is null;
            statement &= shows.Length > 0;
            statements = shows;
        }
        Finger patterned = dice.Pick<Finger>(pair ? [Finger.Index, Finger.Middle] : [Finger.Thumb, Finger.Index]);
        Finger odd = patterned == Finger.Index ? Finger.Middle : Finger.Index;
        foreach (Hand hand in Enum.GetValues<Hand>())
        {
            foreach (Finger finger in Enum.GetValues<Finger>())
                Put(hand, finger, NailRole.Base, finger == odd ? detail : usual);
            Put(hand, Finger.Ring, NailRole.Accent, accent);
            if (pair)
                Put(hand, Finger.Thumb, NailRole.Accent, (hand == Hand.Right ? rightThumb : null) ?? thumb ?? accent);
            Put(hand, patterned, NailRole.Pattern, patterns[0]);
        }
        // Where thumbs are accents, the third pattern takes the right one's place, so that four bases are left.
        if (third && patterns.Length > 1)
            Put(pair ? Hand.Right : Hand.Left, pair ? Finger.Thumb : Finger.Little, NailRole.Pattern, patterns[1]);
        if (!statement)
            return;
        statements = [.. statements.Where(s => s != accent)];
        Put(Hand.Right, pair ? Finger.Ring : Finger.Thumb, NailRole.Statement, statements.Length > 0 ? dice.Pick(statements) : accent);
        if (!pair && patterned == Finger.Thumb)
            Put(Hand.Right, Finger.Index, NailRole.Pattern, patterns[0]);
    }

    /// <summary>What a nail does.</summary>
    public (NailRole Role, Idiom Idiom) this[Hand hand, Finger finger] => _nails[(int)hand, (int)finger];

    private void Put(Hand hand, Finger finger, NailRole role, Idiom idiom) => _nails[(int)hand, (int)finger] = (role, idiom);
}
