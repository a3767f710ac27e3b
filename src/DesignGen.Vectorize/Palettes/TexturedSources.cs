using System.Numerics;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Finds inks for pictures whose colours run into one another.</summary>
/// <remarks>
/// k-means in OKLab over bins of nearly equal colour. It starts without chance: each new ink begins at the colour that
/// lowers the error of the whole picture most, tried for those that are worst off. So the error for every number of inks up to that asked is known,
/// and asked for none in particular the search ends where another ink is not worth a screen. Then small vivid colours that lost to large areas get
/// inks of their own (<see cref="Accents"/>), for which two shades of a colour become one where those are more alike than the accent is to its ink.
/// </remarks>
internal static class TexturedSources
{
    // Colours tried as the beginning of an ink, and rounds after each and after the last.
    private const int Tried = 40, RoundsBetween = 3, RoundsAtEnd = 16;

    // Found unasked: inks at most, and at least where there are so many colours; the part of the error that another must take away;
    // and the error, root of the mean square in OKLab, that is good enough.
    private const int MostUnasked = 10, LeastUnasked = 3;
    private const double Worth = 0.13, GoodEnough = 0.035;

    // Of so many inks one may be an accent's.
    private const int InksToAnAccent = 3;

    /// <summary>The inks of a picture, those with most pixels first.</summary>
    /// <param name="bins">The picture.</param>
    /// <param name="width">Pixels of it in a row.</param>
    /// <param name="inks">How many; fewer only where the picture has fewer colours. Null for as many as are worth it.</param>
    /// <param name="cancel">Stops the work.</param>
    public static Sources Find(LookBins bins, int width, int? inks, CancellationToken cancel)
    {
        int most = Math.Min(Math.Min(inks ?? MostUnasked, Sources.Most), bins.Counts.Length);
        var clusters = new Clusters(bins);
        double before = double.MaxValue;
        while (clusters.Count < most)
        {
            cancel.ThrowIfCancellationRequested();
            int count = clusters.Count;
            Vector3[] kept = clusters.Centres.ToArray();
            if (!clusters.Add())
                break;
            double after = clusters.Refine(RoundsBetween);
            if (inks is null && count >= LeastUnasked && (after > before * (1 - Worth) || Math.Sqrt(before) < GoodEnough))
            {
                clusters.Restore(kept);
                break;
            }
            before = after;
        }
        clusters.Refine(RoundsAtEnd);
        for (int accents = 0; accents < most / InksToAnAccent && clusters.KeepAccent(width, clusters.Count < most); accents++)
            clusters.Refine(RoundsAtEnd);
        return clusters.ToSources();
    }

    private sealed class Clusters(LookBins bins)
    {
        private readonly int[] _of = new int[bins.Counts.Length];
        private readonly float[] _squared = new float[bins.Counts.Length];
        private readonly List<Vector3> _centres = [];

        // The bins that an accent was found in, by its centre, which stays there.
        private readonly Dictionary<Vector3, List<int>> _accents = [];
        private readonly double _total = Math.Max(1, Sum(bins.Counts));

        public int Count => _centres.Count;

        public List<Vector3> Centres => _centres;

        public void Restore(Vector3[] centres)
        {
            _centres.Clear();
            _centres.AddRange(centres);
        }

        /// <summary>Begins another ink; false where every colour has one already.</summary>
        public bool Add()
        {
            Vector3[] looks = bins.Looks;
            if (_centres.Count == 0)
            {
                _centres.Add(default);
                Array.Clear(_of);
                Move();
                return true;
            }
            int best = -1;
            double most = 0;
            foreach (int candidate in WorstOff())
            {
                Vector3 at = looks[candidate];
                double saved = 0;
                for (int i = 0; i < looks.Length; i++)
                {
                    float gain = _squared[i] - Looks.Squared(looks[i], at);
                    if (gain > 0)
                        saved += gain * bins.Counts[i];
                }
                if (saved > most)
                    (most, best) = (saved, candidate);
            }
            if (best < 0)
                return false;
            _centres.Add(looks[best]);
            return true;
        }

        /// <summary>Gives a small vivid colour an ink of its own; false where there is none, or no ink to spare for it.</summary>
        /// <param name="width">Pixels of the picture in a row.</param>
        /// <param name="spare">Whether there may be one ink more.</param>
        public bool KeepAccent(int width, bool spare)
        {
            if (Accents.Find(bins, width, _centres, _of, _squared) is not Accent accent)
                return false;
            if (!spare)
            {
                if (MostAlike(accent.Apart) is not (int one, int two))
                    return false;
                (double a, double b) = (Weight(one), Weight(two));
                _centres[one] = (_centres[one] * (float)a + _centres[two] * (float)b) / (float)(a + b);
                _centres.RemoveAt(two);
            }
            _centres.Add(accent.Look);
            _accents[accent.Look] = accent.Bins;
            return true;
        }

        /// <summary>Of two shades of a colour less than so far apart those that become one at the least cost, accents not counted.</summary>
        private (int One, int Two)? MostAlike(double most)
        {
            (int, int)? best = null;
            double least = double.MaxValue;
            for (int b = 0; b < _centres.Count; b++)
            {
                for (int a = 0; a < b; a++)
                {
                    if (_accents.ContainsKey(_centres[a]) || _accents.ContainsKey(_centres[b]) || Accents.AreTwoColours(_centres[a], _centres[b]) || Math.Sqrt(Accents.Difference(_centres[a], _centres[b])) >= most)
                        continue;
                    double of = Weight(a), and = Weight(b), cost = Looks.Squared(_centres[a], _centres[b]) * of * and / Math.Max(1, of + and);
                    if (cost < least)
                        (least, best) = (cost, (a, b));
                }
            }
            return best;
        }

