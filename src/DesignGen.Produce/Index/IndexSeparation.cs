using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Index;

/// <summary>How a picture becomes square dots of a few inks: the entry of a pack, and of the command <c>separate</c>.</summary>
public sealed record IndexSeparation
{
    /// <summary>Inks on the shelf to choose from, as they mix to the picture's colours. Of no effect where <see cref="Inks"/> names them.</summary>
    public ImmutableArray<Ink> Shelf { get; init; } = [];

    /// <summary>How many of the shelf's inks at most, 1 to 12.</summary>
    public int MostInks { get; init; } = 6;

    /// <summary>The inks to use in print order, 1 to 12; empty chooses from the shelf.</summary>
    public ImmutableArray<Ink> Inks { get; init; } = [];

    /// <summary>Dots per inch, 60 to 400; 150 to 200 suits textile meshes.</summary>
    public Resolution Dots { get; init; } = new(180);

    /// <summary>Resolution that is wished for the films; null takes the job's, else 720 dpi. The nearest multiple of the dots is made.</summary>
    public Resolution? Film { get; init; }

    /// <summary>Makes the dots of a picture.</summary>
    /// <param name="picture">RGB or RGBA; where it is more than half clear there is bare cloth.</param>
    /// <param name="name">What the picture is called, for messages.</param>
    /// <param name="width">Width of the print; the height follows.</param>
    /// <param name="cloth">The garment's colour.</param>
    /// <exception cref="InputException">A setting is outside its range, or no ink comes nearer to the picture than the cloth does.</exception>
    public IndexMap Make(Picture picture, string name, Length width, Srgb cloth)
    {
        ImmutableArray<Ink> inks = Inks.IsEmpty ? IndexInks.Choose(picture, Shelf, cloth, MostInks) : Inks;
        if (inks.IsEmpty)
            throw new InputException(name, null, "The picture has no colour that differs from the cloth, so nothing would be printed. Choose another garment.");
        return IndexMap.Make(picture, width, Dots, inks, cloth);
    }
}
