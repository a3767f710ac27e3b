using System.Text.RegularExpressions;

namespace DesignGen.Remote.Notices;

/// <summary>Addresses of e-mail, as schedules take them: one alone, without a name, and nothing that could end a line of a header.</summary>
public static partial class MailAddresses
{
    // RFC 5321, 4.5.3.1: 64 characters before the sign, 254 in all.
    private const int MostCharacters = 254;

    /// <summary>Whether a text is one address.</summary>
    public static bool IsOne(string text) => text.Length <= MostCharacters && Form().IsMatch(text);

    [GeneratedRegex(@"\A[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=[^@]{1,253}\z)[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
