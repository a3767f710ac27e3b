using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Gang.Nesting;

namespace DesignGen.Produce.Tests.Gang;

/// <summary>Sets of random polygons to nest: stars with deep bays, long slivers and boxes.</summary>
internal static class RandomSets
{
    /// <summary>The order of a seed.</summary>
    public static NestOrder Of(int seed)
    {
        Dice dice = new Dice(7).Fork("set", seed);
        double width = dice.Between(120, 560);
        ImmutableArray<NestShape> shapes = [.. Enumerable.Range(0, dice.Whole(1, 7)).Select(_ => Turned(Star(dice, dice.Between(12, 0.45 * width)), dice.Whole(1, 4)))];
        return new()
        {
            Shapes = shapes,
            Pieces = [.. Enumerable.Range(0, dice.Whole(1, 24)).Select(_ => dice.Whole(0, shapes.Length - 1)).Order()],
            Width = width,
            MaxLength = dice.Chance(0.3) ? dice.Between(0.5 * width, width) : 3000,
            Gap = dice.Chance(0.2) ? 0 : dice.Between(0.2, 8),
            Unit = 25.4 / dice.Pick<double>([150, 300, 600]),
            Together = dice.Chance(0.25),
        };
    }

    /// <summary>A polygon round a centre with radii of chance: bays as deep as chance makes them.</summary>
    public static ImmutableArray<Point> Star(Dice dice, double size)
    {
        int corners = dice.Whole(3, 14);
        double deep = dice.Between(0.15, 1), squash = dice.Between(0.2, 1);
        return [.. Enumerable.Range(0, corners).Select(i => Point.Polar(size / 2 * dice.Between(deep, 1), (i + dice.Between(0, 0.6)) * 2 * Math.PI / corners)).Select(p => new Point(p.X, p.Y * squash))];
    }

    /// <summary>A polygon in evenly spaced turns, each moved to the origin.</summary>
    public static NestShape Turned(ImmutableArray<Point> polygon, int turns) => new([.. Enumerable.Range(0, turns).Select(t => AtOrigin(polygon, t * 2 * Math.PI / turns))]);

    private static ImmutableArray<Point> AtOrigin(ImmutableArray<Point> polygon, double radians)
    {
        Point[] turned = [.. polygon.Select(Affine.Rotate(radians).Apply)];
        var corner = new Point(turned.Min(p => p.X), turned.Min(p => p.Y));
        return [.. turned.Select(p => p - corner)];
    }
}
