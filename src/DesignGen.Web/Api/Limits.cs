using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;

namespace DesignGen.Web.Api;

/// <summary>How much a list gives at once.</summary>
internal static class Limits
{
    public const int Page = 50, MostBatches = 200, MostVariants = 500;

    /// <summary>The values that words of a query stand for, as JSON writes them.</summary>
    /// <exception cref="InputException">A word stands for none.</exception>
    public static IReadOnlyList<T> States<T>(string[]? words)
        where T : struct, Enum =>
        [.. (words ?? []).Select(w => Enum.GetValues<T>().Where(v => RecipeJson.Word(v) == w).Cast<T?>().FirstOrDefault() ?? throw new InputException("state", null, $"'{w}' is no state. Give one of {string.Join(", ", Words<T>())}."))];

    /// <summary>The words that stand for values.</summary>
    public static IReadOnlyList<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(RecipeJson.Word)];

    /// <summary>The order of variants that a word of a query stands for; by place where there is none.</summary>
    /// <exception cref="InputException">The word stands for none.</exception>
    public static VariantOrder Order(string? word) => word is null
        ? VariantOrder.Place
        : Enum.GetValues<VariantOrder>().Where(v => RecipeJson.Word(v) == word).Cast<VariantOrder?>().FirstOrDefault() ?? throw new InputException("order", null, $"'{word}' is no order of variants. Give one of {string.Join(", ", Words<VariantOrder>())}.");

    /// <summary>The number of items asked for, if it is one.</summary>
    /// <exception cref="InputException">It is out of its range.</exception>
    public static int Checked(int? limit, int most) => limit is null or (>= 1 and var _) && (limit ?? Page) <= most
        ? limit ?? Page
        : throw new InputException("limit", null, FormattableString.Invariant($"{limit} items can't be given at once. Ask for 1 to {most}."));
}
