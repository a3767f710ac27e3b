using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A flower with leaves, buds and twigs tucked behind it: one composed group.</summary>
public sealed class Nosegay : Motif
{
    private readonly Motif _flower;
    private readonly ImmutableArray<(Motif Motif, Affine Place, Dress? Dress)> _behind;

    /// <summary>A group.</summary>
    /// <param name="flower">The flower in front, seen from the front.</param>
    /// <param name="behind">What looks out behind it: motif, place in the flower's units, own dress or null for the flower's; drawn in this order.</param>
    public Nosegay(Motif flower, ImmutableArray<(Motif Motif, Affine Place, Dress? Dress)> behind)
        : base(flower.Species, [.. flower.Footprint, .. behind.SelectMany(b => b.Motif.Footprint.Select(d => d.Map(b.Place))).Where(d => d.Centre.Length + d.Radius > 0.95)])
    {
        (_flower, _behind) = (flower, behind);
    }

    /// <summary>The place of a growing motif behind a flower: its foot hidden under the petals, pointing outwards.</summary>
    /// <param name="turn">Direction, radians.</param>
    /// <param name="start">Distance of the foot from the flower's centre.</param>
    /// <param name="size">Half its length, in the flower's units.</param>
    /// <param name="lean">How far it turns away from straight outwards, radians.</param>
    public static Affine Behind(double turn, double start, double size, double lean = 0) =>
        Affine.Translate(1, 0).Then(Affine.Scale(size)).Then(Affine.Rotate(turn + lean)).Then(Affine.Translate(Point.Polar(start, turn)));

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        foreach ((Motif motif, Affine place, Dress? dress) in _behind)
            motif.Draw(pen.Within(place, dress));
        _flower.Draw(pen);
    }
}
