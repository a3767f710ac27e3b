using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Designs;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests;

/// <summary>Designs of briefs, as the engine draws them.</summary>
internal static class TestDesigns
{
    /// <summary>The first designs of a brief.</summary>
    /// <param name="form">The brief's lines, without a count.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<(Brief Brief, Recipe Recipe, Artwork Art)> Of(string form, int count)
    {
        Brief brief = BriefReader.Read("b.yaml", $"{form}\ncount: {count}\n", Templates.Catalogue);
        var planner = new Planner(brief, Templates.Catalogue);
        for (int i = 0; i < count; i++)
        {
            Recipe recipe = planner.Spec(i, 1).Recipe;
            yield return (brief, recipe, ProceduralGenerator.Draw(recipe));
        }
    }
}
