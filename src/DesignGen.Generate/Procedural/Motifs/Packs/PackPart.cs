using System.Collections.Concurrent;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Motifs.Conversational;

namespace DesignGen.Generate.Procedural.Motifs.Packs;

/// <summary>One part of a pack's drawing, as the press can hold it at any size.</summary>
/// <remarks>Drawn far below its own size, a part loses what is finer than the press's line, or gains if it is part of the silhouette; worked out once for each step of fineness. Safe for several threads.</remarks>
internal sealed class PackPart
{
    // Drawings are ±1; regions count in ten-thousandths of a millimetre, so they are made as large as a hand.
    private const double Large = 50, Chord = 0.02;

    // Steps of fineness, as factors.
    private const double Ladder = 1.2;

    // A part that opening leaves so whole is drawn with its own curves; one of which less is left, is too fine as a whole.
    private const double Whole = 0.97, Left = 0.4;

    private readonly Outline _shape;
    private readonly Lazy<Region> _region;
    private readonly bool _isBody;
    private readonly ConcurrentDictionary<int, Outline?> _held = new();

    /// <summary>A part.</summary>
    /// <param name="shape">Its outline in units of ±1, to fill by the non-zero rule.</param>
    /// <param name="isBody">Whether it makes up the silhouette, so that it may not vanish.</param>
    public PackPart(Outline shape, bool isBody)
    {
        (_shape, _isBody) = (shape, isBody);
        _region = new(() => Regioned(shape, FillRule.NonZero));
    }

    /// <summary>An outline of ±1 as a region.</summary>
    public static Region Regioned(Outline shape, FillRule rule) => Region.From(shape.Transform(Affine.Scale(Large)), rule, Chord);

    /// <summary>A region as an outline of ±1.</summary>
    public static Outline Outlined(Region region) => region.Simplify(Chord / 2).ToOutline().Transform(Affine.Scale(1 / Large));

    /// <summary>A distance in a drawing of ±1 as one of its region.</summary>
    public static double Measure(double units) => units * Large;

    /// <summary>The part as the press holds it; null where it is too fine.</summary>
    /// <param name="pen">Tells how large it comes out.</param>
    public Outline? Shape(MotifPen pen)
    {
        // The finer step, so that what is kept is surely wide enough.
        int step = (int)Math.Ceiling(Math.Log(Math.Max(pen.Hair, 1e-3)) / Math.Log(Ladder));
        return _held.GetOrAdd(step, s => Held(Math.Pow(Ladder, s)));
    }

    private Outline? Held(double hair)
    {
        Region own = _region.Value, open = own.Open(Measure(hair) / 2);
        if (open.AreaMm2 >= own.AreaMm2 * Whole)
            return _shape;
        if (open.AreaMm2 >= own.AreaMm2 * Left)
        {
            // What held pieces of the silhouette together stays, as wide as the press needs.
            return Outlined(_isBody ? own.Subtract(open.Grow(Chord)).Without(0, Measure(hair) * Measure(hair)).Grow(Measure(hair) * 0.3).Union(open) : open);
        }
        return _isBody ? Outlined(own.Grow(Measure(hair) * 0.4).Without(Measure(hair) * Measure(hair), 0)) : null;
    }
}
