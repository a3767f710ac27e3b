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
        for (int i = 0; i < Words; i++)
        {
            uint mixed = (_state[i] & 0x80000000) | (_state[(i + 1) % Words] & 0x7FFFFFFF);
            _state[i] = _state[(i + Middle) % Words] ^ (mixed >> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908B0DF);
        }
        _next = 0;
    }
}
