using System.Collections.Immutable;

namespace DesignGen.Core.Pictures;

/// <summary>An engine that makes pictures from words: a model on this machine or a service.</summary>
public interface IPictureEngine
{
    /// <summary>Name of the engine, as recipes and reports carry it, for example <c>remote:wanx</c>.</summary>
    string Name { get; }

    /// <summary>What it can do.</summary>
    PictureAbilities Abilities { get; }

    /// <summary>Makes pictures. Several calls may run at once; how many really do is the engine's affair.</summary>
    /// <param name="request">The order. What <see cref="Abilities"/> does not allow is refused.</param>
    /// <param name="cancel">Stops within a second.</param>
    /// <exception cref="PictureRefusedException">The words, or what came of them, were refused.</exception>
    /// <exception cref="Errors.InputException">The order or a setting is wrong, or it would cost more than is allowed; trying again gives the same.</exception>
    /// <exception cref="Errors.UnavailableException">The engine can't be used just now.</exception>
    Task<PictureAnswer> MakeAsync(PictureRequest request, CancellationToken cancel);
}

/// <summary>What an engine can do.</summary>
/// <param name="Sizes">Sizes that it makes; empty where any will do.</param>
/// <param name="Negative">Whether it takes words of what is not to be seen.</param>
/// <param name="Seed">Whether it takes a seed, so that a picture can be made again.</param>
/// <param name="Start">Whether it takes a picture to begin from.</param>
/// <param name="Strength">Whether it heeds how far the result may leave that picture.</param>
/// <param name="Mask">Whether it takes a mask with that picture.</param>
public sealed record PictureAbilities(ImmutableArray<PixelSize> Sizes, bool Negative, bool Seed, bool Start, bool Strength, bool Mask)
{
    /// <summary>Whether opposite edges of its pictures can be made to meet.</summary>
    public bool Tiling { get; init; }
}
