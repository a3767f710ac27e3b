using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>A thin line along the inside of every broad flat's edge.</summary>
internal sealed class InsetLine : ITreatment
{
    private const double Calm = 0.76;

    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "inline", new("Inline", "内嵌线"), new("a thin line along the inside of broad flats", "大色块内侧沿边一道细线"), AllOver: false, MinInks: 1, []);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        Region letters = print.Letters.Grow(2 * print.Canvas.MinLine, 0.02);
        Region[] planes = print.Planes;
        for (int ink = 0; ink < planes.Length; ink++)
        {
            Tint on = print.Inks[ink];
            Tint tone = print.Inks.Append(print.Cloth).Where(t => t != on).MaxBy(t => t.From(on));
            double width = Math.Max(print.Size * 0.0032, print.Finest(tone)), inset = Math.Max(print.Size * 0.0075, 2.2 * print.Finest(on));
            Region flat = planes[ink].Subtract(letters);
            // A line round every pupil would be a scrawl: small holes count as part of the flat, and the line stays off what lies in them.
            Region body = flat.Without(inset * inset * 30, 0);
            // Only calm forms take a line: one whose bays and necks the line could not follow is left alone.
            Region[] calm = [.. body.Grow(-inset, 0.02).Pieces().Where(p => p.AreaMm2 >= 40 * inset * inset && p.Grow(-1.5 * inset, 0.03).Grow(1.5 * inset, 0.03).AreaMm2 >= Calm * p.AreaMm2)];
            Region line = Region.Union(calm);
            line = line.Subtract(line.Grow(-width, 0.02)).Intersect(flat.Grow(-print.Finest(on), 0.02)).Open(width * 0.4);
            print.Lay(tone, line.Without(0, 12 * inset * width));
        }
    }
}
