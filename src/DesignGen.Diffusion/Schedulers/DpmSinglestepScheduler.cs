using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>DPM-Solver++ (Lu et al. 2022) in groups of one to three steps, each of a higher order and from the latents where its group began: "DPM++ 2S".</summary>
internal sealed class DpmSinglestepScheduler(SchedulerConfig config) : SolverScheduler(config, new(config))
{
    private float[] _from = [];
    private int[] _orders = [];

    private bool Clean => Config.Algorithm is SolverAlgorithm.DpmSolverPlusPlus or SolverAlgorithm.SdeDpmSolverPlusPlus;

    protected override bool DrawsChance => Config.Algorithm == SolverAlgorithm.SdeDpmSolverPlusPlus;

    protected override double[] Plan()
    {
        _from = Buffer();
        double[] timesteps = Spread(
            TimestepGrid.Solver(TimestepSpacing.Linspace, Config.TrainTimesteps, Schedule.CountFrom(Config.LambdaMin), Run.Steps, 0),
            Config.FinalSigma == FinalSigma.Least ? Schedule.LeastSigma : 0);
        _orders = Orders(Run.Steps, Config.SolverOrder);
        return timesteps;
    }

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        Remember(Clean, sample, output);
        ReadOnlySpan<float> fresh = DrawsChance ? Draw(noise) : [];
        int order = Math.Min(_orders[Call], Known), start = Call - order + 1;
        if (order == 1)
            sample.CopyTo(_from);
        double from = Sigmas[start], to = Sigmas[Call + 1];
        if (from == to)
        {
            _from.CopyTo(sample);
            return;
        }
        bool heun = Config.Solver == SolverType.Heun;
        var weights = SolverWeights.Of(Config.Algorithm, heun || order == 3, from, to);
        ReadOnlySpan<float> oldest = History[order - 1];
        double h = Lambda(Call + 1) - Lambda(start);
        Blend.Of(sample, weights.Sample, _from, weights.Zeroth, oldest);
        if (order > 1 && Sigmas[Call] != from)
        {
            double newer = (Lambda(Call) - Lambda(start)) / h, middle = order == 3 ? (Lambda(Call - 1) - Lambda(start)) / h : 0;
            if (order == 2 || !heun || middle == 0 || middle == newer)
            {
                Blend.Add(sample, weights.First / newer, History[0]);
                Blend.Add(sample, -weights.First / newer, oldest);
            }
            else
            {
                // The parabola through all three outputs.
                double near = (2 * weights.Second - weights.First * middle) / (newer - middle) / newer;
                double far = (weights.First * newer - 2 * weights.Second) / (newer - middle) / middle;
                Blend.Add(sample, near, History[0]);
                Blend.Add(sample, far, History[1]);
                Blend.Add(sample, -near - far, oldest);
            }
        }
        if (DrawsChance)
            Blend.Add(sample, weights.Noise, fresh);
    }

    /// <summary>The order of each step: 1, 2 … again and again, the last step with 1 where the run ends without noise.</summary>
    private int[] Orders(int steps, int most)
    {
        int[] orders = [.. Enumerable.Range(0, steps).Select(i => i % most + 1)];
        if (Config.FinalSigma == FinalSigma.Zero || (Config.LowerOrderFinal == true && steps % most == 0))
            orders[^1] = 1;
        return orders;
    }
}
