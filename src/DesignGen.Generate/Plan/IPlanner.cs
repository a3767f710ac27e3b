using DesignGen.Core.Designs;

namespace DesignGen.Generate.Plan;

/// <summary>Spreads a batch over what can vary.</summary>
/// <remarks>
/// Pure: the same brief, catalogue, place and try give the same order, so chunks may be planned in any sequence, on any machine, and again
/// after a crash. Several calls may run at once.
/// </remarks>
public interface IPlanner
{
    /// <summary>The order for one try at one variant.</summary>
    /// <param name="index">Place in the batch, from 0.</param>
    /// <param name="attempt">Which try, from 1.</param>
    DesignSpec Spec(int index, int attempt);
}
