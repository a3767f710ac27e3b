using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>DEIS (Zhang and Chen 2023), log-rho form of order 1 to 3: the noise as a polynomial in the logarithm of the noise level, integrated exactly.</summary>
/// <remarks>The run ends at the least noise level of training, not without noise.</remarks>
internal sealed class DeisScheduler(SchedulerConfig config) : SolverScheduler(config, new(config))
{
    /// <summary>Runs shorter than this lower their order towards the end.</summary>
    private const int ShortRun = 15;

    protected override double[] Plan() => Spread(
        TimestepGrid.Solver(Config.Spacing ?? TimestepSpacing.Linspace, Config.TrainTimesteps, Config.TrainTimesteps, Run.Steps, Config.StepsOffset),
        Config.Curve == SigmaCurve.Timesteps ? Schedule.LeastSigma : null);

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        Remember(clean: false, sample, output);
        double from = Sigmas[Call], to = Sigmas[Call + 1];
        if (from == to)
            return;
        int order = OrderNow();
        double alpha = Shares(to).Alpha;
        Blend.Of(sample, alpha / Shares(from).Alpha, sample, alpha * Weight(0, order), History[0]);
        for (int back = 1; back < order; back++)
            Blend.Add(sample, alpha * Weight(back, order), History[back]);
    }

    /// <summary>The order of the coming step: as many outputs as are known, fewer at the end of short runs.</summary>
    private int OrderNow()
    {
        int left = Timesteps.Length - Call, order = Math.Min(Config.SolverOrder, Known);
        if ((Config.LowerOrderFinal ?? true) && Timesteps.Length < ShortRun)
            order = Math.Min(order, left);
        for (int back = 1; back < order; back++)
        {
            if (Sigmas[Call - back] == Sigmas[Call - back + 1])
                order = back;
        }
        return order;
    }

    /// <summary>The integral over the noise level of the polynomial in its logarithm that is 1 at one known output and 0 at the others.</summary>
    private double Weight(int back, int order)
    {
        double own = Math.Log(Sigmas[Call - back]), from = Sigmas[Call], to = Sigmas[Call + 1];
        if (order == 1)
            return to - from;
        double b = Math.Log(Sigmas[Call - (back + 1) % order]);
        if (order == 2)
            return (Linear(to, b) - Linear(from, b)) / (own - b);
        double c = Math.Log(Sigmas[Call - (back + 2) % order]);
        return (Square(to, b, c) - Square(from, b, c)) / ((own - b) * (own - c));
    }

    /// <summary>∫ (ln s − b) ds.</summary>
    private static double Linear(double sigma, double b) => sigma * (Math.Log(sigma) - 1 - b);

    /// <summary>∫ (ln s − b)(ln s − c) ds.</summary>
    private static double Square(double sigma, double b, double c)
    {
        double log = Math.Log(sigma);
        return sigma * (log * log - 2 * log + 2 - (b + c) * (log - 1) + b * c);
    }
}
