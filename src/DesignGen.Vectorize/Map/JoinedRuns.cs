namespace DesignGen.Vectorize.Map;

/// <summary>Runs of pixels that belong together: each has a first run, the lowest of those joined with it, so that numbers follow the page.</summary>
internal sealed class JoinedRuns
{
    private int[] _parents;
    private int _count;

    /// <param name="count">How many runs there are to begin with, joined with none.</param>
    public JoinedRuns(int count = 0)
    {
        _parents = new int[Math.Max(count, 1024)];
        for (_count = 0; _count < count; _count++)
            _parents[_count] = _count;
    }

    /// <summary>Adds the next run, joined with none.</summary>
    public void Add()
    {
        if (_count == _parents.Length)
            Array.Resize(ref _parents, _count * 2);
        _parents[_count] = _count++;
    }

    /// <summary>The first of the runs that one belongs with.</summary>
    public int First(int run)
    {
        int[] parents = _parents;
        while (parents[run] != run)
            run = parents[run] = parents[parents[run]];
        return run;
    }

    /// <summary>Joins two; tells which first run went under which, both the same where they belonged together.</summary>
    public (int Kept, int Gone) Join(int a, int b)
    {
        a = First(a);
        b = First(b);
        if (a > b)
            (a, b) = (b, a);
        _parents[b] = a;
        return (a, b);
    }
}
