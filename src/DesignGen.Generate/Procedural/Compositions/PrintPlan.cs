using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Badges;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Lines that were set to fill a box, with what their treatment reaches beyond them.</summary>
/// <param name="Lines">The lines in place, their ink's box centred on the origin.</param>
/// <param name="Bounds">Box of the ink and of what the treatment adds, mm, centred on the origin.</param>
public sealed record TextBlock(ImmutableArray<SetLetters> Lines, Rect Bounds)
{
    /// <summary>Height of the largest capitals, mm.</summary>
    public double CapMm => Lines.Max(l => l.CapHeightMm);
}

/// <summary>All that a composition needs: its hero, its words, and what every print with words has.</summary>
/// <remarks>A composition has one focal point and three steps of size, about 1, 0.45 and 0.2. The hero or the main words are the first step.</remarks>
public sealed class PrintPlan : LetteredPrint
{
    // An ink on less of the page than this is spare; the gate for fixed colours wants a thousandth.
    private const double LeastShare = 0.003;

    // How far a field behind the hero parts from the cloth, and from the hero's main paint: black on navy and blue on navy do not.
    private const double ClearField = 0.32, ClearHero = 0.3;

    // Of a disc behind a hero so much is seen at least.
    private const double LeastSeen = 0.24;

    private readonly HeroCast? _cast;
    private readonly (int Most, bool WithNumber, bool WithSign) _room;

    /// <summary>Reads a composition's parameters.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="cast">The family's heroes; null for prints that are all letters.</param>
    /// <param name="most">How many different heroes it shows at most.</param>
    /// <param name="withNumber">Whether there is a place for a figure.</param>
    /// <param name="withSign">Whether a first line of one Chinese sign is the hero, where the recipe names no other.</param>
    public PrintPlan(DesignCanvas canvas, HeroCast? cast, int most = 1, bool withNumber = false, bool withSign = false)
        : base(canvas)
    {
        (_cast, _room) = (cast, (most, withNumber, withSign));
        Heroes = cast?.For(canvas, most) ?? [];
        Words = PrintWords.For(canvas, Heroes.Length == 1 ? Heroes[0] : null, withNumber);
        if (withSign && canvas.Motifs.IsEmpty && !canvas.Lettering.IsEmpty && Words.Main.EnumerateRunes().ToArray() is [Rune only] && FontLetters.IsSquare(only))
            (Sign, Words) = (Words.Main, Words with { Main = Words.Rest.FirstOrDefault() ?? "", Rest = [.. Words.Rest.Skip(1)] });
        Halo = Math.Max(canvas.MinGap * 1.6, Math.Min(canvas.Page.Width, canvas.Page.Height) * 0.011);
        // What stands behind is warm and strong, and another ink than the hero's main one; a rim of cloth parts them where there is but one.
        Paint main = Heroes.IsEmpty ? Ink : HeroArt.MainPaint(Box, Heroes[0], Box.Bare);
        // It shows on the cloth and the hero shows on it; where no other ink does both, hero and field share the second one and the rim parts them.
        // A large sign takes whatever paint shows on its field, or stands on cloth within it.
        Paint[] fields = [.. Box.Inks.Where(k => k != main && k.From(Box.Bare) >= ClearField && (withSign || k.From(main) >= ClearHero))];
        // Where the inks are cool by and large, as on blue and white china, the one warm ink is for small things.
        Paint[] hued = [.. Box.Inks.Where(k => k.Lab.Oklch.C >= 0.05)];
        bool cool = hued.Count(k => k.Warmth > 0) * 2 < hued.Length;
        Behind = fields.DefaultIfEmpty(Second.From(Box.Bare) >= ClearField ? Second : Ink)
            .MaxBy(k => cool ? Math.Min(k.Lab.Oklch.C, 0.2) - k.Warmth * 0.4 : Math.Min(k.Lab.Oklch.C, 0.2) * 2 + (Math.Abs((k.Lab.Oklch.H - 35 + 540) % 360 - 180) < 45 ? 0.12 : 0) + (k == Ink ? 0 : 0.1));
        Field = !cool || Second.Warmth < 0.5 ? Second : Box.Inks.Where(k => k.Warmth < 0.5 && k.From(Box.Bare) >= ClearField).DefaultIfEmpty(Second).MaxBy(k => k.Lab.Oklch.C);
    }

    /// <summary>The heroes, the first one leading.</summary>
    public ImmutableArray<NativeMotif> Heroes { get; }

    /// <summary>The words.</summary>
    public PrintWords Words { get; }

    /// <summary>The sign that is the hero by its font; null where a motif is.</summary>
    public string? Sign { get; }

    /// <summary>The paint of suns, rings and fields behind the hero.</summary>
    public Paint Behind { get; }

