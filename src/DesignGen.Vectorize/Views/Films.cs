using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Vectorize.Views;

/// <summary>The film of one ink.</summary>
/// <param name="Ink">Its place in the map's list of inks, which is the print order.</param>
/// <param name="Faces">Where the ink is seen: its faces, what other inks cover knocked out.</param>
/// <param name="Traps">Where it also goes, under darker neighbours.</param>
/// <param name="Printed">Both together: all that the film prints.</param>
/// <param name="Artwork">The same as a drawing, on the picture's page, with this ink alone.</param>
public sealed record Film(int Ink, Region Faces, Region Traps, Region Printed, Artwork Artwork);

/// <summary>The films of a picture.</summary>
/// <param name="Films">One for each ink, in print order; an ink that goes nowhere has an empty one.</param>
/// <param name="Report">What was measured on them.</param>
public sealed record FilmSet(ImmutableArray<Film> Films, TrapReport Report);

/// <summary>Makes the films of a traced picture: each ink knocked out exactly, then spread a little under its darker neighbours.</summary>
/// <remarks>
/// An artwork takes away what lies under a later shape, so inks that overlap in traps can't share one: there is one artwork an ink.
/// The trap of an ink under a darker one is every place of the darker faces within the trap's width of their common boundary. So the
/// darker edge never moves, nothing is put on bare ground or on a third ink, and a misregister up to the width opens no gap. Where
/// the darker shape is narrow, the width is at most a share of it there. Traps along bare ground end round a corner with a length of
/// one width, not short of it: else a slanting end would open under misregister. Traps of a tile go on across its border (<see cref="FlatMap"/>).
/// Cost: n log n for n points of flattened boundary, twice for each two inks that meet.
/// </remarks>
public static class Films
{
    /// <summary>Makes the films.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="rules">How to trap.</param>
    /// <exception cref="Core.Errors.InputException">The rules are out of range or name an ink that the picture does not have.</exception>
    public static FilmSet Make(InkMap map, TrapRules rules)
    {
        rules.Check(map);
        double width = rules.Width.Millimetres;
        // What shapes a trap: the darker face across its width, and limited places along the line, each up to as far again by a step that rounds.
        var flat = FlatMap.Of(map, width / rules.WidthShare + 2 * width + 0.1, edges: true);
        ImmutableArray<Region> faces = flat.Faces;
        RegionProbe[] probes = [.. Together(faces, f => new RegionProbe(f, flat.Window))];
        var lines = new SortedDictionary<(int Spreads, int Into), List<TrapLine>>();
        var apart = new SortedDictionary<(int One, int Two), double>();
        Lines(map, flat, rules, probes, lines, apart);

        // What touches the spreading ink's faces is a trap; what lies beyond a gap narrower than the trap is not.
        (int Ink, Region Trap)[] traps = [.. Together(lines, l => (l.Key.Spreads, Region
            .Of(l.Value.Select(line => line.Band(width)), within: faces[l.Key.Into]).Touching(probes[l.Key.Spreads], 3 * Region.UnitMm)))];
        (Region Traps, Region Printed)[] each = [.. Together(Enumerable.Range(0, faces.Length), ink =>
        {
            var own = Region.Union([.. traps.Where(t => t.Ink == ink).Select(t => t.Trap)]);
            return (own, own.IsEmpty ? faces[ink] : faces[ink].Union(own));
        })];
        ImmutableArray<Film> films = [.. Together(Enumerable.Range(0, faces.Length), ink =>
        {
            Region printed = flat.OnPage(each[ink].Printed);
            return new Film(ink, flat.OnPage(faces[ink]), flat.OnPage(each[ink].Traps), printed, new Artwork(map.Width, map.Height, map.Repeat, [map.Inks[ink]], FlatFaces.Shapes(printed), []));
        })];

        IEnumerable<TrapPair> pairs = Together(lines, l => TrapCheck.Measure(
            l.Value, flat.Owns, probes[l.Key.Into], faces[l.Key.Into].Subtract(each[l.Key.Spreads].Printed), width));
        IEnumerable<TrapPair> untrapped = apart.Select(a => new TrapPair(a.Key.One, a.Key.Two, false, a.Value, 0, 0, 0, []));
        return new(films, new(
            rules.Width,
            [.. pairs.Concat(untrapped).OrderBy(p => (p.Spreads, p.Into))],
            [.. films.Select(f => new InkArea(f.Ink, f.Faces.AreaMm2, f.Printed.AreaMm2))],
            Region.Union([.. films.Select(f => f.Faces)]).AreaMm2));
    }

    /// <summary>On all cores, in the order given: none looks at another's answer.</summary>
    private static IEnumerable<TResult> Together<T, TResult>(IEnumerable<T> all, Func<T, TResult> make) => all.AsParallel().AsOrdered().Select(make);

    /// <summary>The boundaries to trap, by the two inks, and the lengths of those that are not trapped.</summary>
    private static void Lines(
        InkMap map, FlatMap flat, TrapRules rules, RegionProbe[] probes, SortedDictionary<(int, int), List<TrapLine>> lines, SortedDictionary<(int, int), double> apart)
    {
        double width = rules.Width.Millimetres;
        foreach (FlatEdge edge in flat.Edges)
        {
            if (edge.Left is not int left || edge.Right is not int right)
                continue;
            if (width <= 0 || rules.Decide(map.Inks, left, right) is not (int spreads, int into))
            {
                (int, int) key = (Math.Min(left, right), Math.Max(left, right));
                apart[key] = apart.GetValueOrDefault(key) + OwnLength(edge, flat);
                continue;
            }
            bool limits = rules.MannerOf(map.Inks[into]) != TrapManner.Overprints;
            var line = TrapLine.Measure(edge, spreads, limits ? probes[into] : null, width, rules.WidthShare);
            if (line.Points.Count < 2)
                continue;
            if (!lines.TryGetValue((spreads, into), out List<TrapLine>? pair))
                lines[(spreads, into)] = pair = [];
            pair.Add(line);
        }
    }

    /// <summary>How much of a boundary is the page's own.</summary>
    private static double OwnLength(FlatEdge edge, FlatMap flat)
    {
        double length = 0;
        for (int i = edge.Closed ? 0 : 1; i < edge.Points.Count; i++)
        {
            Point from = edge.Points[(i + edge.Points.Count - 1) % edge.Points.Count], to = edge.Points[i];
            length += flat.Owns(Point.Lerp(from, to, 0.5)) ? from.DistanceTo(to) : 0;
        }
        return length;
    }
}
