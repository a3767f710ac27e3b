using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;

namespace DesignGen.Vectorize.Views;

/// <summary>The white under a picture's colours, for dark cloth and clear film.</summary>
/// <param name="Artwork">The white, on the picture's page, as its only ink.</param>
/// <param name="White">Where it goes.</param>
/// <param name="Choke">How far it stays inside the colours' edge.</param>
/// <param name="Bare">Where colours are too thin to have white under them, largest first: strokes and dots narrower than twice the choke.</param>
public sealed record Underbase(Artwork Artwork, Region White, Length Choke, ImmutableArray<BareColour> Bare)
{
    /// <summary>The choke that suits plastisol on cotton.</summary>
    public static Length DefaultChoke => Length.FromMillimetres(0.25);

    /// <summary>The ink that the white is printed with unless another is given.</summary>
    public static Ink DefaultInk { get; } = new("underbase", "Underbase white", new(255, 255, 255), InkKind.Underbase);

    /// <summary>Makes the white: all colours together, pulled in by the choke.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="choke">How far the edge is pulled in, 0 to 1.5 mm; <see cref="DefaultChoke"/> where null.</param>
    /// <param name="without">Ids of inks that need no white under them, as black often does not; varnishes never have any.</param>
    /// <param name="ink">The white; <see cref="DefaultInk"/> where null.</param>
    /// <exception cref="InputException">The choke is out of range or an ink is not in the picture.</exception>
    public static Underbase Make(InkMap map, Length? choke = null, IReadOnlyCollection<string>? without = null, Ink? ink = null)
    {
        Length by = choke ?? DefaultChoke;
        double mm = by.Millimetres;
        var problems = new List<Problem>();
        if (!(mm >= 0 && mm <= TrapRules.MostMm))
            problems.Add(new("underbase", null, "choke", FormattableString.Invariant($"A choke of {by} is outside 0 to {TrapRules.MostMm} mm. Use 0.2 to 0.35 mm for most cloth.")));
        foreach (string id in without ?? [])
        {
            if (!map.Inks.Any(i => i.Id == id))
                problems.Add(new("underbase", null, "without", $"There is no ink {id} in the picture. Its inks are {string.Join(", ", map.Inks.Select(i => i.Id))}."));
        }
        if (problems.Count > 0)
            throw new InputException(problems);

        // Choked, and spread again to see what the choke took: each reaches as far as the choke.
        var flat = FlatMap.Of(map, 2 * mm + 0.1, edges: false);
        Region colours = Region.Union([.. flat.Faces.Where((_, i) => map.Inks[i].Kind is not (InkKind.Clear or InkKind.Underbase) && without?.Contains(map.Inks[i].Id) != true)]);
        Region around = colours.Grow(-mm), white = flat.OnPage(around);
        var artwork = new Artwork(map.Width, map.Height, map.Repeat, [ink ?? DefaultInk], FlatFaces.Shapes(white), []);
        return new(artwork, white, by, Lost(flat, colours, around, mm));
    }

    /// <summary>Where the choke took all the white: not the rims and corners of what has white, which are smaller than four chokes squared.</summary>
    private static ImmutableArray<BareColour> Lost(FlatMap flat, Region colours, Region white, double chokeMm)
    {
        if (chokeMm <= 0)
            return [];
        Region lost = flat.OnPage(colours.Subtract(white.Grow(chokeMm + 0.005))).Without(0, 0.001);
        double corner = 4 * chokeMm * chokeMm;
        var probe = new RegionProbe(white);
        // A dot that never had white counts however small it is.
        return [.. lost.Pieces().Select(p => new BareColour(p.Bounds, p.AreaMm2))
            .Where(p => p.AreaMm2 >= corner || probe.DistanceTo(p.Within.Centre, 2 * chokeMm + Math.Max(p.Within.Width, p.Within.Height)) == double.PositiveInfinity)
            .OrderByDescending(p => p.AreaMm2)];
    }
}

/// <summary>A part of a picture that is too thin to have white under it.</summary>
/// <param name="Within">The upright rectangle round it, mm.</param>
/// <param name="AreaMm2">Its area, mm².</param>
public sealed record BareColour(Rect Within, double AreaMm2);
