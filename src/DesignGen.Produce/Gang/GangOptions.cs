using DesignGen.Core.Catalogue;
using DesignGen.Core.Houses;
using DesignGen.Produce.Gang.Nesting;

namespace DesignGen.Produce.Gang;

/// <summary>In what file the white comes.</summary>
public enum WhiteFile
{
    /// <summary>None: the RIP makes it from the picture.</summary>
    None,

    /// <summary>A 1-bit Group 4 TIFF; black is white ink.</summary>
    Tiff,

    /// <summary>An 8-bit grey PNG; 255 is white ink.</summary>
    Png,
}

/// <summary>How pieces are ganged.</summary>
/// <param name="Film">The film.</param>
public sealed record GangOptions(TransferFilm Film)
{
    /// <summary>In how many turns a piece may lie, evenly spaced: 1 as it stands, 2 also upside down, 4 quarter turns (default), up to 24.</summary>
    public int Turns { get; init; } = 4;

    /// <summary>Whether copies of a design lie one after the other along the film.</summary>
    public bool Together { get; init; }

    /// <summary>Whether each piece has its name beside the art, within the cut line.</summary>
    public bool Labels { get; init; }

    /// <summary>The white's file; default a TIFF.</summary>
    public WhiteFile White { get; init; } = WhiteFile.Tiff;

    /// <summary>How long to look for a better layout.</summary>
    public NestEffort Effort { get; init; } = new();

    /// <summary>The house that makes the files, as they say it.</summary>
    public House House { get; init; } = House.Default;
}
