using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A sprig of forget-me-not: a dome of small flowers, each with a pale ring round its eye, buds that uncoil beside them, and narrow leaves.</summary>
public sealed class ForgetMeNot : Motif
{
    private static readonly Point Crown = new(0.3, 0);
    private readonly ImmutableArray<(Point At, double Radius, double Turn)> _flowers;
    private readonly double _bow;
    private readonly int _side;

    /// <summary>A sprig of its own form.</summary>
    public ForgetMeNot(Dice dice) : base("forget-me-not", new Disc(new(0.36, 0), 0.64), new(new(-0.4, 0), 0.1), new(new(-0.34, 0.24), 0.2), new(new(-0.5, -0.24), 0.2), new(new(-0.75, 0), 0.12), new(new(-0.95, 0), 0.06))
    {
        int count = dice.Whole(4, 6);
        _side = dice.Sign();
        _bow = 0.07 * dice.Sign();
        double turn = dice.Between(0, 2 * Math.PI);
        // The last one lies on top, in the middle.
        _flowers =
        [
            .. Enumerable.Range(0, count).Select(i => (Crown + new Point(0.05, 0) + Point.Polar(dice.Between(0.35, 0.41), turn + i * 2 * Math.PI / count), dice.Between(0.24, 0.28), dice.Between(0, Math.PI))),
            (Crown + new Point(0.05, 0), dice.Between(0.26, 0.3), dice.Between(0, Math.PI)),
        ];
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        foreach (int side in new[] { 1, -1 })
            pen.Blade(new PetalForm(0.16, 0.5, 0.7, 0.8, Bend: 0.12 * side).Loop(12).Map(Affine.Scale(0.6).Then(Affine.Rotate(side * 0.6)).Then(Affine.Translate(side == _side ? -0.62 : -0.8, 0))), 0.18);
        // The young end of the cluster curls over, with its buds on the outer side.
        Point[] curl = [.. Enumerable.Range(0, 6).Select(i => new Point(0.02, _side * 0.42) + Point.Polar(0.2, Math.PI * (0.5 - 0.24 * i))).Select(p => new Point(p.X, _side > 0 ? p.Y : -p.Y + _side * 0.84))];
        pen.Lines(dress.Stem, [Ribbon.BowPoints(new(-1, 0), Crown, _bow, 5), [new(-0.3, 0), new(-0.16, _side * 0.3), .. curl.Take(3)]], 0.06, 0.045);
        pen.Dots(dress.Main, curl.Take(4), 0.07);
        foreach ((Point at, double radius, double turn) in _flowers)
            Flower(pen.Within(Affine.Scale(radius).Then(Affine.Rotate(turn)).Then(Affine.Translate(at))), dress);
    }

    private static void Flower(MotifPen pen, Dress dress)
    {
        Loop[] petals = [.. Enumerable.Range(0, 5).Select(i => new PetalForm(0.48, 0.62, -0.2, 0.5).Loop(10).Map(Affine.Rotate(i * 2 * Math.PI / 5)))];
        double rim = pen.Rim(dress.Edge) * 1.2;
        // One rim round the whole flower: its petals are too small for rims of their own.
        if (dress.Edge != dress.Main)
            pen.Fill(dress.Edge, new Outline([.. petals.SelectMany(p => p.Grow(rim).Outline.Contours)]));
        pen.Fill(dress.Main, new Outline([.. petals.SelectMany(p => p.Outline.Contours)]));
        bool ringed = dress.Glow != dress.Main && pen.Holds(0.16, 0.2);
        if (ringed)
            pen.Fill(dress.Glow, Loop.Circle(Point.Zero, 0.4, 10));
        if (pen.Hair <= 0.4)
            pen.Fill(dress.Eye, Loop.Circle(Point.Zero, ringed ? 0.22 : 0.28));
    }
}
