using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Produce.Packs;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen run</c>: from a brief to its review files and the press files of the best.</summary>
internal sealed class RunCommand
{
    private readonly Argument<FileInfo> _brief = new("brief") { Description = "The brief, YAML or JSON." };
    private readonly Option<DirectoryInfo?> _out = new("--out") { Description = "Output folder; default: out/<name of the brief>.", HelpName = "dir" };
    private readonly Option<int?> _count = new("--count") { Description = "Variants, 1 to 2000; default: the brief's number.", HelpName = "n" };
    private readonly Option<int?> _seed = new("--seed") { Description = "Seed, 0 to 2147483647; default: the brief's. The same seed gives the same batch.", HelpName = "n" };
    private readonly Option<int> _threads = new("--threads") { Description = "Variants drawn at once, 1 to 64; default: one per core. The files are the same for any number.", HelpName = "n" };
    private readonly Option<int> _top = new("--top") { Description = "How many of the best to make press-ready, 0 to 100.", HelpName = "n", DefaultValueFactory = _ => 3 };
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Forget what is there of this batch, decisions too, and begin anew." };
    private readonly Globals _globals;

    private RunCommand(Globals globals)
    {
        _globals = globals;
        Numbers.Within(_count, 1, 2000);
        Numbers.Within(_seed, 0, int.MaxValue);
        Numbers.Within(_threads, 1, 64);
        Numbers.Within(_top, 0, 100);
    }

