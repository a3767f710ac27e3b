using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;

namespace DesignGen.Core.Briefs;

/// <summary>Something that is to be seen.</summary>
/// <param name="Id">Id of the concept asked for, which nothing may be able to draw.</param>
/// <param name="Name">What the customer calls it.</param>
/// <param name="Draw">Ids of things that pattern families show and that stand for it, best first.</param>
public sealed record MotifWish(string Id, LocalName Name, ImmutableArray<string> Draw)
{
    /// <summary>How many of <see cref="Draw"/>, from its start, are the thing itself and so stand for it equally well, as every flower does for flowers; 1 or more. What follows are relatives, each less near than the one before.</summary>
    public int Alike { get; init; } = 1;
}

/// <summary>The part of a design that a wished colour is for.</summary>
public enum ColourPart
{
    /// <summary>Wherever it is seen.</summary>
    Any,

    /// <summary>What the motifs lie on.</summary>
    Ground,

    /// <summary>Outlines and fine drawing.</summary>
    Outline,

    /// <summary>The motifs themselves.</summary>
    Motif,
}

/// <summary>A colour that every design is to have; the others stay open.</summary>
/// <param name="Name">What the customer calls it.</param>
/// <param name="Colour">The colour as it is printed.</param>
/// <param name="Part">Where.</param>
public sealed record ColourWish(LocalName Name, Srgb Colour, ColourPart Part);

/// <summary>Colours that no ink may have, or no ink of one part; bare cloth is exempt, save as the ground of a print that has one.</summary>
/// <param name="Family">All colours that a basic colour's name covers; null where something else is meant.</param>
/// <param name="Colour">The colour meant; null where something else is.</param>
/// <param name="Radius">How near to it an ink must not come, OKLab distance, 0 to 1; 0 for others.</param>
public sealed record ColourBan(ColourFamily? Family, Srgb? Colour, double Radius)
{
    /// <summary>The stretches of colour that a way of colouring covers, neon or pastel; empty where something else is meant.</summary>
    [LeftOutWhenEmpty]
    public ImmutableArray<ColourRange> Ranges { get; init; } = [];

    /// <summary>Where it holds.</summary>
    [LeftOutWhenEmpty]
    public ColourPart Part { get; init; }

    /// <summary>A ban on a whole family.</summary>
    public static ColourBan On(ColourFamily family) => new(family, null, 0);

    /// <summary>A ban on one colour and what looks like it.</summary>
    public static ColourBan Near(Srgb colour, double radius) => new(null, colour, radius);

    /// <summary>A ban on all colours of some stretches.</summary>
    public static ColourBan Within(ImmutableArray<ColourRange> ranges) => new(null, null, 0) { Ranges = ranges };

    /// <summary>Whether an ink of this colour is banned, where the ban holds.</summary>
    /// <param name="ink">The colour.</param>
    /// <param name="margin">How far beside a stretch of colour an ink still counts as in it, in lightness.</param>
    public bool Catches(Srgb ink, double margin = 0)
    {
        if ((Family is ColourFamily family && family.Covers(ink)) || (Colour is Srgb colour && colour.Oklab.DistanceTo(ink.Oklab) <= Radius))
            return true;
        if (Ranges.IsEmpty)
            return false;
        Oklch at = ink.Oklab.Oklch;
        return Ranges.Any(r => r.Holds(at, margin));
    }

    /// <summary>Whether it holds for what plays a role.</summary>
    public bool Concerns(PaletteRole role) => Part switch
    {
        ColourPart.Any => true,
        ColourPart.Ground => role == PaletteRole.Ground,
        ColourPart.Outline => role == PaletteRole.Line,
        _ => role is not (PaletteRole.Ground or PaletteRole.Line),
    };
}
