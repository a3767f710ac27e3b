namespace DesignGen.Render.Svg;

/// <summary>How much a drawing may hold, for files that are kept and drawn again and again, such as motifs: beyond it, and where it reaches outside itself, it is refused.</summary>
/// <param name="MostCharacters">Most characters of the file, 1 or more.</param>
/// <param name="MostElements">Most elements, copies counted, 1 or more.</param>
/// <param name="MostDepth">How deep groups and copies may lie in each other, 1 or more.</param>
/// <param name="MostSteps">Most lines and curves of all its paths together, 1 or more.</param>
public sealed record SvgLimits(int MostCharacters, int MostElements, int MostDepth, int MostSteps)
{
    /// <summary>Limits of a motif: far more than a clean drawing has, and little enough to be drawn a hundred times on a page.</summary>
    public static SvgLimits Motif { get; } = new(1_000_000, 2_000, 24, 20_000);
}
