using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Auspicious;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Round flowers 团花: medallions of graded petals in a lattice, smaller companions and four-fold fillers between them.</summary>
public sealed class TuanHua : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "tuan-hua", new("Medallion flowers", "团花"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "oriental", "asian", "medallion", "mandala", "flower", "floral", "lotus", "baoxiang", "tang", "brocade", "auspicious",
            "ornamental", "festive", "spring-festival", "elegant", "luxury", "vintage", "symmetric", "women", "home", "all-over",
        ],
        [
            new("medallion", "mm", 30, 76, 46, "larger medallions"),
            new("construction", "choice", 0, 5, 0, "0 lotus and ruyi, 1 ruyi heads, 2 chrysanthemum, 3 four-fold ruyi, 4 pearl wheel, 5 crab apple"),
            new("companion", "choice", 0, 5, 4, "construction of the smaller medallions, as above"),
            new("lattice", "choice", 0, 3, 0, "0 alternating, 1 square with fillers, 2 square in a trellis, 3 alternating large and small"),
            new("folds", "choice", 0, 2, 1, "six, eight or ten petals in a ring"),
            new("fullness", "share", 0.78, 0.98, 0.92, "medallions fill more of their place"),
            new("bands", "count", 1, 3, 3, "more steps of colour in a petal"),
            new("outline", "mm", 0.35, 1.1, 0.5, "bolder outlines"),
            new("ground", "choice", 0, 2, 0, "light ground, coloured ground, or dark ground"),
            new("gilt", "choice", 0, 1, 0, "dark outlines, or bright ones"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 110, PrintsGround: true, Structure: ["construction", "lattice", "medallion", "ground"])
    {
        OnGround = [ShownWhen.Parse("ground=0")],
        Shows =
        [
            Shown.Surely("medallion"), Shown.Surely("lotus", "construction=0"), Shown.Perhaps("lotus", "companion=0"), Shown.Perhaps("lotus", "construction=3", "companion=3"),
            Shown.Surely("ruyi", "construction=0"), Shown.Perhaps("ruyi", "companion=0"), Shown.Perhaps("ruyi", "construction=3", "companion=3"), Shown.Surely("ruyi", "construction=1"),
            Shown.Perhaps("ruyi", "companion=1"), Shown.Perhaps("ruyi", "construction=4", "companion=4"), Shown.Surely("chrysanthemum", "construction=2"), Shown.Perhaps("chrysanthemum", "companion=2"),
            Shown.Perhaps("chrysanthemum", "construction=5", "companion=5"), Shown.Surely("ruyi", "construction=3"), Shown.Perhaps("ruyi", "companion=3"),
            Shown.Perhaps("ruyi", "construction=0", "companion=0"), Shown.Surely("pearl", "construction=4"), Shown.Perhaps("pearl", "companion=4"),
            Shown.Perhaps("pearl", "construction=1", "companion=1"), Shown.Surely("lotus", "construction=4"), Shown.Perhaps("lotus", "companion=4"),
            Shown.Perhaps("lotus", "construction=1", "companion=1"), Shown.Surely("crabapple-blossom", "construction=5"), Shown.Perhaps("crabapple-blossom", "companion=5"),
            Shown.Perhaps("crabapple-blossom", "construction=2", "companion=2"), Shown.Surely("blossom", "construction=5"), Shown.Perhaps("blossom", "companion=5"),
            Shown.Perhaps("blossom", "construction=2", "companion=2"), Shown.Perhaps("lotus", "construction=1,3,5"), Shown.Perhaps("mandala"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        var inks = new Brocade(canvas, Brocade.FieldOf(canvas, canvas.Whole("ground")), canvas.Whole("gilt") == 1);
        inks.FillField();
        var medallion = new Medallion(inks, inks.LineMm(canvas["outline"]));
        int lattice = canvas.Whole("lattice"), folds = 6 + 2 * canvas.Whole("folds"), bands = canvas.Whole("bands");
        int main = canvas.Whole("construction"), second = canvas.Whole("companion");
        double size = canvas["medallion"], full = canvas["fullness"];
        if (second == main)
            second = (main + 3) % Medallion.Kinds;

        // An alternating unit holds two medallions, in its corner and its middle; a square one holds one and what is between four.
        bool alternating = lattice is 0 or 3;
        double across = alternating ? size * 1.42 : size * 1.06;
        bool edge = canvas.Repeat?.Layout == RepeatLayout.Mirror, checker = !alternating && !edge && TrueGrid.Period(canvas, across, across, 2) == 2;
        var grid = TrueGrid.Fit(canvas, across, across, checker ? 2 : 1, checker ? 2 : 1);
        double w = grid.Width, h = grid.Height, least = Math.Min(w, h);
        int columns = grid.Columns + (edge ? 1 : 0), rows = grid.Rows + (edge ? 1 : 0);
        if (lattice == 2)
            Trellis(inks, grid, columns, rows, medallion.LineMm);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                bool inside = column < grid.Columns && row < grid.Rows;
                Point corner = grid.At(column, row), middle = grid.At(column + 0.5, row + 0.5);
                if (alternating)
                {
                    double diagonal = Math.Sqrt(w * w + h * h) / 2;
                    double large = lattice == 0 ? Math.Min(least, diagonal) * 0.5 * full : Math.Min(least * 0.46, diagonal * 0.62) * full;
                    double small = Math.Min(lattice == 0 ? Math.Min(large, diagonal - large - canvas.MinGap) : (diagonal - large) * 0.92, least * 0.48);
                    medallion.Draw(main, corner, large, folds, false, bands);
                    if (inside)
                        medallion.Draw(second, middle, small * (lattice == 0 ? 0.86 : 1), folds, true, bands);
                    double left = Math.Min(w / 2 - large, h / 2 - (lattice == 0 ? small * 0.86 : small)) * 0.9;
                    if (column < grid.Columns)
                        Between(medallion, grid.At(column + 0.5, row), left, canvas);
                    left = Math.Min(h / 2 - large, w / 2 - (lattice == 0 ? small * 0.86 : small)) * 0.9;
                    if (row < grid.Rows)
                        Between(medallion, grid.At(column, row + 0.5), left, canvas);
                }
                else
                {
                    double large = least * 0.5 * full, room = (Math.Sqrt(w * w + h * h) / 2 - large) * 0.94;
                    bool other = checker && (row + column) % 2 == 1;
                    if (inside)
                        medallion.Draw(other ? second : main, middle, large, folds, other, bands);
                    if (lattice == 1)
                        medallion.Filler(corner, room * 1.1, false);
                    else
                        medallion.Draw(3, corner, Math.Min(room * 0.72, least * 0.16), 4, true, 2);
                }
            }
        }
    }

    private static void Between(Medallion medallion, Point at, double radius, DesignCanvas canvas)
    {
        if (radius > 4 * canvas.MinGap)
            medallion.Filler(at, radius, false);
        else if (radius > 1.5 * canvas.MinGap)
            medallion.Core(at, radius * 0.8, medallion.Inks.Bright);
    }

    // Double lines on the unit's edges.
    private static void Trellis(Brocade inks, UnitGrid grid, int columns, int rows, double line)
    {
        double gap = Math.Max(inks.Canvas.MinGap * 1.1, line * 1.6) / 2 + line / 2;
        for (int column = 0; column < columns; column++)
        {
            foreach (int side in new[] { -1, 1 })
            {
                double x = grid.At(column, 0).X + side * gap;
                inks.Fill(inks.Contour, Outline.Rectangle(new(x - line / 2, grid.Cell.Top - 0.2, x + line / 2, grid.Cell.Bottom + 0.2)));
            }
        }
        for (int row = 0; row < rows; row++)
        {
            foreach (int side in new[] { -1, 1 })
            {
                double y = grid.At(0, row).Y + side * gap;
                inks.Fill(inks.Contour, Outline.Rectangle(new(grid.Cell.Left - 0.2, y - line / 2, grid.Cell.Right + 0.2, y + line / 2)));
            }
        }
    }
}
