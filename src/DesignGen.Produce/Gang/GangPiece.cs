using DesignGen.Core.Provenance;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Gang;

/// <summary>A design's picture.</summary>
/// <param name="Picture">RGBA with straight alpha, at the film's resolution.</param>
/// <param name="Marks">What the file it was read from says of its making; null where it says nothing, and for designs of ours.</param>
/// <param name="SourceDpi">Pixels per inch that the file has at the size it is printed in; null for vectors.</param>
public sealed record GangArt(Picture Picture, SourceMarks? Marks = null, double? SourceDpi = null);

/// <summary>One design to be ganged, so many times.</summary>
/// <param name="Name">What it is called on labels and in the report: a design's code, or the picture's file name.</param>
/// <param name="Copies">How many, 1 or more.</param>
/// <param name="Draw">Draws it, with as many threads as it is told; 0 for one per core. Called once.</param>
public sealed record GangPiece(string Name, int Copies, Func<int, GangArt> Draw)
{
    /// <summary>How it was made; null where nothing is known.</summary>
    public Making? Making { get; init; }
}
