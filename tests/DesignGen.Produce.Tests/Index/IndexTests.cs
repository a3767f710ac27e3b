using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Index;
using DesignGen.Produce.Separations;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Index;

public class IndexTests
{
    private static readonly Ink Red = new("red", "Red", new(200, 16, 46)), Black = new("black", "Black", new(16, 16, 18)), Blue = new("blue", "Blue", new(29, 79, 168)), White = new("white", "White", Srgb.White);
    private static readonly Length Wide = Length.FromMillimetres(50.8);

    [Theory]
    [InlineData(30)]
    [InlineData(128)]
    [InlineData(220)]
    public void An_even_tone_keeps_its_light(int grey)
    {
        IndexMap map = IndexMap.Make(Flat(new((byte)grey, (byte)grey, (byte)grey)), Wide, new(100), [Black], Srgb.White);
        double ink = map.Shares[0], light = (1 - ink) * 1 + ink * Black.Colour.Linear.G;
        Assert.Equal(new Srgb(0, (byte)grey, 0).Linear.G, light, 0.01);
        Assert.Equal((200, 200), (map.Width, map.Height));
    }

    [Fact]
    public void The_dots_of_two_inks_mix_to_a_colour_between_them()
    {
        LinearRgb red = Red.Colour.Linear, blue = Blue.Colour.Linear;
        Srgb mean = new LinearRgb((red.R + blue.R) / 2, (red.G + blue.G) / 2, (red.B + blue.B) / 2).Srgb;
        IndexMap map = IndexMap.Make(Flat(mean), Wide, new(100), [Red, Blue], Srgb.White);
        Assert.Equal(0.5, map.Shares[0], 0.03);
        Assert.Equal(0.5, map.Shares[1], 0.03);
    }

    [Fact]
    public void Clear_places_stay_bare()
    {
        var picture = new Picture(2, 1, 4, [200, 16, 46, 255, 200, 16, 46, 0]);
        IndexMap map = IndexMap.Make(picture, Wide, new(100), [Red], Srgb.White);
        Assert.All(Enumerable.Range(0, map.Height), y => Assert.True(map.Dots[y * 200 + 99] == 1 && map.Dots[y * 200 + 101] == 0));
    }

    [Fact]
    public void The_inks_that_a_picture_is_mixed_of_are_chosen()
    {
        // Tones from red to white and from blue to white on black cloth: black costs no ink.
        var pixels = new byte[64 * 2 * 3];
        for (int i = 0; i < 64; i++)
        {
            foreach ((int row, Ink ink) in new[] { (0, Red), (1, Blue) })
            {
                double t = i / 63.0;
                LinearRgb l = ink.Colour.Linear;
                Srgb c = new LinearRgb(l.R + (1 - l.R) * t, l.G + (1 - l.G) * t, l.B + (1 - l.B) * t).Srgb;
                (pixels[(row * 64 + i) * 3], pixels[(row * 64 + i) * 3 + 1], pixels[(row * 64 + i) * 3 + 2]) = (c.R, c.G, c.B);
            }
        }
        ImmutableArray<Ink> shelf = [new("lime", "Lime", new(143, 202, 47)), Red, Black, new("gold", "Gold", new(249, 165, 27)), Blue, White];
        Assert.Equal(["white", "red", "blue"], IndexInks.Choose(new(64, 2, 3, pixels), shelf, Black.Colour, 3).Select(i => i.Id));
    }

    [ClientFact("tiffcp")]
    public void Films_are_the_dots_and_white_lies_under_all_but_black()
    {
        var picture = new Picture(40, 30, 3, [.. Enumerable.Range(0, 40 * 30 * 3).Select(i => (byte)(i * 37 % 251))]);
        IndexMap map = IndexMap.Make(picture, Length.FromMillimetres(20), new(120), [White, Red, Black], new(23, 24, 26));
        var garment = new Garment("black", new("Black", "黑"), new(23, 24, 26));
        Press press = Templates.Catalogue.Presses["auto-screen"];
        ImmutableArray<PressPlate> plates = IndexFilms.Plates(map, press, garment);
        Assert.Equal(["underbase", "white", "red", "black"], plates.Select(p => p.Ink.Id));
        MemoryStream[] files = [.. plates.Select(_ => new MemoryStream())];
        Resolution film = IndexFilms.Write(map, plates, press, new(700), "PHOTO", new(Making.Rules, "Photo", "PHOTO", House.Default), files);
        Assert.Equal(720, film.Dpi);
        bool[][,] films = [.. files.Select(f => TestTiff.Pixels(f.ToArray()))];
        var layout = FilmLayout.For(new(Length.FromPixels(map.Width, map.Resolution), Length.FromPixels(map.Height, map.Resolution), null, map.Inks, [], []), new() { Resolution = film });
        for (int y = 0; y < map.Height * 6; y++)
        {
            for (int x = 0; x < map.Width * 6; x++)
            {
                byte dot = map.Dots[y / 6 * map.Width + x / 6];
                bool[] black = [.. films.Select(f => f[layout.Margin + y, layout.Margin + x])];
                Assert.Equal([dot is 1 or 2, dot == 1, dot == 2, dot == 3], black);
            }
        }
        Assert.Contains("index 120 dots/in mesh 230", TestTiff.Read(files[0].ToArray()).Text(270), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(500)]
    public void Dots_that_no_mesh_holds_are_refused(double dots) =>
        Assert.Equal("dots", Assert.Throws<InputException>(() => IndexMap.Make(Flat(Srgb.Black), Wide, new(dots), [Black], Srgb.White)).Problems[0].Place);

    private static Picture Flat(Srgb colour) => new(16, 16, 3, [.. Enumerable.Range(0, 256).SelectMany(_ => new[] { colour.R, colour.G, colour.B })]);
}
