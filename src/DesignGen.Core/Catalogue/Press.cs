using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <summary>On which cloth a press lays white first.</summary>
public enum UnderbaseCloth
{
    /// <summary>Where the garment is dark (<see cref="Garment.IsDark"/>).</summary>
    Dark,

    /// <summary>On every cloth.</summary>
    Always,
}

/// <summary>What becomes of the art's own white where there is an underbase.</summary>
public enum WhiteInk
{
    /// <summary>It has a film of its own and prints over the base: the highlight white.</summary>
    Over,

    /// <summary>The base shows in its place, to the art's own edge, and it has no film.</summary>
    Base,
}

/// <summary>The white under colours, as a press wants it.</summary>
/// <param name="Ink">The ink of its film.</param>
/// <param name="Cloth">On which cloth it is made.</param>
/// <param name="Choke">How far its edge stays inside the colours' edge towards bare cloth, 0 to 1.5 mm; less where a stroke is thin.</param>
/// <param name="LeastWhite">The thinnest white that the press holds, 0.05 to 2 mm; the choke gives way to keep it.</param>
/// <param name="BareLightness">Inks of this OKLab lightness and less have no white under them, 0 to 1; 0 lays white under all.</param>
/// <param name="RampShare">The tone of the white under a ramp as a share of the ramp's, 0.5 to 1: less keeps white dots inside the colour's.</param>
/// <param name="White">What becomes of the art's own white.</param>
/// <param name="Mesh">Threads per inch to begin with, 30 to 400.</param>
public sealed record UnderbaseRule(
    Ink Ink, UnderbaseCloth Cloth, Length Choke, Length LeastWhite, double BareLightness, double RampShare, WhiteInk White, int Mesh);

/// <summary>The meshes that a press sets on its labels, threads per inch.</summary>
/// <param name="Dark">Solid colour on dark cloth.</param>
/// <param name="Light">Solid colour on light cloth.</param>
/// <param name="ThreadsPerRow">Threads for each row of dots, 2 to 8: the mesh of a film with ramps is this times its ruling.</param>
public sealed record MeshAdvice(int Dark, int Light, double ThreadsPerRow)
{
    /// <summary>110 on darks, 156 on lights (atlasscreensupply.com, choosing the right mesh), four threads to a row of dots (screenprintingmag.com, all things are not as they appear).</summary>
    public static MeshAdvice Default { get; } = new(110, 156, 4);
}

/// <summary>The kinds of raster file that a pack may hold besides <c>print.png</c>.</summary>
public enum RasterMaster
{
    /// <summary>RGB and straight alpha, 16 bits a sample, TIFF.</summary>
    Tiff16,

    /// <summary>One 8-bit sample for each ink, with the inks' names, TIFF.</summary>
    Multichannel,

    /// <summary>One palette index a pixel, TIFF: a file for each colourway, alike but for the palette.</summary>
    Indexed,

    /// <summary>The pieces of a garment, size by size, filled with the tile.</summary>
    Panels,
}

/// <summary>How a press wants its raster files.</summary>
/// <param name="Resolution">Pixels per inch; null takes the print method's.</param>
/// <param name="HardEdges">Whether every pixel of <c>print.png</c> is either clear or a full ink colour, as film transfers want it.</param>
/// <param name="Masters">Further files.</param>
/// <param name="PanelResolution">Pixels per inch of panels.</param>
public sealed record RasterRule(Resolution? Resolution, bool HardEdges, ImmutableSortedSet<RasterMaster> Masters, Resolution PanelResolution)
{
    /// <summary>The method's resolution, smooth edges, nothing further; panels at 150 dpi.</summary>
    public static RasterRule Default { get; } = new(null, false, [], new(150));
}

/// <summary>A press or printer as its shop sets it up: all that shops disagree on.</summary>
/// <param name="Id">Key, for example <c>auto-screen</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Methods">Ids of the print methods that it serves.</param>
public sealed record Press(string Id, LocalName Name, ImmutableArray<string> Methods)
{
    /// <summary>Resolution of its films; null takes the print method's.</summary>
    public Resolution? Film { get; init; }

    /// <summary>Whether its films are laterally reversed.</summary>
    public bool Mirror { get; init; }

    /// <summary>Least clear film round the art.</summary>
    public Length Margin { get; init; } = Length.FromMillimetres(12);

    /// <summary>How far a lighter ink goes under a darker neighbour, 0 to 1.5 mm; 0 registers the inks butt to butt.</summary>
    public Length Trap { get; init; }

    /// <summary>The white under colours; null for none.</summary>
    public UnderbaseRule? Underbase { get; init; }

    /// <summary>Inks nearer to the garment's colour than this (CIEDE2000) are left off, so that the cloth shows; null prints them all.</summary>
    public double? KnockOutDeltaE { get; init; }

    /// <summary>The screen for ramps.</summary>
    public Halftone Screen { get; init; } = Halftone.Default;

    /// <summary>Screens of inks that have their own, by ink id.</summary>
    public ImmutableSortedDictionary<string, Halftone> InkScreens { get; init; } = ImmutableSortedDictionary<string, Halftone>.Empty;

    /// <summary>Meshes for labels.</summary>
    public MeshAdvice Mesh { get; init; } = MeshAdvice.Default;

    /// <summary>Its raster files.</summary>
    public RasterRule Raster { get; init; } = RasterRule.Default;
}
