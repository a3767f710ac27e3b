using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DesignGen.Core.Audits;

/// <summary>How entries are made and hashed.</summary>
/// <remarks>
/// SHA-256 over a form that has one reading: a line that names the form, then each field as its length in UTF-8 bytes, a
/// colon, and itself. Pure.
/// </remarks>
public static class AuditChain
{
    /// <summary>Bytes of chance that a salt takes.</summary>
    public const int SaltBytes = 16;

    /// <summary>Makes the entry that comes next.</summary>
    /// <param name="before">The last entry, or the checkpoint where there is none.</param>
    /// <param name="deed">What was done.</param>
    /// <param name="salt">Gives chance that can't be guessed, <see cref="SaltBytes"/> bytes each time.</param>
    public static AuditRecord Next(AuditCheckpoint before, AuditDeed deed, Func<byte[]> salt)
    {
        var notes = ImmutableArray.CreateBuilder<AuditNote>();
        long number = before.Number + 1;
        Note(AuditPart.Who, deed.Who is null ? "" : AuditRecord.ToText(deed.Who));
        Note(AuditPart.Words, deed.Words);
        Note(AuditPart.Recipients, deed.Recipients.IsEmpty ? "" : AuditRecord.ToText(deed.Recipients));
        var entry = new AuditEntry
        {
            Team = deed.Team,
            Number = number,
            At = DateTimeOffset.FromUnixTimeMilliseconds(deed.At.ToUnixTimeMilliseconds()),
            Kind = deed.Kind,
            Subject = deed.Subject,
            Model = deed.Model,
            Seed = deed.Seed,
            Details = deed.Details,
            Commitments = notes.ToImmutableSortedDictionary(n => n.Part, Commitment),
            Before = before.Hash,
            Hash = "",
        };
        return new(entry with { Hash = Hash(entry) }, notes.ToImmutable());

        void Note(AuditPart part, string text)
        {
            if (text.Length > 0)
                notes.Add(new(number, part, Convert.ToHexStringLower(salt()), text));
        }
    }

    /// <summary>The hash that an entry should have.</summary>
    public static string Hash(AuditEntry entry) => Sha256(
    [
        "designgen-audit-entry-1", entry.Team, entry.Number.ToString(CultureInfo.InvariantCulture), entry.AtText, entry.Kind.ToString(), entry.Subject, entry.Model, entry.Seed, entry.Details,
        .. entry.Commitments.SelectMany(c => new[] { c.Key.ToString(), c.Value }), entry.Before,
    ]);

    /// <summary>The commitment to a note's text.</summary>
    public static string Commitment(AuditNote note) => Sha256(["designgen-audit-note-1", note.Salt, note.Part.ToString(), note.Text]);

    private static string Sha256(IEnumerable<string> fields)
    {
        var form = new StringBuilder();
        foreach (string field in fields)
            form.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString())));
    }
}
