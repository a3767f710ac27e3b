using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize;

/// <summary>What a picture is taken for.</summary>
public enum TraceMode
{
    /// <summary>Any drawing or photograph: edges are found between pixels and drawn as curves.</summary>
    Picture,

    /// <summary>Pixel art: every pixel stays a square, and enlarged pixels become one again first.</summary>
    PixelArt,
}

/// <summary>How to trace a picture.</summary>
public sealed record VectorizeOptions
{
    /// <summary>Greatest difference from the background's colour, in any channel of 0 to 255, that still is background.</summary>
    public const int BackgroundTolerance = 8;

    /// <summary>Least and greatest width of a print, mm.</summary>
    public const double LeastWidthMm = 1, MostWidthMm = 5000;

    /// <summary>Width of the print; its height follows from the picture. 1 to 5000 mm.</summary>
    public required Length Width { get; init; }

    /// <summary>Most inks, 1 to 64; null, the default, takes as many as the picture has, 12 at most.</summary>
    public int? Inks { get; init; }

    /// <summary>
    /// The inks to print in: each colour gets a spot ink of its own, matched over the whole picture, and the fills are exactly the library's.
    /// Null, the default, makes an ink of each colour as found.
    /// </summary>
    public InkLibrary? Library { get; init; }

    /// <summary>The least line, gap and dot that the press can hold; what is smaller is grown, opened, bridged or dropped. Null, the default, leaves the art as it is. Pixel art, whose pixels stay squares, always stays as it is.</summary>
    public FeatureLimits? Features { get; init; }

    /// <summary>What the picture is taken for.</summary>
    public TraceMode Mode { get; init; }

    /// <summary>Whether what is joined to the picture's border and has its commonest colour becomes bare ground. Default: false.</summary>
    public bool RemoveBackground { get; init; }

    /// <summary>
    /// Whether the picture is one tile of a repeat: opposite borders then get the very same points. The tile is cut through the middle of the
    /// first column and row of pixels. Default: false.
    /// </summary>
    public bool Tile { get; init; }

    /// <summary>What is out of its range; empty where all is well.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        var problems = new List<Problem>();
        if (Inks is < 1 or > LabelMap.MostInks)
            problems.Add(new("vectorize", null, "inks", $"{Inks} inks cannot be made. Ask for 1 to {LabelMap.MostInks}."));
        else if (Library is { } library && Inks > library.Spots.Length)
            problems.Add(new("vectorize", null, "inks", FormattableString.Invariant($"{Inks} inks are asked for, but the ink library {library.Id} has {library.Spots.Length} spot inks, and none is used twice. Ask for {library.Spots.Length} or fewer, or add inks to the library.")));
        if (!(Width.Millimetres is >= LeastWidthMm and <= MostWidthMm))
            problems.Add(new("vectorize", null, "width", FormattableString.Invariant($"A print {Width.Millimetres:0.###} mm wide cannot be made. Ask for {LeastWidthMm:0} to {MostWidthMm:0} mm.")));
        return problems;
    }

    internal void Check()
    {
        if (Problems() is { Count: > 0 } problems)
            throw new InputException(problems);
    }
}
