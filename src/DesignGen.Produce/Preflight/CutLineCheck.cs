using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Preflight;

/// <summary>Whether a cutter can follow the cut lines: each closed and simple, none crossing another, all on the page.</summary>
/// <remarks>
/// Lines are flattened to 0.05 mm and their pieces compared through a grid of cells; pieces that only touch at an end do not cross.
/// Outlines are closed by construction, so what is checked is that none is without area.
/// </remarks>
internal static class CutLineCheck
{
    private const double ToleranceMm = 0.05, CellMm = 4;

    public static PreflightCheck Inspect(Artwork artwork)
    {
        string[] flat = [.. artwork.CutLines.Where(c => c.Outline.IsEmpty || Math.Abs(c.Outline.Area()) < ToleranceMm).Select(c => c.Label)];
        string[] off = [.. artwork.CutLines.Where(c => Leaves(c.Outline.Bounds, artwork)).Select(c => c.Label)];
        (string First, string Second)? crossing = Crossing(artwork);
        (string En, string Zh)? wrong =
            flat.Length > 0 ? ($"{flat[0]} encloses nothing", $"{flat[0]} 没有围成面积")
            : off.Length > 0 ? ($"{off[0]} leaves the page", $"{off[0]} 超出版面")
            : crossing is { } two ? (two.First == two.Second ? ($"{two.First} crosses itself", $"{two.First} 自相交") : ($"{two.First} crosses {two.Second}", $"{two.First} 与 {two.Second} 相交"))
            : null;
        return new("cut-lines", wrong is null ? PreflightSeverity.Pass : PreflightSeverity.Block, new("Cut lines", "切割线"),
            wrong is { } w ? new(w.En, w.Zh) : StylePreflight.Both($"{artwork.CutLines.Length} closed lines", $"{artwork.CutLines.Length} 条闭合线"),
            new("closed, on the page, none crossing", "闭合、在版面内、互不相交"),
            wrong is null ? StylePreflight.None : new("Draw the design again with more room between the pieces, or correct the product's cut lines.", "加大间距后重新绘制，或修正产品模板的切割线。"));
    }

    private static bool Leaves(Rect bounds, Artwork artwork) =>
        bounds.Left < -ToleranceMm || bounds.Top < -ToleranceMm || bounds.Right > artwork.Width.Millimetres + ToleranceMm || bounds.Bottom > artwork.Height.Millimetres + ToleranceMm;

    private static (string First, string Second)? Crossing(Artwork artwork)
    {
        var cells = new Dictionary<(int, int), List<(Point A, Point B, int Line)>>();
        for (int line = 0; line < artwork.CutLines.Length; line++)
        {
            foreach (Contour contour in artwork.CutLines[line].Outline.Contours)
            {
                List<Point> points = contour.Flatten(ToleranceMm);
                for (int i = 0; i < points.Count; i++)
                {
                    (Point a, Point b) = (points[i], points[(i + 1) % points.Count]);
                    if (a == b)
                        continue;
                    for (int y = Cell(Math.Min(a.Y, b.Y)); y <= Cell(Math.Max(a.Y, b.Y)); y++)
                    {
                        for (int x = Cell(Math.Min(a.X, b.X)); x <= Cell(Math.Max(a.X, b.X)); x++)
                        {
                            if (!cells.TryGetValue((x, y), out var here))
                                cells[(x, y)] = here = [];
                            foreach ((Point c, Point d, int other) in here)
                            {
                                if (Cross(a, b, c, d))
                                    return (artwork.CutLines[other].Label, artwork.CutLines[line].Label);
                            }
                            here.Add((a, b, line));
                        }
                    }
                }
            }
        }
        return null;
    }

    private static int Cell(double mm) => (int)Math.Floor(mm / CellMm);

    // Each piece's ends lie strictly on both sides of the other.
    private static bool Cross(Point a, Point b, Point c, Point d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    private static int Side(Point a, Point b, Point p)
    {
        double turn = (b.X - a.X) * (p.Y - a.Y) - (b.Y - a.Y) * (p.X - a.X);
        return Math.Abs(turn) < 1e-9 ? 0 : Math.Sign(turn);
    }
}
