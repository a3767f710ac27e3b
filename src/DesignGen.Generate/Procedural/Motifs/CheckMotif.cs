using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Outdoor;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>Small emblems, as if embroidered, for the fields of checks, diamonds and other lattices.</summary>
/// <remarks>Each lies within a radius of 1 of the origin and stands upright.</remarks>
public static class CheckMotif
{
    /// <summary>Number of the last kind.</summary>
    public const int Last = 5;

    /// <summary>Draws an emblem.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="kind">1 cherry, 2 heart, 3 daisy, 4 bow, 5 star; 0 draws nothing.</param>
    /// <param name="at">Its middle, mm.</param>
    /// <param name="radiusMm">Its radius, mm.</param>
    /// <param name="on">What it lies on.</param>
    /// <param name="mirrored">Whether left and right are exchanged.</param>
    public static void Draw(DesignCanvas canvas, int kind, Point at, double radiusMm, PaletteRole on, bool mirrored = false)
    {
        if (kind == 0)
            return;
        PaletteRole main = canvas.Bold(on, PaletteRole.Accent, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Line, PaletteRole.Ground);
        PaletteRole deep = canvas.Against(main, PaletteRole.Shade, PaletteRole.Line, on);
        PaletteRole glow = canvas.Clearest(main, PaletteRole.Light, PaletteRole.Ground, on);
        PaletteRole leaf = canvas.Bold(on, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Line, main);
        Affine place = Affine.Scale(mirrored ? -radiusMm : radiusMm, radiusMm).Then(Affine.Translate(at));
        void Fill(PaletteRole role, Outline outline) => canvas.Fill(role, outline.Transform(place));
        double hair = 1.1 * Math.Max(canvas.MinLine, canvas.Finest(glow)) / radiusMm;
        switch (kind)
        {
            case 1:
                Cherry(Fill, main, deep, glow, leaf, hair);
                break;
            case 2:
                Fill(main, Heart(1));
                if (hair < 0.16)
                    Fill(glow, Ribbon.Along([new(-0.66, -0.18), new(-0.6, -0.42), new(-0.4, -0.52)], hair, hair * 1.3));
                break;
            case 3:
                Daisy(Fill, canvas, on, main, hair);
                break;
            case 4:
                Bow(Fill, main, deep, hair);
                break;
            default:
                Fill(main, Sun.Star(Point.Zero, 1, 5, 0.46));
                if (canvas.Differ(main, glow) && radiusMm > 3.5)
                    Fill(glow, Sun.Star(Point.Zero, 0.46, 5, 0.21 / 0.46));
                break;
        }
    }

    private static void Cherry(Action<PaletteRole, Outline> fill, PaletteRole main, PaletteRole deep, PaletteRole glow, PaletteRole leaf, double hair)
    {
        double stem = Math.Max(0.08, hair);
        fill(leaf, Ribbon.Along([new(0.12, -0.9), new(-0.16, -0.45), new(-0.42, 0.2)], stem, stem));
        fill(leaf, Ribbon.Along([new(0.12, -0.9), new(0.34, -0.4), new(0.42, 0.3)], stem, stem));
        fill(leaf, new OutlineBuilder().MoveTo(new(0.1, -0.88)).CurveTo(new(0.3, -1.25), new(0.8, -1.05), new(1, -0.6)).CurveTo(new(0.6, -0.45), new(0.25, -0.55), new(0.1, -0.88)).Build());
        foreach (Point c in new[] { new Point(-0.5, 0.45), new Point(0.48, 0.55) })
        {
            // A shadow on the lower right where it comes out broad enough to print.
            bool shaded = hair < 0.07;
            if (shaded)
                fill(deep, Outline.Circle(c, 0.45));
            fill(main, shaded ? Outline.Circle(c - new Point(hair * 0.6, hair * 0.6), 0.45 - hair * 1.7) : Outline.Circle(c, 0.44));
            if (hair < 0.17)
                fill(glow, Outline.Circle(c + new Point(-0.17, -0.15), Math.Max(0.085, hair * 0.6)));
        }
    }

