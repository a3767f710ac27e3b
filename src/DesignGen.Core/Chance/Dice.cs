using System.Text;

namespace DesignGen.Core.Chance;

/// <summary>Chance from a seed: the same seed gives the same draws on every machine, in every version.</summary>
/// <remarks>
/// xoshiro256** (Blackman and Vigna 2018) started by SplitMix64. Not thread-safe: give each worker its own, by
/// <see cref="Fork(string)"/>. A fork depends on the seed and the name only, never on how many draws came before, so that a
/// new draw in one part of a design leaves the others as they were.
/// </remarks>
public sealed class Dice
{
    private readonly ulong _seed;
    private ulong _a, _b, _c, _d;

    /// <summary>Dice from a seed.</summary>
    public Dice(ulong seed)
    {
        _seed = seed;
        _a = Split(ref seed);
        _b = Split(ref seed);
        _c = Split(ref seed);
        _d = Split(ref seed);
    }

    /// <summary>Independent dice for a named part of the work.</summary>
    public Dice Fork(string name)
    {
        // FNV-1a over the name's UTF-8, mixed with the seed.
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ b) * 1099511628211;
        ulong mixed = _seed ^ hash;
        return new(Split(ref mixed));
    }

    /// <summary>Independent dice for a numbered part of the work.</summary>
    public Dice Fork(string name, int number) => Fork(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}#{number}"));

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        ulong result = ulong.RotateLeft(_b * 5, 7) * 9;
        ulong t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 (may come) to 1 (never comes).</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from low (may come) to high (never comes).</summary>
    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>A whole number from low to high, both may come.</summary>
    public int Whole(int low, int high) => low + (int)(Unit() * ((long)high - low + 1));

    /// <summary>True with a chance of 0 to 1.</summary>
    public bool Chance(double chance) => Unit() < chance;

    /// <summary>+1 or −1, equally often.</summary>
    public int Sign() => (Bits() >> 63) == 0 ? 1 : -1;

    /// <summary>A number about 0 with standard deviation 1 (Box and Muller 1958), cut at ±3.</summary>
    public double Normal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - Unit()));
        return Math.Clamp(radius * Math.Cos(2 * Math.PI * Unit()), -3, 3);
    }

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Whole(0, items.Count - 1)];

    /// <summary>The items in a random order (Fisher and Yates); the list given stays as it was.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        List<T> order = [.. items];
        for (int i = order.Count - 1; i > 0; i--)
        {
            int j = Whole(0, i);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    private static ulong Split(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
