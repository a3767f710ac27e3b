using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Generate.Procedural.Nails;

namespace DesignGen.Generate.Plan;

/// <summary>Turns a nail order into measures, by the shop's charts.</summary>
public static class NailLayouts
{
    /// <summary>The measures of an order.</summary>
    public static NailSetLayout For(NailCharts charts, NailOrder order) => new(
        order.Shape, charts.Lengths[order.Length], [.. charts.Sizes[order.Size].Select(w => w.Millimetres)],
        charts.Bleed.Millimetres, charts.Spacing.Millimetres);

    /// <summary>Size of the sheet that holds the ten nails.</summary>
    public static (Length Width, Length Height) SheetSize(NailSetLayout layout)
    {
        (double width, double height) = NailSheet.Measure(layout);
        return (Length.FromMillimetres(width), Length.FromMillimetres(height));
    }
}
