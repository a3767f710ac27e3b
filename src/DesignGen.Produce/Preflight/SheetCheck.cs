using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Preflight;

/// <summary>What was measured of the pieces on one sheet, gang or nail, and what the sheet's template asks for.</summary>
/// <param name="Sheet">What the sheet is called: its file.</param>
/// <param name="Pieces">How many pieces lie on it.</param>
/// <param name="MarginMm">The least room from a piece's cut line to the sheet's edge, mm; below 0 where one leaves it.</param>
/// <param name="LeastMarginMm">The room that is asked for, mm.</param>
/// <param name="SpacingMm">The least room between the cut lines of two pieces, mm, as far as it is below what is asked for; else that. 0 where two cross.</param>
/// <param name="LeastSpacingMm">The room that is asked for, mm.</param>
/// <param name="Open">Labels of pieces whose cut line encloses nothing.</param>
/// <param name="Outside">Labels of pieces that leave the sheet.</param>
/// <param name="Near">Labels of the two pieces that lie nearest; empty where all have their room.</param>
public sealed record SheetCheck(
    string Sheet, int Pieces, double MarginMm, double LeastMarginMm, double SpacingMm, double LeastSpacingMm, ImmutableArray<string> Open, ImmutableArray<string> Outside, string Near)
{
    // Lines are flattened so finely; less than twice that short of a measure is none.
    private const double ToleranceMm = 0.02, ShortMm = 2 * ToleranceMm;

    /// <summary>Codes of the checks that can block.</summary>
    internal static ImmutableArray<string> Codes { get; } = ["sheet-outside", "sheet-cuts", "sheet-spacing"];

    /// <summary>Measures a sheet.</summary>
    /// <param name="sheet">What it is called.</param>
    /// <param name="page">The sheet, mm.</param>
    /// <param name="cuts">The cut line of each piece with its label, mm on the sheet; lines round several pieces are left out.</param>
    /// <param name="marginMm">Room that is asked for between a cut line and the sheet's edge, mm.</param>
    /// <param name="spacingMm">Room that is asked for between two cut lines, mm.</param>
    public static SheetCheck Of(string sheet, Rect page, IReadOnlyList<(string Label, Outline Line)> cuts, double marginMm, double spacingMm)
    {
        double margin = double.PositiveInfinity;
        var outside = ImmutableArray.CreateBuilder<string>();
        foreach ((string label, Outline line) in cuts.Where(c => !c.Line.IsEmpty))
        {
            Rect box = line.Bounds;
            double room = Math.Min(Math.Min(box.Left - page.Left, page.Right - box.Right), Math.Min(box.Top - page.Top, page.Bottom - box.Bottom));
            if (room < -ShortMm)
                outside.Add(label);
            margin = Math.Min(margin, room);
        }
        (double spacing, string near) = Nearest(cuts, spacingMm);
        return new(sheet, cuts.Count, double.IsFinite(margin) ? margin : marginMm, marginMm, spacing, spacingMm,
            [.. cuts.Where(c => c.Line.IsEmpty || Math.Abs(c.Line.Area()) < 0.01).Select(c => c.Label)], outside.ToImmutable(), near);
    }

    /// <summary>The rows of all sheets of a job: each tells the worst of them; and of several sheets a row for each.</summary>
    public static ImmutableArray<PreflightCheck> Rows(IReadOnlyCollection<SheetCheck> sheets)
    {
        if (sheets.Count == 0)
            return [];
        int pieces = sheets.Sum(s => s.Pieces);
        SheetCheck tightest = sheets.MinBy(s => s.MarginMm - s.LeastMarginMm)!, closest = sheets.MinBy(s => s.SpacingMm - s.LeastSpacingMm)!;
        (string Sheet, string Label)[] outside = [.. sheets.SelectMany(s => s.Outside.Select(l => (s.Sheet, l)))], open = [.. sheets.SelectMany(s => s.Open.Select(l => (s.Sheet, l)))];
        bool narrow = tightest.MarginMm < tightest.LeastMarginMm - ShortMm, close = closest.SpacingMm < closest.LeastSpacingMm - ShortMm, crossing = closest.LeastSpacingMm > 0 && closest.SpacingMm <= 0;
        return
        [
            new("sheet-outside", outside.Length > 0 ? PreflightSeverity.Block : PreflightSeverity.Pass, new("Pieces on the sheet", "裁片在版面内"),
                Found(outside, $"all {pieces} on {sheets.Count} sheets", $"{sheets.Count} 张共 {pieces} 件均在内"), new("every piece whole on its sheet", "每件完整位于版面内"),
                outside.Length > 0 ? new("Use a larger sheet or fewer pieces, and lay the sheet out again.", "请换更大的版面或减少件数后重新排版。") : StylePreflight.None),
            new("sheet-margin", narrow ? PreflightSeverity.Warn : PreflightSeverity.Pass, new("Room to the sheet's edge", "版边距"),
                StylePreflight.Both($"{tightest.MarginMm:0.##} mm on {tightest.Sheet}", $"{tightest.Sheet}：{tightest.MarginMm:0.##} mm"), StylePreflight.Both($"{tightest.LeastMarginMm:0.##} mm or more", $"不小于 {tightest.LeastMarginMm:0.##} mm"),
                narrow ? new("Move the pieces inwards: grippers and rollers take this edge.", "请内移裁片：该处为夹边与压轮位置。") : StylePreflight.None),
            new("sheet-spacing", crossing ? PreflightSeverity.Block : close ? PreflightSeverity.Warn : PreflightSeverity.Pass, new("Room between pieces", "裁片间距"),
                close || crossing ? StylePreflight.Both($"{Math.Max(0, closest.SpacingMm):0.##} mm between {closest.Near} on {closest.Sheet}", $"{closest.Sheet}：{closest.Near} 间距 {Math.Max(0, closest.SpacingMm):0.##} mm") : new("as asked or more", "符合要求"),
                StylePreflight.Both($"{closest.LeastSpacingMm:0.##} mm or more", $"不小于 {closest.LeastSpacingMm:0.##} mm"),
                close || crossing ? new("Lay the sheet out again with more room between the pieces.", "请加大间距后重新排版。") : StylePreflight.None),
            new("sheet-cuts", open.Length > 0 ? PreflightSeverity.Block : PreflightSeverity.Pass, new("Closed cut lines", "切割线闭合"),
                Found(open, $"all {pieces} closed", $"{pieces} 条均闭合"), new("each closed, with an area", "每条闭合且有面积"),
                open.Length > 0 ? new("Correct the piece's outline: a cutter can't follow it.", "请修正该件轮廓：切割机无法走刀。") : StylePreflight.None),
            .. sheets.Count > 1 ? sheets.Select(s => s.Row()) : [],
        ];
    }

    // What stops a job is told by the rows before.
    private PreflightCheck Row()
    {
        bool sound = Outside.IsEmpty && Open.IsEmpty && MarginMm >= LeastMarginMm - ShortMm && SpacingMm >= LeastSpacingMm - ShortMm;
        return new("sheet", sound ? PreflightSeverity.Pass : PreflightSeverity.Warn, new("Sheet " + Sheet, "版面 " + Sheet),
            StylePreflight.Both($"{Pieces} pieces; to the edge {MarginMm:0.##} mm; between pieces {Math.Max(0, SpacingMm):0.##} mm{(SpacingMm >= LeastSpacingMm ? " or more" : "")}", $"{Pieces} 件；距版边 {MarginMm:0.##} mm；件间距 {(SpacingMm >= LeastSpacingMm ? "不小于 " : "")}{Math.Max(0, SpacingMm):0.##} mm"),
            StylePreflight.Both($"{LeastMarginMm:0.##} mm to the edge, {LeastSpacingMm:0.##} mm between pieces, all closed and whole", $"距版边 {LeastMarginMm:0.##} mm，件间距 {LeastSpacingMm:0.##} mm，全部闭合且完整"),
            sound ? StylePreflight.None : new("See the checks of all sheets above.", "见上方各项检查的处理办法。"));
    }

    private static LocalName Found((string Sheet, string Label)[] wrong, FormattableString en, FormattableString zh) =>
        wrong.Length == 0 ? StylePreflight.Both(en, zh) : StylePreflight.Both($"{wrong.Length} not, first {wrong[0].Label} on {wrong[0].Sheet}", $"{wrong.Length} 件不符，首件 {wrong[0].Label}（{wrong[0].Sheet}）");

    // Pieces of lines are compared through a grid whose cells are as wide as the room asked for, so that only neighbours are.
    private static (double Spacing, string Near) Nearest(IReadOnlyList<(string Label, Outline Line)> cuts, double asked)
    {
        double least = asked, cell = Math.Max(asked, 2);
        string near = "";
        var cells = new Dictionary<(int X, int Y), List<(Point A, Point B, int Piece)>>();
        for (int piece = 0; piece < cuts.Count; piece++)
        {
            foreach (Contour contour in cuts[piece].Line.Contours)
            {
                List<Point> points = contour.Flatten(ToleranceMm);
                for (int i = 0; i < points.Count; i++)
                {
                    (Point a, Point b) = (points[i], points[(i + 1) % points.Count]);
                    for (int y = Cell(Math.Min(a.Y, b.Y) - asked); y <= Cell(Math.Max(a.Y, b.Y) + asked); y++)
                    {
                        for (int x = Cell(Math.Min(a.X, b.X) - asked); x <= Cell(Math.Max(a.X, b.X) + asked); x++)
                        {
                            foreach ((Point c, Point d, int other) in cells.GetValueOrDefault((x, y)) ?? [])
                            {
                                if (other != piece && Between(a, b, c, d) is var room && room < least)
                                    (least, near) = (room, cuts[other].Label + ", " + cuts[piece].Label);
                            }
                        }
                    }
                    for (int y = Cell(Math.Min(a.Y, b.Y)); y <= Cell(Math.Max(a.Y, b.Y)); y++)
                    {
                        for (int x = Cell(Math.Min(a.X, b.X)); x <= Cell(Math.Max(a.X, b.X)); x++)
                        {
                            if (!cells.TryGetValue((x, y), out var here))
                                cells[(x, y)] = here = [];
                            here.Add((a, b, piece));
                        }
                    }
                }
            }
        }
        return (least, near);

        int Cell(double mm) => (int)Math.Floor(mm / cell);
    }

    private static double Between(Point a, Point b, Point c, Point d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0
            ? 0
            : Math.Min(Math.Min(To(a, c, d), To(b, c, d)), Math.Min(To(c, a, b), To(d, a, b)));

    private static int Side(Point a, Point b, Point p) => Math.Sign(Point.Cross(b - a, p - a));

    // From a point to a piece of line.
    private static double To(Point p, Point a, Point b)
    {
        Point along = b - a;
        double length = Point.Dot(along, along), share = length > 0 ? Math.Clamp(Point.Dot(p - a, along) / length, 0, 1) : 0;
        return p.DistanceTo(a + along * share);
    }
}
