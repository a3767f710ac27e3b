using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>The loose pieces of the Memphis group's prints.</summary>
public enum MemphisKind
{
    /// <summary>A fat wavy worm.</summary>
    Squiggle,

    /// <summary>A zigzag of even breadth.</summary>
    Zigzag,

    /// <summary>A triangle with a smaller one in it.</summary>
    Triangle,

    /// <summary>A disc filled with dots.</summary>
    DottedDisc,

    /// <summary>A short stick with round ends.</summary>
    Stick,

    /// <summary>A chip of checkerboard.</summary>
    Chip,

    /// <summary>A plus with blunt arms.</summary>
    Plus,

    /// <summary>An arch of two bands.</summary>
    Arch,

    /// <summary>A slab with slanted stripes.</summary>
    Slab,

    /// <summary>A ring.</summary>
    Ring,

    /// <summary>A half disc with stripes.</summary>
    HalfDisc,
}

/// <summary>A Memphis piece: a body, and a detail that is drawn on it.</summary>
public sealed class MemphisPiece : Motif
{
    private MemphisPiece(MemphisKind kind, Outline body, Outline detail, ImmutableArray<Disc> footprint)
        : base("memphis-" + kind.ToString().ToLowerInvariant(), footprint) => (Kind, Body, Detail) = (kind, body, detail);

    /// <summary>Which piece it is.</summary>
    public MemphisKind Kind { get; }

    /// <summary>Its silhouette, within about 1 of the origin.</summary>
    public Outline Body { get; }

