using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Schedules;
using DesignGen.Remote.Notices;
using DesignGen.Remote.Tests.Bench;
using DesignGen.Server.Schedules;

namespace DesignGen.Cli.Tests.Server.Schedules;

public class NoticeTests
{
    [Fact]
    public async Task The_end_of_a_run_is_told_to_a_program_and_a_person()
    {
        await using FakeService service = await FakeService.StartAsync();
        await using var office = new PostOffice();
        await using var bench = new Bench($"webhooks: {{ private-hosts: [127.0.0.1] }}\nmail: {{ host: 127.0.0.1, port: {office.Port}, security: none, from: designs@example.com }}\n");
        Schedule schedule = await bench.CreateAsync(Bench.Nightly() with { Notices = new([service.Base + "hook"], ["lina@example.com"], [NoticeKind.Finished]) });
        ScheduleRun run = await RunAsync(bench, schedule, BatchState.InReview);
        Assert.All(run.Deliveries, d => Assert.Equal((true, 1, ""), (d.Arrived, d.Tries, d.Fault)));

        Arrived arrived = Assert.Single(service.Requests);
        Assert.Equal(WebhookSender.Signature(bench.Secret, bench.Time.Now, arrived.Text), arrived.Headers["DesignGen-Signature"]);
        JsonElement message = JsonDocument.Parse(arrived.Text).RootElement;
        Assert.Equal("schedule.finished", message.GetProperty("event").GetString());
        Assert.Equal("夜间锦鲤", message.GetProperty("schedule").GetProperty("name").GetString());
        Assert.Equal(run.Batches[0], message.GetProperty("batches")[0].GetProperty("code").GetString());

        using var stream = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(Assert.Single(office.Letters).Text));
        MimeKit.MimeMessage mail = await MimeKit.MimeMessage.LoadAsync(stream);
        Assert.Equal("DesignGen 定时任务“夜间锦鲤”：已完成，1 个批次待审核", mail.Subject);
        Assert.Contains(run.Batches[0], mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_what_was_not_asked_for()
    {
        await using FakeService service = await FakeService.StartAsync();
        await using var bench = new Bench("webhooks: { private-hosts: [127.0.0.1] }\n");
        Schedule schedule = await bench.CreateAsync(Bench.Nightly() with { Notices = new([service.Base.ToString()], [], [NoticeKind.Failed]) });
        await RunAsync(bench, schedule, BatchState.InReview);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_receiver_that_is_down_is_tried_again_with_longer_waits_and_given_up_at_last()
    {
        await using FakeService service = await FakeService.StartAsync();
        service.Answer = (http, _) => { http.Response.StatusCode = 503; return Task.CompletedTask; };
        await using var bench = new Bench("webhooks: { private-hosts: [127.0.0.1] }\n");
        Schedule schedule = await bench.CreateAsync(Bench.Nightly() with { Notices = new([service.Base.ToString()], [], [NoticeKind.Failed]) });
        ScheduleRun run = await RunAsync(bench, schedule, BatchState.Failed);
        ScheduleKeeper keeper = bench.Keeper();
        var waits = new List<double>();
        while (run.Deliveries[0].NextTry is DateTimeOffset next)
        {
            waits.Add((next - bench.Time.Now).TotalMinutes);
            // The keeper that sent before is gone after a minute; a moment early nothing is sent.
            bench.Time.Now = next.AddMinutes(2);
            await keeper.LookAsync(default);
            run = (await bench.RunsAsync(schedule)).Single(r => r.Due == run.Due);
        }
        Assert.Equal([0.5, 2, 10, 60], waits);
        Assert.Equal(5, service.Requests.Count);
        Assert.Single(service.Requests.Select(r => r.Headers["DesignGen-Delivery"].ToString()).Distinct());
        Assert.Equal((false, 5), (run.Deliveries[0].Arrived, run.Deliveries[0].Tries));
        Assert.Contains("503", run.Deliveries[0].Fault, StringComparison.Ordinal);
        await keeper.LookAsync(default);
        Assert.Equal(5, service.Requests.Count);
    }

    private static async Task<ScheduleRun> RunAsync(Bench bench, Schedule schedule, BatchState end)
    {
        ScheduleKeeper keeper = bench.Keeper();
        ScheduleRun asked = await bench.Book.RunNowAsync(Bench.Planner, schedule.Id, default);
        await keeper.LookAsync(default);
        await bench.EndAsync((await bench.RunsAsync(schedule))[0].Batches[0], end);
        await keeper.LookAsync(default);
        return (await bench.Book.FindRunAsync("", schedule.Id, asked.Due, default))!;
    }
}
