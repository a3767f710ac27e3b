using DesignGen.Core.Colour;
using DesignGen.Core.Provenance;
using DesignGen.Render.Png;

namespace DesignGen.Produce.Index;

/// <summary>The dots as a picture for the eye: one pixel a dot, in the inks' colours on the cloth's.</summary>
public static class IndexPreview
{
    /// <summary>Writes it as a PNG file with a palette: 0 is the cloth, 1 the first ink.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="map">The dots.</param>
    /// <param name="cloth">The garment's colour.</param>
    /// <param name="says">What the file says of its making.</param>
    public static void Write(Stream to, IndexMap map, Srgb cloth, FileStatement says)
    {
        using var png = new PngWriter(to, new(map.Width, map.Height, 1) { Palette = [cloth, .. map.Inks.Select(i => i.Colour)] }, new() { Srgb = true, Resolution = map.Resolution, Xmp = says.Xmp() });
        for (int y = 0; y < map.Height; y++)
            png.WriteRow(map.Dots.AsSpan(y * map.Width, map.Width));
        png.Finish();
    }
}
