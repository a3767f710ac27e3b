using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Render.Tests;

/// <summary>Small artworks for tests.</summary>
internal static class Art
{
    public static readonly ImmutableArray<Ink> Inks =
    [
        new("navy", "Navy", Srgb.Parse("#1f3a5f")),
        new("coral", "Coral", Srgb.Parse("#ff6f61")),
        new("straw", "Straw", Srgb.Parse("#e8d174")),
    ];

    /// <summary>One pixel is one millimetre.</summary>
    public static readonly Resolution PixelPerMm = Resolution.FromPixelsPerMillimetre(1);

    public static Artwork Page(double width, double height, params Shape[] shapes) =>
        new(Length.FromMillimetres(width), Length.FromMillimetres(height), null, Inks, [.. shapes], []);

    public static Shape Fill(int? ink, Outline outline, FillRule rule = FillRule.NonZero, Coverage? coverage = null) =>
        new(ink, outline, rule, coverage ?? Coverage.Solid);

    public static Outline Box(double left, double top, double right, double bottom) => Outline.Rectangle(new(left, top, right, bottom));

    /// <summary>A dense toss of blobs, rings, knock-outs and ramps; as a tile where a layout is given, with all edge copies.</summary>
    public static Artwork Toss(ulong seed, double size, int count, RepeatLayout? layout = null)
    {
        var dice = new Dice(seed);
        Repeat? repeat = layout is RepeatLayout l ? new(l, Length.FromMillimetres(size), Length.FromMillimetres(size)) : null;
        var page = new Rect(0, 0, size, size);
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        for (int i = 0; i < count; i++)
        {
            Shape shape = Motif(dice.Fork("motif", i), size);
            if (repeat is null)
            {
                shapes.Add(shape);
                continue;
            }
            int? original = null;
            foreach (Affine image in repeat.Images(shape.Outline.Bounds, page))
            {
                shapes.Add(shape with { Outline = shape.Outline.Transform(image), Coverage = shape.Coverage.Transform(image), CopyOf = original });
                original ??= shapes.Count - 1;
            }
        }
        return new(Length.FromMillimetres(size), Length.FromMillimetres(size), repeat, Inks, shapes.ToImmutable(), []);
    }

    private static Shape Motif(Dice dice, double size)
    {
        var centre = new Point(dice.Between(0, size), dice.Between(0, size));
        double radius = dice.Between(size / 60, size / 8);
        var around = new Point[dice.Whole(5, 12)];
        for (int i = 0; i < around.Length; i++)
            around[i] = centre + Point.Polar(radius * dice.Between(0.5, 1), i * 2 * Math.PI / around.Length);
        Outline outline = Outline.Smooth(around);
        FillRule rule = FillRule.NonZero;
        if (dice.Chance(0.3))
        {
            outline = outline.With(Outline.Circle(centre, radius * 0.4));
            rule = FillRule.EvenOdd;
        }
        Coverage coverage = dice.Whole(0, 5) switch
        {
            0 => new LinearRamp(centre, centre + new Point(radius, radius / 2), [new(0, 0.2), new(0.5, 1), new(1, 0.4)]),
            1 => new RadialRamp(centre, radius, radius, [new(0, 1), new(1, 0)]),
            _ => Coverage.Solid,
        };
        return new(dice.Whole(0, 9) == 0 ? null : dice.Whole(0, 2), outline.Snap(), rule, coverage);
    }
}
