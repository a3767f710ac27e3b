using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A poppy from the front: few broad crinkled petals, dark blotches, a green capped seed head in a wreath of stamens, and a hairy bud that looks out behind.</summary>
public sealed class Poppy : Motif
{
    private readonly PetalRing _back, _front;
    private readonly double _turn, _bud, _pod;
    private readonly int _rays;

    /// <summary>A poppy of its own form.</summary>
    public Poppy(Dice dice) : base("poppy", new Disc(Point.Zero, 1.01))
    {
        _turn = dice.Between(0, Math.PI);
        int petals = dice.Whole(2, 3);
        var form = new PetalForm(0.66, 0.68, -0.1, 0.35, Ruffle: 0.03, Waves: 5);
        _back = new(dice, petals, 0.9, 0.02, form, _turn, 0.8);
        _front = new(dice, petals, 0.82, 0.02, form with { Width = 0.62 }, _turn + Math.PI / petals, 0.8);
        // Between two petals, where the crown is narrowest.
        _bud = _turn + (dice.Whole(0, 2 * petals - 1) + 0.5) * Math.PI / petals;
        (_pod, _rays) = (dice.Between(0.19, 0.24), dice.Whole(6, 9));
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        Bud(pen);
        _back.Draw(pen, dress.Main, 26, glow: 0.09, veins: 7);
        _front.Draw(pen, dress.Main, 26, glow: 0.09, flame: 0.52, veins: 7);
        Centres.Stamens(pen, _pod, 0.4, 30, _turn);
        PaletteRole pod = pen.Differ(dress.Leaf, dress.Main) && pen.Differ(dress.Leaf, dress.Deep) ? dress.Leaf : dress.Eye;
        pen.Part(pod, Loop.Circle(Point.Zero, _pod, 10), 2 * _pod);
        if (pen.Holds(0.03, 0.06))
            pen.Lines(pod == dress.Leaf ? dress.Vein : dress.Pollen, Enumerable.Range(0, _rays).Select(i => new[] { Point.Polar(0.02, i * 2 * Math.PI / _rays), Point.Polar(_pod * 0.78, i * 2 * Math.PI / _rays) }), 0.03, 0.03);
    }

    // A bud on its stem, nodding from behind the crown; hairs where they print.
    private void Bud(MotifPen pen)
    {
        Point neck = Point.Polar(0.7, _bud), tip = Point.Polar(0.99, _bud);
        pen.Lines(pen.Dress.Stem, [[Point.Zero, neck]], 0.06, 0.05);
        if (pen.Holds(0.03, 0.05))
        {
            pen.Lines(pen.Dress.Stem, Enumerable.Range(0, 5).SelectMany(i => new[] { 1, -1 }.Select(side =>
            {
                Point foot = Point.Lerp(neck, tip, 0.1 + 0.2 * i) + Point.Polar(0.09, _bud + side * Math.PI / 2);
                return new[] { foot, foot + Point.Polar(0.09, _bud + side * 1.1) };
            })), 0.03, 0.02);
        }
        pen.Blade(new PetalForm(0.44, 0.5, 0.1, 0).Loop(12).Map(Affine.Scale(0.36).Then(Affine.Rotate(_bud)).Then(Affine.Translate(neck - Point.Polar(0.05, _bud)))), 0.28);
        if (pen.Holds(0.05, 0.08))
            pen.Lines(pen.Dress.Main, [[neck, tip]], 0.05, 0.04);
    }
}