        private double Weight(int centre)
        {
            double weight = 0;
            for (int i = 0; i < _of.Length; i++)
                weight += _of[i] == centre ? bins.Counts[i] : 0;
            return weight;
        }

        /// <summary>The bins with most error that lie apart from one another.</summary>
        private List<int> WorstOff()
        {
            var errors = new double[bins.Counts.Length];
            double most = 0;
            for (int i = 0; i < errors.Length; i++)
            {
                errors[i] = _squared[i] * (double)bins.Counts[i];
                most = Math.Max(most, errors[i]);
            }
            // Sorting them all takes longer than all else here, and the first few are mostly enough.
            List<int> some = Apart(errors, most / 16);
            return some.Count < Tried ? Apart(errors, 0) : some;
        }

        /// <summary>Bins with more than some error that lie apart from one another, those with most first.</summary>
        private List<int> Apart(double[] errors, double least)
        {
            var order = new List<(double Error, int Bin)>();
            for (int i = 0; i < errors.Length; i++)
            {
                if (errors[i] > least)
                    order.Add((-errors[i], i));
            }
            order.Sort();
            var some = new List<int>(Tried);
            foreach ((_, int bin) in order)
            {
                if (some.Count == Tried)
                    break;
                bool apart = true;
                foreach (int other in some)
                    apart &= Looks.Squared(bins.Looks[other], bins.Looks[bin]) > 0.0009f;
                if (apart)
                    some.Add(bin);
            }
            return some;
        }

        /// <summary>Gives bins to their nearest centre and moves centres to the middle of their bins, round after round.</summary>
        /// <returns>The mean squared distance.</returns>
        public double Refine(int rounds)
        {
            double error = 0, last = double.MaxValue;
            for (int round = 0; round < rounds; round++)
            {
                error = Assign();
                if (error >= last * 0.9999)
                    break;
                last = error;
                Move();
            }
            return Assign();
        }

        private double Assign()
        {
            Vector3[] looks = bins.Looks;
            ReadOnlySpan<Vector3> centres = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_centres);
            double error = 0;
            for (int i = 0; i < looks.Length; i++)
            {
                float least = float.MaxValue;
                int nearest = 0;
                for (int c = 0; c < centres.Length; c++)
                {
                    float d = Looks.Squared(looks[i], centres[c]);
                    if (d < least)
                        (least, nearest) = (d, c);
                }
                (_of[i], _squared[i]) = (nearest, least);
                error += least * (double)bins.Counts[i];
            }
            return error / _total;
        }

        private void Move()
        {
            int n = _centres.Count;
            var sums = new double[n, 4];
            for (int i = 0; i < _of.Length; i++)
            {
                int c = _of[i];
                double weight = bins.Counts[i];
                sums[c, 0] += bins.Looks[i].X * weight;
                sums[c, 1] += bins.Looks[i].Y * weight;
                sums[c, 2] += bins.Looks[i].Z * weight;
                sums[c, 3] += weight;
            }
            for (int c = 0; c < n; c++)
            {
                if (sums[c, 3] > 0 && !_accents.ContainsKey(_centres[c]))
                    _centres[c] = new((float)(sums[c, 0] / sums[c, 3]), (float)(sums[c, 1] / sums[c, 3]), (float)(sums[c, 2] / sums[c, 3]));
            }
        }

        /// <summary>The inks: the mean of their pixels as screens mix it; of an accent, of those that it was found in, so that it stays vivid.</summary>
        public Sources ToSources()
        {
            int n = _centres.Count;
            var sums = new (long R, long G, long B, long N)[n];
            for (int i = 0; i < _of.Length; i++)
            {
                if (_accents.TryGetValue(_centres[_of[i]], out List<int>? own) && !own.Contains(i))
                    continue;
                ref (long R, long G, long B, long N) s = ref sums[_of[i]];
                s = (s.R + bins.Sums[i].R, s.G + bins.Sums[i].G, s.B + bins.Sums[i].B, s.N + bins.Counts[i]);
            }
            Array.Sort(sums, (a, b) => b.N != a.N ? b.N.CompareTo(a.N) : (b.R, b.G, b.B).CompareTo((a.R, a.G, a.B)));
            var values = new List<uint>(n);
            var weights = new List<long>(n);
            foreach ((long r, long g, long b, long count) in sums)
            {
                if (count == 0)
                    continue;
                uint value = SourcePixels.Pack((int)((r + count / 2) / count), (int)((g + count / 2) / count), (int)((b + count / 2) / count));
                int same = values.IndexOf(value);
                if (same >= 0)
                {
                    weights[same] += count;
                    continue;
                }
                values.Add(value);
                weights.Add(count);
            }
            return new(PictureKind.Textured, [.. values], [.. weights], null, 0);
        }

        private static long Sum(long[] counts)
        {
            long sum = 0;
            foreach (long count in counts)
                sum += count;
            return sum;
        }
    }
}
