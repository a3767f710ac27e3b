using System.Numerics;

namespace DesignGen.Vectorize.Palettes;

/// <summary>A small part of a picture that the eye goes to: a vivid colour unlike the ink that it would be printed in.</summary>
/// <param name="Bins">The bins of nearly that colour.</param>
/// <param name="Look">How it looks in the mean.</param>
/// <param name="Apart">How far its pixels are from the ink, root of the mean square, OKLab.</param>
internal sealed record Accent(List<int> Bins, Vector3 Look, double Apart);

/// <summary>Finds colours that weigh little in the error of a whole picture and much to whoever looks at it: a red mouth, a yellow beak.</summary>
/// <remarks>
/// An accent is vivid (OKLab chroma), is another colour than its ink and not only lighter or darker, and is an area: it has a least
/// share of the picture, and its pixels lie together, so that glints and grain are none.
/// </remarks>
internal static class Accents
{
    // Least chroma, least distance from the ink, and how much of that must be colour, OKLab: red lips have a chroma of about 0.15, skin 0.05.
    private const float Vivid = 0.11f, Unlike = 0.12f, UnlikeColour = 0.09f;

    // Bins this near to one another are one colour, OKLab.
    private const float Near = 0.09f;

    // Least part of the picture, and of the accent's pixels that begin a block of four of them; bins tried.
    private const double LeastShare = 0.0004, Together = 0.5;
    private const int Tried = 40;

    /// <summary>The accent that is farthest off by its size and distance; null where there is none.</summary>
    /// <param name="bins">The picture.</param>
    /// <param name="width">Pixels of it in a row.</param>
    /// <param name="centres">The inks.</param>
    /// <param name="of">The ink of each bin.</param>
    /// <param name="squared">How far each bin is from its ink, squared.</param>
    public static Accent? Find(LookBins bins, int width, IReadOnlyList<Vector3> centres, int[] of, float[] squared)
    {
        Vector3[] looks = bins.Looks;
        var unlike = new List<int>();
        for (int i = 0; i < looks.Length; i++)
        {
            Vector3 off = looks[i] - centres[of[i]];
            if (squared[i] >= Unlike * Unlike && Colour(off) >= UnlikeColour && Colour(looks[i]) >= Vivid)
                unlike.Add(i);
        }
        double least = bins.Of.Length * LeastShare;
        List<int>? best = null;
        double most = 0;
        foreach (int candidate in unlike.OrderByDescending(i => squared[i] * (double)bins.Counts[i]).ThenBy(i => i).Take(Tried))
        {
            List<int> like = [.. unlike.Where(i => Looks.Squared(looks[i], looks[candidate]) <= Near * Near)];
            double weight = like.Sum(i => squared[i] * (double)bins.Counts[i]);
            if (weight > most && like.Sum(i => bins.Counts[i]) >= least)
                (most, best) = (weight, like);
        }
        if (best is null || !IsArea(bins, width, best))
            return null;
        double count = best.Sum(i => bins.Counts[i]);
        Vector3 sum = default;
        foreach (int i in best)
            sum += looks[i] * (float)(bins.Counts[i] / count);
        return new(best, sum, Math.Sqrt(most / count));
    }

    /// <summary>Whether two inks are of two colours, not lighter and darker shades of one: then neither may go for an accent, which would cost as much as it brings.</summary>
    public static bool AreTwoColours(Vector3 one, Vector3 other) => Colour(one - other) >= UnlikeColour * 2 / 3;

    /// <summary>How far two shades of a colour are apart for whoever looks at a whole picture, squared: two that are all but black are nearer than OKLab has them.</summary>
    public static float Difference(Vector3 one, Vector3 other) => Math.Min(Looks.Squared(one, other), Looks.Squared(Looks.Even(one), Looks.Even(other)));

    private static float Colour(Vector3 look) => MathF.Sqrt(look.Y * look.Y + look.Z * look.Z);

    private static bool IsArea(LookBins bins, int width, List<int> some)
    {
        var member = new bool[ushort.MaxValue + 1];
        foreach (int bin in some)
            member[bin] = true;
        ReadOnlySpan<ushort> of = bins.Of;
        long all = some.Sum(i => bins.Counts[i]), blocks = 0;
        for (int i = 0; i + width + 1 < of.Length; i++)
        {
            if (member[of[i]] && member[of[i + 1]] && member[of[i + width]] && member[of[i + width + 1]])
                blocks++;
        }
        return blocks >= all * Together;
    }
}
