namespace DesignGen.Diffusion.Schedulers;

/// <summary>Keeps the foreseen picture in range: not at all, at a fixed limit, or by dynamic thresholding (Saharia et al. 2022, Imagen).</summary>
internal sealed class Clipping(SchedulerConfig config)
{
    private readonly bool _thresholds = config.Thresholding && config.Kind is SchedulerKind.DDIM or SchedulerKind.DDPM or SchedulerKind.LCM
        or SchedulerKind.DPMSolverMultistep or SchedulerKind.DPMSolverSinglestep or SchedulerKind.UniPCMultistep or SchedulerKind.DEISMultistep;

    private readonly bool _clips = config.Kind switch
    {
        SchedulerKind.DDIM or SchedulerKind.DDPM => config.ClipSample ?? true,
        SchedulerKind.LCM or SchedulerKind.HeunDiscrete => config.ClipSample ?? false,
        _ => false,
    };

    private float[] _sorted = [];
    private int _images = 1;

    public void Prepare(SchedulerRun run)
    {
        _images = run.Images;
        _sorted = _thresholds ? new float[run.Length / run.Images] : [];
    }

    public void Apply(Span<float> picture)
    {
        if (_thresholds)
        {
            int size = picture.Length / _images;
            for (int i = 0; i < _images; i++)
                Threshold(picture.Slice(i * size, size));
        }
        else if (_clips)
        {
            Blend.Clip(picture, (float)config.ClipRange);
        }
    }

    /// <summary>Clips one image at the quantile of its magnitudes, which lies from 1 to the greatest allowed, and divides by it.</summary>
    private void Threshold(Span<float> image)
    {
        for (int i = 0; i < image.Length; i++)
            _sorted[i] = Math.Abs(image[i]);
        _sorted.AsSpan().Sort();
        double rank = config.ThresholdRatio * (_sorted.Length - 1);
        int below = (int)rank, above = Math.Min(below + 1, _sorted.Length - 1);
        double quantile = _sorted[below] + (rank - below) * (_sorted[above] - _sorted[below]);
        float limit = (float)Math.Min(Math.Max(quantile, 1), config.ThresholdMost);
        Blend.Clip(image, limit);
        foreach (ref float number in image)
            number /= limit;
    }
}
