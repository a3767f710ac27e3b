using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A poppy from the front: few broad crinkled petals, dark blotches, a capped seed head in a wreath of stamens.</summary>
public sealed class Poppy : Motif
{
    private readonly PetalRing _back, _front;
    private readonly double _turn;

    /// <summary>A poppy of its own form.</summary>
    public Poppy(Dice dice) : base("poppy", new Disc(Point.Zero, 1.01))
    {
        _turn = dice.Between(0, Math.PI);
        int petals = dice.Whole(2, 3);
        var form = new PetalForm(0.66, 0.68, -0.1, 0.35, Ruffle: 0.03, Waves: 5);
        _back = new(dice, petals, 1.0, 0.02, form, _turn, 0.8);
        _front = new(dice, petals, 0.93, 0.02, form with { Width = 0.62 }, _turn + Math.PI / petals, 0.8);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        _back.Draw(pen, pen.Dress.Main, 26, glow: 0.09, veins: 7);
        _front.Draw(pen, pen.Dress.Main, 26, glow: 0.09, flame: 0.52, veins: 7);
        Centres.Stamens(pen, 0.2, 0.38, 30, _turn);
        pen.Part(pen.Dress.Eye, Loop.Circle(Point.Zero, 0.2, 10), 0.4);
        if (pen.Holds(0.03, 0.06))
        {
            pen.Lines(pen.Dress.Pollen, Enumerable.Range(0, 7).Select(i => new[] { Point.Polar(0.02, i * 0.898), Point.Polar(0.155, i * 0.898) }), 0.03, 0.03);
        }
    }
}
