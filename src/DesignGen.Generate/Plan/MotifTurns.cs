using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Motifs.Native;

namespace DesignGen.Generate.Plan;

/// <summary>One place in a batch that wants motifs.</summary>
/// <param name="Card">The family.</param>
/// <param name="Wish">Place of the wish that leads, in the brief.</param>
/// <param name="Round">Which design of the family it is, counted over all wishes.</param>
internal readonly record struct MotifTurn(FamilyCard Card, int Wish, int Round);

/// <summary>Which family shows which wished motif when: every wish has its turn, and families that show more of them together come before others.</summary>
/// <remarks>
/// Families that show the thing itself have all turns where there are a few of them, else four of seven; those that show its nearest relative two and the others one. Moods choose
/// among families that come equally near. Pure.
/// </remarks>
internal sealed class MotifTurns
{
    // So many families that show the thing itself need no relatives beside them.
    private const int Plenty = 5;

    // Nearest, next and further families by turns.
    private static readonly int[] Order = [0, 1, 0, 2, 0, 1, 0];

    // One list for each wish that can be shown.
    private readonly List<List> _lists = [];

    // The families of each group, one that shows several wishes twice; Groups are in the order of their nearness.
    private sealed record List(int Wish, FamilyCard[][] Groups);

    /// <summary>Deals the turns.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="able">The families that can make it, in the order in which equals are to come.</param>
    /// <param name="prefers">Whom to prefer among families that serve a wish alike; null for nobody.</param>
    public MotifTurns(Brief brief, IReadOnlyList<FamilyCard> able, Func<FamilyCard, bool>? prefers = null)
    {
        // Families that were asked for by name come as often as each other, whatever they show.
        if (brief.Motifs.IsEmpty || !brief.Families.IsEmpty)
            return;
        Dictionary<string, MotifValues> values = able.ToDictionary(c => c.Id, c => new MotifValues(c, brief));
        int[] wishes = [.. Enumerable.Range(0, brief.Motifs.Length).Where(w => able.Any(c => values[c.Id].Rank(w) is not null))];
        FamilyCard[] complete = [.. able.Where(c => values[c.Id].Together >= wishes.Length)];
        // Two families that show all wishes at once can fill a batch; one alone would leave too little to vary. Where pattern families have a wish as
        // their own, those that take it in on request do not crowd them out: a brief for lotus and clouds becomes scrolls, roundels and tosses by turns.
        // Nails are many small pictures: there one family is enough.
        bool together = wishes.Length > 1 && complete.Length >= (brief.Placement.Kind == ArtKind.NailSet ? 1 : 2) && !wishes.Any(w => brief.Motifs[w].Draw.Take(brief.Motifs[w].Alike).Any(NativeMotif.HasPatterns) && able.Any(c => values[c.Id].IsOwn(w)) && complete.Count(c => values[c.Id].IsOwn(w)) < 2);
        foreach (int wish in wishes)
        {
            FamilyCard[] showing = [.. (together ? complete : able).Where(c => values[c.Id].Rank(wish) is not null)];
            if (showing.Length == 0)
                continue;
            int best = showing.Min(c => values[c.Id].Rank(wish)!.Value);
            FamilyCard[][] groups = [.. showing.GroupBy(c => Math.Min(2, values[c.Id].Rank(wish)!.Value - best)).OrderBy(g => g.Key)
                .Select(g => Suited([.. g], g.Key == 0)).Where(g => g.Length > 0)];
            _lists.Add(new(wish, groups[0].Distinct().Count() >= Plenty ? groups[..1] : groups));
        }

        // The moods choose within a group; a further group must suit them to come at all.
        FamilyCard[] Suited(FamilyCard[] group, bool nearest)
        {
            FamilyCard[] fitting = [.. group.Where(c => FamilyChoice.Fit(c, brief) > 0)];
            group = fitting.Length > 0 ? fitting : nearest || brief.Moods.IsEmpty ? group : [];
            FamilyCard[] preferred = prefers is null ? [] : [.. group.Where(prefers)];
            // One family alone would leave too little to vary.
            group = preferred.Length > 1 ? preferred : group;
            return [.. group, .. group.Where(c => wishes.Length > 1 && !together && values[c.Id].Together > 1)];
        }
    }

    /// <summary>Whether any wish can be shown.</summary>
    public bool HasTurns => _lists.Count > 0;

    /// <summary>The families that have turns.</summary>
    public HashSet<FamilyCard> Cards => [.. _lists.SelectMany(l => l.Groups.SelectMany(g => g))];

    /// <summary>The turn of a place in the batch.</summary>
    public MotifTurn At(int place)
    {
        (int wish, FamilyCard[][] groups) = _lists[place % _lists.Count];
        int number = place / _lists.Count;
        int[] order = [.. Order.Where(g => g < groups.Length)];
        int group = order[number % order.Length];
        // How often the group, and within it the family, came before.
        int turn = number / order.Length * order.Count(g => g == group) + order.Take(number % order.Length).Count(g => g == group);
        FamilyCard card = groups[group][turn % groups[group].Length];
        int round = turn / groups[group].Length * groups[group].Count(c => c == card) + groups[group].Take(turn % groups[group].Length).Count(c => c == card);
        return new(card, wish, round * _lists.Count + place % _lists.Count);
    }
}
