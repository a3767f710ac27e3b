using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Schedules;
using DesignGen.Remote.Notices;

namespace DesignGen.Server.Schedules;

/// <summary>A batch of a run as notices tell of it.</summary>
internal sealed record NoticedBatch(string Code, string Title, BatchState State, int Count, int Drawn, int Rejected);

/// <summary>Tells people and programs how runs ended.</summary>
/// <param name="webhooks">Sends to programs.</param>
/// <param name="mails">Sends to people.</param>
/// <param name="time">The clock that tries go by.</param>
internal sealed class RunNotices(WebhookSender webhooks, MailSender mails, TimeProvider time)
{
    // Half a minute to an hour: a server that is started anew is back within the first ones, a night's outage is not waited for.
    private static readonly ImmutableArray<TimeSpan> Waits = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    private static readonly JsonSerializerOptions Json = new(RecipeJson.Options) { WriteIndented = false };

    /// <summary>What is to be sent about the end of a run.</summary>
    public static ImmutableArray<Delivery> Due(ScheduleNotices notices, RunState state, DateTimeOffset now)
    {
        NoticeKind kind = state switch { RunState.Finished => NoticeKind.Finished, RunState.Failed => NoticeKind.Failed, _ => NoticeKind.Skipped };
        return !notices.On.Contains(kind) ? [] : [.. notices.Webhooks.Select(w => new Delivery(false, w) { NextTry = now }), .. notices.Mails.Select(m => new Delivery(true, m) { NextTry = now })];
    }

    /// <summary>Sends what is due of a run's notices.</summary>
    /// <returns>The deliveries as they stand now.</returns>
    public async Task<ImmutableArray<Delivery>> SendAsync(Schedule schedule, ScheduleRun run, IReadOnlyList<NoticedBatch> batches, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        return [.. await Task.WhenAll(run.Deliveries.Select(d => d.NextTry is DateTimeOffset at && at <= now ? TryAsync(schedule, run, batches, d, cancel) : Task.FromResult(d))).ConfigureAwait(false)];
    }

    private async Task<Delivery> TryAsync(Schedule schedule, ScheduleRun run, IReadOnlyList<NoticedBatch> batches, Delivery delivery, CancellationToken cancel)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{run.Schedule}-{run.Due.ToUnixTimeMilliseconds()}");
        SendResult result = delivery.IsMail
            ? await mails.SendAsync(delivery.Address, id, Subject(schedule, run, batches), Text(schedule, run, batches), cancel).ConfigureAwait(false)
            : await webhooks.SendAsync(delivery.Address, id, Body(schedule, run, batches, id), cancel).ConfigureAwait(false);
        int tries = delivery.Tries + 1;
        return delivery with
        {
            Tries = tries,
            Arrived = result.Arrived,
            Fault = result.Fault,
            NextTry = result.Again && tries <= Waits.Length ? time.GetUtcNow() + Waits[tries - 1] : null,
        };
    }

    /// <summary>The message to a program; docs/schedules.md describes it.</summary>
    internal static string Body(Schedule schedule, ScheduleRun run, IReadOnlyList<NoticedBatch> batches, string id) => JsonSerializer.Serialize(
        new
        {
            Event = "schedule." + run.State.ToString().ToLowerInvariant(),
            Id = id,
            Schedule = new { schedule.Id, schedule.Plan.Name },
            Run = new { run.Due, run.Number, run.AskedBy, run.BegunAt, run.EndedAt, run.Variants, run.Refused, run.Message },
            Batches = batches,
        },
        Json);

    /// <summary>Language of what people are told.</summary>
    internal static Language LanguageOf(Schedule schedule) => schedule.Plan.Language ?? BriefVariables.LanguageOf(schedule.Plan.Name);

    private static string Subject(Schedule schedule, ScheduleRun run, IReadOnlyList<NoticedBatch> batches)
    {
        bool zh = LanguageOf(schedule) == Language.Chinese;
        string what = run.State switch
        {
            RunState.Finished => zh ? $"已完成，{batches.Count} 个批次待审核" : batches.Count == 1 ? "1 batch to review" : $"{batches.Count} batches to review",
            RunState.Failed => zh ? "失败" : "failed",
            _ => zh ? "已跳过" : "left out",
        };
        return zh ? $"DesignGen 定时任务“{schedule.Plan.Name}”：{what}" : $"DesignGen schedule {schedule.Plan.Name}: {what}";
    }

    private static string Text(Schedule schedule, ScheduleRun run, IReadOnlyList<NoticedBatch> batches)
    {
        bool zh = LanguageOf(schedule) == Language.Chinese;
        TimeZoneInfo zone = WallClock.Find(schedule.Plan.Zone) ?? TimeZoneInfo.Utc;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(zh ? "定时任务" : "Schedule")}: {schedule.Plan.Name}\n{(zh ? "时间" : "Due")}: {TimeZoneInfo.ConvertTime(run.Due, zone):yyyy-MM-dd HH:mm} {schedule.Plan.Zone}\n");
        foreach (NoticedBatch batch in batches)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{batch.Code}  {batch.Title}\n  ");
            text.Append(zh
                ? FormattableString.Invariant($"{StateWord(batch.State, zh)}，共 {batch.Count} 款，已生成 {batch.Drawn} 款，质检淘汰 {batch.Rejected} 款\n")
                : FormattableString.Invariant($"{StateWord(batch.State, zh)}: {batch.Drawn} of {batch.Count} variants drawn, {batch.Rejected} rejected by the gates\n"));
        }
        if (run.Message.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{run.Message}\n");
        return text.ToString();
    }

    private static string StateWord(BatchState state, bool zh) => state switch
    {
        BatchState.InReview => zh ? "待审核" : "to review",
        BatchState.Producing or BatchState.Done => zh ? "已制版" : "produced",
        BatchState.Cancelled => zh ? "已取消" : "cancelled",
        BatchState.Failed => zh ? "失败" : "failed",
        _ => zh ? "生成中" : "being drawn",
    };
}
