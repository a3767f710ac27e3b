using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Fonts;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Motifs;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Lettering;

namespace DesignGen.Generate.Procedural;

/// <summary>
/// What a family draws on: it knows the page, the repeat, the inks and the press, and turns every drawn motif into the
/// images that the repeat asks for, so that edges meet by construction.
/// </summary>
/// <remarks>Coordinates are millimetres from the top left of the tile or page, y down. Not thread-safe.</remarks>
public sealed class DesignCanvas
{
    private readonly Recipe _recipe;
    private readonly IFont? _font;
    private readonly ImmutableArray<Shape>.Builder _shapes = ImmutableArray.CreateBuilder<Shape>();
    private double _letteringMm = double.PositiveInfinity;
    private readonly ImmutableArray<CutLine>.Builder _cuts = ImmutableArray.CreateBuilder<CutLine>();
    private readonly List<(int From, int To)> _letters = [];

    // How the finished tile steps; a border is drawn like a block, so that its band is full to its edges.
    private readonly Repeat? _stored;

    /// <summary>An empty canvas for a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="cancel">Stops the drawing.</param>
    /// <param name="font">The font that the recipe names; null where it names none.</param>
    /// <param name="packs">The drawings of packs that the recipe names.</param>
    public DesignCanvas(Recipe recipe, CancellationToken cancel = default, IFont? font = null, ImmutableArray<PackMotif> packs = default)
    {
        _recipe = recipe;
        (_font, Cancel) = (font, cancel);
        Packs = packs.IsDefault ? [] : packs;
        Page = new(0, 0, recipe.WidthMm, recipe.HeightMm);
        _stored = recipe.Layout is RepeatLayout layout
            ? new(layout, Length.FromMillimetres(recipe.WidthMm), Length.FromMillimetres(recipe.HeightMm), recipe.DropParts)
            : null;
        Repeat = _stored is { Layout: RepeatLayout.Border } ? _stored with { Layout = RepeatLayout.Block } : _stored;
        Dice = new(recipe.Seed);
    }

    /// <summary>Ends the drawing; adding a shape looks at it, and so does what takes long before its first shape.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>The page or tile.</summary>
    public Rect Page { get; }

    /// <summary>How the drawn cell repeats; null for placements and nails. A border reads as a block: its band is cut from endless cloth.</summary>
    public Repeat? Repeat { get; }

    /// <summary>The part to draw in: a quarter of the tile for mirror repeats, else the page. Motifs may cross its edges.</summary>
    public Rect Cell => Repeat?.Cell ?? Page;

    /// <summary>Chance of this design; fork it by name for each part of the drawing.</summary>
    public Dice Dice { get; }

    /// <summary>Thinnest line the press holds, mm; draw nothing thinner.</summary>
    public double MinLine => _recipe.MinLineMm;

    /// <summary>Narrowest gap the press keeps open, mm; leave nothing narrower.</summary>
    public double MinGap => _recipe.MinGapMm;

    /// <summary>What was drawn so far, in painter's order; on a <see cref="Sketch"/> the number of an ink is that of its role.</summary>
    internal IReadOnlyList<Shape> Shapes => _shapes;

    /// <summary>Rectangles that wear leaves whole, mm: words, and the middle of a hero.</summary>
    internal List<Rect> Kept { get; } = [];

    /// <summary>How many inks the recipe has, used or not.</summary>
    internal int InkCount => _recipe.Inks.Length;

    /// <summary>Whether ramps may be used.</summary>
    public bool Ramps => _recipe.Ramps;

    /// <summary>The brief's words, one line each; empty lets the family choose.</summary>
    public ImmutableArray<string> Lettering => _recipe.Lettering;

    /// <summary>Whether the words run downwards in columns.</summary>
    public bool Columns => _recipe.Columns;

    /// <summary>What to set words in: the style or font that the recipe names, else the family's own choice.</summary>
    /// <param name="own">The family's choice. It also sets words of the family's own in place of a font that has no capitals and figures for them.</param>
    public Face FaceOr(Face own)
    {
        if (_recipe.Font is not { } mark)
            return own;
        Face named = _font is null ? Face.Find(mark.Name) ?? own : Face.Of(_font);
        return Lettering.IsEmpty && !named.Missing("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.&").IsEmpty ? own : named;
    }

