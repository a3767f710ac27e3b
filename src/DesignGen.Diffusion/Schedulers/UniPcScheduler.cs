using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>UniPC (Zhao et al. 2023): each output first corrects the step that led to it, then predicts the next, both of order 1 to 3.</summary>
/// <remarks>Algorithms 5 to 8 of the paper. The weights of the differences solve a small linear system per step.</remarks>
internal sealed class UniPcScheduler(SchedulerConfig config) : SolverScheduler(config, new(config, knowsZeroSnr: true, leastAlpha: 1f / (1 << 24)))
{
    private float[] _before = [], _given = [];
    private int _order;

    protected override double[] Plan()
    {
        (_before, _given, _order) = (Buffer(), Buffer(), 0);
        return Spread(
            TimestepGrid.Solver(Config.Spacing ?? TimestepSpacing.Linspace, Config.TrainTimesteps, Config.TrainTimesteps, Run.Steps, Config.StepsOffset),
            Config.FinalSigma == FinalSigma.Least ? Schedule.LeastSigma : 0,
            remembered: Config.SolverOrder + 1);
    }

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        sample.CopyTo(_given);
        Remember(Config.PredictClean, sample, output);
        if (_order > 0 && !Config.WithoutCorrector.Contains(Call - 1))
            Move(sample, _before, Call - 1, Call, _order, corrects: true);
        int most = Config.LowerOrderFinal ?? true ? Math.Min(Config.SolverOrder, Timesteps.Length - Call) : Config.SolverOrder;
        _order = Math.Min(most, Known);
        sample.CopyTo(_before);
        Move(sample, _before, Call, Call + 1, _order, corrects: false);
    }

    /// <summary>Takes latents from one step to the next by the outputs known: to predict, those up to the first step; to correct, the next step's as well.</summary>
    private void Move(Span<float> target, ReadOnlySpan<float> from, int step, int next, int order, bool corrects)
    {
        ReadOnlySpan<float[]> known = corrects ? History[1..] : History;
        if (Sigmas[step] == Sigmas[next])
        {
            from.CopyTo(target);
            return;
        }
        for (int back = 1; back < order; back++)
        {
            if (Sigmas[step - back] == Sigmas[step - back + 1])
                order = back;
        }
        double h = Lambda(next) - Lambda(step), signed = Config.PredictClean ? -h : h, grown = Math.Exp(signed) - 1;
        double size = Config.Solver == SolverType.Bh1 ? signed : grown;
        (double alpha, double sigma) = Shares(Sigmas[step]);
        (double nextAlpha, double nextSigma) = Shares(Sigmas[next]);
        double scale = Config.PredictClean ? nextAlpha : nextSigma;

        Span<double> places = stackalloc double[3], weights = stackalloc double[3];
        for (int back = 1; back < order; back++)
            places[back - 1] = (Lambda(step - back) - Lambda(step)) / h;
        int count = order - 1;
        if (corrects)
            places[count++] = 1;
        Differences(weights[..count], places[..count], signed, grown, size);

        double ofNewest = -scale * grown;
        for (int i = 0; i < count; i++)
            ofNewest += scale * size * weights[i] / places[i];
        Blend.Of(target, Config.PredictClean ? nextSigma / sigma : nextAlpha / alpha, from, ofNewest, known[0]);
        for (int back = 1; back < order; back++)
            Blend.Add(target, -scale * size * weights[back - 1] / places[back - 1], known[back]);
        if (corrects)
            Blend.Add(target, -scale * size * weights[count - 1], History[0]);
    }

    /// <summary>How much each difference counts, so that polynomials up to their number are integrated exactly (the paper's equation 5). A lone one counts a half.</summary>
    private static void Differences(Span<double> weights, ReadOnlySpan<double> places, double h, double grown, double size)
    {
        int count = places.Length;
        if (count == 1)
            weights[0] = 0.5;
        if (count < 2)
            return;
        Span<double> rows = stackalloc double[count * (count + 1)];
        double phi = grown / h - 1, factorial = 1;
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < count; column++)
                rows[row * (count + 1) + column] = Math.Pow(places[column], row);
            rows[row * (count + 1) + count] = phi * factorial / size;
            factorial *= row + 2;
            phi = phi / h - 1 / factorial;
        }
        Solve(rows, weights);
    }

    /// <summary>Gauss's elimination with the largest pivots.</summary>
    private static void Solve(Span<double> rows, Span<double> solution)
    {
        int count = solution.Length, width = count + 1;
        for (int column = 0; column < count; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < count; row++)
                pivot = Math.Abs(rows[row * width + column]) > Math.Abs(rows[pivot * width + column]) ? row : pivot;
            for (int i = 0; i < width; i++)
                (rows[column * width + i], rows[pivot * width + i]) = (rows[pivot * width + i], rows[column * width + i]);
            for (int row = column + 1; row < count; row++)
            {
                double factor = rows[row * width + column] / rows[column * width + column];
                for (int i = column; i < width; i++)
                    rows[row * width + i] -= factor * rows[column * width + i];
            }
        }
        for (int row = count - 1; row >= 0; row--)
        {
            double sum = rows[row * width + count];
            for (int i = row + 1; i < count; i++)
                sum -= rows[row * width + i] * solution[i];
            solution[row] = sum / rows[row * width + row];
        }
    }
}
