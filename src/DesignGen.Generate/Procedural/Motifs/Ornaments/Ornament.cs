using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Ornaments;

/// <summary>The forms of folk and jewel ornament.</summary>
public enum OrnamentKind
{
    /// <summary>A round petal.</summary>
    Petal,

    /// <summary>A pointed lotus petal.</summary>
    Lotus,

    /// <summary>A drop, thick at the tip.</summary>
    Drop,

    /// <summary>A slender leaf.</summary>
    Leaf,

    /// <summary>A long diamond.</summary>
    Kite,

    /// <summary>A heart whose point is the foot.</summary>
    Heart,

    /// <summary>A tulip cup with three points.</summary>
    Tulip,

    /// <summary>A paisley whose tail curls to its left.</summary>
    Paisley,
}

/// <summary>Draws ornament forms as nested flat tones: a form, a smaller one inside it, a smaller one inside that.</summary>
/// <remarks>A form has its foot at the origin and its tip at (1, 0); it is about 2·width across.</remarks>
public static class Ornament
{
    /// <summary>The outline of a form.</summary>
    /// <param name="kind">Which form.</param>
    /// <param name="width">Half its breadth as a share of its length.</param>
    public static Outline Shape(OrnamentKind kind, double width) => kind switch
    {
        OrnamentKind.Petal => new PetalForm(width, 0.62, -0.1, 0.5).Loop(14).Outline,
        OrnamentKind.Lotus => Pointed(width),
        OrnamentKind.Drop => new PetalForm(width, 0.72, 0, 1.3).Loop(14).Outline,
        OrnamentKind.Leaf => new PetalForm(width * 0.8, 0.45, 1, 0.8).Loop(14).Outline,
        OrnamentKind.Kite => Outline.Polygon(new(0, 0), new(0.55, -width), new(1, 0), new(0.55, width)),
        OrnamentKind.Heart => Heart(width),
        OrnamentKind.Tulip => Tulip(width),
        _ => Outline.Smooth([.. Tail.Select(p => new Point(p.X, p.Y * width / 0.38))]),
    };

    /// <summary>Draws a form with its inner tones; inner forms that would be too fine, or of their neighbour's colour, are left out.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="kind">Which form.</param>
    /// <param name="place">Scale (its length, mm), turn and place of its foot.</param>
    /// <param name="width">Half its breadth as a share of its length.</param>
    /// <param name="tones">Colours from the outside in.</param>
    public static void Draw(DesignCanvas canvas, OrnamentKind kind, Affine place, double width, params ReadOnlySpan<PaletteRole> tones)
    {
        double[] sizes = kind == OrnamentKind.Paisley ? [1, 0.74, 0.5, 0.24] : [1, 0.66, 0.34, 0.16];
        Point heart = kind switch { OrnamentKind.Paisley => new(0.36, 0.03), OrnamentKind.Drop => new(0.72, 0), OrnamentKind.Petal => new(0.62, 0), OrnamentKind.Heart => new(0.6, 0), OrnamentKind.Leaf => new(0.42, 0), _ => new(0.52, 0) };
        double across = 2 * width * place.Scaling;
        PaletteRole? last = null;
        for (int i = 0; i < Math.Min(tones.Length, sizes.Length); i++)
        {
            double rim = i == 0 ? 1 : (sizes[i - 1] - sizes[i]) * across / 2;
            if (i > 0 && (rim < canvas.Finest(last!.Value) || sizes[i] * across < canvas.Finest(tones[i]) * 1.6))
                return;
            if (last is { } below && !canvas.Differ(below, tones[i]))
                continue;
            last = tones[i];
            if (i > 0 && kind == OrnamentKind.Paisley)
            {
                // Inside a paisley lie eyes, not smaller paisleys, whose tails would cross its own.
                canvas.Fill(tones[i], Outline.Ellipse(new(0.39, 0), 0.4 * sizes[i], width * sizes[i]).Transform(Affine.Rotate(0.12).Then(place)));
                continue;
            }
            Affine shrink = Affine.Translate(-heart).Then(Affine.Scale(sizes[i])).Then(Affine.Translate(heart));
            canvas.Fill(tones[i], Shape(kind, width).Transform(shrink.Then(place)));
        }
    }

