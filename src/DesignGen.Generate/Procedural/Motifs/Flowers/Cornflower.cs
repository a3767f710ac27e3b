using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A cornflower or pink from the side: a fan of toothed petals on a scaly cup and a thin stem.</summary>
public sealed class Cornflower : Motif
{
    private readonly double _bow;
    private readonly int _petals;

    /// <summary>A cornflower of its own form.</summary>
    public Cornflower(Dice dice) : base("cornflower", new Disc(new(0.64, 0), 0.34), new(new(0.58, 0.42), 0.33), new(new(0.58, -0.42), 0.33), new(new(0.05, 0), 0.17), new(new(-0.22, 0.2), 0.18), new(new(-0.05, -0.26), 0.18), new(new(-0.45, 0), 0.14), new(new(-0.75, 0), 0.14), new(new(-0.95, 0), 0.06))
    {
        _bow = 0.08 * dice.Sign();
        _petals = dice.Whole(5, 7);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        Point cup = new(0.2, 0);
        Point[] stem = Ribbon.BowPoints(new(-1, 0), cup, _bow, 6);
        foreach (int side in new[] { 1, -1 })
        {
            Loop leaf = new PetalForm(0.13, 0.5, 1, 1, Bend: 0.15 * side).Loop(12)
                .Map(Affine.Scale(0.5).Then(Affine.Rotate(side * 0.55)).Then(Affine.Translate(stem[side > 0 ? 2 : 3])));
            pen.Blade(leaf, 0.14);
        }
        pen.Lines(dress.Stem, [stem], 0.06, 0.045);
        int petals = Math.Clamp((int)(2.6 * 0.6 / (3 * pen.Hair + pen.Gap)), 3, _petals);
        foreach ((double reach, bool back) in new[] { (0.76, true), (0.62, false) })
        {
            int count = back ? petals : petals - 1;
            for (int i = 0; i < count; i++)
            {
                double turn = (i - (count - 1) / 2.0) * (back ? 2.1 : 1.7) / Math.Max(1, petals - 1);
                Loop petal = new PetalForm(0.2 * 6 / petals, 0.8, -0.6, 1.4, Ruffle: 0.06, Waves: 3).Loop(18)
                    .Map(Affine.Scale(reach).Then(Affine.Rotate(turn)).Then(Affine.Translate(cup)));
                pen.Part(back && dress.Deep != dress.Edge ? dress.Deep : dress.Main, petal, 0.2);
            }
        }
        pen.Blade(new PetalForm(0.36, 0.42, -0.3, 0.2).Loop(12).Map(Affine.Scale(0.36).Then(Affine.Translate(0.08, 0))), 0.24);
        if (pen.Holds(0.03, 0.06))
        {
            pen.Lines(dress.Vein, [Ribbon.BowPoints(new(0.24, -0.09), new(0.24, 0.09), 0.16, 3), Ribbon.BowPoints(new(0.34, -0.08), new(0.34, 0.08), 0.16, 3)], 0.028, 0.028);
        }
    }
}
