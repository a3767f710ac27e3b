using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>Small flat pictures of the seventies and after.</summary>
public enum EmblemKind
{
    /// <summary>A disc.</summary>
    Disc,

    /// <summary>A daisy with a round eye.</summary>
    Daisy,

    /// <summary>A smiling face.</summary>
    Smiley,

    /// <summary>A fat five-pointed star.</summary>
    Star,

    /// <summary>A heart.</summary>
    Heart,

    /// <summary>A flame with a lighter core.</summary>
    Flame,

    /// <summary>A four-pointed spark.</summary>
    Spark,

    /// <summary>A diamond.</summary>
    Diamond,

    /// <summary>A plus.</summary>
    Plus,
}

/// <summary>Outlines of the emblems, within 1 of the origin and upright on the page, and how they are drawn in two colours.</summary>
public static class Emblem
{
    /// <summary>The silhouette.</summary>
    public static Outline Body(EmblemKind kind) => kind switch
    {
        EmblemKind.Daisy => Petals(8, 1, 0.62),
        EmblemKind.Star => Star(5, 1, 0.52, 0.16),
        EmblemKind.Heart => Heart(),
        EmblemKind.Flame => Flame(),
        EmblemKind.Spark => Spark(),
        EmblemKind.Diamond => Outline.Polygon(new(0, -1), new(0.8, 0), new(0, 1), new(-0.8, 0)),
        EmblemKind.Plus => Plus(0.34),
        _ => Outline.Circle(Point.Zero, kind == EmblemKind.Smiley ? 0.95 : 1),
    };

    /// <summary>What is drawn on the silhouette; empty for plain ones.</summary>
    public static Outline Detail(EmblemKind kind) => kind switch
    {
        EmblemKind.Daisy => Outline.Circle(Point.Zero, 0.34),
        EmblemKind.Smiley => Smile(),
        EmblemKind.Flame => Flame().Transform(Affine.Scale(0.5).Then(Affine.Translate(0.02, 0.42))),
        _ => Outline.Empty,
    };

    /// <summary>Draws an emblem; its detail is left out where it would be too small to print.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="kind">Which.</param>
    /// <param name="at">Its middle, mm.</param>
    /// <param name="radius">Half its size, mm.</param>
    /// <param name="turn">Turn from upright, radians.</param>
    /// <param name="body">Role of the silhouette.</param>
    /// <param name="detail">Role of the detail.</param>
    public static void Draw(DesignCanvas canvas, EmblemKind kind, Point at, double radius, double turn, PaletteRole body, PaletteRole detail)
    {
        Affine place = Affine.Scale(radius).Then(Affine.Rotate(turn)).Then(Affine.Translate(at));
        canvas.Fill(body, Body(kind).Transform(place));
        double finest = 0.13 * radius;
        if (body != detail && finest >= Math.Max(canvas.MinLine, canvas.InkOf(detail) is null ? canvas.MinGap : 0))
            canvas.Fill(detail, Detail(kind).Transform(place));
    }

    /// <summary>A star with rounded points.</summary>
    /// <param name="points">How many, 3 or more.</param>
    /// <param name="radius">To the points.</param>
    /// <param name="inner">To the notches, as a share of the radius.</param>
    /// <param name="round">How much of each edge the rounding takes, 0 to 0.5.</param>
    public static Outline Star(int points, double radius, double inner, double round)
    {
        var corners = new Point[2 * points];
        for (int i = 0; i < corners.Length; i++)
            corners[i] = Point.Polar(i % 2 == 0 ? radius : radius * inner, Math.PI * i / points - Math.PI / 2);
        return Rounded(corners, round);
    }

    /// <summary>A polygon with rounded corners.</summary>
    /// <param name="corners">Its corners in order.</param>
    /// <param name="round">How much of each edge a corner's rounding takes, 0 to 0.5.</param>
    public static Outline Rounded(ReadOnlySpan<Point> corners, double round)
    {
        int n = corners.Length;
        var pen = new OutlineBuilder().MoveTo(Point.Lerp(corners[0], corners[1 % n], round));
        for (int i = 1; i <= n; i++)
        {
            Point corner = corners[i % n];
            pen.LineTo(Point.Lerp(corner, corners[i - 1], round)).QuadTo(corner, Point.Lerp(corner, corners[(i + 1) % n], round));
        }
        return pen.Build();
    }

