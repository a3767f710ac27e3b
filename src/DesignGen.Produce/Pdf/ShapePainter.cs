using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Pdf;

/// <summary>Paints shapes in painter's order. What an ink is, the caller says: a plate's colour, or red, green and blue.</summary>
/// <param name="content">Where the orders go; its units are millimetres.</param>
/// <param name="resources">What they name.</param>
/// <param name="ramps">Makes ramps.</param>
internal sealed class ShapePainter(PdfContent content, PdfResources resources, PdfRamps ramps)
{
    /// <summary>Whether anything was painted through a mask or a veil.</summary>
    public bool SeesThrough { get; private set; }

    /// <summary>Paints shapes.</summary>
    /// <param name="shapes">In painter's order.</param>
    /// <param name="colour">The order that takes up an ink, told its place; null asks for bare cloth.</param>
    /// <param name="ramp">A plain shading for a ramp over bare cloth, where there is one: the space's object and its full colour. Null paints every ramp through a mask.</param>
    /// <param name="cancel">Stops between shapes.</param>
    public void Paint(ImmutableArray<Shape> shapes, Func<int?, string> colour, Func<int, (string Space, double[] Full)>? ramp, CancellationToken cancel)
    {
        string taken = "";
        for (int i = 0; i < shapes.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            Shape shape = shapes[i];
            double? even = PdfRamps.Even(shape.Coverage);
            if (shape.Outline.IsEmpty || even == 0)
                continue;
            if (even is null && shape.Ink is int ink && ramp is not null && OnBareCloth(shapes, i))
            {
                (string space, double[] full) = ramp(ink);
                (int shading, string stretch) = ramps.Shading(shape.Coverage, space, full);
                content.Order("q");
                content.Path(shape.Outline);
                content.Order(shape.Rule == FillRule.EvenOdd ? "W* n" : "W n");
                if (stretch.Length > 0)
                    content.Order(stretch);
                content.Order(resources.Shading(shading) + " sh Q");
                continue;
            }
            string wanted = colour(shape.Ink);
            if (wanted != taken)
                content.Order(taken = wanted);
            if (even == 1)
            {
                Fill(shape);
                continue;
            }
            SeesThrough = true;
            content.Order(resources.State(even is double amount ? ramps.Veil(amount) : ramps.Mask(shape.Coverage, shape.Outline.Bounds)) + " gs");
            Fill(shape);
            content.Order(resources.State(ramps.Open()) + " gs");
        }
    }

    private void Fill(Shape shape)
    {
        content.Path(shape.Outline);
        content.Order(shape.Rule == FillRule.EvenOdd ? "f*" : "f");
    }

    private static bool OnBareCloth(ImmutableArray<Shape> shapes, int at)
    {
        Rect bounds = shapes[at].Outline.Bounds;
        for (int i = 0; i < at; i++)
        {
            if (shapes[i].Ink is not null && shapes[i].Outline.Bounds.Overlaps(bounds))
                return false;
        }
        return true;
    }
}
