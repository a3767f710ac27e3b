using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Colour;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Generate.Plan;

/// <summary>
/// Spreads a batch: over families first, then over repeat layouts, palettes and the parameters that change a family's
/// structure, and only last over seeds, so that variants differ on purpose.
/// </summary>
/// <remarks>
/// Every order is a pure function of brief, catalogue, index and try: chunks may be planned in any order, on any machine, and
/// again after a crash. Families take turns, those that suit the brief better more often; the k-th design of a family takes the k-th point of a low-discrepancy sequence
/// over its structure (Roberts 2018, additive recurrence with the root of x^(d+1) = x + 1), so a few designs already span it.
/// </remarks>
public sealed class Planner : IPlanner
{
    // With three in five designs full, four tries fail once in forty.
    private const double OftenEnough = 0.6, Surely = 0.9;

    // A ground of which less is seen than this share of the page is none to most eyes.
    private const double SeenGround = 0.15;
    private readonly Brief _brief;
    private readonly TemplateCatalogue _catalogue;
    private readonly PaletteChoice _palettes;
    private readonly ColourSteering _steering;
    private readonly IReadOnlyList<FamilyCard> _families;
    private readonly Dice _dice;

    // One turn of the families: each as often as it suits, evenly spread. For each place, how often its family came before in the turn.
    private readonly ImmutableArray<(FamilyCard Card, int Before)> _turn;
    private readonly Dictionary<string, int> _shares, _places;
    private readonly ImmutableArray<FamilyCard> _sure;
    private readonly MotifTurns _motifs;
    private readonly Dictionary<string, MotifValues> _values;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Palette>> _forColourways = new(StringComparer.Ordinal);

    private readonly TasteSteering? _taste;

    /// <summary>A plan for a brief that <see cref="Interpret.BriefReader"/> has passed.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="taste">What the house approves as a rule, which then has most of the choice; null, or one that is not <see cref="Taste.IsSure"/>, for none.</param>
    public Planner(Brief brief, TemplateCatalogue catalogue, Taste? taste = null)
    {
        _brief = brief;
        _catalogue = catalogue;
        _dice = new Dice(brief.Seed).Fork("plan");
        // The best suited come first; among equals the order is this seed's.
        IReadOnlyList<IPatternFamily> able = FamilyChoice.For(brief);
        // Fixed colours are wanted all: families that seldom print so many stay away while others can.
        if (brief.Families.IsEmpty && !brief.Colours.IsEmpty && able.Any(f => PrintsAll(f.Card, OftenEnough)))
            able = [.. able.Where(f => PrintsAll(f.Card, OftenEnough))];
        _steering = new(brief);
        // Wished colours are to be seen all, too, a wished ground as ground; motifs come before them.
        if (brief.Families.IsEmpty && brief.Motifs.IsEmpty && !_steering.Wished.IsEmpty && able.Any(f => Wears(f.Card)))
            able = [.. able.Where(f => Wears(f.Card))];
        // A cloth that must not be seen as the ground is printed over.
        if (_steering.NeedsGround && able.Any(f => f.Card.PrintsGround))
            able = [.. able.Where(f => f.Card.PrintsGround)];
        _families = [.. able
            .GroupBy(f => FamilyChoice.Fit(f.Card, brief))
            .SelectMany(equals => _dice.Fork("families", equals.Key).Shuffle(equals.Select(f => f.Card)))];
        _sure = brief.Colours.IsEmpty ? [] : [.. _families.Where(c => PrintsAll(c, Surely))];
        _palettes = new(brief, catalogue, _steering, _dice);
        _places = _families.Select((card, place) => (card.Id, place)).ToDictionary(p => p.Id, p => p.place);
        _shares = _families.ToDictionary(c => c.Id, c => Math.Clamp(FamilyChoice.Fit(c, brief), 1, 3));
        _turn = [.. _families.SelectMany((card, place) => Enumerable.Range(0, _shares[card.Id]).Select(k => (card, k, At: (k + (place + 0.5) / _families.Count) / _shares[card.Id])))
            .OrderBy(t => t.At).Select(t => (t.card, t.k))];

        _motifs = new(brief, _families, _steering.Wished.IsEmpty ? null : Wears);
        _values = brief.Motifs.IsEmpty && brief.ExcludeMotifs.IsEmpty ? [] : _families.ToDictionary(c => c.Id, c => new MotifValues(c, brief));
        _taste = taste is { IsSure: true } ? new(taste, new(catalogue), _dice.Fork("taste"), place => Make(place, place, attempt: 1, isProposal: true)) : null;

        bool PrintsAll(FamilyCard card, double share) => Prints(card, brief.Colours.Length) >= share;

        bool Wears(FamilyCard card) =>
            (_steering.Seen < 2 || Prints(card, _steering.Seen) >= OftenEnough) && (!_steering.HasGround || FamilyProfiles.Of(card.Id).Area(PaletteRole.Ground) >= SeenGround);

        double Prints(FamilyCard card, int colours) => FamilyProfiles.Of(card.Id).PrintsAll(Math.Min(colours, FamilyProfile.Roles));
    }

