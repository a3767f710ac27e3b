namespace DesignGen.Vectorize.Features;

/// <summary>Fields of pixels that are used again, so that a pass asks for fresh memory once; it goes with the pass.</summary>
/// <remarks>Not thread-safe. A field may be longer than was asked for. Of each kind only so many are kept as were ever in use together.</remarks>
internal sealed class FieldPool
{
    private readonly Shelf<byte> _bytes = new();
    private readonly Shelf<ulong> _words = new(), _cleanWords = new();

    /// <summary>Bytes in any state.</summary>
    public byte[] Bytes(int size) => _bytes.Take(size);

    /// <summary>Words in any state.</summary>
    public ulong[] Words(int size) => _words.Take(size);

    /// <summary>Words that are 0, and must be so again when they are given back.</summary>
    public ulong[] CleanWords(int size) => _cleanWords.Take(size);

    /// <summary>Takes a field of <see cref="Bytes"/> back.</summary>
    public void Return(byte[] field) => _bytes.Put(field);

    /// <summary>Takes a field of <see cref="Words"/> back.</summary>
    public void Return(ulong[] field) => _words.Put(field);

    /// <summary>Takes a field of <see cref="CleanWords"/> back.</summary>
    public void ReturnClean(ulong[] field) => _cleanWords.Put(field);

    private sealed class Shelf<T>
    {
        // The shortest first.
        private readonly List<T[]> _free = [];

        public T[] Take(int size)
        {
            int at = _free.FindIndex(f => f.Length >= size);
            if (at < 0 && _free.Count > 0)
                _free.RemoveAt(_free.Count - 1);
            if (at < 0)
                return new T[size];
            T[] field = _free[at];
            _free.RemoveAt(at);
            return field;
        }

        public void Put(T[] field)
        {
            int at = _free.FindIndex(f => f.Length >= field.Length);
            _free.Insert(at < 0 ? _free.Count : at, field);
        }
    }
}
