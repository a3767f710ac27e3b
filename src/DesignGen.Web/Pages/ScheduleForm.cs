using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Schedules;
using DesignGen.Web.Texts;

namespace DesignGen.Web.Pages;

/// <summary>A brief on the form of a schedule.</summary>
internal sealed class ScheduleFormBrief
{
    public string? Name { get; set; }

    public string? Text { get; set; }
}

/// <summary>What the page of a schedule asks for, as it is typed; the whole plan and nothing beside it, so that what is changed here loses nothing.</summary>
internal sealed class ScheduleForm
{
    public string? Name { get; set; }

    public string? Cron { get; set; }

    public string? Zone { get; set; }

    public List<ScheduleFormBrief> Briefs { get; set; } = [];

    public string? Source { get; set; }

    public int? Variants { get; set; }

    public bool KeepsSeed { get; set; }

    public Overlap Overlap { get; set; }

    public int? GraceMinutes { get; set; } = 60;

    public int? BatchesARun { get; set; }

    public int? BatchesADay { get; set; }

    public int? BatchesAMonth { get; set; }

    public int? VariantsARun { get; set; }

    public int? VariantsADay { get; set; }

    public int? VariantsAMonth { get; set; }

    /// <summary>Addresses, one on each line.</summary>
    public string? Webhooks { get; set; }

    /// <summary>Addresses, one on each line.</summary>
    public string? Mails { get; set; }

    public List<NoticeKind> On { get; set; } = [];

    public Language? Language { get; set; }

    /// <summary>The revision of the schedule that the person saw; 0 for a new one.</summary>
    public int Revision { get; set; }

    /// <summary>The form of a new schedule, with what most want.</summary>
    public static ScheduleForm New() => new() { Cron = "0 22 * * mon-fri", Briefs = [new()], On = [NoticeKind.Finished, NoticeKind.Failed] };

    /// <summary>The form of a schedule as it stands.</summary>
    public static ScheduleForm Of(Schedule schedule)
    {
        SchedulePlan p = schedule.Plan;
        return new()
        {
            Name = p.Name,
            Cron = p.Cron,
            Zone = p.Zone,
            Briefs = [.. p.Briefs.Select(b => new ScheduleFormBrief { Name = b.Name, Text = b.Text })],
            Source = p.Source,
            Variants = p.Variants,
            KeepsSeed = p.KeepsSeed,
            Overlap = p.Overlap,
            GraceMinutes = p.GraceMinutes,
            BatchesARun = p.Quota.BatchesARun,
            BatchesADay = p.Quota.BatchesADay,
            BatchesAMonth = p.Quota.BatchesAMonth,
            VariantsARun = p.Quota.VariantsARun,
            VariantsADay = p.Quota.VariantsADay,
            VariantsAMonth = p.Quota.VariantsAMonth,
            Webhooks = string.Join('\n', p.Notices.Webhooks),
            Mails = string.Join('\n', p.Notices.Mails),
            On = p.Notices.Webhooks.IsEmpty && p.Notices.Mails.IsEmpty && p.Notices.On.IsEmpty ? [NoticeKind.Finished, NoticeKind.Failed] : [.. p.Notices.On],
            Language = p.Language,
            Revision = schedule.Revision,
        };
    }

    /// <summary>The plan that it asks for; briefs that were left empty are left out.</summary>
    public SchedulePlan ToPlan()
    {
        ScheduleFormBrief[] written = [.. Briefs.Where(b => !string.IsNullOrWhiteSpace(b.Text))];
        ImmutableArray<string> webhooks = Lines(Webhooks), mails = Lines(Mails);
        return new()
        {
            Name = Name ?? "",
            Cron = Cron ?? "",
            Zone = Zone ?? "",
            Briefs = [.. written.Select((b, i) => new ScheduledBrief(b.Name is { Length: > 0 } own ? own.Trim() : FileName(i), Lf(b.Text!)))],
            Source = Source ?? "",
            Variants = Variants,
            KeepsSeed = KeepsSeed,
            Quota = new() { BatchesARun = BatchesARun, BatchesADay = BatchesADay, BatchesAMonth = BatchesAMonth, VariantsARun = VariantsARun, VariantsADay = VariantsADay, VariantsAMonth = VariantsAMonth },
            Overlap = Overlap,
            GraceMinutes = GraceMinutes ?? 60,
            // Of what somebody is told is kept only where there is somebody.
            Notices = webhooks.IsEmpty && mails.IsEmpty ? ScheduleNotices.None : new(webhooks, mails, [.. On.Distinct().Order()]),
            Language = Language,
        };
    }

    /// <summary>Where two plans differ: the key of the field's label, and what each says.</summary>
    public static IEnumerable<(string Label, string Theirs, string Yours)> Differences(SchedulePlan theirs, SchedulePlan yours, Tongue tongue) =>
        Facts(theirs, tongue).Zip(Facts(yours, tongue), (a, b) => (a.Label, Theirs: a.Value, Yours: b.Value)).Where(d => d.Theirs != d.Yours);

    /// <summary>What a plan says, field by field: the key of its label, and the value in words; empty where nothing is said.</summary>
    public static IEnumerable<(string Label, string Value)> Facts(SchedulePlan p, Tongue tongue)
    {
        yield return ("models.name", p.Name);
        yield return ("schedule.cron", p.Cron);
        yield return ("schedule.zone", p.Zone);
        yield return ("batch.brief", string.Join("\n", p.Briefs.Select(b => $"{b.Name}: {b.Text}")));
        yield return ("schedule.source", p.Source);
        yield return ("submit.count", Number(p.Variants));
        yield return ("schedule.keeps-seed", p.KeepsSeed ? tongue["models.yes"] : "");
        yield return ("schedule.overlap", tongue["overlap." + p.Overlap]);
        yield return ("schedule.grace", Number(p.GraceMinutes));
        yield return ("quota.batches-run", Number(p.Quota.BatchesARun));
        yield return ("quota.batches-day", Number(p.Quota.BatchesADay));
        yield return ("quota.batches-month", Number(p.Quota.BatchesAMonth));
        yield return ("quota.variants-run", Number(p.Quota.VariantsARun));
        yield return ("quota.variants-day", Number(p.Quota.VariantsADay));
        yield return ("quota.variants-month", Number(p.Quota.VariantsAMonth));
        yield return ("schedule.mails", string.Join(tongue["list.comma"], p.Notices.Mails));
        yield return ("schedule.webhooks", string.Join(tongue["list.comma"], p.Notices.Webhooks));
        yield return ("schedule.on", string.Join(tongue["list.comma"], p.Notices.On.Select(o => tongue["notice." + o])));
        yield return ("schedule.language", p.Language is { } language ? tongue["language." + language] : "");
    }

    // Browsers send lines with carriage returns, whatever the text had.
    private static string Lf(string text) => text.ReplaceLineEndings("\n");

    private static string FileName(int index) => index == 0 ? "brief.txt" : string.Create(CultureInfo.InvariantCulture, $"brief-{index + 1}.txt");

    private static ImmutableArray<string> Lines(string? text) => [.. (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
