using System.Collections.Immutable;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>The knobs that every family of prints with words has.</summary>
internal static class PrintKnobs
{
    /// <summary>Face, weight and treatment of the main words, and wear, in this order.</summary>
    /// <param name="face">The face where nobody chooses, as a place in <see cref="Lettering.Face.Display"/>.</param>
    /// <param name="treatment">How the main words are dressed where nobody chooses.</param>
    public static ImmutableArray<FamilyParameter> Words(double face, double treatment = 0) =>
    [
        new("face", "choice", 0, 5, face, "varsity slab, gothic, rounded, woodtype, extended, stencil"),
        new("weight", "share", 0.8, 1.15, 1, "heavier letters"),
        new("treatment", "choice", 0, 4, treatment, "plain, outline, keyline, shadow, inline letters"),
        new("wear", "share", 0, 0.03, 0, "more specks of wear"),
    ];
}
