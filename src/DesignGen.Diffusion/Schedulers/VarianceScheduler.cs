namespace DesignGen.Diffusion.Schedulers;

/// <summary>Schedulers that keep latents at variance 1 and read the picture's share from the training's timesteps: DDIM, DDPM, PNDM, LCM, TCD.</summary>
internal abstract class VarianceScheduler(SchedulerConfig config, NoiseSchedule schedule) : Scheduler(config, schedule)
{
    /// <summary>Shares of picture and noise at a timestep, as their squares' roots.</summary>
    protected (double Alpha, double Sigma) Shares(int timestep)
    {
        double alpha = Schedule.Alpha(timestep);
        return (Math.Sqrt(alpha), Math.Sqrt(1 - alpha));
    }

    protected override void Check()
    {
        if (Config.Prediction == PredictionType.Epsilon && Schedule.Alpha((int)Timestep) == 0)
            throw Refused("rescale_betas_zero_snr", $"The run begins at timestep {Timestep}, which is pure noise with zero terminal SNR; a model that gives the noise (prediction_type epsilon) tells nothing of the picture there. Use leading timesteps, a lower strength, or rescale_betas_zero_snr false.");
    }

    public override void AddNoise(Span<float> picture, ReadOnlySpan<float> noise)
    {
        (double alpha, double sigma) = Shares((int)Timestep);
        Blend.Of(picture, alpha, picture, sigma, noise);
    }
}