    /// <summary>A flower seen from the front as one smooth outline.</summary>
    /// <param name="petals">How many, 4 or more.</param>
    /// <param name="radius">To the petals' tips.</param>
    /// <param name="waist">To the notches, as a share of the radius.</param>
    public static Outline Petals(int petals, double radius, double waist)
    {
        var pen = new OutlineBuilder().MoveTo(Point.Polar(radius * waist, -Math.PI / 2 - Math.PI / petals));
        for (int i = 0; i < petals; i++)
        {
            double middle = -Math.PI / 2 + Math.Tau * i / petals, half = Math.PI / petals;
            Point tip = Point.Polar(radius, middle), end = Point.Polar(radius * waist, middle + half);
            Point side = Point.Polar(1, middle).Perpendicular * (radius * Math.Sin(half) * 0.62);
            pen.CurveTo(Point.Polar(radius * (waist + 0.62 * (1 - waist)), middle - half * 1.02), tip - side, tip);
            pen.CurveTo(tip + side, Point.Polar(radius * (waist + 0.62 * (1 - waist)), middle + half * 1.02), end);
        }
        return pen.Build();
    }

    private static Outline Heart() => new OutlineBuilder().MoveTo(new(0, 0.92))
        .CurveTo(new(-0.34, 0.62), new(-1, 0.2), new(-1, -0.34)).CurveTo(new(-1, -0.98), new(-0.2, -1.04), new(0, -0.46))
        .CurveTo(new(0.2, -1.04), new(1, -0.98), new(1, -0.34)).CurveTo(new(1, 0.2), new(0.34, 0.62), new(0, 0.92)).Build();

    private static Outline Flame() => new OutlineBuilder().MoveTo(new(0, 1))
        .CurveTo(new(-0.52, 1), new(-0.78, 0.64), new(-0.74, 0.24)).CurveTo(new(-0.72, -0.04), new(-0.56, -0.2), new(-0.5, -0.46))
        .CurveTo(new(-0.34, -0.36), new(-0.28, -0.22), new(-0.26, -0.08)).CurveTo(new(-0.12, -0.36), new(-0.14, -0.7), new(-0.02, -1))
        .CurveTo(new(0.34, -0.74), new(0.36, -0.46), new(0.36, -0.22)).CurveTo(new(0.44, -0.28), new(0.48, -0.36), new(0.5, -0.46))
        .CurveTo(new(0.64, -0.2), new(0.76, 0.02), new(0.74, 0.3)).CurveTo(new(0.72, 0.68), new(0.48, 1), new(0, 1)).Build();

    private static Outline Spark()
    {
        var pen = new OutlineBuilder().MoveTo(new(0, -1));
        for (int i = 0; i < 4; i++)
        {
            Affine turn = Affine.Rotate(i * Math.PI / 2);
            pen.CurveTo(turn.Apply(new Point(0.14, -0.42)), turn.Apply(new Point(0.42, -0.14)), turn.Apply(new Point(1, 0)));
        }
        return pen.Build();
    }

    private static Outline Plus(double half) => Outline.Polygon(
        new(-half, -1), new(half, -1), new(half, -half), new(1, -half), new(1, half), new(half, half),
        new(half, 1), new(-half, 1), new(-half, half), new(-1, half), new(-1, -half), new(-half, -half));

    private static Outline Smile()
    {
        ImmutableArray<Contour> eyes = Outline.Ellipse(new(-0.3, -0.25), 0.11, 0.19).With(Outline.Ellipse(new(0.3, -0.25), 0.11, 0.19)).Contours;
        Outline mouth = Ribbon.Along([new(-0.52, 0.14), new(-0.34, 0.44), new(0, 0.56), new(0.34, 0.44), new(0.52, 0.14)], 0.14, 0.14);
        return new(eyes.AddRange(mouth.Contours));
    }
}
