using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Graphs;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Seams;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>The VAE: pictures to latents and back, one picture at a time, so that memory does not grow with a batch.</summary>
internal sealed class PictureCodec(OnnxRuntime runtime, ModelFolder folder, ModelSessions sessions)
{
    // What a decoder looks at round a place, about, in latents; a margin of this keeps its edges out of the picture.
    private const int Margin = 8;

    // The posterior's logarithm of variance is kept within these (AutoencoderKL).
    private const float LeastLog = -30, MostLog = 20;

    /// <summary>What the encoder says of a picture: means and deviations of its latents, or latents where it draws them itself.</summary>
    /// <param name="Mean">Means, or the latents themselves.</param>
    /// <param name="Deviation">Deviations; empty where the encoder draws.</param>
    internal sealed record Posterior(float[] Mean, float[] Deviation)
    {
        /// <summary>Whether drawing latents takes random numbers.</summary>
        public bool Draws => Deviation.Length > 0;
    }

    /// <summary>Encodes pixels.</summary>
    /// <param name="pixels">Red, green and blue planes, −1 to 1.</param>
    /// <param name="size">Their size.</param>
    /// <param name="cancel">Stops it.</param>
    public Posterior Encode(float[] pixels, PixelSize size, CancellationToken cancel)
    {
        OnnxSession session = sessions.Encoder;
        TensorPort port = session.Inputs[0];
        using var input = new PortBuffer(runtime, port, pixels, 1, 1, 3, size.Height, size.Width);
        var outputs = new OnnxTensor?[session.Outputs.Length];
        session.Run([input[0]], outputs, cancel);
        try
        {
            float[] given = PortBuffer.Read(outputs[0]!);
            if (!Finite(given))
                throw new InputException(session.Model, null, "The encoder gave values that are no numbers: it overflows in 16 bits. Use an export of this model's VAE in 32 bits.");
            int latents = folder.LatentChannels * (size.Width / folder.PixelsPerLatent) * (size.Height / folder.PixelsPerLatent);
            if (given.Length == latents)
                return new(given, []);
            if (given.Length != 2 * latents)
                throw new InputException(session.Model, null, $"The encoder gave {outputs[0]!.Kind} for {size}, which are neither latents nor their means and variances. Copy the model's whole folder again.");
            float[] deviation = given[latents..];
            foreach (ref float number in deviation.AsSpan())
                number = MathF.Exp(0.5f * Math.Clamp(number, LeastLog, MostLog));
            return new(given[..latents], deviation);
        }
        finally
        {
            foreach (OnnxTensor? output in outputs)
                output?.Dispose();
        }
    }

    /// <summary>Draws latents of one picture for each image of a batch.</summary>
    /// <param name="posterior">The picture.</param>
    /// <param name="images">Images.</param>
    /// <param name="noise">Where chance comes from.</param>
    public float[] Draw(Posterior posterior, int images, INoise noise)
    {
        int size = posterior.Mean.Length;
        var latents = new float[images * size];
        if (posterior.Draws)
            noise.Draw(latents);
        float scale = (float)folder.LatentScale;
        for (int i = 0; i < latents.Length; i++)
            latents[i] = scale * (posterior.Draws ? posterior.Mean[i % size] + posterior.Deviation[i % size] * latents[i] : posterior.Mean[i % size]);
        return latents;
    }

    /// <summary>Decodes one picture's latents.</summary>
    /// <param name="latents">Channels × height × width, as the UNet has them.</param>
    /// <param name="size">The picture's size.</param>
    /// <param name="tiling">Which edges meet.</param>
    /// <param name="way">How.</param>
    /// <param name="warnings">Gets a word where the decoder was run again.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">The decoder gives no numbers, in 32 bits either.</exception>
    public Picture Decode(ReadOnlySpan<float> latents, PixelSize size, PictureTiling tiling, SeamlessWay way, List<string> warnings, CancellationToken cancel)
    {
        int width = size.Width / folder.PixelsPerLatent, height = size.Height / folder.PixelsPerLatent;
        float[] clean = latents.ToArray();
        foreach (ref float number in clean.AsSpan())
            number /= (float)folder.LatentScale;

        WrapAxes axes = way == SeamlessWay.Circular ? Axes(tiling) : WrapAxes.None;
        OnnxSession? session = sessions.Decoder(axes);
        (int across, int down) = (0, 0);
        if (session is null || (tiling != PictureTiling.None && axes == WrapAxes.None))
        {
            (axes, session) = (WrapAxes.None, sessions.Decoder(WrapAxes.None)!);
            var torus = new Torus(width, height, tiling);
            if (session.Inputs[0].Shape is [_, _, { Size: null }, { Size: null }])
                (across, down) = (torus.MeetsAcross ? Margin : 0, torus.MeetsDown ? Margin : 0);
            else
                warnings.Add("The decoder takes one size only, so the edges were decoded apart.");
            clean = Padded(clean, torus, width, height, across, down);
        }

        float[] pixels = Run(session, clean, width + 2 * across, height + 2 * down, cancel);
        if (!Finite(pixels))
            pixels = Wider(session, axes, clean, width + 2 * across, height + 2 * down, warnings, cancel);
        return Pixels(pixels, size, across * folder.PixelsPerLatent, down * folder.PixelsPerLatent);
    }

