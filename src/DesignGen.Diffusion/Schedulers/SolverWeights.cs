namespace DesignGen.Diffusion.Schedulers;

/// <summary>Weights of a DPM-Solver step from one noise level to another: of the latents, of the output D0 and of its first and second differences.</summary>
/// <remarks>Lu et al. 2022, DPM-Solver (equations 3.7 to 3.10) and DPM-Solver++ (4.2, appendix B); the forms with noise as diffusers has them.</remarks>
/// <param name="Sample">Of the latents.</param>
/// <param name="Zeroth">Of D0.</param>
/// <param name="First">Of D1, by midpoint or Heun.</param>
/// <param name="Second">Of D2.</param>
/// <param name="Noise">Of fresh noise; 0 for the forms without.</param>
internal readonly record struct SolverWeights(double Sample, double Zeroth, double First, double Second, double Noise)
{
    /// <summary>The weights of a step.</summary>
    /// <param name="algorithm">The equation.</param>
    /// <param name="heun">Whether D1 is weighted by Heun's rule, which third order needs, else by the midpoint's.</param>
    /// <param name="from">The noise level that the latents have.</param>
    /// <param name="to">The noise level that they shall have.</param>
    public static SolverWeights Of(SolverAlgorithm algorithm, bool heun, double from, double to)
    {
        double h = Math.Log(from) - Math.Log(to);
        double alphaFrom = 1 / Math.Sqrt(from * from + 1), alphaTo = 1 / Math.Sqrt(to * to + 1), sigmaFrom = from * alphaFrom, sigmaTo = to * alphaTo;
        double noisy = algorithm is SolverAlgorithm.SdeDpmSolver or SolverAlgorithm.SdeDpmSolverPlusPlus ? 2 : 1;
        if (algorithm is SolverAlgorithm.DpmSolverPlusPlus or SolverAlgorithm.SdeDpmSolverPlusPlus)
        {
            double k = noisy * h, decay = 1 - Math.Exp(-k), zeroth = alphaTo * decay;
            return new(
                sigmaTo / sigmaFrom * (noisy == 2 ? Math.Exp(-h) : 1),
                zeroth,
                heun ? alphaTo * (1 - decay / k) : zeroth / 2,
                noisy == 2 ? alphaTo * ((decay - k) / (k * k) - 0.5) : -alphaTo * ((k - decay) / (k * k) - 0.5),
                noisy == 2 ? sigmaTo * Math.Sqrt(decay) : 0);
        }
        double growth = Math.Exp(h) - 1, first = -noisy * sigmaTo * growth;
        return new(
            alphaTo / alphaFrom,
            first,
            heun ? -noisy * sigmaTo * (growth / h - 1) : first / 2,
            -sigmaTo * ((growth - h) / (h * h) - 0.5),
            noisy == 2 ? sigmaTo * Math.Sqrt(Math.Exp(2 * h) - 1) : 0);
    }
}
