using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Render.Png;

namespace DesignGen.Produce.Index;

/// <summary>An ink of an index separation.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hex">Its colour.</param>
/// <param name="CoveredCm2">The area of its dots.</param>
public sealed record IndexInk(string Id, string Name, string Hex, double CoveredCm2);

/// <summary>What an index separation came to; <c>separation.json</c> holds it.</summary>
/// <param name="Picture">What was separated.</param>
/// <param name="WidthMm">Width of the print.</param>
/// <param name="HeightMm">Height of the print.</param>
/// <param name="DotsPerInch">Dots per inch.</param>
/// <param name="FilmDpi">Resolution of the films.</param>
/// <param name="Garment">Colour of the cloth.</param>
/// <param name="Inks">The inks in print order.</param>
/// <param name="Films">The films in print order, the white first where there is one.</param>
public sealed record IndexReport(string Picture, double WidthMm, double HeightMm, double DotsPerInch, double FilmDpi, string Garment, ImmutableArray<IndexInk> Inks, ImmutableArray<string> Films)
{
    /// <summary>The report of a separation.</summary>
    /// <param name="map">The dots.</param>
    /// <param name="picture">What was separated.</param>
    /// <param name="cloth">Colour of the cloth.</param>
    /// <param name="film">The films' resolution.</param>
    /// <param name="films">Their names in print order.</param>
    public static IndexReport Of(IndexMap map, string picture, Srgb cloth, Resolution film, ImmutableArray<string> films)
    {
        double width = Length.FromPixels(map.Width, map.Resolution).Millimetres, height = Length.FromPixels(map.Height, map.Resolution).Millimetres;
        ImmutableArray<double> shares = map.Shares;
        return new(picture, Math.Round(width, 2), Math.Round(height, 2), map.Resolution.Dpi, film.Dpi, cloth.Hex,
            [.. map.Inks.Select((ink, i) => new IndexInk(ink.Id, ink.Name, ink.Colour.Hex, Math.Round(shares[i] * width * height / 100, 2)))], films);
    }

    /// <summary>Writes the dots as a picture for the eye, one pixel to a dot.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="map">The dots.</param>
    /// <param name="cloth">Colour of the cloth.</param>
    /// <param name="says">What the file says of its making.</param>
    public static void WritePreview(Stream to, IndexMap map, Srgb cloth, FileStatement says)
    {
        using var png = new PngWriter(to, new(map.Width, map.Height, 1) { Palette = [cloth, .. map.Inks.Select(i => i.Colour)] }, new() { Srgb = true, Resolution = map.Resolution, Xmp = says.Xmp() });
        for (int y = 0; y < map.Height; y++)
            png.WriteRow(map.Dots.AsSpan(y * map.Width, map.Width));
        png.Finish();
    }
}
