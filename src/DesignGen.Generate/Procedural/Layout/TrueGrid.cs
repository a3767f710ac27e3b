namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A grid whose units keep their shape: roundels must stay round even where a repeat allows few counts.</summary>
public static class TrueGrid
{
    /// <summary>The grid that comes nearest to a wished unit in shape first, then in size.</summary>
    /// <remarks>A squeeze of 6 % costs as much as half an octave of size; parameters as for <see cref="UnitGrid.Fit"/>.</remarks>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="widthMm">Wished width of a unit, mm.</param>
    /// <param name="heightMm">Wished height of a unit, mm.</param>
    /// <param name="periodAcross">Units across after which the pattern is the same again, 1 or more.</param>
    /// <param name="periodDown">Units down after which it is the same again.</param>
    public static UnitGrid Fit(DesignCanvas canvas, double widthMm, double heightMm, int periodAcross = 1, int periodDown = 1)
    {
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        (across, down) = (across * periodAcross, down * periodDown);
        double wishColumns = canvas.Cell.Width / widthMm, wishRows = canvas.Cell.Height / heightMm, best = double.PositiveInfinity;
        (int columns, int rows) = (across, down);
        for (int c = across; c <= Math.Max(2 * across, 4 * wishColumns); c += across)
        {
            for (int r = down; r <= Math.Max(2 * down, 4 * wishRows); r += down)
            {
                double sx = Math.Log(c / wishColumns), sy = Math.Log(r / wishRows), squeeze = (sx - sy) / 0.06;
                double cost = squeeze * squeeze * 0.35 + Math.Abs(sx + sy) / 2 / 0.35;
                if (cost < best - 1e-9)
                    (best, columns, rows) = (cost, c, r);
            }
        }
        return new(columns, rows, canvas.Cell);
    }

    /// <summary>The longest wished period, 1 at least, at which units stay near their wished size: a quarter drop of a chequer would leave only small ones.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="widthMm">Wished width of a unit, mm.</param>
    /// <param name="heightMm">Wished height of a unit, mm.</param>
    /// <param name="wished">Units after which the pattern should be the same again, across and down.</param>
    public static int Period(DesignCanvas canvas, double widthMm, double heightMm, int wished)
    {
        UnitGrid grid = Fit(canvas, widthMm, heightMm, wished, wished);
        return grid.Width * grid.Height < 0.4 * widthMm * heightMm ? 1 : wished;
    }
}
