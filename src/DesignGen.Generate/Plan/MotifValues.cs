using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>A family's knobs and kinds for one design, as the brief's motifs have them.</summary>
/// <param name="Parameters">Value of every knob.</param>
/// <param name="Motifs">The kinds to draw; empty leaves them to the family.</param>
/// <param name="Shown">Places in the brief of the wishes that the design surely shows.</param>
internal sealed record MotifSetting(ImmutableSortedDictionary<string, double> Parameters, ImmutableArray<string> Motifs, ImmutableArray<int> Shown);

/// <summary>The values of a family's knobs at which it shows what a brief wants and nothing that it rules out.</summary>
/// <remarks>
/// Only knobs on which a wanted or banned motif hangs are looked at. Their ranges are cut where something begins or ends to be shown, every
/// combination of the pieces is judged, and what is drawn later lies inside one of those that passed, as near to the values drawn without
/// motifs as can be, so that the other structure of a batch varies as before. A few hundred combinations at most.
/// </remarks>
internal sealed class MotifValues
{
    // Values are rounded to three places; a piece narrower than that is a single value.
    private const double Step = 0.001;

    private readonly FamilyCard _card;
    private readonly ImmutableArray<ImmutableArray<(string Id, int Rank)>> _wishes;
    private readonly HashSet<string> _banned;
    private readonly Shown[] _relevant;
    private readonly string[] _knobs;
    private readonly int _lines;
    private readonly List<Combination> _passed = [];

    /// <summary>Judges a family for a brief.</summary>
    public MotifValues(FamilyCard card, Brief brief)
    {
        card = card.With(brief.PackMotifs);
        (_card, _lines) = (card, brief.Lettering.Length);
        _banned = [.. brief.ExcludeMotifs];
        _wishes = [.. brief.Motifs.Select(w => (ImmutableArray<(string, int)>)[.. w.Draw.Select((id, i) => (id, Math.Max(0, i - w.Alike + 1))).Where(d => !_banned.Contains(d.id))])];
        HashSet<string> wanted = [.. _wishes.SelectMany(w => w.Select(d => d.Id))];
        _relevant = [.. card.Shows.Where(s => wanted.Contains(s.Motif) || Banned(s))];
        _knobs = [.. card.Parameters.Select(p => p.Name).Where(n => _relevant.Any(s => s.When.Concat(s.Suits).Any(w => w.Parameter == n)))];
        Judge([], 0);
    }

    private sealed record Piece(double Low, double High, double Probe);

    // Seen: per wish, the ids of its best rank that are surely seen. Kinds: what the recipe must name where a banned kind would come by itself.
    private sealed record Combination(Piece[] Pieces, string[][] Seen, ImmutableArray<string> Kinds);

    /// <summary>Whether some values show nothing that is ruled out.</summary>
    public bool IsAllowed => _passed.Count > 0;

    /// <summary>What it shows that the brief rules out.</summary>
    public IEnumerable<string> Offends => _relevant.Where(Banned).Select(s => _banned.Contains(s.Motif) ? s.Motif : s.With.First(_banned.Contains)).Distinct();

    /// <summary>How near the best thing that the family can show for a wish comes to it: 0 the thing itself, more for relatives; null where it shows none.</summary>
    public int? Rank(int wish) => _wishes[wish].Where(d => _passed.Any(c => c.Seen[wish].Contains(d.Id))).Select(d => (int?)d.Rank).Min();

    /// <summary>Whether the best thing that the family can show for a wish is among its own, and does not come only where a recipe names it.</summary>
    public bool IsOwn(int wish) => Rank(wish) is int rank && _wishes[wish].Any(d => d.Rank == rank && _card.Shows.Any(s => s.Motif == d.Id && !s.OnRequest));

    /// <summary>How many wishes it can surely show in one design.</summary>
    public int Together => _passed.Count == 0 ? 0 : _passed.Max(c => Enumerable.Range(0, _wishes.Length).Where(w => c.Seen[w].Length > 0).Take(Most(c)).Count());

