using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Outdoor;

/// <summary>One peak, in flat facets: the whole, the side in the shade, and the snow.</summary>
/// <param name="Whole">Silhouette, mm.</param>
/// <param name="Shade">The side away from the light, with spurs that reach into the light.</param>
/// <param name="Snow">Snow on the lit side.</param>
/// <param name="ShadeSnow">Snow on the shaded side.</param>
public sealed record Mountain(Outline Whole, Outline Shade, Outline Snow, Outline ShadeSnow)
{
    /// <summary>Builds a peak.</summary>
    /// <param name="apex">Its top, mm.</param>
    /// <param name="foot">Height of its foot on the page, mm.</param>
    /// <param name="left">How far the foot reaches to the left, mm.</param>
    /// <param name="right">How far it reaches to the right, mm.</param>
    /// <param name="snow">Share of the height that snow covers, 0 to 0.6.</param>
    /// <param name="leastMm">Smallest detail, mm.</param>
    /// <param name="dice">Chance.</param>
    public static Mountain Build(Point apex, double foot, double left, double right, double snow, double leastMm, Dice dice)
    {
        double height = foot - apex.Y;
        int steps = Math.Clamp((int)(height / (leastMm * 9)), 3, 7);
        List<Point> leftSlope = Slope(apex, new(apex.X - left, foot), steps, dice), rightSlope = Slope(apex, new(apex.X + right, foot), steps, dice);

        // The crest between light and shade falls in a zigzag, wider towards the foot.
        var crest = new List<Point> { apex };
        int side = dice.Sign();
        double drift = (right - left) * 0.18;
        for (int i = 1; i <= steps; i++)
        {
            double f = (double)i / steps, sway = (0.05 + 0.07 * f) * height * side * dice.Between(0.55, 1);
            crest.Add(new(apex.X + drift * f + (i == steps ? 0 : sway), apex.Y + height * (f - (i == steps ? 0 : 0.25 / steps))));
            side = -side;
        }
        var whole = new List<Point>(leftSlope);
        whole.Reverse();
        whole.AddRange(rightSlope.Skip(1));
        Outline shade = Outline.Polygon([.. crest, .. Enumerable.Reverse(rightSlope.Skip(1))]);

        // Spurs: small shaded facets on the lit side, each hanging on a corner of the crest.
        for (int i = 1; i + 1 < crest.Count; i++)
        {
            double reach = height * dice.Between(0.1, 0.16);
            if (reach < leastMm * 3 || dice.Chance(0.25))
                continue;
            Point top = crest[i], low = new(Math.Min(top.X, crest[i + 1].X) - reach * 0.55, top.Y + reach * 1.25);
            Point lit = OnSlope(leftSlope, low.Y);
            if (low.X < lit.X + leastMm * 2 || low.Y > foot)
                continue;
            shade = shade.With(Oriented(top, Point.Lerp(top, crest[i + 1], 0.85), low));
        }
        Outline lightSnow = Outline.Empty, dimSnow = Outline.Empty;
        if (snow > 0 && height * snow > leastMm * 5)
        {
            lightSnow = SnowCap(leftSlope, crest, apex.Y + height * snow, height * 0.09, leastMm, dice.Fork("lit"));
            dimSnow = SnowCap(crest, rightSlope, apex.Y + height * snow * 0.86, height * 0.08, leastMm, dice.Fork("dim"));
        }
        return new(Outline.Polygon([.. whole]), shade, lightSnow, dimSnow);
    }

    /// <summary>A range far away: one silhouette across a width.</summary>
    public static Outline Range(double left, double right, double foot, double height, int peaks, Dice dice)
    {
        var points = new List<Point> { new(left, foot) };
        double step = (right - left) / peaks;
        for (int i = 0; i < peaks; i++)
        {
            double x = left + step * (i + 0.5 + dice.Between(-0.15, 0.15)), top = foot - height * dice.Between(0.72, 1), shoulder = step * dice.Between(0.2, 0.28);
            points.Add(new(x - shoulder, top + height * dice.Between(0.28, 0.36)));
            points.Add(new(x - shoulder * 0.5, top + height * 0.12));
            points.Add(new(x, top));
            points.Add(new(x + shoulder * 0.55, top + height * dice.Between(0.14, 0.2)));
            points.Add(new(x + shoulder, top + height * dice.Between(0.3, 0.4)));
            if (i + 1 < peaks)
                points.Add(new(left + step * (i + 1), foot - height * dice.Between(0.38, 0.5)));
        }
        points.Add(new(right, foot));
        return Outline.Polygon([.. points]);
    }

    // A slope from the top to the foot: nearly straight, with shoulders that step out and in by turns.
    private static List<Point> Slope(Point top, Point bottom, int steps, Dice dice)
    {
        var points = new List<Point> { top };
        Point run = bottom - top, out1 = run.Unit.Perpendicular;
        double sign = dice.Sign();
        for (int i = 1; i < steps; i++)
        {
            double f = (i + dice.Between(-0.22, 0.22)) / steps;
            points.Add(top + run * f + out1 * (run.Length * dice.Between(0.012, 0.035) * sign));
            sign = -sign;
        }
        points.Add(bottom);
        return points;
    }

    private static Point OnSlope(List<Point> slope, double y)
    {
        for (int i = 0; i + 1 < slope.Count; i++)
        {
            if (y <= slope[i + 1].Y)
                return Point.Lerp(slope[i], slope[i + 1], Math.Clamp((y - slope[i].Y) / Math.Max(1e-9, slope[i + 1].Y - slope[i].Y), 0, 1));
        }
        return slope[^1];
    }

    // Snow between two lines that fall from the top: its lower edge hangs in teeth.
    private static Outline SnowCap(List<Point> left, List<Point> right, double y, double tooth, double leastMm, Dice dice)
    {
        Point a = OnSlope(left, y), b = OnSlope(right, y);
        int teeth = Math.Clamp((int)((b.X - a.X) / Math.Max(leastMm * 3.2, tooth * 0.8)), 1, 4);
        var points = new List<Point>();
        points.AddRange(left.TakeWhile(p => p.Y < y));
        points.Add(a);
        for (int i = 0; i < teeth; i++)
        {
            double f = (i + 0.5) / teeth;
            Point at = Point.Lerp(a, b, f), next = Point.Lerp(a, b, (i + 1.0) / teeth);
            points.Add(new(at.X, at.Y + tooth * dice.Between(0.6, 1.3)));
            if (i + 1 < teeth)
                points.Add(new(next.X, next.Y - tooth * dice.Between(0.7, 1.3)));
        }
        points.Add(b);
        points.AddRange(Enumerable.Reverse(right.TakeWhile(p => p.Y < y).Skip(1)));
        return Outline.Polygon([.. points]);
    }

    private static Outline Oriented(Point a, Point b, Point c) =>
        Point.Cross(b - a, c - a) > 0 ? Outline.Polygon(a, b, c) : Outline.Polygon(a, c, b);
}
