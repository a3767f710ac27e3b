using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>An anemone from the front: two rings of round petals, a dark button and a wreath of dots.</summary>
public sealed class Anemone : Motif
{
    private readonly PetalRing _back, _front;
    private readonly double _turn;

    /// <summary>An anemone of its own form.</summary>
    public Anemone(Dice dice) : base("anemone", new Disc(Point.Zero, 1.0))
    {
        _turn = dice.Between(0, Math.PI);
        int petals = dice.Whole(5, 6);
        var form = new PetalForm(petals == 5 ? 0.46 : 0.4, 0.66, 0.15, 0.7);
        _back = new(dice, petals, 1.0, 0.05, form, _turn);
        _front = new(dice, petals, 0.86, 0.05, form with { Width = form.Width * 1.02 }, _turn + Math.PI / petals);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        _back.Draw(pen, pen.Dress.Main, veins: 3);
        _front.Draw(pen, pen.Dress.Main, flame: 0.5, glow: 0.07, veins: 3);
        Centres.Stamens(pen, 0.24, 0.39, 26, _turn, threads: false);
        Centres.Seeded(pen, 0.21);
    }
}
