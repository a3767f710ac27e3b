using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Fonts;
using DesignGen.Core.Houses;
using DesignGen.Core.Inks;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Measures;
using DesignGen.Core.Motifs;
using DesignGen.Core.Pictures;

namespace DesignGen.Core.Catalogue;

/// <summary>What a print is laid out as; it decides which families can draw it.</summary>
public enum ArtKind
{
    /// <summary>A tile that repeats over the cloth.</summary>
    AllOver,

    /// <summary>One picture in one place.</summary>
    Placement,

    /// <summary>Ten nails, drawn as a set.</summary>
    NailSet,
}

/// <summary>Where a print sits on a product, and how large it is.</summary>
/// <param name="Id">Key, for example <c>full-front</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Kind">What it is laid out as.</param>
/// <param name="Width">Width as sold by default; the tile's width for all-over prints; the sheet's for nails.</param>
/// <param name="Height">Height as sold by default, as for the width.</param>
/// <param name="MaxWidth">Widest that fits.</param>
/// <param name="MaxHeight">Highest that fits.</param>
/// <param name="From">The named point it is measured from, for example <c>collar</c>; empty for all-over prints.</param>
/// <param name="Drop">How far its top lies below that point.</param>
public sealed record Placement(
    string Id, LocalName Name, ArtKind Kind, Length Width, Length Height, Length MaxWidth, Length MaxHeight, string From, Length Drop)
{
    /// <summary>Lines that a cutter follows round or in the art; empty for most.</summary>
    public ImmutableArray<CutRule> Cuts { get; init; } = [];

    /// <summary>How far print files carry the art past the page's edge, where goods are cut or wrapped there; 0 ends it at the edge. Not part of what makes the batch.</summary>
    [JsonIgnore]
    public Length Bleed { get; init; }
}

/// <summary>What a cut line follows.</summary>
public enum CutShape
{
    /// <summary>The page, moved inwards.</summary>
    Page,

    /// <summary>A box at a place on the page: a camera, a window.</summary>
    Box,

    /// <summary>The silhouette of the art, moved outwards; its holes are not cut.</summary>
    Art,
}

/// <summary>A cut line as a product's template describes it; it becomes outlines when the art is drawn.</summary>
/// <param name="Kind">How deep.</param>
/// <param name="Shape">What it follows.</param>
/// <param name="Name">What it is, on sheets.</param>
/// <param name="ByMm">How far inwards from the page's edge, or outwards from the art, mm.</param>
/// <param name="CornerMm">Radius of corners of pages and boxes, mm.</param>
/// <param name="XMm">Left of a box, from the page's left, mm.</param>
/// <param name="YMm">Top of a box, from the page's top, mm.</param>
/// <param name="WidthMm">Width of a box, mm.</param>
/// <param name="HeightMm">Height of a box, mm.</param>
public sealed record CutRule(
    CutKind Kind, CutShape Shape, LocalName Name, double ByMm = 0, double CornerMm = 0, double XMm = 0, double YMm = 0, double WidthMm = 0, double HeightMm = 0);

/// <summary>The cloth or base a print goes on.</summary>
/// <param name="Id">Key, for example <c>black</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Colour">How it looks; our own value, calibrate against the cloth.</param>
public sealed record Garment(string Id, LocalName Name, Srgb Colour)
{
    /// <summary>Whether a white underbase is customary under the colours: OKLab lightness below 0.6.</summary>
    [JsonIgnore]
    public bool IsDark => Colour.Oklab.L < 0.6;
}

/// <summary>One row of a size chart.</summary>
/// <param name="Id">Size as sold, for example <c>M</c>.</param>
/// <param name="Measures">Named measures of the size, for example chest width; the names come from the template.</param>
public sealed record SizeRow(string Id, ImmutableSortedDictionary<string, Length> Measures);

