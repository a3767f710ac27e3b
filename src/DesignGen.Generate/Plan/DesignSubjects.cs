using System.Collections.Concurrent;
using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>What the built-in families and the shop's lexicons say of designs, and so every feature that a taste can go by.</summary>
/// <remarks>Pure but for what it remembers of lexicons; safe for several threads.</remarks>
/// <param name="catalogue">The shop's templates.</param>
public sealed class DesignSubjects(TemplateCatalogue catalogue)
{
    // A word for fewer families than this says no more than their names.
    private const int LeastFamilies = 3;

    private static readonly FamilyCard[] Cards = [.. FamilyRegistry.All.Select(f => f.Card)];

    private readonly ConcurrentDictionary<string, ImmutableArray<MotifConcept>> _wider = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, FamilyWord>> _patterns = new(() => catalogue.Lexicon.Value.Families.Values.Where(w => w.Families.Length >= LeastFamilies)
        .SelectMany(w => w.Families.Select(f => (Family: f, Word: w))).ToLookup(p => p.Family, p => p.Word, StringComparer.Ordinal));

    /// <summary>What is known of a design before it is drawn.</summary>
    public ImmutableArray<DesignFeature> Planned(DesignSpec spec) => DesignFeatures.Planned(spec, Of(spec.Recipe));

    /// <summary>All that is known of a design that was drawn.</summary>
    public ImmutableArray<DesignFeature> All(DesignSpec spec, GateReport report) => Planned(spec).AddRange(DesignFeatures.Measured(report));

    /// <summary>What a recipe's family says of its design; <see cref="DesignSubject.Unknown"/> where no built-in family draws it.</summary>
    public DesignSubject Of(Recipe recipe)
    {
        if (recipe.Engine != ProceduralGenerator.Name || Array.Find(Cards, c => c.Id == recipe.Family) is not { } card)
            return DesignSubject.Unknown;
        FamilyParameter? largest = card.Parameters.Where(p => p.Unit == "mm").MaxBy(p => p.High);
        double? scale = largest is not null && recipe.Parameters.TryGetValue(largest.Name, out double value) ? value : null;
        ImmutableArray<MotifConcept> shows = [.. Seen(card, recipe).SelectMany(m => Wider(m)).Concat(Common(card, recipe)).DistinctBy(m => m.Id)];
        return new([.. _patterns.Value[card.Id]], shows, FamilyProfiles.Of(card.Id).Areas, scale);
    }

    // What the values surely show, and the kinds that the recipe chose.
    private static IEnumerable<string> Seen(FamilyCard card, Recipe recipe) =>
        card.With(recipe.PackMotifs).Shows.Where(s => s.How == ShownHow.Surely ? Holds(s, recipe) : s.How == ShownHow.Kind && recipe.Motifs.Contains(s.Motif)).Select(s => s.Motif).Distinct();

    // Where chance takes the kinds, what all of them are: some flower, if no one knows which.
    private IEnumerable<MotifConcept> Common(FamilyCard card, Recipe recipe) =>
        !recipe.Motifs.IsEmpty ? [] : card.Shows.Where(s => s.How == ShownHow.Kind && Holds(s, recipe)).Select(s => (IEnumerable<MotifConcept>)Wider(s.Motif)).DefaultIfEmpty([]).Aggregate((all, next) => all.IntersectBy(next.Select(m => m.Id), m => m.Id));

    private static bool Holds(Shown shown, Recipe recipe) => !shown.OnRequest && shown.When.All(when =>
        when.Parameter == ShownWhen.Lettering ? when.Holds(recipe.Lettering.Length) : recipe.Parameters.TryGetValue(when.Parameter, out double value) && when.Holds(value));

    // A motif and all that it is a kind of, itself first.
    private ImmutableArray<MotifConcept> Wider(string motif) => _wider.GetOrAdd(motif, first =>
    {
        var found = new List<MotifConcept>();
        var open = new Queue<string>([first]);
        while (open.TryDequeue(out string? id))
        {
            if (!catalogue.Lexicon.Value.Motifs.TryGetValue(id, out MotifConcept? concept) || found.Contains(concept))
                continue;
            found.Add(concept);
            foreach (string wider in concept.Is)
                open.Enqueue(wider);
        }
        return [.. found];
    });
}
