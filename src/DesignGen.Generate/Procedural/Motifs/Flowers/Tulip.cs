using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A tulip from the side, on a bowed stem with two leaves.</summary>
public sealed class Tulip : Motif
{
    private readonly double _bow, _wide, _open, _tall, _left, _right;

    /// <summary>A tulip of its own form.</summary>
    public Tulip(Dice dice) : base("tulip", new Disc(new(0.62, 0), 0.36), new(new(0.15, 0), 0.1), new(new(-0.35, 0.14), 0.2), new(new(-0.08, 0.34), 0.12), new(new(-0.4, -0.12), 0.18), new(new(-0.2, -0.26), 0.12), new(new(-0.75, 0), 0.17))
    {
        _bow = dice.Between(0.03, 0.09) * dice.Sign();
        (_wide, _open, _tall) = (dice.Between(0.31, 0.38), dice.Between(0.06, 0.22), dice.Between(0.86, 1));
        (_left, _right) = (dice.Between(0.8, 1), dice.Between(0.62, 0.84));
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        Point foot = new(-1, 0), head = new(0.32, 0);
        foreach (int side in new[] { 1, -1 })
        {
            Loop leaf = new PetalForm(0.13, 0.45, 1.1, 0.8, Bend: 0.25 * side).Loop(14)
                .Map(Affine.Scale(side > 0 ? _left : _right).Then(Affine.Rotate(side * 0.2)).Then(Affine.Translate(-0.9, 0)));
            pen.Blade(leaf, 0.22);
        }
        pen.Lines(dress.Stem, [Ribbon.BowPoints(foot, head, _bow, 5)], 0.07, 0.05);
        var cup = new PetalForm(_wide, 0.42, 0.7, -0.1);
        Affine at = Affine.Scale(0.7).Then(Affine.Translate(0.29, 0));
        MotifPen p = pen.Within(at);
        foreach (int side in new[] { 1, -1 })
        {
            Loop outer = (cup with { Width = _wide - 0.06, Bend = 0.3 * side }).Loop(14).Map(Affine.Rotate(side * _open));
            p.Part(dress.Deep == dress.Edge ? dress.Main : dress.Deep, outer, 0.6);
        }
        // The front petal hides where the side ones meet.
        p.Part(dress.Main, cup.Loop(16).Map(Affine.Scale(0.96 * _tall, 1)), 0.7);
        if (dress.Glow != dress.Main && p.Holds(0.08, 0.15))
            p.Fill(dress.Glow, new PetalForm(0.1, 0.5, 1, 1).Loop(10).Map(Affine.Scale(0.6).Then(Affine.Translate(0.22, 0))));
    }
}
