using System.Numerics;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Finds inks for pictures whose colours run into one another.</summary>
/// <remarks>
/// k-means in OKLab over bins of nearly equal colour. It starts without chance: each new ink begins at the colour that
/// lowers the error of the whole picture most, tried for those that are worst off. So the error for every number of inks up to that asked is known,
/// and asked for none in particular the search ends where another ink is not worth a screen.
/// </remarks>
internal static class TexturedSources
{
    // Colours tried as the beginning of an ink, and rounds after each and after the last.
    private const int Tried = 40, RoundsBetween = 3, RoundsAtEnd = 16;

    // Found unasked: inks at most, and at least where there are so many colours; the part of the error that another must take away;
    // and the error, root of the mean square in OKLab, that is good enough.
    private const int MostUnasked = 10, LeastUnasked = 3;
    private const double Worth = 0.13, GoodEnough = 0.035;

    /// <summary>The inks of a picture, those with most pixels first.</summary>
    /// <param name="bins">The picture.</param>
    /// <param name="inks">How many; fewer only where the picture has fewer colours. Null for as many as are worth it.</param>
    /// <param name="cancel">Stops the work.</param>
    public static Sources Find(LookBins bins, int? inks, CancellationToken cancel)
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
        return clusters.ToSources();
    }

    private sealed class Clusters(LookBins bins)
    {
        private readonly int[] _of = new int[bins.Counts.Length];
        private readonly float[] _squared = new float[bins.Counts.Length];
        private readonly List<Vector3> _centres = [];
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
                if (sums[c, 3] > 0)
                    _centres[c] = new((float)(sums[c, 0] / sums[c, 3]), (float)(sums[c, 1] / sums[c, 3]), (float)(sums[c, 2] / sums[c, 3]));
            }
        }

        /// <summary>The inks: the mean of their pixels as screens mix it.</summary>
        public Sources ToSources()
        {
            int n = _centres.Count;
            var sums = new (long R, long G, long B, long N)[n];
            for (int i = 0; i < _of.Length; i++)
            {
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
