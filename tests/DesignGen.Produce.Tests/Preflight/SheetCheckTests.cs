using DesignGen.Core.Geometry;
using DesignGen.Produce.Preflight;

namespace DesignGen.Produce.Tests.Preflight;

public class SheetCheckTests
{
    private static readonly Rect Sheet = new(0, 0, 200, 300);

    [Fact]
    public void A_sheet_whose_pieces_have_their_room_passes()
    {
        SheetCheck sheet = Of(("a", Outline.Circle(new(20, 20), 10)), ("b", Outline.Circle(new(43, 20), 10)));
        // Circles of 10 mm, 23 mm apart.
        Assert.Equal(3, sheet.SpacingMm, 0.05);
        Assert.Equal(10, sheet.MarginMm, 0.01);
        Assert.All(SheetCheck.Rows([sheet]), r => Assert.Equal(PreflightSeverity.Pass, r.Severity));
    }

    [Fact]
    public void Pieces_too_near_each_other_or_the_edge_are_told_with_their_measure()
    {
        SheetCheck good = Of(("a", Outline.Circle(new(20, 20), 10))) with { Sheet = "gang-01" };
        SheetCheck tight = Of(("koi 1", Outline.Circle(new(14, 20), 10)), ("koi 2", Outline.Circle(new(35.5, 20), 10))) with { Sheet = "gang-02" };
        PreflightCheck[] rows = [.. SheetCheck.Rows([good, tight])];
        Assert.Equal(["sheet-outside", "sheet-margin", "sheet-spacing", "sheet-cuts", "sheet", "sheet"], rows.Select(r => r.Code));
        Assert.Equal([PreflightSeverity.Pass, PreflightSeverity.Warn, PreflightSeverity.Warn, PreflightSeverity.Pass, PreflightSeverity.Pass, PreflightSeverity.Warn], rows.Select(r => r.Severity));
        Assert.Equal("4 mm on gang-02", rows[1].Actual.En);
        Assert.Equal("1.5 mm between koi 1, koi 2 on gang-02", rows[2].Actual.En);
        Assert.Equal("3 mm or more", rows[2].Target.En);
        Assert.Equal("Sheet gang-02: 2 pieces; to the edge 4 mm; between pieces 1.5 mm", $"{rows[5].Name.En}: {rows[5].Actual.En}");
    }

    [Fact]
    public void Crossing_cuts_pieces_off_the_sheet_and_cuts_without_area_stop_it()
    {
        SheetCheck sheet = Of(
            ("a", Outline.Rectangle(new(10, 10, 40, 40))), ("b", Outline.Rectangle(new(30, 20, 60, 30))), ("off", Outline.Circle(new(195, 100), 10)), ("flat", Outline.Polygon(new(10, 200), new(50, 200), new(30, 200))));
        PreflightCheck[] rows = [.. SheetCheck.Rows([sheet])];
        Assert.Equal(["sheet-outside", "sheet-spacing", "sheet-cuts"], rows.Where(r => r.Severity == PreflightSeverity.Block).Select(r => r.Code));
        Assert.Contains("first off on", rows[0].Actual.En, StringComparison.Ordinal);
        Assert.Contains("first flat on", rows[3].Actual.En, StringComparison.Ordinal);
        Assert.All(rows.Where(r => r.Severity == PreflightSeverity.Block), r => Assert.Null(PreflightOverride.Fault(r.Code, "The sheet is cut by hand.")));
    }

    private static SheetCheck Of(params (string Label, Outline Line)[] cuts) => SheetCheck.Of("gang-01", Sheet, cuts, 5, 3);
}
