using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

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

/// <summary>A colour that no ink may have; bare cloth is exempt.</summary>
/// <param name="Family">All colours that a basic colour's name covers; null where a single colour is meant.</param>
/// <param name="Colour">The colour meant; null where a family is.</param>
/// <param name="Radius">How near to it an ink must not come, OKLab distance, 0 to 1; 0 for a family.</param>
public sealed record ColourBan(ColourFamily? Family, Srgb? Colour, double Radius)
{
    /// <summary>A ban on a whole family.</summary>
    public static ColourBan On(ColourFamily family) => new(family, null, 0);

    /// <summary>A ban on one colour and what looks like it.</summary>
    public static ColourBan Near(Srgb colour, double radius) => new(null, colour, radius);

    /// <summary>Whether an ink of this colour is banned.</summary>
    public bool Catches(Srgb ink) =>
        (Family is ColourFamily family && family.Covers(ink)) || (Colour is Srgb colour && colour.Oklab.DistanceTo(ink.Oklab) <= Radius);
}
