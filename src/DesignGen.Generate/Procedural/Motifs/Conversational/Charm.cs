using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>How a part of a charm is coloured; each tone stands for one part of a <see cref="Dress"/>.</summary>
public enum CharmTone
{
    /// <summary>The main colour.</summary>
    Main,

    /// <summary>Its shadow.</summary>
    Deep,

    /// <summary>Its highlight.</summary>
    Glow,

    /// <summary>A second bright colour.</summary>
    Second,

    /// <summary>The palest colour that stands out.</summary>
    Pale,

    /// <summary>Fine dark detail.</summary>
    Ink,

    /// <summary>Leaves.</summary>
    Leaf,

    /// <summary>The leaves' shadow.</summary>
    LeafDeep,

    /// <summary>Stalks on the ground.</summary>
    Stem,
}

/// <summary>One part of a charm.</summary>
/// <param name="Tone">Its colour.</param>
/// <param name="Body">Its outline where it belongs to the silhouette; null for details inside it.</param>
/// <param name="Shape">Its outline at the size of a pen; null where the press would not hold it.</param>
public sealed record CharmPart(CharmTone Tone, Outline? Body, Func<MotifPen, Outline?> Shape);

/// <summary>How a charm is finished.</summary>
public enum CharmFinish
{
    /// <summary>Flat colours, no line.</summary>
    Flat,

    /// <summary>A line in one ink round every part.</summary>
    Keyline,

    /// <summary>The line in its place and the colours a little off it, as on old prints.</summary>
    OffRegister,
}

/// <summary>A small figure for conversational prints: a fruit, an animal, a cup. Drawn upright, up is its own growing direction.</summary>
public sealed class Charm : Motif
{
    // Drawings have their top at y −1; motifs grow along x.
    private static readonly Affine Upright = Affine.Rotate(Math.PI / 2);
    private const double LeastKeylineMm = 9;
    private readonly ImmutableArray<CharmPart> _parts;
    private readonly Disc? _face;
    private readonly double? _grip;

    /// <summary>A charm of its parts.</summary>
    /// <param name="species">What it is.</param>
    /// <param name="parts">Its parts, the lowest first.</param>
    /// <param name="face">Where a face would go, and half its width; null for none.</param>
    /// <param name="grip">For drawings that were put into a form: the most by which it shrinks any part, so that no line comes out too thin; null for plain ones.</param>
    public Charm(string species, ImmutableArray<CharmPart> parts, Disc? face, double? grip = null) : this(species, parts, face, grip, new())
    {
    }

    private Charm(string species, ImmutableArray<CharmPart> parts, Disc? face, double? grip, CharmLook look)
        : base(species, [.. DiscCover.Of([.. parts.Where(p => p.Body is not null).Select(p => p.Body!)]).Select(d => (d with { Radius = d.Radius + look.Reach }).Map(Upright))])
    {
        (_parts, _face, _grip, Look) = (parts, face, grip, look);
    }

    /// <summary>How it is finished.</summary>
    public CharmLook Look { get; }

