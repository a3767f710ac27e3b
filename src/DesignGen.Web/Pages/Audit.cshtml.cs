using DesignGen.Core.Audits;
using DesignGen.Server.Desks;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>The team's audit log: looked at, checked and taken away.</summary>
internal sealed class AuditModel(Desk desk) : DeskPage(desk)
{
    private const int Most = 200;

    public IReadOnlyList<AuditRecord> Records { get; private set; } = [];

    /// <summary>What a check found; null before one was asked for.</summary>
    public AuditVerdict? Verdict { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Records = await Desk.AuditAsync(Most, cancel);

    public async Task OnPostCheckAsync(CancellationToken cancel)
    {
        Verdict = await Desk.VerifyAuditAsync(cancel);
        await OnGetAsync(cancel);
    }

    public async Task<IActionResult> OnPostExportAsync(bool csv, CancellationToken cancel)
    {
        var file = new MemoryStream();
        await Desk.ExportAuditAsync(file, csv, cancel);
        file.Position = 0;
        return File(file, csv ? "text/csv" : "application/jsonl", csv ? "audit.csv" : "audit.jsonl");
    }
}
