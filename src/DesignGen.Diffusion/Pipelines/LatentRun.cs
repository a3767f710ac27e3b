using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Schedulers;
using DesignGen.Diffusion.Seams;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>What a run keeps of a picture that it began from, by blending after each step: for masks with models that know none, and for seams.</summary>
/// <param name="Clean">The picture's latents for each image.</param>
/// <param name="Noise">The noise that the run began from.</param>
/// <param name="Mask">One plane: 1 where to paint, 0 where the picture stays.</param>
internal sealed record KeptLatents(float[] Clean, float[] Noise, float[] Mask);

/// <summary>What a run is made of; buffers belong to the run.</summary>
/// <param name="Latents">Images × channels × height × width, as the first call expects them.</param>
/// <param name="Images">Images.</param>
/// <param name="Width">Latents across.</param>
/// <param name="Height">Latents down.</param>
/// <param name="Scheduler">A scheduler that is started.</param>
/// <param name="Noise">Where its chance comes from.</param>
/// <param name="Guidance">How far the prompt draws; above 1 the call holds the samples without the prompt first, then those with it.</param>
/// <param name="Rescale">How much of the spread is brought back.</param>
internal sealed record LatentPlan(float[] Latents, int Images, int Width, int Height, IScheduler Scheduler, INoise Noise, double Guidance, double Rescale)
{
    /// <summary>Whether each call holds two samples per image.</summary>
    public bool IsGuided { get; init; }

    /// <summary>Mask and masked picture for models trained to fill in: images × channels × height × width; empty for others.</summary>
    public float[] Extra { get; init; } = [];

    /// <summary>What to keep by blending; null for nothing.</summary>
    public KeptLatents? Kept { get; init; }

    /// <summary>The edges that meet by rolling; none where nothing is rolled.</summary>
    public PictureTiling Rolled { get; init; }

    /// <summary>Seeds of the images, for rolling.</summary>
    public ImmutableArray<uint> Seeds { get; init; } = [];
}

/// <summary>Told after a call.</summary>
/// <param name="call">The call, from 1.</param>
/// <param name="latents">The latents now.</param>
/// <param name="denoised">As the scheduler foresees them.</param>
/// <param name="time">What the call took.</param>
internal delegate void CallMade(int call, ReadOnlySpan<float> latents, ReadOnlySpan<float> denoised, TimeSpan time);

/// <summary>The loop: latents from noise to picture. Nothing is allocated within it.</summary>
internal sealed class LatentRun
{
    private readonly LatentPlan _plan;
    private readonly UnetCall _unet;
    private readonly TimeProvider _clock;
    private readonly float[] _scaled, _mixed, _plane, _kept;
    private readonly Torus _torus;
    private readonly Dice[] _dice;
    private readonly (int Right, int Down)[] _shifts;

    /// <summary>Makes the buffers.</summary>
    public LatentRun(LatentPlan plan, UnetCall unet, TimeProvider clock)
    {
        (_plan, _unet, _clock) = (plan, unet, clock);
        _scaled = new float[plan.Latents.Length];
        _mixed = new float[plan.Latents.Length];
        _plane = new float[plan.Width * plan.Height];
        _kept = plan.Kept is null ? [] : new float[plan.Latents.Length];
        _torus = new(plan.Width, plan.Height, plan.Rolled);
        _dice = plan.Rolled == PictureTiling.None ? [] : [.. plan.Seeds.Select(s => new Dice(s).Fork("roll"))];
        _shifts = new (int, int)[_dice.Length];
    }

    /// <summary>Time outside the model's calls, so far.</summary>
    public TimeSpan Outside { get; private set; }

    /// <summary>Time of all calls with what is around them, so far.</summary>
    public TimeSpan Total { get; private set; }

    /// <summary>Calls made so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Makes all calls.</summary>
    /// <param name="made">Told after each.</param>
    /// <param name="cancel">Stops within a call.</param>
    public void Run(CallMade? made, CancellationToken cancel)
    {
        while (!_plan.Scheduler.Finished)
        {
            cancel.ThrowIfCancellationRequested();
            long start = _clock.GetTimestamp();
            Compose();
            long called = _clock.GetTimestamp();
            _unet.Run(_plan.Scheduler.Timestep, cancel);
            TimeSpan inside = _clock.GetElapsedTime(called);
            Step();
            TimeSpan all = _clock.GetElapsedTime(start);
            Outside += all - inside;
            Total += all;
            Calls++;
            made?.Invoke(Calls, _plan.Latents, _plan.Scheduler.Denoised, all);
        }
    }

    // Latents, and with models trained to fill in the mask and the masked picture, for each sample.
    private void Compose()
    {
        _plan.Scheduler.ScaleInput(_plan.Latents, _scaled);
        int size = _plan.Latents.Length / _plan.Images, extra = _plan.Extra.Length / _plan.Images;
        Span<float> input = _unet.Input;
        for (int image = 0; image < _plan.Images; image++)
        {
            Span<float> sample = input.Slice(image * (size + extra), size + extra);
            _scaled.AsSpan(image * size, size).CopyTo(sample);
            _plan.Extra.AsSpan(image * extra, extra).CopyTo(sample[size..]);
            if (_dice.Length > 0)
                Roll(image, sample);
        }
        if (_plan.IsGuided)
            input[..(input.Length / 2)].CopyTo(input[(input.Length / 2)..]);
    }

    private void Roll(int image, Span<float> sample)
    {
        int right = _dice[image].Whole(0, _plan.Width - 1), down = _dice[image].Whole(0, _plan.Height - 1);
        _shifts[image] = (_torus.MeetsAcross ? right : 0, _torus.MeetsDown ? down : 0);
        for (int at = 0; at < sample.Length; at += _plane.Length)
        {
            Span<float> plane = sample.Slice(at, _plane.Length);
            plane.CopyTo(_plane);
            _torus.Roll(_plane, _shifts[image].Right, _shifts[image].Down, plane);
        }
    }

    private void Unroll(Span<float> outputs)
    {
        int size = _plan.Latents.Length / _plan.Images;
        for (int at = 0; at < outputs.Length; at += _plane.Length)
        {
            (int right, int down) = _shifts[at / size % _plan.Images];
            Span<float> plane = outputs.Slice(at, _plane.Length);
            plane.CopyTo(_plane);
            _torus.Unroll(_plane, right, down, plane);
        }
    }

    private void Step()
    {
        Span<float> output = _unet.Output;
        if (_dice.Length > 0)
            Unroll(output);
        if (_plan.IsGuided)
        {
            int half = output.Length / 2;
            Guidance.Mix(output[..half], output[half..], _mixed, _plan.Guidance, _plan.Rescale, _plan.Images);
            output = _mixed;
        }
        _plan.Scheduler.Step(output, _plan.Latents, _plan.Noise);
        if (_plan.Kept is KeptLatents kept)
            Keep(kept);
    }

    // Outside the mask the picture comes back, as noisy as the next call expects it.
    private void Keep(KeptLatents kept)
    {
        kept.Clean.CopyTo(_kept.AsSpan());
        if (!_plan.Scheduler.Finished)
            _plan.Scheduler.AddNoise(_kept, kept.Noise);
        for (int at = 0; at < _kept.Length; at += _plane.Length)
        {
            Span<float> latents = _plan.Latents.AsSpan(at, _plane.Length);
            for (int i = 0; i < latents.Length; i++)
                latents[i] = (1 - kept.Mask[i]) * _kept[at + i] + kept.Mask[i] * latents[i];
        }
    }
}
