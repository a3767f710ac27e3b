using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A daisy from the front: strap petals round a seeded dome.</summary>
public sealed class Daisy : Motif
{
    private readonly int _wanted;
    private readonly Dice _dice;
    private readonly double _turn;

    /// <summary>A daisy of its own form.</summary>
    public Daisy(Dice dice) : base("daisy", new Disc(Point.Zero, 1.0))
    {
        _turn = dice.Between(0, Math.PI);
        _wanted = dice.Whole(11, 15);
        _dice = dice.Fork("petals");
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        // As many petals as leave an open gap between their feet.
        int petals = Math.Clamp((int)(2 * Math.PI * 0.7 / (pen.Hair * 3 + pen.Gap)), 6, _wanted);
        var form = new PetalForm(0.78 * Math.PI * 0.8 / petals, 0.66, -0.2, 0.9, Notch: petals < 13 ? 0.03 : 0);
        new PetalRing(_dice.Fork("ring"), petals, 1.0, 0.15, form, _turn, 0.8).Draw(pen, pen.Dress.Main, 12, flame: 0.55);
        Centres.Seeded(pen, 0.3);
    }
}
