using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>What a motif draws with: it works in the motif's own units, and knows how large they come out and what the press can hold.</summary>
public sealed class MotifPen
{
    private readonly DesignCanvas _canvas;
    private readonly Affine _place;

    /// <summary>A pen for one placement.</summary>
    public MotifPen(DesignCanvas canvas, Affine place, Dress dress)
    {
        _canvas = canvas;
        _place = place;
        Dress = dress;
        Unit = place.Scaling;
        Hair = canvas.MinLine / Unit;
        Gap = canvas.MinGap / Unit;
    }

    private MotifPen(MotifPen other, double share)
    {
        (_canvas, _place, Dress) = (other._canvas, other._place, other.Dress);
        (Unit, Hair, Gap) = (other.Unit * share, other.Hair / share, other.Gap / share);
    }

    /// <summary>Roles of the parts.</summary>
    public Dress Dress { get; }

    /// <summary>Millimetres per unit of the motif.</summary>
    public double Unit { get; }

    /// <summary>Thinnest line the press holds, in the motif's units.</summary>
    public double Hair { get; }

    /// <summary>Narrowest gap the press keeps open, in the motif's units.</summary>
    public double Gap { get; }

    /// <summary>A line's width in the motif's units: what is wanted, or the thinnest that prints.</summary>
    public double Line(double wanted) => Math.Max(wanted, Hair * 1.05);

    /// <summary>Whether a detail prints: it and the space beside it.</summary>
    /// <param name="width">Width of the detail.</param>
    /// <param name="space">Space beside it that must stay open.</param>
    public bool Holds(double width, double space) => width >= Hair && space >= Gap;

    /// <summary>Whether two roles can be told apart in the design's inks.</summary>
    public bool Differ(PaletteRole a, PaletteRole b) => _canvas.Differ(a, b);

    /// <summary>Fills an outline given in the motif's units.</summary>
    public void Fill(PaletteRole role, Outline outline, FillRule rule = FillRule.NonZero) => _canvas.Fill(role, outline.Transform(_place), rule);

    /// <summary>Fills a loop given in the motif's units.</summary>
    public void Fill(PaletteRole role, Loop loop) => Fill(role, loop.Outline);

    /// <summary>A line's width in a role: lines of bare ground are gaps, and as wide as those must be.</summary>
    public double Line(PaletteRole role, double wanted) => role == PaletteRole.Ground ? Math.Max(wanted, Gap * 1.05) : Line(wanted);

    /// <summary>Width of the rim that parts petals and leaves, in the motif's units: wider where it is a gap of bare ground.</summary>
    public double Rim(PaletteRole edge) => Line(edge, Math.Max(0.022, Hair * 1.2));

    /// <summary>A petal or fruit with the rim that parts it from what lies below; parts too small for a rim go without.</summary>
    /// <param name="role">Its fill.</param>
    /// <param name="loop">Its outline.</param>
    /// <param name="across">Its narrow side, in the motif's units.</param>
    public void Part(PaletteRole role, Loop loop, double across) => Rimmed(role, Dress.Edge, loop, across);

    /// <summary>A leaf blade with the rim that parts it from what lies below.</summary>
    /// <param name="loop">Its outline.</param>
    /// <param name="across">Its narrow side, in the motif's units.</param>
    public void Blade(Loop loop, double across) => Rimmed(Dress.Leaf, Dress.LeafEdge, loop, across);

    private void Rimmed(PaletteRole role, PaletteRole edge, Loop loop, double across)
    {
        double rim = Rim(edge);
        if (edge != role && across > 3.2 * rim)
            Fill(edge, loop.Grow(rim));
        Fill(role, loop);
    }

    /// <summary>Round dots as one shape.</summary>
    public void Dots(PaletteRole role, IEnumerable<Point> at, double radius)
    {
        double r = Math.Max(radius, Line(role, 0) / 2 * 1.1);
        Fill(role, new Outline([.. at.SelectMany(p => Outline.Circle(p, r).Contours)]));
    }

    /// <summary>Tapered lines as one shape; their thin ends stay printable.</summary>
    public void Lines(PaletteRole role, IEnumerable<Point[]> spines, double from, double to)
    {
        double start = Line(role, from), end = Line(role, to);
        Fill(role, new Outline([.. spines.SelectMany(s => Ribbon.Along(s, start, end).Contours)]));
    }

    /// <summary>The same pen for drawings that come out smaller than they are drawn: it takes the press's limits for so much larger.</summary>
    /// <param name="share">Size that the drawing has in the end, as a share of its own.</param>
    public MotifPen Held(double share) => new(this, share);

    /// <summary>A pen for a part that is a motif of its own.</summary>
    /// <param name="inner">Where it sits, in this motif's units.</param>
    /// <param name="dress">Its own roles; null keeps these.</param>
    public MotifPen Within(Affine inner, Dress? dress = null) => new(_canvas, inner.Then(_place), dress ?? Dress);
}
