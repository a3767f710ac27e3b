using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A full peony from the front: ruffled petals with lobed tips in many rings, gold stamens in the heart.</summary>
public sealed class Peony : Motif
{
    private readonly PetalRing[] _rings;
    private readonly double _turn;

    /// <summary>A peony of its own form.</summary>
    public Peony(Dice dice) : base("peony", new Disc(Point.Zero, 0.99))
    {
        _turn = dice.Between(0, Math.PI);
        (int Count, double Reach, double Width)[] plan = [(7, 0.96, 0.5), (7, 0.79, 0.5), (6, 0.61, 0.52), (5, 0.43, 0.55)];
        _rings = new PetalRing[plan.Length];
        for (int i = 0; i < plan.Length; i++)
            _rings[i] = new(dice, plan[i].Count, plan[i].Reach, 0.02, new(plan[i].Width, 0.72, -0.25, 0.6, Notch: 0.05, Ruffle: 0.035, Waves: 4), _turn + i * 2.1, 1.2);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        for (int i = 0; i < _rings.Length; i++)
            _rings[i].Draw(pen, pen.Dress.Main, 24, glow: i == 0 ? 0.07 : 0.1, flame: i < 3 ? 0.78 : 0.6);
        pen.Fill(pen.Dress.Deep, Loop.Circle(Point.Zero, 0.15));
        Centres.Stamens(pen, 0.06, 0.19, 14, _turn, threads: false);
        pen.Dots(pen.Dress.Eye, Enumerable.Range(0, 7).Select(i => i == 0 ? Point.Zero : Point.Polar(0.085, i * Math.PI / 3)), 0.042);
    }
}
