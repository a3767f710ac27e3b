using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>Changes a design as a reviewer asked: through the knobs of its family, its motifs, its repeat and its inks; what was not asked for stays.</summary>
/// <remarks>Pure. What a family has no knob for, or what its press does not allow, is told in the remarks and left as it was.</remarks>
/// <param name="card">The design's family.</param>
/// <param name="brief">The brief, whose limits of inks hold.</param>
/// <param name="areas">Share of the page of each role in the design that was seen; asked for where a colour is to be more or less.</param>
/// <param name="kinds">Kinds of motif that chance took for the design that was seen, what is seen most first; asked for where it named none and one is added.</param>
internal sealed class Reviser(FamilyCard card, Brief brief, Lazy<ImmutableSortedDictionary<PaletteRole, double>> areas, Lazy<ImmutableArray<string>> kinds)
{
    /// <summary>The design with its changes.</summary>
    /// <param name="recipe">The design.</param>
    /// <param name="revision">What is to change.</param>
    /// <param name="strength">How far steps go; 1 as asked for.</param>
    /// <returns>The recipe, and what could not be done.</returns>
    public (Recipe Recipe, ImmutableArray<LocalName> Remarks) Apply(Recipe recipe, Revision revision, double strength)
    {
        var remarks = ImmutableArray.CreateBuilder<LocalName>();
        recipe = recipe with { EngineVersion = ProceduralGenerator.Version, Parameters = Turned(recipe, revision, strength, remarks) };
        if (!revision.Motifs.IsEmpty || !revision.NoMotifs.IsEmpty)
            recipe = Showing(recipe, revision, remarks);
        if (revision.Repeat is { } key)
            recipe = Stepped(recipe, SteppingNames.Find(key)!.Value, remarks);
        var inks = new RevisedInks(recipe, card, areas, brief.MaxInks, remarks);
        if (revision.Steps.TryGetValue(RevisedTrait.Colours, out double colours))
            inks.Count(colours < 0 ? Math.Max(1, recipe.Inks.Length - Math.Max(1, (int)Math.Round(-colours * strength))) : Math.Min(brief.MaxInks, recipe.Inks.Length + 1));
        if (revision.MaxInks is int most && recipe.Inks.Length > most)
            inks.Count(most);
        foreach (ColourChange change in revision.Colours)
            inks.Change(change, strength);
        return (inks.On(recipe), remarks.ToImmutable());
    }

    private ImmutableSortedDictionary<string, double> Turned(Recipe recipe, Revision revision, double strength, ImmutableArray<LocalName>.Builder remarks)
    {
        var values = recipe.Parameters.ToBuilder();
        foreach ((RevisedTrait trait, double steps) in revision.Steps)
        {
            ImmutableArray<(FamilyParameter Knob, int Way)> knobs = RevisionKnobs.Of(card, trait);
            bool moved = Move(knobs, steps * strength);
            // A design with less going on is opened up, too, and keeps its scale.
            if (trait == RevisedTrait.Busy)
                moved |= Move([.. RevisionKnobs.Of(card, RevisedTrait.Density).Where(k => !knobs.Contains(k))], steps * strength / 2);
            LocalName name = RevisionWords.Name(trait, steps);
            if (knobs.IsEmpty && trait != RevisedTrait.Colours)
                remarks.Add(new($"{card.Name.En} has nothing to turn for '{name.En}'; that stays as it was.", $"{card.Name.Zh}没有可调的“{name.Zh}”，保持不变。"));
            else if (!moved && trait != RevisedTrait.Colours)
                remarks.Add(new($"'{name.En}': the design is at the end of what {card.Name.En} allows already.", $"“{name.Zh}”：已到{card.Name.Zh}的极限。"));
        }
        foreach (MotifSize size in revision.Sizes)
        {
            ImmutableArray<(FamilyParameter Knob, int Way)> own = RevisionKnobs.OfSize(card, size.Wider), knobs = own.IsEmpty ? RevisionKnobs.Of(card, RevisedTrait.Size) : own;
            bool moved = Move(knobs, size.Steps * strength);
            LocalName name = size.Steps > 0 ? new($"larger {size.Name.En}", $"{size.Name.Zh}放大") : new($"smaller {size.Name.En}", $"{size.Name.Zh}缩小");
            if (knobs.IsEmpty)
                remarks.Add(new($"{card.Name.En} has nothing to turn for '{name.En}'; that stays as it was.", $"{card.Name.Zh}没有可调的“{name.Zh}”，保持不变。"));
            else if (!moved)
                remarks.Add(new($"'{name.En}': the design is at the end of what {card.Name.En} allows already.", $"“{name.Zh}”：已到{card.Name.Zh}的极限。"));
            else if (own.IsEmpty && (recipe.Motifs.IsEmpty || !recipe.Motifs.All(size.Kinds.Contains)))
                remarks.Add(new($"{card.Name.En} turns the {size.Name.En} along with all else, so '{name.En}' is done to the whole design.", $"{card.Name.Zh}不能单独调整{size.Name.Zh}，“{name.Zh}”作用于整个图案。"));
        }
        return values.ToImmutable();

        bool Move(IEnumerable<(FamilyParameter Knob, int Way)> knobs, double steps)
        {
            bool any = false;
            foreach ((FamilyParameter knob, int way) in knobs)
            {
                double value = values.GetValueOrDefault(knob.Name, knob.Default), next = RevisionKnobs.Moved(knob, value, steps * way);
                any |= next != value;
                values[knob.Name] = next;
            }
            return any;
        }
    }

