using System.Collections.Immutable;

namespace DesignGen.Core.Catalogue;

/// <summary>A range, both ends allowed.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, the lower one at least.</param>
public readonly record struct Band(double Low, double High)
{
    /// <summary>A value of the range: 0 is its lower end, 1 its upper.</summary>
    public double At(double part) => Low + (High - Low) * part;

    /// <summary>How far along the range a value lies, 0 to 1; values outside lie at its ends.</summary>
    public double PartOf(double value) => High > Low ? Math.Clamp((value - Low) / (High - Low), 0, 1) : 0;
}

/// <summary>How one role of a harmony is coloured, in OKLCH.</summary>
/// <param name="Lightness">Lightness, 0 to 1.</param>
/// <param name="Chroma">Chroma, 0 to 0.4; lowered where a screen can't show it.</param>
/// <param name="Hue">Degrees from the base hue; the hue itself where it stays put.</param>
/// <param name="Stays">Whether the hue is the same for every base hue, as a warm paper's is.</param>
public readonly record struct HarmonyRole(Band Lightness, Band Chroma, double Hue, bool Stays);

/// <summary>A way of choosing seven colours around one hue, as its template describes it.</summary>
/// <param name="Id">Key, for example <c>split-complementary</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Tags">Moods and seasons that it suits; its palettes carry them.</param>
/// <param name="Hues">Base hues that it works for, degrees; the upper end may pass 360. The whole circle where it works for all.</param>
/// <param name="Roles">One entry for each role.</param>
public sealed record Harmony(
    string Id, LocalName Name, ImmutableArray<string> Tags, Band Hues, ImmutableSortedDictionary<PaletteRole, HarmonyRole> Roles);
