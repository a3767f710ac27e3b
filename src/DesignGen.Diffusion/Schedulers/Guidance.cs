namespace DesignGen.Diffusion.Schedulers;

/// <summary>Classifier-free guidance (Ho and Salimans 2022): away from what the model gives without the prompt.</summary>
public static class Guidance
{
    /// <summary>Mixes two outputs of a model into one.</summary>
    /// <param name="without">Outputs without the prompt or with the negative one, image after image.</param>
    /// <param name="with">Outputs with the prompt.</param>
    /// <param name="target">The mixture; it may be one of the two.</param>
    /// <param name="scale">How far: 1 takes the prompt's output as it is, 5 to 9 are usual.</param>
    /// <param name="rescale">How much the result's spread is brought back to the prompt's output, 0 (not at all) to 1; 0.7 suits models with zero terminal SNR (Lin et al. 2024, equations 15 and 16).</param>
    /// <param name="images">Images in the outputs; each has a spread of its own.</param>
    public static void Mix(ReadOnlySpan<float> without, ReadOnlySpan<float> with, Span<float> target, double scale, double rescale = 0, int images = 1)
    {
        int size = target.Length / images;
        for (int image = 0; image < images; image++)
        {
            ReadOnlySpan<float> prompt = with.Slice(image * size, size);
            Span<float> mixed = target.Slice(image * size, size);
            double wanted = rescale > 0 ? Deviation(prompt) : 0;
            Blend.Of(mixed, 1 - scale, without.Slice(image * size, size), scale, prompt);
            double spread = rescale > 0 ? Deviation(mixed) : 0;
            if (spread > 0)
                Blend.Of(mixed, rescale * wanted / spread + 1 - rescale, mixed);
        }
    }

    /// <summary>Standard deviation, with n − 1.</summary>
    private static double Deviation(ReadOnlySpan<float> numbers)
    {
        double sum = 0, squares = 0;
        foreach (float number in numbers)
            sum += number;
        double mean = sum / numbers.Length;
        foreach (float number in numbers)
            squares += (number - mean) * (number - mean);
        return numbers.Length > 1 ? Math.Sqrt(squares / (numbers.Length - 1)) : 0;
    }
}
