using System.Collections.Concurrent;

namespace DesignGen.Produce.Separations;

/// <summary>Planes of one size that are lent out and given back, so that as many are made as are in use at once.</summary>
/// <param name="words">Words in a row.</param>
/// <param name="rows">Rows.</param>
internal sealed class PlanePool(int words, int rows)
{
    private readonly ConcurrentBag<BitPlane> _idle = [];

    /// <summary>Rows of its planes.</summary>
    public int Rows => rows;

    /// <summary>A plane that holds anything.</summary>
    public BitPlane Hire() => _idle.TryTake(out BitPlane? plane) ? plane : new(words, rows);

    /// <summary>Takes planes back.</summary>
    public void Rest(params ReadOnlySpan<BitPlane?> planes)
    {
        foreach (BitPlane? plane in planes)
        {
            if (plane is not null)
                _idle.Add(plane);
        }
    }
}
