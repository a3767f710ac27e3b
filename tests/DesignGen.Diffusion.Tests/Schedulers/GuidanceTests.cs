using DesignGen.Diffusion.Noise;
using DesignGen.Diffusion.Schedulers;

namespace DesignGen.Diffusion.Tests.Schedulers;

public class GuidanceTests
{
    private static readonly float[] Without = Drawn(1), With = Drawn(2);

    [Fact]
    public void Scale_1_is_the_prompt_and_7_goes_seven_times_as_far()
    {
        float[] mixed = new float[50];
        Guidance.Mix(Without, With, mixed, 1);
        Assert.Equal(With, mixed);
        Guidance.Mix(Without, With, mixed, 7);
        for (int i = 0; i < mixed.Length; i++)
            Assert.Equal(Without[i] + 7 * (With[i] - Without[i]), mixed[i], 1e-5f);
    }

    [Fact]
    public void Full_rescale_brings_back_the_spread_of_the_prompt_for_each_image()
    {
        float[] mixed = new float[50];
        Guidance.Mix(Without, With, mixed, 7, rescale: 1, images: 2);
        Assert.Equal(Deviation(With[..25]), Deviation(mixed[..25]), 1e-5);
        Assert.Equal(Deviation(With[25..]), Deviation(mixed[25..]), 1e-5);
    }

    [Fact]
    public void A_part_of_rescale_lies_between_both()
    {
        float[] none = new float[50], some = new float[50], full = new float[50];
        Guidance.Mix(Without, With, none, 7);
        Guidance.Mix(Without, With, some, 7, rescale: 0.7);
        Guidance.Mix(Without, With, full, 7, rescale: 1);
        for (int i = 0; i < some.Length; i++)
            Assert.Equal(0.3f * none[i] + 0.7f * full[i], some[i], 1e-5f);
    }

    [Fact]
    public void The_target_may_be_one_of_the_outputs_and_nothing_is_allocated()
    {
        float[] expected = new float[50], without = [.. Without], with = [.. With];
        Guidance.Mix(Without, With, expected, 5, 0.5);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Guidance.Mix(without, With, without, 5, 0.5);
        Guidance.Mix(Without, with, with, 5, 0.5);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(expected, without);
        Assert.Equal(expected, with);
    }

    [Fact]
    public void Outputs_without_any_spread_stay_finite()
    {
        float[] mixed = new float[4];
        Guidance.Mix([1, 1, 1, 1], [2, 2, 2, 2], mixed, 3, 0.7);
        Assert.Equal([4, 4, 4, 4], mixed);
    }

    private static double Deviation(float[] numbers)
    {
        double mean = numbers.Average(n => (double)n);
        return Math.Sqrt(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Length - 1));
    }

    private static float[] Drawn(ulong seed)
    {
        float[] numbers = new float[50];
        new TorchNoise(seed).Draw(numbers);
        return numbers;
    }
}
