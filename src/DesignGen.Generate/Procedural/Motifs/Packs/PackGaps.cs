using System.Collections.Concurrent;
using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Motifs.Conversational;

namespace DesignGen.Generate.Procedural.Motifs.Packs;

/// <summary>What lies between the parts of a pack's silhouette: slits of bare ground that the press would not keep open are filled.</summary>
/// <remarks>
/// The silhouette at a size is closed by half the narrowest gap; each slit that closes takes the tone of the part along which most of it lies, and is drawn below all parts.
/// Wider gaps stay as they were drawn. Worked out once for each step of size. Safe for several threads.
/// </remarks>
internal sealed class PackGaps
{
    // Steps of size, as factors, and the overlap of a slit with its neighbours in units of a region.
    private const double Ladder = 1.2, Overlap = 0.06;

    // Slits that cover less than this, in squares of the gap, are the press's own business.
    private const double LeastSlit = 0.05;

    private readonly ImmutableArray<CharmPart> _bodies;
    private readonly ConcurrentDictionary<(int Line, int Gap), ImmutableDictionary<CharmTone, Outline>> _filled = new();

    private PackGaps(ImmutableArray<CharmPart> bodies) => _bodies = bodies;

    /// <summary>The parts with what fills their slits, which come first.</summary>
    public static ImmutableArray<CharmPart> Closed(IReadOnlyList<CharmPart> parts)
    {
        var gaps = new PackGaps([.. parts.Where(p => p.Body is not null)]);
        return [.. gaps._bodies.Select(b => b.Tone).Distinct().Select(tone => new CharmPart(tone, null, pen => gaps.Filled(pen).GetValueOrDefault(tone))), .. parts];
    }

    private ImmutableDictionary<CharmTone, Outline> Filled(MotifPen pen)
    {
        // The wider step, so that no gap that is left is too narrow.
        (int line, int gap) = (Step(pen.Hair), Step(pen.Gap));
        return _filled.GetOrAdd((line, gap), _ =>
        {
            double width = PackPart.Measure(Math.Pow(Ladder, gap));
            (CharmTone Tone, Region Own)[] bodies = [.. _bodies.Select(b => (b.Tone, Shape: b.Shape(pen))).Where(b => b.Shape is not null).Select(b => (b.Tone, PackPart.Regioned(b.Shape!, FillRule.NonZero)))];
            var all = Region.Union([.. bodies.Select(b => b.Own)]);
            var filled = new Dictionary<CharmTone, Region>();
            foreach (Region slit in all.Close(width / 2).Subtract(all).Without(0, LeastSlit * width * width).Pieces())
            {
                Region wider = slit.Grow(Overlap);
                CharmTone tone = bodies.MaxBy(b => b.Own.Intersect(wider).AreaMm2).Tone;
                filled[tone] = filled.TryGetValue(tone, out Region? others) ? others.Union(wider) : wider;
            }
            return filled.ToImmutableDictionary(f => f.Key, f => PackPart.Outlined(f.Value));
        });
    }

    private static int Step(double units) => (int)Math.Ceiling(Math.Log(Math.Max(units, 1e-3)) / Math.Log(Ladder));
}
