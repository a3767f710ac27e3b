using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Generate.Colour;
using DesignGen.Generate.Pictures;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>Plans a batch that follows from a picture that a model made: more like it, or its drawing in other inks.</summary>
/// <remarks>
/// <para>More like this says the same words to the same model. Designs take turns: begun from the parent's picture, nearer and further, where the model takes
/// one; of the words alone, by other chance; and where the picture is a motif, the very motif laid out anew, which asks the model for nothing.</para>
/// <para>Other colours takes the parent's picture, traced into the parent's inks, and prints it in others, so that no point moves. A picture printed in the colours
/// that were found in it has no inks to exchange.</para>
/// </remarks>
public sealed class DerivedPicturePlanner : IDerivedPlanner
{
    // How far designs may leave the parent's picture, in turn. Models keep the composition up to a half or so, and the subject up to three quarters.
    private static readonly double[] Strengths = [0.45, 0.6, 0.75];

    private readonly Brief _brief;
    private readonly Derivation _derivation;
    private readonly PictureModel? _model;
    private readonly FamilyCard _card;
    private readonly PaletteChoice _palettes;
    private readonly ColourSteering _steering;
    private readonly Dice _dice;
    private readonly ImmutableArray<Way> _turn;
    private readonly ImmutableArray<Colourway> _ways = [];

    // How a design comes near its parent.
    private enum Way
    {
        // The very picture, laid out anew.
        LaidAnew,

        // Begun from the parent's picture.
        FromPicture,

        // The same words alone.
        FromWords,
    }

    /// <summary>A plan.</summary>
    /// <param name="brief">The parent's brief, with the number that was ordered.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="derivation">What the batch follows from.</param>
    /// <exception cref="InputException">The parent's model is gone, it has no inks to exchange, no others suit the brief, or a comment is to change it.</exception>
    public DerivedPicturePlanner(Brief brief, TemplateCatalogue catalogue, Derivation derivation)
    {
        Recipe parent = derivation.Spec.Recipe;
        PictureOrder order = parent.Picture ?? throw new ArgumentException("The parent is no picture.", nameof(derivation));
        (_brief, _derivation) = (brief, derivation);
        _dice = new Dice(derivation.Seed).Fork("derived").Fork(derivation.Kind.ToString()).Fork(derivation.Parent);
        _card = PictureToss.Card with { Id = parent.Family, Kind = parent.Kind, PrintsGround = parent.Kind == ArtKind.AllOver };
        _model = catalogue.PictureModels.GetValueOrDefault(order.Model);
        if (derivation.Kind == DerivationKind.Revise)
            throw Refused("A model made it from words, so a comment can't change it. Ask for more like it, or order its brief again and say there what the picture should show instead.", "该款由模型按文字生成，无法按意见修改。请改用“更多类似”，或在原需求中写明图片应呈现的内容后重新提交。");
        if (derivation.Kind == DerivationKind.MoreLikeThis && _model is null)
            throw Refused($"The model '{order.Model}' that made it is not here any more, so it can make no more like it. Install it again with `designgen models add`, or order the brief with another model.", $"生成该款的模型“{order.Model}”已不在本机，无法继续生成。请用 `designgen models add` 重新安装，或用其他模型提交需求。");
        if (derivation.Kind == DerivationKind.OtherColours && parent.Inks.IsEmpty)
            throw Refused("A model made it from words, and its colours are those of its picture. Order its brief again with the colours or a palette named; the model is told them.", "该款由模型按文字生成，颜色取自图片。请在原需求中写明颜色或配色后重新提交，模型会按此生成。");
        bool begins = derivation.Picture is not null && _model is { Abilities: { Start: true, Strength: true } };
        _turn = [.. order.Use == PictureUse.Motif ? [Way.LaidAnew] : Array.Empty<Way>(), .. begins ? [Way.FromPicture] : Array.Empty<Way>(), Way.FromWords];
        _steering = new(brief);
        _palettes = new(brief, catalogue, _steering, _dice.Fork("palettes"));
        if (derivation.Kind != DerivationKind.OtherColours)
            return;
        int wanted = Math.Max(brief.Count * 2, brief.Count + 8);
        _ways = Recolour(parent, wanted, _dice.Fork("colours"), []);
        // Few palettes suit the brief: then all others join.
        if (_ways.Length < wanted)
            _ways = Recolour(parent, wanted, _dice.Fork("colours"), new PaletteChoice(brief with { Palettes = [], Moods = [] }, catalogue, _steering, _dice.Fork("palettes")).ForColourways(_card));
        if (_ways.IsEmpty)
            throw Refused("No other colours can be read on its cloth within the brief's wishes. Ask for more like it instead, or loosen the colours in the brief.", "在需求的颜色限制内，没有其他能在底布上看清的配色。请改用“更多类似”，或在需求中放宽颜色。");
    }

    /// <inheritdoc/>
    public int Most => _derivation.Kind == DerivationKind.OtherColours ? _ways.Length : int.MaxValue;

