using System.Collections.Immutable;
using System.CommandLine;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;

namespace DesignGen.Cli.Commands;

/// <summary>What the command line says about a schedule to be made.</summary>
internal sealed class ScheduleOptions
{
    private readonly Option<string> _cron = new("--cron") { Description = "When: minute, hour, day, month and weekday, like '0 2 * * mon-fri', or @hourly, @daily, @weekly, @monthly, @yearly.", HelpName = "times" };
    private readonly Option<string> _zone = new("--zone") { Description = "Time zone of these times, an IANA name; default: this machine's.", HelpName = "zone" };
    private readonly Option<FileSystemInfo?> _source = new("--source") { Description = "Folder or workbook of briefs, read anew for each run, in place of a brief.", HelpName = "path" };
    private readonly Option<int?> _variants = new("--count") { Description = "Variants of each batch, 1 to 2000; default: each brief's number.", HelpName = "n" };
    private readonly Option<bool> _keepSeed = new("--keep-seed") { Description = "Draw by the brief's own seed each time; else each run draws other designs." };
    private readonly Option<Overlap> _overlap = new("--overlap") { Description = "While the run before goes on: skip, queue or cancel-before; default: skip.", HelpName = "skip|queue|cancel-before", CustomParser = ReadOverlap };
    private readonly Option<int> _grace = new("--grace") { Description = "Minutes that a run may begin late, after a time without a server, 0 to 10080.", HelpName = "minutes", DefaultValueFactory = _ => 60 };
    private readonly Option<int?> _mostBatches = new("--most-batches") { Description = "Most batches of one run; the next run goes on in the list.", HelpName = "n" };
    private readonly Option<int?> _batchesADay = new("--most-batches-a-day") { Description = "Most batches on one day.", HelpName = "n" };
    private readonly Option<int?> _batchesAMonth = new("--most-batches-a-month") { Description = "Most batches in one month.", HelpName = "n" };
    private readonly Option<int?> _mostVariants = new("--most-variants") { Description = "Most variants of one run.", HelpName = "n" };
    private readonly Option<int?> _variantsADay = new("--most-variants-a-day") { Description = "Most variants on one day.", HelpName = "n" };
    private readonly Option<int?> _variantsAMonth = new("--most-variants-a-month") { Description = "Most variants in one month.", HelpName = "n" };
    private readonly Option<string[]> _webhooks = new("--webhook") { Description = "Address that is sent a signed message; may be given again.", HelpName = "url" };
    private readonly Option<string[]> _mails = new("--mail") { Description = "Address that is sent an e-mail; may be given again.", HelpName = "address" };
    private readonly Option<string[]> _on = new("--on") { Description = "Of what: finished, failed, skipped; default: finished and failed.", HelpName = "what", AllowMultipleArgumentsPerToken = true };

    public ScheduleOptions()
    {
        Numbers.Within(_variants, 1, 2000);
        Numbers.Within(_grace, 0, 10_080);
        _on.AcceptOnlyFromAmong("finished", "failed", "skipped");
    }

    public Argument<string> Name { get; } = new("name") { Description = "Name of the schedule." };

    public Argument<FileInfo?> Brief { get; } = new("brief") { Description = "The brief, whose text is kept; variables like {{season}} are filled in for each run.", Arity = ArgumentArity.ZeroOrOne };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _cron, _zone, _source, _variants, _keepSeed, _overlap, _grace, _mostBatches, _batchesADay, _batchesAMonth, _mostVariants, _variantsADay, _variantsAMonth, _webhooks, _mails, _on })
            command.Add(option);
    }

    /// <summary>Whether a schedule is described, and not only named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(Brief) is not null || parsed.GetValue(_source) is not null;

    /// <exception cref="InputException">The brief can't be read, or nothing says when.</exception>
    public SchedulePlan Plan(ParseResult parsed)
    {
        string cron = parsed.GetValue(_cron) ?? throw new InputException("schedule", "cron", "Say when it comes due, with --cron '0 2 * * *' for two at night.");
        ImmutableArray<ScheduledBrief> briefs = parsed.GetValue(Brief) is { } file ? [new(file.Name, Server.Hosting.BriefText.Read(file.FullName))] : [];
        string[] on = parsed.GetValue(_on) ?? [];
        return new()
        {
            Name = parsed.GetRequiredValue(Name),
            Cron = cron,
            Zone = parsed.GetValue(_zone) ?? Here(),
            Briefs = briefs,
            Source = parsed.GetValue(_source)?.FullName ?? "",
            Variants = parsed.GetValue(_variants),
            KeepsSeed = parsed.GetValue(_keepSeed),
            Overlap = parsed.GetValue(_overlap),
            GraceMinutes = parsed.GetValue(_grace),
            Quota = new()
            {
                BatchesARun = parsed.GetValue(_mostBatches),
                BatchesADay = parsed.GetValue(_batchesADay),
                BatchesAMonth = parsed.GetValue(_batchesAMonth),
                VariantsARun = parsed.GetValue(_mostVariants),
                VariantsADay = parsed.GetValue(_variantsADay),
                VariantsAMonth = parsed.GetValue(_variantsAMonth),
            },
            Notices = new([.. parsed.GetValue(_webhooks) ?? []], [.. parsed.GetValue(_mails) ?? []], on.Length == 0 ? [NoticeKind.Finished, NoticeKind.Failed] : [.. on.Select(o => Enum.Parse<NoticeKind>(o, ignoreCase: true)).Distinct()]),
        };
    }

    private static string Here() => TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(TimeZoneInfo.Local.Id, out string? iana) ? iana : "UTC";

    private static Overlap ReadOverlap(System.CommandLine.Parsing.ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "skip":
                return Overlap.Skip;
            case "queue":
                return Overlap.Queue;
            case "cancel-before":
                return Overlap.CancelBefore;
            default:
                result.AddError($"--overlap: '{result.Tokens[0].Value}' is none. Choose skip, queue or cancel-before.");
                return Overlap.Skip;
        }
    }
}
