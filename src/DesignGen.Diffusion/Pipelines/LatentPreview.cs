using DesignGen.Diffusion.Models;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>A small picture straight from latents, without the decoder: each of its pixels is a weighted sum of one latent's channels.</summary>
/// <remarks>
/// Weights for Stable Diffusion 1 and 2: K. Turner, "Decoding latents to RGB without upscaling", discuss.huggingface.co, 2022; for XL:
/// ComfyUI, latent_formats.py, 2023. Other families of the same VAEs share them. Colours are rough, shapes are right.
/// </remarks>
internal static class LatentPreview
{
    // Rows are latent channels, columns red, green and blue, for values from -1 to 1.
    private static readonly float[] Usual = [0.298f, 0.207f, 0.208f, 0.187f, 0.286f, 0.173f, -0.158f, 0.189f, 0.264f, -0.184f, -0.271f, -0.473f];
    private static readonly float[] Xl = [0.3920f, 0.4054f, 0.4549f, -0.2634f, -0.0196f, 0.0653f, 0.0568f, 0.1687f, -0.0755f, -0.3112f, -0.2359f, -0.2076f];

    /// <summary>The picture of the first image of a batch.</summary>
    /// <param name="folder">The model.</param>
    /// <param name="latents">Latents as the scheduler foresees them.</param>
    /// <param name="width">Latents across.</param>
    /// <param name="height">Latents down.</param>
    /// <returns>Null for models of other than four channels.</returns>
    public static Picture? Of(ModelFolder folder, ReadOnlySpan<float> latents, int width, int height)
    {
        if (folder.LatentChannels != 4)
            return null;
        float[] weights = folder.IsXl ? Xl : Usual;
        int plane = width * height;
        byte[] pixels = new byte[3 * plane];
        for (int i = 0; i < pixels.Length; i++)
        {
            float value = 0;
            for (int channel = 0; channel < 4; channel++)
                value += weights[channel * 3 + i % 3] * latents[channel * plane + i / 3];
            pixels[i] = (byte)MathF.Round(Math.Clamp(value / 2 + 0.5f, 0, 1) * 255);
        }
        return new(width, height, 3, pixels);
    }
}
