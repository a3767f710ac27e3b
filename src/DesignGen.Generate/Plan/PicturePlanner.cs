using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Colour;
using DesignGen.Generate.Pictures;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>Spreads a batch of pictures from words: over manners of drawing first, then over palettes and repeats, and last over seeds.</summary>
/// <remarks>Where the brief names neither colours nor palettes and a picture is printed as it is, its inks are those that the tracer finds in it.</remarks>
public sealed class PicturePlanner : IPlanner
{
    /// <summary>Version of what recipes of pictures mean; raise it when any would come out differently.</summary>
    public const int Version = 1;

    /// <summary>What stands as palette where the inks come from the picture.</summary>
    public const string OwnColours = "picture";

    private readonly Brief _brief;
    private readonly PictureWish _wish;
    private readonly PromptWriter _prompts;
    private readonly PaletteChoice _palettes;
    private readonly ColourSteering _steering;
    private readonly Dice _dice;
    private readonly ImmutableArray<FamilyCard> _cards;
    private readonly ImmutableArray<PictureStyle> _styles;

    private readonly TasteSteering? _taste;

    /// <summary>A plan for a brief that wants pictures and that <see cref="Interpret.BriefReader"/> has passed.</summary>
    /// <inheritdoc cref="Planner(Brief, TemplateCatalogue, Taste)" path="/param"/>
    public PicturePlanner(Brief brief, TemplateCatalogue catalogue, Taste? taste = null)
    {
        _brief = brief;
        _wish = brief.Pictures ?? throw new ArgumentException("The brief wants no pictures.", nameof(brief));
        _prompts = new(catalogue.Prompts ?? throw new ArgumentException("The catalogue has no words for prompts.", nameof(catalogue)));
        _dice = new Dice(brief.Seed).Fork("plan");
        _steering = new(brief);
        _palettes = new(brief, catalogue, _steering, _dice);
        IEnumerable<PictureStyle> open = _wish.Styles.IsEmpty ? catalogue.Styles.Values : _wish.Styles.Select(id => catalogue.Styles[id]);
        PictureStyle[] fitting = [.. open.Where(s => s.Tags.Any(brief.Moods.Contains))];
        _styles = [.. _dice.Fork("styles").Shuffle(_wish.Styles.IsEmpty && fitting.Length > 0 ? fitting : open)];
        _cards = [.. _styles.Select(s => PictureToss.Card with { Id = s.Id, Name = s.Name, Kind = brief.Placement.Kind, Tags = s.Tags, PrintsGround = brief.Placement.Kind == ArtKind.AllOver, IsToss = IsToss })];
        _taste = taste is { IsSure: true } ? new(taste, new(catalogue), _dice.Fork("taste"), place => Make(place, place, attempt: 1, isProposal: true)) : null;
    }

    private bool IsToss => _brief.Placement.Kind == ArtKind.AllOver && _wish.Use == PictureUse.Motif;

    // A board's colours count unless the brief names others.
    private Palette? Board => _brief.Palettes.IsEmpty && _brief.Colours.IsEmpty ? _wish.Reference?.Palette : null;

    private bool HasPalette => IsToss || Board is not null || !_brief.Palettes.IsEmpty || !_brief.Colours.IsEmpty || !_steering.IsIdle;

    /// <inheritdoc/>
    public DesignSpec Spec(int index, int attempt) =>
        _taste is null ? Make(index, index, attempt, isProposal: false) : _taste.Explain(Make(_taste.Of(index), index, attempt, isProposal: false), _brief.Language);

