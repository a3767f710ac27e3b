using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Produce.Nails;

/// <summary>One nail taken out of a drawn set, about the origin: tip up, y down, mm.</summary>
/// <param name="Hand">Whose hand.</param>
/// <param name="Finger">Whose finger.</param>
/// <param name="Size">Size of its set, or number of its tip in a kit.</param>
/// <param name="Tip">Number of the press-on tip that fits it.</param>
/// <param name="WidthMm">Width of the nail seen from above, mm; on a film the print is wider.</param>
/// <param name="LengthMm">Cuticle to tip, mm.</param>
/// <param name="Inks">Inks of the drawing.</param>
/// <param name="Art">Its shapes, bleed counted.</param>
/// <param name="Cut">Its own outline.</param>
/// <param name="Window">All that its inks may touch: the bleed's box and a trifle more.</param>
internal sealed record NailPiece(
    Hand Hand, Finger Finger, string Size, string Tip, double WidthMm, double LengthMm, ImmutableArray<Core.Inks.Ink> Inks, ImmutableArray<Shape> Art, Outline Cut, Rect Window)
{
    // Art is knocked out at the bleed; the window lies a little outside it, so that nothing is left along its edge.
    private const double OverBleedMm = 0.2;

    // Knock-outs reach this much beyond the window: cut at one edge with the coat they take away, they would leave a faint line along it.
    // Two pixels of a preview of A4 are 0.42 mm.
    private const double OverWindowMm = 0.5;

    /// <summary>How near the safe zone's line comes to the true one, mm.</summary>
    public const double SafeToleranceMm = 0.01;

    /// <summary>Name of the nail, for example <c>left thumb</c>: what the drawing's cut lines are called.</summary>
    public string Label => Name(Hand, Finger);

    /// <summary>A letter for the hand and a figure for the finger, thumb 1: what is printed beside it.</summary>
    public string Mark => $"{(Hand == Hand.Left ? 'L' : 'R')}{(int)Finger + 1}";

    /// <summary>The outline that art should stay within: everywhere so far inside the cut, on slants too.</summary>
    /// <param name="byMm">The distance, mm, 0 or more.</param>
    /// <returns>Straight lines, within <see cref="SafeToleranceMm"/> of the true curve; empty where the nail is too narrow.</returns>
    public Outline Safe(double byMm) => Region.From(Cut, FillRule.NonZero, SafeToleranceMm / 2).Grow(-byMm, SafeToleranceMm / 2).ToOutline();

    /// <summary>Takes a nail out of a drawing; null where the drawing has no cut line of its name.</summary>
    public static NailPiece? Take(Artwork drawing, NailSetLayout nails, Hand hand, Finger finger, string size, string tip, double widthMm)
    {
        string label = Name(hand, finger);
        if (drawing.CutLines.FirstOrDefault(l => l.Label == label) is not { } line)
            return null;
        Rect box = line.Outline.Bounds, window = box.Grow(nails.BleedMm + Math.Min(OverBleedMm, nails.SpacingMm / 3));
        var home = Affine.Translate(new Point(0, 0) - box.Centre);
        Rect knocked = window.Grow(Math.Min(OverWindowMm, nails.SpacingMm / 6));
        ImmutableArray<Shape> art =
        [
            .. drawing.Shapes.Where(s => s.Outline.Bounds.Overlaps(window))
                .Select(s => s with { Outline = Crop.To(s.Outline, s.Ink is null ? knocked : window).Transform(home), Coverage = s.Coverage.Transform(home), CopyOf = null })
                .Where(s => !s.Outline.IsEmpty),
        ];
        return new(hand, finger, size, tip, widthMm, nails.LengthOf(finger), drawing.Inks, art, line.Outline.Transform(home), home.Apply(window));
    }

    /// <summary>Its art where a sheet or a printer wants it.</summary>
    public IEnumerable<Shape> Placed(Affine map) => Art.Select(s => s with { Outline = s.Outline.Transform(map).Snap(), Coverage = s.Coverage.Transform(map) });

    private static string Name(Hand hand, Finger finger) => $"{hand} {finger}".ToLowerInvariant();
}
