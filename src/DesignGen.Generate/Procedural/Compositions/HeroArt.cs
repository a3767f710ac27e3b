using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>One flat part of a hero.</summary>
/// <param name="Role">Its role; null knocks out to bare cloth.</param>
/// <param name="Shape">Its outline, mm on the page.</param>
/// <param name="Rule">How the outline is filled.</param>
/// <param name="IsInner">Whether it lies wholly on other parts, so that the silhouette does without it.</param>
public sealed record ArtPart(PaletteRole? Role, Outline Shape, FillRule Rule, bool IsInner = false);

/// <summary>A native motif drawn large for a print and taken apart, so that it can be set off from what lies behind, cut, moved and turned.</summary>
/// <remarks>The motif is drawn at its final size: details come and go with it. Its silhouette is worked out once, when somebody asks.</remarks>
public sealed class HeroArt
{
    // Details of a hero are far from each other; finer chords would only make the plates heavier.
    private const double ToleranceMm = 0.03;

    // Holes of less than this share of the hero's box are closed in its halo; larger ones, as a horseshoe's, stay open.
    private const double LeastHole = 0.03;

    // Fine dark detail is what makes a face: nearer than this to what it lies on, it takes another paint.
    private const double Legible = 0.25;

    // From this chroma on cloth is a colour of its own, and holes down to it are no dark eyes.
    private const double Colourful = 0.09;

    // Beasts with fur or wool: of any colour but green.
    private static readonly ImmutableHashSet<string> Coated = ["cat", "dog", "rabbit", "bear", "panda", "koala", "fox", "tiger", "lion", "elephant", "deer", "squirrel", "hedgehog", "sheep", "horse", "ox", "goat", "wolf", "bat"];

    private readonly Lazy<Region> _silhouette;

    private HeroArt(ImmutableArray<ArtPart> parts, Paint on)
    {
        (Parts, On) = (parts, on);
        _silhouette = new(() =>
        {
            Region all = Region.Union([.. parts.Where(p => !p.IsInner).Select(p => Region.From(p.Shape, p.Rule, ToleranceMm))]);
            return all.Without(LeastHole * all.Bounds.Width * all.Bounds.Height, 0);
        });
    }

    /// <summary>Its parts, the lowest first.</summary>
    public ImmutableArray<ArtPart> Parts { get; }

    /// <summary>What it is dressed to lie on.</summary>
    public Paint On { get; }

    /// <summary>All that it covers, small holes closed.</summary>
    public Region Silhouette => _silhouette.Value;

    /// <summary>Draws a motif as large as a room allows, its box in the middle of the room.</summary>
    /// <param name="box">The paints.</param>
    /// <param name="motif">What.</param>
    /// <param name="dice">Chance of the individual.</param>
    /// <param name="room">Where it may reach, mm.</param>
    /// <param name="on">What it lies on.</param>
    /// <param name="other">Whether it takes its second-best main colour, where it has a choice.</param>
    public static HeroArt Draw(PaintBox box, NativeMotif motif, Dice dice, Rect room, Paint on, bool other = false)
    {
        DesignCanvas canvas = box.Canvas;
        (PaletteRole main, bool stencil) = Main(box, motif, on, other);
        bool oneInk = stencil && motif.OneInk is not null;
        Motif grown = oneInk ? motif.OneInk!(dice) : motif.Grow(dice);
        PaletteRole under = on.Role ?? PaletteRole.Ground;
        Dress dress = stencil ? Stencil(main, under) : grown is Charm || on.Role is not null ? Charms.Dress(canvas, main, under) : Dress.For(canvas, main, Leaves(box, main, on), Finish.Tonal);
        if (grown is not Charm charm)
            return new(Plain(Sketched(canvas, grown, Fit(canvas, grown, dress, room), dress)), on);
        charm = stencil && !oneInk ? charm.With(new CharmLook { Finish = CharmFinish.Keyline }) : charm;
        return new(Tinted(box, charm, Fit(canvas, charm, dress, room), dress, stencil, main == PaletteRole.Ground ? box.Bare : box[main], on), on);
    }

