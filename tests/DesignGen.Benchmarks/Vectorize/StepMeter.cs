namespace DesignGen.Benchmarks.Vectorize;

/// <summary>What one step of a trace took.</summary>
/// <param name="Name">The step.</param>
/// <param name="Milliseconds">Processor time of all threads.</param>
/// <param name="Allocated">Bytes that all threads allocated meanwhile.</param>
internal sealed record Step(string Name, double Milliseconds, long Allocated);

/// <summary>Notes time and memory of the steps of one trace, in their order; a step begun several times adds up.</summary>
internal sealed class StepMeter
{
    private readonly List<Step> _steps = [];
    private string? _name;
    private long _allocated;
    private TimeSpan _begun;

    /// <summary>What every step took, once <see cref="End"/> was called.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>A step begins, and with it the one before ends.</summary>
    public void Begin(string name)
    {
        End();
        _name = name;
        _allocated = GC.GetTotalAllocatedBytes(precise: true);
        _begun = Environment.CpuUsage.TotalTime;
    }

    /// <summary>The last step ends.</summary>
    public void End()
    {
        if (_name is null)
            return;
        double milliseconds = (Environment.CpuUsage.TotalTime - _begun).TotalMilliseconds;
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - _allocated;
        int known = _steps.FindIndex(s => s.Name == _name);
        if (known < 0)
            _steps.Add(new(_name, milliseconds, allocated));
        else
            _steps[known] = new(_name, _steps[known].Milliseconds + milliseconds, _steps[known].Allocated + allocated);
        _name = null;
    }
}
