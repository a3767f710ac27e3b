using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Mockups;

/// <summary>A garment's technical drawing in one size, lying flat: outlines and seams to draw a placement on, mm from the middle between the neck points, y down.</summary>
/// <remarks>The garment is the one of its mock-ups, grown to the size's measures by the same rule.</remarks>
public sealed class GarmentFlat
{
    private GarmentFlat(TeeCut cut, bool isBack)
    {
        var pattern = new TeePattern(cut, isBack);
        (IsBack, Body, Sleeves, Collar, Inside, Neck) = (isBack, Joined(pattern.Body), pattern.RightSleeve.With(pattern.LeftSleeve), Joined(pattern.Collar), isBack ? Outline.Empty : Joined(pattern.Inside).With(Joined(pattern.BackCollar)), pattern.NeckSeam);
        (Seams, Stitches, Bounds) = (pattern.Seams, pattern.Stitches, pattern.Whole.Bounds);
        (Chest, ChestAt, Length, ShoulderSeam) = (cut.Chest, cut.Armhole, cut.Length, cut.Slope / 2);
    }

    /// <summary>Whether it shows the back.</summary>
    public bool IsBack { get; }

    /// <summary>The body's panel.</summary>
    public Outline Body { get; }

    /// <summary>Both sleeves.</summary>
    public Outline Sleeves { get; }

    /// <summary>The rib round the neck on the side that is seen.</summary>
    public Outline Collar { get; }

    /// <summary>What is seen of the back through the neck; nothing on the back.</summary>
    public Outline Inside { get; }

    /// <summary>Seams.</summary>
    public ImmutableArray<Contour> Seams { get; }

    /// <summary>Rows of stitches.</summary>
    public ImmutableArray<Contour> Stitches { get; }

    /// <summary>The box round all of it.</summary>
    public Rect Bounds { get; }

    /// <summary>Depth of the neck seam in the middle: where a placement below the collar is measured from.</summary>
    public double Neck { get; }

    /// <summary>Depth of the shoulder seam half way along: where a placement below it is measured from.</summary>
    public double ShoulderSeam { get; }

    /// <summary>Chest width.</summary>
    public double Chest { get; }

    /// <summary>How deep the chest is measured.</summary>
    public double ChestAt { get; }

    /// <summary>Body length from the neck points to the hem.</summary>
    public double Length { get; }

    /// <summary>The drawing of a size; null where the shop has no drawing of the product, or the size no measures of it.</summary>
    /// <param name="book">The shop's mock-ups.</param>
    /// <param name="product">Id of the product.</param>
    /// <param name="size">The size.</param>
    /// <param name="isBack">Whether the back is drawn.</param>
    public static GarmentFlat? Of(MockupBook book, string product, SizeRow size, bool isBack)
    {
        if (book.Looks.OfType<TeeMockup>().FirstOrDefault(l => l.Product == product) is not { } look || !size.Measures.TryGetValue("chest-width", out var chest) || !size.Measures.TryGetValue("body-length", out var length))
            return null;
        return new(look.Cut.Graded(chest.Millimetres, length.Millimetres), isBack);
    }

    // The right half and the left one as a whole, without the line between them.
    private static Outline Joined(Outline halves)
    {
        Contour right = halves.Contours[0], left = halves.Contours[1];
        return new([new(right.Start, [.. Open(right), .. Open(left)])]);

        static IEnumerable<Segment> Open(Contour half)
        {
            Point from = half.Start;
            foreach (Segment s in half.Segments)
            {
                if (!s.IsLine || Math.Abs(from.X) > 1e-6 || Math.Abs(s.End.X) > 1e-6)
                    yield return s;
                from = s.End;
            }
        }
    }

    /// <summary>Whether a placement of a product is printed on its back.</summary>
    /// <param name="book">The shop's mock-ups.</param>
    /// <param name="product">Id of the product.</param>
    /// <param name="placement">Id of the placement.</param>
    public static bool OnBack(MockupBook book, string product, string placement) => book.Looks.OfType<TeeMockup>().Any(l => l.Product == product && l.BackPlacements.Contains(placement));
}
