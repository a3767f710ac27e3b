using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A cosmos from the front: eight open petals with toothed tips and a seeded disc.</summary>
public sealed class Cosmos : Motif
{
    private readonly PetalRing _petals;

    /// <summary>A cosmos of its own form.</summary>
    public Cosmos(Dice dice) : base("cosmos", new Disc(Point.Zero, 1.0))
    {
        _petals = new(dice, 8, 1.0, 0.06, new(0.3, 0.74, -0.45, 1.1, Ruffle: 0.035, Waves: 3), dice.Between(0, Math.PI));
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        _petals.Draw(pen, pen.Dress.Main, 20, glow: 0.08, flame: 0.5, veins: 3);
        Centres.Seeded(pen, 0.22);
    }
}
