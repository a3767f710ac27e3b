using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Compositions;
using DesignGen.Generate.Procedural.Lettering;

namespace DesignGen.Generate.Plan;

/// <summary>What keeps a family from making a brief.</summary>
/// <param name="Key">Key of the brief that stands in the way.</param>
/// <param name="Reason">How, in a few words.</param>
public sealed record Obstacle(string Key, string Reason);

/// <summary>Which pattern families can make a brief, and how well each suits it.</summary>
public static class FamilyChoice
{
    /// <summary>The families that can make a brief, the best suited first; among equals by id.</summary>
    /// <remarks>Where the brief names families they come whatever else it wants, save what it rules out; wanted motifs come before moods.</remarks>
    public static IReadOnlyList<IPatternFamily> For(Brief brief)
    {
        IPatternFamily[] able = [.. FamilyRegistry.All.Where(f => OtherThanMotifs(f.Card, brief) is null)];
        // Words must be seen: where the brief gives some, families that set words come alone.
        if (!brief.Lettering.IsEmpty && able.Any(f => f.Card.UsesLettering))
            able = [.. able.Where(f => f.Card.UsesLettering)];
        // A single sign is the picture by itself: beside another hero it would be a footnote.
        if (brief.Families.IsEmpty && brief.Motifs.IsEmpty && !brief.Lettering.IsEmpty)
        {
            bool isSign = brief.Lettering[0] is { Length: 1 } sign && FontLetters.IsSquare(sign);
            // Nor does a large sign that nobody asked for come over other words.
            IPatternFamily[] fitting = [.. able.Where(f => isSign ? f.Card.SetsSigns : !f.Card.Shows.Any(s => s is { How: ShownHow.Kind, OnRequest: false } && HeroCast.IsSign(s.Motif)))];
            able = fitting.Length > 0 ? fitting : able;
        }
        var motifs = new MotifTurns(brief, [.. able.Select(f => f.Card)]);
        if (motifs.HasTurns)
            return [.. able.Where(f => motifs.Cards.Contains(f.Card)).OrderByDescending(f => Fit(f.Card, brief)).ThenBy(f => f.Card.Id, StringComparer.Ordinal)];
        // Where any family suits a mood of the brief, those that suit none stay away.
        if (able.Any(f => Fit(f.Card, brief) > 0))
            able = [.. able.Where(f => Fit(f.Card, brief) > 0)];
        return [.. able.OrderByDescending(f => Fit(f.Card, brief)).ThenBy(f => f.Card.Id, StringComparer.Ordinal)];
    }

    /// <summary>The wished motifs that no family which can make the brief shows: they are left out of its designs.</summary>
    public static IReadOnlyList<MotifWish> Undrawable(Brief brief)
    {
        MotifValues[] open = [.. For(brief).Select(f => new MotifValues(f.Card, brief))];
        return [.. brief.Motifs.Where((_, wish) => open.All(v => v.Rank(wish) is null))];
    }

    /// <summary>How many of the brief's moods a family suits.</summary>
    public static int Fit(FamilyCard card, Brief brief) => brief.Moods.Count(m => card.Tags.Contains(m));

    /// <summary>Why a family can't make a brief, in a few words; null where it can.</summary>
    public static Obstacle? WhyNot(FamilyCard card, Brief brief)
    {
        if (OtherThanMotifs(card, brief) is { } obstacle)
            return obstacle;
        return brief.Motifs.IsEmpty || For(brief).Any(f => f.Card.Id == card.Id)
            ? null
            : new("motifs", $"shows no {string.Join(", ", brief.Motifs.Select(m => m.Name.En))}, or others show more of them");
    }

    private static Obstacle? OtherThanMotifs(FamilyCard card, Brief brief)
    {
        if (card.Kind != brief.Placement.Kind)
            return new("placement", $"draws another kind than '{brief.Placement.Id}'");
        if (!brief.Families.IsEmpty && !brief.Families.Contains(card.Id))
            return new("families", "not among the families asked for");
        if (brief.Exclude.Contains(card.Id) || card.Tags.Any(brief.Exclude.Contains))
            return new("exclude", "excluded");
        if (brief.MaxInks < card.MinInks)
            return new("inks", $"needs {card.MinInks} inks or more");
        if (Math.Min(brief.Width.Millimetres, brief.Height.Millimetres) < card.MinSizeMm)
            return new("size", FormattableString.Invariant($"needs {card.MinSizeMm} mm or more on each side"));
        if (card.Kind == ArtKind.AllOver && !brief.Layouts.IsEmpty && !brief.Layouts.Any(l => card.Layouts.Contains(l.Layout)))
            return new("repeat", "can't be drawn in the repeat asked for");
        if (brief.Setting == LetterSetting.Vertical && !card.SetsColumns)
            return new("setting", "sets no words in columns");
        if (!brief.ExcludeMotifs.IsEmpty && new MotifValues(card, brief) is { IsAllowed: false } values)
            return new("exclude", $"always shows {string.Join(", ", values.Offends)}");
        return null;
    }
}
