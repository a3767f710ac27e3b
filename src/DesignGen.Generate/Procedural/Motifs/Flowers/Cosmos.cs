using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A cosmos from the front: eight open petals with toothed tips, a small seeded disc, and leaves like threads that show between the petals.</summary>
public sealed class Cosmos : Motif
{
    private readonly PetalRing _petals;
    private readonly (double Turn, double Bow, double Reach)[] _leaves;
    private readonly double _disc;

    /// <summary>A cosmos of its own form.</summary>
    public Cosmos(Dice dice) : base("cosmos", new Disc(Point.Zero, 1.0))
    {
        double turn = dice.Between(0, Math.PI);
        _petals = new(dice, 8, 0.86, 0.06, new(dice.Between(0.27, 0.31), 0.8, -0.7, 1.2, Notch: 0.07, Ruffle: dice.Between(0.045, 0.06), Waves: 3), turn);
        _disc = dice.Between(0.17, 0.22);
        int leaves = dice.Whole(2, 4), first = dice.Whole(0, 7);
        _leaves = [.. Enumerable.Range(0, leaves).Select(i => (turn + (first + 0.5 + i * 8 / leaves) * Math.PI / 4, dice.Between(-0.12, 0.12), dice.Between(0.94, 1)))];
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        if (pen.Holds(0.035, 0.05))
        {
            foreach ((double turn, double bow, double reach) in _leaves)
            {
                Point tip = Point.Polar(reach, turn);
                pen.Lines(pen.Dress.Stem,
                    [
                        Ribbon.BowPoints(Point.Zero, tip, bow, 4),
                        .. new[] { (0.7, -0.26), (0.7, 0.26), (0.84, -0.14), (0.84, 0.14) }.Select(side => Ribbon.BowPoints(tip * side.Item1, Point.Polar(reach * Math.Min(1, side.Item1 + 0.24), turn + side.Item2), 0.1 * Math.Sign(side.Item2), 3)),
                    ], 0.035, 0.028);
            }
        }
        _petals.Draw(pen, pen.Dress.Main, 28, glow: 0.1, veins: 3);
        Centres.Seeded(pen, _disc);
    }
}
