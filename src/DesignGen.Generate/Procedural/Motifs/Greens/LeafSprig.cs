using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Greens;

/// <summary>A bowed twig with leaflets on both sides.</summary>
public sealed class LeafSprig : Motif
{
    private readonly PetalForm _leaflet;
    private readonly double _bow, _reach, _angle, _stagger;
    private readonly int _pairs;
    private readonly bool _swelling;

    private LeafSprig(string species, PetalForm leaflet, int pairs, double reach, double angle, double stagger, bool swelling, double bow)
        : base(species, Cover(bow, reach * Math.Sin(angle) + reach * leaflet.Width * 0.5, swelling))
    {
        (_leaflet, _pairs, _reach, _angle, _stagger, _swelling, _bow) = (leaflet, pairs, reach, angle, stagger, swelling, bow);
    }

    /// <summary>Round leaflets in pairs.</summary>
    public static LeafSprig Eucalyptus(Dice dice) =>
        new("eucalyptus", new(0.42, 0.55, 0.3, 0.2), dice.Whole(4, 5), 0.42, dice.Between(0.85, 1.05), 0, false, dice.Sign() * dice.Between(0.05, 0.11));

    /// <summary>Slender leaflets, left and right in turn.</summary>
    public static LeafSprig Olive(Dice dice) =>
        new("olive", new(0.2, 0.45, 0.9, 0.7, Bend: 0.1), dice.Whole(4, 5), 0.5, dice.Between(0.6, 0.75), 0.5, false, dice.Sign() * dice.Between(0.06, 0.12));

    /// <summary>Many narrow leaflets, longest in the middle.</summary>
    public static LeafSprig Fern(Dice dice) =>
        new("fern", new(0.14, 0.5, 0.7, 0.5, Bend: 0.14), dice.Whole(7, 9), 0.46, dice.Between(0.85, 1.0), 0.25, true, dice.Sign() * dice.Between(0.08, 0.14));

    /// <summary>Small pointed leaflets close together, as of mimosa or boxwood.</summary>
    public static LeafSprig Boxwood(Dice dice) =>
        new("boxwood", new(0.34, 0.48, 0.6, 0.5), dice.Whole(5, 6), 0.3, dice.Between(0.75, 0.9), 0.5, false, dice.Sign() * dice.Between(0.07, 0.14));

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        double across = 2 * _leaflet.Width * _reach;
        // Leaflets stand apart by a printable gap; where there is no room for all, there are fewer.
        int pairs = Math.Clamp((int)(1.6 / (across * 0.95 / Math.Max(0.3, Math.Sin(_angle) * 1.05) + pen.Gap)), 2, _pairs);
        double fit = Math.Min(1.35, Math.Max(1, 0.85 * _pairs / pairs));
        bool ribbed = dress.Vein != dress.Leaf && across > 5 * pen.Line(dress.Vein, 0.03);
        for (int i = 0; i < pairs; i++)
        {
            foreach (int side in new[] { 1, -1 })
            {
                double t = 0.14 + 0.74 * (i + (side > 0 ? _stagger : 0)) / pairs;
                double size = _reach * fit * (_swelling ? 0.45 + 0.55 * Math.Sin(Math.PI * (0.12 + 0.8 * t)) : 1.05 - 0.42 * t);
                Leaflet(pen, t, side * (_angle - 0.25 * t), size, side, ribbed);
            }
        }
        Leaflet(pen, 0.93, 0, _reach * fit * (_swelling ? 0.5 : 0.72), 1, ribbed);
        // The stem comes last, so that a rim round a leaflet never cuts it.
        pen.Lines(dress.Stem, [[.. Enumerable.Range(0, 7).Select(i => Spine(i / 6.0 * 0.96))]], 0.055, 0.035);
    }

    private void Leaflet(MotifPen pen, double t, double turn, double size, int side, bool ribbed)
    {
        Point along = Spine(Math.Min(1, t + 0.02)) - Spine(t - 0.02);
        Affine place = Affine.Scale(size, size * side).Then(Affine.Rotate(along.Direction + turn)).Then(Affine.Translate(Spine(t)));
        pen.Blade(_leaflet.Loop(size * pen.Unit < 6 ? 8 : 12).Map(place), 2 * _leaflet.Width * size);
        if (ribbed)
            pen.Lines(pen.Dress.Vein, [[place.Apply(new Point(0.1, 0)), place.Apply(new Point(0.45, _leaflet.Bend * 0.2)), place.Apply(new Point(0.78, _leaflet.Bend * 0.6))]], 0.03, 0.02);
    }

    private Point Spine(double t) => SpineOf(_bow, t);

    private static Point SpineOf(double bow, double t) => new(-1 + 1.72 * t, 4 * bow * t * (1 - t));

    private static ImmutableArray<Disc> Cover(double bow, double half, bool swelling) =>
    [
        .. Enumerable.Range(0, 6).Select(i =>
        {
            double t = 0.08 + i / 5.0;
            double size = swelling ? 0.45 + 0.55 * Math.Sin(Math.PI * (0.12 + 0.8 * Math.Min(1, t))) : 1 - 0.3 * t;
            return new Disc(SpineOf(bow, t) + new Point(t > 1 ? 0.02 : 0.05, 0), half * (i == 0 ? 1 : size) * (t > 1 ? 0.6 : 1));
        }),
    ];
}
