using System.Collections.Immutable;
using System.Numerics;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Separations;

/// <summary>Gathers the places where a colour is thinner than the least white that a press holds.</summary>
/// <remarks>Places are told by squares of 10 mm, the largest first. A place's width is the middle one of its pixels', each the shortest way across the colour in four directions.</remarks>
internal sealed class ThinWhite(UnderbaseRule rule, FilmLayout film, int top)
{
    private const double SquareMm = 10;
    private const int MostPlaces = 12, Sparse = 7;
    private readonly SortedDictionary<(int Down, int Across), Square> _squares = [];

    /// <summary>The picture's row, in the art, of the first row of planes that come.</summary>
    public int Top { get; set; } = top;

    /// <summary>Looks at rows.</summary>
    /// <param name="lost">Where the choke was given up.</param>
    /// <param name="coloured">What has white under it.</param>
    /// <param name="from">The first row to look at.</param>
    /// <param name="to">The first row after those.</param>
    public void Look(BitPlane lost, BitPlane coloured, int from, int to)
    {
        double least = film.Pixels(rule.LeastWhite.Millimetres) - 1.5;
        double square = film.Pixels(SquareMm);
        for (int row = from; row < to; row++)
        {
            ReadOnlySpan<ulong> words = lost.Row(row);
            for (int word = words.IndexOfAnyExcept(0UL); word >= 0 && word < words.Length; word++)
            {
                for (ulong bits = words[word]; bits != 0; bits &= bits - 1)
                {
                    int x = word * 64 + 63 - BitOperations.TrailingZeroCount(bits), artX = x - film.Around, artY = Top + row;
                    if (artX < 0 || artX >= film.Grid.Width)
                        continue;
                    // One pixel in so many is looked at; which ones depends on the place alone.
                    if ((artX + 3 * artY) % Sparse != 0 || Across(coloured, x, row, least) is var width && width >= least)
                        continue;
                    (int, int) key = ((int)(artY / square), (int)(artX / square));
                    if (!_squares.TryGetValue(key, out Square? place))
                        _squares[key] = place = new(artX, artY);
                    place.Widths.Add(width);
                }
            }
        }
    }

    /// <summary>What was found.</summary>
    public ImmutableArray<PlateFinding> Findings(string plate)
    {
        double perMm = film.Pixels(1);
        // Tips of leaves and letters are thin too; a square is told of from a quarter of a square millimetre on.
        return [.. _squares.Values.Where(s => s.Widths.Count * Sparse >= 0.25 * perMm * perMm).OrderByDescending(s => s.Widths.Count).ThenBy(s => s.Y).ThenBy(s => s.X).Take(MostPlaces).Select(s =>
        {
            double width = s.Middle / perMm;
            return new PlateFinding("white-width", plate, Math.Round(width, 2), rule.LeastWhite.Millimetres, "mm", new Point(s.X / perMm, s.Y / perMm),
                new(FormattableString.Invariant($"A colour of {width:0.##} mm is thinner than the {rule.LeastWhite.Millimetres:0.##} mm of white that the press holds. The white there is as wide as the colour, without choke."),
                    FormattableString.Invariant($"此处颜色宽 {width:0.##} 毫米，小于该机台白墨可印的 {rule.LeastWhite.Millimetres:0.##} 毫米；白底与颜色等宽，未内缩。")),
                new(FormattableString.Invariant($"Thicken it to {rule.LeastWhite.Millimetres:0.##} mm or more, or print it without white."),
                    FormattableString.Invariant($"请加粗到 {rule.LeastWhite.Millimetres:0.##} 毫米以上，或该处不打白底。")));
        })];
    }

    // The shortest run of colour through a pixel, across, down and both ways aslant, no longer than asked.
    private static double Across(BitPlane plane, int x, int y, double most)
    {
        double shortest = double.MaxValue;
        foreach ((int dx, int dy, double length) in (ReadOnlySpan<(int, int, double)>)[(1, 0, 1), (0, 1, 1), (1, 1, 1.4142135623730951), (1, -1, 1.4142135623730951)])
        {
            double run = length;
            for (int way = -1; way <= 1; way += 2)
            {
                for (int i = 1; run <= most; i++)
                {
                    int px = x + way * i * dx, py = y + way * i * dy;
                    if (px < 0 || py < 0 || px >= plane.Words * 64 || py >= plane.Rows || !plane[px, py])
                        break;
                    run += length;
                }
            }
            shortest = Math.Min(shortest, run);
        }
        return shortest;
    }

    private sealed class Square(int x, int y)
    {
        public int X { get; } = x;

        public int Y { get; } = y;

        public List<double> Widths { get; } = [];

        public double Middle => Widths.Order().ElementAt(Widths.Count / 2);
    }
}
