using DesignGen.Core.Accounts;
using DesignGen.Core.Errors;

namespace DesignGen.Web.Mcp;

/// <summary>Rights where a tool goes past the desk.</summary>
internal static class CallerRights
{
    /// <summary>Asks for a right.</summary>
    /// <exception cref="ForbiddenException">The caller lacks it.</exception>
    public static void Require(this Caller caller, Deed deed)
    {
        if (!caller.May(deed))
            throw new ForbiddenException($"{caller.Name} may not do this ({deed}). An admin of the team can give the right.");
    }
}
