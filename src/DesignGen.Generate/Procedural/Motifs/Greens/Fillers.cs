using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Flowers;

namespace DesignGen.Generate.Procedural.Motifs.Greens;

/// <summary>A tiny flower for narrow places: five round petals and an eye.</summary>
public sealed class TinyFlower : Motif
{
    private readonly double _turn;

    /// <summary>A tiny flower.</summary>
    public TinyFlower(Dice dice) : base("tiny-flower", new Disc(Point.Zero, 0.95)) => _turn = dice.Between(0, Math.PI);

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        pen.Fill(pen.Dress.Main, new Outline([.. Enumerable.Range(0, 5).SelectMany(i =>
            new PetalForm(0.47, 0.62, -0.1, 0.5).Loop(8).Map(Affine.Rotate(_turn + i * 2 * Math.PI / 5)).Outline.Contours)]));
        if (0.54 >= pen.Hair)
            pen.Fill(pen.Dress.Eye, Outline.Circle(Point.Zero, 0.27));
    }
}

/// <summary>Three dots of falling size, close together: a filler that belongs somewhere instead of floating.</summary>
public sealed class SeedTrio : Motif
{
    private static readonly Disc[] Seeds = [new(new(-0.42, 0.12), 0.4), new(new(0.42, -0.3), 0.33), new(new(0.38, 0.5), 0.27)];

    /// <summary>Three seeds; they always lie the same way about their middle.</summary>
    public SeedTrio() : base("seeds", new Disc(new(-0.42, 0.12), 0.42), new Disc(new(0.42, -0.3), 0.35), new Disc(new(0.38, 0.5), 0.29))
    {
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen) =>
        pen.Fill(pen.Dress.Main, new Outline([.. Seeds.SelectMany(s => Outline.Circle(s.Centre, s.Radius).Contours)]));
}

/// <summary>A single bud on a short bowed stem, with a leaf.</summary>
public sealed class BudStem : Motif
{
    private static readonly PetalForm SideLeaf = new(0.21, 0.5, 0.9, 0.8, Bend: 0.12);
    private readonly double _bow;

    /// <summary>A bud of its own form.</summary>
    public BudStem(Dice dice) : base("bud",
        [new(new(0.6, 0), 0.38), new(new(0.2, 0), 0.24), new(new(-0.2, 0), 0.12), new(new(-0.9, 0), 0.1), .. SideLeaf.Cover(LeafPlace(1)), .. SideLeaf.Cover(LeafPlace(-1))]) =>
        _bow = 0.1 * dice.Sign();

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        foreach (int side in new[] { 1, -1 })
            pen.Blade(SideLeaf.Loop(12).Map(LeafPlace(side)), 0.25);
        pen.Lines(dress.Stem, [Ribbon.BowPoints(new(-1, 0), new(0.3, 0), _bow, 4)], 0.09, 0.07);
        MotifPen head = pen.Within(Affine.Scale(0.78).Then(Affine.Translate(0.2, 0)));
        head.Part(dress.Main, new PetalForm(0.4, 0.5, 0.55, 0).Loop(14), 0.8);
        if (dress.Deep != dress.Main && head.Holds(0.2, 0.14))
            head.Fill(dress.Deep, new PetalForm(0.17, 0.5, 1, 0.4, Bend: 0.12).Loop(10).Map(Affine.Scale(0.9, 1).Then(Affine.Translate(0.06, 0.08))));
        head.Blade(new PetalForm(0.6, 0.35, 0.1, 0, Notch: 0.3).Loop(16).Map(Affine.Scale(0.48).Then(Affine.Translate(-0.08, 0))), 0.5);
    }

    private static Affine LeafPlace(int side) =>
        Affine.Scale(0.72 - 0.12 * side).Then(Affine.Scale(1, side)).Then(Affine.Rotate(side * 0.5)).Then(Affine.Translate(-0.8 + 0.1 * side, 0));
}

/// <summary>Two or three small leaves from one foot.</summary>
public sealed class LeafTuft : Motif
{
    private readonly (PetalForm Form, Affine Place)[] _leaves;

    /// <summary>A tuft of its own form.</summary>
    public LeafTuft(Dice dice) : this(Fan(dice.Whole(2, 3)))
    {
    }

    private LeafTuft((PetalForm Form, Affine Place)[] leaves) : base("leaf-tuft", [new(new(-0.9, 0), 0.1), .. leaves.SelectMany(l => l.Form.Cover(l.Place))]) => _leaves = leaves;

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        foreach ((PetalForm form, Affine place) in _leaves)
        {
            pen.Blade(form.Loop(12).Map(place), 0.5);
            if (pen.Dress.Vein != pen.Dress.Leaf && 0.5 > 5 * pen.Line(pen.Dress.Vein, 0.06))
                pen.Lines(pen.Dress.Vein, [[.. new[] { 0.12, 0.5, 0.8 }.Select(x => place.Apply(new Point(x, form.Bend * x * x)))]], 0.06, 0.04);
        }
    }

    private static (PetalForm Form, Affine Place)[] Fan(int leaves) =>
    [
        .. Enumerable.Range(0, leaves).Select(i =>
        {
            double turn = (i - (leaves - 1) / 2.0) * (leaves == 2 ? 0.7 : 0.55);
            return (new PetalForm(leaves == 2 ? 0.2 : 0.15, 0.55, 0.8, 0.8, Bend: 0.15 * turn),
                Affine.Scale(1.85 - 0.55 * Math.Abs(turn)).Then(Affine.Rotate(turn)).Then(Affine.Translate(-0.98, 0)));
        }),
    ];
}