    /// <inheritdoc/>
    /// <param name="index">Place in the batch, from 0.</param>
    /// <param name="attempt">Which try, from 1: the first three keep family and palette and move structure and seed, the fourth takes another palette (or, for fixed colours, a family that prints them all), later ones another family too.</param>
    public DesignSpec Spec(int index, int attempt) =>
        _taste is null ? Make(index, index, attempt, isProposal: false) : _taste.Explain(Make(_taste.Of(index), index, attempt, isProposal: false), _brief.Language);

    // The design of a place of the plan, for a place of the batch; a proposal goes without colourways, which cost most.
    private DesignSpec Make(int origin, int index, int attempt, bool isProposal)
    {
        int place = origin + Math.Max(0, attempt - 4);
        (FamilyCard card, int round, int? wish) = Turn(place, attempt);
        Dice dice = _dice.Fork("variant", origin).Fork("try", attempt);
        Stepping? stepping = null;
        if (card.Kind == ArtKind.AllOver)
        {
            List<Stepping> steppings = _dice.Fork("layouts").Fork(card.Id).Shuffle(Steppings(card));
            stepping = steppings[round % steppings.Count];
        }
        MotifSetting motifs = Motifs(card, Coloured(card, Parameters(card, _dice, round, attempt, dice)), wish, round + attempt - 1);
        (Palette? palette, ColouredRoles coloured) = Colour(card, round, attempt, Worn(card, motifs), dice);
        var recipe = new Recipe
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = card.Id,
            Seed = dice.Fork("seed").Bits(),
            Parameters = Lettered(card, motifs.Parameters),
            Motifs = motifs.Motifs,
            Treatment = TreatmentChoice.For(_brief, card, stepping?.Layout, coloured.Inks.Length, origin, attempt),
            PackMotifs = [.. _brief.PackMotifs.Where(m => card.TakesPacks && motifs.Motifs.Contains(m.Id))],
            Kind = card.Kind,
            Layout = stepping?.Layout,
            DropParts = stepping?.DropParts ?? 2,
            WidthMm = Side(_brief.Width, stepping),
            HeightMm = Side(_brief.Height, stepping),
            Palette = palette?.Id ?? "",
            Inks = coloured.Inks,
            Roles = coloured.Roles,
            Garment = _brief.Garment,
            MinLineMm = _brief.Method.MinLine.Millimetres,
            MinGapMm = _brief.Method.MinGap.Millimetres,
            Ramps = _brief.Method.Ramps,
            Lettering = _brief.Lettering,
            Font = _brief.Font,
            Columns = card.SetsColumns && InColumns(origin),
            Cuts = _brief.Placement.Cuts,
            Colourways = isProposal || _brief.Colourways == 0 ? [] : Colourways.For(coloured.Inks, coloured.Roles, _brief.Garment.Colour, ForColourways(card), _brief.Colourways, dice.Fork("colourways"), _steering.IsIdle ? null : _steering.AllowsInk(coloured)),
            Nails = _brief.Nails is { } nails ? NailLayouts.For(_catalogue.Nails, nails) : null,
        };
        LocalName paletteName = palette?.Name ?? new("Brief's colours", "指定颜色");
        string number = (index + 1).ToString("00", CultureInfo.InvariantCulture);
        string title = $"{card.Name.In(_brief.Language)} {paletteName.In(_brief.Language)} {number}";
        return new(index, attempt, title, card.Name, paletteName, _brief.MaxInks, card.IsToss, FamilyProfiles.Of(card.Id).Band, Traits(card, stepping, recipe), recipe, Reasons(card, motifs, stepping, palette, coloured, attempt, TreatmentShelf.Find(recipe.Treatment)?.Card));
    }

    private (FamilyCard Card, int Round, int? Wish) Turn(int place, int attempt)
    {
        // The fourth try at fixed colours takes no more risks: a family that prints them all as a rule.
        FamilyCard? sure = attempt >= 4 && !_sure.IsEmpty ? _sure[place % _sure.Length] : null;
        if (_motifs.HasTurns)
        {
            MotifTurn turn = _motifs.At(place);
            return sure is null || sure.Id == turn.Card.Id ? (turn.Card, turn.Round, turn.Wish) : (sure, turn.Round, Shown(sure, turn.Round));
        }
        (FamilyCard card, int before) = _turn[place % _turn.Length];
        card = sure ?? card;
        int round = place / _turn.Length * _shares[card.Id] + before;
        return (card, round, Shown(card, round));

        // The wishes that the family shows, in turn.
        int? Shown(FamilyCard of, int number)
        {
            int[] shown = _values.TryGetValue(of.Id, out MotifValues? values) ? [.. Enumerable.Range(0, _brief.Motifs.Length).Where(w => values.Rank(w) is not null)] : [];
            return shown.Length > 0 ? shown[number % shown.Length] : null;
        }
    }

    private MotifSetting Motifs(FamilyCard card, ImmutableSortedDictionary<string, double> drawn, int? wish, int round) =>
        _values.TryGetValue(card.Id, out MotifValues? values) ? values.Set(drawn, wish, round) : new(drawn, [], []);

    // Structure in words: choices by number, the rest in thirds of its range.
    internal static ImmutableArray<string> Traits(FamilyCard card, Stepping? stepping, Recipe recipe) =>
    [
        card.Id,
        .. recipe.Treatment is { } treatment ? [$"treatment {treatment}"] : Array.Empty<string>(),
        .. stepping is Stepping step ? [$"repeat {step.Key()}"] : Array.Empty<string>(),
        .. card.Parameters.Where(p => !card.Structure.IsDefault && card.Structure.Contains(p.Name)).Select(p => string.Create(
            CultureInfo.InvariantCulture, $"{card.Id} {p.Name} {(p.Unit == "choice" ? recipe.Parameters[p.Name] : Math.Floor(2.999 * (recipe.Parameters[p.Name] - p.Low) / (p.High - p.Low)))}")),
    ];

    // A border is a finished edge, not cloth, and a mirrored toss shows its axes: both are drawn where the brief asks for them.
    private IEnumerable<Stepping> Steppings(FamilyCard card) =>
        (_brief.Layouts.IsEmpty ? SteppingNames.All.Where(s => s.Layout != RepeatLayout.Border && !(card.IsToss && s.Layout == RepeatLayout.Mirror)) : _brief.Layouts)
        .Where(s => card.Layouts.Contains(s.Layout));

    // Twelve divides by every part and by the halves of a mirror: any step is then whole micrometres. At most 6 µm are added or taken.
    internal static double Side(Length side, Stepping? stepping) =>
        stepping is null ? side.Millimetres : Math.Round(side.Millimetres / 0.012) * 12 / 1000;

    private ImmutableArray<string> Reasons(FamilyCard card, MotifSetting motifs, Stepping? stepping, Palette? palette, ColouredRoles coloured, int attempt, TreatmentCard? treatment)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        string[] moods = [.. _brief.Moods.Where(m => card.Tags.Contains(m))];
        if (_brief.Families.Contains(card.Id))
            reasons.Add(Say("family asked for by the brief", "需求指定的花型"));
        else if (card.UsesLettering && !_brief.Lettering.IsEmpty)
            reasons.Add(Say("family sets the brief's words", "花型可排入文字"));
        else if (moods.Length > 0)
            reasons.Add(Say($"family suits {string.Join(", ", moods)}", $"花型符合{string.Join("、", moods)}"));
        else
            reasons.Add(Say($"one of {_families.Count} families that fit, in turn", $"{_families.Count}个适用花型轮换"));
        if (motifs.Shown.Length > 0)
        {
            MotifWish[] shown = [.. motifs.Shown.Select(w => _brief.Motifs[w])];
            reasons.Add(Say($"shows {string.Join(", ", shown.Select(w => w.Name.En))}", $"包含{string.Join("、", shown.Select(w => w.Name.Zh))}"));
        }
        if (palette is null)
            reasons.Add(Say("colours fixed by the brief", "颜色由需求指定"));
        else if (!_steering.Wished.IsEmpty)
            reasons.Add(Say($"in {string.Join(", ", _steering.Wished.Select(w => w.Name.En).Distinct())} as asked for", $"按需求使用{string.Join("、", _steering.Wished.Select(w => w.Name.Zh).Distinct())}"));
        else if (!_brief.Palettes.IsEmpty)
            reasons.Add(Say("palette asked for by the brief", "需求指定的色盘"));
        else if (_brief.Moods.Where(palette.Tags.Contains).ToArray() is { Length: > 0 } fits)
            reasons.Add(Say($"palette suits {string.Join(", ", fits)}", $"色盘符合{string.Join("、", fits)}"));
        else
            reasons.Add(Say("palette suits cloth and family", "色盘与底布、花型相配"));
        if (stepping is Stepping step)
            reasons.Add(_brief.Layouts.Contains(step) ? Say($"repeat asked for: {step.Name().En.ToLowerInvariant()}", $"需求指定接版：{step.Name().Zh}") : Say($"repeat in turn: {step.Name().En.ToLowerInvariant()}", $"接版轮换：{step.Name().Zh}"));
        if (palette is not null && coloured.Inks.Length == _brief.MaxInks && _brief.MaxInks < palette.Colours.Count - 1)
            reasons.Add(Say($"palette brought down to {_brief.MaxInks} inks", $"色盘合并为{_brief.MaxInks}套色"));
        if (treatment is not null)
            reasons.Add(_brief.Treatments.Contains(treatment.Id) ? Say($"treatment asked for: {treatment.Name.En.ToLowerInvariant()}", $"需求指定的效果：{treatment.Name.Zh}") : Say($"treatment suits the moods: {treatment.Name.En.ToLowerInvariant()}", $"效果符合风格：{treatment.Name.Zh}"));
        if (attempt > 1)
            reasons.Add(Say($"try {attempt}", $"第{attempt}次尝试"));
        return reasons.ToImmutable();
    }

    // What the first wanted kind that is known by its colours wears; a drawing of the shop's own is known by none.
    private ImmutableArray<string> Worn(FamilyCard card, MotifSetting motifs) =>
        motifs.Motifs.Take(motifs.Shown.Length).Where(m => motifs.Shown.Any(w => _brief.Motifs[w].Draw.Contains(m))).Select(m => card.Shows.FirstOrDefault(s => s.Motif == m)?.Wears ?? []).FirstOrDefault(w => !w.IsEmpty, []);

    private (Palette? Palette, ColouredRoles Coloured) Colour(FamilyCard card, int round, int attempt, ImmutableArray<string> worn, Dice dice)
    {
        Srgb cloth = _brief.Garment.Colour;
        FamilyProfile profile = FamilyProfiles.Of(card.Id);
        if (!_brief.Colours.IsEmpty)
            return (null, Colouring.FromFixed(_brief.Colours, cloth, card.PrintsGround, profile, dice.Fork("casting")));
        Palette palette = _palettes.For(card, _places[card.Id], round + Math.Max(0, attempt - 3), worn);
        if (!_steering.IsIdle)
            return Steered(card, palette, profile, round + attempt - 1, dice);
        // Nails are cast by their own set grammar.
        if (card.Kind != ArtKind.NailSet)
            palette = Casting.For(palette, profile, Colouring.IsGroundBare(palette, cloth, card.PrintsGround) ? cloth : null, dice.Fork("casting"));
        return (palette, Colouring.FromPalette(palette, cloth, _brief.MaxInks, card.PrintsGround, keepColours: card.Kind == ArtKind.NailSet));
    }

    private (Palette? Palette, ColouredRoles Coloured) Steered(FamilyCard card, Palette palette, FamilyProfile profile, int round, Dice dice)
    {
        Srgb cloth = _brief.Garment.Colour;
        bool nails = card.Kind == ArtKind.NailSet;
        if (_steering.Fixed is { Length: > 0 } only && !nails)
            return (palette with { Name = _steering.Name }, _steering.Named(Colouring.FromFixed(only, cloth, card.PrintsGround, profile, dice.Fork("casting"))));
        SteeredPalette steered = _steering.Follow(palette, cloth, card.PrintsGround, profile, nails, round, dice.Fork("steering"));
        // Wished colours keep their roles; without any the palette is cast as ever.
        if (_steering.Wished.IsEmpty && !nails)
        {
            Palette cast = Casting.For(steered.Palette, profile, steered.Held.Contains(PaletteRole.Ground) ? cloth : null, dice.Fork("casting"));
            // A role may have come to a colour that its part must not have.
            steered = _steering.Offends(cast, card.PrintsGround && !steered.Held.Contains(PaletteRole.Ground)) ? steered : steered with { Palette = cast };
        }
        return (steered.Palette, _steering.Clean(Colouring.FromPalette(steered.Palette, cloth, _brief.MaxInks, card.PrintsGround, nails, steered.Held)));
    }

    // Further colourways wear the wished colours, too, in other places. The same for every design of a family, and dear.
    private IReadOnlyList<Palette> ForColourways(FamilyCard card) => _forColourways.GetOrAdd(card.Id, _ =>
    {
        IReadOnlyList<Palette> palettes = _palettes.ForColourways(card);
        return _steering.IsIdle ? palettes : [.. palettes.Select((p, i) => _steering.Follow(p, _brief.Garment.Colour, card.PrintsGround, FamilyProfiles.Of(card.Id), card.Kind == ArtKind.NailSet, i, _dice.Fork("colourway steering", i)).Palette)];
    });

    /// <summary>Other colours for a design of one of the plan's families, within the brief's wishes: the drawing and who plays which role stay.</summary>
    /// <param name="card">The family.</param>
    /// <param name="own">The design's inks and roles.</param>
    /// <param name="count">How many are wanted; fewer may come back.</param>
    /// <param name="dice">Chooses among castings that are nearly as good.</param>
    /// <param name="more">Palettes beside those of the plan, a palette that the plan has left out; may be empty.</param>
    internal ImmutableArray<Colourway> Recolour(FamilyCard card, ColouredRoles own, int count, Dice dice, IEnumerable<Palette> more) =>
        Colourways.For(own.Inks, own.Roles, _brief.Garment.Colour, ForColourways(card).Concat(more).DistinctBy(p => p.Id), count, dice, _steering.IsIdle ? null : _steering.AllowsInk(own));

    /// <summary>The palettes of the plan that suit a family, in the brief's wished colours and without its banned ones.</summary>
    /// <param name="card">The family.</param>
    internal IReadOnlyList<Palette> Palettes(FamilyCard card) => ForColourways(card);

    // A family that shows few colours at some values shows as many as are wished, and a wished ground as its ground.
    private ImmutableSortedDictionary<string, double> Coloured(FamilyCard card, ImmutableSortedDictionary<string, double> drawn)
    {
        foreach (ShownWhen when in _steering.HasGround ? card.OnGround : [])
        {
            if (!when.Holds(drawn[when.Parameter]))
                drawn = drawn.SetItem(when.Parameter, when.Spans[(int)(drawn[when.Parameter] % when.Spans.Length)].Low);
        }
        FamilyParameter? colours = _steering.Seen > 1 ? card.Parameters.FirstOrDefault(p => p is { Name: "colours", Unit: "count" }) : null;
        return colours is null ? drawn : drawn.SetItem(colours.Name, Math.Max(drawn[colours.Name], Math.Min(colours.High, _steering.Seen + 1)));
    }

    // As the brief says; unasked every third of the designs whose words are all Chinese.
    private bool InColumns(int origin) => !_brief.Lettering.IsEmpty && (_brief.Setting is { } setting
        ? setting == LetterSetting.Vertical
        : origin % 3 == 2 && _brief.Lettering.All(l => FontLetters.IsSquare(l) && !l.Any(char.IsAsciiLetter)));

    // Where the brief says what words are set in, a family's own choice of face has no part in the design and stays still.
    private ImmutableSortedDictionary<string, double> Lettered(FamilyCard card, ImmutableSortedDictionary<string, double> values) =>
        _brief.Font is { } font && card.UsesLettering && card.Parameters.FirstOrDefault(p => p is { Name: "face", Unit: "choice" }) is { } face
            ? values.SetItem(face.Name, Math.Clamp(Face.Display.TakeWhile(f => f.Id != font.Name).Count() % Face.Display.Count, face.Low, face.High))
            : values;

    /// <summary>Values for the knobs of a family.</summary>
    /// <param name="card">The family.</param>
    /// <param name="batch">Chance of the batch, which says where its structure begins to walk.</param>
    /// <param name="round">Which design of the family it is, from 0.</param>
    /// <param name="attempt">Which try, from 1.</param>
    /// <param name="dice">Chance of this try.</param>
    internal static ImmutableSortedDictionary<string, double> Parameters(FamilyCard card, Dice batch, int round, int attempt, Dice dice)
    {
        ImmutableArray<string> structure = card.Structure.IsDefault ? [] : card.Structure;
        double root = Root(structure.Length);
        Dice offsets = batch.Fork("structure").Fork(card.Id);
        var values = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (FamilyParameter p in card.Parameters)
        {
            int axis = structure.IndexOf(p.Name);
            // Structure walks evenly over the whole range; the rest gathers about the default.
            double share = axis >= 0
                ? (offsets.Fork(p.Name).Unit() + (round + 1 + 97 * (attempt - 1)) * Math.Pow(1 / root, axis + 1)) % 1
                : Gathered(p, dice.Fork(p.Name));
            double span = p.High - p.Low;
            values[p.Name] = p.IsWhole ? Math.Min(p.High, p.Low + Math.Floor(share * (span + 1))) : Math.Round(p.Low + share * span, 3);
        }
        return values.ToImmutable();
    }

    // The default's place moved by the sum of two even draws: the ends stay possible and rare. Choices have no middle and stay even.
    private static double Gathered(FamilyParameter p, Dice dice)
    {
        double even = dice.Unit();
        if (p.Unit == "choice" || p.High <= p.Low)
            return even;
        double home = (p.Default - p.Low) / (p.High - p.Low);
        return Math.Clamp(home + (even + dice.Unit() - 1) * 0.7, 0, 0.999999);
    }

    // The root above 1 of x^(d+1) = x + 1: the golden ratio for one dimension, the plastic number for two.
    private static double Root(int dimensions)
    {
        double x = 1.5;
        for (int i = 0; i < 60; i++)
            x = Math.Pow(1 + x, 1.0 / (dimensions + 1));
        return x;
    }

    private string Say(string en, string zh) => _brief.Language == Language.Chinese ? zh : en;
}