    // Wishes that only chosen kinds show are as many as the family draws together; any number comes by its values.
    private int Most(Combination c)
    {
        int byValue = Enumerable.Range(0, _wishes.Length).Count(w => c.Seen[w].Any(id => !IsKind(id)));
        return byValue + _card.KindsTogether;
    }

    /// <summary>Moves values drawn without motifs to where the brief's motifs have them.</summary>
    /// <param name="drawn">Value of every knob.</param>
    /// <param name="lead">The wish whose turn it is; null where the brief wants none that the family shows.</param>
    /// <param name="round">Which design of the family it is: where several settings serve alike, the next takes the next.</param>
    public MotifSetting Set(ImmutableSortedDictionary<string, double> drawn, int? lead, int round)
    {
        List<Combination> open = _passed;
        string? leading = null;
        if (lead is int wish)
        {
            string[] ids = [.. Ids(wish)];
            // Families begin at different ones, so that a batch of one design each shows more than the first.
            leading = ids[(round + _card.Id.Sum(c => c)) % ids.Length];
            List<Combination> showing = [.. open.Where(c => c.Seen[wish].Contains(leading))];
            int most = showing.Max(c => c.Seen.Count(s => s.Length > 0));
            open = [.. showing.Where(c => c.Seen.Count(s => s.Length > 0) == most)];
        }
        int kept = open.Max(Kept);
        Combination[] best = [.. open.Where(c => Kept(c) == kept)];
        Combination taken = best[round % best.Length];
        ImmutableSortedDictionary<string, double>.Builder values = drawn.ToBuilder();
        for (int i = 0; i < _knobs.Length; i++)
        {
            Piece piece = taken.Pieces[i];
            double value = drawn[_knobs[i]];
            if (value >= piece.Low && value <= piece.High)
                continue;
            FamilyParameter p = _card.Parameters.First(k => k.Name == _knobs[i]);
            double share = p.High > p.Low ? (value - p.Low) / (p.High - p.Low) : 0;
            values[p.Name] = p.IsWhole ? piece.Probe : Math.Round(piece.Low + share * (piece.High - piece.Low), 3);
        }
        (ImmutableArray<string> kinds, ImmutableArray<int> shown) = Kinds(taken, lead, leading, round);
        return new(values.ToImmutable(), kinds, shown);

        int Kept(Combination c) => Enumerable.Range(0, _knobs.Length).Count(i => drawn[_knobs[i]] >= c.Pieces[i].Low && drawn[_knobs[i]] <= c.Pieces[i].High);
    }

    // The kinds that are wanted, the leading one first, as many as the family surely shows together, with the fillers that nobody rules out.
    private (ImmutableArray<string> Kinds, ImmutableArray<int> Shown) Kinds(Combination taken, int? lead, string? leading, int round)
    {
        var chosen = new List<string>();
        var shown = new SortedSet<int>();
        foreach (int wish in Enumerable.Range(0, _wishes.Length).Where(w => taken.Seen[w].Length > 0).OrderBy(w => w == lead ? 0 : 1))
        {
            string[] ids = wish == lead ? [leading!] : taken.Seen[wish];
            // What the values show needs no choosing.
            if (Array.Find(ids, id => !IsKind(id) || chosen.Contains(id)) is null)
            {
                if (chosen.Count >= _card.KindsTogether)
                    continue;
                chosen.Add(ids[round % ids.Length]);
            }
            shown.Add(wish);
        }
        // A collage shows many kinds: a wish for fruit is served by several of them, a wish for lemons by lemons.
        if (_card.Kind == ArtKind.Placement && chosen.Count > 0)
        {
            string[][] wide = [.. shown.Select(w => (string[])[.. (w == lead ? Ids(w) : taken.Seen[w]).Where(id => IsKind(id) && taken.Seen[w].Contains(id) && !chosen.Contains(id))]).Where(ids => ids.Length > 0)];
            for (int i = 0; chosen.Count < _card.KindsTogether && i < _card.KindsTogether; i++)
            {
                foreach (string[] ids in wide)
                {
                    if (i < ids.Length && chosen.Count < _card.KindsTogether && ids[(i + round) % ids.Length] is var more && !chosen.Contains(more))
                        chosen.Add(more);
                }
            }
        }
        string[] fillers = [.. _card.Shows.Where(s => s.How == ShownHow.Filler && !Banned(s)).Select(s => s.Motif).Distinct()];
        // Where something wanted would go along with others anyhow, nothing else does: the list then is of what is wanted.
        if (chosen.Any(fillers.Contains))
            fillers = [];
        return (chosen.Count > 0 ? [.. chosen, .. fillers] : taken.Kinds, [.. shown]);
    }

