using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Measures;
using DesignGen.Core.Motifs;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;

namespace DesignGen.Core.Briefs;

/// <summary>What a customer wants, read and checked: every name in it is known to the catalogue.</summary>
public sealed record Brief
{
    /// <summary>What the batch is called on sheets.</summary>
    public required string Title { get; init; }

    /// <summary>Language of sheets and messages.</summary>
    public Language Language { get; init; }

    /// <summary>The product.</summary>
    public required Product Product { get; init; }

    /// <summary>Where it is printed.</summary>
    public required Placement Placement { get; init; }

    /// <summary>What it is printed on.</summary>
    public required Garment Garment { get; init; }

    /// <summary>How it is printed.</summary>
    public required PrintMethod Method { get; init; }

    /// <summary>Print size, or tile size for an all-over print.</summary>
    public required Length Width { get; init; }

    /// <summary>Print size, or tile size for an all-over print.</summary>
    public required Length Height { get; init; }

    /// <summary>How many variants to deliver, 1 to 2000.</summary>
    public int Count { get; init; } = 24;

    /// <summary>Chance of the whole batch: the same seed gives the same batch.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Most inks of a variant, a printed ground among them, 1 to 12.</summary>
    public int MaxInks { get; init; } = 6;

    /// <summary>Colours that must be used as they are and no others; empty leaves colour open.</summary>
    public ImmutableArray<Srgb> Colours { get; init; } = [];

    /// <summary>Ids of the palettes to use; empty leaves it open.</summary>
    public ImmutableArray<string> Palettes { get; init; } = [];

    /// <summary>Ids of the pattern families to use; empty leaves it open.</summary>
    public ImmutableArray<string> Families { get; init; } = [];

    /// <summary>Ids or tags of families not to use.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Moods, seasons and markets that families and palettes should suit.</summary>
    public ImmutableArray<string> Moods { get; init; } = [];

    /// <summary>What is to be seen; empty leaves it open. Each comes in its turn, several together where a family can.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<MotifWish> Motifs { get; init; } = [];

    /// <summary>Drawings of packs that stand for wished motifs which the engine does not draw itself.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<MotifMark> PackMotifs { get; init; } = [];

    /// <summary>Ids of things that pattern families show and that must not be seen.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<string> ExcludeMotifs { get; init; } = [];

    /// <summary>Colours that every design is to have; empty leaves it open. Of no effect where <see cref="Colours"/> fixes all.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<ColourWish> ColourWishes { get; init; } = [];

    /// <summary>Whether no other hues than the wished ones may be seen; greys, black and white may help out.</summary>
    [LeftOutWhenEmpty]
    public bool ColourWishesOnly { get; init; }

    /// <summary>Colours that no ink may have. Of no effect on <see cref="Colours"/>.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<ColourBan> ColourBans { get; init; } = [];

    /// <summary>Ids of palettes and harmonies that are not to be used, in order.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<string> ExcludePalettes { get; init; } = [];

    /// <summary>Repeat layouts to use; empty leaves it open.</summary>
    public ImmutableArray<Stepping> Layouts { get; init; } = [];

    /// <summary>Ids of treatments that the designs get in turn, <c>none</c> among them for plain ones; empty leaves it to the planner, which leaves most plain.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<string> Treatments { get; init; } = [];

    /// <summary>Words to letter, one line each, in signs that <see cref="Font"/> has: without one, A to Z, digits and common signs.</summary>
    public ImmutableArray<string> Lettering { get; init; } = [];

    /// <summary>What the words are set in: the one that the brief names, or the first that has their signs; null leaves it to the families.</summary>
    public FontMark? Font { get; init; }

    /// <summary>How the words run; null leaves it to the planner, which sets Chinese ones in columns now and then.</summary>
    [LeftOutWhenEmpty]
    public LetterSetting? Setting { get; init; }

    /// <summary>What was chosen about the words that the customer did not say; empty for nothing. Not part of what makes the batch.</summary>
    [JsonIgnore]
    public ImmutableArray<string> LetteringNotes { get; init; } = [];

    /// <summary>The nail set asked for; null for other products.</summary>
    public NailOrder? Nails { get; init; }

    /// <summary>How many further colourways each design comes in, 0 to 8.</summary>
    public int Colourways { get; init; }

    /// <summary>Most tries for one variant before it is given up, 1 to 20.</summary>
    public int Tries { get; init; } = 4;

    /// <summary>Sizes to be made, ids of the product's size chart.</summary>
    public ImmutableArray<string> Sizes { get; init; } = [];

    /// <summary>Pieces ordered, by size of the product's chart; of a product without sizes one number under an empty key. Empty where nobody said. Not part of what makes the batch.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, int> Quantities { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The factory's style number; empty if none.</summary>
    public string Style { get; init; } = "";

    /// <summary>Who asked.</summary>
    public string RequestedBy { get; init; } = "";

    /// <summary>Resolution of the films; null takes the method's.</summary>
    public Resolution? FilmResolution { get; init; }

    /// <summary>The press that it is made ready for: the one that the brief names, else the method's; null where it has none. Not part of what makes the batch.</summary>
    [JsonIgnore]
    public Press? Press { get; init; }

    /// <summary>The pieces of the product for prints all over it; null where the shop has none. Not part of what makes the batch.</summary>
    [JsonIgnore]
    public GarmentPanels? Panels { get; init; }

    /// <summary>Anything a person should know; kept, not interpreted.</summary>
    public string Notes { get; init; } = "";

    /// <summary>How the brief's running text was understood; null where it has none. Not part of what makes the batch.</summary>
    [JsonIgnore]
    public BriefReading? Reading { get; init; }

    /// <summary>What somebody should look at before it is printed: terms of the house's list that flag a brief. Not part of what makes the batch.</summary>
    [JsonIgnore]
    public ImmutableArray<Problem> Flags { get; init; } = [];

    /// <summary>The pictures that an image model is asked for; null where the built-in engine draws.</summary>
    public PictureWish? Pictures { get; init; }
}

/// <summary>That a brief wants pictures made from words.</summary>
/// <param name="Model">The model to ask.</param>
/// <param name="Subject">What is to be seen, in the customer's words.</param>
/// <param name="Avoid">What is not to be seen; empty for nothing.</param>
/// <param name="Use">What becomes of each picture.</param>
/// <param name="Styles">Ids of the manners of drawing to use; empty leaves it open.</param>
public sealed record PictureWish(PictureModel Model, string Subject, string Avoid, PictureUse Use, ImmutableArray<string> Styles)
{
    /// <summary>A photograph or mood board to go by; null for none.</summary>
    public PictureReference? Reference { get; init; }
}

/// <summary>A picture that a brief names as an example.</summary>
/// <param name="File">Its path as the brief says it, from the brief's own folder.</param>
/// <param name="Strength">How far pictures may leave it, above 0 to 1: 1 takes nothing but its colours.</param>
public sealed record PictureReference(string File, double Strength)
{
    /// <summary>SHA-256 of the file in lower-case hexadecimal; empty until the file was read.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Its colours as a palette; null until the file was read.</summary>
    public Palette? Palette { get; init; }
}

/// <summary>The nails of a set.</summary>
/// <param name="Shape">Shape of every nail.</param>
/// <param name="Length">Id of the length in the nail charts.</param>
/// <param name="Size">Id of the size set in the nail charts.</param>
public sealed record NailOrder(NailShape Shape, string Length, string Size);
