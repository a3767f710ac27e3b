using System.Collections.Immutable;
using DesignGen.Core.Designs;
using DesignGen.Core.Fonts;
using DesignGen.Core.Motifs;
using DesignGen.Core.Pictures;
using DesignGen.Generate.Procedural;
using DesignGen.Server.Pictures;
using DesignGen.Vectorize;

namespace DesignGen.Server.Pipeline;

/// <summary>The engines that draw designs.</summary>
internal static class Generators
{
    /// <summary>All of them by name. Those of models are there even where no model is, so that a recipe of one is told what is missing.</summary>
    /// <param name="shelf">Where pictures are made and kept.</param>
    /// <param name="fonts">Where fonts are to be had.</param>
    /// <param name="packs">Where motif packs are to be had.</param>
    public static ImmutableSortedDictionary<string, IDesignGenerator> All(PictureShelf shelf, IFontShelf fonts, IMotifShelf packs)
    {
        var drawing = new PictureDrawing(new BuiltInTracer());
        return new IDesignGenerator[] { new ProceduralGenerator(fonts, packs), new PictureGenerator(PictureModel.Local, shelf, drawing), new PictureGenerator(PictureModel.Online, shelf, drawing) }
            .ToImmutableSortedDictionary(g => g.Engine, g => g, StringComparer.Ordinal);
    }
}
