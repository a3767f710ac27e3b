using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Greens;

/// <summary>The edge of a leaf.</summary>
public enum LeafEdge
{
    /// <summary>Smooth, as of a peony or magnolia.</summary>
    Plain,

    /// <summary>Toothed, as of a rose.</summary>
    Toothed,

    /// <summary>Deeply lobed, as of an oak, poppy or chrysanthemum.</summary>
    Lobed,
}

/// <summary>One leaf with a bowed midrib: two-tone halves or engraved lines, veins that end before the edge.</summary>
public sealed class Leaf : Motif
{
    private static readonly Affine OwnUnits = Affine.Scale(2).Then(Affine.Translate(-1, 0));
    private readonly PetalForm _form;
    private readonly LeafEdge _edge;
    private readonly bool _halves;
    private readonly int _shadowSide, _teeth;

    /// <summary>A leaf of its own form.</summary>
    /// <param name="dice">Chance of its form.</param>
    /// <param name="edge">Its edge.</param>
    /// <param name="width">Half its width as a share of its length: 0.12 slender, 0.3 broad.</param>
    public Leaf(Dice dice, LeafEdge edge, double width) : this(
        new(width * (1 + 0.1 * dice.Between(-1, 1)), dice.Between(0.38, 0.46), 0.95, edge == LeafEdge.Lobed ? 1.2 : 0.35, Bend: dice.Sign() * dice.Between(0.06, 0.16)),
        edge, dice.Chance(0.6), dice.Sign(), dice.Whole(5, 7))
    {
    }

    private Leaf(PetalForm form, LeafEdge edge, bool halves, int shadowSide, int teeth) : base(edge switch { LeafEdge.Plain => "leaf", LeafEdge.Toothed => "rose-leaf", _ => "lobed-leaf" }, Cover(form))
    {
        (_form, _edge, _halves, _shadowSide, _teeth) = (form, edge, halves, shadowSide, teeth);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        MotifPen p = pen.Within(OwnUnits);
        double across = 2 * _form.Width;
        LeafEdge edge = p.Holds(across * 0.2, across * 0.12) ? _edge : LeafEdge.Plain;
        int points = edge switch { LeafEdge.Plain => p.Unit < 14 ? 5 : 7, LeafEdge.Toothed => 2 * _teeth + 3, _ => 11 };
        var right = Side(1, points, edge);
        var left = Side(-1, points, edge);
        Loop blade = new([.. right, .. left.Reverse().Skip(1).SkipLast(1)]);
        p.Blade(blade, across);
        if (_halves && dress.LeafDeep != dress.Leaf && p.Holds(across * 0.4, across * 0.4))
        {
            Point[] half = _shadowSide > 0 ? right : left;
            p.Fill(dress.LeafDeep, new Loop([.. half, .. Enumerable.Range(1, 4).Select(i => _form.At(1 - i / 5.0, 0))]));
        }
        Veins(p, dress, across);
    }

    private void Veins(MotifPen p, Dress dress, double across)
    {
        if (dress.Vein == dress.Leaf || across < 7 * p.Line(dress.Vein, 0.014))
            return;
        Point Rib(double x) => new(x, _form.Bend * x * x);
        bool open = dress.Vein == PaletteRole.Ground;
        double line = open ? p.Gap : p.Line(0.014);
        Point[] rib = [.. Enumerable.Range(0, 4).Select(i => Rib(0.06 + 0.82 * i / 3))];
        var strokes = new List<Outline> { Ribbon.Along(rib, line * 1.5, line) };
        int pairs = Math.Clamp((int)(0.62 / (2.2 * line + p.Gap)), 0, 5);
        if (pairs >= 2 && across * 0.35 > 3 * line)
        {
            for (int i = 0; i < pairs; i++)
            {
                double x = 0.18 + 0.55 * i / pairs;
                foreach (int side in new[] { 1, -1 })
                {
                    Point end = _form.At(Share(x + 0.15), side * (_edge == LeafEdge.Lobed ? 0.5 : 0.72));
                    strokes.Add(Ribbon.Bow(Rib(x), end, -0.09 * side, line, Math.Max(line * 0.6, open ? p.Gap : p.Hair)));
                }
            }
        }
        p.Fill(dress.Vein, new Outline([.. strokes.SelectMany(s => s.Contours)]));
    }

    private Point[] Side(int side, int points, LeafEdge edge) =>
    [
        .. Enumerable.Range(0, points).Select(i =>
        {
            double share = (1 - Math.Cos(Math.PI * i / (points - 1))) / 2;
            // Teeth lean towards the tip: each valley lies a little nearer to it than half-way.
            bool valley = i % 2 == 0 && i > 0 && i < points - 1;
            double depth = edge switch { LeafEdge.Toothed => 0.14, LeafEdge.Lobed => 0.62, _ => 0 };
            return _form.At(valley && edge != LeafEdge.Plain ? Math.Min(1, share + 0.02) : share, side * (valley ? 1 - depth : 1));
        }),
    ];

    private double Share(double length)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 20; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = _form.At(middle, 0).X < length ? (middle, high) : (low, middle);
        }
        return low;
    }

    private static ImmutableArray<Disc> Cover(PetalForm form) =>
    [
        .. Enumerable.Range(0, 6).Select(i =>
        {
            double share = i == 5 ? 0.96 : 0.06 + 0.18 * i;
            Point middle = form.At(share, 0), rim = form.At(share, 1);
            return new Disc(middle, Math.Max(0.02, rim.DistanceTo(middle) * 0.97)).Map(OwnUnits);
        }),
    ];
}
