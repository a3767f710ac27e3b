namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Unit grids that keep a unit's proportions, for patterns in which a stretched disc would show.</summary>
public static class EvenGrid
{
    /// <summary>As <see cref="UnitGrid.Fit"/>, but where periods and shifts leave few counts to choose from, the other side follows.</summary>
    public static UnitGrid Fit(DesignCanvas canvas, double widthMm, double heightMm, int periodAcross = 1, int periodDown = 1)
    {
        UnitGrid plain = UnitGrid.Fit(canvas, widthMm, heightMm, periodAcross, periodDown);
        double shape = widthMm / heightMm;
        UnitGrid[] choices =
        [
            plain, UnitGrid.Fit(canvas, plain.Width, plain.Width / shape, periodAcross, periodDown),
            UnitGrid.Fit(canvas, plain.Height * shape, plain.Height, periodAcross, periodDown),
        ];
        // A stretch counts twice as much as a change of size.
        return choices.MinBy(g => 2 * Math.Abs(Math.Log(g.Width / g.Height / shape)) + Math.Abs(Math.Log(g.Width * g.Height / (widthMm * heightMm))) / 2)!;
    }
}
