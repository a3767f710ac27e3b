using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Fonts;
using DesignGen.Core.Inks;
using DesignGen.Core.Motifs;
using DesignGen.Core.Repeats;

namespace DesignGen.Core.Designs;

/// <summary>All that makes one design: the same recipe and engine version give the same artwork, byte for byte.</summary>
/// <remarks>It is stored and shared as JSON; <c>docs/formats/recipe.md</c> describes it. It needs no template to be re-run.</remarks>
public sealed record Recipe
{
    /// <summary>Name of the engine that draws it, for example <c>procedural</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Version of the engine's look; changes when any design would come out differently.</summary>
    public required int EngineVersion { get; init; }

    /// <summary>Id of the pattern family.</summary>
    public required string Family { get; init; }

    /// <summary>Chance of this design.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Value of every parameter of the family, in the parameter's unit.</summary>
    public required ImmutableSortedDictionary<string, double> Parameters { get; init; }

    /// <summary>What it is laid out as.</summary>
    public required ArtKind Kind { get; init; }

    /// <summary>How the tile steps; null where it does not.</summary>
    public RepeatLayout? Layout { get; init; }

    /// <summary>By what part of a tile half-drops and bricks shift: 2, 3 or 4 for a half, a third or a quarter.</summary>
    public int DropParts { get; init; } = 2;

    /// <summary>Width of the page or tile, mm.</summary>
    public required double WidthMm { get; init; }

    /// <summary>Height of the page or tile, mm.</summary>
    public required double HeightMm { get; init; }

    /// <summary>Id of the palette that the inks came from, for the reader; empty where the brief fixed the colours.</summary>
    public string Palette { get; init; } = "";

    /// <summary>What stands as palette where a palette's inks were exchanged for others: unlike colours that a brief fixes, none of them must be printed.</summary>
    public const string OtherInks = "other-inks";

    /// <summary>The palette of the same design with some of its inks exchanged.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string PaletteExchanged => Palette.Length == 0 ? "" : OtherInks;

    /// <summary>The inks in print order.</summary>
    public required ImmutableArray<Ink> Inks { get; init; }

    /// <summary>
    /// The colours by which it was drawn, one for each of <see cref="Inks"/>, where these are others: what a family chooses by contrast is
    /// chosen by them, so that the drawing stays the same in new inks. Empty where it is drawn by its own.
    /// </summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<Srgb> DrawnBy { get; init; } = [];

    /// <summary>Other colours to make it in; the drawing is the same.</summary>
    public ImmutableArray<Colourway> Colourways { get; init; } = [];

    /// <summary>Which ink plays each role, as a place in <see cref="Inks"/>; a role that is missing is bare cloth.</summary>
    public required ImmutableSortedDictionary<PaletteRole, int> Roles { get; init; }

    /// <summary>What it is printed on.</summary>
    public required Garment Garment { get; init; }

    /// <summary>Thinnest line the press holds, mm.</summary>
    public required double MinLineMm { get; init; }

    /// <summary>Narrowest gap the press keeps open, mm.</summary>
    public required double MinGapMm { get; init; }

    /// <summary>Whether the press can print ramps.</summary>
    public bool Ramps { get; init; }

    /// <summary>Words to letter, one line each.</summary>
    public ImmutableArray<string> Lettering { get; init; } = [];

    /// <summary>What the words are set in; null leaves it to the family.</summary>
    public FontMark? Font { get; init; }

    /// <summary>Whether the words run downwards in columns, the first one at the right, in a family that sets such.</summary>
    [LeftOutWhenEmpty]
    public bool Columns { get; init; }

    /// <summary>Id of the treatment that the finished drawing gets, for example <c>halftone</c>; null for none.</summary>
    public string? Treatment { get; init; }

    /// <summary>Ids of the kinds of motif to draw, where a family draws a mixture; empty leaves the kinds to the family.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<string> Motifs { get; init; } = [];

    /// <summary>Those of <see cref="Motifs"/> that are drawings of packs, with pack, hash, licence and origin; the others the engine draws itself.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<MotifMark> PackMotifs { get; init; } = [];

    /// <summary>Cut lines to lay round and into the art; empty for most products.</summary>
    public ImmutableArray<CutRule> Cuts { get; init; } = [];

    /// <summary>The nails to draw on; null for other products.</summary>
    public NailSetLayout? Nails { get; init; }

    /// <summary>The picture that it begins from; null where the built-in engine draws alone.</summary>
    public PictureOrder? Picture { get; init; }
}

/// <summary>The measures of a nail set, resolved from the charts.</summary>
/// <param name="Shape">Shape of every nail.</param>
/// <param name="LengthToWidth">Length of a nail as a multiple of its width.</param>
/// <param name="WidthsMm">Widths of the five nails of a hand, thumb first, mm.</param>
/// <param name="BleedMm">How far art runs past the cut line, mm.</param>
/// <param name="SpacingMm">Gap between nails on the sheet, mm, bleed not counted.</param>
public sealed record NailSetLayout(NailShape Shape, double LengthToWidth, ImmutableArray<double> WidthsMm, double BleedMm, double SpacingMm)
{
    /// <summary>Lengths of the five nails, thumb first, mm, where they are no multiple of the widths: films that lie round a nail are wider than it, but no longer. Empty takes <see cref="LengthToWidth"/>.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<double> LengthsMm { get; init; } = [];

    /// <summary>Length of a finger's nail, mm.</summary>
    public double LengthOf(Finger finger) => LengthsMm.IsDefaultOrEmpty ? WidthsMm[(int)finger] * LengthToWidth : LengthsMm[(int)finger];

    /// <summary>Length of the longest nail, mm.</summary>
    public double LongestMm() => LengthsMm.IsDefaultOrEmpty ? WidthsMm.Max() * LengthToWidth : LengthsMm.Max();
}
