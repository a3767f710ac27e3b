using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Produce.Packs;
using DesignGen.Server.Hosting;
using DesignGen.Server.Intake;
using DesignGen.Server.Pictures;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen run</c>: from a brief to its review files and the press files of the best.</summary>
internal sealed class RunCommand
{
    private readonly Argument<FileInfo> _brief = new("brief") { Description = "The brief: YAML, JSON or plain text; or many, as a workbook or a folder." };
    private readonly Option<DirectoryInfo?> _out = new("--out") { Description = "Output folder; default: out/<name of the brief>. Many briefs get a folder each in it.", HelpName = "dir" };
    private readonly Option<int?> _count = new("--count") { Description = "Variants, 1 to 2000; default: the brief's number.", HelpName = "n" };
    private readonly Option<int?> _seed = new("--seed") { Description = "Seed, 0 to 2147483647; default: the brief's. The same seed gives the same batch.", HelpName = "n" };
    private readonly Option<int> _threads = new("--threads") { Description = "Variants drawn at once, 1 to 64; default: one per core. The files are the same for any number.", HelpName = "n" };
    private readonly Option<int> _top = new("--top") { Description = "How many of the best to make press-ready, 0 to 100.", HelpName = "n", DefaultValueFactory = _ => 3 };
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Forget what is there of this batch, decisions too, and begin anew." };
    private readonly Option<string?> _model = new("--model") { Description = "Let a chat model of templates/chat-models read the brief's text along; the text is sent to it once. One brief at a time.", HelpName = "id" };
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
              designgen run briefs.xlsx --count 12
              designgen run order.txt --model deepseek
            """) { run._brief, run._out, run._count, run._seed, run._threads, run._top, run._fresh, run._model };
        command.SetAction(run.ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancel)
    {
        string brief = parsed.GetRequiredValue(_brief).ToString();
        string folder = Path.GetFullPath(parsed.GetValue(_out)?.FullName ?? Places.OutputOf(brief));
        if (OrderList.IsOne(brief) && parsed.GetValue(_model) is not null)
            throw new InputException(brief, null, "--model reads one brief, and these are many. Run each by itself, or save their forms with `designgen brief explain FILE --model ID --form` and run those.");
        return OrderList.IsOne(brief) ? await RunListAsync(parsed, brief, folder, cancel) : await RunOneAsync(parsed, brief, folder, cancel);
    }

    private async Task<int> RunOneAsync(ParseResult parsed, string brief, string folder, CancellationToken cancel)
    {
        Screen screen = _globals.Screen(parsed);
        // The whole brief is checked before anything is written or any worker starts.
        PictureModels models = _globals.Models(parsed);
        TimeProvider time = Clock.FromEnvironment();
        (int? count, ulong? seed) = (parsed.GetValue(_count), (ulong?)parsed.GetValue(_seed));
        Order order = await CheckedAsync(models, () => parsed.GetValue(_model) is { } model
            ? Orders.TakeAsync(brief, count, seed, models.Catalogue, time.GetUtcNow(), new(model, Path.Combine(DataOf(parsed, folder), "readings"), models.Ledger, time, parsed.GetValue(_fresh)), cancel)
            : Task.FromResult(Orders.Take(brief, count, seed, models.Catalogue, time.GetUtcNow())));
        await using DesignGenHost host = _globals.Open(parsed, DataOf(parsed, folder), parsed.GetValue(_threads), models);
        Run run = await DrawAsync(parsed, host, order, folder, screen.In($"Drawing {order.Batch.Code}", $"生成 {order.Batch.Code}"), cancel);
        if (run.End.State == BatchState.Cancelled)
        {
            screen.Error("cancelled", CancelledWords(screen, order.Batch));
            return ExitCodes.Cancelled;
        }
        Tell(screen, run, models.Catalogue.House);
        // To be pasted into a shell as it stands.
        string workbook = run.Review[0].Contains(' ', StringComparison.Ordinal) ? $"\"{run.Review[0]}\"" : run.Review[0];
        screen.Line($"Next: decide in {Path.GetFileName(run.Review[0])}, `designgen review import {workbook}`, `designgen produce {order.Batch.Code}`.",
            $"下一步：在 {Path.GetFileName(run.Review[0])} 中审核，运行 `designgen review import {workbook}`，再运行 `designgen produce {order.Batch.Code}`。");
        screen.Result(Result(run));
        return ExitCodes.Done;
    }

    private async Task<int> RunListAsync(ParseResult parsed, string path, string folder, CancellationToken cancel)
    {
        Screen screen = _globals.Screen(parsed);
        using PictureModels models = _globals.Models(parsed);
        // All briefs are checked before the first one is drawn.
        OrderList list = await CheckedAsync(models, () => Task.FromResult(Orders.TakeAll(path, parsed.GetValue(_count), (ulong?)parsed.GetValue(_seed), models.Catalogue, Clock.FromEnvironment().GetUtcNow())));
        var runs = new List<(ListedOrder Ordered, Run? Run, Failure? Failure)>();
        foreach (ListedOrder ordered in list.Orders)
        {
            BatchRecord batch = ordered.Order.Batch;
            string own = Path.Combine(folder, ordered.Folder);
            string label = screen.In(
                FormattableString.Invariant($"Brief {runs.Count + 1} of {list.Orders.Count}: drawing {batch.Code} {batch.Title}"),
                FormattableString.Invariant($"第 {runs.Count + 1} 份，共 {list.Orders.Count} 份：生成 {batch.Code} {batch.Title}"));
            try
            {
                await using DesignGenHost host = _globals.Open(parsed, DataOf(parsed, own), parsed.GetValue(_threads), models, keepModels: true);
                Run run = await DrawAsync(parsed, host, ordered.Order, own, label, cancel);
                runs.Add(run.End.State == BatchState.Cancelled ? (ordered, null, new("cancelled", CancelledWords(screen, batch), ExitCodes.Cancelled)) : (ordered, run, null));
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                // The others may well be drawn: another folder, another model.
                runs.Add((ordered, null, Failure.Of(e)));
            }
        }

        foreach (Run run in runs.Select(r => r.Run).OfType<Run>())
            Tell(screen, run, models.Catalogue.House);
        foreach (LocalName notice in list.Notices)
            screen.Line(screen.In(notice));
        int failed = runs.Count(r => r.Failure is not null);
        screen.Line(
            FormattableString.Invariant($"{runs.Count - failed} of {runs.Count} batches are ready in {folder}. Next: decide in each review workbook, then `designgen review import` it."),
            FormattableString.Invariant($"{runs.Count} 个批次中 {runs.Count - failed} 个已完成，位于 {folder}。下一步：逐个审核，再运行 `designgen review import`。"));
        foreach ((ListedOrder ordered, _, Failure? failure) in runs.Where(r => r.Failure is not null))
            screen.Complain($"{ordered.From} ({ordered.Order.Batch.Title}): {failure!.Message}");
        screen.Result(new
        {
            Folder = folder,
            Notices = list.Notices.Select(screen.In),
            Batches = runs.Select(r => Result(r.Ordered, Path.Combine(folder, r.Ordered.Folder), r.Run, r.Failure)),
        });
        // The gravest kind: a defect before what is unavailable, what is wrong, and what was cancelled.
        return runs.Select(r => r.Failure?.Code ?? ExitCodes.Done).MaxBy(c => c == ExitCodes.Cancelled ? 1 : c);
    }

    private static async Task<T> CheckedAsync<T>(PictureModels models, Func<Task<T>> take)
    {
        try
        {
            return await take();
        }
        catch (InputException e) when (models.Fault is { } fault)
        {
            // A model that the brief asks for may be missing only because its manifest can't be read.
            throw fault is InputException wrong ? new InputException([.. e.Problems, .. wrong.Problems], e) : fault;
        }
    }

    private string DataOf(ParseResult parsed, string folder) => _globals.Data(parsed) ?? Path.Combine(folder, Places.DataName);

    private static string CancelledWords(Screen screen, BatchRecord batch) =>
        screen.In($"Batch {batch.Code} was cancelled. The same command goes on where it stopped.", $"批次 {batch.Code} 已被取消。再次运行同一命令即可继续。");

    private async Task<Run> DrawAsync(ParseResult parsed, DesignGenHost host, Order ordered, string folder, string label, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        Screen screen = _globals.Screen(parsed);
        BatchRecord order = ordered.Batch;
        foreach (string remark in ordered.Remarks)
            screen.Complain(remark);
        await host.StartAsync(order.Code, cancel);
        BatchRecord found = await host.SubmitAsync(ordered, parsed.GetValue(_fresh), cancel);
        bool wasComplete = found.State is BatchState.InReview or BatchState.Done;

        BatchProgress end = await screen.WhileAsync(label, progress => host.WaitAsync(order.Code, new Translated(progress), cancel));
        if (end.State == BatchState.Cancelled)
            return new(ordered, end, wasComplete, [], null, [], watch.Elapsed);
        if (end.State == BatchState.Failed)
            throw host.FaultOf(order.Code) ?? new UnavailableException((await host.FindAsync(order.Code, cancel)).Fault);

        IReadOnlyList<string> review = await host.PublishAsync(order.Code, folder, replace: parsed.GetValue(_fresh), cancel);
        string press = Path.Combine(folder, "press");
        Production? made = null;
        // Of a batch that was complete before, the press files may be those of approved designs: they stay.
        if (parsed.GetValue(_top) > 0 && !(wasComplete && HoldsPackOf(order.Code, press)) && end.Done > end.Rejected)
            made = await ProduceAsync(screen, host, order.Code, parsed.GetValue(_top), press, cancel);
        return new(ordered, end, wasComplete, review, made, await host.SpentAsync(order.Code, cancel), watch.Elapsed);
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

    private static void Tell(Screen screen, Run run, House house)
    {
        (BatchRecord order, BatchProgress end) = (run.Order, run.End);
        int good = end.Done - end.Rejected;
        if (run.WasComplete)
            screen.Line($"Batch {order.Code} was complete already; --fresh draws it anew.", $"批次 {order.Code} 此前已完成；加 --fresh 可重新生成。");
        screen.Line(
            string.Create(CultureInfo.InvariantCulture, $"Batch {order.Code}  {order.Title}: {good} variants to review, {end.Rejected} rejected by the gates, {run.Took.TotalSeconds:0.0} s"),
            string.Create(CultureInfo.InvariantCulture, $"批次 {order.Code}  {order.Title}：{good} 款待审核，{end.Rejected} 款被质检淘汰，用时 {run.Took.TotalSeconds:0.0} 秒"));
        screen.Line("  review         " + run.Review[0], "  审核表   " + run.Review[0]);
        foreach (string sheet in run.Review.Skip(1))
            screen.Line("  contact sheet  " + sheet, "  总览图   " + sheet);
        if (run.Made is not null)
        {
            screen.Line("  press files    " + run.Made.Path, "  制版文件 " + run.Made.Path);
            foreach (VariantRecord variant in run.Made.Variants)
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"    {variant.Code}  {variant.Report.Score,3:0}  {variant.Spec.Title}"));
            Agreements.Tell(screen, house, run.Made.NewlyAgreed);
        }
        foreach ((string service, Money cost) in run.Spent)
            screen.Line($"  cost           {cost} for pictures by {service}", $"  费用     {service} 生成图片 {cost}");
    }

    private static object Result(Run run) => new
    {
        Batch = run.Order.Code,
        run.Order.Title,
        run.End.Count,
        run.End.Rejected,
        run.WasComplete,
        run.Ordered.Remarks,
        Review = run.Review[0],
        ContactSheets = run.Review.Skip(1),
        Press = run.Made?.Path,
        run.Made?.NewlyAgreed,
        Produced = run.Made?.Variants.Select(v => new { v.Code, v.Spec.Title, v.Report.Score }),
        Spent = run.Spent.Select(s => new { s.Service, s.Spent.Amount, s.Spent.Currency }),
        Seconds = Math.Round(run.Took.TotalSeconds, 2),
    };

    // As of a batch alone, with where its brief and its files are.
    private static JsonObject Result(ListedOrder ordered, string folder, Run? run, Failure? failure)
    {
        JsonObject result = JsonSerializer.SerializeToNode(
            run is not null ? Result(run) : new { Batch = ordered.Order.Batch.Code, ordered.Order.Batch.Title, Error = new { failure!.Kind, failure.Message, failure.Report } }, RecipeJson.Options)!.AsObject();
        result["brief"] = ordered.From;
        result["folder"] = folder;
        return result;
    }

    // A batch that came to rest; one that was cancelled has no files.
    private sealed record Run(
        Order Ordered, BatchProgress End, bool WasComplete, IReadOnlyList<string> Review, Production? Made, IReadOnlyList<(string Service, Money Spent)> Spent, TimeSpan Took)
    {
        public BatchRecord Order => Ordered.Batch;
    }

    // Why a batch of a list is not there, in the words and with the code that it would have had alone.
    private sealed record Failure(string Kind, string Message, int Code, string? Report = null)
    {
        public static Failure Of(Exception e)
        {
            if (e is InputException)
                return new("input", e.Message, ExitCodes.Input);
            if (e is UnavailableException)
                return new("unavailable", e.Message, ExitCodes.Unavailable);
            string? report = new DefectReports(Path.Combine(Path.GetTempPath(), "designgen-defects"), TimeProvider.System).Write("designgen run", e, Environment.CurrentDirectory);
            return new("defect", $"DesignGen met a defect of its own ({e.GetType().Name}: {e.Message})." + (report is null ? "" : $" Please send the report {report} with the brief to the maintainers."), ExitCodes.Defect, report);
        }
    }

    private sealed class Translated(IProgress<(int Done, int Count)> to) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => to.Report((value.Done, value.Count));
    }
}
