using System.Numerics;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Finds colours that are no inks but the two equal halves of a line of about a pixel where it runs between two rows of pixels.</summary>
/// <remarks>
/// A line of one pixel that runs in the middle between two rows gives each of them half its ink, and where it runs straight those halves are flat. Such a
/// strip is two pixels wide and no more, lies in one ground, and goes on at its ends with the line's ink coming to one side: there a pixel has more
/// of it, and all across together have as much as the strip. A line that was drawn in that colour has no pixel with more, and is wider here or there.
/// </remarks>
internal static class HalfLines
{
    // How far a strip may be off the mix of line and ground, and a pixel beyond its end, levels of 255.
    private const float Mixed = 6, MixedBeyond = 12;

    // The line's part of a strip, and of the strips of a colour how many must show a line.
    private const float LeastShare = 0.2f, MostShare = 0.8f;
    private const double Showing = 0.6;

    // Within so many rows beyond an end: how much more of the line one pixel has, and by how much the line may widen.
    private const int Beyond = 24;
    private const float More = 0.08f, Widening = 0.35f;

    /// <summary>Which of the sources are halves of lines.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="pixels">The picture.</param>
    /// <param name="ground">The source of each pixel in a block of two by two of one source.</param>
    /// <param name="flat">How many sources, from the first, have such blocks.</param>
    public static bool[] Find(Sources sources, SourcePixels pixels, byte[] ground, int flat)
    {
        Vector4[] values = sources.ByLabel();
        var found = new bool[sources.Values.Length];
        byte[] open = [.. Enumerable.Range(0, flat).Where(s => IsBetween(s, values, found.Length)).Select(s => (byte)s)];
        int width = pixels.Width, height = pixels.Height;
        var showing = new long[found.Length];
        var not = new long[found.Length];
        for (int y = 0; y < height && open.Length > 0; y++)
        {
            ReadOnlySpan<byte> row = ground.AsSpan(y * width, width);
            for (int x = row.IndexOfAny(open); x >= 0 && x < width;)
            {
                byte own = row[x];
                int end = x + 1;
                while (end < width && row[end] == own)
                    end++;
                Count(own, x, end, y);
                int next = row[end..].IndexOfAny(open);
                x = next < 0 ? width : end + next;
            }
            // What is mostly wide is told early.
            if (Array.Exists(open, s => not[s] > sources.Weights[s]))
                open = [.. open.Where(s => not[s] <= sources.Weights[s])];
        }
        foreach (byte s in open)
            found[s] = showing[s] > 0 && showing[s] >= Showing * (showing[s] + not[s]);
        return found;

        // A run in a row: part of an upright strip, the first row of a strip that lies, or part of something wider.
        void Count(byte own, int from, int to, int y)
        {
            if (to - from == 2)
            {
                if (y > 0 && IsRun(own, from, to, y - 1))
                    return;
                int last = y;
                while (last + 1 < height && IsRun(own, from, to, last + 1))
                    last++;
                Tally(own, last - y + 1, Shows(own, (from, y), (1, 0), (0, 1), last - y + 1));
                return;
            }
            for (int x = from; x < to;)
            {
                int tall = Tall(own, x, y, out bool first), end = x + 1;
                while (end < to && Tall(own, end, y, out bool also) == tall && also == first)
                    end++;
                if (tall != 2)
                    not[own] += end - x;
                else if (first)
                    Tally(own, end - x, Shows(own, (x, y), (0, 1), (1, 0), end - x));
                x = end;
            }
        }

        void Tally(byte own, int length, bool shows)
        {
            if (shows)
                showing[own] += 2 * length;
            else
                not[own] += 2 * length;
        }

        bool IsRun(byte own, int from, int to, int y) => At(from, y) == own && At(to - 1, y) == own && At(from - 1, y) != own && At(to, y) != own;

        byte At(int x, int y) => x < 0 || y < 0 || x >= width || y >= height ? byte.MaxValue : ground[y * width + x];

        // How many rows of a column have a colour round a place, up to three, and whether the place is the first of them.
        int Tall(byte own, int x, int y, out bool first)
        {
            first = At(x, y - 1) != own;
            int tall = 1;
            for (int up = y - 1; up >= y - 2 && At(x, up) == own; up--)
                tall++;
            for (int down = y + 1; down <= y + 2 && At(x, down) == own; down++)
                tall++;
            return Math.Min(tall, 3);
        }

        // Whether a line of some source goes on at an end of a strip.
        bool Shows(byte own, (int X, int Y) at, (int X, int Y) across, (int X, int Y) along, int length)
        {
            int middle = length / 2;
            byte beside = At(at.X + along.X * middle - across.X, at.Y + along.Y * middle - across.Y);
            if (beside >= sources.Values.Length || beside == own)
                return false;
            for (int line = 0; line < sources.Values.Length; line++)
            {
                if (line != own && line != beside && Mix.Residual(values[own], values[line], values[beside], out float share) <= Mixed && share is >= LeastShare and <= MostShare
                    && (GoesOn(at, across, along, -1, -1, line, beside, share) || GoesOn(at, across, along, length, 1, line, beside, share)))
                    return true;
            }
            return false;
        }

        // From a row on, up or down along a strip.
        bool GoesOn((int X, int Y) at, (int X, int Y) across, (int X, int Y) along, int from, int step, int line, int beside, float share)
        {
            for (int row = 0; row < Beyond; row++, from += step)
            {
                (float sum, float most) = (0, 0);
                for (int k = -1; k <= 2; k++)
                {
                    int x = at.X + along.X * from + across.X * k, y = at.Y + along.Y * from + across.Y * k;
                    if (x < 0 || y < 0 || x >= width || y >= height || Mix.Residual(Mix.Unpack(pixels.Values[y * width + x]), values[line], values[beside], out float part) > MixedBeyond)
                        return false;
                    (sum, most) = (sum + part, Math.Max(most, part));
                }
                if (Math.Abs(sum - 2 * share) > Widening)
                    return false;
                if (most > share + More)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The sources without some.</summary>
    public static Sources Without(Sources sources, bool[] some)
    {
        int[] kept = [.. Enumerable.Range(0, some.Length).Where(s => !some[s])];
        var members = new ColourTable();
        foreach ((uint value, int source) in sources.Members!.Sorted())
        {
            if (source >= some.Length || !some[source])
                members[value] = source >= some.Length ? source : Array.IndexOf(kept, source);
        }
        return sources with { Values = [.. kept.Select(s => sources.Values[s])], Weights = [.. kept.Select(s => sources.Weights[s])], Members = members };
    }

    private static bool IsBetween(int source, Vector4[] values, int count)
    {
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b < count; b++)
            {
                if (a != source && b != source && a != b && Mix.Residual(values[source], values[a], values[b], out float share) <= Mixed && share is >= LeastShare and <= MostShare)
                    return true;
            }
        }
        return false;
    }
}
