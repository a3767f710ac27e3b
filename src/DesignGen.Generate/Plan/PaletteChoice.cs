using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>Which palette each design of a batch takes: what the brief names, else what suits its words, the cloth and the family, far ones first.</summary>
/// <remarks>Pure: the same brief, catalogue, family and round give the same palette. Safe for several threads.</remarks>
/// <param name="brief">The brief.</param>
/// <param name="catalogue">The shop's palettes and harmonies.</param>
/// <param name="steering">What the brief wishes and bans.</param>
/// <param name="dice">Chance of the batch.</param>
internal sealed class PaletteChoice(Brief brief, TemplateCatalogue catalogue, ColourSteering steering, Dice dice)
{
    // So many palettes that come nearest to the wished colours are companions enough for a batch.
    private const int Companions = 12;

    // Where colour is left open, one design of so many takes a new palette from a harmony, so that a large batch goes beyond the list.
    private const int HarmonyEvery = 5;

    // Palettes that a harmony named alone offers to colourways.
    private const int PerHarmony = 10;

    // Tries for a harmony's palette without banned colours; what then has some is moved.
    private const int Draws = 6;

    // A turn by the golden angle never comes near a hue that was there shortly before.
    private const double GoldenDegrees = 137.508;

    // Fewer palettes than this that carry the brief's words would make a batch of one look: then the others join.
    private const int LeastFitting = 4;

    private readonly ConcurrentDictionary<string, Palette[]> _lists = new();
    private readonly ulong _seed = dice.Fork("palette choice").Bits();

    private readonly Harmony[] _harmonies = [.. brief.Palettes.IsEmpty
        ? Fitting(catalogue.Harmonies.Values.Where(h => !brief.ExcludePalettes.Contains(h.Id)), brief, h => h.Tags)
        : brief.Palettes.Where(catalogue.Harmonies.ContainsKey).Select(id => catalogue.Harmonies[id])];

    /// <summary>The palette of a design.</summary>
    /// <param name="card">Its family.</param>
    /// <param name="place">The family's place among those of the batch; families start at different palettes.</param>
    /// <param name="round">Which design of its family it is, from 0, tries that asked for another palette added.</param>
    /// <param name="worn">Tags of the palettes that its leading motif is known by; empty for any.</param>
    public Palette For(FamilyCard card, int place, int round, ImmutableArray<string> worn)
    {
        Palette[] list = Of(card, worn);
        bool open = brief.Palettes.IsEmpty;
        int number = round + place;
        if (_harmonies.Length > 0 && card.Kind != ArtKind.NailSet && (open ? number % HarmonyEvery == HarmonyEvery - 1 : number % (list.Length + _harmonies.Length) >= list.Length))
        {
            Dice own = new Dice(_seed).Fork(card.Id, round);
            // Round a wished colour where one can be a hero.
            Srgb[] centres = [.. steering.Wished.Select(w => w.Colour).Where(c => Harmonies.CanCentre(c) && c.Oklab.Oklch.C >= 0.04)];
            if (centres.Length > 0)
                return Harmonies.Around(centres[number / HarmonyEvery % centres.Length], own.Pick(_harmonies), own);
            // Hues by the golden angle: the next is far from those before. What has banned colours in it gives way to another where that has none.
            Palette made = Harmonies.Make(own.Pick(_harmonies), number * GoldenDegrees + own.Between(-12, 12), own);
            for (int more = 1; more < Draws && steering.Offends(made, card.PrintsGround); more++)
                made = Harmonies.Make(own.Pick(_harmonies), (number + more) * GoldenDegrees + own.Between(-12, 12), own);
            return made;
        }
        // The whole list by a step near the golden section, far palettes first.
        int step = Coprime((int)Math.Round(list.Length * 0.618), list.Length), start = Coprime((int)Math.Round(list.Length * 0.382), list.Length);
        return list[(int)(((long)round * step + (long)place * start) % list.Length)];
    }

    /// <summary>Where further colourways of a family's designs may come from: the palettes that its designs take, or some of the harmonies named alone.</summary>
    public IReadOnlyList<Palette> ForColourways(FamilyCard card)
    {
        Palette[] list = Of(card, []);
        return list.Length > 0 ? list : [.. Enumerable.Range(0, PerHarmony * _harmonies.Length)
            .Select(i => Harmonies.Make(_harmonies[i % _harmonies.Length], i * GoldenDegrees, new Dice(_seed).Fork("colourway", i)))
            .Select((made, i) => made with { Id = string.Create(CultureInfo.InvariantCulture, $"{made.Id}-{i}") })];
    }

