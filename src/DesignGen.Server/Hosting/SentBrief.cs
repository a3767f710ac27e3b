using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Server.Intake;

namespace DesignGen.Server.Hosting;

/// <summary>A brief that somebody sent: its words, and the pictures that came with it. No path in it is looked up on this machine.</summary>
/// <param name="Name">What its sender calls it; <c>.yaml</c>, <c>.yml</c> or <c>.json</c> at its end makes it a form, anything else running text.</param>
/// <param name="Text">The words, at most <see cref="DocumentParser.MaxCharacters"/>.</param>
public sealed record SentBrief(string Name, string Text)
{
    /// <summary>Variants in place of the brief's number, 1 to 2000; null leaves it.</summary>
    public int? Count { get; init; }

    /// <summary>Seed in place of the brief's; null leaves it.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Files of pictures that came with it, by the names that the brief calls them.</summary>
    public IReadOnlyDictionary<string, byte[]> Pictures { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Hash of all that was sent, in lower-case hexadecimal: the same request has the same.</summary>
    internal string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in (string[])[Name, Text, Count?.ToString(CultureInfo.InvariantCulture) ?? "", Seed?.ToString(CultureInfo.InvariantCulture) ?? "", .. Pictures.Keys.Order(StringComparer.Ordinal)])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        foreach (string name in Pictures.Keys.Order(StringComparer.Ordinal))
            hash.AppendData(SHA256.HashData(Pictures[name]));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // A folder that is on no machine, so that paths stay what the sender wrote.
    internal BriefSource Source => new(Name, Text, Nowhere, Name, p => p);

    private static string Nowhere => Path.GetFullPath(Path.Combine(Path.GetTempPath(), "sent"));

    /// <summary>The picture that the brief names.</summary>
    /// <exception cref="InputException">It did not come with the brief.</exception>
    internal byte[] Attached(string path)
    {
        string wanted = Path.GetFileName(path);
        return Pictures.TryGetValue(wanted, out byte[]? bytes)
            ? bytes
            : throw new InputException(Name, "picture.reference", $"The picture '{wanted}' did not come with the brief. Send it along under this name.");
    }
}
