namespace DesignGen.Core.Houses;

/// <summary>The unified social credit code of a Chinese company, as on its business licence.</summary>
/// <remarks>GB 32100-2015: 18 signs of an alphabet of 31 (no I, O, S, V, Z); the last one checks the others by weights that are powers of 3 modulo 31.</remarks>
public static class CreditCode
{
    /// <summary>How many signs it has.</summary>
    public const int Length = 18;

    private const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>What is wrong with a code; null where it is sound.</summary>
    public static string? Fault(string code)
    {
        if (code.Length != Length)
            return FormattableString.Invariant($"'{code}' has {code.Length} signs, and a unified social credit code has {Length}.");
        if (code.FirstOrDefault(c => !Signs.Contains(c, StringComparison.Ordinal)) is var odd and not '\0')
            return $"'{odd}' is in no unified social credit code: these have digits and capitals without I, O, S, V and Z.";
        char check = Check(code);
        return code[^1] == check ? null : $"The code '{code}' does not check: after these signs the last one is '{check}', so one of them is wrong.";
    }

    private static char Check(string code)
    {
        int sum = 0, weight = 1;
        foreach (char sign in code.AsSpan(0, Length - 1))
        {
            sum += Signs.IndexOf(sign, StringComparison.Ordinal) * weight;
            weight = weight * 3 % Signs.Length;
        }
        return Signs[(Signs.Length - sum % Signs.Length) % Signs.Length];
    }
}
