using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;

namespace DesignGen.Generate.Colour;

/// <summary>Finds other colours for a finished colouring: balanced colourways keep its light and dark, unbalanced ones turn them round.</summary>
/// <remarks>
/// Every palette is cast in a few ways and each casting is scored against the design's own inks: rank correlation of OKLab
/// lightness (Spearman), and how far each pair of inks that matters keeps its contrast. Castings that can't be read, that bring two
/// inks together, or that look like one already chosen are left out, so fewer than asked for may come back. Pure; the same dice give the
/// same colourways. Cost: palettes times castings times inks squared.
/// </remarks>
public static class Colourways
{
    /// <summary>Least difference in lightness between the ground and what carries form (hero, line).</summary>
    public const double Readable = 0.25;

    /// <summary>Least OKLab distance between two inks, and between an ink and bare cloth that shows as ground.</summary>
    public const double Apart = 0.05;

    /// <summary>Least mean OKLab distance between two colourways, ink by ink; the design's own colours count as one.</summary>
    public const double Distinct = 0.10;

    // Balanced castings keep at least this rank correlation; unbalanced ones stay below the other, or move the emphasis.
    private const double Keeps = 0.7, Turns = 0.4;

    // Who an ink belongs to where several roles share it.
    private static readonly PaletteRole[] Importance =
        [PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Shade];

    /// <summary>Colourways of a design, the best of each kind in turn: balanced, unbalanced, balanced …</summary>
    /// <param name="inks">The design's own inks.</param>
    /// <param name="roles">Place of the ink for each role; a missing role is bare cloth.</param>
    /// <param name="cloth">Colour of the cloth; it stays as it is.</param>
    /// <param name="palettes">Where colours may come from.</param>
    /// <param name="count">How many are wanted, 0 or more.</param>
    /// <param name="dice">Chooses among castings that are nearly as good.</param>
    /// <param name="allows">Whether the ink at a place may have a colour; null where any may.</param>
    /// <returns>At most so many; inks in the design's order. Inks other than spot colours are kept.</returns>
    public static ImmutableArray<Colourway> For(
        ImmutableArray<Ink> inks, ImmutableSortedDictionary<PaletteRole, int> roles, Srgb cloth, IEnumerable<Palette> palettes, int count, Dice dice, Func<int, Srgb, bool>? allows = null)
    {
        if (count <= 0 || inks.IsEmpty)
            return [];
        var design = new Design(inks, roles, cloth);
        List<Casting> castings = [.. palettes.OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p => design.Cast(p, dice.Fork("palette").Fork(p.Id)))
            .Where(c => design.Holds(c.Colours) && (allows is null || c.Inks.Select((colour, i) => inks[i].Kind != InkKind.Spot || allows(i, colour)).All(fits => fits))).OrderByDescending(c => c.Score)];
        var chosen = new List<Casting>();
        var found = ImmutableArray.CreateBuilder<Colourway>();
        while (found.Count < count)
        {
            ColourwayKind wanted = found.Count % 2 == 0 ? ColourwayKind.Balanced : ColourwayKind.Unbalanced;
            // A palette comes once while others are left; where one kind has run out the other fills its place.
            Casting? next = castings.Where(New).OrderBy(c => c.Kind == wanted ? 0 : 1).ThenBy(c => chosen.Count(o => o.Palette == c.Palette)).ThenByDescending(c => c.Score).FirstOrDefault();
            if (next is null)
                break;
            chosen.Add(next);
            found.Add(design.Colourway(next, found.Count + 1));
        }
        return found.ToImmutable();

