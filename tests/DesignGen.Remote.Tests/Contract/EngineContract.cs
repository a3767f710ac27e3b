using System.Net;
using System.Net.Sockets;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Spending;
using DesignGen.Remote.Tests.Bench;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Contract;

/// <summary>What every form must do; each is run against a server that speaks as its service publishes.</summary>
public abstract class EngineContract
{
    private protected abstract Dialect Dialect { get; }

    [Fact]
    public async Task Picture_comes_with_its_cost_and_is_counted()
    {
        await using Setup setup = await Setup.StartAsync(Dialect);
        PictureAnswer answer = await setup.MakeAsync();
        MadePicture made = Assert.Single(answer.Pictures);
        Assert.Equal(Samples.Png(0), made.Picture.Bytes.ToArray());
        Assert.Equal((PictureEncoding.Png, new PixelSize(8, 8)), (made.Picture.Encoding, made.Picture.Size));
        Assert.Empty(answer.Refusals);
        Assert.Equal(("0.14 CNY", "0.14 CNY"), (made.Cost.ToString(), answer.Cost.ToString()));
        Assert.Equal(0.14m, await setup.SpentAsync());
    }

    [Fact]
    public async Task Requests_begin_no_faster_than_the_service_allows()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, service: s => s with { RequestsPerMinute = 1 });
        DateTimeOffset begun = setup.Time.GetUtcNow();
        await setup.MakeAsync(Samples.Order with { Count = 3 });
        Assert.True(setup.Time.GetUtcNow() - begun >= TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task Key_goes_to_the_service_and_never_to_the_pictures()
    {
        await using Setup setup = await Setup.StartAsync(Dialect);
        await setup.MakeAsync();
        Assert.All(setup.Server.Requests.Where(r => r.Path.StartsWith("/pictures/", StringComparison.Ordinal)), r =>
        {
            Assert.False(r.Headers.ContainsKey("Authorization"));
            Assert.DoesNotContain("token", r.Query, StringComparison.Ordinal);
        });
        Assert.Contains(setup.Server.Requests, r => r.Headers.Authorization == "Bearer " + Samples.Key || r.Query.Contains("client_id=" + Samples.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_pictures_are_asked_for_with_seeds_that_go_on()
    {
        await using Setup setup = await Setup.StartAsync(Dialect);
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Count = 3 });
        Assert.Equal(3, answer.Pictures.Length);
        Assert.Equal("0.42 CNY", answer.Cost.ToString());
        Assert.Equal(0.42m, await setup.SpentAsync());
        Assert.Equal(3, setup.PaidRequests);
    }

    [Fact]
    public async Task Refusal_is_told_in_the_services_words_and_never_tried_again()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, (http, d) => d.RefuseAsync(http, "No dragons today."));
        PictureRefusedException refused = await Assert.ThrowsAsync<PictureRefusedException>(() => setup.MakeAsync());
        Assert.Equal("prompt", Assert.Single(refused.Problems).Place);
        Assert.Contains("No dragons today", refused.Message, StringComparison.Ordinal);
        Assert.Contains("refused", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, setup.PaidRequests);
        Assert.Equal(0, await setup.SpentAsync());
    }

    [Fact]
    public async Task One_refusal_among_several_leaves_the_others()
    {
        int paid = 0;
        await using Setup setup = await Setup.StartAsync(Dialect, (http, d) => Interlocked.Increment(ref paid) == 2 ? d.RefuseAsync(http, "No dragons today.") : null);
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Count = 3 });
        Assert.Equal(2, answer.Pictures.Length);
        Assert.Contains("No dragons today", Assert.Single(answer.Refusals), StringComparison.Ordinal);
        Assert.Equal("0.28 CNY", answer.Cost.ToString());
    }

    [Fact]
    public async Task Wrong_key_is_told_without_showing_it()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, (http, d) => d.BadKeyAsync(http, $"Incorrect key provided: {Samples.Key}. Look at sk-te****0a35."));
        InputException wrong = await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync());
        Assert.Equal("key-from", Assert.Single(wrong.Problems).Place);
        Assert.Contains(Samples.KeyName, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("4f9b", wrong.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0a35", wrong.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await setup.SpentAsync());
    }

    [Fact]
    public async Task Missing_key_names_its_variable_and_asks_nothing()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, options: o => o with { Variable = _ => null });
        InputException missing = await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync());
        Assert.Contains($"{Samples.KeyName} is not set", missing.Message, StringComparison.Ordinal);
        Assert.Empty(setup.Server.Requests);
    }

    [Fact]
    public async Task Order_that_the_service_does_not_take_is_an_input_error()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, (http, d) => d.WrongAsync(http, "Size is off."));
        InputException wrong = await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync());
        Assert.Contains("Size is off", wrong.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0m), (setup.PaidRequests, await setup.SpentAsync()));
    }

    [Fact]
    public async Task Busy_service_is_asked_again_after_a_wait()
    {
        int paid = 0;
        await using Setup setup = await Setup.StartAsync(Dialect, (http, d) => Interlocked.Increment(ref paid) <= 2 ? d.BusyAsync(http, "Slow down.") : null);
        PictureAnswer answer = await setup.MakeAsync();
        Assert.Single(answer.Pictures);
        Assert.Equal(3, setup.PaidRequests);
        Assert.Equal("0.14 CNY", answer.Cost.ToString());
        Assert.True(setup.Time.Waits.Count >= 2);
        Assert.All(setup.Time.Waits.Take(2), w => Assert.InRange(w, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task Service_that_stays_busy_is_unavailable_and_costs_nothing()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, (http, d) => d.BusyAsync(http, "Slow down."));
        UnavailableException busy = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("Slow down", busy.Message, StringComparison.Ordinal);
        Assert.Equal((5, 0m), (setup.PaidRequests, await setup.SpentAsync()));
    }

    [Fact]
    public async Task Accident_of_the_service_is_tried_again()
    {
        int paid = 0;
        await using Setup setup = await Setup.StartAsync(Dialect, (http, _) => Interlocked.Increment(ref paid) == 1 ? FakeService.SayAsync(http, 503, "<html>down</html>", "text/html") : null);
        Assert.Single((await setup.MakeAsync()).Pictures);
        Assert.Equal(2, setup.PaidRequests);
    }

    [Fact]
    public async Task Wish_to_wait_is_followed_to_the_second()
    {
        int paid = 0;
        await using Setup setup = await Setup.StartAsync(Dialect, (http, d) =>
        {
            if (Interlocked.Increment(ref paid) > 1)
                return null;
            http.Response.Headers.RetryAfter = "17";
            return FakeService.SayAsync(http, 429, "{}");
        });
        await setup.MakeAsync();
        Assert.Contains(TimeSpan.FromSeconds(17), setup.Time.Waits);
    }

    [Fact]
    public async Task Wish_to_wait_for_long_ends_the_request()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, (http, d) =>
        {
            http.Response.Headers.RetryAfter = "3600";
            return FakeService.SayAsync(http, 429, "{}");
        });
        UnavailableException busy = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("3600 s", busy.Message, StringComparison.Ordinal);
        Assert.Equal(1, setup.PaidRequests);
    }

    [Fact]
    public async Task Silence_is_tried_once_more_and_counts_as_spent()
    {
        Setup? running = null;
        await using Setup setup = await Setup.StartAsync(Dialect, (http, _) =>
        {
            running!.Time.RunOut();
            return FakeService.HangAsync(http);
        });
        running = setup;
        UnavailableException silent = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("no answer within", silent.Message, StringComparison.Ordinal);
        Assert.Equal((2, 0.28m), (setup.PaidRequests, await setup.SpentAsync()));
    }

    [Fact]
    public async Task Cancelling_ends_a_request_that_is_never_answered_and_counts_as_spent()
    {
        using var cancel = new CancellationTokenSource();
        await using Setup setup = await Setup.StartAsync(Dialect, (http, _) =>
        {
            cancel.Cancel();
            return FakeService.HangAsync(http);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.Engine.MakeAsync(Samples.Order, cancel.Token));
        Assert.Equal((1, 0.14m), (setup.PaidRequests, await setup.SpentAsync()));
    }

    [Theory]
    [InlineData("<html>hello</html>", "text/html")]
    [InlineData("{\"data\":", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("", "application/json")]
    public async Task Answer_of_another_form_is_unavailable_and_counts_as_spent(string text, string type)
    {
        await using Setup setup = await Setup.StartAsync(Dialect, (http, _) => FakeService.SayAsync(http, 200, text, type));
        UnavailableException broken = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("answer can't be used", broken.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0.14m), (setup.PaidRequests, await setup.SpentAsync()));
    }

    [Fact]
    public async Task Answer_without_pictures_is_unavailable()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, (http, _) => FakeService.SayAsync(http, 200, "{}"));
        await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
    }

    [Fact]
    public async Task Picture_that_is_none_is_told()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, pictures: ["GIF89a nothing"u8.ToArray()]);
        UnavailableException broken = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("GIF", broken.Message, StringComparison.Ordinal);
        Assert.Equal(0.14m, await setup.SpentAsync());
    }

    [Fact]
    public async Task Picture_over_the_limit_is_not_taken()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, pictures: [Samples.Png(0, 2200, 2200).Concat(new byte[3 << 20]).ToArray()], options: o => o with { MaxPictureBytes = 100_000 });
        UnavailableException broken = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("longer than", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_of_too_many_pixels_is_not_taken()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, pictures: [Samples.Png(0, 200, 200)], options: o => o with { MaxPicturePixels = 10_000 });
        await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
    }

    [Fact]
    public async Task Limit_of_the_batch_is_asked_before_the_request()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, service: s => s with { Caps = new(0.3m, null) });
        await setup.MakeAsync();
        await setup.MakeAsync();
        InputException over = await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync());
        Assert.Equal("spending.per-batch", Assert.Single(over.Problems).Place);
        Assert.Contains("0.28 CNY", over.Message, StringComparison.Ordinal);
        Assert.Equal(2, setup.PaidRequests);
        await setup.MakeAsync(Samples.Order with { Batch = "B2" });
    }

    [Fact]
    public async Task Limit_reached_midway_keeps_what_is_paid_for()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, service: s => s with { Caps = new(0.3m, null) });
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Count = 4 });
        Assert.Equal((2, 2), (answer.Pictures.Length, answer.Refusals.Length));
        Assert.All(answer.Refusals, r => Assert.Contains("limit of 0.3 CNY", r, StringComparison.Ordinal));
        Assert.Equal("0.28 CNY", answer.Cost.ToString());
    }

    [Fact]
    public async Task Limit_of_the_day_holds_for_all_batches_until_midnight()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, service: s => s with { Caps = new(null, 0.2m) });
        await setup.MakeAsync();
        InputException over = await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(Samples.Order with { Batch = "B2" }));
        Assert.Equal("spending.per-day", Assert.Single(over.Problems).Place);
        setup.Time.Advance(TimeSpan.FromHours(12));
        await setup.MakeAsync(Samples.Order with { Batch = "B2" });
    }

    [Fact]
    public async Task Service_that_is_not_there_is_unavailable_and_costs_nothing()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var gone = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var time = new SkippingTime();
        var ledger = new MemorySpendLedger(time);
        using var engine = new RemotePictureEngine(Dialect.Service(gone), new(ledger) { Time = time, Variable = Samples.Variable });
        UnavailableException down = await Assert.ThrowsAsync<UnavailableException>(() => engine.MakeAsync(Samples.Order, default));
        Assert.Contains("can't be reached", down.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await ledger.TotalsAsync("test", "CNY", "B1", default)).Day);
    }

    [Fact]
    public async Task What_the_service_can_not_do_is_refused_before_anything_is_asked()
    {
        await using Setup setup = await Setup.StartAsync(Dialect, service: s => s with { Sizes = [new(512, 512)] });
        PictureRequest order = Samples.Order;
        Assert.Contains("512x512", (await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(order))).Message, StringComparison.Ordinal);
        order = order with { Size = new(512, 512) };
        await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(order with { Prompt = " " }));
        await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(order with { Count = 0 }));
        if (!setup.Engine.Abilities.Negative)
            await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(order with { Negative = "text" }));
        var start = new StartPicture(Samples.Picture(1), 0.5);
        if (!setup.Engine.Abilities.Start)
            await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(order with { Start = start }));
        await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(order with { Start = start with { Strength = 1.5 } }));
        await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(order with { Start = start with { Mask = Samples.Picture(1, 4, 4) } }));
        Assert.Empty(setup.Server.Requests);
    }

    [Fact]
    public async Task No_more_requests_run_at_once_than_are_allowed()
    {
        int now = 0, most = 0;
        await using Setup setup = await Setup.StartAsync(Dialect, async (http, d) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            await d.BusyAsync(http, "Slow down.");
        }, service: s => s with { Concurrent = 2 });
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync())));
        Assert.InRange(most, 1, 2);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = most; value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen;)
            seen = most;
    }
}