    /// <summary>The paint of fields that hold hero and words alike: the second ink, but no warm one in a palette that is cool by and large.</summary>
    public Paint Field { get; }

    /// <summary>Whether the hero is a sign that is read: such are never taken apart.</summary>
    public bool HasSign => Heroes.Length == 1 && HeroCast.IsSign(Heroes[0].Id);

    /// <summary>Width of the bare rim that sets a hero off from what lies behind, mm.</summary>
    public double Halo { get; }

    /// <summary>The page.</summary>
    public Rect Page => Canvas.Page;

    /// <summary>The least cap height at which small letters stay open, mm.</summary>
    public double LeastCap => Math.Max(Canvas.MinGap * 4.2, Canvas.MinLine * 8);

    /// <summary>Inks that the composition by itself would leave out although each is wanted: they become lines round the hero and colour the small lines. Mostly empty.</summary>
    public ImmutableArray<Paint> Spare { get; private set; } = [];

    /// <summary>Draws a composition, with its wear.</summary>
    public void Draw(Action<PrintPlan> composition)
    {
        if (Canvas.WantsEveryInk)
        {
            // Which inks it uses is known once it has been drawn.
            var trial = new PrintPlan(Canvas.Again(), _cast, _room.Most, _room.WithNumber, _room.WithSign);
            composition(trial);
            double least = LeastShare * Page.Width * Page.Height;
            Spare = [.. Box.Inks.Where(k => trial.Canvas.Shapes.Where(s => s.Ink == Canvas.InkOf(k.Role!.Value)).Sum(s => Math.Abs(s.Outline.Area(0.1))) < least)];
        }
        composition(this);
        if (Canvas["wear"] > 0)
            Wear.Apply(Canvas, Area, Canvas["wear"], Whole, Dice.Fork("wear"));
    }

    /// <summary>The leading hero, as large as a room allows.</summary>
    public HeroArt Hero(Rect room, Paint on) => HeroArt.Draw(Box, Heroes[0], Dice.Fork("individual"), room, on);

    /// <summary>The leading hero before a round backing: one that would hide it comes smaller, so that the backing reads as a sun and not as stubs round an edge.</summary>
    /// <param name="room">Where the hero may reach, mm.</param>
    /// <param name="radius">Radius of the backing, mm; 0 where there is none.</param>
    public HeroArt HeroBefore(Rect room, double radius)
    {
        HeroArt hero = Hero(room, Box.Bare);
        double most = Math.PI * radius * radius * 0.46;
        if (radius <= 0 || hero.Silhouette.AreaMm2 <= most)
            return hero;
        double share = Math.Max(0.74, Math.Sqrt(most / hero.Silhouette.AreaMm2));
        return Hero(Shrunk(room, share), Box.Bare);
    }

    /// <summary>Whether enough of a disc is seen round a hero before it; else only slivers would be left of it.</summary>
    public bool Shows(HeroArt hero, Point hub, double radius) =>
        Region.From(Outline.Circle(hub, radius)).Subtract(Region.From(hero.Rim(Halo))).AreaMm2 > LeastSeen * Math.PI * radius * radius;

    private static Rect Shrunk(Rect room, double share) => Rect.FromSize(room.Centre.X - room.Width * share / 2, room.Centre.Y - room.Height * share / 2, room.Width * share, room.Height * share);

    /// <summary>Paints a round backing and the leading hero before it; one that would hide the backing even when it comes smaller stands alone.</summary>
    /// <param name="room">Where the hero may reach, mm.</param>
    /// <param name="hub">Middle of the backing, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="backing">Which backing; 0 for none.</param>
    /// <param name="haloMm">Width of the rim; the print's own where nobody says.</param>
    /// <returns>The hero, and how far from the middle the picture reaches sideways, mm.</returns>
    public (HeroArt Hero, double Reach) Stage(Rect room, Point hub, double radius, int backing, double? haloMm = null)
    {
        HeroArt hero = Hero(room, Box.Bare);
        // A ring is meant to be crossed.
        double share = backing == 3 ? 1 : Math.Sqrt(Math.PI * radius * radius * 0.46 / hero.Silhouette.AreaMm2);
        bool backed = backing > 0 && share >= 0.72;
        HeroArt before = backed && share < 1 ? Hero(Shrunk(room, share), Box.Bare) : hero;
        backed = backed && (backing == 3 || Shows(before, hub, radius));
        if (backed)
        {
            hero = before;
            Ornaments.Backing(this, backing, hub, radius, Behind);
        }
        Place(hero, haloMm);
        return (hero, Math.Max(hero.Silhouette.Bounds.Width / 2, backed ? radius : 0));
    }