    /// <summary>Round beads in a ring, as one outline, a printable gap apart.</summary>
    /// <param name="centre">Centre of the ring, mm.</param>
    /// <param name="radius">Radius of the ring, mm.</param>
    /// <param name="bead">Radius of a bead, mm.</param>
    /// <param name="gap">Least gap between beads, mm.</param>
    /// <param name="fold">The number of beads divides by this.</param>
    /// <param name="phase">Direction of the first, radians.</param>
    public static Outline Beads(Point centre, double radius, double bead, double gap, int fold, double phase)
    {
        int count = Math.Max(1, (int)(2 * Math.PI * radius / (2 * bead + gap) / fold)) * fold;
        return new([.. Enumerable.Range(0, count).SelectMany(i => Outline.Circle(centre + Point.Polar(radius, phase + 2 * Math.PI * i / count), bead).Contours)]);
    }

    private static readonly Point[] Tail =
    [
        new(0, 0.02), new(0.05, -0.22), new(0.25, -0.38), new(0.52, -0.38), new(0.77, -0.26), new(0.94, -0.02), new(1.0, 0.26), new(0.965, 0.42), new(0.885, 0.39), new(0.84, 0.28),
        new(0.76, 0.25), new(0.66, 0.31), new(0.5, 0.38), new(0.3, 0.39), new(0.1, 0.27),
    ];

    private static Outline Pointed(double w) => new OutlineBuilder().MoveTo(new(0, 0))
        .CurveTo(new(0.1, -w * 0.9), new(0.4, -w * 1.25), new(0.62, -w * 0.92)).CurveTo(new(0.78, -w * 0.66), new(0.9, -w * 0.3), new(1, 0))
        .CurveTo(new(0.9, w * 0.3), new(0.78, w * 0.66), new(0.62, w * 0.92)).CurveTo(new(0.4, w * 1.25), new(0.1, w * 0.9), new(0, 0)).Close().Build();

    private static Outline Heart(double w) => new OutlineBuilder().MoveTo(new(0, 0))
        .CurveTo(new(0.2, -w * 0.3), new(0.4, -w * 1.05), new(0.72, -w)).CurveTo(new(1.05, -w * 0.95), new(1.08, -w * 0.15), new(0.8, 0))
        .CurveTo(new(1.08, w * 0.15), new(1.05, w * 0.95), new(0.72, w)).CurveTo(new(0.4, w * 1.05), new(0.2, w * 0.3), new(0, 0)).Close().Build();

    private static Outline Tulip(double w) => new OutlineBuilder().MoveTo(new(0, 0))
        .CurveTo(new(0, -w * 0.7), new(0.3, -w * 1.15), new(0.55, -w * 0.95)).CurveTo(new(0.7, -w * 0.85), new(0.85, -w * 0.95), new(0.96, -w * 1.15))
        .CurveTo(new(0.9, -w * 0.7), new(0.8, -w * 0.5), new(0.7, -w * 0.42)).CurveTo(new(0.82, -w * 0.3), new(0.94, -w * 0.12), new(1, 0))
        .CurveTo(new(0.94, w * 0.12), new(0.82, w * 0.3), new(0.7, w * 0.42)).CurveTo(new(0.8, w * 0.5), new(0.9, w * 0.7), new(0.96, w * 1.15))
        .CurveTo(new(0.85, w * 0.95), new(0.7, w * 0.85), new(0.55, w * 0.95)).CurveTo(new(0.3, w * 1.15), new(0, w * 0.7), new(0, 0)).Close().Build();
}
