using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Badges;

/// <summary>Light wear: specks of bare cloth in clusters, as an old print has. Letters are left whole.</summary>
public static class Wear
{
    // A print is so many specks across at least before wear looks like wear.
    private const double LeastAcross = 280;

    /// <summary>Knocks specks out of a print.</summary>
    /// <param name="canvas">The finished print.</param>
    /// <param name="area">Where specks may fall, mm.</param>
    /// <param name="share">Share of the area to take away, 0 to 0.03.</param>
    /// <param name="keep">Rectangles that stay whole: the letters.</param>
    /// <param name="dice">Chance.</param>
    public static void Apply(DesignCanvas canvas, Rect area, double share, IReadOnlyList<Rect> keep, Dice dice)
    {
        double wanted = share * area.Width * area.Height, taken = 0;
        double least = Math.Max(canvas.MinGap, canvas.MinLine) * 0.55;
        // On a small print the finest speck that the press holds is a blot.
        if (Math.Min(area.Width, area.Height) < least * LeastAcross)
            return;
        var centres = Enumerable.Range(0, 14).Select(_ => new Point(dice.Between(area.Left, area.Right), dice.Between(area.Top, area.Bottom))).ToList();
        for (int i = 0; i < 1500 && taken < wanted; i++)
        {
            // Two specks in three gather round a few worn places; sizes are log-normal, so most are small.
            Point c = i % 3 == 0
                ? new(dice.Between(area.Left, area.Right), dice.Between(area.Top, area.Bottom))
                : dice.Pick(centres) + new Point(dice.Normal(), dice.Normal()) * (area.Width * 0.07);
            double r = least * Math.Exp(Math.Abs(dice.Normal()) * 0.42);
            Rect box = new(c.X - r * 1.8, c.Y - r * 1.8, c.X + r * 1.8, c.Y + r * 1.8);
            double turn = dice.Between(0, Math.PI), stretch = dice.Between(1, 1.7);
            Point[] rim = [.. Enumerable.Range(0, 6).Select(k => c + Affine.Rotate(turn).Apply(Point.Polar(r * dice.Between(0.86, 1.15), k * Math.PI / 3) is var p ? new Point(p.X * stretch, p.Y) : p))];
            if (keep.Any(k => k.Overlaps(box)))
                continue;
            canvas.KnockOut(Outline.Smooth(rim));
            taken += Math.PI * r * r * stretch;
        }
    }
}
