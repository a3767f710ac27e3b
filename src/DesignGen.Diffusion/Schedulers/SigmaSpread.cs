namespace DesignGen.Diffusion.Schedulers;

/// <summary>Noise levels spread along a curve, from the greatest to the least.</summary>
internal static class SigmaSpread
{
    private const double Rho = 7, BetaShape = 0.6;

    /// <summary>So many noise levels of a curve between two.</summary>
    public static double[] Along(SigmaCurve curve, double most, double least, int count) => curve switch
    {
        SigmaCurve.Karras => Spread(count, share => Math.Pow(Math.Pow(most, 1 / Rho) + share * (Math.Pow(least, 1 / Rho) - Math.Pow(most, 1 / Rho)), Rho)),
        SigmaCurve.Exponential => Even(Math.Log(most), Math.Log(least), count),
        SigmaCurve.Beta => Spread(count, share => least + BetaQuantile(1 - share) * (most - least)),
        _ => throw new ArgumentOutOfRangeException(nameof(curve), curve, null),
    };

    /// <summary>So many noise levels even in the logarithm, between two logarithms.</summary>
    public static double[] Even(double most, double least, int count) => Spread(count, share => Math.Exp(most + share * (least - most)));

    private static double[] Spread(int count, Func<double, double> at) =>
        [.. Enumerable.Range(0, count).Select(i => at(count == 1 ? 0 : i / (count - 1.0)))];

    /// <summary>Below which value a share of the beta distribution with both shapes 0.6 lies, found by halving.</summary>
    private static double BetaQuantile(double share)
    {
        double low = 0, high = 1;
        if (share <= low || share >= high)
            return share;
        while (high - low > 1e-15)
        {
            double middle = (low + high) / 2;
            if (middle == low || middle == high)
                break;
            (low, high) = BetaShare(middle) < share ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>The share of the distribution below a value: the regularized incomplete beta function, as a continued fraction (DLMF 8.17.22).</summary>
    private static double BetaShare(double x)
    {
        const double a = BetaShape, completeBeta = 2.415344208002472;
        if (x > 0.5)
            return 1 - BetaShare(1 - x);
        double fraction = 1;
        for (int m = 60; m > 0; m--)
        {
            int half = m / 2;
            double d = m % 2 == 0
                ? half * (a - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
                : -(a + half) * (2 * a + half) * x / ((a + 2 * half) * (a + 2 * half + 1));
            fraction = 1 + d / fraction;
        }
        return Math.Pow(x * (1 - x), a) / (a * completeBeta * fraction);
    }
}
