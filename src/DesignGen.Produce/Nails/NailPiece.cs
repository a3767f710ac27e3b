using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;

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
/// <param name="Window">All that its art may touch: the bleed's box and a trifle more.</param>
internal sealed record NailPiece(
    Hand Hand, Finger Finger, string Size, string Tip, double WidthMm, double LengthMm, ImmutableArray<Core.Inks.Ink> Inks, ImmutableArray<Shape> Art, Outline Cut, Rect Window)
{
    // Art is knocked out at the bleed; the window lies a little outside it, so that nothing is left along its edge.
    private const double OverBleedMm = 0.2;

    /// <summary>Name of the nail, for example <c>left thumb</c>: what the drawing's cut lines are called.</summary>
    public string Label => Name(Hand, Finger);

    /// <summary>A letter for the hand and a figure for the finger, thumb 1: what is printed beside it.</summary>
    public string Mark => $"{(Hand == Hand.Left ? 'L' : 'R')}{(int)Finger + 1}";

    /// <summary>The outline that art should stay within: the cut drawn in about its middle.</summary>
    /// <param name="byMm">Distance at the widest place and at both ends, mm.</param>
    public Outline Safe(double byMm) => Cut.Transform(Affine.Scale(
        Math.Max(0.1, 1 - 2 * byMm / Cut.Bounds.Width), Math.Max(0.1, 1 - 2 * byMm / Cut.Bounds.Height)));

    /// <summary>Takes a nail out of a drawing; null where the drawing has no cut line of its name.</summary>
    public static NailPiece? Take(Artwork drawing, NailSetLayout nails, Hand hand, Finger finger, string size, string tip, double widthMm)
    {
        string label = Name(hand, finger);
        if (drawing.CutLines.FirstOrDefault(l => l.Label == label) is not { } line)
            return null;
        Rect box = line.Outline.Bounds, window = box.Grow(nails.BleedMm + Math.Min(OverBleedMm, nails.SpacingMm / 3));
        var home = Affine.Translate(new Point(0, 0) - box.Centre);
        ImmutableArray<Shape> art =
        [
            .. drawing.Shapes.Where(s => s.Outline.Bounds.Overlaps(window))
                .Select(s => s with { Outline = Crop.To(s.Outline, window).Transform(home), Coverage = s.Coverage.Transform(home), CopyOf = null })
                .Where(s => !s.Outline.IsEmpty),
        ];
        return new(hand, finger, size, tip, widthMm, nails.LengthOf(finger), drawing.Inks, art, line.Outline.Transform(home), home.Apply(window));
    }

    /// <summary>Its art where a sheet or a printer wants it.</summary>
    public IEnumerable<Shape> Placed(Affine map) => Art.Select(s => s with { Outline = s.Outline.Transform(map).Snap(), Coverage = s.Coverage.Transform(map) });

    private static string Name(Hand hand, Finger finger) => $"{hand} {finger}".ToLowerInvariant();
}