    /// <inheritdoc/>
    public ImmutableArray<string> Remarks => _derivation.Kind == DerivationKind.MoreLikeThis && _model!.Identity != _derivation.Spec.Recipe.Picture!.Identity
        ? [Say($"The model '{_model.Id}' has changed since this picture was made; what it makes now may look different.", $"模型“{_model.Id}”在该图生成后有变动，新图效果可能不同。")]
        : [];

    /// <inheritdoc/>
    public DesignSpec Spec(int index, int attempt) => _derivation.Kind == DerivationKind.OtherColours ? InOtherColours(index, attempt) : Near(index, attempt);

    private DesignSpec Near(int index, int attempt)
    {
        Recipe parent = _derivation.Spec.Recipe;
        Dice dice = _dice.Fork("variant", index).Fork("try", attempt);
        Way way = _turn[index % _turn.Length];
        PictureOrder order = parent.Picture! with { Identity = _model!.Identity, Seed = (uint)dice.Fork("picture").Bits() };
        order = way switch
        {
            Way.LaidAnew => parent.Picture!,
            Way.FromPicture => order with { Start = _derivation.Picture, Strength = Strengths[index / _turn.Length % Strengths.Length] },
            _ => order,
        };
        Recipe recipe = parent with
        {
            EngineVersion = PicturePlanner.Version,
            Seed = dice.Fork("seed").Bits(),
            Parameters = NearValues.Of(_card, [], parent.Parameters, attempt > 2 ? 0.5 : 1, dice.Fork("values")),
            Picture = order,
        };
        recipe = recipe with { Colourways = Others(recipe, index) };
        return Made(index, attempt, recipe, _derivation.Spec.PaletteName, way switch
        {
            Way.LaidAnew => Say($"the motif of {_derivation.Parent}, laid out anew", $"{_derivation.Parent} 的图案，重新排布"),
            Way.FromPicture => Say(string.Create(CultureInfo.InvariantCulture, $"begun from the picture of {_derivation.Parent}, leaving it by {order.Strength:0.##}"), string.Create(CultureInfo.InvariantCulture, $"以 {_derivation.Parent} 的图片为起点，偏离 {order.Strength:0.##}")),
            _ => Say($"the words of {_derivation.Parent}, by other chance", $"同 {_derivation.Parent} 的提示词，换随机种子"),
        });
    }

    private DesignSpec InOtherColours(int index, int attempt)
    {
        Recipe parent = _derivation.Spec.Recipe;
        // Further tries take colours that no first try has; where these have run out the try stays what it was.
        int place = index + (attempt - 1) * _brief.Count;
        Colourway way = _ways[place < _ways.Length ? place : index % _ways.Length];
        Recipe recipe = parent with { EngineVersion = PicturePlanner.Version, DrawnBy = parent.DrawnBy.IsEmpty ? [.. parent.Inks.Select(i => i.Colour)] : parent.DrawnBy, Inks = way.Inks, Palette = parent.PaletteExchanged };
        recipe = recipe with { Colourways = Others(recipe, index) };
        return Made(index, attempt, recipe, way.Name, Say($"{_derivation.Parent} in other colours: {way.Name.En}", $"{_derivation.Parent} 换色：{way.Name.Zh}"));
    }

    private ImmutableArray<Colourway> Others(Recipe recipe, int index) => Recolour(recipe, _brief.Colourways, _dice.Fork("colourways", index), []);

    private ImmutableArray<Colourway> Recolour(Recipe recipe, int count, Dice dice, IEnumerable<Palette> more) =>
        Colourways.For(recipe.Inks, recipe.Roles, recipe.Garment.Colour, _palettes.ForColourways(_card).Concat(more).DistinctBy(p => p.Id), count, dice, _steering.IsIdle ? null : _steering.AllowsInk(new(recipe.Inks, recipe.Roles)));

    private DesignSpec Made(int index, int attempt, Recipe recipe, LocalName palette, string reason)
    {
        DesignSpec parent = _derivation.Spec;
        // A parent's title is its subject, its manner and its number.
        int number = parent.Title.LastIndexOf(' ');
        string title = string.Create(CultureInfo.InvariantCulture, $"{(number > 0 ? parent.Title[..number] : parent.Title)} {index + 1:00}");
        ImmutableArray<string> traits = [.. parent.Traits.Where(t => !t.StartsWith("palette ", StringComparison.Ordinal)), .. recipe.Palette.Length > 0 ? [$"palette {recipe.Palette}"] : Array.Empty<string>()];
        return parent with { Index = index, Try = attempt, Title = title, PaletteName = palette, Traits = traits, Recipe = recipe, Reasons = attempt > 1 ? [reason, Say($"try {attempt}", $"第{attempt}次尝试")] : [reason], IsByTaste = false };
    }

    private InputException Refused(string en, string zh) => new(_derivation.Parent, null, Say(en, zh));

    private string Say(string en, string zh) => _brief.Language == Language.Chinese ? zh : en;
}
