using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A flower head on a bowed stem with two leaves and a side bud: the small sprays of a ditsy.</summary>
public sealed class Spray : Motif
{
    private readonly Motif _head;
    private readonly double _bow;
    private readonly int _side;

    /// <summary>A spray with a head seen from the front.</summary>
    public Spray(Motif head, Dice dice)
        : this(head, dice.Between(0.08, 0.14), dice.Sign())
    {
    }

    private Spray(Motif head, double bow, int side)
        : base(head.Species + "-spray", new Disc(new(0.5, 0), 0.5), new(new(-0.1, side * 0.12), 0.17), new(new(-0.35, side * 0.42), 0.2), new(new(-0.45, -side * 0.1), 0.26), new(new(-0.82, 0), 0.12))
    {
        (_head, _bow, _side) = (head, bow, side);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Point[] stem = Ribbon.BowPoints(new(-1, 0), new(0.5, 0), _bow * _side, 6);
        foreach ((int at, int side, double size) in new[] { (1, -_side, 0.5), (2, _side, 0.42) })
        {
            Affine place = Affine.Scale(size, size * side).Then(Affine.Rotate(side * 0.62)).Then(Affine.Translate(stem[at]));
            pen.Blade(new PetalForm(0.21, 0.48, 0.9, 0.8, Bend: 0.12).Loop(12).Map(place), 0.19);
        }
        Point bud = new(-0.33, _side * 0.42);
        pen.Lines(pen.Dress.Stem, [stem, Ribbon.BowPoints(stem[1], bud, -0.12 * _side, 3)], 0.06, 0.05);
        double size2 = Math.Max(0.17, pen.Hair * 1.2);
        pen.Part(pen.Dress.Main, new PetalForm(0.42, 0.5, 0.5, 0).Loop(10).Map(Affine.Scale(size2 * 1.7).Then(Affine.Rotate(_side * 0.9)).Then(Affine.Translate(bud - Point.Polar(size2 * 0.5, _side * 0.9)))), size2);
        _head.Draw(pen.Within(Affine.Scale(0.5).Then(Affine.Translate(0.5, 0))));
    }
}
