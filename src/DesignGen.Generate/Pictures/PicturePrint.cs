using DesignGen.Core.Artworks;
using DesignGen.Core.Designs;
using DesignGen.Generate.Procedural.Cuts;

namespace DesignGen.Generate.Pictures;

/// <summary>A traced picture as the print itself.</summary>
public static class PicturePrint
{
    /// <summary>Lays a picture on its page, with the lines that the product is cut along.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="trace">Traces the picture onto a page as large as the recipe it is given says: lines round the art need room.</param>
    public static Artwork Lay(Recipe recipe, Func<Recipe, Artwork> trace) => CutPlan.Lay(trace(CutPlan.Inner(recipe)), recipe.Cuts);
}