    /// <summary>Knocks the hero's surroundings out to bare cloth and paints it there; wear leaves its middle whole.</summary>
    public void Place(HeroArt hero, double? haloMm = null)
    {
        Echo(hero, haloMm ?? Halo, Box.Bare);
        Box.Bare.Fill(Canvas, hero.Rim(haloMm ?? Halo));
        hero.Fill(Canvas);
        Rect b = hero.Silhouette.Bounds;
        Whole.Add(new(b.Centre.X - b.Width * 0.3, b.Centre.Y - b.Height * 0.3, b.Centre.X + b.Width * 0.3, b.Centre.Y + b.Height * 0.3));
    }

    /// <summary>Lines in the spare inks round a hero, like an echo of its outline; nothing where no ink is spare.</summary>
    /// <param name="hero">The hero, painted afterwards.</param>
    /// <param name="fromMm">Where the innermost begins, from the hero's edge, mm.</param>
    /// <param name="on">What the lines lie on; they part from it by a rim of it.</param>
    public void Echo(HeroArt hero, double fromMm, Paint on)
    {
        if (Spare.IsEmpty)
            return;
        double step = Math.Max(Canvas.MinLine * 2.5, Math.Min(Page.Width, Page.Height) * 0.008 / Math.Sqrt(Spare.Length));
        on.Fill(Canvas, hero.Rim(fromMm + Spare.Length * step + fromMm * 0.6));
        for (int i = Spare.Length; i > 0; i--)
            Spare[i - 1].Fill(Canvas, Region.From(hero.Rim(fromMm + i * step)).Intersect(Region.Rectangle(Page)).ToOutline());
        on.Fill(Canvas, hero.Rim(fromMm));
    }

    /// <summary>Sets words to fill a box, in as many lines as fill it best.</summary>
    /// <param name="text">The words; a space may become a new line.</param>
    /// <param name="width">Width of the box, mm.</param>
    /// <param name="height">Height of the box, mm.</param>
    /// <param name="mostLines">Most lines.</param>
    /// <param name="treatment">How they will be dressed.</param>
    public TextBlock Fill(string text, double width, double height, int mostLines, LetterTreatment treatment = LetterTreatment.Plain)
    {
        if (text.Trim().Length == 0)
            return new([], new(0, 0, 0, 0));
        var letters = new Alphabet(Letters.Face with { Spacing = Letters.Face.Spacing + LetterPaint.Tracking(treatment) });
        TextBlock? best = null;
        double most = 0;
        foreach (ImmutableArray<string> lines in Breaks(text, mostLines))
        {
            double cap = Math.Min(height, height / lines.Length * 1.7), reach = LetterPaint.Reach(treatment);
            ImmutableArray<SetLetters> set = Typesetter.Stack(letters, lines, width, cap, Math.Max(0.2, 2.2 * reach));
            double edge = reach * set.Max(l => l.CapHeightMm);
            Rect ink = set.Aggregate(Rect.Empty, (all, l) => all.Union(l.Bounds)).Grow(edge);
            double scale = Math.Min(1, Math.Min(width / ink.Width, height / ink.Height));
            double area = set.Sum(l => l.Bounds.Width * l.CapHeightMm) * scale * scale;
            if (area <= most)
                continue;
            most = area;
            Affine map = Affine.Translate(Point.Zero - ink.Centre).Then(Affine.Scale(scale));
            best = new([.. set.Select(l => l.Transform(map))], Rect.FromSize(-ink.Width / 2 * scale, -ink.Height / 2 * scale, ink.Width * scale, ink.Height * scale));
        }
        return best ?? new([], new(0, 0, 0, 0));
    }

    /// <summary>Writes a block with its middle at a place.</summary>
    public void Write(TextBlock block, Point middle, Paint paint, Paint on, LetterTreatment treatment = LetterTreatment.Plain)
    {
        foreach (SetLetters line in block.Lines)
            Write(line.MoveBy(middle.X, middle.Y), paint, on, treatment);
    }

    /// <summary>Writes the further lines under each other, each smaller than the one before.</summary>
    /// <param name="x">Their axis, mm.</param>
    /// <param name="top">Where they begin, mm.</param>
    /// <param name="width">Greatest width, mm.</param>
    /// <param name="cap">Cap height of the first, mm.</param>
    /// <param name="on">What they lie on.</param>
    /// <param name="skip">How many of the further lines stand elsewhere.</param>
    /// <returns>Their foot, mm; the top where there are none.</returns>
    public double WriteRest(double x, double top, double width, double cap, Paint on, int skip = 0)
    {
        double y = top;
        for (int i = skip; i < Words.Rest.Length; i++)
        {
            SetLetters line = SmallLine(Words.Rest[i], width, Math.Max(LeastCap, cap * (i == skip ? 1 : 0.66)), i == skip ? 0.35 : 0.5).CentreOn(x, 0);
            Paint wish = i - skip < Spare.Length && Spare[i - skip].From(on) >= 0.25 ? Spare[i - skip] : On(on, i == skip ? Second : Ink);
            Write(line.MoveBy(0, y + line.CapHeightMm), wish, on);
            y += line.CapHeightMm + Math.Max(cap * 0.55, Canvas.MinGap * 2);
        }
        return Words.Rest.Length > skip ? y - Math.Max(cap * 0.55, Canvas.MinGap * 2) : top;
    }

