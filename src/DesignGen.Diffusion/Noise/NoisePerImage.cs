using System.Collections.Immutable;

namespace DesignGen.Diffusion.Noise;

/// <summary>Noise for a batch in which every image has a seed of its own: image i gets what it would get alone.</summary>
/// <remarks>This is what diffusers does with a list of generators. Buffers hold the images one after another, all of one size.</remarks>
public sealed class NoisePerImage : INoise
{
    private readonly ImmutableArray<INoise> _images;

    /// <summary>One source per image, in the order of the batch.</summary>
    public NoisePerImage(ImmutableArray<INoise> images)
    {
        ArgumentOutOfRangeException.ThrowIfZero(images.Length);
        _images = images;
    }

    /// <inheritdoc/>
    public void Draw(Span<float> target)
    {
        (int size, int rest) = Math.DivRem(target.Length, _images.Length);
        if (rest != 0)
            throw new ArgumentException($"{target.Length} numbers are no {_images.Length} images of one size.", nameof(target));
        for (int i = 0; i < _images.Length; i++)
            _images[i].Draw(target.Slice(i * size, size));
    }
}
