using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>Turns strands into bands of a breadth: mitred at the bend, cut along the polygon's edge so that neighbours fuse.</summary>
/// <param name="Strand">The strand.</param>
/// <param name="Overlap">How far a band reaches over the polygon's edge.</param>
public readonly record struct Strapwork(Strand Strand, double Overlap)
{
    /// <summary>The whole strand as a band.</summary>
    public Outline Band(double breadth)
    {
        double half = breadth / 2;
        Point d1 = (Strand.Bend - Strand.From).Unit, d2 = (Strand.To - Strand.Bend).Unit;
        Point left1 = d1.Perpendicular * half, left2 = d2.Perpendicular * half;
        return Outline.Polygon(
            Cut(Strand.From + left1, d1, Strand.From, Strand.FromEdge), Mitre(d1, d2, half), Cut(Strand.To + left2, d2, Strand.To, Strand.ToEdge),
            Cut(Strand.To - left2, d2, Strand.To, Strand.ToEdge), Mitre(d1, d2, -half), Cut(Strand.From - left1, d1, Strand.From, Strand.FromEdge));
    }

    /// <summary>The piece of the strand that passes over its neighbour where it enters the polygon.</summary>
    /// <param name="breadth">Breadth of the piece.</param>
    /// <param name="full">Breadth of the whole band, which the piece has to clear.</param>
    /// <param name="longer">How much further it goes at both ends.</param>
    public Outline Bridge(double breadth, double full, double longer)
    {
        Point d = (Strand.Bend - Strand.From).Unit, left = d.Perpendicular * (breadth / 2);
        double contact = Math.Asin(Math.Clamp(Point.Dot(d, Strand.FromEdge), -1, 1)), crossing = Math.PI - 2 * contact;
        double reach = full / 2 / Math.Sin(crossing) + full / 2 * Math.Abs(Math.Cos(crossing) / Math.Sin(crossing)) + longer;
        double before = Strand.Crossing.DistanceTo(Strand.From), after = Math.Min(reach, Strand.Crossing.DistanceTo(Strand.Bend));
        Point end = Strand.Crossing + d * after;
        if (before < reach)
        {
            return Outline.Polygon(Cut(Strand.From + left, d, Strand.From, Strand.FromEdge), end + left, end - left, Cut(Strand.From - left, d, Strand.From, Strand.FromEdge));
        }
        Point start = Strand.Crossing - d * reach;
        return Outline.Polygon(start + left, end + left, end - left, start - left);
    }

    // Where a side of the band meets the polygon's edge, moved out by the overlap.
    private Point Cut(Point on, Point direction, Point edgePoint, Point inward)
    {
        double t = (Point.Dot(edgePoint - on, inward) - Overlap) / Point.Dot(direction, inward);
        return on + direction * t;
    }

    // The corner of one side at the bend; a very sharp bend is blunted at three breadths.
    private Point Mitre(Point d1, Point d2, double side)
    {
        Point across = d1.Perpendicular + d2.Perpendicular;
        double length = across.Length;
        double stretch = length < 1e-9 ? 1 : Math.Min(3, 2 / length);
        return Strand.Bend + across.Unit * (side * stretch);
    }
}
