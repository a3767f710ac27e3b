using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using Contour = DesignGen.Core.Geometry.Contour;
using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>Takes from a label map the pixels that strokes cover, and lets what lies beside go on in their place.</summary>
internal static class StrokeClaims
{
    // How far beyond its edge a stroke takes pixels of its ink, px; what is left of a stroke's ink and smaller than this, px, is taken too.
    private const double Margin = 1.3;
    private const int Crumb = 8;

    /// <summary>Marks the pixels of an ink that its strokes cover.</summary>
    /// <param name="field">The ink.</param>
    /// <param name="solid">Pixels of solid areas, which stay; null for none.</param>
    /// <param name="strokes">Its strokes.</param>
    /// <param name="labels">The labels of the picture.</param>
    /// <param name="taken">Receives 1 for the pixels taken.</param>
    /// <param name="cancel">Stops the work.</param>
    public static void Take(InkField field, bool[]? solid, List<FittedStroke> strokes, LabelMap labels, byte[] taken, CancellationToken cancel)
    {
        var mine = new bool[field.Mask.Length];
        int count = 0;
        foreach (FittedStroke stroke in strokes)
        {
            if ((++count & 63) == 0)
                cancel.ThrowIfCancellationRequested();
            foreach ((Point at, double width) in Along(stroke))
                Disc(at, width / 2 + Margin);
        }
        if (strokes.Count > 0)
            Crumbs(field, solid, mine, strokes.Average(s => s.Width));
        for (int i = 0; i < mine.Length; i++)
        {
            if (mine[i])
                taken[(i / field.Width + field.Top) * labels.Width + i % field.Width + field.Left] = 1;
        }

        void Disc(Point at, double radius)
        {
            int top = Math.Max(0, (int)Math.Floor(at.Y - radius) - field.Top), bottom = Math.Min(field.Height - 1, (int)Math.Ceiling(at.Y + radius) - field.Top);
            int left = Math.Max(0, (int)Math.Floor(at.X - radius) - field.Left), right = Math.Min(field.Width - 1, (int)Math.Ceiling(at.X + radius) - field.Left);
            for (int y = top; y <= bottom; y++)
            {
                for (int x = left; x <= right; x++)
                {
                    int i = y * field.Width + x;
                    if (field.Mask[i] && (solid is null || !solid[i]) && field.MiddleOf(i).DistanceTo(at) <= radius)
                        mine[i] = true;
                }
            }
        }
    }

    /// <summary>How much ink there is in one piece, px²; no more than a limit is counted.</summary>
    public static double Area(InkField field, Point seed, double most)
    {
        int[] steps = Skeleton.Neighbours(field.Width);
        int start = field.PixelAt(seed);
        var seen = new HashSet<int> { start };
        var open = new Stack<int>();
        open.Push(start);
        double area = 0;
        while (open.TryPop(out int pixel) && area < most)
        {
            area += field.Cover[pixel] / 255.0;
            // Pixels of the edge count, but nothing beyond them.
            if (!field.Mask[pixel])
                continue;
            foreach (int step in steps)
            {
                if (field.Cover[pixel + step] > 0 && seen.Add(pixel + step))
                    open.Push(pixel + step);
            }
        }
        return area;
    }

    /// <summary>The labels with those beside in the place of pixels taken: each takes that of the nearest pixel left.</summary>
    public static LabelMap FillIn(LabelMap labels, byte[] taken, CancellationToken cancel)
    {
        int width = labels.Width, height = labels.Height;
        var filled = (byte[])labels.Labels.Clone();
        var open = new List<int>();
        var known = new bool[filled.Length];
        for (int i = 0; i < filled.Length; i++)
            known[i] = taken[i] == 0;
        for (int i = 0; i < filled.Length; i++)
        {
            if (known[i] && Beside(i).Any(n => !known[n]))
                open.Add(i);
        }
        // Rings by turns of four and of eight neighbours: nearly round.
        for (bool four = true; open.Count > 0; four = !four)
        {
            cancel.ThrowIfCancellationRequested();
            var next = new List<int>();
            var votes = new List<(int Pixel, byte Label)>();
            foreach (int i in open)
            {
                foreach (int n in four ? Beside(i) : Beside(i).Concat(Cornerwise(i)))
                {
                    if (!known[n])
                        votes.Add((n, filled[i]));
                }
            }
            foreach ((int pixel, byte label) in votes)
            {
                if (known[pixel])
                    continue;
                known[pixel] = true;
                filled[pixel] = label;
                next.Add(pixel);
            }
            // A pixel cornerwise to a known one waits for the ring of eight.
            next.AddRange(four ? open.Where(i => Cornerwise(i).Any(n => !known[n])) : []);
            open = next;
        }
        return new(width, height, filled);

        IEnumerable<int> Beside(int i)
        {
            int x = i % width, y = i / width;
            if (x > 0)
                yield return i - 1;
            if (x < width - 1)
                yield return i + 1;
            if (y > 0)
                yield return i - width;
            if (y < height - 1)
                yield return i + width;
        }

        IEnumerable<int> Cornerwise(int i)
        {
            int x = i % width, y = i / width;
            if (x > 0 && y > 0)
                yield return i - width - 1;
            if (x < width - 1 && y > 0)
                yield return i - width + 1;
            if (x > 0 && y < height - 1)
                yield return i + width - 1;
            if (x < width - 1 && y < height - 1)
                yield return i + width + 1;
        }
    }

    /// <summary>Places along a stroke, about one a pixel, with its width there.</summary>
    private static IEnumerable<(Point At, double Width)> Along(FittedStroke stroke)
    {
        var contour = new Contour(stroke.Path.Start, [.. stroke.Path.Segments]);
        List<Point> points = contour.Flatten(0.05);
        double all = 0, way = 0;
        for (int i = 1; i < points.Count; i++)
            all += points[i].DistanceTo(points[i - 1]);
        yield return (points[0], WidthAt(0));
        for (int i = 1; i < points.Count; i++)
        {
            double step = points[i].DistanceTo(points[i - 1]);
            int parts = Math.Max(1, (int)Math.Ceiling(step));
            for (int k = 1; k <= parts; k++)
                yield return (Point.Lerp(points[i - 1], points[i], (double)k / parts), WidthAt(way + step * k / parts));
            way += step;
        }

        double WidthAt(double at) => stroke.Profile?.At(all > 0 ? Math.Clamp(at / all, 0, 1) : 0).Width ?? stroke.Width;
    }

    /// <summary>Takes what strokes leave over of their ink at ends and corners: pieces that are small and hang on nothing solid.</summary>
    private static void Crumbs(InkField field, bool[]? solid, bool[] mine, double usual)
    {
        int[] steps = Skeleton.Neighbours(field.Width);
        var seen = new bool[mine.Length];
        var piece = new List<int>();
        double most = Math.Max(Crumb, 0.6 * usual * usual);
        for (int i = 0; i < mine.Length; i++)
        {
            if (!field.Mask[i] || mine[i] || seen[i])
                continue;
            piece.Clear();
            piece.Add(i);
            seen[i] = true;
            bool held = false, touches = false;
            for (int p = 0; p < piece.Count; p++)
            {
                held |= solid is not null && solid[piece[p]];
                foreach (int step in steps)
                {
                    int next = piece[p] + step;
                    touches |= mine[next];
                    if (field.Mask[next] && !mine[next] && !seen[next])
                    {
                        seen[next] = true;
                        piece.Add(next);
                    }
                }
            }
            if (held || !touches || piece.Count > most)
                continue;
            foreach (int p in piece)
                mine[p] = true;
        }
    }
}
