using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Preflight;

/// <summary>How far art that reaches a cut line runs on past it, so that a cut that wanders shows no bare rim.</summary>
/// <remarks>
/// Measured on a picture of the art, at a point every millimetre of each line: where there is ink just inside, ink is followed outwards. A motif may
/// happen to end near a line, so what is told is how far three quarters of those places reach. Past the page's edge the print file has the art
/// mirrored, as far as its bleed goes.
/// </remarks>
internal static class BleedCheck
{
    private const double Dpi = 200, EveryMm = 1, InsideMm = 0.35, StepMm = 0.1, ShortMm = 0.2, Spared = 0.25;

    /// <summary>Checks an artwork with cut lines.</summary>
    /// <param name="artwork">A placement or a nail sheet.</param>
    /// <param name="askedMm">How far art is to run past a cut, mm; 0 where the product does not say.</param>
    /// <param name="mirroredMm">How far the print file goes past the page's edge, mm.</param>
    public static PreflightCheck Inspect(Artwork artwork, double askedMm, double mirroredMm)
    {
        Picture ink = CompositeRenderer.Render(artwork, new Resolution(Dpi), null, new RenderOptions { Threads = 1 });
        double perX = ink.Width / artwork.Page.Width, perY = ink.Height / artwork.Page.Height, most = askedMm > 0 ? askedMm : 2;
        var reaches = new List<double>();
        foreach (CutLine line in artwork.CutLines)
        {
            // A window is cut out of a piece: what stays is round it, and art runs on into it.
            bool window = line.Kind == CutKind.Through && artwork.CutLines.Any(l => l != line && l.Kind == CutKind.Through && l.Outline.Bounds.Union(line.Outline.Bounds) == l.Outline.Bounds);
            foreach (Contour contour in line.Outline.Contours)
            {
                List<Point> points = contour.Flatten(0.05);
                // Outwards lies to the left or right of the way along a contour, by the way round it goes.
                int round = Math.Sign(points.Select((p, i) => Point.Cross(p, points[(i + 1) % points.Count])).Sum()) * (window ? -1 : 1);
                for (int i = 0; i < points.Count; i++)
                {
                    (Point a, Point b) = (points[i], points[(i + 1) % points.Count]);
                    double length = a.DistanceTo(b);
                    if (length <= 0)
                        continue;
                    Point along = (b - a) / length, outwards = new Point(along.Y, -along.X) * round;
                    for (double at = Math.Min(EveryMm, length) / 2; at < length; at += EveryMm)
                    {
                        Point place = a + along * at;
                        if (!Inked(place - outwards * InsideMm))
                            continue;
                        double reach = 0;
                        while (reach < most && Inked(place + outwards * (reach + StepMm)))
                            reach += StepMm;
                        reaches.Add(Math.Min(reach, most));
                    }
                }
            }
        }
        reaches.Sort();
        double found = reaches.Count == 0 ? most : reaches[(int)(reaches.Count * Spared)];
        bool less = askedMm > 0 && found < askedMm - ShortMm;
        return new("bleed", less ? PreflightSeverity.Warn : PreflightSeverity.Pass, new("Bleed at the cut lines", "切线出血"),
            reaches.Count == 0 ? new("no art at a cut line", "切线处无图")
                : found >= most - ShortMm ? StylePreflight.Both($"{most:0.#} mm or more", $"{most:0.#} mm 以上") : StylePreflight.Both($"{found:0.#} mm", $"{found:0.#} mm"),
            askedMm > 0 ? StylePreflight.Both($"{askedMm:0.#} mm", $"{askedMm:0.#} mm") : new("none asked for", "未要求"),
            less ? new("Enlarge the art past the line, move the line inwards (inset), or give the placement a bleed.", "将图案放大超出切线，或内移切线，或在产品模板中设置出血。") : StylePreflight.None);

        bool Inked(Point at)
        {
            Rect page = artwork.Page;
            if (at.X < -mirroredMm || at.Y < -mirroredMm || at.X > page.Width + mirroredMm || at.Y > page.Height + mirroredMm)
                return false;
            int x = Math.Clamp((int)((at.X < 0 ? -at.X : at.X > page.Width ? 2 * page.Width - at.X : at.X) * perX), 0, ink.Width - 1);
            int y = Math.Clamp((int)((at.Y < 0 ? -at.Y : at.Y > page.Height ? 2 * page.Height - at.Y : at.Y) * perY), 0, ink.Height - 1);
            return ink.At(x, y)[3] >= 128;
        }
    }
}
