using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>One kind of motif in a toss.</summary>
/// <param name="Grow">Makes an individual.</param>
/// <param name="Least">Least scale, mm.</param>
/// <param name="Most">Greatest scale, mm.</param>
/// <param name="Share">How often it comes, against the other kinds of its tier.</param>
/// <param name="Dress">Roles of its parts.</param>
/// <param name="Apart">Least distance between two of this kind, middle to middle, mm.</param>
public sealed record TossKind(Func<Dice, Motif> Grow, double Least, double Most, double Share, Dress Dress, double Apart);

/// <summary>A motif that has found its place.</summary>
/// <param name="Motif">What.</param>
/// <param name="Place">Where: scale, turn and step.</param>
/// <param name="Dress">Roles of its parts.</param>
public sealed record Tossed(Motif Motif, Affine Place, Dress Dress);

/// <summary>Scatters motifs so that the gaps between them are even: each new one grows into the widest hole that is left.</summary>
/// <remarks>
/// After the "grow into the largest empty space" idea of Wong, Zongker and Salesin 1998, with the even gaps that RepulsionPak
/// (Saputra, Kaplan and Asente 2018) found in artists' work. Cost: a scan of the packing's grid and some hundred room
/// look-ups for each motif. Each kind grows a few individuals only, in a few sizes, and sets them again and again, turned: as
/// in a drawn repeat, and so that a file can hold each drawing once. Not thread-safe.
/// </remarks>
public sealed class Toss
{
    private const int Turns = 14;

    // Individuals that a kind grows: enough that no two alike come to lie side by side often.
    private const int Forms = 4;
    private readonly Dictionary<int, Motif> _grown = [];
    private readonly TorusPacking _packing;
    private readonly Dice _dice;
    private readonly double _spread;
    private readonly List<Tossed> _motifs = [];
    private int _kinds;

    /// <summary>An empty toss over a packing.</summary>
    /// <param name="packing">Where room is counted; motifs placed in it before keep their room.</param>
    /// <param name="dice">Chance of places, turns and forms.</param>
    /// <param name="spreadRadians">How far motifs turn away from growing upwards, to either side: 0 one-way, π all ways.</param>
    public Toss(TorusPacking packing, Dice dice, double spreadRadians)
    {
        (_packing, _dice, _spread) = (packing, dice, spreadRadians);
    }

    /// <summary>The motifs in the order of their placing.</summary>
    public IReadOnlyList<Tossed> Motifs => _motifs;

    /// <summary>Sets a number of motifs as far from each other as they come, kinds in turn: for the first, largest tier.</summary>
    /// <remarks>Places start at random and take small steps that lower their mutual repulsion; two of a kind repel each other twice as much.</remarks>
    /// <param name="torus">The rolled-up cloth.</param>
    /// <param name="kinds">The kinds; only their greatest scale is used, by at most a tenth less.</param>
    /// <param name="count">How many motifs, if they fit.</param>
    /// <param name="gap">Least gap between motifs, mm.</param>
    /// <param name="anchor">Where the first motif stands, as in the middle of a compartment; null leaves it free.</param>
    public void Spread(Torus torus, ImmutableArray<TossKind> kinds, int count, double gap, Point? anchor = null)
    {
        int first = Claim(kinds.Length);
        Rect cell = torus.Cell;
        var at = new Point[count];
        for (int i = 0; i < count; i++)
            at[i] = new(_dice.Between(cell.Left, cell.Right), _dice.Between(cell.Top, cell.Bottom));
        at[0] = anchor is Point fixedAt ? torus.Fold(fixedAt) : at[0];
        double stride = 0.3 * Math.Sqrt(cell.Width * cell.Height / count);
        for (int round = 0; round < 50 * count; round++)
        {
            int i = round % count;
            if (i == 0 && anchor is not null)
                continue;
            Point there = torus.Fold(at[i] + Point.Polar(stride * (1 - round / (50.0 * count)) * _dice.Unit(), _dice.Between(0, 2 * Math.PI)));
            if (Repulsion(i, there) < Repulsion(i, at[i]))
                at[i] = there;
        }
        for (int i = 0; i < count; i++)
        {
            TossKind kind = kinds[i % kinds.Length];
            Motif motif = Grown(kind, first + i % kinds.Length, i / kinds.Length);
            for (int attempt = 0; attempt < 40; attempt++)
            {
                Point there = at[i] + Point.Polar(0.02 * attempt * kind.Most * _dice.Unit(), _dice.Between(0, 2 * Math.PI));
                Affine place = Placed(kind.Most * (attempt < 20 ? 1 - 0.06 * _dice.Whole(0, 1) : 0.88), _dice.Between(-1, 1), there);
                if (_packing.Fits(motif.Footprint.AsSpan(), place, gap))
                {
                    Set(motif, place, kind, first + i % kinds.Length);
                    break;
                }
            }
        }

        double Repulsion(int i, Point here)
        {
            double own = torus.SelfDistance(here), sum = 1 / (own * own);
            for (int j = 0; j < count; j++)
            {
                double distance = j == i ? double.PositiveInfinity : torus.Distance(here, at[j]);
                sum += (j % kinds.Length == i % kinds.Length ? 2 : 1) / (distance * distance);
            }
            return sum;
        }
    }

