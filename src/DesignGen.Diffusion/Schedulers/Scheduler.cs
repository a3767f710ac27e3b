using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Schedulers;

/// <summary>What all schedulers share: the count of calls, where a run from a picture begins, and the clipping of the foreseen picture.</summary>
/// <remarks>
/// Every scheduler's file has the same shape: the idea and its source, then Plan (timesteps, noise levels, buffers), Advance (one call) and
/// how noise is mixed in. Weights of a call are computed in double from float32 noise levels; latents are float32.
/// </remarks>
internal abstract class Scheduler(SchedulerConfig config, NoiseSchedule schedule) : IScheduler
{
    private readonly Clipping _clipping = new(config);
    private float[] _timesteps = [], _denoised = [];
    private int _length;

    public SchedulerConfig Config { get; } = config;

    public virtual int Order => 1;

    public ReadOnlySpan<float> Timesteps => _timesteps;

    public int First { get; private set; }

    public int Call { get; private set; }

    public bool Finished => Call >= _timesteps.Length;

    public float Timestep => _timesteps[Call];

    public virtual float InitialScale => 1;

    public ReadOnlySpan<float> Denoised => _denoised;

    /// <summary>The training's noise.</summary>
    protected NoiseSchedule Schedule { get; } = schedule;

    /// <summary>The run that was started.</summary>
    protected SchedulerRun Run { get; private set; }

    /// <summary>Random numbers of the call being made.</summary>
    protected float[] Chance { get; private set; } = [];

    public void Start(SchedulerRun run)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(run.Length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(run.Images, 1);
        if (run.Steps < 1 || run.Steps > Config.TrainTimesteps)
            throw Refused("steps", $"{run.Steps} steps cannot be run: the model was trained with {Config.TrainTimesteps}. Use 1 to {Config.TrainTimesteps}; 20 to 30 suit most schedulers, 1 to 8 LCM, TCD and Turbo models.");
        if (!(run.Strength > 0 && run.Strength <= 1))
            throw Refused("strength", $"Strength {run.Strength} is out of range. Use more than 0, which keeps the picture, up to 1, which keeps little of it.");
        if (run.Eta is double eta && !(eta >= 0 && eta <= 1))
            throw Refused("eta", $"Eta {eta} is out of range. Use 0 (no chance) to 1.");
        Run = run;
        _length = run.Length;
        _timesteps = Array.ConvertAll(Plan(), t => (float)t);
        First = Call = Skipped();
        Check();
        _clipping.Prepare(run);
        _denoised = Buffer();
        Chance = DrawsChance ? Buffer() : [];
    }

    public virtual void ScaleInput(ReadOnlySpan<float> sample, Span<float> input) => sample.CopyTo(input);

    public void Step(ReadOnlySpan<float> output, Span<float> sample, INoise noise)
    {
        if (output.Length != _length || sample.Length != _length)
            throw new ArgumentException($"{output.Length} and {sample.Length} numbers were given for a run of {_length}.");
        if (Finished)
            throw new InvalidOperationException("All calls of this run are made.");
        Advance(output, sample, noise);
        Call++;
    }

    public abstract void AddNoise(Span<float> picture, ReadOnlySpan<float> noise);

    /// <summary>Whether the run draws random numbers.</summary>
    protected virtual bool DrawsChance => false;

    /// <summary>Lays out the run: returns its timesteps, one per call, and makes its tables and buffers.</summary>
    protected abstract double[] Plan();

    /// <summary>Refuses a run whose numbers would not be finite.</summary>
    protected virtual void Check()
    {
    }

    /// <summary>Makes one call's change.</summary>
    protected abstract void Advance(ReadOnlySpan<float> output, Span<float> sample, INoise noise);

    /// <summary>Calls left out in a run from a picture: whole steps, as diffusers' pipelines count them.</summary>
    protected virtual int Skipped()
    {
        int done = Math.Min((int)(Run.Steps * Run.Strength), Run.Steps);
        return done > 0
            ? (Run.Steps - done) * Order
            : throw Refused("strength", $"Strength {Run.Strength} of {Run.Steps} steps leaves no whole step. Use {1.0 / Run.Steps:0.###} or more, or more steps.");
    }

    /// <summary>A buffer as long as the latents.</summary>
    protected float[] Buffer() => new float[_length];

    /// <summary>Foresees the picture as a weighted sum of latents and output, clipped as the config says.</summary>
    protected ReadOnlySpan<float> Foresee((double Sample, double Output) weights, ReadOnlySpan<float> sample, ReadOnlySpan<float> output)
    {
        Blend.Of(_denoised, weights.Sample, sample, weights.Output, output);
        _clipping.Apply(_denoised);
        return _denoised;
    }

    /// <summary>The next random numbers.</summary>
    protected ReadOnlySpan<float> Draw(INoise noise)
    {
        noise.Draw(Chance);
        return Chance;
    }

    /// <summary>What to say about a run that cannot be made.</summary>
    protected static InputException Refused(string place, FormattableString message) => new("scheduler", place, message.ToString(CultureInfo.InvariantCulture));
}
