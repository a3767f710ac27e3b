using System.Text.Json;
using DesignGen.Diffusion.Noise;

namespace DesignGen.Diffusion.Tests.Noise;

public class TorchNoiseTests
{
    [Fact]
    public void First_and_second_draws_of_every_seed_and_size_are_those_of_PyTorch()
    {
        float[] expected = References.Floats("randn.f32");
        int at = 0, cases = 0;
        double worst = 0;
        foreach (JsonElement entry in References.Json("randn.json").EnumerateArray())
        {
            var noise = new TorchNoise(entry.GetProperty("seed").GetUInt64());
            float[] drawn = new float[entry.GetProperty("count").GetInt32()];
            int step = entry.GetProperty("step").GetInt32();
            for (int draw = 0; draw < 2; draw++)
            {
                noise.Draw(drawn);
                for (int i = 0; i < drawn.Length; i += step)
                    worst = Math.Max(worst, Math.Abs(drawn[i] - expected[at++]));
                cases++;
            }
        }
        Assert.Equal(116, cases);
        Assert.Equal(expected.Length, at);
        Assert.InRange(worst, 0, 3e-7);
    }

    [Fact]
    public void Seeds_that_share_their_low_32_bits_give_the_same_numbers()
    {
        Assert.Equal(Drawn(7, 64), Drawn(7 + (1UL << 32), 64));
        Assert.Equal(Drawn(uint.MaxValue, 64), Drawn(ulong.MaxValue, 64));
        Assert.NotEqual(Drawn(7, 64), Drawn(8, 64));
    }

    [Fact]
    public void A_pair_split_between_two_short_calls_is_not_lost_when_a_long_one_comes_between()
    {
        float[] whole = Drawn(3, 6);
        var noise = new TorchNoise(3);
        float[] first = new float[5], last = new float[1];
        noise.Draw(first);
        noise.Draw(new float[32]);
        noise.Draw(last);
        Assert.Equal(whole, first.Concat(last));
    }

    [Fact]
    public void Numbers_are_normal()
    {
        float[] numbers = Drawn(11, 1 << 18);
        double mean = numbers.Average(n => (double)n);
        double variance = numbers.Average(n => (n - mean) * (n - mean));
        double within = numbers.Count(n => Math.Abs(n) < 1) / (double)numbers.Length;
        Assert.InRange(mean, -0.01, 0.01);
        Assert.InRange(variance, 0.99, 1.01);
        Assert.InRange(within, 0.6767, 0.6887);
    }

    [Fact]
    public void Drawing_allocates_nothing()
    {
        var noise = new TorchNoise(1);
        float[] latents = new float[4 * 64 * 64 + 5], few = new float[7];
        noise.Draw(latents);
        noise.Draw(few);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            noise.Draw(latents);
            noise.Draw(few);
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Every_image_of_a_batch_gets_what_it_would_get_alone()
    {
        float[] batch = new float[3 * 96], again = new float[3 * 96];
        var noise = new NoisePerImage([new TorchNoise(1), new TorchNoise(2), new TorchNoise(3)]);
        noise.Draw(batch);
        noise.Draw(again);
        var second = new TorchNoise(2);
        float[] alone = new float[96];
        second.Draw(alone);
        Assert.Equal(alone, batch.AsSpan(96, 96).ToArray());
        second.Draw(alone);
        Assert.Equal(alone, again.AsSpan(96, 96).ToArray());
    }

    [Fact]
    public void A_batch_that_does_not_divide_into_images_is_refused() =>
        Assert.Throws<ArgumentException>(() => new NoisePerImage([new TorchNoise(1), new TorchNoise(2)]).Draw(new float[5]));

    private static float[] Drawn(ulong seed, int count)
    {
        float[] numbers = new float[count];
        new TorchNoise(seed).Draw(numbers);
        return numbers;
    }
}