    /// <summary>The same charm with another finish.</summary>
    public Charm With(CharmLook look) => new(Species, _parts, _face, _grip, look);

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        MotifPen p = pen.Within(Upright);
        // A keyline round every part of a thing this small would leave nothing of its colours.
        bool keyline = Look.Finish == CharmFinish.Keyline && (_grip is null || 2 * p.Unit >= LeastKeylineMm);
        Dress dress = pen.Dress;
        if (Look.RimMm > 0)
        {
            double rim = Look.RimMm / p.Unit, drop = Look.ShadowMm / p.Unit;
            // The shadow falls the same way for every charm, so it is moved on the page, not with the charm's turn.
            if (drop > 0)
            {
                Point down = new Point(Look.ShadowStep.X, Look.ShadowStep.Y) * drop;
                Silhouette(p, Look.Shadow, rim, Affine.Translate(down));
            }
            Silhouette(p, Look.Rim, rim, Affine.Identity);
        }
        double line = p.Line(Math.Max(0.045, 0.5 / p.Unit)), off = Look.Finish == CharmFinish.OffRegister ? Math.Max(0.06, 0.9 * p.Hair) : 0;
        MotifPen colour = off > 0 ? p.Within(Affine.Translate(off, off)) : p;
        MotifPen held = _grip is double grip ? p.Held(grip) : p;
        foreach (CharmPart part in _parts)
        {
            if (part.Body is { } body && keyline)
                p.Fill(dress.Edge, Ring(body, 2 * line));
            if (part.Shape(held) is { } shape)
                colour.Fill(Role(dress, part.Tone), shape);
        }
        if (off > 0)
        {
            foreach (CharmPart part in _parts)
            {
                if (part.Body is { } body)
                    p.Fill(dress.Edge, Ring(body, line * 0.85));
            }
        }
        if (Look.Face && _face is { } face)
            Face(p, face);
    }

    /// <summary>The role that a tone takes in a dress.</summary>
    public static PaletteRole Role(Dress dress, CharmTone tone) => tone switch
    {
        CharmTone.Main => dress.Main,
        CharmTone.Deep => dress.Deep,
        CharmTone.Glow => dress.Glow,
        CharmTone.Second => dress.Eye,
        CharmTone.Pale => dress.Pollen,
        CharmTone.Ink => dress.Ink,
        CharmTone.Leaf => dress.Leaf,
        CharmTone.LeafDeep => dress.LeafDeep,
        _ => dress.Stem,
    };

    private void Silhouette(MotifPen p, PaletteRole role, double rim, Affine step)
    {
        foreach (CharmPart part in _parts)
        {
            if (part.Body is not { } body)
                continue;
            p.Fill(role, new Outline([.. body.Contours.Take(1)]).Transform(step));
            p.Fill(role, Ring(body, 2 * rim).Transform(step));
        }
    }

    private static Outline Ring(Outline body, double width) =>
        Stroke.Outline(body.Contours, new StrokeStyle(width) { Join = StrokeJoin.Round, ToleranceMm = 0.004 }, closed: true);

    private static void Face(MotifPen p, Disc face)
    {
        double s = face.Radius, x = face.Centre.X, y = face.Centre.Y, eye = s * 0.2;
        if (eye * 2 < p.Hair * 1.5 || s * 0.9 < p.Gap)
            return;
        PaletteRole ink = p.Dress.Ink;
        p.Dots(ink, [new(x - s * 0.72, y), new(x + s * 0.72, y)], eye);
        p.Lines(ink, [Ribbon.BowPoints(new(x + s * 0.3, y + s * 0.18), new(x - s * 0.3, y + s * 0.18), -0.34, 4)], s * 0.13, s * 0.13);
        if (p.Dress.Eye != p.Dress.Main && s * 0.3 > p.Hair * 1.4)
            p.Dots(p.Dress.Deep == p.Dress.Ink ? p.Dress.Eye : p.Dress.Deep, [new(x - s * 1.12, y + s * 0.34), new(x + s * 1.12, y + s * 0.34)], s * 0.17);
    }
}

/// <summary>How charms are finished in a design.</summary>
public sealed record CharmLook
{
    /// <summary>Their line.</summary>
    public CharmFinish Finish { get; init; }

    /// <summary>Whether they wear a face where they have a place for one.</summary>
    public bool Face { get; init; }

    /// <summary>Width of a die-cut rim, mm; 0 for none.</summary>
    public double RimMm { get; init; }

    /// <summary>Role of the rim.</summary>
    public PaletteRole Rim { get; init; }

    /// <summary>Length of the shadow's step, mm; 0 for none.</summary>
    public double ShadowMm { get; init; }

    /// <summary>Direction of the shadow in the charm's upright drawing, length 1.</summary>
    public Point ShadowStep { get; init; } = new(0.6, 0.8);

    /// <summary>Role of the shadow.</summary>
    public PaletteRole Shadow { get; init; }

    /// <summary>Room beyond the silhouette, in the charm's units.</summary>
    public double Reach { get; init; }
}
