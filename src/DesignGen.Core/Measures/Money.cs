using System.Globalization;

namespace DesignGen.Core.Measures;

/// <summary>A sum of money in one currency. Currencies are never changed into one another.</summary>
/// <param name="Amount">The amount; decimal, so that prices of a tenth of a cent add up exactly.</param>
/// <param name="Currency">Three capital letters of ISO 4217, for example <c>CNY</c>.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>So many times the sum.</summary>
    public static Money operator *(Money price, int times) => price with { Amount = price.Amount * times };

    /// <summary>Both together.</summary>
    /// <exception cref="InvalidOperationException">They are in different currencies.</exception>
    public static Money operator +(Money a, Money b) => a.Currency == b.Currency
        ? a with { Amount = a.Amount + b.Amount }
        : throw new InvalidOperationException($"{a} and {b} are in different currencies.");

    /// <summary>Reads <c>0.14 CNY</c>: a plain amount of 0 or more, with a point for decimals, and a currency.</summary>
    public static bool TryParse(string text, out Money money)
    {
        money = default;
        string[] parts = text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || parts[1].Length != 3 || !parts[1].All(char.IsAsciiLetterUpper))
            return false;
        if (!decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
            return false;
        money = new(amount, parts[1]);
        return true;
    }

    /// <summary>The sum as <c>0.14 CNY</c>, without trailing zeros.</summary>
    public override string ToString() => Amount.ToString("0.############", CultureInfo.InvariantCulture) + " " + Currency;
}
