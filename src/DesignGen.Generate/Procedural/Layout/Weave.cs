using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>How weft passes over warp.</summary>
public enum WeaveKind
{
    /// <summary>2/2 twill: diagonals two threads wide.</summary>
    Twill,

    /// <summary>2/2 twill whose diagonals turn back every few threads.</summary>
    Herringbone,

    /// <summary>Two-by-two basket: small squares.</summary>
    Hopsack,

    /// <summary>Level lines two threads wide: the half tone of a printed gingham.</summary>
    Lines,
}

/// <summary>Where the weft lies on top, as merged shapes: one polygon per diagonal float, not one square per thread.</summary>
/// <param name="Kind">How weft passes over warp.</param>
/// <param name="Across">Threads across the cloth piece, a multiple of 4.</param>
/// <param name="ThreadX">Pitch of warp threads, mm.</param>
/// <param name="ThreadY">Pitch of weft threads, mm.</param>
public sealed record Weave(WeaveKind Kind, int Across, double ThreadX, double ThreadY)
{
    private const double BasketOverlapMm = 0.08;

    /// <summary>The places where the threads of one weft stripe are on top.</summary>
    /// <param name="top">First thread of the stripe, counted from the top; may be a half thread above a mirror axis.</param>
    /// <param name="bottom">One past its last thread.</param>
    /// <param name="under">How far the stripe reaches under the next one, threads.</param>
    public Outline Floats(double top, double bottom, double under)
    {
        var contours = ImmutableArray.CreateBuilder<Contour>();
        void Add(ReadOnlySpan<Point> threads)
        {
            Point[] mm = new Point[threads.Length];
            for (int i = 0; i < mm.Length; i++)
                mm[i] = new(threads[i].X * ThreadX, threads[i].Y * ThreadY);
            contours.AddRange(Outline.Polygon(mm).Contours);
        }

        double end = bottom + under;
        switch (Kind)
        {
            case WeaveKind.Twill:
                // Starts in [0, across): each diagonal of the endless cloth once; what leaves on the left comes back as an image.
                int first = (int)Math.Ceiling(top / 4);
                for (int k = first; k < first + Across / 4; k++)
                    Add([new(4 * k - top, top), new(4 * k + 2 - top, top), new(4 * k + 2 - end, end), new(4 * k - end, end)]);
                break;
            case WeaveKind.Herringbone:
                int run = Run;
                for (int group = 0; group * run < Across; group++)
                {
                    double left = group * run, right = left + run;
                    bool turned = group % 2 == 1;
                    for (int k = (int)Math.Floor((top - 2) / 4); 4 * k - end < run; k++)
                    {
                        List<Point> local = [new(4 * k - top, top), new(4 * k + 2 - top, top), new(4 * k + 2 - end, end), new(4 * k - end, end)];
                        List<Point> inside = AxisTrim.Inside(local, new(-0.06, top, run + 0.06, end));
                        // Turned floats go round the other way; one direction for all keeps overlaps filled.
                        if (turned)
                            inside.Reverse();
                        if (inside.Count >= 3)
                            Add([.. inside.Select(p => p with { X = turned ? right - p.X : left + p.X })]);
                    }
                }
                break;
            case WeaveKind.Lines:
                for (int row = (int)Math.Floor(top / 4); row * 4 < bottom; row++)
                {
                    double from = Math.Max(row * 4, top), to = Math.Min(row * 4 + 2, bottom);
                    if (to - from > 0.5)
                        Add([new(-0.1, from), new(Across + 0.1, from), new(Across + 0.1, to), new(-0.1, to)]);
                }
                break;
            default:
                for (int row = (int)Math.Floor(top / 2); row * 2 < bottom; row++)
                {
                    double from = Math.Max(row * 2, top), to = row * 2 + 2 >= bottom ? end : row * 2 + 2;
                    for (int column = row & 1; column * 2 < Across; column += 2)
                    {
                        // A hair broader than two threads: squares share edges with warp stripes, which would show as a line.
                        double left = column * 2 - BasketOverlapMm / ThreadX, right = column * 2 + 2 + BasketOverlapMm / ThreadX;
                        Add([new(left, from), new(right, from), new(right, to), new(left, to)]);
                    }
                }
                break;
        }
        return new(contours.ToImmutable());
    }

    // Threads before the diagonals turn: even, near 12, and an even number of runs fills the piece.
    private int Run
    {
        get
        {
            int best = Across / 2;
            for (int pairs = 1; pairs <= Across / 4; pairs++)
            {
                if (Across / 4 % pairs == 0 && Math.Abs(Across / (2 * pairs) - 12) < Math.Abs(best - 12))
                    best = Across / (2 * pairs);
            }
            return best;
        }
    }
}
