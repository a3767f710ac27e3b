using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Produce.Index;
using DesignGen.Produce.Nails;
using DesignGen.Produce.Pdf.Lettering;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Separations;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Packs;

/// <summary>One style to be made ready for the press.</summary>
/// <param name="Variant">The approved variant.</param>
/// <param name="Artwork">Its drawing, from its recipe.</param>
/// <param name="Brief">What was asked for.</param>
public sealed record ProductionOrder(VariantRecord Variant, Artwork Artwork, Brief Brief)
{
    /// <summary>The picture that an engine made for it, as a PNG or JPEG file; null where there is none.</summary>
    public byte[]? Source { get; init; }

    /// <summary>How its nails are had in other measures; null for other products, and where the shop has no nail sheets.</summary>
    public NailWork? Nails { get; init; }

    /// <summary>Lays that picture on the page as the drawing has it, for dots; null, or a null result, where the drawing is more than the picture.</summary>
    /// <remarks>The picture covers the whole page and is clear where nothing is printed.</remarks>
    public Func<Picture?>? Photo { get; init; }

    /// <summary>How that picture was made, as JSON text; null where it is not known.</summary>
    public byte[]? SourceRecord { get; init; }

    /// <summary>Licence of the model that made the picture, in the words of whoever installed it; empty where none is recorded or there is no picture.</summary>
    public string ModelLicence { get; init; } = "";

    /// <summary>What that picture is called in packs where it is a JPEG file.</summary>
    internal const string JpegName = "source.jpg";

    /// <summary>What that picture is called in packs, beside its recipe.</summary>
    public static string SourceName(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8]) ? JpegName : "source.png";
}

/// <summary>How a pack is made.</summary>
public sealed record ProductionOptions
{
    // Four film pixels to a dot of the usual 180 in an inch.
    private static readonly Resolution DotFilm = new(720);

    /// <summary>Resolution of the films; null takes the brief's, else the press's, else the print method's, and where none has one no films are made.</summary>
    public Resolution? FilmResolution { get; init; }

    /// <summary>The press that all is made ready for; null takes the brief's.</summary>
    public Press? Press { get; init; }

    /// <summary>Dots in an inch where films are separated into dots of the design's inks in place of flat plates and rulings, 60 to 400; null for plates.</summary>
    public Resolution? Dots { get; init; }

    /// <summary>Whether films are laterally reversed where the press does not say so already.</summary>
    public bool Mirror { get; init; }

    /// <summary>The screen for ramps; null takes the press's.</summary>
    public Halftone? Screen { get; init; }

    /// <summary>Screens of inks that have their own, by ink id; empty takes the press's.</summary>
    public ImmutableSortedDictionary<string, Halftone> InkScreens { get; init; } = ImmutableSortedDictionary<string, Halftone>.Empty;

    /// <summary>What of nail sets is made ready.</summary>
    public NailRun Nails { get; init; } = new();

    /// <summary>The house that makes the files, as they say it.</summary>
    public House House { get; init; } = House.Default;

    /// <summary>The mock-ups to choose from; with none, packs have none.</summary>
    public MockupBook Mockups { get; init; } = MockupBook.Empty;

    /// <summary>The words of the house's visible label, as an outline for <see cref="Render.Previews.VisibleLabel"/>: mock-ups of what is marked as generated carry it. Null where the house has none.</summary>
    public Outline? Label { get; init; }

    /// <summary>Placements per size, ink use and prices of the shop.</summary>
    public Workshop Workshop { get; init; } = Workshop.None;

    /// <summary>The languages of sheets; null takes the house's.</summary>
    public SheetLanguage? Sheets { get; init; }

    /// <summary>What the tech pack is set in.</summary>
    public SheetFonts Fonts { get; init; } = SheetFonts.OnThisMachine;

    /// <summary>Blocking checks that persons take on.</summary>
    public ImmutableArray<PreflightOverride> Overrides { get; init; } = [];

    /// <summary>Whether the pack is one zip file instead of a folder.</summary>
    public bool Zip { get; init; }

    /// <summary>Whether each style of the folder is a zip file of its own, that says for itself what it holds.</summary>
    public bool ZipStyles { get; init; }

    /// <summary>Threads to use, 1 or more; 0, the default, takes one per core. The bytes are the same for any count.</summary>
    public int Threads { get; init; }

    /// <summary>The order as these options want it: its press, and the language of its sheets.</summary>
    internal ProductionOrder Apply(ProductionOrder order) => order with { Brief = order.Brief with { Press = Press ?? order.Brief.Press, Language = LanguageOf(order.Brief.Language) } };

    /// <summary>The language that sheets are in where they have one, and begin with where they have two.</summary>
    internal Language LanguageOf(Language brief) => SheetWords switch
    {
        SheetLanguage.En => Language.English,
        SheetLanguage.Zh => Language.Chinese,
        _ => brief,
    };

    /// <summary>The languages of sheets.</summary>
    internal SheetLanguage SheetWords => Sheets ?? House.Sheets;

    /// <summary>How a style's films are made; null where it needs none.</summary>
    internal FilmSettings? Films(ProductionOrder order, int threads)
    {
        Brief brief = order.Brief;
        if ((FilmResolution ?? brief.FilmResolution ?? brief.Press?.Film ?? brief.Method.Film ?? (Dots is null ? null : DotFilm)) is not Resolution resolution)
            return null;
        var settings = new FilmSettings
        {
            Resolution = Dots is { } dots ? IndexFilms.FilmResolution(resolution, dots) : resolution,
            Mirror = Mirror || brief.Press?.Mirror == true,
            Screen = Screen ?? brief.Press?.Screen ?? Halftone.Default,
            InkScreens = InkScreens.IsEmpty && brief.Press is { } own ? own.InkScreens : InkScreens,
            Mesh = brief.Press?.Mesh ?? MeshAdvice.Default,
            Plan = Dots is not null ? IndexFilms.Plan(order.Artwork, brief.Press, brief.Garment) : SeparationPlan.For(order.Artwork, brief.Press, brief.Garment, [.. order.Variant.Spec.Recipe.Colourways.Select(c => c.InksOf(order.Artwork.Inks, order.Variant.Spec.Recipe.Inks))]),
            Threads = threads,
        };
        return brief.Press is { } press ? settings with { Margin = press.Margin } : settings;
    }
}
