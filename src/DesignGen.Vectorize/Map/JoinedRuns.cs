namespace DesignGen.Vectorize.Map;

/// <summary>Runs of pixels that belong together: each has a first run, the lowest of those joined with it, so that numbers follow the page.</summary>
internal sealed class JoinedRuns
{
    private readonly List<int> _parents = [];

    /// <summary>Adds the next run, joined with none.</summary>
    public void Add() => _parents.Add(_parents.Count);

    /// <summary>The first of the runs that one belongs with.</summary>
    public int First(int run)
    {
        while (_parents[run] != run)
        {
            _parents[run] = _parents[_parents[run]];
            run = _parents[run];
        }
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
