using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>The sheet of a nail set: two rows of five, left hand above right hand, thumb to little finger, tips up.</summary>
/// <remarks>
/// Nails of a row stand on one line at the cuticle. Both rows have the same order, so the two nails of a finger stand in one
/// column; the art of the right hand is mirrored, as the hands are.
/// </remarks>
public static class NailSheet
{
    /// <summary>The size of the sheet that a recipe must have for these nails, mm: whole tenths, never too small.</summary>
    /// <param name="nails">Shape, widths, bleed and spacing.</param>
    public static (double WidthMm, double HeightMm) Measure(NailSetLayout nails)
    {
        (double width, double row) = Net(nails);
        return (UpToTenths(width + 2 * nails.SpacingMm), UpToTenths(2 * row + 3 * nails.SpacingMm));
    }

    /// <summary>The ten nails of a canvas, left hand first, thumb first, ready to be drawn on.</summary>
    internal static IReadOnlyList<Nail> Lay(DesignCanvas canvas)
    {
        NailSetLayout nails = canvas.Nails;
        (double width, double row) = Net(nails);
        var laid = new List<Nail>(10);
        double gap = nails.SpacingMm, firstBottom = (canvas.Page.Height - 2 * row - gap) / 2 + row;
        foreach (Hand hand in Enum.GetValues<Hand>())
        {
            double left = (canvas.Page.Width - width) / 2, bottom = firstBottom + (hand == Hand.Right ? row + gap : 0) - nails.BleedMm;
            foreach (Finger finger in Enum.GetValues<Finger>())
            {
                double across = nails.WidthsMm[(int)finger], length = nails.LengthOf(finger);
                Point centre = new(left + nails.BleedMm + across / 2, bottom - length / 2);
                laid.Add(new(canvas, hand, finger, centre, across, length));
                left += across + 2 * nails.BleedMm + gap;
            }
        }
        return laid;
    }

    /// <summary>Takes away all that ran past the bleed and adds a kiss cut for each nail; call it once, when all is drawn.</summary>
    internal static void Finish(DesignCanvas canvas, IReadOnlyList<Nail> nails)
    {
        // Even-odd: the page is inside once, each nail's bleed outline takes its own area out again.
        Outline outside = nails.Aggregate(Outline.Rectangle(canvas.Page.Grow(1)), (page, nail) => page.With(nail.BleedOnPage));
        canvas.KnockOut(outside, FillRule.EvenOdd);
        foreach (Nail nail in nails)
            canvas.Cut(CutKind.Kiss, nail.Label, nail.CutOnPage);
    }

    // Width of a row and height of its tallest nail, bleed counted, outer margin not.
    private static (double Width, double Row) Net(NailSetLayout nails) => (
        nails.WidthsMm.Sum(w => w + 2 * nails.BleedMm) + 4 * nails.SpacingMm,
        nails.LongestMm() + 2 * nails.BleedMm);

    private static double UpToTenths(double mm) => Math.Ceiling(Math.Round(mm * 10, 6)) / 10;
}
