namespace DesignGen.Diffusion.Schedulers;

/// <summary>Timesteps of a run, from noise to picture, spread as diffusers spreads them.</summary>
/// <remarks>
/// Trailing timesteps are always as many as there are steps; diffusers has one more for some numbers of steps (61, 103, 121 …), −1, because of a
/// rounding error. Leading ones never pass the last trained timestep, which an offset does there when all timesteps are used.
/// </remarks>
internal static class TimestepGrid
{
    /// <summary>One timestep per step, for schedulers that end at the first timestep.</summary>
    /// <param name="spacing">How they are spread.</param>
    /// <param name="train">Timesteps of training.</param>
    /// <param name="steps">How many are wanted.</param>
    /// <param name="offset">What leading ones are moved by.</param>
    /// <param name="whole">Whether evenly spread ones are rounded, half to even.</param>
    public static double[] Plain(TimestepSpacing spacing, int train, int steps, int offset, bool whole) => spacing switch
    {
        TimestepSpacing.Linspace => Descending(steps, i => whole ? Math.Round(Even(i, steps, train - 1)) : (float)Even(i, steps, train - 1)),
        TimestepSpacing.Leading => Descending(steps, i => Math.Min(i * (train / steps) + offset, train - 1)),
        _ => Trailing(train, train, steps, steps),
    };

    /// <summary>One timestep per step, for solvers that end one step before the first timestep.</summary>
    /// <param name="spacing">How they are spread.</param>
    /// <param name="train">Timesteps of training.</param>
    /// <param name="usable">Those of them that are used, from the clean end.</param>
    /// <param name="steps">How many are wanted.</param>
    /// <param name="offset">What leading ones are moved by.</param>
    public static double[] Solver(TimestepSpacing spacing, int train, int usable, int steps, int offset) => spacing switch
    {
        TimestepSpacing.Linspace => Descending(steps, i => Math.Round(Even(i + 1, steps + 1, usable - 1))),
        TimestepSpacing.Leading => Descending(steps, i => Math.Min((i + 1) * (usable / (steps + 1)) + offset, train - 1)),
        _ => Trailing(train, usable, steps, Math.Min(steps, (int)Math.Ceiling(usable * (double)steps / train))),
    };

    /// <summary>Number i of so many that go evenly from 0 to the last, as numpy.linspace makes it.</summary>
    private static double Even(int i, int count, double last) => count > 1 && i == count - 1 ? last : i * (last / Math.Max(1, count - 1));

    private static double[] Trailing(int train, int usable, int steps, int count)
    {
        double distance = (double)train / steps, down = usable - distance - usable;
        return [.. Enumerable.Range(0, count).Select(i => Math.Round(usable + i * down) - 1)];
    }

    private static double[] Descending(int count, Func<int, double> ascending) => [.. Enumerable.Range(0, count).Select(i => ascending(count - 1 - i))];
}
