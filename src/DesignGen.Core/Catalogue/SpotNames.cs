namespace DesignGen.Core.Catalogue;

/// <summary>What press and cutter call the plates that they know by name. Machines go by the name alone, and each maker has its own.</summary>
/// <param name="White">White ink under or over the art.</param>
/// <param name="Kiss">Lines cut through the film, not its backing.</param>
/// <param name="Through">Lines cut through everything.</param>
public sealed record SpotNames(string White, string Kiss, string Through)
{
    /// <summary>The usual names: White, KissCut and CutContour.</summary>
    public static SpotNames Default { get; } = new("White", "KissCut", "CutContour");
}
