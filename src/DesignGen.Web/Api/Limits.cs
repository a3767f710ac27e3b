using DesignGen.Core.Errors;

namespace DesignGen.Web.Api;

/// <summary>How much a list gives at once.</summary>
internal static class Limits
{
    public const int Page = 50, MostBatches = 200, MostVariants = 500;

    /// <summary>The number of items asked for, if it is one.</summary>
    /// <exception cref="InputException">It is out of its range.</exception>
    public static int Checked(int? limit, int most) => limit is null or (>= 1 and var _) && (limit ?? Page) <= most
        ? limit ?? Page
        : throw new InputException("limit", null, FormattableString.Invariant($"{limit} items can't be given at once. Ask for 1 to {most}."));
}