/// <summary>A product that prints are made for, as its template describes it.</summary>
/// <param name="Id">Key, for example <c>t-shirt</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Placements">Where it can be printed; the first is the default.</param>
/// <param name="Garments">What it is made of; the first is the default.</param>
/// <param name="Methods">Ids of the print methods that suit it; the first is the default.</param>
/// <param name="Sizes">Its size chart; may be empty.</param>
public sealed record Product(
    string Id, LocalName Name, ImmutableArray<Placement> Placements, ImmutableArray<Garment> Garments,
    ImmutableArray<string> Methods, ImmutableArray<SizeRow> Sizes)
{
    /// <summary>What its base is called on sheets, for example case colour; null takes the word for cloth.</summary>
    public LocalName? Base { get; init; }

    /// <summary>Chinese for the points and measures that its placements and sizes name in English.</summary>
    public ImmutableSortedDictionary<string, string> Words { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>A way of printing and what it can hold, as its template describes it.</summary>
/// <param name="Id">Key, for example <c>screen</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="MinLine">Thinnest line it holds.</param>
/// <param name="MinGap">Narrowest gap it keeps open.</param>
/// <param name="MaxInks">Most inks on the press.</param>
/// <param name="Raster">Resolution of a print-ready picture.</param>
/// <param name="Film">Resolution of its films; null where it needs none.</param>
/// <param name="Ramps">Whether it can print ramps (by halftone or by drop size).</param>
public sealed record PrintMethod(
    string Id, LocalName Name, Length MinLine, Length MinGap, int MaxInks, Resolution Raster, Resolution? Film, bool Ramps)
{
    /// <summary>What the press operator must know, on production sheets; null for nothing.</summary>
    public LocalName? Note { get; init; }

    /// <summary>Id of the press that it goes to unless the brief names another; empty for none.</summary>
    [JsonIgnore]
    public string Press { get; init; } = "";

    /// <summary>The least height of capitals that it holds; zero where none is known. Not part of what makes the batch.</summary>
    [JsonIgnore]
    public Length MinLettering { get; init; }

    /// <summary>Names of the plates that its press and cutter know by name.</summary>
    public SpotNames Spots { get; init; } = SpotNames.Default;
}

/// <summary>What a colour does in a design.</summary>
public enum PaletteRole
{
    /// <summary>Behind everything; often the cloth itself.</summary>
    Ground,

    /// <summary>The main colour of the main motifs.</summary>
    Hero,

    /// <summary>The darker half of the hero.</summary>
    Shade,

    /// <summary>The lighter half of the hero.</summary>
    Light,

    /// <summary>Leaves, stems, second motifs.</summary>
    Support,

    /// <summary>Small and bright: centres, berries, dots.</summary>
    Accent,

    /// <summary>Outlines, veins, lettering.</summary>
    Line,
}

/// <summary>Seven colours with their roles.</summary>
/// <param name="Id">Key, for example <c>cream-vintage</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Tags">Moods, seasons, markets and products it suits.</param>
/// <param name="Colours">One colour for each role.</param>
/// <param name="Names">What each ink is called on films, by role, in English.</param>
public sealed record Palette(
    string Id, LocalName Name, ImmutableArray<string> Tags,
    ImmutableSortedDictionary<PaletteRole, Srgb> Colours, ImmutableSortedDictionary<PaletteRole, string> Names);

/// <summary>Everything that a shop can change, read and checked.</summary>
/// <param name="Products">Products by id.</param>
/// <param name="Methods">Print methods by id.</param>
/// <param name="Palettes">Palettes by id.</param>
/// <param name="Nails">Nail shapes, lengths and sizes.</param>
/// <param name="Harmonies">Harmonies by id; may be empty.</param>
public sealed record TemplateCatalogue(
    ImmutableSortedDictionary<string, Product> Products,
    ImmutableSortedDictionary<string, PrintMethod> Methods,
    ImmutableSortedDictionary<string, Palette> Palettes,
    NailCharts Nails,
    ImmutableSortedDictionary<string, Harmony> Harmonies)
{
    /// <summary>Presses and printers by id; may be empty.</summary>
    public ImmutableSortedDictionary<string, Press> Presses { get; init; } = ImmutableSortedDictionary<string, Press>.Empty;

    /// <summary>The fonts that words may be set in.</summary>
    public IFontShelf Fonts { get; init; } = FontShelf.None;

    /// <summary>The motif packs that briefs may draw from. Their words are in <see cref="Lexicon"/> where the host has put them there.</summary>
    public IMotifShelf MotifPacks { get; init; } = MotifShelf.None;

    /// <summary>The pieces of garments by product; may be empty.</summary>
    public ImmutableSortedDictionary<string, GarmentPanels> Panels { get; init; } = ImmutableSortedDictionary<string, GarmentPanels>.Empty;

    /// <summary>Transfer films by id; may be empty.</summary>
    public ImmutableSortedDictionary<string, TransferFilm> TransferFilms { get; init; } = ImmutableSortedDictionary<string, TransferFilm>.Empty;

    /// <summary>Ink libraries by id; may be empty.</summary>
    public ImmutableSortedDictionary<string, InkLibrary> InkLibraries { get; init; } = ImmutableSortedDictionary<string, InkLibrary>.Empty;

    /// <summary>Manners of drawing to ask image models for, by id; may be empty.</summary>
    public ImmutableSortedDictionary<string, PictureStyle> Styles { get; init; } = ImmutableSortedDictionary<string, PictureStyle>.Empty;

    /// <summary>Models that make pictures from words, by id: those installed here and those behind the shop's services; may be empty.</summary>
    public ImmutableSortedDictionary<string, PictureModel> PictureModels
    {
        get => ModelSearch.Value;
        init => ModelSearch = new(value);
    }

    /// <summary>Finds <see cref="PictureModels"/> when they are first asked for: whatever draws no picture from words needs none of their files.</summary>
    public Lazy<ImmutableSortedDictionary<string, PictureModel>> ModelSearch { private get; init; } = new(ImmutableSortedDictionary<string, PictureModel>.Empty);

    /// <summary>Sheets and printers that nail sets are made ready for; null where the shop has none, and then packs have the drawing and its cut lines alone.</summary>
    public NailSheetTemplates? NailSheets { get; init; }

    /// <summary>The words of prompts; null where the shop has none, and then no image model can be asked.</summary>
    public PromptWords? Prompts { get; init; }

    /// <summary>How products are shown with a design on them; may be empty.</summary>
    public MockupBook Mockups { get; init; } = MockupBook.Empty;

    /// <summary>What the house says of itself.</summary>
    public House House { get; init; } = House.Default;

    /// <summary>Placements per size, ink use and prices of the shop.</summary>
    public Workshop Workshop { get; init; } = Workshop.None;

    /// <summary>Services of image models by id; may be empty.</summary>
    public ImmutableSortedDictionary<string, ImageService> ImageServices { get; init; } = ImmutableSortedDictionary<string, ImageService>.Empty;

    /// <summary>Chat models that briefs may be read by, by id; may be empty.</summary>
    public ImmutableSortedDictionary<string, ChatModel> ChatModels { get; init; } = ImmutableSortedDictionary<string, ChatModel>.Empty;

    /// <summary>The words that briefs in running text are understood by; read when first asked for, and wrong files told then.</summary>
    public Lazy<Lexicon> Lexicon { get; init; } = new(() => new());

    /// <summary>Terms that stop or flag a brief; read when first asked for, and wrong files told then.</summary>
    public Lazy<TermList> Terms { get; init; } = new(() => new([]));
}
