using System.Text;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Generate.Procedural;

namespace DesignGen.Server.Hosting;

/// <summary>What was done, written down.</summary>
public sealed partial class DesignGenHost
{
    /// <summary>The audit logs of the teams.</summary>
    public IAuditLog Audit => _audit;

    /// <summary>Checks logs, takes people out of them, drops what is old.</summary>
    public AuditKeeping AuditKeeping => new(_audit, _options.Catalogue.House, _options.Time);

    /// <summary>Writes a team's log for an inspector; that it was exported is its last entry.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    /// <param name="file">Where to: CSV where its name says so, else lines of JSON. A file there is replaced.</param>
    /// <param name="cancel">Gives up; the file is then as it was.</param>
    /// <returns>How many entries it holds.</returns>
    /// <exception cref="UnavailableException">The file can't be written.</exception>
    public async Task<long> ExportAuditAsync(string team, string file, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            long entries = 0;
            bool csv = Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase);
            await WholeFile.WriteAsync(file, async to => entries = await ExportAuditAsync(team, _trail.Person("", ""), to, csv, cancel).ConfigureAwait(false)).ConfigureAwait(false);
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be written ({e.Message}). Close it if it is open, or choose another place with --to.", e);
        }
    }

    /// <summary>The same to a stream.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    /// <param name="who">Who takes it away.</param>
    /// <param name="to">Where to; stays open.</param>
    /// <param name="csv">CSV; else lines of JSON.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many entries were written.</returns>
    public async Task<long> ExportAuditAsync(string team, AuditPerson who, Stream to, bool csv, CancellationToken cancel)
    {
        await _audit.AppendAsync(new(team, _options.Time.GetUtcNow(), AuditKind.Exported, csv ? "csv" : "jsonl") { Who = who }, cancel).ConfigureAwait(false);
        long entries = 0;
        // Spreadsheets take a CSV file for UTF-8 only with its mark.
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: csv), leaveOpen: true) { NewLine = csv ? "\r\n" : "\n" };
        await text.WriteLineAsync(csv ? AuditExport.CsvHeader : AuditExport.JsonHeader(team, await _audit.StartAsync(team, cancel).ConfigureAwait(false))).ConfigureAwait(false);
        await foreach (AuditRecord record in _audit.ReadAsync(team, cancel).ConfigureAwait(false))
        {
            await text.WriteLineAsync(csv ? AuditExport.CsvRow(record) : AuditExport.JsonLine(record)).ConfigureAwait(false);
            entries++;
        }
        return entries;
    }

    // A brief that no longer fits the templates is asked for all the same, and fails later with its reasons.
    private string ModelOf(BatchRecord batch)
    {
        try
        {
            return _plans.For(batch).Brief.Pictures?.Model is { } model
                ? model.Identity.Length > 0 ? $"{model.Id} ({model.Identity})" : model.Id
                : FormattableString.Invariant($"{ProceduralGenerator.Name} {ProceduralGenerator.Version}");
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return "";
        }
    }
}
