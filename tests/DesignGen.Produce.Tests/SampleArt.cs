using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;

namespace DesignGen.Produce.Tests;

/// <summary>Small drawings that tests share.</summary>
internal static class SampleArt
{
    public static readonly ImmutableArray<Ink> Inks =
        [new("navy", "Navy", new(0x1f, 0x3a, 0x5f)), new("red", "朱红", new(0xc8, 0x10, 0x2e)), new("gold", "Gold", new(0xe0, 0xb0, 0x40))];

    /// <summary>Three inks that overlap, and a hole, hard edges only.</summary>
    public static Artwork Solid(double width = 40, double height = 30) => new(
        Length.FromMillimetres(width), Length.FromMillimetres(height), null, Inks,
        [
            Fill(0, Outline.Ellipse(new(width * 0.4, height * 0.5), width * 0.35, height * 0.4)),
            Fill(1, Outline.Circle(new(width * 0.6, height * 0.45), height * 0.3)),
            Fill(2, Outline.Polygon(new(width * 0.3, height * 0.9), new(width * 0.7, height * 0.55), new(width * 1.2, height * 0.95))),
            Fill(null, Outline.Circle(new(width * 0.35, height * 0.4), height * 0.1)),
        ], []);

    /// <summary>A solid ground under a ramp from nothing to full across the page.</summary>
    public static Artwork Ramped(double width = 60, double height = 30) => new(
        Length.FromMillimetres(width), Length.FromMillimetres(height), null, Inks,
        [
            Fill(0, Outline.Rectangle(new(0, height / 2, width, height))),
            new(1, Outline.Rectangle(new(0, 0, width, height)), FillRule.NonZero, new LinearRamp(new(0, 0), new(width, 0), [new(0, 0), new(1, 1)])),
        ], []);

    /// <summary>A half-drop tile with a motif over its edge.</summary>
    public static Artwork Tile(double width = 24, double height = 20)
    {
        var repeat = new Repeat(RepeatLayout.HalfDrop, Length.FromMillimetres(width), Length.FromMillimetres(height));
        Outline motif = Outline.Circle(new(width, height * 0.3), 4);
        var page = new Rect(0, 0, width, height);
        return new(repeat.Width, repeat.Height, repeat, Inks[..1],
            [.. repeat.Images(motif.Bounds, page).Select((map, i) => new Shape(0, motif.Transform(map), FillRule.NonZero, Coverage.Solid, i == 0 ? null : 0))], []);
    }

    public static Shape Fill(int? ink, Outline outline) => new(ink, outline, FillRule.NonZero, Coverage.Solid);
}
