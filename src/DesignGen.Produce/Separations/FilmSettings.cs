using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Produce.Separations;

/// <summary>How films are made.</summary>
public sealed record FilmSettings
{
    /// <summary>Pixels per inch, 72 to 4800. Imagesetters take 1270 to 2400, inkjet film printers 720 to 1440.</summary>
    public required Resolution Resolution { get; init; }

    /// <summary>Whether films are laterally reversed; default no, because most film printers turn them on their own.</summary>
    public bool Mirror { get; init; }

    /// <summary>Least clear film round the art, for marks and the label: 8 to 50 mm, 12 by default.</summary>
    public Length Margin { get; init; } = Length.FromMillimetres(12);

    /// <summary>The screen for ramps. Inks that share it lock together: where one ink's dots end the next one's begin.</summary>
    public Halftone Screen { get; init; } = Halftone.Default;

    /// <summary>Screens of inks that have their own, by ink id; their dots fall where they may over those of other inks.</summary>
    public ImmutableSortedDictionary<string, Halftone> InkScreens { get; init; } = ImmutableSortedDictionary<string, Halftone>.Empty;

    /// <summary>Which plates there are, and their traps and white; null for every ink its plate, butt to butt.</summary>
    public SeparationPlan? Plan { get; init; }

    /// <summary>Whether white and traps are also traced as outlines, for print files; default no.</summary>
    public bool Outlines { get; init; }

    /// <summary>Meshes for labels.</summary>
    public MeshAdvice Mesh { get; init; } = MeshAdvice.Default;

    /// <summary>Threads to use, 1 or more; 0, the default, takes one per core. The bytes are the same for any count.</summary>
    public int Threads { get; init; }

    internal void Check()
    {
        if (!(Resolution.Dpi >= 72 && Resolution.Dpi <= 4800))
            throw new InputException("films", "films.resolution", $"Films of {Resolution} can't be made. Use 72 to 4800 dpi; 720 suits inkjet film.");
        if (!(Margin.Millimetres >= 8 && Margin.Millimetres <= 50))
            throw new InputException("films", "films.margin", string.Create(CultureInfo.InvariantCulture, $"A margin of {Margin} does not suit the marks. Use 8 to 50 mm."));
        Screen.Check(Resolution, "films.screen");
        foreach ((string ink, Halftone screen) in InkScreens)
            screen.Check(Resolution, "films.screens." + ink);
    }
}