    /// <summary>A sign alone, without the medallion that a charm may have round it, in one paint.</summary>
    /// <param name="box">The paints.</param>
    /// <param name="motif">A sign of the Chinese shelf.</param>
    /// <param name="dice">Chance of the individual.</param>
    /// <param name="room">Where it may reach, mm.</param>
    /// <param name="paint">Its paint.</param>
    /// <param name="on">What it lies on.</param>
    public static HeroArt Sign(PaintBox box, NativeMotif motif, Dice dice, Rect room, Paint paint, Paint on)
    {
        Motif grown = motif.Grow(dice);
        ImmutableArray<Shape> Strokes(Affine place)
        {
            ImmutableArray<Shape> all = Sketched(box.Canvas, grown, place, Tags);
            // The sign is what was drawn last in the second colour; a charm without any is all sign.
            Shape? last = all.LastOrDefault(s => s.Ink == (int)PaletteRole.Accent);
            return last is null || grown is not Charm ? all : [last];
        }
        Affine first = Affine.Scale(room.Height / 2).Then(Affine.Rotate(-Math.PI / 2)).Then(Affine.Translate(box.Canvas.Page.Centre));
        Rect rough = Extent(Strokes(first));
        double grow = Math.Min(room.Width / rough.Width, room.Height / rough.Height);
        Affine map = Affine.Translate(Point.Zero - rough.Centre).Then(Affine.Scale(grow)).Then(Affine.Translate(room.Centre));
        // A pen's even line looks thin at this size: it gains a little on both sides, less than would close a gap.
        double gain = Math.Min(room.Height * 0.012, Math.Max(0, room.Height * 0.02 - box.Canvas.MinGap / 2));
        var strokes = Region.Union([.. Strokes(first).Select(s => Region.From(s.Outline.Transform(map), s.Rule, ToleranceMm))]);
        return new([new ArtPart(paint.Role, strokes.Grow(gain, 0.02).ToOutline(), FillRule.NonZero)], on);
    }

    /// <summary>A sign as its letters have it, as large as a room allows, in one paint.</summary>
    public static HeroArt Sign(SetLetters sign, Rect room, Paint paint, Paint on)
    {
        Rect ink = sign.Bounds;
        double grow = Math.Min(room.Width / ink.Width, room.Height / ink.Height);
        Outline shape = sign.Shape.Transform(Affine.Translate(Point.Zero - ink.Centre).Then(Affine.Scale(grow)).Then(Affine.Translate(room.Centre)));
        return new([new ArtPart(paint.Role, Region.From(shape, FillRule.NonZero, ToleranceMm).ToOutline(), FillRule.NonZero)], on);
    }

    /// <summary>The main paint of a motif, by which it is to be known, on what it lies on.</summary>
    public static Paint MainPaint(PaintBox box, NativeMotif motif, Paint on) => Main(box, motif, on, other: false).Main is var main && main == PaletteRole.Ground ? box.Bare : box[main];

    /// <summary>The hero turned, moved or scaled; details stay as they were drawn.</summary>
    public HeroArt Transform(Affine map) => new([.. Parts.Select(p => p with { Shape = p.Shape.Transform(map) })], On);

    /// <summary>The part of the hero that a region shows.</summary>
    public HeroArt Within(Region window) =>
        new([.. Parts.Select(p => p with { Shape = Region.From(p.Shape, p.Rule, ToleranceMm).Intersect(window).ToOutline(), Rule = FillRule.NonZero }).Where(p => !p.Shape.IsEmpty)], On);

    /// <summary>Its silhouette spread on every side.</summary>
    public Outline Rim(double byMm) => (byMm > 0 ? Silhouette.Grow(byMm, 0.02) : Silhouette).Without(LeastHole * Silhouette.Bounds.Width * Silhouette.Bounds.Height, 0).ToOutline();

    /// <summary>Paints it.</summary>
    public void Fill(DesignCanvas canvas)
    {
        foreach (ArtPart part in Parts)
        {
            if (part.Role is PaletteRole role)
                canvas.Fill(role, part.Shape, part.Rule);
            else
                canvas.KnockOut(part.Shape, part.Rule);
        }
    }

    // Once to measure, then at its size: pens drop details by the size they come out at.
    private static Affine Fit(DesignCanvas canvas, Motif motif, Dress dress, Rect room)
    {
        double size = Math.Min(room.Width, room.Height) / 2;
        Rect rough = Extent(Sketched(canvas, motif, Affine.Scale(size).Then(Affine.Rotate(-Math.PI / 2)).Then(Affine.Translate(canvas.Page.Centre)), dress));
        double scale = size * Math.Min(room.Width / Math.Max(rough.Width, 1e-3), room.Height / Math.Max(rough.Height, 1e-3));
        Point middle = (rough.Centre - canvas.Page.Centre) * (scale / size);
        return Affine.Scale(scale).Then(Affine.Rotate(-Math.PI / 2)).Then(Affine.Translate(room.Centre - middle));
    }

