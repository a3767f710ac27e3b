using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;

namespace DesignGen.Generate.Plan;

/// <summary>Plans a batch that follows from one design.</summary>
public interface IDerivedPlanner : IPlanner
{
    /// <summary>How many different designs there can be.</summary>
    int Most { get; }

    /// <summary>What of a comment was understood and how, what was not, and what the design can't do; in the brief's language. Empty where there is nothing to tell.</summary>
    ImmutableArray<string> Remarks { get; }

    /// <summary>The plan of what follows from a design, drawn or made by a model.</summary>
    /// <param name="brief">The parent's brief, with the number that was ordered.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="derivation">What the batch follows from.</param>
    /// <exception cref="InputException">Nothing can follow so from this design; the message says what can be done instead.</exception>
    static IDerivedPlanner For(Brief brief, TemplateCatalogue catalogue, Derivation derivation) =>
        derivation.Spec.Recipe.Picture is null ? new DerivedPlanner(brief, catalogue, derivation) : new DerivedPicturePlanner(brief, catalogue, derivation);
}
