using DesignGen.Core.Provenance;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Gang;

/// <summary>One design to be ganged, so many times.</summary>
/// <param name="Name">What it is called on labels and in the report: a design's code, or the picture's file name.</param>
/// <param name="Copies">How many, 1 or more.</param>
/// <param name="Draw">Draws it at the film's resolution: RGBA with straight alpha. Called once.</param>
public sealed record GangPiece(string Name, int Copies, Func<Picture> Draw)
{
    /// <summary>How it was made; null where nothing is known.</summary>
    public Making? Making { get; init; }
}
