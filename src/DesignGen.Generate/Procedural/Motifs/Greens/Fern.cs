using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Greens;

/// <summary>A frond of fern with many narrow leaflets, longest in its lower half, and beside its foot a young one still coiled.</summary>
public sealed class Fern : Motif
{
    private readonly double _bow, _half, _lean;
    private readonly int _pairs, _side;

    /// <summary>A fern of its own form.</summary>
    public Fern(Dice dice) : this(dice.Sign() * dice.Between(0.05, 0.13), dice.Between(0.42, 0.54), dice.Between(0.95, 1.15), dice.Whole(12, 15), dice.Sign())
    {
    }

    private Fern(double bow, double half, double lean, int pairs, int side) : base("fern", Cover(bow, half, side)) => (_bow, _half, _lean, _pairs, _side) = (bow, half, lean, pairs, side);

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        double first = 0.26, run = 0.7, pitch = run * 1.94 / _pairs, wide = pitch * 0.3;
        // Leaflets stand apart by a printable gap; small fronds have fewer and broader ones.
        int pairs = Math.Clamp((int)(run * 1.94 / (Math.Max(2 * wide, pen.Hair * 1.6) + pen.Gap) / 1.06), 4, _pairs);
        wide *= (double)_pairs / pairs;
        pen.Lines(dress.Stem, [Young(pen)], 0.075, 0.055);
        for (int i = 0; i < pairs; i++)
        {
            double t = first + run * i / pairs, size = Reach(_half, t);
            foreach (int side in new[] { 1, -1 })
            {
                double turn = (Spine(_bow, t + 0.02) - Spine(_bow, t - 0.02)).Direction + side * (_lean - 0.35 * t);
                Affine place = Affine.Scale(size, size * side).Then(Affine.Rotate(turn)).Then(Affine.Translate(Spine(_bow, t)));
                pen.Blade(new PetalForm(Math.Min(0.3, wide / size), 0.36, 0.9, 0.2, Bend: 0.16).Loop(size * pen.Unit < 6 ? 8 : 12).Map(place), 2 * wide);
            }
        }
        pen.Blade(new PetalForm(0.26, 0.4, 0.9, 0.3).Loop(10).Map(Affine.Scale(0.16).Then(Affine.Rotate((Spine(_bow, 0.97) - Spine(_bow, 0.93)).Direction)).Then(Affine.Translate(Spine(_bow, 0.93)))), 0.08);
        pen.Lines(dress.Stem, [[.. Enumerable.Range(0, 8).Select(i => Spine(_bow, i / 7.0 * 0.97))]], 0.06, 0.03);
    }

    // A stalk that ends in a coil, of as many turns as the press keeps open.
    private Point[] Young(MotifPen pen)
    {
        double line = pen.Line(0.07), step = line + Math.Max(pen.Gap, 0.05), radius = 0.17, turns = Math.Clamp((radius - line * 0.5) / step, 0.75, 1.6);
        Point middle = new(-0.5, _side * 0.5);
        int points = (int)(turns * 9) + 2;
        return
        [
            new(-1, 0), new(-0.86, _side * 0.2), new(-0.68, _side * 0.31),
            .. Enumerable.Range(0, points).Select(i => middle + Point.Polar(Math.Max(radius - step * turns * i / (points - 1), line * 0.2), _side * (-1.5 + 2 * Math.PI * turns * i / (points - 1)))),
        ];
    }

    // How far a leaflet reaches: short near the foot, longest at two fifths, then ever shorter.
    private static double Reach(double half, double t) => half * (t < 0.42 ? 0.72 + 0.28 * Math.Sin((t - 0.2) / 0.22 * Math.PI / 2) : Math.Pow((1.06 - t) / 0.64, 0.85));

    private static Point Spine(double bow, double t) => new(-1 + 1.94 * t, 4 * bow * t * (1 - t));

    private static ImmutableArray<Disc> Cover(double bow, double half, int side) =>
        [new(Spine(bow, 0.04), 0.06), new(Spine(bow, 0.14), 0.08), .. Enumerable.Range(0, 7).Select(i => 0.3 + 0.105 * i).Select(t => new Disc(Spine(bow, t) + new Point(0.1, 0), Math.Max(0.08, Reach(half, t) * 0.88))), new(new(-0.8, side * 0.2), 0.12), new(new(-0.5, side * 0.5), 0.22)];
}