    private static Rect Extent(ImmutableArray<Shape> shapes) =>
        shapes.SelectMany(s => s.Outline.Contours).SelectMany(c => c.Flatten(0.2)).Aggregate(Rect.Empty, (all, p) => all.Including(p));

    // What a pen drew, by role.
    private static ImmutableArray<Shape> Sketched(DesignCanvas canvas, Motif motif, Affine place, Dress dress)
    {
        DesignCanvas sketch = canvas.Sketch();
        motif.Draw(sketch, place, dress);
        return [.. sketch.Shapes];
    }

    private static ImmutableArray<ArtPart> Plain(ImmutableArray<Shape> shapes) =>
        [.. shapes.Select(s => new ArtPart(s.Ink is int ink && (PaletteRole)ink != PaletteRole.Ground ? (PaletteRole)ink : null, s.Outline, s.Rule))];

    // Dresses that give each tone of a charm a role of its own, so that a drawing tells which part has which: seven roles, so it takes two.
    private static Dress Tags { get; } = new(
        PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Line, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Ground);

    private static Dress MoreTags { get; } = new(
        PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Ground, PaletteRole.Ground, PaletteRole.Line);

    // The tone of a part by its two tags; null is the line that parts bodies.
    private static CharmTone? Tone(int first, int second) => (PaletteRole)first switch
    {
        PaletteRole.Hero => CharmTone.Main,
        PaletteRole.Shade => CharmTone.Deep,
        PaletteRole.Light => CharmTone.Glow,
        PaletteRole.Accent => CharmTone.Second,
        PaletteRole.Support => CharmTone.Pale,
        PaletteRole.Line => CharmTone.Ink,
        _ => (PaletteRole)second switch { PaletteRole.Support => CharmTone.Leaf, PaletteRole.Shade => CharmTone.LeafDeep, PaletteRole.Line => CharmTone.Stem, _ => null },
    };

    // Colours a charm part by part, each told from what it lies on.
    private static ImmutableArray<ArtPart> Tinted(PaintBox box, Charm charm, Affine place, Dress dress, bool stencil, Paint main, Paint on)
    {
        ImmutableArray<Shape> first = Sketched(box.Canvas, charm, place, Tags), second = Sketched(box.Canvas, charm, place, MoreTags);
        List<(List<Point>[] Rings, Rect Box, Paint Paint)> done = [];
        var parts = ImmutableArray.CreateBuilder<ArtPart>(first.Length);
        for (int i = 0; i < first.Length; i++)
        {
            List<Point>[] rings = [.. first[i].Outline.Contours.Select(c => c.Flatten(0.15))];
            CharmTone? tone = Tone(first[i].Ink!.Value, second[i].Ink!.Value);
            Paint? middle = At(Probe(rings));
            Paint below = middle ?? on;
            // A face within a rim lies on it all round, and yet is what fills the silhouette.
            bool inner = middle is not null && rings.Sum(r => r.Count) is var all && rings.Sum(r => r.Count(p => At(p) is not null)) >= all * 0.97;
            Paint own = tone is CharmTone known && Charm.Role(dress, known) is var role && role != PaletteRole.Ground ? box[role] : tone is null && dress.Edge != PaletteRole.Ground ? box[dress.Edge] : box.Bare;
            Paint paint = stencil ? Cut() : tone switch
            {
                // On red cloth an eye that is a hole glows: there it takes an ink, and what stands on the cloth itself, as a panda's ears, a dark one.
                CharmTone.Ink when own.Role is null && own.Lab.Oklch.C >= Colourful => below.Role is null ? box.Inks.Where(p => p.From(below) >= Legible).DefaultIfEmpty(main).MinBy(p => p.L) : box.Inks.MaxBy(p => p.From(below)),
                CharmTone.Ink when own.From(below) < Legible => Clearest(below),
                CharmTone.Second or CharmTone.Pale when own.From(below) < 0.1 => Clearest(below),
                _ => own,
            };
            Rect bounds = rings.SelectMany(r => r).Aggregate(Rect.Empty, (rect, p) => rect.Including(p));
            done.Add((rings, bounds, paint));
            parts.Add(new(paint.Role, first[i].Outline, first[i].Rule, inner));

            // One paint on another: bodies are filled and parted by gaps, details are cut out, and details on those filled again, as in a lino block.
            Paint Cut() => tone switch
            {
                null => on,
                CharmTone.Glow or CharmTone.Second or CharmTone.Pale or CharmTone.Ink => inner && below == main ? on : main,
                _ => main,
            };
        }
        return parts.ToImmutable();

        Paint Clearest(Paint below) => box.Inks.Append(box.Bare).MaxBy(p => p.From(below));

        // The paint that is seen at a place so far; null where nothing is drawn.
        Paint? At(Point p)
        {
            for (int k = done.Count - 1; k >= 0; k--)
            {
                if (done[k].Box.Contains(p) && Winding(done[k].Rings, p) != 0)
                    return done[k].Paint;
            }
            return null;
        }
    }

