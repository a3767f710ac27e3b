using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>An anemone from the front: two rings of round petals that are pale round the middle, a feathery ruff and a large dark button.</summary>
public sealed class Anemone : Motif
{
    private readonly PetalRing _back, _front;
    private readonly double _turn, _ring, _button;
    private readonly int _threads;

    /// <summary>An anemone of its own form.</summary>
    public Anemone(Dice dice) : base("anemone", new Disc(Point.Zero, 1.0))
    {
        _turn = dice.Between(0, Math.PI);
        int petals = dice.Whole(5, 7);
        var form = new PetalForm(2.3 / petals, dice.Between(0.62, 0.7), dice.Between(0.05, 0.25), 0.7);
        _back = new(dice, petals, 1.0, 0.05, form, _turn, 0.9);
        _front = new(dice, petals, dice.Between(0.8, 0.9), 0.05, form with { Width = form.Width * 1.02 }, _turn + Math.PI / petals, 0.9);
        (_ring, _button, _threads) = (dice.Between(0.5, 0.58), dice.Between(0.24, 0.3), dice.Whole(24, 34));
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        _back.Draw(pen, dress.Main, veins: 3);
        _front.Draw(pen, dress.Main, glow: 0.07, veins: 3);
        bool pale = dress.Glow != dress.Main;
        if (pale)
            pen.Fill(dress.Glow, Loop.Circle(Point.Zero, _ring, 12));
        Centres.Stamens(pen, _button + 0.04, _button + 0.19, _threads, _turn);
        if (pale)
            pen.Fill(dress.Glow, Loop.Circle(Point.Zero, _button + pen.Line(dress.Glow, 0.045), 12));
        pen.Fill(dress.Ink, Loop.Circle(Point.Zero, _button, 12));
    }
}