        bool New(Casting c) => chosen.All(o => Mean(o.Colours, c.Colours) >= Distinct) && Mean(design.Own, c.Colours) >= Distinct;
    }

    private static double Mean(Oklab[] a, Oklab[] b) => a.Zip(b, (x, y) => x.DistanceTo(y)).Average();

    /// <summary>Rank correlation of two lists; 1 where either has no spread.</summary>
    private static double Ranks(double[] a, double[] b)
    {
        double[] x = Order(a), y = Order(b);
        double mx = x.Average(), my = y.Average(), xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
            (xy, xx, yy) = (xy + (x[i] - mx) * (y[i] - my), xx + (x[i] - mx) * (x[i] - mx), yy + (y[i] - my) * (y[i] - my));
        return xx == 0 || yy == 0 ? 1 : xy / Math.Sqrt(xx * yy);

        // Ties share the mean of their places.
        static double[] Order(double[] of) => [.. of.Select(v => of.Count(o => o < v) + (of.Count(o => o == v) - 1) / 2.0)];
    }

    private sealed record Casting(Palette Palette, ColourwayKind Kind, PaletteRole[] From, Srgb[] Inks, Oklab[] Colours, double Score);

    // A design's inks and what they do.
    private sealed class Design
    {
        private readonly ImmutableArray<Ink> _inks;
        private readonly PaletteRole[] _leads;
        private readonly int? _ground, _hero, _line;
        private readonly Oklab _cloth;

        public Design(ImmutableArray<Ink> inks, ImmutableSortedDictionary<PaletteRole, int> roles, Srgb cloth)
        {
            (_inks, _cloth) = (inks, cloth.Oklab);
            _ground = Place(PaletteRole.Ground);
            _hero = Place(PaletteRole.Hero);
            _line = Place(PaletteRole.Line);
            Own = [.. inks.Select(i => i.Colour.Oklab)];
            // An ink that no role names takes one that is free.
            var free = new Queue<PaletteRole>(Importance.Where(r => !roles.ContainsKey(r) && r != PaletteRole.Ground).Reverse());
            _leads = [.. Enumerable.Range(0, inks.Length).Select(i => Importance.Where(r => roles.TryGetValue(r, out int at) && at == i).Cast<PaletteRole?>().FirstOrDefault()
                ?? (free.TryDequeue(out PaletteRole role) ? role : PaletteRole.Shade))];

            int? Place(PaletteRole role) => roles.TryGetValue(role, out int at) && at >= 0 && at < inks.Length ? at : null;
        }

        public Oklab[] Own { get; }

        /// <summary>The ways in which a palette can colour the design.</summary>
        public IEnumerable<Casting> Cast(Palette palette, Dice dice)
        {
            yield return Made(palette, _leads, dice);
            yield return Made(palette, ByValue(palette, turned: false), dice);
            yield return Made(palette, ByValue(palette, turned: true), dice);
            // The emphasis goes to another part.
            foreach ((PaletteRole a, PaletteRole b) in new[] { (PaletteRole.Hero, PaletteRole.Accent), (PaletteRole.Hero, PaletteRole.Support), (PaletteRole.Ground, PaletteRole.Line), (PaletteRole.Ground, PaletteRole.Shade), (PaletteRole.Light, PaletteRole.Shade) })
            {
                if (_leads.Contains(a))
                    yield return Made(palette, [.. _leads.Select(r => r == a ? b : r == b ? a : r)], dice);
            }
        }

        /// <summary>Whether a casting can be printed and read.</summary>
        public bool Holds(Oklab[] colours)
        {
            for (int i = 0; i < colours.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (colours[i].DistanceTo(colours[j]) < Apart)
                        return false;
                }
                if (_ground is null && colours[i].DistanceTo(_cloth) < Apart)
                    return false;
            }
            Oklab ground = _ground is int g ? colours[g] : _cloth;
            return Reads(_hero) && Reads(_line);

            bool Reads(int? ink) => ink is not int i || i == _ground || Math.Abs(colours[i].L - ground.L) >= Readable;
        }

        public Colourway Colourway(Casting casting, int number)
        {
            var inks = ImmutableArray.CreateBuilder<Ink>(_inks.Length);
            for (int i = 0; i < _inks.Length; i++)
            {
                if (_inks[i].Kind != InkKind.Spot)
                {
                    inks.Add(_inks[i]);
                    continue;
                }
                string name = Named(casting, i);
                string id = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
                if (id.Length == 0 || inks.Any(k => k.Id == id))
                    id = $"{id}-{casting.Inks[i].Hex[1..]}".Trim('-');
                inks.Add(new(id, name, casting.Inks[i]));
            }
            bool turned = casting.Kind == ColourwayKind.Unbalanced;
            LocalName of = casting.Palette.Name;
            return new(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}-{casting.Palette.Id}{(turned ? "-contrast" : "")}"),
                turned ? new(of.En + ", contrast", of.Zh + "（反差）") : of, casting.Kind, inks.MoveToImmutable());
        }

        private static string Named(Casting casting, int ink)
        {
            PaletteRole from = casting.From[ink];
            double moved = casting.Colours[ink].L - casting.Palette.Colours[from].Oklab.L;
            string name = casting.Palette.Names[from];
            return moved > 0.01 ? "Light " + name.ToLowerInvariant() : moved < -0.01 ? "Deep " + name.ToLowerInvariant() : name;
        }

        private Casting Made(Palette palette, PaletteRole[] from, Dice dice)
        {
            Srgb[] inks = [.. from.Select((role, i) => _inks[i].Kind == InkKind.Spot ? palette.Colours[role] : _inks[i].Colour)];
            MakeReadable(inks);
            Oklab[] colours = [.. inks.Select(c => c.Oklab)];
            double ranks = Ranks(Values(Own), Values(colours)), contrast = Contrast(colours);
            bool moved = Emphasis(Own) != Emphasis(colours);
            ColourwayKind kind = ranks >= Keeps && !moved ? ColourwayKind.Balanced : ColourwayKind.Unbalanced;
            // A casting that neither keeps nor turns is a poor one of either kind.
            double score = kind == ColourwayKind.Balanced ? ranks + contrast : (ranks <= Turns ? 0.6 : 0) + (moved ? 0.5 : 0) - 0.3 * ranks + 0.4 * contrast;
            return new(palette, kind, from, inks, colours, score + 0.15 * dice.Unit());
        }

        // Hero and line stand off from the ground, on bare cloth too: moved in lightness where the palette's colour does not.
        private void MakeReadable(Srgb[] inks)
        {
            double ground = _ground is int g ? inks[g].Oklab.L : _cloth.L;
            foreach (int? place in new[] { _hero, _line })
            {
                if (place is not int i || i == _ground || _inks[i].Kind != InkKind.Spot || Math.Abs(inks[i].Oklab.L - ground) >= Readable + 0.01)
                    continue;
                double up = ground + Readable + 0.02, down = ground - Readable - 0.02;
                bool lighter = inks[i].Oklab.L >= ground ? up <= 0.97 : down < 0.08;
                inks[i] = (inks[i].Oklab.Oklch with { L = lighter ? up : down }).Srgb;
            }
        }

        // Colours dealt by lightness: the lightest ink takes the lightest colour, or turned round the darkest.
        private PaletteRole[] ByValue(Palette palette, bool turned)
        {
            int[] order = [.. Enumerable.Range(0, _inks.Length).OrderBy(i => turned ? -Own[i].L : Own[i].L).ThenBy(i => i)];
            PaletteRole[] sorted = [.. palette.Colours.OrderBy(c => c.Value.Oklab.L).ThenBy(c => c.Key).Select(c => c.Key)];
            var from = new PaletteRole[_inks.Length];
            for (int i = 0; i < order.Length; i++)
                from[order[i]] = sorted[order.Length == 1 ? sorted.Length / 2 : (int)Math.Round((double)i * (sorted.Length - 1) / (order.Length - 1))];
            return from;
        }

        // Lightness of every ink, bare ground among them: turning values round needs something to turn against.
        private double[] Values(Oklab[] colours) => [.. colours.Select(c => c.L), .. _ground is null ? [_cloth.L] : Array.Empty<double>()];

        // The ink that stands off most from the ground by lightness and chroma: where the eye goes.
        private int Emphasis(Oklab[] colours)
        {
            Oklab ground = _ground is int g ? colours[g] : _cloth;
            return Enumerable.Range(0, colours.Length).Where(i => i != _ground && i != _line)
                .OrderByDescending(i => Math.Abs(colours[i].L - ground.L) + colours[i].Oklch.C * 1.5).ThenBy(i => i).FirstOrDefault(-1);
        }

        // 1 where every pair that touches keeps its step in lightness; a step that is larger counts half.
        private double Contrast(Oklab[] colours)
        {
            double miss = 0;
            int pairs = 0;
            for (int i = 0; i < colours.Length; i++)
            {
                for (int j = 0; j < i; j++, pairs++)
                    miss += Miss(Math.Abs(Own[i].L - Own[j].L), Math.Abs(colours[i].L - colours[j].L));
                if (_ground is null)
                {
                    miss += Miss(Math.Abs(Own[i].L - _cloth.L), Math.Abs(colours[i].L - _cloth.L));
                    pairs++;
                }
            }
            return pairs == 0 ? 1 : 1 - 2 * miss / pairs;

            static double Miss(double own, double now) => now < own ? own - now : (now - own) / 2;
        }
    }
}
