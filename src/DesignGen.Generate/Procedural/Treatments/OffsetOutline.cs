using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>A line round the whole print at a distance, as round a sticker or a sports badge.</summary>
internal sealed class OffsetOutline : ITreatment
{
    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "offset-outline", new("Offset outline", "外扩描边"), new("a line round the whole print with a rim of bare cloth between", "整个图案外加一圈描边，中间留底布"), AllOver: false, MinInks: 1, ["sport", "varsity", "sticker"]);

    /// <inheritdoc/>
    public double Reach(Recipe recipe)
    {
        (double gap, double line) = Measures(Math.Min(recipe.WidthMm, recipe.HeightMm), recipe.MinLineMm, recipe.MinGapMm);
        return gap + line + 0.5;
    }

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        (double gap, double line) = Measures(print.Size, print.Canvas.MinLine, print.Canvas.MinGap);
        // Bays that the line could not follow are closed first, and what lies inside the print is no place for a line.
        double bay = Math.Max(print.Size * 0.022, 2 * gap);
        Region body = Region.Union(print.Planes).Simplify(0.03).Grow(bay + gap, 0.02).Without(double.PositiveInfinity, 0).Grow(-bay, 0.02);
        print.Lay(Colour(print), body.Grow(line, 0.02).Subtract(body));
    }

    /// <summary>The ink of lines that go round a print: a strong colour that shows on the cloth, other than the one with most of the print where there is one.</summary>
    internal static Tint Colour(TreatedPrint print)
    {
        double[] areas = [.. print.Planes.Select(p => p.AreaMm2)];
        int main = Array.IndexOf(areas, areas.Max());
        return print.Inks.Where(k => k.From(print.Cloth) >= 0.3).DefaultIfEmpty(print.Clearest(print.Cloth))
            .MaxBy(k => 1.6 * Math.Min(k.Lab.Oklch.C, 0.16) + Math.Min(k.From(print.Cloth), 0.8) - (k.Ink == main ? 0.2 : 0));
    }

    private static (double Gap, double Line) Measures(double size, double line, double gap) => (Math.Max(size * 0.011, 1.4 * gap), Math.Max(size * 0.0075, 1.6 * line));
}
