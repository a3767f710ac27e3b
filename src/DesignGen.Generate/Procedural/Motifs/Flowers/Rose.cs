using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A garden rose from the front: broad cupped petals folding into a coiled heart.</summary>
public sealed class Rose : Motif
{
    private readonly (PetalRing Ring, double Reach)[] _rings;
    private readonly double _turn;

    /// <summary>A rose of its own form.</summary>
    public Rose(Dice dice) : base("rose", new Disc(Point.Zero, 0.98))
    {
        _turn = dice.Between(0, 2 * Math.PI);
        (int Count, double Reach)[] plan = [(5, 0.96), (5, 0.77), (4, 0.58), (3, 0.41)];
        _rings = new (PetalRing, double)[plan.Length];
        for (int i = 0; i < plan.Length; i++)
        {
            var form = new PetalForm(0.6 + 0.06 * i, 0.7, -0.15, 0.25, Ruffle: 0.012, Waves: 3, Bend: 0.1);
            _rings[i] = (new(dice, plan[i].Count, plan[i].Reach, 0.0, form, _turn + i * 0.68, 1.1), plan[i].Reach);
        }
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        for (int i = 0; i < _rings.Length; i++)
        {
            // A shadow under each inner ring makes the cup.
            if (i > 0 && dress.Deep != dress.Main && pen.Holds(0.08, 0.2))
                pen.Fill(dress.Deep, Loop.Circle(Point.Polar(0.05, _turn), _rings[i].Reach * 1.02, 10));
            _rings[i].Ring.Draw(pen, dress.Main, 18, glow: 0.13, flame: dress.Glow == dress.Main ? 0.8 : 0);
        }
        // The heart: a coil of two turns.
        pen.Part(dress.Deep, Loop.Circle(Point.Zero, 0.25, 10), 0.5);
        double line = pen.Line(0.04), turns = 0.17 / (line + Math.Max(pen.Gap, 0.04));
        if (turns < 0.7)
            return;
        turns = Math.Min(turns, 2.2);
        var coil = new Point[(int)(turns * 8) + 2];
        for (int i = 0; i < coil.Length; i++)
            coil[i] = Point.Polar(0.03 + 0.15 * i / (coil.Length - 1), _turn + i * (2 * Math.PI * turns / (coil.Length - 1)));
        pen.Lines(dress.Glow, [coil], 0.03, 0.05);
    }
}
