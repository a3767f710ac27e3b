using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>Plum blossom 梅花: five round petals with a blush towards the heart, stamens with dots, round buds, angular twigs.</summary>
/// <param name="Inks">Colours and press.</param>
/// <param name="Petal">Colour of the petals.</param>
/// <param name="Blush">Their deeper tone; the petal's own for none.</param>
/// <param name="Fine">Stamens.</param>
/// <param name="Edge">What parts petals from the ground and each other.</param>
/// <param name="Wood">Twigs.</param>
public sealed record PlumBlossom(Brocade Inks, PaletteRole Petal, PaletteRole Blush, PaletteRole Fine, PaletteRole Edge, PaletteRole Wood)
{
    private DesignCanvas Canvas => Inks.Canvas;

    private double Rim(double radius) => Math.Max(radius * 0.06, Layout.Tones.Finest(Canvas, Edge) * 1.1);

    /// <summary>An open blossom.</summary>
    public void Open(Point at, double radius, double turn)
    {
        double rim = Rim(radius);
        Inks.Fill(Edge, Petals(at, radius, turn, rim));
        Inks.Fill(Petal, Petals(at, radius, turn, 0));
        double fine = Canvas.MinLine * 1.15;
        if (Blush != Petal && radius > 2.6)
        {
            // A flame in each petal, from the heart out.
            Inks.Fill(Blush, new([.. Enumerable.Range(0, 5).SelectMany(k =>
                new PetalForm(0.3, 0.62, 0.3, 0.9).Loop(10).Map(Affine.Scale(radius * 0.62).Then(Affine.Rotate(turn + Math.Tau * k / 5)).Then(Affine.Translate(at))).Outline.Contours)]));
        }
        if (radius > 2.2)
        {
            var lines = new List<Contour>();
            int count = radius > 4 ? 15 : 10;
            for (int k = 0; k < count; k++)
            {
                double a = turn + Math.Tau * (k + 0.5) / count, reach = radius * (k % 2 == 0 ? 0.6 : 0.47);
                if (Math.Tau * reach / count < fine + Canvas.MinGap * 0.8)
                    continue;
                if (radius > 3.4)
                    lines.AddRange(Ribbon.Along([at + Point.Polar(radius * 0.14, a), at + Point.Polar(reach, a)], fine, fine).Contours);
                lines.AddRange(Outline.Circle(at + Point.Polar(reach, a), Math.Max(fine * 0.8, radius * 0.055)).Contours);
            }
            Inks.Fill(Fine, new([.. lines]));
        }
        Inks.Fill(Fine, Outline.Circle(at, Math.Max(radius * 0.16, fine)));
        if (radius > 4.5)
            Inks.Fill(Canvas.Against(Fine, PaletteRole.Accent, Petal), Outline.Circle(at, radius * 0.09));
    }

    /// <summary>A bud on its calyx, opening in a direction (radians).</summary>
    public void Bud(Point at, double radius, double direction)
    {
        double rim = Rim(radius * 2);
        Point foot = at - Point.Polar(radius * 0.85, direction);
        Inks.Fill(Edge, Outline.Circle(at, radius + rim).With(Outline.Circle(foot, radius * 0.5 + rim)));
        Inks.Fill(Petal, Outline.Circle(at, radius));
        if (Blush != Petal && radius > 1.2)
            Inks.Fill(Blush, Outline.Circle(at - Point.Polar(radius * 0.3, direction), radius * 0.52));
        Inks.Fill(Wood, Outline.Circle(foot, Math.Max(radius * 0.42, Canvas.MinLine)));
    }

    /// <summary>A twig of straight, bent lengths, thinner to its end.</summary>
    public void Twig(IReadOnlyList<Point> spine, double from, double to)
    {
        Inks.Fill(Wood, Ribbon.Along([.. spine], Math.Max(from, Canvas.MinLine * 1.4), Math.Max(to, Canvas.MinLine * 1.15)));
    }

    /// <summary>A spray: a bent twig through a place, blossoms and buds on it.</summary>
    /// <param name="at">Place of the first blossom, mm.</param>
    /// <param name="radius">Radius of the first blossom, mm.</param>
    /// <param name="flowers">Open blossoms, 1 to 3.</param>
    /// <param name="wood">Whether the twig is drawn.</param>
    /// <param name="dice">Chance.</param>
    public void Spray(Point at, double radius, int flowers, bool wood, Dice dice)
    {
        double way = dice.Between(0, Math.Tau), bend = dice.Sign() * 0.55, turn = dice.Between(0, Math.Tau);
        Point Out(double reach, double swing) => at + Point.Polar(reach * radius, way + swing);
        if (wood)
        {
            Twig([Out(2.9, Math.PI + bend * 0.2), Out(1.6, Math.PI - bend * 0.3), at, Out(1.5, bend * 0.2), Out(2.9, -bend * 0.15), Out(4.0, bend * 0.12)], radius * 0.42, radius * 0.14);
            Twig([Out(1.3, bend * 0.2), Out(2.2, bend * 0.9), Out(3.1, bend * 1.1)], radius * 0.22, radius * 0.13);
            Twig([Out(1.0, Math.PI), Out(1.9, Math.PI + bend * 1.1), Out(2.5, Math.PI + bend * 1.25)], radius * 0.2, radius * 0.13);
        }
        Bud(Out(wood ? 3.25 : 2.15, bend * 1.12), radius * 0.36, way + bend * 1.3);
        if (wood)
            Bud(Out(4.1, bend * 0.12), radius * 0.3, way);
        Bud(Out(wood ? 2.65 : 1.95, Math.PI + bend * 1.27), radius * 0.33, way + Math.PI + bend * 1.5);
        if (flowers > 1)
            Open(Out(2.0, -bend * 0.25), radius * 0.74, turn + 0.7);
        if (flowers > 2)
            Open(Out(1.75, Math.PI - bend * 0.95), radius * 0.6, turn + 0.3);
        Open(at, radius, turn);
    }

    private static Outline Petals(Point at, double radius, double turn, double grow) => new(
        [.. Outline.Circle(at, radius * 0.4).Contours, .. Enumerable.Range(0, 5).SelectMany(k =>
            Outline.Circle(at + Point.Polar(radius * 0.57, turn + Math.Tau * k / 5), radius * (grow > 0 ? 0.43 : 0.395) + grow).Contours)]);
}