    /// <summary>Ids of the kinds of motif that the recipe chose; empty leaves them to the family.</summary>
    public ImmutableArray<string> Motifs => _recipe.Motifs;

    /// <summary>Whether a kind of motif may be drawn: the recipe names it, or names none.</summary>
    public bool Draws(string motif) => _recipe.Motifs.IsEmpty || _recipe.Motifs.Contains(motif);

    /// <summary>The drawings of packs that the recipe names.</summary>
    public ImmutableArray<PackMotif> Packs { get; }

    /// <summary>The pack's drawing of a motif; null where the engine draws it itself.</summary>
    public PackMotif? Pack(string motif) => Packs.FirstOrDefault(p => p.Mark.Id == motif);

    /// <summary>The nails to draw on.</summary>
    /// <exception cref="InvalidOperationException">The recipe is not for nails.</exception>
    public NailSetLayout Nails => _recipe.Nails ?? throw new InvalidOperationException("The recipe has no nails.");

    /// <summary>What it is printed on.</summary>
    public Srgb GarmentColour => _recipe.Garment.Colour;

    /// <summary>The value of a parameter, in its unit.</summary>
    public double this[string parameter] => _recipe.Parameters[parameter];

    /// <summary>The value of a whole-number parameter.</summary>
    public int Whole(string parameter) => (int)Math.Round(_recipe.Parameters[parameter]);

    /// <summary>Which ink plays a role; null is bare cloth.</summary>
    public int? InkOf(PaletteRole role) => _recipe.Roles.TryGetValue(role, out int ink) ? ink : null;

    /// <summary>How a role looks: its ink's colour, or the cloth's; in a design that is drawn by other colours than its own, how it looks in those.</summary>
    public Srgb ColourOf(PaletteRole role) => InkOf(role) is not int ink ? GarmentColour : _recipe.DrawnBy.IsEmpty ? _recipe.Inks[ink].Colour : _recipe.DrawnBy[ink];

    /// <summary>Whether two roles can be told apart: their colours differ by at least 0.08 in OKLab.</summary>
    /// <remarks>With few inks several roles share one; a detail drawn in its own ground's ink would vanish.</remarks>
    public bool Differ(PaletteRole a, PaletteRole b) => ColourOf(a).Oklab.DistanceTo(ColourOf(b).Oklab) >= 0.08;

    /// <summary>The first of the roles that can be told apart from a role it is drawn on; the last one if none can.</summary>
    public PaletteRole Against(PaletteRole on, params ReadOnlySpan<PaletteRole> choices)
    {
        foreach (PaletteRole role in choices)
        {
            if (Differ(role, on))
                return role;
        }
        return choices[^1];
    }

    /// <summary>Whether every ink is wanted for itself: a recipe without a palette has the brief's own colours.</summary>
    internal bool WantsEveryInk => _recipe.Palette.Length == 0;

    /// <summary>An empty canvas for the same recipe.</summary>
    internal DesignCanvas Again() => new(_recipe, Cancel, _font, Packs);

    /// <summary>An empty canvas of the same page, press and colours on which every role has an ink of its own: what is drawn there can be taken apart by role.</summary>
    internal DesignCanvas Sketch()
    {
        PaletteRole[] roles = Enum.GetValues<PaletteRole>();
        return new(
            _recipe with
            {
                Inks = [.. roles.Select(r => new Core.Inks.Ink(r.ToString().ToLowerInvariant(), r.ToString(), ColourOf(r)))],
                Roles = roles.ToImmutableSortedDictionary(r => r, r => (int)r),
                DrawnBy = [],
            },
            Cancel, _font, Packs);
    }

    /// <summary>Covers the whole page with the ground's ink; does nothing where the ground is bare cloth.</summary>
    public void Ground()
    {
        // A millimetre over the edge on every side: neighbouring tiles overlap in the same ink, so no hairline can show between them.
        if (InkOf(PaletteRole.Ground) is int ink)
            _shapes.Add(new(ink, Outline.Rectangle(Page.Grow(1)), FillRule.NonZero, Coverage.Solid));
    }