    // As in Planner: the design of a place of the plan, for a place of the batch.
    private DesignSpec Make(int origin, int index, int attempt, bool isProposal)
    {
        int place = origin % _styles.Length, round = origin / _styles.Length;
        (PictureStyle style, FamilyCard card) = (_styles[place], _cards[place]);
        Dice dice = _dice.Fork("variant", origin).Fork("try", attempt);
        Stepping? stepping = card.Kind == ArtKind.AllOver ? Step(card, origin) : null;
        (Palette? palette, ColouredRoles coloured) = Colours(card, place, round, attempt, dice);
        double width = Planner.Side(_brief.Width, stepping), height = Planner.Side(_brief.Height, stepping);
        Srgb ground = Ground(coloured);
        ImmutableArray<Srgb> inks = [.. coloured.Inks.Select(i => i.Colour).Where(c => c != ground)];
        (string prompt, string negative) = _prompts.Write(_wish, card.Kind, style, inks, ground);
        var recipe = new Recipe
        {
            Engine = _wish.Model.Engine,
            EngineVersion = Version,
            Family = style.Id,
            Seed = dice.Fork("seed").Bits(),
            Parameters = IsToss ? Planner.Parameters(card, _dice, round, attempt, dice) : ImmutableSortedDictionary<string, double>.Empty,
            Kind = card.Kind,
            Layout = stepping?.Layout,
            DropParts = stepping?.DropParts ?? 2,
            WidthMm = width,
            HeightMm = height,
            Palette = palette?.Id ?? (HasPalette ? "" : OwnColours),
            Inks = coloured.Inks,
            Roles = coloured.Roles,
            Garment = _brief.Garment,
            MinLineMm = _brief.Method.MinLine.Millimetres,
            MinGapMm = _brief.Method.MinGap.Millimetres,
            Ramps = false,
            Cuts = _brief.Placement.Cuts,
            Colourways = isProposal || _brief.Colourways == 0 || !HasPalette ? [] : Generate.Colour.Colourways.For(coloured.Inks, coloured.Roles, _brief.Garment.Colour, _palettes.ForColourways(card), _brief.Colourways, dice.Fork("colourways"), _steering.IsIdle ? null : _steering.AllowsInk(coloured)),
            Picture = new(_wish.Model.Id, prompt, negative, _wish.Model.SizeFor(_wish.Use == PictureUse.Motif ? 1 : width / height), (uint)dice.Fork("picture").Bits(), _wish.Use, _brief.MaxInks)
            {
                Identity = _wish.Model.Identity,
                Tiling = Tiling(stepping),
                Start = _wish.Reference is { Strength: < 1, Hash.Length: > 0 } from ? from.Hash : null,
                Strength = _wish.Reference is { Strength: < 1 } leaving ? leaving.Strength : 0,
            },
        };
        LocalName paletteName = palette?.Name ?? (HasPalette ? new("Brief's colours", "指定颜色") : new("The picture's colours", "取自画面"));
        string number = (index + 1).ToString("00", CultureInfo.InvariantCulture);
        string title = $"{_wish.Subject} {style.Name.In(_brief.Language)} {number}";
        return new(index, attempt, title, style.Name, paletteName, _brief.MaxInks, IsToss, null, Traits(style, stepping, recipe), recipe, Reasons(style, palette, attempt));
    }

    // Motifs are laid out by the built-in engine, which knows every repeat. A tile steps as its picture was made to: straight, where models do best, unless the brief asks for more.
    private Stepping Step(FamilyCard card, int index)
    {
        IEnumerable<Stepping> open = _brief.Layouts.IsEmpty ? SteppingNames.All.Where(s => s.Layout is not (RepeatLayout.Border or RepeatLayout.Mirror)) : _brief.Layouts;
        Stepping[] able = [.. open.Where(s => IsToss ? card.Layouts.Contains(s.Layout) : _brief.Layouts.IsEmpty ? s.Layout == RepeatLayout.Block : CanTile(_wish.Model, s))];
        return able[(_dice.Fork("layouts").Whole(0, able.Length - 1) + index) % able.Length];
    }

