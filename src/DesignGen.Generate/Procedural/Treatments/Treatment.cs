using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>What the planner and people need to know of a treatment.</summary>
/// <param name="Id">Key in briefs and recipes, kebab-case.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Means">What it does, in a phrase.</param>
/// <param name="AllOver">Whether it also suits prints that repeat; the others need a print with an edge.</param>
/// <param name="MinInks">Fewest inks with which it shows.</param>
/// <param name="Moods">Tags of briefs that it suits unasked, in English lower case; empty for none.</param>
public sealed record TreatmentCard(string Id, LocalName Name, LocalName Means, bool AllOver, int MinInks, ImmutableArray<string> Moods);

/// <summary>Something done to a finished drawing: flat shapes go in and flat shapes come out, in the inks of the recipe.</summary>
/// <remarks>Treatments hold no state; what they do follows from the drawing and the recipe's seed alone.</remarks>
public interface ITreatment
{
    /// <summary>What the planner and people need to know.</summary>
    TreatmentCard Card { get; }

    /// <summary>How far it reaches beyond the drawing, mm: a placement is drawn so much smaller on each side.</summary>
    double Reach(Recipe recipe) => 0;

    /// <summary>Treats a drawing.</summary>
    internal void Apply(TreatedPrint print);
}
