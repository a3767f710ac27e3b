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
    private readonly LeafSprig? _branch;
    private readonly (double T, int Side, double Size)[] _branches;

    private LeafSprig(string species, PetalForm leaflet, int pairs, double reach, double angle, double stagger, double bow, LeafSprig? branch, (double T, int Side, double Size)[] branches)
        : base(species, [.. Cover(bow, reach * Math.Sin(angle) + reach * leaflet.Width * 0.5), .. branches.SelectMany(b => branch!.Footprint.Select(d => d.Map(Forked(bow, b))))])
    {
        (_leaflet, _pairs, _reach, _angle, _stagger, _bow) = (leaflet, pairs, reach, angle, stagger, bow);
        (_branch, _branches) = (branch, branches);
    }

    /// <summary>Round leaflets in pairs.</summary>
    public static LeafSprig Eucalyptus(Dice dice) =>
        new("eucalyptus", new(dice.Between(0.38, 0.46), 0.55, 0.3, 0.2), dice.Whole(4, 6), dice.Between(0.38, 0.43), dice.Between(0.8, 1.08), 0, dice.Sign() * dice.Between(0.04, 0.12), null, []);

    /// <summary>Slender leaflets, left and right in turn.</summary>
    public static LeafSprig Olive(Dice dice) =>
        new("olive", new(dice.Between(0.17, 0.22), 0.45, 0.9, 0.7, Bend: 0.1), dice.Whole(4, 6), dice.Between(0.44, 0.52), dice.Between(0.56, 0.78), 0.5, dice.Sign() * dice.Between(0.05, 0.13), null, []);

    /// <summary>Small round leaflets in close pairs on a twig that branches.</summary>
    public static LeafSprig Boxwood(Dice dice)
    {
        PetalForm leaflet = new(dice.Between(0.36, 0.42), 0.56, 0.1, 0.3);
        double angle = dice.Between(0.85, 1.0), low = dice.Between(0.1, 0.16), high = dice.Between(0.32, 0.4);
        int side = dice.Sign();
        LeafSprig branch = new("boxwood", leaflet, 3, 0.5, angle, 0, 0.06 * side, null, []);
        return new("boxwood", leaflet, dice.Whole(6, 7), 0.22, angle, 0, dice.Sign() * dice.Between(0.03, 0.09), branch, [(low, side, dice.Between(0.5, 0.58)), (high, -side, dice.Between(0.42, 0.5))]);
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        Dress dress = pen.Dress;
        double across = 2 * _leaflet.Width * _reach;
        // Leaflets stand apart by a printable gap; where there is no room for all, there are fewer.
        int pairs = Math.Clamp((int)(1.6 / (across * 0.95 / Math.Max(0.3, Math.Sin(_angle) * 1.05) + pen.Gap)), 2, _pairs);
        double fit = Math.Min(1.35, Math.Max(1, 0.85 * _pairs / pairs));
        foreach ((double T, int Side, double Size) fork in _branches)
            _branch!.Draw(pen.Within(Forked(_bow, fork)));
        bool ribbed = dress.Vein != dress.Leaf && across > 5 * pen.Line(dress.Vein, 0.03);
        for (int i = 0; i < pairs; i++)
        {
            foreach (int side in new[] { 1, -1 })
            {
                double t = 0.14 + 0.74 * (i + (side > 0 ? _stagger : 0)) / pairs;
                double size = _reach * fit * (1.05 - 0.42 * t);
                Leaflet(pen, t, side * (_angle - 0.25 * t), size, side, ribbed);
            }
        }
        Leaflet(pen, 0.93, 0, _reach * fit * 0.72, 1, ribbed);
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

    // A side twig stands on the main one by its foot.
    private static Affine Forked(double bow, (double T, int Side, double Size) fork) =>
        Affine.Translate(1, 0).Then(Affine.Scale(fork.Size, fork.Size * fork.Side)).Then(Affine.Rotate(fork.Side * 0.62)).Then(Affine.Translate(SpineOf(bow, fork.T)));

    private static ImmutableArray<Disc> Cover(double bow, double half) =>
    [
        .. Enumerable.Range(0, 6).Select(i =>
        {
            double t = 0.08 + i / 5.0;
            return new Disc(SpineOf(bow, t) + new Point(t > 1 ? 0.02 : 0.05, 0), half * (i == 0 ? 1 : 1 - 0.3 * t) * (t > 1 ? 0.6 : 1));
        }),
    ];
}
