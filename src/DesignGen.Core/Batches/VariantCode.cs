using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DesignGen.Core.Batches;

/// <summary>Ids that people copy between sheets: a batch code, a number, and two check characters that catch slips of the hand.</summary>
/// <remarks>
/// <c>7KQ4DZ2M-0012-X3</c>: eight characters of the batch, the variant's number from 1, two check characters by ISO 7064
/// MOD 1271-36, which finds every single wrong character, every swap of neighbours and nearly all others.
/// Letters are upper case without I, L, O and U.
/// </remarks>
public static class VariantCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string CheckLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The code of a batch from a text that makes it what it is (brief, seed, version): 8 characters.</summary>
    public static string ForBatch(string identity)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        return string.Create(8, hash, static (span, h) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = Letters[h[i] & 31];
        });
    }

    /// <summary>The code of a variant.</summary>
    /// <param name="batch">Code of its batch.</param>
    /// <param name="index">Its place in the batch, from 0.</param>
    public static string For(string batch, int index)
    {
        string body = batch + "-" + (index + 1).ToString("0000", CultureInfo.InvariantCulture);
        return body + "-" + Check(body);
    }

    /// <summary>Whether a code's check characters fit; spaces round it and lower case are forgiven.</summary>
    public static bool IsSound(string code)
    {
        string text = Normalize(code);
        int dash = text.LastIndexOf('-');
        return dash > 0 && text[..dash].Contains('-') && text[..dash].All(c => c == '-' || CheckLetters.Contains(c)) && Check(text[..dash]) == text[(dash + 1)..];
    }

    /// <summary>The place, from 0, of a variant of a batch; null where the code is not sound or another batch's.</summary>
    public static int? PlaceIn(string batch, string code)
    {
        string text = Normalize(code);
        return IsSound(text) && text.Split('-') is [var of, var number, _] && of == batch && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int place) && place > 0 ? place - 1 : null;
    }

    /// <summary>A code as it is stored: trimmed, upper case, full-width characters folded.</summary>
    public static string Normalize(string code) => code.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();

    // ISO 7064:2003, hybrid-free "pure" system MOD 1271-36: radix 36, two check characters.
    private static string Check(string body)
    {
        const int modulus = 1271, radix = 36;
        int p = 0;
        foreach (char c in body)
        {
            if (c != '-')
                p = (p + CheckLetters.IndexOf(c)) * radix % modulus;
        }
        int check = (modulus + 1 - p * radix % modulus) % modulus;
        return $"{CheckLetters[check / radix]}{CheckLetters[check % radix]}";
    }
}