    /// <summary>What is drawn on it; empty for plain pieces.</summary>
    public Outline Detail { get; }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        pen.Fill(pen.Dress.Main, Body);
        if (!Detail.IsEmpty)
            pen.Fill(pen.Dress.Ink, Detail);
    }

    /// <summary>Makes a piece.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="stroke">Breadth of its strokes, 0.12 to 0.4.</param>
    /// <param name="dice">Chance of its proportions.</param>
    public static MemphisPiece Of(MemphisKind kind, double stroke, Dice dice)
    {
        switch (kind)
        {
            case MemphisKind.Squiggle:
                int bows = dice.Whole(2, 3);
                Point[] wave = [.. Enumerable.Range(0, 4 * bows + 1).Select(i => new Point(-0.92 + 1.84 * i / (4 * bows), 0.3 * Math.Sin(i * Math.PI / 2)))];
                return new(kind, Ribbon.Along(wave, stroke, stroke), Outline.Empty, [.. wave.Select(p => new Disc(p, stroke * 0.75))]);
            case MemphisKind.Zigzag:
                Point[] spine = [.. Enumerable.Range(0, 6).Select(i => new Point(-0.9 + 1.8 * i / 5, i % 2 == 0 ? 0.28 : -0.28))];
                return new(kind, Bent(spine, stroke), Outline.Empty, [.. Enumerable.Range(0, 11).Select(i => new Disc(Point.Lerp(spine[i / 2], spine[Math.Min(i / 2 + 1, 5)], i % 2 / 2.0), stroke * 0.8))]);
            case MemphisKind.Triangle:
                Point[] corners = [.. Enumerable.Range(0, 3).Select(i => Point.Polar(1, Math.Tau * i / 3 - Math.PI / 2))];
                Outline whole = Outline.Polygon(corners);
                return new(kind, whole, whole.Transform(Affine.Scale(0.46)), [new(Point.Zero, 0.62), .. corners.Select(p => new Disc(p * 0.72, 0.26))]);
            case MemphisKind.DottedDisc:
                var dots = ImmutableArray.CreateBuilder<Contour>();
                for (int i = -3; i <= 3; i++)
                {
                    for (int j = -3; j <= 3; j++)
                    {
                        Point p = new(0.36 * (i + 0.5 * (j & 1)), 0.31 * j);
                        if (p.Length < 0.86)
                            dots.AddRange(Outline.Circle(p, 0.1).Contours);
                    }
                }
                return new(kind, Outline.Circle(Point.Zero, 1), new(dots.ToImmutable()), [new(Point.Zero, 1)]);
            case MemphisKind.Stick:
                return new(kind, Ribbon.Along([new(-0.85, 0), new(0, 0), new(0.85, 0)], stroke * 1.15, stroke * 1.15), Outline.Empty, [.. Enumerable.Range(0, 5).Select(i => new Disc(new(-0.85 + 0.425 * i, 0), stroke * 0.7))]);
            case MemphisKind.Chip:
                var squares = ImmutableArray.CreateBuilder<Contour>();
                for (int i = 0; i < 12; i++)
                {
                    if ((i % 4 + i / 4) % 2 == 0)
                        squares.AddRange(Outline.Rectangle(Rect.FromSize(-0.88 + 0.44 * (i % 4), -0.66 + 0.44 * (i / 4), 0.44, 0.44)).Contours);
                }
                return new(kind, Outline.Rectangle(new(-0.88, -0.66, 0.88, 0.66)), new(squares.ToImmutable()), [new(new(-0.42, 0), 0.72), new(new(0.42, 0), 0.72)]);
            case MemphisKind.Plus:
                return new(kind, Emblem.Body(EmblemKind.Plus).Transform(Affine.Scale(0.86)), Outline.Empty, [new(Point.Zero, 0.5), .. Enumerable.Range(0, 4).Select(i => new Disc(Point.Polar(0.62, i * Math.PI / 2), 0.34))]);
            case MemphisKind.Arch:
                return new(kind, Arcs.Band(new(0, 0.45), 0.42, 0.95, Math.PI, Math.PI), Arcs.Band(new(0, 0.45), 0.6, 0.77, Math.PI, Math.PI), [new(Point.Zero, 0.68), new(new(-0.66, 0.2), 0.36), new(new(0.66, 0.2), 0.36)]);
            case MemphisKind.Slab:
                var bars = ImmutableArray.CreateBuilder<Contour>();
                for (int i = 0; i < 4; i++)
                {
                    double x = -0.82 + i * 0.42;
                    bars.AddRange(Outline.Polygon(new(x + 0.22, -0.4), new(x + 0.42, -0.4), new(x + 0.2, 0.4), new(x, 0.4)).Contours);
                }
                return new(kind, Outline.Polygon(new(-0.72, -0.4), new(1, -0.4), new(0.78, 0.4), new(-0.94, 0.4)), new(bars.ToImmutable()), [.. Enumerable.Range(0, 4).Select(i => new Disc(new(-0.6 + 0.42 * i, 0), 0.5))]);
            case MemphisKind.Ring:
                return new(kind, Arcs.Ring(Point.Zero, 0.9 - 1.3 * stroke, 0.9), Outline.Empty, [new(Point.Zero, 0.9)]);
            default:
                var lines = ImmutableArray.CreateBuilder<Contour>();
                for (int i = 0; i < 3; i++)
                {
                    double y = 0.22 - 0.34 * i, half = Math.Sqrt(Math.Max(0, 0.81 - (0.45 - y + 0.07) * (0.45 - y + 0.07))) - 0.06;
                    lines.AddRange(Outline.Rectangle(new(-half, y - 0.07, half, y + 0.07)).Contours);
                }
                return new(kind, Arcs.Slice(new(0, 0.45), 0.95, Math.PI, Math.PI), new(lines.ToImmutable()), [new(new(0, 0.05), 0.6), new(new(-0.55, 0.2), 0.38), new(new(0.55, 0.2), 0.38)]);
        }
    }

    // A line of even breadth with mitred bends.
    private static Outline Bent(Point[] spine, double breadth)
    {
        int n = spine.Length;
        var left = new Point[n];
        var right = new Point[n];
        for (int i = 0; i < n; i++)
        {
            Point before = (spine[i] - spine[Math.Max(0, i - 1)]).Unit, after = (spine[Math.Min(n - 1, i + 1)] - spine[i]).Unit;
            Point along = (before + after).Unit, across = along.Perpendicular;
            double miter = Math.Max(0.4, Math.Abs(Point.Dot(across, (after.Length > 0 ? after : before).Perpendicular)));
            left[i] = spine[i] + across * (breadth / 2 / miter);
            right[i] = spine[i] - across * (breadth / 2 / miter);
        }
        return Outline.Polygon([.. left, .. right.Reverse()]);
    }
}
