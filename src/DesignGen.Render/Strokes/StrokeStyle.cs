namespace DesignGen.Render.Strokes;

/// <summary>How an open line ends.</summary>
public enum StrokeCap
{
    /// <summary>Cut straight across at the last point.</summary>
    Butt,

    /// <summary>A half disc round the last point.</summary>
    Round,

    /// <summary>Cut straight across, half a width beyond the last point.</summary>
    Square,
}

/// <summary>How two steps of a line meet at a corner.</summary>
public enum StrokeJoin
{
    /// <summary>Both edges go on until they meet; beyond <see cref="StrokeStyle.MiterLimit"/> the corner is cut off as by <see cref="Bevel"/>.</summary>
    Miter,

    /// <summary>A round corner about the point.</summary>
    Round,

    /// <summary>The corner cut off straight.</summary>
    Bevel,
}

/// <summary>How a line is drawn with a pen.</summary>
/// <param name="Width">Width along the line.</param>
public sealed record StrokeStyle(WidthProfile Width)
{
    /// <summary>A pen of one width.</summary>
    /// <param name="widthMm">Width, mm, 0 or more.</param>
    public StrokeStyle(double widthMm)
        : this(WidthProfile.Constant(widthMm))
    {
    }

    /// <summary>How the line begins; a closed line has no ends. Default: round.</summary>
    public StrokeCap StartCap { get; init; } = StrokeCap.Round;

    /// <summary>How the line ends. Default: round.</summary>
    public StrokeCap EndCap { get; init; } = StrokeCap.Round;

    /// <summary>How corners look. Default: round.</summary>
    public StrokeJoin Join { get; init; } = StrokeJoin.Round;

    /// <summary>Longest miter, from inner to outer corner, as a multiple of the width, 1 or more. Default 4, as in SVG.</summary>
    public double MiterLimit { get; init; } = 4;

    /// <summary>How far the edge may lie from the true one, mm, above 0. Default 0.01: well under a 1200 dpi pixel (0.021 mm).</summary>
    public double ToleranceMm { get; init; } = 0.01;
}
