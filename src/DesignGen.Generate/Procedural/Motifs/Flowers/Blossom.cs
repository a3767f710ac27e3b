using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A five-petalled blossom, such as cherry, plum or dog rose.</summary>
public sealed class Blossom : Motif
{
    private readonly PetalRing _petals;
    private readonly double _turn;

    /// <summary>A blossom of its own form; some have notched petals, some round ones.</summary>
    public Blossom(Dice dice) : base("blossom", new Disc(Point.Zero, 0.98))
    {
        _turn = dice.Between(0, Math.PI);
        var form = new PetalForm(dice.Between(0.44, 0.5), 0.66, -0.1, 0.7, Notch: dice.Chance(0.55) ? 0.1 : 0);
        _petals = new(dice, 5, 1.0, 0.06, form, _turn, 0.8);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        _petals.Draw(pen, pen.Dress.Main, 18, flame: 0.5, glow: 0.08);
        Centres.Stamens(pen, 0.1, 0.36, 10, _turn + 0.31);
        pen.Fill(pen.Dress.Eye, Loop.Circle(Point.Zero, Math.Max(0.15, pen.Hair)));
    }
}
