using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen more</c>: a batch that follows from a design.</summary>
internal sealed class MoreCommand
{
    private readonly Argument<string> _variant = new("variant") { Description = "Code of the design, as its sheet has it." };
    private readonly Option<bool> _colours = new("--colours") { Description = "The same drawing in other colours, in place of neighbours of the design." };
    private readonly Option<string?> _comment = new("--comment") { Description = "What to change, in English or Chinese: \"less busy, blue instead of red\". The rest stays.", HelpName = "text" };
    private readonly Option<int?> _count = new("--count") { Description = "Variants, 1 to 200; default: 12, with --comment 4.", HelpName = "n" };
    private readonly Option<int?> _seed = new("--seed") { Description = "Seed, 0 to 2147483647; default: the batch's. Another seed gives other designs.", HelpName = "n" };
    private readonly Option<DirectoryInfo?> _out = new("--out") { Description = "Output folder; default: a folder of the new batch's code in that of the design's.", HelpName = "dir" };
    private readonly Option<int> _threads = new("--threads") { Description = "Variants drawn at once, 1 to 64; default: one per core. The files are the same for any number.", HelpName = "n" };
    private readonly Globals _globals;

    private MoreCommand(Globals globals)
    {
        _globals = globals;
        Numbers.Within(_count, 1, FollowingWish.MostCount);
        Numbers.Within(_seed, 0, int.MaxValue);
        Numbers.Within(_threads, 1, 64);
    }

    public static Command Build(Globals globals)
    {
        var more = new MoreCommand(globals);
        var command = new Command(
            "more",
            """
            Draws designs that follow from one: neighbours of it, the same drawing in other colours, or it with what a comment asks for changed.
            They are a batch of their own, with its review workbook; asked for again, the same batch.

            Examples:
              designgen more 7KQ4DZ2M-0012-X3
              designgen more 7KQ4DZ2M-0012-X3 --colours --count 8
              designgen more 7KQ4DZ2M-0012-X3 --comment "less busy, blue instead of red"
            """) { more._variant, more._colours, more._comment, more._count, more._seed, more._out, more._threads };
        command.Validators.Add(result =>
        {
            if (result.GetValue(more._colours) && result.GetValue(more._comment) is not null)
                result.AddError("Give --colours or --comment, not both: a comment can ask for other colours itself.");
        });
        command.SetAction(more.ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancel)
    {
        Screen screen = _globals.Screen(parsed);
        string variant = VariantCode.Normalize(parsed.GetRequiredValue(_variant));
        if (!VariantCode.IsSound(variant))
            throw new InputException(variant, null, "The code's check characters do not fit: a character is wrong. Copy the code from its sheet.");
        (string data, string code) = await Places.FindAsync(variant.Split('-')[0], _globals.Data(parsed), _globals.Storage(parsed), cancel);
        await using DesignGenHost host = _globals.Open(parsed, data, parsed.GetValue(_threads));
        string? comment = parsed.GetValue(_comment);
        DerivationKind kind = comment is not null ? DerivationKind.Revise : parsed.GetValue(_colours) ? DerivationKind.OtherColours : DerivationKind.MoreLikeThis;
        Order order = await host.FollowAsync(code, variant, new(kind) { Comment = comment, Count = parsed.GetValue(_count), Seed = (ulong?)parsed.GetValue(_seed) }, cancel);
        Drawn drawn = await DrawAsync(screen, host, order, parsed.GetValue(_out)?.FullName ?? Path.Combine(Places.OutputOfData(data), order.Batch.Code), cancel);
        screen.Result(drawn.Result);
        return drawn.Code;
    }

    /// <summary>A batch that was drawn.</summary>
    /// <param name="Code">Exit code.</param>
    /// <param name="Result">What is told as JSON.</param>
    internal sealed record Drawn(int Code, object Result);

    /// <summary>Draws a batch that was ordered, lays its review files into a folder, and tells them.</summary>
    internal static async Task<Drawn> DrawAsync(Screen screen, DesignGenHost host, Order ordered, string folder, CancellationToken cancel)
    {
        BatchRecord order = ordered.Batch;
        foreach (string remark in ordered.Remarks)
            screen.Complain(remark);
        await host.StartAsync(order.Code, cancel);
        await host.SubmitAsync(ordered, fresh: false, cancel);
        BatchProgress end = await screen.WhileAsync(screen.In($"Drawing {order.Code}", $"生成 {order.Code}"), progress => host.WaitAsync(order.Code, new Translated(progress), cancel));
        if (end.State == BatchState.Cancelled)
        {
            screen.Error("cancelled", screen.In($"Batch {order.Code} was cancelled. The same command goes on where it stopped.", $"批次 {order.Code} 已被取消。再次运行同一命令即可继续。"));
            return new(ExitCodes.Cancelled, new { Batch = order.Code, Cancelled = true });
        }
        if (end.State == BatchState.Failed)
            throw host.FaultOf(order.Code) ?? new UnavailableException((await host.FindAsync(order.Code, cancel)).Fault);
        IReadOnlyList<string> review = await host.PublishAsync(order.Code, folder, replace: false, cancel);
        screen.Line(
            string.Create(CultureInfo.InvariantCulture, $"Batch {order.Code}  {order.Title}: {end.Done - end.Rejected} variants to review, {end.Rejected} rejected by the gates"),
            string.Create(CultureInfo.InvariantCulture, $"批次 {order.Code}  {order.Title}：{end.Done - end.Rejected} 款待审核，{end.Rejected} 款被质检淘汰"));
        screen.Line("  review         " + review[0], "  审核表   " + review[0]);
        foreach (string sheet in review.Skip(1))
            screen.Line("  contact sheet  " + sheet, "  总览图   " + sheet);
        return new(ExitCodes.Done, new { Batch = order.Code, order.Title, order.Parent, end.Count, end.Rejected, ordered.Remarks, Review = review[0], ContactSheets = review.Skip(1) });
    }

    private sealed class Translated(IProgress<(int Done, int Count)> to) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => to.Report((value.Done, value.Count));
    }
}
