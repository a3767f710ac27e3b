using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>One nail to draw on, in its own millimetres: origin at its middle, tip up at −Length/2, y down.</summary>
internal sealed class Nail
{
    private readonly DesignCanvas _canvas;
    private readonly Affine _toPage;
    private readonly Rect _window;
    private readonly List<Point> _edge;

    internal Nail(DesignCanvas canvas, Hand hand, Finger finger, Point centre, double width, double length)
    {
        _canvas = canvas;
        Hand = hand;
        Finger = finger;
        Width = width;
        Length = length;
        Cut = NailOutline.Of(canvas.Nails.Shape, width, length);
        Bleed = NailOutline.Grow(Cut, canvas.Nails.BleedMm);
        _edge = Cut.Contours[0].Flatten(0.02);
        // Art of one nail must not reach the next: it is cropped just past the bleed, and the sheet's knock-out hides the crop.
        _window = Bleed.Bounds.Grow(Math.Min(0.2, canvas.Nails.SpacingMm / 3));
        _toPage = Affine.Scale(hand == Hand.Right ? -1 : 1, 1).Then(Affine.Translate(centre));
        Dice = canvas.Dice.Fork(Label);
        Placing = canvas.Dice.Fork(finger.ToString());
    }

    public Hand Hand { get; }

    public Finger Finger { get; }

    /// <summary>Name on cut lines, for example <c>left thumb</c>.</summary>
    public string Label => $"{Hand} {Finger}".ToLowerInvariant();

    /// <summary>Widest place, mm.</summary>
    public double Width { get; }

    /// <summary>Cuticle to tip, mm.</summary>
    public double Length { get; }

    public double Top => -Length / 2;

    public double Bottom => Length / 2;

    /// <summary>The nail's own outline.</summary>
    public Outline Cut { get; }

    /// <summary>The outline with bleed: a coat covers it.</summary>
    public Outline Bleed { get; }

    /// <summary>Bounds of the bleed: art must reach these.</summary>
    public Rect Field => Bleed.Bounds;

    /// <summary>Chance of this very nail: details differ from hand to hand.</summary>
    public Dice Dice { get; }

    /// <summary>Chance that both hands share: where things sit. The right hand mirrors it.</summary>
    public Dice Placing { get; }

    /// <summary>What the nail is coated with.</summary>
    public PaletteRole CoatRole { get; private set; } = PaletteRole.Ground;

    /// <summary>The set's shape.</summary>
    public NailShape Shape => _canvas.Nails.Shape;

    public double MinLine => _canvas.MinLine;

    public double MinGap => _canvas.MinGap;

    public bool Ramps => _canvas.Ramps;

    internal Outline BleedOnPage => Bleed.Transform(_toPage);

    internal Outline CutOnPage => Cut.Transform(_toPage);

    /// <summary>Half the nail's width at a height, mm; 0 beyond its ends.</summary>
    public double HalfWidthAt(double y)
    {
        double half = 0;
        for (int i = 0; i < _edge.Count; i++)
        {
            Point a = _edge[i], b = _edge[(i + 1) % _edge.Count];
            if (a.Y <= y != b.Y <= y)
                half = Math.Max(half, Math.Abs(a.X + (b.X - a.X) * (y - a.Y) / (b.Y - a.Y)));
        }
        return half;
    }

    /// <summary>Whether a place is on the nail.</summary>
    public bool Holds(Point p) => Math.Abs(p.X) <= HalfWidthAt(p.Y);

    /// <summary>Covers the whole nail with a colour.</summary>
    public void Coat(PaletteRole role)
    {
        CoatRole = role;
        Fill(role, Bleed);
    }

    /// <summary>The first of the roles that shows on the coat.</summary>
    public PaletteRole On(params ReadOnlySpan<PaletteRole> roles) => _canvas.Against(CoatRole, roles);

    /// <summary>The first of the choices that shows on a role.</summary>
    public PaletteRole Against(PaletteRole on, params ReadOnlySpan<PaletteRole> choices) => _canvas.Against(on, choices);

    /// <summary>The first of the choices that shows on a role and on the coat and can fade into both without mud; the last one if none can.</summary>
    /// <remarks>Halfway between opposite hues lies grey: a blend is clean where the hues lie within 100° or one colour has next to none (chroma below 0.035); both figures by eye.</remarks>
    public PaletteRole Melting(PaletteRole on, params ReadOnlySpan<PaletteRole> choices)
    {
        foreach (PaletteRole role in choices)
        {
            if (_canvas.Differ(role, on) && _canvas.Differ(role, CoatRole) && IsClean(role, on) && IsClean(role, CoatRole))
                return role;
        }
        return choices[^1];

        bool IsClean(PaletteRole a, PaletteRole b)
        {
            Oklch one = _canvas.ColourOf(a).Oklab.Oklch, other = _canvas.ColourOf(b).Oklab.Oklch;
            double apart = Math.Abs(one.H - other.H);
            return Math.Min(one.C, other.C) < 0.035 || Math.Min(apart, 360 - apart) < 100;
        }
    }

    /// <summary>The role whose colour lies best between two others and can be told from both; null where none does.</summary>
    public PaletteRole? Between(PaletteRole a, PaletteRole b)
    {
        Oklab one = ColourOf(a), other = ColourOf(b);
        double apart = one.DistanceTo(other);
        // Hardly a detour: beyond that the way would lead through another hue.
        PaletteRole[] between = [.. Enum.GetValues<PaletteRole>().Where(r => _canvas.Differ(r, a) && _canvas.Differ(r, b) && ColourOf(r).DistanceTo(one) + ColourOf(r).DistanceTo(other) < apart * 1.06)];
        return between.Length > 0 ? between.MinBy(r => Math.Abs(ColourOf(r).DistanceTo(one) - ColourOf(r).DistanceTo(other))) : null;
    }

    /// <summary>Whether two roles can be told apart.</summary>
    public bool Differ(PaletteRole a, PaletteRole b) => _canvas.Differ(a, b);

    /// <summary>The colour of a role.</summary>
    public Oklab ColourOf(PaletteRole role) => _canvas.ColourOf(role).Oklab;

    /// <summary>The colour of the uncoated tip.</summary>
    public Oklab Bare => _canvas.GarmentColour.Oklab;

    /// <summary>How light a role looks, 0 to 1 (OKLab).</summary>
    public double Lightness(PaletteRole role) => _canvas.ColourOf(role).Oklab.L;

    /// <summary>Fills an outline given in the nail's millimetres.</summary>
    public void Fill(PaletteRole role, Outline outline, FillRule rule = FillRule.NonZero, Coverage? coverage = null)
    {
        Outline kept = Crop.To(outline, _window);
        if (!kept.IsEmpty)
            _canvas.Fill(role, kept.Transform(_toPage), rule, coverage?.Transform(_toPage));
    }

    /// <summary>Lays a thin film of colour over an outline; where the press prints no ramps it is left out.</summary>
    /// <param name="role">Colour.</param>
    /// <param name="outline">Where.</param>
    /// <param name="amount">Ink, 0 to 1.</param>
    public void Film(PaletteRole role, Outline outline, double amount)
    {
        if (Ramps)
            Fill(role, outline, coverage: new LinearRamp(new(0, Top), new(0, Bottom), [new(0, amount), new(1, amount)]));
    }
}