    /// <summary>Whether a model can make a tile that steps so.</summary>
    public static bool CanTile(PictureModel model, Stepping stepping) =>
        model.Abilities.Tiling && stepping is { Layout: RepeatLayout.Block } or { Layout: RepeatLayout.HalfDrop, DropParts: 2 };

    private PictureTiling Tiling(Stepping? stepping) =>
        _wish.Use == PictureUse.Motif || stepping is null ? PictureTiling.None : stepping is { Layout: RepeatLayout.HalfDrop } ? PictureTiling.HalfDrop : PictureTiling.Both;

    private (Palette? Palette, ColouredRoles Coloured) Colours(FamilyCard card, int place, int round, int attempt, Dice dice)
    {
        Srgb cloth = _brief.Garment.Colour;
        if (!HasPalette)
            return (null, new([], ImmutableSortedDictionary<PaletteRole, int>.Empty));
        if (!_brief.Colours.IsEmpty)
            return (null, Colouring.FromFixed(_brief.Colours, cloth, card.PrintsGround, FamilyProfile.Unknown, dice.Fork("casting")));
        Palette palette = Board ?? _palettes.For(card, place, round + Math.Max(0, attempt - 3), []);
        if (_steering.IsIdle)
            return (palette, Colouring.FromPalette(palette, cloth, _brief.MaxInks, card.PrintsGround));
        SteeredPalette steered = _steering.Follow(palette, cloth, card.PrintsGround, FamilyProfile.Unknown, nails: false, round + attempt - 1, dice.Fork("steering"));
        return (steered.Palette, _steering.Clean(Colouring.FromPalette(steered.Palette, cloth, _brief.MaxInks, card.PrintsGround, held: steered.Held)));
    }

    // A motif is taken off its ground, so that any will do that its inks stand off from; a print goes on its cloth, a tile on its own ground.
    private Srgb Ground(ColouredRoles coloured)
    {
        Srgb white = new(255, 255, 255), black = new(17, 17, 17);
        if (_wish.Use == PictureUse.Motif)
            return coloured.Inks.IsEmpty || coloured.Inks.Min(i => i.Colour.Oklab.DistanceTo(white.Oklab)) >= coloured.Inks.Min(i => i.Colour.Oklab.DistanceTo(black.Oklab)) ? white : black;
        return _brief.Placement.Kind == ArtKind.AllOver && coloured.Roles.TryGetValue(PaletteRole.Ground, out int ink) ? coloured.Inks[ink].Colour : _brief.Garment.Colour;
    }

    private ImmutableArray<string> Traits(PictureStyle style, Stepping? stepping, Recipe recipe) =>
        [style.Id, .. stepping is Stepping step ? [$"repeat {step.Key()}"] : Array.Empty<string>(), .. recipe.Palette.Length > 0 ? [$"palette {recipe.Palette}"] : Array.Empty<string>()];

    private ImmutableArray<string> Reasons(PictureStyle style, Palette? palette, int attempt)
    {
        bool chinese = _brief.Language == Language.Chinese;
        string Say(string en, string zh) => chinese ? zh : en;
        string[] moods = [.. _brief.Moods.Where(style.Tags.Contains)];
        return
        [
            Say($"drawn by {_wish.Model.Name.En}", $"由{_wish.Model.Name.Zh}生成"),
            !_wish.Styles.IsEmpty ? Say("style asked for by the brief", "需求指定的画风") : moods.Length > 0 ? Say($"style suits {string.Join(", ", moods)}", $"画风符合{string.Join("、", moods)}") : Say($"one of {_styles.Length} styles in turn", $"{_styles.Length}种画风轮换"),
            palette is not null ? Say("palette suits cloth and style", "色盘与底布、画风相配") : HasPalette ? Say("colours fixed by the brief", "颜色由需求指定") : Say("colours taken from the picture", "颜色取自画面"),
            .. attempt > 1 ? [Say($"try {attempt}", $"第{attempt}次尝试")] : Array.Empty<string>(),
        ];
    }
}
