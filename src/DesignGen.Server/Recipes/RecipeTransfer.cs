using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Server.Recipes;

/// <summary>Carries a design over to another brief: what it is drawn like stays, what it is drawn on and in changes.</summary>
/// <remarks>
/// Family, parameters, motifs, repeat, seed and words are the recipe's. Size, garment, what the press holds, ink limit, colours, colourways, cut lines
/// and nails are the brief's, as the planner would choose them for that family.
/// </remarks>
public static class RecipeTransfer
{
    /// <summary>The design for a brief.</summary>
    /// <param name="source">Where the recipe is from, for messages.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="brief">The brief.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <returns>The order, with the new recipe and its limits, for the gates to judge.</returns>
    /// <exception cref="InputException">The brief's place is for another kind of design, or what the recipe draws is excluded by it.</exception>
    public static DesignSpec On(string source, Recipe recipe, Brief brief, TemplateCatalogue catalogue)
    {
        if (recipe.Picture is not null)
            throw new InputException(source, "picture", "A design that begins from a picture can't be carried over. Name the picture in the brief instead.");
        if (brief.Placement.Kind != recipe.Kind)
            throw new InputException(source, "kind", $"The recipe is for {RecipeJson.Word(recipe.Kind)}, and the brief's place is for {RecipeJson.Word(brief.Placement.Kind)}. Choose a brief of the same kind.");
        Brief own = brief with
        {
            Families = [recipe.Family],
            Layouts = recipe.Layout is RepeatLayout layout ? [new Stepping(layout, recipe.DropParts)] : [],
            Motifs = [],
            PackMotifs = [],
            Pictures = null,
        };
        if (FamilyChoice.WhyNot(FamilyRegistry.Get(recipe.Family).Card, own) is { } obstacle)
            throw new InputException(source, "family", $"The brief can't be made with the recipe's pattern family '{recipe.Family}': {obstacle.Reason} ({obstacle.Key}). Change the brief, or choose another recipe.");
        DesignSpec spec = new Planner(own, catalogue).Spec(0, 1);
        return spec with
        {
            Title = brief.Title,
            Recipe = spec.Recipe with
            {
                Seed = recipe.Seed,
                Parameters = recipe.Parameters,
                Motifs = recipe.Motifs,
                Treatment = TreatmentShelf.Find(recipe.Treatment) is { } treatment && TreatmentShelf.WhyNot(treatment.Card, recipe.Kind, spec.Recipe.Layout, spec.Recipe.Inks.Length) is null ? recipe.Treatment : null,
                PackMotifs = recipe.PackMotifs,
                Lettering = brief.Lettering.IsEmpty ? recipe.Lettering : brief.Lettering,
                Font = brief.Font ?? recipe.Font,
                Columns = brief.Setting is { } setting ? setting == LetterSetting.Vertical : recipe.Columns,
            },
        };
    }
}
