using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Review.Workbook;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen review</c>: decisions in, workbooks out.</summary>
internal static class ReviewCommand
{
    public static Command Build(Globals globals) => new("review", "Takes decisions from a reviewed workbook, writes a new one, or draws what is to be revised.") { Import(globals), Export(globals), Revise(globals) };

    private static Command Import(Globals globals)
    {
        var workbook = new Argument<FileInfo>("workbook") { Description = "The reviewed workbook, .xlsx or .csv." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Report what each row would do, and change nothing." };
        var command = new Command(
            "import",
            """
            Applies the decisions of a reviewed workbook, matched by variant code. Rows that can't be used are named and left out.

            Examples:
              designgen review import out/koi/review.xlsx --dry-run
              designgen review import out/koi/review.xlsx
            """) { workbook, dryRun };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            string path = parsed.GetRequiredValue(workbook).FullName;
            bool dry = parsed.GetValue(dryRun);
            ReviewImport import = await ReadAsync(globals, parsed, path, dry, cancel);
            foreach (ReviewRow row in import.Rows.Where(r => r.Outcome is RowOutcome.Refused or RowOutcome.Warning))
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: row {row.Row}: {screen.In(row.Message)}"));
            foreach (var notice in import.Notices)
                screen.Line(screen.In(notice));
            int taken = import.Decisions.Count, refused = import.CountOf(RowOutcome.Refused), unchanged = import.CountOf(RowOutcome.Unchanged) + import.Missing.Count;
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"Batch {import.Batch}: {taken} decisions {(dry ? "would be taken" : "taken")}, {unchanged} unchanged, {refused} refused."),
                string.Create(CultureInfo.InvariantCulture, $"批次 {import.Batch}：{(dry ? "将采纳" : "采纳")} {taken} 条，未变 {unchanged} 条，拒绝 {refused} 条。"));
            screen.Result(new
            {
                import.Batch,
                DryRun = dry,
                import.IsStale,
                Taken = taken,
                Unchanged = unchanged,
                Refused = refused,
                Rows = import.Rows.Select(r => new { r.Row, r.Code, r.Outcome, Message = screen.In(r.Message) }),
                import.Missing,
                Notices = import.Notices.Select(screen.In),
            });
            return refused > 0 ? ExitCodes.Input : ExitCodes.Done;
        });
        return command;
    }

    private static Command Export(Globals globals)
    {
        var batch = new Argument<string?>("batch") { Description = "Batch code or output folder; default: the newest batch.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<FileInfo?>("--to") { Description = "Where to; default: review-r<revision>.xlsx in the output folder.", HelpName = "file" };
        var command = new Command(
            "export",
            """
            Writes a review workbook with the decisions as they stand, to go on deciding after an import.

            Examples:
              designgen review export
              designgen review export 7KQ4D2XM --to second-round.xlsx
            """) { batch, to };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            (string data, string code) = await Places.FindAsync(parsed.GetValue(batch), globals.Data(parsed), globals.Storage(parsed), cancel);
            await using DesignGenHost host = globals.Open(parsed, data);
            BatchRecord record = await host.FindAsync(code, cancel);
            string file = parsed.GetValue(to)?.FullName
                ?? Path.Combine(Places.OutputOfData(data), string.Create(CultureInfo.InvariantCulture, $"review-r{record.Revision}.xlsx"));
            await host.ExportReviewAsync(code, file, cancel);
            screen.Line(file);
            screen.Result(new { Batch = code, Workbook = file });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Revise(Globals globals)
    {
        var batch = new Argument<string?>("batch") { Description = "Batch code or output folder; default: the newest batch.", Arity = ArgumentArity.ZeroOrOne };
        var threads = new Option<int>("--threads") { Description = "Variants drawn at once, 1 to 64; default: one per core.", HelpName = "n" };
        Numbers.Within(threads, 1, 64);
        var command = new Command(
            "revise",
            """
            Draws a batch for each variant that was decided to be revised, as its comment says: less busy, blue instead of red; 花小一点，底色换藏青.
            Each has its review workbook in a folder of its own beside the batch's.

            Examples:
              designgen review revise
              designgen review revise 7KQ4D2XM
            """) { batch, threads };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            (string data, string code) = await Places.FindAsync(parsed.GetValue(batch), globals.Data(parsed), globals.Storage(parsed), cancel);
            IReadOnlyList<(VariantRecord Variant, Order? Order, IReadOnlyList<Problem> Problems)> revisions;
            await using (DesignGenHost host = globals.Open(parsed, data))
                revisions = await host.RevisionsAsync(await host.FindAsync(code, cancel), by: null, cancel);
            var results = new List<object>();
            int exit = ExitCodes.Done;
            foreach ((VariantRecord variant, Order? order, IReadOnlyList<Problem> problems) in revisions)
            {
                if (order is null)
                {
                    foreach (Problem problem in problems)
                        screen.Complain(problem.ToString());
                    results.Add(new { Variant = variant.Code, Problems = problems.Select(p => p.Message) });
                    exit = ExitCodes.Input;
                    continue;
                }
                await using DesignGenHost host = globals.Open(parsed, data, parsed.GetValue(threads));
                MoreCommand.Drawn drawn = await MoreCommand.DrawAsync(screen, host, order, Path.Combine(Places.OutputOfData(data), order.Batch.Code), cancel);
                results.Add(drawn.Result);
                if (drawn.Code != ExitCodes.Done)
                    exit = drawn.Code;
            }
            screen.Result(new { Batch = code, Revisions = results });
            return exit;
        });
        return command;
    }

    // A workbook that was copied elsewhere is looked up in every data folder that there is; the last refusal is the one told.
    private static async Task<ReviewImport> ReadAsync(Globals globals, ParseResult parsed, string path, bool dry, CancellationToken cancel)
    {
        IReadOnlyList<string> folders = Places.ForWorkbook(path, globals.Data(parsed), globals.Storage(parsed));
        if (folders.Count == 0)
            throw new InputException(path, null, "There are no batches here to which this workbook could belong. Give the data folder of its run with --data.");
        InputException? refusal = null;
        foreach (string data in folders)
        {
            try
            {
                await using DesignGenHost host = globals.Open(parsed, data);
                return await host.ImportReviewAsync(path, dry, Environment.UserName, cancel);
            }
            catch (InputException e)
            {
                refusal ??= e;
            }
        }
        throw refusal!;
    }
}
