using System.Collections.Concurrent;
using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Tastes;

namespace DesignGen.Generate.Plan;

/// <summary>Lets a house's taste choose among the designs that a planner could make, and leaves some places to chance so that the taste goes on learning.</summary>
/// <remarks>
/// Places are taken two dozen at a time. A quarter of them explore: they get the design that the planner without a taste would put there, which also
/// measures what the taste is worth. For the others the planner proposes sixteen designs a place, from places beyond the largest batch, and they are taken one by one:
/// each time the one with the greatest log-odds of approval, less something for each time that its family or its palette stands in the two dozen already, so
/// that a batch stays a choice. Pure: the same taste, brief and seed give the same plan, in whatever order it is asked for. Safe for several threads.
/// </remarks>
/// <param name="taste">A taste that is sure.</param>
/// <param name="subjects">What designs have.</param>
/// <param name="dice">Chance of the plan.</param>
/// <param name="propose">The planner's first try at a place, colourways left out.</param>
internal sealed class TasteSteering(Taste taste, DesignSubjects subjects, Dice dice, Func<int, DesignSpec> propose)
{
    // Places that are settled together, and how many of these chance alone fills.
    private const int Window = 24, Exploring = 6;

    // Designs to choose from: sixteen for each place that is not explored.
    private const int Proposals = 288;

    // No brief asks for more variants, so that no place explored gets a design that is proposed for another.
    private const int Beyond = 2000;

    // What it costs, in log-odds, that a family or a palette comes again: the second design of a family must have nearly twice the odds of another family's first.
    private const double FamilyAgain = 0.6, PaletteAgain = 0.4;

    // Features that moved the odds by less than a tenth go without saying.
    private const double Telling = 0.1;
    private const int MostTold = 3;

    // Later tries take another palette or family, which the taste did not choose.
    private const int LastTryAsChosen = 3;

    private readonly ConcurrentDictionary<int, Lazy<ImmutableArray<int>>> _windows = new();

    /// <summary>Whose design a place gets: its own where it explores, else that of a place beyond the batch.</summary>
    /// <param name="index">Place in the batch, from 0.</param>
    public int Of(int index) => _windows.GetOrAdd(index / Window, w => new(() => Settle(w))).Value[index % Window];

    /// <summary>A place's order with the taste's part in it told.</summary>
    /// <param name="spec">The order as the planner made it for what <see cref="Of"/> says.</param>
    /// <param name="language">Language of the reasons.</param>
    public DesignSpec Explain(DesignSpec spec, Language language)
    {
        if (spec.Try > LastTryAsChosen)
            return spec;
        bool chinese = language == Language.Chinese;
        if (Of(spec.Index) == spec.Index)
            return spec with { Reasons = spec.Reasons.Add(chinese ? "不按本店口味，留作尝试" : "left open, so that the house's taste goes on learning") };
        string[] liked = [.. taste.Reasons(subjects.Planned(spec)).Where(r => r.LogOdds >= Telling).Take(MostTold).Select(r => r.Name.In(language))];
        string reason = (chinese ? "按本店口味挑选" : "chosen by the house's taste") + (liked.Length == 0 ? "" : chinese ? $"：{string.Join("、", liked)}" : $": {string.Join(", ", liked)}");
        return spec with { IsByTaste = true, Reasons = spec.Reasons.Add(reason) };
    }

    private ImmutableArray<int> Settle(int window)
    {
        int first = window * Window;
        HashSet<int> exploring = [.. dice.Fork("exploring", window).Shuffle(Enumerable.Range(0, Window)).Take(Exploring)];
        int[] settled = new int[Window];
        Dictionary<string, int> families = new(StringComparer.Ordinal), palettes = new(StringComparer.Ordinal);
        foreach (int place in exploring)
        {
            settled[place] = first + place;
            Count(propose(first + place));
        }
        var open = new List<(int Place, DesignSpec Spec, double LogOdds)>();
        foreach (int place in Enumerable.Range(Beyond + window * Proposals, Proposals))
        {
            DesignSpec spec = propose(place);
            open.Add((place, spec, taste.LogOdds(subjects.Planned(spec))));
        }
        List<int> taken = [];
        while (taken.Count < Window - Exploring)
        {
            (int Place, DesignSpec Spec, double LogOdds) best = open.MaxBy(o => o.LogOdds - FamilyAgain * families.GetValueOrDefault(o.Spec.Recipe.Family) - PaletteAgain * palettes.GetValueOrDefault(o.Spec.Recipe.Palette));
            open.Remove(best);
            taken.Add(best.Place);
            Count(best.Spec);
        }
        // In the order of the plan, so that the best are not all at the start.
        var next = new Queue<int>(taken.Order());
        for (int place = 0; place < Window; place++)
        {
            if (!exploring.Contains(place))
                settled[place] = next.Dequeue();
        }
        return [.. settled];

        void Count(DesignSpec spec)
        {
            families[spec.Recipe.Family] = families.GetValueOrDefault(spec.Recipe.Family) + 1;
            if (spec.Recipe.Palette.Length > 0)
                palettes[spec.Recipe.Palette] = palettes.GetValueOrDefault(spec.Recipe.Palette) + 1;
        }
    }
}
