using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>DPM-Solver and DPM-Solver++ (Lu et al. 2022) of order 1 to 3, looking back on the outputs of the last steps: "DPM++ 2M" and, with noise, "2M SDE".</summary>
internal sealed class DpmMultistepScheduler(SchedulerConfig config) : SolverScheduler(config, new(config, knowsZeroSnr: true, leastAlpha: 1f / (1 << 24)))
{
    /// <summary>Runs shorter than this lower their order towards the end.</summary>
    private const int ShortRun = 15;

    private bool Clean => Config.Algorithm is SolverAlgorithm.DpmSolverPlusPlus or SolverAlgorithm.SdeDpmSolverPlusPlus;

    protected override bool DrawsChance => Config.Algorithm is SolverAlgorithm.SdeDpmSolver or SolverAlgorithm.SdeDpmSolverPlusPlus;

    protected override double[] Plan() => Spread(
        TimestepGrid.Solver(Config.Spacing ?? TimestepSpacing.Linspace, Config.TrainTimesteps, Schedule.CountFrom(Config.LambdaMin), Run.Steps, Config.StepsOffset),
        Config.FinalSigma == FinalSigma.Least ? Schedule.LeastSigma : 0);

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        Remember(Clean, sample, output);
        ReadOnlySpan<float> fresh = DrawsChance ? Draw(noise) : [];
        double from = Sigmas[Call], to = Sigmas[Call + 1];
        if (from == to)
            return;
        int order = OrderNow();
        var weights = SolverWeights.Of(Config.Algorithm, heun: order == 3 || Config.Solver == SolverType.Heun, from, to);
        double h = Lambda(Call + 1) - Lambda(Call);
        switch (order)
        {
            case 1:
                Blend.Of(sample, weights.Sample, sample, weights.Zeroth, History[0]);
                break;
            case 2:
                double first = weights.First * h / (Lambda(Call) - Lambda(Call - 1));
                Blend.Of(sample, weights.Sample, sample, weights.Zeroth + first, History[0], -first, History[1]);
                break;
            default:
                double r0 = (Lambda(Call) - Lambda(Call - 1)) / h, r1 = (Lambda(Call - 1) - Lambda(Call - 2)) / h, both = r0 + r1;
                double near = (weights.First * (1 + r0 / both) + weights.Second / both) / r0, far = -(weights.First * r0 / both + weights.Second / both) / r1;
                Blend.Of(sample, weights.Sample, sample, weights.Zeroth + near, History[0], far - near, History[1]);
                Blend.Add(sample, -far, History[2]);
                break;
        }
        if (DrawsChance)
            Blend.Add(sample, weights.Noise, fresh);
    }

    /// <summary>The order of the coming step: as many outputs as are known, fewer at the end.</summary>
    private int OrderNow()
    {
        int left = Timesteps.Length - Call;
        bool lowers = (Config.LowerOrderFinal ?? true) && Timesteps.Length < ShortRun;
        int order = Math.Min(Config.SolverOrder, Known);
        if (left == 1 && (Config.EulerAtFinal || lowers || Config.FinalSigma == FinalSigma.Zero))
            order = 1;
        if (left == 2 && lowers)
            order = Math.Min(order, 2);
        for (int back = 1; back < order; back++)
        {
            if (Sigmas[Call - back] == Sigmas[Call - back + 1])
                order = back;
        }
        return order;
    }
}
