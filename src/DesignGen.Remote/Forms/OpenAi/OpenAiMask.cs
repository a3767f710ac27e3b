using DesignGen.Core.Pictures;
using DesignGen.Render.Pictures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Remote.Forms.OpenAi;

/// <summary>Turns masks into the form's kind: a PNG that is transparent where the picture is to be painted anew.</summary>
/// <remarks>OpenAI API reference, Images, "Create image edit": fully transparent areas of the mask say where the picture is edited.</remarks>
internal static class OpenAiMask
{
    /// <summary>A mask whose opacity is how dark the given one is.</summary>
    /// <exception cref="Core.Errors.InputException">The mask can't be read.</exception>
    public static byte[] Transparent(EncodedPicture mask, PictureLimits limits)
    {
        Picture grey = PictureReader.Read(mask.Bytes.Span, "mask", limits).Picture;
        var pixels = new byte[grey.Width * grey.Height * 4];
        for (int i = 0; i < grey.Width * grey.Height; i++)
            pixels[(i * 4) + 3] = (byte)(255 - grey.Pixels[i * grey.Channels]);
        return PngWriter.Encode(new(grey.Width, grey.Height, 4, pixels));
    }
}
