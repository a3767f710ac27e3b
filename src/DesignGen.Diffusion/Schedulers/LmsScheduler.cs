using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>Linear multistep, as in k-diffusion: the slopes of up to four calls, weighted by the integral of the polynomial through them.</summary>
/// <remarks>
/// In a run from a picture diffusers takes the weights for as many slopes as the step's number in a whole run would have, though fewer are
/// known, and leaves the others out; so does this.
/// </remarks>
internal sealed class LmsScheduler(SchedulerConfig config) : SigmaScheduler(config, new(config))
{
    private const int MostSlopes = 4;

    private readonly float[][] _slopes = new float[MostSlopes][];
    private double[,] _weights = new double[0, 0];
    private int _known;

    protected override double[] Plan()
    {
        double[] timesteps = Spread();
        for (int i = 0; i < MostSlopes; i++)
            _slopes[i] = Buffer();
        _known = 0;
        _weights = new double[timesteps.Length, MostSlopes];
        for (int step = 0; step < timesteps.Length; step++)
        {
            int count = Different(step);
            for (int back = 0; back < count; back++)
                _weights[step, back] = Weight(step, back, count);
        }
        return timesteps;
    }

    /// <summary>How many of the last noise levels differ, four at most; only capped timesteps of very long runs repeat one.</summary>
    private int Different(int step)
    {
        int count = 1;
        while (count < Math.Min(step + 1, MostSlopes) && Sigmas[step - count] != Sigmas[step - count + 1])
            count++;
        return count;
    }

    protected override void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        float[] newest = _slopes[^1];
        Array.Copy(_slopes, 0, _slopes, 1, MostSlopes - 1);
        _slopes[0] = newest;
        Slope(sample, output, Sigmas[Call]).CopyTo(newest);
        _known = Math.Min(_known + 1, MostSlopes);
        for (int back = 0; back < _known; back++)
            Blend.Add(sample, _weights[Call, back], _slopes[back]);
    }

    /// <summary>The integral, over the step, of the polynomial that is 1 at one noise level and 0 at the others: two points of Gauss and Legendre are exact up to cubes.</summary>
    private double Weight(int step, int back, int count)
    {
        double middle = ((double)Sigmas[step] + Sigmas[step + 1]) / 2, half = ((double)Sigmas[step + 1] - Sigmas[step]) / 2, sum = 0;
        foreach (double point in (ReadOnlySpan<double>)[-1 / Math.Sqrt(3), 1 / Math.Sqrt(3)])
        {
            double product = 1;
            for (int other = 0; other < count; other++)
            {
                if (other != back)
                    product *= (middle + half * point - Sigmas[step - other]) / ((double)Sigmas[step - back] - Sigmas[step - other]);
            }
            sum += product;
        }
        return half * sum;
    }
}
