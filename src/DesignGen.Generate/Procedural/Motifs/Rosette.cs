using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>What fills the middle of a star: floret, inner star, or a ring of kites round a star.</summary>
/// <param name="Star">The star to fill, in mm.</param>
/// <param name="Room">Free radius round its middle, mm.</param>
/// <param name="Put">Draws an outline in a role.</param>
public sealed record Rosette(StarCell Star, double Room, Action<PaletteRole, Outline> Put)
{
    private int Count => Star.Tips.Length;

    private Point At(double radius, double turn) => Star.Centre + Point.Polar(radius, (Star.Tips[0] - Star.Centre).Direction + Math.Tau * turn / Count);

    /// <summary>Petals towards the star's tips, two-toned where there is room, with an eye; a bead where there is none.</summary>
    /// <param name="petal">Colour of the petals.</param>
    /// <param name="light">Colour of the drop in each petal.</param>
    /// <param name="eye">Colour of the eye.</param>
    /// <param name="least">Half the breadth of the finest detail, mm.</param>
    public void Floret(PaletteRole petal, PaletteRole light, PaletteRole eye, double least)
    {
        double r = Room * 0.8;
        int petals = Count < 5 ? Count * 2 : Count;
        double per = (double)Count / petals, half = Math.Min(Math.Sin(Math.PI / petals) * r * 0.66, r * 0.26);
        if (half < least * 1.25)
        {
            // Petals this fine would not print: a bead stands for them.
            Put(petal, Outline.Circle(Star.Centre, Math.Max(least, r * 0.5)));
            return;
        }
        Outline Petal(double turn, double from, double to, double width)
        {
            Point axis = (At(1, turn) - Star.Centre).Unit, side = axis.Perpendicular;
            Point Off(double along, double across) => Star.Centre + axis * (from + (to - from) * along) + side * across;
            return new OutlineBuilder().MoveTo(Off(0, 0)).CurveTo(Off(0.25, width * 0.35), Off(0.5, width * 1.2), Off(0.72, width * 0.86)).CurveTo(Off(0.86, width * 0.62), Off(0.95, width * 0.2), Off(1, 0))
                .CurveTo(Off(0.95, -width * 0.2), Off(0.86, -width * 0.62), Off(0.72, -width * 0.86)).CurveTo(Off(0.5, -width * 1.2), Off(0.25, -width * 0.35), Off(0, 0)).Close().Build();
        }
        for (int k = 0; k < petals; k++)
        {
            Put(petal, Petal(k * per, r * 0.1, r, half));
            if (half * 0.5 > least && light != petal)
                Put(light, Petal(k * per, r * 0.42, r * 0.82, half * 0.36));
        }
        Put(eye, Outline.Circle(Star.Centre, Math.Max(least, r * 0.24)));
        if (r * 0.1 > least * 0.7)
            Put(petal, Outline.Circle(Star.Centre, r * 0.1));
    }

    /// <summary>A smaller star between the tips, another inside it.</summary>
    /// <param name="outer">Colour of the larger star.</param>
    /// <param name="inner">Colour of the star inside it.</param>
    /// <param name="eye">Colour of the middle.</param>
    /// <param name="least">Breadth of the finest detail, mm.</param>
    public void Nested(PaletteRole outer, PaletteRole inner, PaletteRole eye, double least)
    {
        double r = Room * 0.86, dip = Count >= 8 ? 0.66 : Count >= 5 ? 0.52 : 0.42;
        Put(outer, Spiked(r, r * dip, 0.5));
        if (r * 0.3 > least * 2)
            Put(inner, Spiked(r * dip * 0.94, r * dip * dip * 0.94, 0));
        if (r * 0.2 > least)
            Put(eye, Outline.Circle(Star.Centre, Math.Max(least, r * dip * dip * 0.5)));
    }

    /// <summary>A ring of kites with a star in its middle.</summary>
    /// <param name="kite">Colour of the kites.</param>
    /// <param name="core">Colour of the star.</param>
    /// <param name="eye">Colour of the middle.</param>
    /// <param name="gap">Gap between neighbours, mm.</param>
    /// <param name="least">Breadth of the finest detail, mm.</param>
    public void Kites(PaletteRole kite, PaletteRole core, PaletteRole eye, double gap, double least)
    {
        double r = Room * 1.02, low = r * 0.5, shoulder = r * 0.8;
        for (int k = 0; k < Count; k++)
        {
            double wide = 0.5 - gap / 2 / (shoulder * Math.Tau / Count);
            if (wide * shoulder * Math.Tau / Count > least)
                Put(kite, Outline.Polygon(At(low, k), At(shoulder, k + wide), At(Math.Min(r * 1.1, (Star.Tips[k] - Star.Centre).Length * 0.8), k), At(shoulder, k - wide)));
        }
        Put(core, Spiked(low - gap, low * (Count >= 8 ? 0.62 : 0.48), 0.5));
        if (low * 0.3 > least)
            Put(eye, Outline.Circle(Star.Centre, low * 0.26));
    }

    private Outline Spiked(double outer, double inner, double turn) => Outline.Polygon(
        [.. Enumerable.Range(0, Count).SelectMany(k => new[] { At(outer, k + turn), At(inner, k + turn + 0.5) })]);
}