    // A place inside a part: the middle of its first ring, or of a chord of it where the ring is hollow.
    private static Point Probe(List<Point>[] rings)
    {
        List<Point> ring = rings[0];
        Point middle = ring.Aggregate(Point.Zero, (sum, p) => sum + p) * (1.0 / ring.Count);
        if (Winding(rings, middle) != 0)
            return middle;
        for (int i = 0; i < ring.Count; i += Math.Max(1, ring.Count / 12))
        {
            Point chord = Point.Lerp(ring[i], ring[(i + 3) % ring.Count], 0.5);
            if (Winding(rings, chord) != 0)
                return chord;
        }
        return ring[0];
    }

    private static int Winding(List<Point>[] rings, Point p)
    {
        int turns = 0;
        foreach (List<Point> ring in rings)
        {
            for (int i = 0; i < ring.Count; i++)
            {
                Point a = ring[i], b = ring[(i + 1) % ring.Count];
                if (a.Y <= p.Y == b.Y <= p.Y)
                    continue;
                double side = Point.Cross(b - a, p - a);
                if (b.Y > a.Y ? side > 0 : side < 0)
                    turns += b.Y > a.Y ? 1 : -1;
            }
        }
        return turns;
    }

    // The colour by which people know the thing, where an ink has it and stands out; and whether there is but one paint to draw with.
    private static (PaletteRole Main, bool Stencil) Main(PaintBox box, NativeMotif motif, Paint on, bool other)
    {
        List<Paint> clear = [.. new[] { PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line }
            .Where(r => box.Canvas.InkOf(r) is not null).DistinctBy(r => box.Canvas.InkOf(r)).Select(r => box[r]).Where(p => p.From(on) >= 0.3)];
        if (on.Role is not null && box.Bare.From(on) >= 0.3)
            clear.Add(box.Bare);
        if (clear.Count == 0)
            clear.Add(box.Inks.Append(box.Bare).MaxBy(p => p.From(on)));
        if (clear.Count == 1)
            return (clear[0].Role ?? PaletteRole.Ground, true);
        if (motif.HueDegrees is double hue)
        {
            Paint[] own = [.. clear.Where(p => p.Lab.Oklch is { C: >= 0.07 } c && Math.Abs((c.H - hue + 540) % 360 - 180) <= 40).OrderBy(p => Math.Abs((p.Lab.Oklch.H - hue + 540) % 360 - 180))];
            if (own.Length > 0)
                return (own[0].Role ?? PaletteRole.Ground, false);
            // What is known as cold is nothing else in a hot colour: a red wave is a volcano.
            if (hue is >= 180 and <= 300 && clear.Where(p => p.Lab.Oklch is not { C: >= 0.09, H: <= 110 or >= 330 }).ToList() is { Count: > 0 } cool)
                clear = cool;
        }
        // Nor is what is known as warm, or has a coat, a green thing: a green peony is a cabbage.
        if ((motif.HueDegrees is <= 110 or >= 330 || Coated.Contains(motif.Id) || (motif.Group == MotifGroup.Flower && motif.HueDegrees is null)) && clear.Where(p => p.Lab.Oklch is not { C: >= 0.05, H: > 110 and < 210 }).ToList() is { Count: > 0 } natural)
            clear = natural;
        // Colourful before grey, as a thing of no colour of its own looks richest.
        Paint[] order = [.. clear.Where(p => p.Role is not null).OrderByDescending(p => Math.Min(p.Lab.Oklch.C, 0.12) * 2 + Math.Min(p.From(on), 0.6) * 0.4 + (p.Role == PaletteRole.Hero ? 0.08 : 0)), .. clear.Where(p => p.Role is null)];
        return (order[other && order.Length > 2 ? 1 : 0].Role ?? PaletteRole.Ground, false);
    }

    private static PaletteRole Leaves(PaintBox box, PaletteRole main, Paint on) =>
        box.Clear([on, box[main]], PaletteRole.Support, PaletteRole.Line, PaletteRole.Shade).Role ?? PaletteRole.Support;

    // One paint on another: petals and leaves are parted by gaps, fine lines are cut out.
    private static Dress Stencil(PaletteRole main, PaletteRole under) => new(main, main, under, main, main, under, under, main, main, under, under, main);
}
