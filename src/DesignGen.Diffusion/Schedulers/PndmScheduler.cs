using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>PNDM (Liu et al. 2022): linear multistep in the noise, up to four calls back, carried over by DDIM's transfer.</summary>
/// <remarks>
/// Equations 9, 11, 12 and 13 of the paper. Either the first three steps are Runge–Kutta with four calls each, or, as for Stable Diffusion,
/// the first step is made twice, the second time with the mean of both outputs.
/// </remarks>
internal sealed class PndmScheduler(SchedulerConfig config) : VarianceScheduler(config, new(config))
{
    private const int RungeKuttaCalls = 12;

    private readonly float[][] _outputs = new float[4][];
    private float[] _from = [], _sum = [];
    private int _known, _made;

    protected override double[] Plan()
    {
        double[] steps = TimestepGrid.Plain(Config.Spacing ?? TimestepSpacing.Leading, Config.TrainTimesteps, Run.Steps, Config.StepsOffset, whole: true);
        for (int i = 0; i < _outputs.Length; i++)
            _outputs[i] = Buffer();
        (_from, _sum, _known, _made) = (Buffer(), Buffer(), 0, 0);
        if (Config.SkipRungeKutta)
            return steps.Length > 1 ? [steps[0], steps[1], .. steps[1..]] : steps;
        if (Run.Steps < 4 || Run.Strength < 1)
            throw Refused("steps", $"PNDM with Runge–Kutta steps (skip_prk_steps is false) needs at least 4 steps and a run from noise alone; {Run.Steps} steps at strength {Run.Strength} were asked for. Set skip_prk_steps to true, as Stable Diffusion does.");
        int half = Config.TrainTimesteps / Run.Steps / 2;
        double[] calls = [.. steps[..4].SelectMany(t => (double[])[t + half, t])];
        return [.. calls[1..].SelectMany(t => (double[])[t, t]).Skip(1).SkipLast(1), .. steps[3..]];
    }

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        (double alpha, double sigma) = Shares((int)Timestep);
        Foresee(Prediction.Clean(Config.Prediction, alpha, sigma), sample, output);
        if (!Config.SkipRungeKutta && _made < RungeKuttaCalls)
            RungeKutta(output, sample);
        else
            Multistep(output, sample);
        _made++;
    }

    private void RungeKutta(ReadOnlySpan<float> output, Span<float> sample)
    {
        int part = _made % 4, half = Config.TrainTimesteps / Run.Steps / 2;
        int next = (int)Timestep - (part % 2 == 0 ? half : 0);
        if (part == 0)
        {
            Remember(output);
            sample.CopyTo(_from);
            Blend.Of(_sum, 1.0 / 6, output);
        }
        else
        {
            Blend.Add(_sum, part == 3 ? 1.0 / 6 : 1.0 / 3, output);
        }
        Transfer(sample, (int)Timesteps[_made - part], next, part == 3 ? _sum : output);
    }

    private void Multistep(ReadOnlySpan<float> output, Span<float> sample)
    {
        int distance = Config.TrainTimesteps / Run.Steps, timestep = (int)Timestep, next = timestep - distance;
        if (_made == 1)
        {
            // The first step again, from where it began.
            Blend.Of(_sum, 0.5, output, 0.5, _outputs[0]);
            Transfer(sample, timestep + distance, timestep, _sum);
            return;
        }
        Remember(output);
        sample.CopyTo(_from);
        switch (_known)
        {
            case 1:
                Blend.Of(_sum, 1, _outputs[0]);
                break;
            case 2:
                Blend.Of(_sum, 3.0 / 2, _outputs[0], -1.0 / 2, _outputs[1]);
                break;
            case 3:
                Blend.Of(_sum, 23.0 / 12, _outputs[0], -16.0 / 12, _outputs[1], 5.0 / 12, _outputs[2]);
                break;
            default:
                Blend.Of(_sum, 55.0 / 24, _outputs[0], -59.0 / 24, _outputs[1], 37.0 / 24, _outputs[2]);
                Blend.Add(_sum, -9.0 / 24, _outputs[3]);
                break;
        }
        Transfer(sample, timestep, next, _sum);
    }

    private void Remember(ReadOnlySpan<float> output)
    {
        float[] oldest = _outputs[^1];
        Array.Copy(_outputs, 0, _outputs, 1, _outputs.Length - 1);
        _outputs[0] = oldest;
        output.CopyTo(oldest);
        _known = Math.Min(_known + 1, _outputs.Length);
    }

    /// <summary>Takes the latents where the step began from one timestep to another (equation 11).</summary>
    private void Transfer(Span<float> sample, int timestep, int next, ReadOnlySpan<float> output)
    {
        double now = Schedule.Alpha(timestep), later = next >= 0 ? Schedule.Alpha(next) : Config.FinalAlphaOne ?? false ? 1 : Schedule.Alpha(0);
        double weight = (later - now) / (now * Math.Sqrt(1 - later) + Math.Sqrt(now * (1 - now) * later));
        (double ofSample, double ofOutput) = Prediction.Noise(Config.Prediction, Math.Sqrt(now), Math.Sqrt(1 - now));
        Blend.Of(sample, Math.Sqrt(later / now) - weight * ofSample, _from, -weight * ofOutput, output);
    }
}