    private Recipe Showing(Recipe recipe, Revision revision, ImmutableArray<LocalName>.Builder remarks)
    {
        var parameters = recipe.Parameters.ToBuilder();
        foreach (FamilyParameter knob in revision.NoMotifs.SelectMany(m => RevisionKnobs.OfThing(card, m)))
            parameters[knob.Name] = knob.Low;
        ImmutableArray<string> bans = [.. brief.ExcludeMotifs.Union(revision.NoMotifs.Where(m => MotifWords.Drawable.Contains(m) || recipe.PackMotifs.Any(p => p.Id == m))).Except(revision.Motifs.SelectMany(m => m.Draw.Take(m.Alike))).Order(StringComparer.Ordinal)];
        var values = new MotifValues(card, brief with { Motifs = revision.Motifs, ExcludeMotifs = bans });
        if (!values.IsAllowed)
        {
            remarks.Add(new($"{card.Name.En} can't do without what it is made of; for other motifs choose another pattern.", $"{card.Name.Zh}离不开其主体图案；如需其他图案请换花型。"));
            values = new(card, brief with { Motifs = revision.Motifs });
            bans = brief.ExcludeMotifs;
            if (!values.IsAllowed)
                return recipe with { Parameters = parameters.ToImmutable() };
        }
        int? lead = null;
        for (int wish = revision.Motifs.Length - 1; wish >= 0; wish--)
        {
            if (values.Rank(wish) is not null)
                lead = wish;
            else
                remarks.Add(new($"{card.Name.En} draws no {revision.Motifs[wish].Name.En}; ask for it in a brief.", $"{card.Name.Zh}画不出{revision.Motifs[wish].Name.Zh}；请另写需求。"));
        }
        MotifSetting setting = values.Set(parameters.ToImmutable(), lead, 0);
        // Beside what is added stays what chance gave a design that named nothing.
        IEnumerable<string> has = recipe.Motifs.IsEmpty && lead is not null ? kinds.Value : recipe.Motifs;
        string[] kept = [.. has.Where(m => !bans.Contains(m))];
        string[] wanted = Wanted(setting.Motifs), more = [.. Wanted(kept).Except(wanted).Take(Math.Max(0, card.KindsTogether - wanted.Length))];
        // What would go along with others anyhow is wanted only where a recipe names nothing else like it.
        IEnumerable<string> joined = more.Any(GoesAlong) ? wanted : setting.Motifs;
        ImmutableArray<string> motifs = lead is null && kept.Any(IsKind) ? [.. kept] : setting.Motifs.IsEmpty ? [] : [.. joined.Concat(more.Except(joined))];
        return recipe with { Parameters = setting.Parameters, Motifs = motifs, PackMotifs = [.. brief.PackMotifs.Concat(recipe.PackMotifs).Where(m => card.TakesPacks && motifs.Contains(m.Id)).DistinctBy(m => m.Id)] };

        string[] Wanted(IReadOnlyCollection<string> named) => [.. named.Where(m => IsKind(m) && (!GoesAlong(m) || named.Count(GoesAlong) <= card.KindsTogether))];

        bool GoesAlong(string id) => card.Shows.Any(s => s.Motif == id && s.How == ShownHow.Filler);

        bool IsKind(string id) => card.Shows.Any(s => s.Motif == id && s.How == ShownHow.Kind) || recipe.PackMotifs.Any(m => m.Id == id);
    }

    private Recipe Stepped(Recipe recipe, Stepping stepping, ImmutableArray<LocalName>.Builder remarks)
    {
        if (recipe.Layout is not null && card.Layouts.Contains(stepping.Layout))
        {
            return recipe with
            {
                Layout = stepping.Layout,
                DropParts = stepping.DropParts,
                WidthMm = Planner.Side(Length.FromMillimetres(recipe.WidthMm), stepping),
                HeightMm = Planner.Side(Length.FromMillimetres(recipe.HeightMm), stepping),
            };
        }
        remarks.Add(recipe.Layout is null
            ? new("The design is no all-over print, so it has no repeat to change.", "该款不是满版图案，没有接版可改。")
            : new($"{card.Name.En} can't be stepped as {stepping.Name().En.ToLowerInvariant()}; the repeat stays.", $"{card.Name.Zh}不能用{stepping.Name().Zh}，接版不变。"));
        return recipe;
    }
}
