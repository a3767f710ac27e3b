namespace DesignGen.Diffusion.Noise;

/// <summary>MT19937 (Matsumoto and Nishimura 1998), started as PyTorch's CPU generator starts it.</summary>
/// <remarks>The published start takes 32 bits, so only the low half of a seed counts: seeds 2³² apart give the same draws, in PyTorch too.</remarks>
internal sealed class MersenneTwister
{
    private const int Words = 624, Middle = 397;

    private readonly uint[] _state = new uint[Words];
    private int _next = Words;

    /// <summary>A generator from a seed.</summary>
    public MersenneTwister(ulong seed)
    {
        _state[0] = (uint)seed;
        for (int i = 1; i < Words; i++)
            _state[i] = 1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30)) + (uint)i;
    }

    /// <summary>32 random bits.</summary>
    public uint Bits()
    {
        if (_next == Words)
            Renew();
        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    /// <summary>A number from 0 (may come) to 1 (never comes) with the 24 bits of a float.</summary>
    public float Single() => (Bits() & 0xFFFFFF) * (1f / (1 << 24));

    /// <summary>A number from 0 (may come) to 1 (never comes) with the 53 bits of a double; takes two draws, the high half first.</summary>
    public double Double()
    {
        ulong high = Bits();
        return (((high << 32) | Bits()) & ((1UL << 53) - 1)) * (1.0 / (1UL << 53));
    }

    private void Renew()
    {
        uint[] state = _state;
        for (int i = 0; i < Words - Middle; i++)
            state[i] = state[i + Middle] ^ Twist(state[i], state[i + 1]);
        for (int i = Words - Middle; i < Words - 1; i++)
            state[i] = state[i + Middle - Words] ^ Twist(state[i], state[i + 1]);
        state[^1] = state[Middle - 1] ^ Twist(state[^1], state[0]);
        _next = 0;
    }

    private static uint Twist(uint high, uint low)
    {
        uint mixed = (high & 0x80000000) | (low & 0x7FFFFFFF);
        return (mixed >> 1) ^ ((uint)-(int)(mixed & 1) & 0x9908B0DF);
    }
}
