using DesignGen.Core.Pictures;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Seams;

/// <summary>
/// How much of a seam a tile shows: the step across the meeting edges by the steps within the picture.
/// </summary>
/// <remarks>
/// A step is the difference of two neighbouring pixels, averaged over the length of the edge and over red, green and blue. The steps within
/// are the greatest of three: the mean of all neighbours in the same direction; the liveliest of the four lines on either side of the edge,
/// for an edge that falls into lively parts may be as lively as they are; and the mean of every eighth line from the edge, for decoders
/// draw latents of eight pixels and step most where two of these meet, as they do at the edge. Half a level is added to both sides, so that plain grounds count as
/// seamless. Of two meeting pairs of edges the worse counts. About 1 and less is no seam; pictures that were not made to tile lie from
/// 1.5 to 10 and above.
/// </remarks>
public static class SeamScore
{
    /// <summary>Above this a seam is seen.</summary>
    public const double Limit = PictureRecord.SeamLimit;

    // Lines on either side of an edge whose steps are its own surroundings.
    private const int Near = 4;

    // Pixels of one latent.
    private const int Grid = 8;

    private const double HalfLevel = 0.5;

    /// <summary>The score of a tile; 0 where no edges are to meet.</summary>
    /// <param name="picture">RGB, at least two pixels on each side.</param>
    /// <param name="tiling">Which edges meet; for half-drops the right edge meets the left one half the height lower.</param>
    public static double Of(Picture picture, PictureTiling tiling)
    {
        double across = tiling is PictureTiling.Across or PictureTiling.Both or PictureTiling.HalfDrop ? Across(picture, tiling == PictureTiling.HalfDrop ? picture.Height / 2 : 0) : 0;
        double down = tiling is PictureTiling.Down or PictureTiling.Both or PictureTiling.HalfDrop ? Down(picture) : 0;
        return Math.Max(across, down);
    }

    private static double Across(Picture picture, int drop)
    {
        var steps = new double[picture.Width];
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> row = picture.Row(y), beyond = picture.Row((y + drop) % picture.Height);
            for (int x = 0; x < picture.Width; x++)
                steps[x] += Step(row.Slice(x * picture.Channels, 3), x + 1 < picture.Width ? row.Slice((x + 1) * picture.Channels, 3) : beyond[..3]);
        }
        return Ratio(steps, picture.Height);
    }

    private static double Down(Picture picture)
    {
        var steps = new double[picture.Height];
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> row = picture.Row(y), next = picture.Row((y + 1) % picture.Height);
            for (int x = 0; x < picture.Width; x++)
                steps[y] += Step(row.Slice(x * picture.Channels, 3), next.Slice(x * picture.Channels, 3));
        }
        return Ratio(steps, picture.Width);
    }

    private static double Step(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => (Math.Abs(a[0] - b[0]) + Math.Abs(a[1] - b[1]) + Math.Abs(a[2] - b[2])) / 3.0;

    // The last step is the one across the edge.
    private static double Ratio(double[] steps, int length)
    {
        ReadOnlySpan<double> within = steps.AsSpan(0, steps.Length - 1);
        int near = Math.Min(Near, within.Length);
        double all = Mean(within), around = Math.Max(Most(within[..near]), Most(within[^near..])), sum = 0;
        int count = 0;
        for (int i = Grid - 1; i < within.Length; i += Grid, count++)
            sum += within[i];
        double most = Math.Max(Math.Max(all, around), count > 0 ? sum / count : 0);
        return (steps[^1] / length + HalfLevel) / (most / length + HalfLevel);
    }

    private static double Most(ReadOnlySpan<double> numbers)
    {
        double most = 0;
        foreach (double number in numbers)
            most = Math.Max(most, number);
        return most;
    }

    private static double Mean(ReadOnlySpan<double> numbers)
    {
        double sum = 0;
        foreach (double number in numbers)
            sum += number;
        return sum / numbers.Length;
    }
}
