using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>Plans a batch that follows from one design: more like it, it in other colours, or it with what a comment asks for changed.</summary>
/// <remarks>
/// <para>More like this keeps family, repeat, motifs and, in three designs of four, the very inks. What changes a family's structure stays or goes one
/// step aside, the other values move by a fifth of their range at most, and every design has its own chance; the first one has the parent's values.</para>
/// <para>Other colours keeps every point: seed, values and who plays which role are the parent's, and the inks come from the palettes of the brief,
/// then from those of the whole catalogue, cast as colourways are, so that light and dark, contrast and wished or banned colours hold. No two are alike.</para>
/// <para>A revision keeps all that the comment does not speak of. The first design is the parent with the changes as asked for, the others go less far
/// or further, by other chance, so that there is something to choose from.</para>
/// </remarks>
public sealed class DerivedPlanner : IDerivedPlanner
{
    // One design of so many takes other colours, so that a batch near its parent is not of one colour alone.
    private const int OtherColoursEvery = 4;

    // How far the changes of a comment go, design by design.
    private static readonly double[] Strengths = [1, 0.65, 1.5, 1.2];

    private readonly Brief _brief;
    private readonly Derivation _derivation;
    private readonly Planner _planner;
    private readonly FamilyCard _card;
    private readonly Dice _dice;
    private readonly ImmutableHashSet<string> _kept;
    private readonly ImmutableArray<Colourway> _ways = [];
    private readonly RevisionReading? _reading;
    private readonly Reviser? _reviser;

    /// <summary>A plan.</summary>
    /// <param name="brief">The parent's brief, with the number that was ordered.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="derivation">What the batch follows from.</param>
    /// <exception cref="InputException">The parent is no design of the built-in engine, there are no other colours within the brief's wishes, or nothing of the comment is understood.</exception>
    public DerivedPlanner(Brief brief, TemplateCatalogue catalogue, Derivation derivation)
    {
        Recipe parent = derivation.Spec.Recipe;
        if (parent.Picture is not null || parent.Engine != ProceduralGenerator.Name)
            throw new InputException(derivation.Parent, null, Say(brief, $"The engine '{parent.Engine}' drew it, which this version does not know. Choose a variant of another engine.", $"该款由本版本不认识的引擎“{parent.Engine}”绘制。请选其他引擎的款。"));
        (_brief, _derivation) = (brief, derivation);
        _card = FamilyRegistry.Get(parent.Family).Card;
        _dice = new Dice(derivation.Seed).Fork("derived").Fork(derivation.Kind.ToString()).Fork(derivation.Parent);
        Brief own = brief with { Families = [_card.Id], Exclude = [], Motifs = [], ExcludeMotifs = [], Layouts = parent.Layout is RepeatLayout layout ? [new Stepping(layout, parent.DropParts)] : [], Pictures = null };
        _planner = new(own, catalogue);
        // What shows the brief's motifs, and none that it rules out, hangs on these values.
        _kept = brief.Motifs.IsEmpty && brief.ExcludeMotifs.IsEmpty ? [] : [.. _card.Shows.SelectMany(s => s.When).Select(w => w.Parameter)];
        if (derivation.Kind == DerivationKind.Revise)
        {
            _reading = RevisionReader.Read(derivation.Comment ?? "", _card.Kind, catalogue.Lexicon.Value);
            _reviser = new(_card, brief, new(() => RoleAreas.Of(parent, catalogue)), new(() => [.. FamilyRegistry.Get(_card.Id).Kinds(new(parent))]));
            return;
        }
        int wanted = derivation.Kind == DerivationKind.OtherColours ? Math.Max(brief.Count * 2, brief.Count + 8) : brief.Count / 2 + 4;
        _ways = _planner.Recolour(_card, new(parent.Inks, parent.Roles), wanted, _dice.Fork("colours"), []);
        // Few palettes suit the brief: then all others join, those of nails only for nails.
        if (_ways.Length < wanted)
            _ways = _planner.Recolour(_card, new(parent.Inks, parent.Roles), wanted, _dice.Fork("colours"), new Planner(own with { Palettes = [], Moods = [] }, catalogue).Palettes(_card));
        if (derivation.Kind == DerivationKind.OtherColours && _ways.IsEmpty)
            throw new InputException(derivation.Parent, null, Say(brief, "No other colours can be read on its cloth within the brief's wishes. Ask for more like it instead, or loosen the colours in the brief.", "在需求的颜色限制内，没有其他能在底布上看清的配色。请改用“更多类似”，或在需求中放宽颜色。"));
    }

    /// <inheritdoc/>
    public int Most => _derivation.Kind == DerivationKind.OtherColours ? _ways.Length : int.MaxValue;

    /// <inheritdoc/>
    public ImmutableArray<string> Remarks
    {
        get
        {
            if (_reading is null || _reviser is null)
                return [];
            bool zh = _brief.Language == Language.Chinese;
            string understood = string.Join(zh ? "、" : ", ", _reading.Understood.Select(u => zh ? $"“{u.Words}”＝{u.Means.Zh}" : $"'{u.Words}' = {u.Means.En}"));
            string left = string.Join(zh ? "、" : ", ", _reading.NotUnderstood);
            return
            [
                zh ? $"理解为：{understood}" : $"Understood: {understood}",
                .. left.Length == 0 ? Array.Empty<string>() : [zh ? $"未理解：{left}" : $"Not understood: {left}"],
                .. _reviser.Apply(_derivation.Spec.Recipe, _reading.Revision, 1).Remarks.Select(r => r.In(_brief.Language)),
            ];
        }
    }