    /// <summary>Fills the holes, the widest first, until none is left that a kind of this tier fits in.</summary>
    /// <param name="kinds">The kinds of this tier.</param>
    /// <param name="gap">Least gap between motifs, mm.</param>
    /// <param name="most">Most motifs to set.</param>
    public void Fill(ImmutableArray<TossKind> kinds, double gap, int most)
    {
        int first = Claim(kinds.Length), set = 0;
        var samples = kinds.Select((k, i) => Grown(k, first + i, 0)).ToImmutableArray();
        // No hole narrower than every kind's thickest disc at its least scale can take anything.
        double narrowest = Enumerable.Range(0, kinds.Length).Min(i => samples[i].Footprint.Max(d => d.Radius) * kinds[i].Least);
        var counts = new double[kinds.Length];
        _packing.Reopen();
        for (int round = 0; set < most && round < 4 * most; round++)
        {
            (Point at, double room) = _packing.Widest();
            if (room < narrowest + gap)
                return;
            Motif? motif = null;
            Affine place = default;
            int kind = 0;
            foreach (int i in Enumerable.Range(0, kinds.Length).OrderBy(i => (counts[i] + 0.6 * _dice.Unit()) / kinds[i].Share).ToArray())
            {
                if (_packing.NearestOfKind(at, first + i) < kinds[i].Apart)
                    continue;
                Motif grown = Grown(kinds[i], first + i, round);
                if (Fit(grown, kinds[i], at, room, gap) is Affine found)
                {
                    (motif, place, kind) = (grown, found, i);
                    break;
                }
            }
            if (motif is null)
            {
                _packing.Shut(at, Math.Max(0.8, room * 0.35));
                continue;
            }
            counts[kind]++;
            set++;
            Set(motif, place, kinds[kind], first + kind);
        }
    }

    // The largest scale that fits at or near a place; among equals the snuggest.
    private Affine? Fit(Motif motif, TossKind kind, Point at, double room, double gap)
    {
        bool round = motif.Footprint.Length == 1;
        ReadOnlySpan<Disc> discs = motif.Footprint.AsSpan();
        double thickest = 0;
        foreach (Disc disc in discs)
            thickest = Math.Max(thickest, disc.Radius);
        // The hole's room bounds the scale of the thickest disc, wherever in the hole it goes.
        double largest = 1.02 * (room - gap) / thickest;
        if (largest < kind.Least)
            return null;
        double slack = Math.Max(0, room - gap - kind.Most), start = _dice.Unit();
        Affine? best = null;
        double bestScore = double.NegativeInfinity;
        for (int place = 0; place < 5; place++)
        {
            // In a wide hole the motif leans against a neighbour rather than floating in the middle.
            Point here = at + Point.Polar(slack * 0.9 + (place == 0 ? 0 : room * 0.3), 2 * Math.PI * (place / 5.0 + start));
            for (int t = 0; t < (round ? 1 : Turns); t++)
            {
                double lean = round ? _dice.Between(-1, 1) : 2 * (t + _dice.Unit()) / Turns - 1;
                for (int step = 0; step < 4; step++)
                {
                    double scale = kind.Most + (kind.Least - kind.Most) * step / 3;
                    double score = scale / kind.Most - 0.02 * step;
                    if (score <= bestScore)
                        break;
                    if (scale > largest)
                        continue;
                    Affine there = Placed(scale, lean, here);
                    if (_packing.Fits(discs, there, gap))
                    {
                        double loose = 0;
                        foreach (Disc disc in discs)
                            loose += _packing.Room(there.Apply(disc.Centre)) - disc.Radius * scale - gap;
                        score -= 0.25 * Math.Min(1, loose / discs.Length / kind.Most);
                        if (score > bestScore)
                            (best, bestScore) = (there, score);
                        break;
                    }
                }
            }
        }
        return best;
    }

    private Affine Placed(double scale, double lean, Point at) =>
        Affine.Scale(scale).Then(Affine.Rotate(-Math.PI / 2 + lean * _spread)).Then(Affine.Translate(at));

    private void Set(Motif motif, Affine place, TossKind kind, int number)
    {
        _packing.Place(motif.Footprint.AsSpan(), place, number);
        _motifs.Add(new(motif, place, kind.Dress));
    }

    private Motif Grown(TossKind kind, int number, int turn)
    {
        int form = number * Forms + turn % Forms;
        if (!_grown.TryGetValue(form, out Motif? motif))
            _grown.Add(form, motif = kind.Grow(_dice.Fork("form", form)));
        return motif;
    }

    private int Claim(int kinds)
    {
        int first = _kinds;
        _kinds += kinds;
        return first;
    }
}
