using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;

namespace DesignGen.Generate.Procedural.Badges;

/// <summary>A cloth banner with folded tails, straight or bowed.</summary>
/// <param name="Front">The middle part that carries the words.</param>
/// <param name="Tails">The two ends, with a notch.</param>
/// <param name="Folds">The dark triangles between front and tails.</param>
/// <param name="Bow">How far the middle rises above the ends of the front, mm.</param>
/// <param name="Centre">Middle of the front before it was bowed, mm.</param>
/// <param name="HalfWidth">Half the width of the front, mm.</param>
public sealed record Banner(Outline Front, Outline Tails, Outline Folds, double Bow, Point Centre, double HalfWidth)
{
    /// <summary>All of it, for a rim round the banner.</summary>
    public Outline All => Front.With(Tails).With(Folds);

    /// <summary>Builds a banner.</summary>
    /// <param name="centre">Middle of its front, mm.</param>
    /// <param name="width">Width of its front, mm.</param>
    /// <param name="height">Height of the cloth, mm.</param>
    /// <param name="tail">How far a tail reaches beyond the front, mm.</param>
    /// <param name="bow">How far the middle rises, mm; negative sinks.</param>
    public static Banner Build(Point centre, double width, double height, double tail, double bow)
    {
        double half = width / 2, h = height / 2, drop = height * 0.3, under = Math.Min(height * 0.42, half * 0.3);
        Point Map(Point p)
        {
            double u = (p.X - centre.X) / half;
            return new(p.X, p.Y - bow * (1 - u * u));
        }
        Outline Bent(params ReadOnlySpan<Point> points) => Bending.Bend(Outline.Polygon(points), Map, width / 14);
        double l = centre.X - half, r = centre.X + half, y = centre.Y;
        Outline front = Bent(new(l, y - h), new(r, y - h), new(r, y + h), new(l, y + h));
        Outline left = Bent(new(l - tail, y - h + drop), new(l + under, y - h + drop), new(l + under, y + h + drop), new(l - tail, y + h + drop), new(l - tail + height * 0.42, y + drop));
        Outline right = Bent(new(r + tail, y - h + drop), new(r + tail - height * 0.42, y + drop), new(r + tail, y + h + drop), new(r - under, y + h + drop), new(r - under, y - h + drop));
        Outline folds = Bent(new(l, y + h), new(l + under, y + h), new(l + under, y + h + drop)).With(Bent(new(r, y + h), new(r - under, y + h + drop), new(r - under, y + h)));
        return new(front, left.With(right), folds, bow, centre, half);
    }

    /// <summary>A line of letters laid on the front: centred, and bowed with it.</summary>
    /// <param name="line">A straight line with its base line at y 0.</param>
    public SetLetters Lay(SetLetters line)
    {
        SetLetters flat = line.MoveBy(Centre.X - line.Bounds.Centre.X, Centre.Y + line.CapHeightMm / 2);
        Point Map(Point p)
        {
            double u = (p.X - Centre.X) / HalfWidth;
            return new(p.X, p.Y - Bow * (1 - u * u));
        }
        return flat.Bend(Map, HalfWidth / 8);
    }
}
