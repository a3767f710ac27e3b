using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DesignGen.Core.Audits;

/// <summary>A log as an inspector takes it away: JSON lines that can be checked without this program, or CSV for a spreadsheet.</summary>
public static class AuditExport
{
    /// <summary>Columns of the CSV form.</summary>
    public static string CsvHeader { get; } = "number,at,kind,subject,who,who-id,words,recipients,model,seed,details,erased,before,hash";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first line of the JSON form: whose log it is and where it begins.</summary>
    public static string JsonHeader(string team, AuditCheckpoint start) => Json(json =>
    {
        json.WriteString("format", "designgen-audit-1");
        json.WriteString("team", team);
        json.WriteNumber("startsAfter", start.Number);
        json.WriteString("startHash", start.Hash);
    });

    /// <summary>An entry as one line of JSON: every hashed field, and of each part its commitment with salt and text, or null for both where it was taken out.</summary>
    public static string JsonLine(AuditRecord record) => Json(json =>
    {
        AuditEntry entry = record.Entry;
        json.WriteNumber("number", entry.Number);
        json.WriteString("at", entry.AtText);
        json.WriteString("kind", entry.Kind.ToString());
        json.WriteString("subject", entry.Subject);
        json.WriteString("model", entry.Model);
        json.WriteString("seed", entry.Seed);
        json.WriteString("details", entry.Details);
        json.WriteStartObject("parts");
        foreach ((AuditPart part, string commitment) in entry.Commitments)
        {
            AuditNote? note = record.Note(part);
            json.WriteStartObject(part.ToString());
            json.WriteString("commitment", commitment);
            json.WriteString("salt", note?.Salt);
            json.WriteString("text", note?.Text);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteString("before", entry.Before);
        json.WriteString("hash", entry.Hash);
    });

    /// <summary>An entry as one row of CSV, without the salts.</summary>
    public static string CsvRow(AuditRecord record)
    {
        AuditEntry entry = record.Entry;
        AuditPerson? who = record.Who;
        return string.Join(',', new[]
        {
            entry.Number.ToString(CultureInfo.InvariantCulture), entry.AtText, entry.Kind.ToString(), entry.Subject, who?.Name ?? "", who?.Id ?? "", record.Words ?? "",
            string.Join("; ", record.Recipients), entry.Model, entry.Seed, entry.Details, string.Join(' ', record.Missing), entry.Before, entry.Hash,
        }.Select(Field));
    }

    // A spreadsheet would run what begins like a formula; an apostrophe makes it text. Quotes alone do not.
    private static string Field(string text)
    {
        string safe = text.TrimStart() is { Length: > 0 } start && "=+-@＝＋－＠".Contains(start[0], StringComparison.Ordinal) || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n\t") || safe.Length > 0 && (char.IsWhiteSpace(safe[0]) || char.IsWhiteSpace(safe[^1])) ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
