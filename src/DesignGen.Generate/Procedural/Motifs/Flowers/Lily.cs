using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A lily from the front: six drawn-out petals with a midline and freckles, long stamens.</summary>
public sealed class Lily : Motif
{
    private readonly PetalRing _back, _front;
    private readonly double _turn;

    /// <summary>A lily of its own form.</summary>
    public Lily(Dice dice) : this(dice, 0.2 * dice.Between(-1, 1))
    {
    }

    private Lily(Dice dice, double turn) : base("lily", Cover(turn))
    {
        _turn = turn;
        double bend = 0.1 * dice.Sign();
        _back = new(dice, 3, 1.0, 0.02, new(0.24, 0.5, 0.85, 0.5, Bend: bend), _turn + Math.PI / 3, 0.7);
        _front = new(dice, 3, 1.0, 0.02, new(0.31, 0.5, 0.75, 0.5, Bend: bend), _turn, 0.7);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        _back.Draw(pen, pen.Dress.Main, 16, glow: 0.1, flame: 0.7, veins: 1);
        _front.Draw(pen, pen.Dress.Main, 16, glow: 0.1, flame: 0.7, veins: 1);
        if (pen.Holds(0.035, 0.05))
        {
            pen.Dots(pen.Dress.Ink, Enumerable.Range(0, 3).SelectMany(p => new[] { (0.34, 0.1), (0.42, -0.11), (0.52, 0.1), (0.6, -0.08) }
                .Select(d => Affine.Rotate(_turn + p * 2 * Math.PI / 3).Apply(new Point(d.Item1, d.Item2)))), 0.024);
        }
        double line = pen.Line(0.028);
        if (pen.Holds(line, 0.1))
        {
            Point[] ends = [.. Enumerable.Range(0, 6).Select(i => Point.Polar(0.36 + 0.06 * (i % 2), _turn + 0.3 + i * Math.PI / 3))];
            pen.Lines(pen.Dress.Eye, ends.Select((e, i) => Ribbon.BowPoints(Point.Zero, e, 0.1, 3)), 0.035, 0.025);
            pen.Dots(pen.Dress.Ink, ends, 0.05);
        }
        pen.Fill(pen.Dress.Eye, Loop.Circle(Point.Zero, 0.11));
    }

    private static System.Collections.Immutable.ImmutableArray<Disc> Cover(double turn) =>
        [new(Point.Zero, 0.55), .. Enumerable.Range(0, 6).Select(i => new Disc(Point.Polar(0.72, turn + i * Math.PI / 3), 0.27))];
}
