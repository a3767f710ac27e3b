namespace DesignGen.Core.Houses;

/// <summary>What a Chinese provider of generated content is called in the AIGC field of files: <c>001</c>, <c>1</c>, its unified social credit code, and five signs of its own for the product.</summary>
/// <remarks>The coding rule that goes with GB 45438-2025, for providers that are companies (second part <c>1</c>).</remarks>
public static class ProducerCode
{
    /// <summary>How many signs it has.</summary>
    public const int Length = 27;

    private const string Head = "0011";
    private const int Suffix = 5;

    /// <summary>What is wrong with a code; null where it is sound.</summary>
    public static string? Fault(string code)
    {
        if (code.Length != Length)
            return FormattableString.Invariant($"'{code}' has {code.Length} signs, and a producer code has {Length}: 001, 1, the 18 of the unified social credit code, and 5 for the product.");
        if (!code.StartsWith(Head, StringComparison.Ordinal))
            return $"'{code}' begins with '{code[..Head.Length]}', and the producer code of a company begins with {Head}.";
        if (!code.AsSpan(Length - Suffix).ToArray().All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)))
            return $"'{code[^Suffix..]}' can't stand for the product: five digits or capitals can.";
        return CreditCode.Fault(code.Substring(Head.Length, CreditCode.Length));
    }
}
