using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Houses;
using DesignGen.Server.Desks;
using DesignGen.Web.Api;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>An order for press files, and how to get them.</summary>
/// <param name="Order">The order.</param>
/// <param name="Fetch">How the files are fetched once the order is done.</param>
public sealed record PressFilesAnswer(ProductionAnswer Order, string Fetch);

/// <summary>Tools for press files: ordered and followed.</summary>
internal sealed class ProductionTools(Desk desk, PluginSite site)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    [McpServerTool(Name = "produce", Title = "Order press files", ReadOnly = false, Destructive = false, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Orders press files (films, prints, production sheets) of a batch, made in the background as one zip file: of what was approved, or of the variants named. Follow it with wait_for_press_files.")]
    public async Task<PressFilesAnswer> OrderAsync(
        [Description("Code of the batch."), StringLength(40)] string batch,
        [Description("Codes of the variants; left out, what was approved is made."), MaxLength(2000)] string[]? variants = null,
        [Description("The best by score that nobody declined, in place of codes, 1 to 2000."), Range(1, 2000)] int? top = null,
        [Description("Resolution of the films, 150 to 2400 dpi; left out, the brief's or the print method's."), Range(150, 2400)] double? filmDpi = null,
        [Description("Whether films are laterally reversed.")] bool mirror = false,
        [Description("Id of the press that all is made ready for, for example butt-screen; left out, the brief's, else the print method's."), StringLength(64)] string? press = null,
        [Description("Separates films into square dots of the design's inks (index separation, for pictures and ramps): so many in an inch, 60 to 400, 180 is usual. Left out, plates are made."), Range(60, 400)] double? indexDots = null,
        [Description("Languages of sheets: en, zh, both, or brief for the brief's own; left out, as the house has it.")] SheetLanguage? sheetLanguage = null,
        [Description("What of nail sets is made ready; left out, the usual. For batches of nails alone.")] NailRequest? nails = null,
        [Description("Reasons for which checks that stop a style are passed over, by the check's code, for example print-area. Only on the word of a person; never your own.")] Dictionary<string, string>? overrides = null,
        [Description("Name of the person who takes the overrides on; left out, whoever orders, who is kept in any case."), StringLength(100)] string? overriddenBy = null,
        CancellationToken cancel = default) =>
        Answer(await desk.ProduceAsync(batch, new ProductionRequest
        {
            Variants = variants,
            Top = top,
            FilmDpi = filmDpi,
            Mirror = mirror,
            Press = press,
            IndexDots = indexDots,
            SheetLanguage = sheetLanguage,
            Nails = nails,
            Overrides = overrides,
            OverriddenBy = overriddenBy,
        }.ToOrder(), cancel));

    [McpServerTool(Name = "wait_for_press_files", Title = "Wait for press files", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Waits until an order for press files is done, failed or stopped, or the time is up, and tells how far it is; with a progress token it tells each step. To give up the wait does not stop the order.")]
    public async Task<PressFilesAnswer> WaitAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("Number of the order, as produce gives it."), StringLength(40)] string order,
        [Description("Longest wait in seconds, 0 to 600; 0 only looks."), Range(0, 600)] int seconds = 30,
        CancellationToken cancel = default)
    {
        var steps = new ProgressSteps(request);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            ProductionRecord now = await desk.ProductionAsync(order, cancel);
            await steps.TellAsync(now.Done, now.Count, string.Create(CultureInfo.InvariantCulture, $"{now.Done} of {now.Count} styles made"), cancel);
            if (now.State is not (ProductionState.Queued or ProductionState.Producing) || waited.Elapsed >= TimeSpan.FromSeconds(seconds))
                return Answer(now);
            await Task.Delay(Look, cancel);
        }
    }

    private PressFilesAnswer Answer(ProductionRecord order) => new(
        ProductionAnswer.Of(order),
        site.Address is { } address ? $"Once the order is done, get {new Uri(address, $"/api/v1/productions/{order.Id}/pack.zip")} with the same key as here; /styles/CODE/pack.zip in place of /pack.zip gives one style alone."
            : $"Once the order is done, call save_press_files with order {order.Id}, and a variant's code for one style alone; files are saved below {site.SaveFolder}.");
}
