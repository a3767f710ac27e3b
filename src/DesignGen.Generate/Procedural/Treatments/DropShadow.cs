using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Lettering;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>A block shadow of the whole print down to the right, with a rim of bare cloth between.</summary>
internal sealed class DropShadow : ITreatment
{
    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "drop-shadow", new("Drop shadow", "立体投影"), new("a block shadow of the whole print, down to the right", "整个图案向右下的立体投影"), AllOver: false, MinInks: 1, ["varsity", "college", "bold"]);

    /// <inheritdoc/>
    public double Reach(Recipe recipe) => Depth(Math.Min(recipe.WidthMm, recipe.HeightMm), recipe.MinLineMm, recipe.MinGapMm);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        double depth = Depth(print.Size, print.Canvas.MinLine, print.Canvas.MinGap), rim = Math.Max(1.3 * print.Canvas.MinGap, print.Size * 0.003);
        Region body = Region.Union(print.Planes).Simplify(0.03);
        // Small letters and thin rules would drown in a shadow of this depth, and within a print a shadow would read as another form: it falls outside alone.
        Region caster = body.Grow(-0.42 * depth, 0.03).Grow(0.87 * depth, 0.03).Grow(-0.45 * depth, 0.03).Without(double.PositiveInfinity, 0).Simplify(0.04);
        Region swept = Region.From(LetterPaint.Swept(caster.ToOutline(), new(depth, depth)), toleranceMm: 0.02).Subtract(caster);
        Region shadow = swept.Subtract(body.Grow(rim, 0.02)).Grow(-0.65 * print.Canvas.MinLine, 0.02).Grow(0.65 * print.Canvas.MinLine, 0.02).Without(0, 0.4 * depth * depth);
        print.Lay(Colour(print), shadow);
    }

    // A shadow that is duller than the print: what shows on the cloth but less than the rest.
    private static Tint Colour(TreatedPrint print)
    {
        double[] areas = [.. print.Planes.Select(p => p.AreaMm2)];
        Tint main = print.Inks[Array.IndexOf(areas, areas.Max())];
        return print.Inks.Where(k => k.From(print.Cloth) >= 0.28).DefaultIfEmpty(print.Clearest(print.Cloth))
            .MaxBy(k => Math.Min(k.From(main), 0.6) - 0.5 * k.Lab.L + 0.3 * Math.Min(k.From(print.Cloth), 0.5));
    }

    private static double Depth(double size, double line, double gap) => Math.Max(size * 0.016, 1.3 * gap + 2.6 * line);
}