    /// <summary>The axes along which edges meet, where they meet straight.</summary>
    public static WrapAxes Axes(PictureTiling tiling) => tiling switch
    {
        PictureTiling.Across => WrapAxes.X,
        PictureTiling.Down => WrapAxes.Y,
        PictureTiling.Both => WrapAxes.Both,
        _ => WrapAxes.None,
    };

    private float[] Padded(float[] latents, Torus torus, int width, int height, int across, int down)
    {
        if (across == 0 && down == 0)
            return latents;
        int plane = width * height, wide = (width + 2 * across) * (height + 2 * down);
        var padded = new float[folder.LatentChannels * wide];
        for (int channel = 0; channel < folder.LatentChannels; channel++)
            torus.Pad(latents.AsSpan(channel * plane, plane), across, down, padded.AsSpan(channel * wide, wide));
        return padded;
    }

    // Latents are fine here: what overflows is the decoder in 16 bits, as that of XL does.
    private float[] Wider(OnnxSession session, WrapAxes axes, float[] latents, int width, int height, List<string> warnings, CancellationToken cancel)
    {
        if (!Finite(latents))
            throw new InputException(folder.Unet.File, null, "The model gave values that are no numbers: it overflows in 16 bits, or its weights are damaged. Use an export in 32 bits, or copy the model's whole folder again.");
        OnnxSession? wide = sessions.WideDecoder(axes);
        float[] pixels = wide is null ? [float.NaN] : Run(wide, latents, width, height, cancel);
        if (!Finite(pixels))
            throw new InputException(session.Model, null, "The decoder gave values that are no numbers. Use the VAE of another export of this model (for XL in 16 bits, the one called fp16-fix).");
        warnings.Add("The decoder overflowed in 16 bits and was run again in 32.");
        return pixels;
    }

    private float[] Run(OnnxSession session, float[] latents, int width, int height, CancellationToken cancel)
    {
        using var input = new PortBuffer(runtime, session.Inputs[0], latents, 1, 1, folder.LatentChannels, height, width);
        var outputs = new OnnxTensor?[session.Outputs.Length];
        session.Run([input[0]], outputs, cancel);
        try
        {
            return PortBuffer.Read(outputs[0]!);
        }
        finally
        {
            foreach (OnnxTensor? output in outputs)
                output?.Dispose();
        }
    }

    // Planes of the margins and all to rows of bytes without them; half a level goes to the even one, as in NumPy.
    private static Picture Pixels(float[] planes, PixelSize size, int left, int top)
    {
        int stride = size.Width + 2 * left, plane = stride * (size.Height + 2 * top);
        byte[] pixels = new byte[size.Width * size.Height * 3];
        for (int y = 0; y < size.Height; y++)
        {
            int from = (y + top) * stride + left, to = y * size.Width * 3;
            for (int channel = 0; channel < 3; channel++)
            {
                ReadOnlySpan<float> row = planes.AsSpan(channel * plane + from, size.Width);
                for (int x = 0; x < row.Length; x++)
                    pixels[to + x * 3 + channel] = (byte)MathF.Round(Math.Clamp(row[x] / 2 + 0.5f, 0, 1) * 255);
            }
        }
        return new(size.Width, size.Height, 3, pixels);
    }

    private static bool Finite(ReadOnlySpan<float> numbers)
    {
        // Any number that is none makes the sum of products with 0 none.
        float sum = 0;
        foreach (float number in numbers)
            sum += number * 0;
        return sum == 0;
    }
}