    /// <summary>The height that <see cref="WriteRest"/> takes, mm.</summary>
    public double RestHeight(double cap, int skip = 0) =>
        Enumerable.Range(skip, Math.Max(0, Words.Rest.Length - skip)).Sum(i => Math.Max(LeastCap, cap * (i == skip ? 1 : 0.66)) + Math.Max(cap * 0.55, Canvas.MinGap * 2)) - (Words.Rest.Length > skip ? Math.Max(cap * 0.55, Canvas.MinGap * 2) : 0);

    /// <summary>A paint that is legible on another: the wish, else the strongest, bare cloth among them.</summary>
    public Paint On(Paint on, Paint wish) => wish != on && wish.From(on) >= 0.45 ? wish : Box.Inks.Append(Box.Bare).MaxBy(p => p.From(on));

    /// <summary>Writes a line along a circle.</summary>
    /// <param name="text">The line.</param>
    /// <param name="letters">Its letters.</param>
    /// <param name="centre">Centre of the circle, mm.</param>
    /// <param name="radius">Radius at the middle of the letters, mm.</param>
    /// <param name="cap">Greatest cap height, mm.</param>
    /// <param name="most">Most of the circle that it may take, radians.</param>
    /// <param name="over">Over the top, or round the foot.</param>
    /// <param name="paint">Its paint.</param>
    /// <param name="on">What it lies on.</param>
    /// <param name="treatment">How it is dressed.</param>
    /// <returns>The angle that it takes, radians.</returns>
    public double WriteArc(string text, Alphabet letters, Point centre, double radius, double cap, double most, bool over, Paint paint, Paint on, LetterTreatment treatment = LetterTreatment.Plain)
    {
        (Alphabet open, double least) = treatment == LetterTreatment.Plain ? Open(letters, text, most * radius, cap) : (letters, 0);
        SetLetters line = BadgeLayouts.OnBand(open, text, cap, radius, most, over, Math.Max(least, LetterPaint.Tracking(treatment)), out double angle);
        Write(Typesetter.OnArc(line, centre, radius + (over ? -0.5 : 0.5) * line.CapHeightMm, over ? -Math.PI / 2 : Math.PI / 2, over), paint, on, treatment);
        return angle;
    }

    /// <summary>Rules of two strengths with a star between them, to close a print.</summary>
    public void Divider(double x, double y, double width, Paint paint)
    {
        double star = Math.Max(width * 0.03, Canvas.MinLine * 5), thick = Hair(width * 0.008), gap = star + Math.Max(star * 0.5, Canvas.MinGap * 1.5);
        Star(paint, new(x, y), star);
        foreach (int side in new[] { -1, 1 })
            paint.Fill(Canvas, Outline.Rectangle(new(Math.Min(x + side * gap, x + side * width / 2), y - thick / 2, Math.Max(x + side * gap, x + side * width / 2), y + thick / 2)));
    }

    /// <summary>A region of a half plane or strip of the page, for cutting.</summary>
    public Region Strip(double left, double top, double right, double bottom) => Region.Rectangle(new(left, top, right, bottom));

    // Every way to break words into up to so many lines of like length.
    private static IEnumerable<ImmutableArray<string>> Breaks(string text, int most)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        yield return [text.Trim()];
        for (int lines = 2; lines <= Math.Min(most, words.Length); lines++)
        {
            ImmutableArray<string> best = [];
            double least = double.MaxValue;
            Try([], 0);
            yield return best;

            void Try(ImmutableArray<string> done, int from)
            {
                if (done.Length == lines - 1)
                {
                    ImmutableArray<string> all = [.. done, string.Join(' ', words[from..])];
                    double mean = all.Average(l => l.Length), uneven = all.Sum(l => (l.Length - mean) * (l.Length - mean));
                    if (uneven < least)
                        (best, least) = (all, uneven);
                    return;
                }
                for (int to = from + 1; to <= words.Length - (lines - 1 - done.Length); to++)
                    Try([.. done, string.Join(' ', words[from..to])], to);
            }
        }
    }
}