    // Only what comes nearest to the wish.
    private IEnumerable<string> Ids(int wish)
    {
        int? best = Rank(wish);
        return _wishes[wish].Where(d => d.Rank == best && _passed.Any(c => c.Seen[wish].Contains(d.Id))).Select(d => d.Id);
    }

    private bool IsKind(string id) => _card.Shows.Any(s => s.Motif == id && s.How == ShownHow.Kind) && !_card.Shows.Any(s => s.Motif == id && s.How == ShownHow.Surely);

    private bool Banned(Shown shown) => _banned.Contains(shown.Motif) || shown.With.Any(_banned.Contains);

    private void Judge(Piece[] pieces, int knob)
    {
        if (knob < _knobs.Length)
        {
            foreach (Piece piece in Pieces(_knobs[knob]))
                Judge([.. pieces, piece], knob + 1);
            return;
        }
        if (_card.Shows.Any(s => s.How is ShownHow.Surely or ShownHow.Perhaps && Banned(s) && Holds(s)))
            return;
        Shown[] free = [.. _card.Shows.Where(s => s.How is ShownHow.Kind or ShownHow.Filler && !Banned(s))];
        ImmutableArray<string> kinds = [];
        if (_card.Shows.Any(s => s.How is ShownHow.Kind or ShownHow.Filler && Banned(s) && Holds(s)))
        {
            // What the family would take by itself, less what is ruled out.
            kinds = [.. free.Where(Holds).Select(s => s.Motif).Distinct()];
            if (!free.Any(s => s.How == ShownHow.Kind && Holds(s)))
                return;
        }
        _passed.Add(new(pieces, [.. _wishes.Select(Seen)], kinds));

        string[] Seen(ImmutableArray<(string Id, int Rank)> wish)
        {
            (string Id, int Rank)[] seen = [.. wish.Where(d => free.Any(s => s.Motif == d.Id && s.How == ShownHow.Kind && s.Suits.All(Met)) || _card.Shows.Any(s => s.Motif == d.Id && s.How == ShownHow.Surely && !Banned(s) && Holds(s)))];
            return [.. seen.Where(d => d.Rank == seen.Min(s => s.Rank)).Select(d => d.Id)];
        }

        bool Holds(Shown s) => !s.OnRequest && s.When.All(Met);

        // A knob on which nothing wanted or banned hangs is not cut: kinds that hang on it alone may come, whatever its value.
        bool Met(ShownWhen when)
        {
            int at = Array.IndexOf(_knobs, when.Parameter);
            return when.Parameter == ShownWhen.Lettering ? when.Holds(_lines) : at < 0 || when.Holds(pieces[at].Probe);
        }
    }

    private IEnumerable<Piece> Pieces(string knob)
    {
        FamilyParameter p = _card.Parameters.First(k => k.Name == knob);
        if (p.IsWhole)
            return Enumerable.Range((int)p.Low, (int)(p.High - p.Low) + 1).Select(v => new Piece(v, v, v));
        double[] ends = [.. _relevant.SelectMany(s => s.When.Concat(s.Suits)).Where(w => w.Parameter == knob).SelectMany(w => w.Spans).SelectMany(s => new[] { s.Low, s.High })
            .Append(p.Low).Append(p.High).Where(e => e >= p.Low && e <= p.High).Distinct().Order()];
        return ends.Zip(ends.Skip(1), (low, high) => high - low <= 2 * Step
            ? new Piece(low == p.Low ? low : (low + high) / 2, low == p.Low ? low : (low + high) / 2, low == p.Low ? low : (low + high) / 2)
            : new Piece(low == p.Low ? low : low + Step, high == p.High ? high : high - Step, (low + high) / 2));
    }
}
