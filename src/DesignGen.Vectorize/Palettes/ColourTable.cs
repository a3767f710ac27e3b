using System.Numerics;
using System.Runtime.CompilerServices;

namespace DesignGen.Vectorize.Palettes;

/// <summary>A table from pixel values to numbers, quick for the few values of flat art.</summary>
internal sealed class ColourTable
{
    private uint[] _keys = new uint[1024];
    private int[] _numbers = new int[1024];
    private bool[] _taken = new bool[1024];
    private int _shift = 32 - 10;

    /// <summary>Values in the table.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a value, made 0 where it was not there.</summary>
    public ref int this[uint key]
    {
        get
        {
            if (Count * 2 >= _keys.Length)
                Grow();
            int at = Find(key);
            if (!_taken[at])
            {
                (_keys[at], _taken[at], _numbers[at]) = (key, true, 0);
                Count++;
            }
            return ref _numbers[at];
        }
    }

    /// <summary>The number of a value, or another where it is not there.</summary>
    public int Get(uint key, int otherwise)
    {
        int at = Find(key);
        return _taken[at] ? _numbers[at] : otherwise;
    }

    /// <summary>All values and numbers, rising by value.</summary>
    public List<(uint Value, int Number)> Sorted()
    {
        var all = new List<(uint, int)>(Count);
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_taken[i])
                all.Add((_keys[i], _numbers[i]));
        }
        all.Sort();
        return all;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(uint key)
    {
        int mask = _keys.Length - 1, at = (int)((key * 2654435769u) >> _shift);
        while (_taken[at] && _keys[at] != key)
            at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        (uint[] keys, int[] numbers, bool[] taken) = (_keys, _numbers, _taken);
        (_keys, _numbers, _taken) = (new uint[keys.Length * 4], new int[keys.Length * 4], new bool[keys.Length * 4]);
        _shift = 32 - BitOperations.Log2((uint)_keys.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            if (!taken[i])
                continue;
            int at = Find(keys[i]);
            (_keys[at], _numbers[at], _taken[at]) = (keys[i], numbers[i], true);
        }
    }
}