    public static Command Build(Globals globals)
    {
        var run = new RunCommand(globals);
        var command = new Command(
            "run",
            """
            Draws a brief's variants, writes the review workbook and makes the best press-ready.
            Stopped or crashed, the same command goes on where it stopped; run again when complete, it says so.

            Examples:
              designgen run samples/briefs/spring-allover.yaml
              designgen run koi.yaml --count 60 --seed 7 --out out/koi-60
              designgen run koi.yaml --top 0 --json
            """) { run._brief, run._out, run._count, run._seed, run._threads, run._top, run._fresh };
        command.SetAction(run.ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancel)
    {
        Screen screen = _globals.Screen(parsed);
        string brief = parsed.GetRequiredValue(_brief).ToString();
        string folder = Path.GetFullPath(parsed.GetValue(_out)?.FullName ?? Places.OutputOf(brief));
        var watch = Stopwatch.StartNew();
        // The whole brief is checked before anything is written or any worker starts.
        PictureModels models = _globals.Models(parsed);
        Order ordered;
        try
        {
            ordered = Orders.Take(brief, parsed.GetValue(_count), (ulong?)parsed.GetValue(_seed), models.Catalogue, Clock.FromEnvironment().GetUtcNow());
        }
        catch (InputException e) when (models.Fault is { } fault)
        {
            // A model that the brief asks for may be missing only because its manifest can't be read.
            throw fault is InputException wrong ? new InputException([.. e.Problems, .. wrong.Problems], e) : fault;
        }
        BatchRecord order = ordered.Batch;
        await using DesignGenHost host = _globals.Open(parsed, _globals.Data(parsed) ?? Path.Combine(folder, Places.DataName), parsed.GetValue(_threads), models);
        await host.StartAsync(order.Code, cancel);
        BatchRecord found = await host.SubmitAsync(ordered, parsed.GetValue(_fresh), cancel);
        bool wasComplete = found.State is BatchState.InReview or BatchState.Done;

        BatchProgress end = await screen.WhileAsync(
            screen.In($"Drawing {order.Code}", $"生成 {order.Code}"),
            progress => host.WaitAsync(order.Code, new Translated(progress), cancel));
        if (end.State == BatchState.Cancelled)
        {
            screen.Error("cancelled", screen.In($"Batch {order.Code} was cancelled. The same command goes on where it stopped.", $"批次 {order.Code} 已被取消。再次运行同一命令即可继续。"));
            return ExitCodes.Cancelled;
        }
        if (end.State == BatchState.Failed)
            throw host.FaultOf(order.Code) ?? new InvalidOperationException((await host.FindAsync(order.Code, cancel)).Fault);

        IReadOnlyList<string> review = await host.PublishAsync(order.Code, folder, replace: parsed.GetValue(_fresh), cancel);
        string press = Path.Combine(folder, "press");
        Production? made = null;
        // Of a batch that was complete before, the press files may be those of approved designs: they stay.
        if (parsed.GetValue(_top) > 0 && !(wasComplete && HoldsPackOf(order.Code, press)) && end.Done > end.Rejected)
            made = await ProduceAsync(screen, host, order.Code, parsed.GetValue(_top), press, cancel);
        Tell(screen, order, end, wasComplete, review, press, made, await host.SpentAsync(order.Code, cancel), watch.Elapsed);
        return ExitCodes.Done;
    }

    // Press files of another brief may lie there where this batch was stopped before its own were made.
    private static bool HoldsPackOf(string batch, string press)
    {
        try
        {
            using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(press, "manifest.json")));
            return manifest.RootElement.GetProperty("batch").GetString() == batch;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // What is no pack of ours is left to the pack writer, which refuses to replace it.
            return false;
        }
    }

    private static Task<Production> ProduceAsync(Screen screen, DesignGenHost host, string batch, int top, string press, CancellationToken cancel) => screen.WhileAsync(
        screen.In("Press files", "制版文件"),
        progress => host.ProduceAsync(batch, new ProductionChoice([], top), new ProductionOptions(), press, progress, cancel));

    private static void Tell(
        Screen screen, BatchRecord order, BatchProgress end, bool wasComplete, IReadOnlyList<string> review, string press, Production? made, IReadOnlyList<(string Service, Money Spent)> spent, TimeSpan took)
    {
        int good = end.Done - end.Rejected;
        if (wasComplete)
            screen.Line($"Batch {order.Code} was complete already; --fresh draws it anew.", $"批次 {order.Code} 此前已完成；加 --fresh 可重新生成。");
        screen.Line(
            string.Create(CultureInfo.InvariantCulture, $"Batch {order.Code}  {order.Title}: {good} variants to review, {end.Rejected} rejected by the gates, {took.TotalSeconds:0.0} s"),
            string.Create(CultureInfo.InvariantCulture, $"批次 {order.Code}  {order.Title}：{good} 款待审核，{end.Rejected} 款被质检淘汰，用时 {took.TotalSeconds:0.0} 秒"));
        screen.Line("  review         " + review[0], "  审核表   " + review[0]);
        foreach (string sheet in review.Skip(1))
            screen.Line("  contact sheet  " + sheet, "  总览图   " + sheet);
        if (made is not null)
        {
            screen.Line("  press files    " + made.Path, "  制版文件 " + made.Path);
            foreach (VariantRecord variant in made.Variants)
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"    {variant.Code}  {variant.Report.Score,3:0}  {variant.Spec.Title}"));
        }
        foreach ((string service, Money cost) in spent)
            screen.Line($"  cost           {cost} for pictures by {service}", $"  费用     {service} 生成图片 {cost}");
        // To be pasted into a shell as it stands.
        string workbook = review[0].Contains(' ', StringComparison.Ordinal) ? $"\"{review[0]}\"" : review[0];
        screen.Line($"Next: decide in {Path.GetFileName(review[0])}, `designgen review import {workbook}`, `designgen produce {order.Code}`.",
            $"下一步：在 {Path.GetFileName(review[0])} 中审核，运行 `designgen review import {workbook}`，再运行 `designgen produce {order.Code}`。");
        screen.Result(new
        {
            Batch = order.Code,
            order.Title,
            end.Count,
            end.Rejected,
            WasComplete = wasComplete,
            Review = review[0],
            ContactSheets = review.Skip(1),
            Press = made?.Path,
            Produced = made?.Variants.Select(v => new { v.Code, v.Spec.Title, v.Report.Score }),
            Spent = spent.Select(s => new { s.Service, s.Spent.Amount, s.Spent.Currency }),
            Seconds = Math.Round(took.TotalSeconds, 2),
        });
    }

    private sealed class Translated(IProgress<(int Done, int Count)> to) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => to.Report((value.Done, value.Count));
    }
}
