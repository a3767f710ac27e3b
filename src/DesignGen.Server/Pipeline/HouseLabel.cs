using System.Collections.Concurrent;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>The house's visible label, for every picture that leaves the house. Files for production are no such pictures.</summary>
public static class HouseLabel
{
    private static readonly ConcurrentDictionary<string, Outline> Set = new();

    /// <summary>Whether a picture needs the label before it leaves the house.</summary>
    public static bool IsDue(FileStatement says) => says.IsMarked && says.House.LabelsPreviews;

    /// <summary>The words of the label as an outline; null where the house labels no previews.</summary>
    public static Outline? Words(House house, Language language) => house.LabelsPreviews ? Set.GetOrAdd(house.Label.In(language), LabelLetters.Set) : null;

    /// <summary>The picture with the label where it needs one, else as it is.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="says">What its file says of its making.</param>
    /// <param name="language">Language of the label.</param>
    public static Picture Put(Picture picture, FileStatement says, Language language) =>
        IsDue(says) ? VisibleLabel.Put(picture, Set.GetOrAdd(says.House.Label.In(language), LabelLetters.Set)) : picture;
}
