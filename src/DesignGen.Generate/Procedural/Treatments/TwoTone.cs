using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Every flat with a shaded side: a crescent of the next darker tint along the lower right, as in a cartoon's cel.</summary>
internal sealed class TwoTone : ITreatment
{
    private const double Farthest = 0.62;

    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "two-tone", new("Two-tone", "双色阴阳面"), new("every flat gets a shaded side in the next darker tint", "每个色块右下侧加一道更深的暗面"), AllOver: false, MinInks: 2, ["cartoon", "comic"]);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        double depth = Math.Max(print.Size * 0.017, 4 * print.Canvas.MinLine), least = Math.Max(print.Canvas.MinLine, print.Canvas.MinGap);
        Region letters = print.Letters.Grow(2 * least, 0.02);
        Region[] planes = print.Planes;
        for (int ink = 0; ink < planes.Length; ink++)
        {
            // A shade far from its flat would be another form and no shade of this one.
            if (print.Toned(print.Inks[ink]) is not { } tone || tone.From(print.Inks[ink]) > Farthest || (tone.Ink is null && print.Inks.Length > 1))
                continue;
            bool darker = tone.Lab.L < print.Inks[ink].Lab.L;
            Region flat = planes[ink].Subtract(letters);
            // Eyes and lines within a flat throw no shadow of their own; a glint is narrower than a shade.
            Region body = flat.Grow(least, 0.02).Without(double.PositiveInfinity, 0).Grow(-least, 0.02);
            double step = darker ? depth : 0.55 * depth;
            Region moved = Region.From(body.ToOutline().Transform(Affine.Translate(darker ? new Point(-step, -step) : new Point(step, step))));
            Region side = (darker ? flat : flat.Grow(-1.2 * least, 0.02)).Subtract(moved).Open(least * 0.75).Without(0, depth * depth * 0.6);
            print.Lay(tone, side.Intersect(flat));
        }
    }
}