    private Palette[] Of(FamilyCard card, ImmutableArray<string> worn) => _lists.GetOrAdd(worn.IsEmpty ? card.Id : $"{card.Id} {string.Join(' ', worn)}", _ => List(card, worn));

    private Palette[] List(FamilyCard card, ImmutableArray<string> worn)
    {
        IEnumerable<Palette> open = catalogue.Palettes.Values.Where(p => !brief.ExcludePalettes.Contains(p.Id));
        if (!brief.Palettes.IsEmpty)
        {
            open = brief.Palettes.Where(catalogue.Palettes.ContainsKey).Select(id => catalogue.Palettes[id]);
            // Harmonies named alone make every palette themselves; nail sets, which they do not suit, then take what the shop has.
            if (!open.Any() && card.Kind != ArtKind.NailSet)
                return [];
            open = open.Any() ? open : catalogue.Palettes.Values.Where(p => p.Tags.Contains("nails") && !brief.ExcludePalettes.Contains(p.Id));
        }
        else
        {
            bool nails = card.Kind == ArtKind.NailSet;
            open = open.Where(p => p.Tags.Contains("nails") == nails);
            // A wished colour goes before what a motif is known by, and that before a mood.
            Palette[] known = steering.Wished.IsEmpty ? [.. open.Where(p => p.Tags.Any(worn.Contains))] : [];
            Palette[] both = [.. known.Where(p => p.Tags.Any(brief.Moods.Contains))];
            open = both.Length > 0 ? both : known.Length > 0 ? known : Fitting(open, brief, p => p.Tags);
            if (known.Length > 0 && steering.IsIdle)
                return [.. new Dice(_seed).Fork(card.Kind.ToString()).Shuffle(open.OrderBy(p => p.Id, StringComparer.Ordinal))];
            if (!steering.IsIdle)
                return [.. new Dice(_seed).Fork(card.Kind.ToString()).Shuffle(Steered([.. open], card).OrderBy(p => p.Id, StringComparer.Ordinal))];
            // The better half of each kind of ground, so that dark and coloured grounds come as often as there are such palettes.
            open = open.GroupBy(p => p.GroundTone()).SelectMany(kind =>
            {
                Palette[] suited = [.. kind.OrderByDescending(p => Suits(p, card)).ThenBy(p => p.Id, StringComparer.Ordinal)];
                return suited.Take(Math.Max(Math.Min(4, suited.Length), (suited.Length + 1) / 2));
            });
        }
        return [.. new Dice(_seed).Fork(card.Kind.ToString()).Shuffle(open.OrderBy(p => p.Id, StringComparer.Ordinal))];
    }

    // Palettes without banned colours; where these are few, beside them those with the fewest, which are moved. Of these what comes nearest to the wished ones.
    private IEnumerable<Palette> Steered(Palette[] open, FamilyCard card)
    {
        (Palette Palette, int Banned)[] rated = [.. open.Select(p => (p, steering.Banned(p, card.PrintsGround))).OrderBy(p => p.Item2).ThenBy(p => p.p.Id, StringComparer.Ordinal)];
        open = [.. rated.Take(Math.Max(Companions, rated.Count(p => p.Banned == 0))).Select(p => p.Palette)];
        return steering.Wished.IsEmpty ? open : open.OrderBy(steering.Lacks).ThenBy(p => p.Id, StringComparer.Ordinal).Take(Companions);
    }

    private double Suits(Palette palette, FamilyCard card) =>
        Colouring.SuitsCloth(palette, brief.Garment.Colour, card.PrintsGround) + 0.1 * Math.Min(3, palette.Tags.Count(t => card.Tags.Contains(t)));

    private static T[] Fitting<T>(IEnumerable<T> all, Brief brief, Func<T, IEnumerable<string>> tags)
    {
        T[] known = [.. all], fitting = [.. known.Where(t => tags(t).Any(brief.Moods.Contains))];
        return fitting.Length >= LeastFitting ? fitting : known;
    }

    private static int Coprime(int near, int count)
    {
        int step = Math.Max(1, near);
        while (System.Numerics.BigInteger.GreatestCommonDivisor(step, Math.Max(1, count)) > 1)
            step++;
        return step;
    }
}
