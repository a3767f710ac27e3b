using System.Collections.Immutable;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <summary>What nail sets are made ready for: sheets, printers and the chart of press-on tips.</summary>
/// <param name="Safe">How far from the cut art should stay; a guide.</param>
/// <param name="KissLayer">Name of the layer of kiss cuts in cut files.</param>
/// <param name="ThroughLayer">Name of the layer of through cuts.</param>
/// <param name="GuideLayer">Name of the layer of the safe zone.</param>
/// <param name="Curvature">Rise of the five nails' cross-section as a share of their width, thumb first, 0 to 0.45.</param>
/// <param name="Tips">Widths of press-on tips by number (<c>00</c> …), widest first.</param>
/// <param name="Sheets">Sheets by id.</param>
/// <param name="Printers">Nail printers by id.</param>
public sealed record NailSheetTemplates(
    Length Safe, string KissLayer, string ThroughLayer, string GuideLayer, ImmutableArray<double> Curvature,
    ImmutableArray<(string Number, Length Width)> Tips,
    ImmutableSortedDictionary<string, NailSheetFormat> Sheets, ImmutableSortedDictionary<string, NailPrinter> Printers)
{
    /// <summary>Width of film that covers a nail from side to side, mm: the arc over its width.</summary>
    /// <param name="finger">Whose curvature.</param>
    /// <param name="widthMm">Width of the nail as it is measured from above, mm.</param>
    /// <returns>At least the width; at a rise of 0.17 it is 1.075 times as much.</returns>
    /// <remarks>The cross-section is taken as a circle's arc of chord w and height h: r = w²/8h + h/2, arc = 2r·asin(w/2r) (Weisstein, "Circular Segment", MathWorld).</remarks>
    public double FilmWidth(Finger finger, double widthMm)
    {
        double rise = Curvature[(int)finger];
        if (rise == 0)
            return widthMm;
        double radius = widthMm * (1 / (8 * rise) + rise / 2);
        return 2 * radius * Math.Asin(Math.Min(1, widthMm / (2 * radius)));
    }

    /// <summary>The tip whose width is nearest; of two as near, the wider.</summary>
    public string NearestTip(double widthMm) => Tips.MinBy(t => (Math.Round(Math.Abs(t.Width.Millimetres - widthMm), 6), -t.Width.Millimetres)).Number;
}

/// <summary>A sheet that nails are laid out on.</summary>
/// <param name="Id">Key, for example <c>wrap-card</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Width">Width of the sheet.</param>
/// <param name="Height">Height of the sheet.</param>
/// <param name="Margin">From its edge to the through cut.</param>
/// <param name="Spacing">From bleed to bleed, and from a bleed to the through cut.</param>
/// <param name="IsFilm">Whether the print is laid round the nail, so that its width is the arc's.</param>
/// <param name="ByDefault">Whether it is made when none is named.</param>
public sealed record NailSheetFormat(string Id, LocalName Name, Length Width, Length Height, Length Margin, Length Spacing, bool IsFilm, bool ByDefault);

/// <summary>A printer that prints one nail at a time.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Width">Width of what its nozzle reaches.</param>
/// <param name="Height">Height of what its nozzle reaches.</param>
/// <param name="Resolution">Pixels per inch of its pictures.</param>
/// <param name="Mirror">Whether left and right are exchanged.</param>
/// <param name="TipDown">Whether nails point down.</param>
/// <param name="ByDefault">Whether its pictures are made when none is named.</param>
public sealed record NailPrinter(string Id, LocalName Name, Length Width, Length Height, Resolution Resolution, bool Mirror, bool TipDown, bool ByDefault);