    /// <inheritdoc/>
    public DesignSpec Spec(int index, int attempt) => _derivation.Kind switch
    {
        DerivationKind.OtherColours => InOtherColours(index, attempt),
        DerivationKind.Revise => Revised(index, attempt),
        _ => Near(index, attempt),
    };

    private DesignSpec Revised(int index, int attempt)
    {
        Recipe parent = _derivation.Spec.Recipe;
        double strength = Strengths[(index + attempt - 1) % Strengths.Length];
        // The first one is the design that was seen, so that what was asked for is all that changes.
        Recipe start = index == 0 && attempt == 1 ? parent : parent with { Seed = _dice.Fork("variant", index).Fork("try", attempt).Fork("seed").Bits() };
        Recipe recipe = _reviser!.Apply(start with { DrawnBy = [] }, _reading!.Revision, strength).Recipe;
        recipe = recipe with { Colourways = Others(recipe, index) };
        string changes = string.Join(_brief.Language == Language.Chinese ? "、" : ", ", _reading.Understood.Select(u => u.Means.In(_brief.Language)).Distinct());
        LocalName palette = recipe.Inks.SequenceEqual(parent.Inks) ? _derivation.Spec.PaletteName : new("Revised colours", "修改后的配色");
        return Made(index, attempt, recipe, palette, Say(_brief, $"{_derivation.Parent} revised: {changes}", $"{_derivation.Parent} 修改：{changes}"));
    }

    private DesignSpec InOtherColours(int index, int attempt)
    {
        // Further tries take colours that no first try has; where these have run out the try stays what it was.
        int place = index + (attempt - 1) * _brief.Count;
        Colourway way = _ways[place < _ways.Length ? place : index % _ways.Length];
        return Made(index, attempt, Coloured(AsDrawn(_derivation.Spec.Recipe), way, index), way.Name, Say(_brief, $"{_derivation.Parent} in other colours: {way.Name.En}", $"{_derivation.Parent} 换色：{way.Name.Zh}"));
    }

    private DesignSpec Near(int index, int attempt)
    {
        Recipe parent = _derivation.Spec.Recipe;
        Dice dice = _dice.Fork("variant", index).Fork("try", attempt);
        Recipe recipe = parent with
        {
            EngineVersion = ProceduralGenerator.Version,
            Seed = dice.Fork("seed").Bits(),
            DrawnBy = [],
            Parameters = index == 0 ? parent.Parameters : NearValues.Of(_card, _kept, parent.Parameters, attempt > 2 ? 0.5 : 1, dice.Fork("values")),
        };
        Colourway? way = index % OtherColoursEvery == OtherColoursEvery - 1 && !_ways.IsEmpty ? _ways[(index / OtherColoursEvery + attempt - 1) % _ways.Length] : null;
        recipe = way is null ? recipe with { Colourways = Others(recipe, index) } : Coloured(recipe, way, index);
        return Made(index, attempt, recipe, way?.Name ?? _derivation.Spec.PaletteName, Say(_brief, index == 0 ? $"as {_derivation.Parent}, by other chance" : $"near {_derivation.Parent}", index == 0 ? $"同 {_derivation.Parent}，换随机排布" : $"与 {_derivation.Parent} 相近"));
    }

    private Recipe Coloured(Recipe recipe, Colourway way, int index)
    {
        recipe = recipe with { EngineVersion = ProceduralGenerator.Version, Inks = way.Inks, Palette = recipe.PaletteExchanged };
        return recipe with { Colourways = Others(recipe, index) };
    }

    // Families choose some details by contrast: that choice stays the parent's.
    private static Recipe AsDrawn(Recipe parent) => parent.DrawnBy.IsEmpty ? parent with { DrawnBy = [.. parent.Inks.Select(i => i.Colour)] } : parent;

    private ImmutableArray<Colourway> Others(Recipe recipe, int index) =>
        _planner.Recolour(_card, new(recipe.Inks, recipe.Roles), _brief.Colourways, _dice.Fork("colourways", index), []);

    private DesignSpec Made(int index, int attempt, Recipe recipe, LocalName palette, string reason)
    {
        Stepping? stepping = recipe.Layout is RepeatLayout layout ? new Stepping(layout, recipe.DropParts) : null;
        string title = string.Create(CultureInfo.InvariantCulture, $"{_card.Name.In(_brief.Language)} {palette.In(_brief.Language)} {index + 1:00}");
        return new(index, attempt, title, _card.Name, palette, _brief.MaxInks, _card.IsToss, FamilyProfiles.Of(_card.Id).Band, Planner.Traits(_card, stepping, recipe), recipe, attempt > 1 ? [reason, Say(_brief, $"try {attempt}", $"第{attempt}次尝试")] : [reason]);
    }

    private static string Say(Brief brief, string en, string zh) => brief.Language == Language.Chinese ? zh : en;
}
