using DesignGen.Core.Accounts;
using DesignGen.Core.Tastes;

namespace DesignGen.Server.Desks;

/// <summary>What the team's decisions have taught.</summary>
public sealed partial class Desk
{
    /// <summary>The team's taste: how much each feature counts, and from how many decisions.</summary>
    public Task<Taste> TasteAsync(CancellationToken cancel)
    {
        Require(Deed.See);
        return host.TasteAsync(caller.Team, cancel);
    }

    /// <summary>Lets the team's taste begin anew; batches that were ordered before keep what they followed.</summary>
    public Task ResetTasteAsync(CancellationToken cancel)
    {
        Require(Deed.Govern);
        return host.ResetTasteAsync(caller.Team, cancel);
    }
}