    /// <summary>A heart of a half width.</summary>
    public static Outline Heart(double size) => new OutlineBuilder().MoveTo(new(0, 0.92 * size))
        .CurveTo(new(-0.3 * size, 0.6 * size), new(-1.0 * size, 0.25 * size), new(-0.98 * size, -0.32 * size))
        .CurveTo(new(-0.96 * size, -0.95 * size), new(-0.2 * size, -1.0 * size), new(0, -0.42 * size))
        .CurveTo(new(0.2 * size, -1.0 * size), new(0.96 * size, -0.95 * size), new(0.98 * size, -0.32 * size))
        .CurveTo(new(1.0 * size, 0.25 * size), new(0.3 * size, 0.6 * size), new(0, 0.92 * size)).Build();

    private static void Daisy(Action<PaletteRole, Outline> fill, DesignCanvas canvas, PaletteRole on, PaletteRole main, double hair)
    {
        PaletteRole petal = canvas.Bold(on, PaletteRole.Light, PaletteRole.Hero, PaletteRole.Ground, main);
        PaletteRole eye = canvas.Bold(petal, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Line, on);
        int petals = hair > 0.14 ? 5 : 8;
        // Petals are drops that part towards their tips: the gaps stay open where the press can hold them.
        double half = Math.Max(0.14, Math.Sin(Math.PI / petals) * 0.8 - hair * 0.6);
        var contours = new List<Contour>();
        for (int i = 0; i < petals; i++)
        {
            Outline drop = new OutlineBuilder().MoveTo(new(0.1, 0)).CurveTo(new(0.4, -half * 0.7), new(0.62, -half * 1.25), new(0.85, -half * 0.95))
                .CurveTo(new(1.05, -half * 0.6), new(1.05, half * 0.6), new(0.85, half * 0.95)).CurveTo(new(0.62, half * 1.25), new(0.4, half * 0.7), new(0.1, 0)).Build();
            contours.AddRange(drop.Transform(Affine.Rotate(Math.Tau * i / petals - Math.PI / 2)).Contours);
        }
        fill(petal, new Outline([.. contours]));
        fill(eye, Outline.Circle(Point.Zero, 0.3));
    }

    private static void Bow(Action<PaletteRole, Outline> fill, PaletteRole main, PaletteRole deep, double hair)
    {
        foreach (double side in new[] { -1.0, 1 })
        {
            Affine turn = Affine.Scale(side, 1);
            fill(main, new OutlineBuilder().MoveTo(new(0.05, -0.1)).CurveTo(new(0.3, 0.15), new(0.5, 0.55), new(0.62, 0.95))
                .LineTo(new(0.38, 0.82)).LineTo(new(0.22, 0.98)).CurveTo(new(0.2, 0.5), new(0.1, 0.2), new(-0.1, 0)).Build().Transform(turn));
            fill(main, new OutlineBuilder().MoveTo(new(0, -0.15)).CurveTo(new(0.3, -0.6), new(0.8, -0.85), new(0.98, -0.6))
                .CurveTo(new(1.08, -0.35), new(1.05, 0.15), new(0.9, 0.28)).CurveTo(new(0.7, 0.4), new(0.3, 0.15), new(0, -0.02)).Build().Transform(turn));
            if (hair < 0.16)
                fill(deep, Ribbon.Along([new(0.2, -0.12), new(0.45, -0.24), new(0.72, -0.3)], Math.Max(hair, 0.1), hair).Transform(turn));
        }
        fill(deep, new OutlineBuilder().MoveTo(new(-0.2, -0.28)).CurveTo(new(-0.1, -0.36), new(0.1, -0.36), new(0.2, -0.28))
            .CurveTo(new(0.26, -0.1), new(0.26, 0.02), new(0.2, 0.16)).CurveTo(new(0.1, 0.24), new(-0.1, 0.24), new(-0.2, 0.16)).CurveTo(new(-0.26, 0.02), new(-0.26, -0.1), new(-0.2, -0.28)).Build());
    }
}
