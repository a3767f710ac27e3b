namespace DesignGen.Diffusion.Schedulers;

/// <summary>How much of the picture and how much noise there was at each timestep of training.</summary>
/// <remarks>Betas and alphas are float32 and their product is carried on in double, as PyTorch does on a CPU.</remarks>
internal sealed class NoiseSchedule
{
    private readonly float[] _alphas, _sigmas, _logSigmas;

    /// <summary>The schedule of a config.</summary>
    /// <param name="config">The config; null fields are filled by the next three.</param>
    /// <param name="start">The first beta.</param>
    /// <param name="end">The last beta.</param>
    /// <param name="betas">How they grow.</param>
    /// <param name="knowsZeroSnr">Whether the scheduler knows zero terminal SNR; others ignore it, as in diffusers.</param>
    /// <param name="leastAlpha">What the last product is set to then, so that a noise level can be told; null leaves 0.</param>
    public NoiseSchedule(SchedulerConfig config, double start = 0.0001, double end = 0.02, BetaSchedule betas = BetaSchedule.Linear, bool knowsZeroSnr = false, float? leastAlpha = null)
    {
        float[] grown = config.TrainedBetas is [_, ..]
            ? [.. config.TrainedBetas]
            : Grown(config.TrainTimesteps, config.BetaStart ?? start, config.BetaEnd ?? end, config.Betas ?? betas);
        bool zero = knowsZeroSnr && config.ZeroTerminalSnr;
        _alphas = Products(zero ? Rescaled(grown) : grown);
        if (zero && leastAlpha is float least)
            _alphas[^1] = least;
        _sigmas = Array.ConvertAll(_alphas, a => MathF.Sqrt((1 - a) / a));
        _logSigmas = Array.ConvertAll(_sigmas, s => (float)Math.Log(s));
    }

    /// <summary>Timesteps of training.</summary>
    public int Count => _alphas.Length;

    /// <summary>The square of the picture's share at a timestep; beyond the last one, that of the last.</summary>
    public double Alpha(int timestep) => _alphas[Math.Min(timestep, Count - 1)];

    /// <summary>The least noise level: noise over picture at timestep 0.</summary>
    public double LeastSigma => _sigmas[0];

    /// <summary>The greatest noise level.</summary>
    public double MostSigma => _sigmas[^1];

    /// <summary>The logarithm of the least noise level.</summary>
    public double LeastLogSigma => _logSigmas[0];

    /// <summary>The logarithm of the greatest noise level.</summary>
    public double MostLogSigma => _logSigmas[^1];

    /// <summary>Timesteps from the first to the last whose half logarithm of the signal-to-noise ratio is not below a bound.</summary>
    public int CountFrom(double lambda) => _logSigmas.Count(log => !(-log < lambda));

    /// <summary>The noise level at a timestep, straight between whole ones and level beyond the ends.</summary>
    public double Sigma(double timestep)
    {
        int below = (int)Math.Floor(timestep);
        if (below < 0)
            return _sigmas[0];
        if (below >= Count - 1)
            return _sigmas[^1];
        return ((double)_sigmas[below + 1] - _sigmas[below]) * (timestep - below) + _sigmas[below];
    }

    /// <summary>The timestep of a noise level, straight in its logarithm between whole ones, from 0 to the last.</summary>
    public double Timestep(double sigma)
    {
        double log = Math.Log(Math.Max(sigma, 1e-10));
        int low = Math.Clamp(Above(log) - 1, 0, Count - 2);
        double share = Math.Clamp((_logSigmas[low] - log) / ((double)_logSigmas[low] - _logSigmas[low + 1]), 0, 1);
        return (1 - share) * low + share * (low + 1);
    }

    /// <summary>The first timestep whose noise level's logarithm is above another; they grow with the timesteps.</summary>
    private int Above(double log)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = log < _logSigmas[middle] ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    private static float[] Grown(int count, double start, double end, BetaSchedule schedule) => schedule switch
    {
        BetaSchedule.Linear => Even(count, (float)start, (float)end),
        BetaSchedule.ScaledLinear => Array.ConvertAll(Even(count, (float)Math.Sqrt(start), (float)Math.Sqrt(end)), root => root * root),
        _ => [.. Enumerable.Range(0, count).Select(i => (float)Math.Min(1 - Cosine((i + 1.0) / count) / Cosine((double)i / count), 0.999))],
    };

    /// <summary>Even numbers, rounded as torch.linspace rounds them with AVX2: counted from the start in the first half and from the end in the second, eight at a time from the first of the eight.</summary>
    private static float[] Even(int count, float start, float end)
    {
        const int lanes = 8;
        float step = (end - start) / (count - 1);
        float[] numbers = new float[count];
        int wide = count / lanes * lanes;
        for (int i = 0; i < count; i++)
        {
            int first = i < wide ? i / lanes * lanes : i;
            float at = first < count / 2 ? MathF.FusedMultiplyAdd(step, first, start) : MathF.FusedMultiplyAdd(-step, count - 1 - first, end);
            numbers[i] = at + step * (i - first);
        }
        return numbers;
    }

    private static double Cosine(double time)
    {
        double cosine = Math.Cos((time + 0.008) / 1.008 * Math.PI / 2);
        return cosine * cosine;
    }

    private static float[] Products(float[] betas)
    {
        double product = 1;
        return Array.ConvertAll(betas, beta => (float)(product *= 1 - beta));
    }

    /// <summary>Betas whose last product is 0 and whose first stays (Lin et al. 2024, algorithm 1).</summary>
    private static float[] Rescaled(float[] betas)
    {
        float[] roots = Array.ConvertAll(Products(betas), MathF.Sqrt);
        float first = roots[0], last = roots[^1], stretch = first / (first - last);
        float[] products = Array.ConvertAll(roots, root => (root - last) * stretch * ((root - last) * stretch));
        float[] rescaled = new float[betas.Length];
        rescaled[0] = 1 - products[0];
        for (int i = 1; i < rescaled.Length; i++)
            rescaled[i] = 1 - products[i] / products[i - 1];
        return rescaled;
    }
}
