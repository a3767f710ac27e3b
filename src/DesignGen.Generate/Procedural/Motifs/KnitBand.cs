using System.Collections.Immutable;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>A band of a knitting chart: rows of stitches, on or off, that repeat across.</summary>
/// <param name="Rows">Rows from the top; <c>#</c> is a stitch in the second colour. All rows have the same length, which divides 24.</param>
public sealed record KnitBand(ImmutableArray<string> Rows)
{
    /// <summary>How many rows it has.</summary>
    public int Height => Rows.Length;

    /// <summary>Small bands of one to seven rows.</summary>
    public static ImmutableArray<KnitBand> Peeries { get; } =
    [
        Mirrored("#.", ".#"),
        Mirrored("#..", ".#.", "..#"),
        Mirrored("..#", ".##", "..#"),
        Mirrored("...#", "..##", ".###", "..##", "...#"),
        Mirrored("#...", "##..", "#..#", "..##", "#..#", "##..", "#..."),
        Mirrored("##...", ".##..", "..##.", "...##"),
        Mirrored("#...#", ".#.#.", "..#..", ".#.#.", "#...#"),
        Mirrored("#.#", "#.#"),
        Mirrored("....#", "#..##", "##.##", "#..##", "....#"),
    ];

    /// <summary>A large band.</summary>
    /// <param name="kind">0 eight-petalled stars, 1 snowflakes, 2 trees, 3 hearts, 4 diamonds, 5 reindeer.</param>
    public static KnitBand Main(int kind) => kind switch
    {
        0 => Drawn(12, 17, (x, y) => Star(Math.Abs(x - 12), Math.Abs(y - 8)) || (x < 4 && (x + Math.Abs(y - 8) <= 1 || x + Math.Abs(y - 8) == 3))),
        1 => Drawn(6, 11, (x, y) => Flake(Math.Abs(x - 6), Math.Abs(y - 5)) || (x == 0 && y is 0 or 10)),
        2 => Mirrored("......#", ".....##", "....###", ".....##", "....###", "#..####", "##..###", "#..####", "..#####", "......#", "......#"),
        3 => Mirrored("...###.", "..#####", "..#####", "#.#####", "...####", "....###", "#....##", "##....#", "#......"),
        4 => Drawn(6, 13, (x, y) => Math.Abs(x - 6) + Math.Abs(y - 6) is <= 2 or 5 or 6),
        _ => Reindeer,
    };

    private static KnitBand Reindeer { get; } = new(
    [
        ".#..#...#...............",
        ".##.#.###...............",
        "..#.#.#.............#...",
        "..###.##..........#.#.#.",
        "...####............###..",
        "..####............#.#.#.",
        ".######.............#...",
        "#######.................",
        "...#####.........#......",
        "....############.#....#.",
        "....#############....###",
        "....############......#.",
        "....############........",
        "....##.#....##.##...#...",
        "....#..#....#...#..###..",
        "....#..#....#...#...#...",
        "...##.##...##..##.......",
    ]);

    // Eight rhombs with sides along the axes and diagonals, parted by single stitches.
    private static bool Star(int dx, int dy)
    {
        (int a, int b) = (Math.Max(dx, dy), Math.Min(dx, dy));
        return b is >= 1 and <= 4 && a - b is >= 1 and <= 4;
    }

    private static bool Flake(int dx, int dy)
    {
        (int a, int b) = (Math.Max(dx, dy), Math.Min(dx, dy));
        return (b == 0 && a <= 5) || (a == b && a <= 4) || (b == 1 && a == 4);
    }

    // From the left edge to the middle; the right half is its mirror image.
    private static KnitBand Mirrored(params string[] halves) => new([.. halves.Select(h => h + string.Concat(h[1..^1].Reverse()))]);

    private static KnitBand Drawn(int half, int height, Func<int, int, bool> on) => Mirrored(
        [.. Enumerable.Range(0, height).Select(y => string.Concat(Enumerable.Range(0, half + 1).Select(x => on(x, y) ? '#' : '.')))]);
}