    /// <summary>Fills an outline in a role's ink; a role that is bare cloth knocks out what lies below.</summary>
    public void Fill(PaletteRole role, Outline outline, FillRule rule = FillRule.NonZero, Coverage? coverage = null) =>
        Add(InkOf(role), outline, rule, coverage ?? Coverage.Solid);

    /// <summary>Takes away all ink inside an outline, down to bare cloth.</summary>
    public void KnockOut(Outline outline, FillRule rule = FillRule.NonZero) => Add(null, outline, rule, Coverage.Solid);

    /// <summary>Notes how high the capitals of some lettering are, so that it can be held against what a press prints.</summary>
    public void Lettered(double capMm) => _letteringMm = Math.Min(_letteringMm, capMm);

    /// <summary>Notes that all shapes from a place in <see cref="Shapes"/> on are letters: treatments leave them whole.</summary>
    internal void MarkLetters(int from) => _letters.Add((from, _shapes.Count));

    /// <summary>The letters among what was drawn.</summary>
    internal IEnumerable<Shape> LetterShapes => _letters.SelectMany(run => Enumerable.Range(run.From, run.To - run.From).Select(i => _shapes[i]));

    /// <summary>The colour that an ink is drawn by.</summary>
    internal Srgb LookOf(int ink) => _recipe.DrawnBy.IsEmpty ? _recipe.Inks[ink].Colour : _recipe.DrawnBy[ink];

    /// <summary>Paints over all that was drawn, in an ink of the recipe; null knocks out.</summary>
    internal void Lay(int? ink, Outline outline) => Add(ink, outline, FillRule.NonZero, Coverage.Solid);

    /// <summary>What was drawn, with every ink of the recipe in its place.</summary>
    internal Artwork Drawing() => new(Length.FromMillimetres(Page.Width), Length.FromMillimetres(Page.Height), _stored, _recipe.Inks, _shapes.ToImmutable(), []);

    /// <summary>The drawing of a placement in the middle of a larger page.</summary>
    /// <param name="recipe">The recipe with the larger page.</param>
    /// <param name="room">How much wider the page is on each side, mm, whole micrometres.</param>
    internal DesignCanvas Mounted(Recipe recipe, double room)
    {
        var canvas = new DesignCanvas(recipe, Cancel, _font) { _letteringMm = _letteringMm };
        Affine move = Affine.Translate(room, room);
        canvas._shapes.AddRange(_shapes.Select(s => s with { Outline = s.Outline.Transform(move).Snap(), Coverage = s.Coverage.Transform(move) }));
        canvas._letters.AddRange(_letters);
        canvas.Kept.AddRange(Kept.Select(move.Apply));
        canvas._cuts.AddRange(_cuts.Select(c => c with { Outline = c.Outline.Transform(move).Snap() }));
        return canvas;
    }

    /// <summary>Moves all shapes of an ink by a step of its own; the order of painting stays.</summary>
    /// <param name="step">The step of an ink, mm; knock-outs stay where they are.</param>
    internal void Shift(Func<int, Point> step)
    {
        Shape[] drawn = [.. _shapes];
        bool[] letters = new bool[drawn.Length];
        foreach ((int from, int to) in _letters)
            letters.AsSpan(from, to - from).Fill(true);
        _shapes.Clear();
        _letters.Clear();
        for (int i = 0; i < drawn.Length; i++)
        {
            Shape s = drawn[i];
            if (s.CopyOf is not null)
                continue;
            int first = _shapes.Count;
            Affine move = s.Ink is int ink ? Affine.Translate(step(ink)) : Affine.Identity;
            Outline outline = s.Outline.Transform(move).Snap();
            if (_stored is not null)
                Repeated(_stored, s.Ink, outline, s.Rule, s.Coverage.Transform(move));
            else
                _shapes.Add(s with { Outline = outline, Coverage = s.Coverage.Transform(move) });
            if (letters[i])
                MarkLetters(first);
        }
    }

    /// <summary>A line for the cutter.</summary>
    public void Cut(CutKind kind, string label, Outline outline) => _cuts.Add(new(kind, label, outline.Snap(), Domed: _recipe.Nails is not null));

    /// <summary>Finishes what families leave open: a border gets its two rules, so that its edges read as edges.</summary>
    public void Finish()
    {
        if (_stored is not { Layout: RepeatLayout.Border })
            return;
        PaletteRole role = Against(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Support);
        double broad = Math.Max(3 * MinLine, Page.Height * 0.028), open = Math.Max(1.3 * MinGap, Page.Height * 0.016), fine = Math.Max(1.3 * MinLine, Page.Height * 0.008);
        foreach (bool top in new[] { true, false })
        {
            // Ground first, which parts the rules from the cut cloth; rules reach past both ends, so that they fuse with their images.
            Rule(PaletteRole.Ground, 0, broad + open + fine + open);
            Rule(role, 0, broad);
            Rule(role, broad + open, broad + open + fine);

            void Rule(PaletteRole ink, double from, double to)
            {
                (double a, double b) = top ? (from == 0 ? -1 : from, to) : (Page.Height - to, from == 0 ? Page.Height + 1 : Page.Height - from);
                Repeated(_stored, InkOf(ink), Outline.Rectangle(new(-0.5, a, Page.Width + 0.5, b)).Snap(), FillRule.NonZero, Coverage.Solid);
            }
        }
    }

    /// <summary>The finished artwork, with the inks that it uses: one that no shape is drawn in would make an empty film.</summary>
    public Artwork Build()
    {
        int[] used = [.. Enumerable.Range(0, _recipe.Inks.Length).Where(ink => _shapes.Any(s => s.Ink == ink))];
        ImmutableArray<Shape> shapes = used.Length == _recipe.Inks.Length
            ? _shapes.ToImmutable()
            : [.. _shapes.Select(s => s.Ink is int ink ? s with { Ink = Array.IndexOf(used, ink) } : s)];
        return new(
            Length.FromMillimetres(Page.Width), Length.FromMillimetres(Page.Height), _stored, [.. used.Select(ink => _recipe.Inks[ink])], shapes, _cuts.ToImmutable())
        {
            Lettering = double.IsFinite(_letteringMm) ? Length.FromMillimetres(_letteringMm) : null,
        };
    }

    private void Add(int? ink, Outline outline, FillRule rule, Coverage coverage)
    {
        Cancel.ThrowIfCancellationRequested();
        if (outline.IsEmpty || (ink is null && _shapes.Count == 0))
            return;
        // What lies across a mirror axis is cut there: with its image it makes one symmetric whole, not two that overlap.
        Outline snapped = AxisTrim.Trim(this, outline).Snap();
        if (snapped.IsEmpty)
            return;
        if (_stored is null)
        {
            if (snapped.Bounds.Overlaps(Page))
                _shapes.Add(new(ink, snapped, rule, coverage));
            return;
        }
        if (_stored.Layout == RepeatLayout.Border)
        {
            // A border has no step down: what the cut cloth shows above and below is drawn for itself.
            Rect bounds = snapped.Bounds;
            for (int row = (int)Math.Floor(-bounds.Bottom / Page.Height); row <= Math.Ceiling((Page.Height - bounds.Top) / Page.Height); row++)
            {
                Affine down = Affine.Translate(0, row * Page.Height);
                Repeated(_stored, ink, snapped.Transform(down).Snap(), rule, coverage.Transform(down));
            }
            return;
        }
        Repeated(_stored, ink, snapped, rule, coverage);
    }

    private void Repeated(Repeat repeat, int? ink, Outline outline, FillRule rule, Coverage coverage)
    {
        int? original = null;
        foreach (Affine image in repeat.Images(outline.Bounds, Page))
        {
            int place = _shapes.Count;
            _shapes.Add(new(ink, outline.Transform(image).Snap(), rule, coverage.Transform(image), original));
            original ??= place;
        }
    }
}
