using DesignGen.Remote.Http;
using DesignGen.Remote.Tests.Bench;

namespace DesignGen.Remote.Tests.Http;

public sealed class RequestPaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task No_minute_holds_more_requests_than_allowed(int perMinute)
    {
        var time = new SkippingTime();
        var pace = new RequestPace(perMinute, time);
        var begun = new List<DateTimeOffset>();
        for (int i = 0; i < 40; i++)
        {
            await pace.EnterAsync(default);
            begun.Add(time.GetUtcNow());
            time.Advance(TimeSpan.FromSeconds(i % 5));
        }
        for (int i = perMinute; i < begun.Count; i++)
            Assert.True(begun[i] - begun[i - perMinute] >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Requests_that_the_minute_has_room_for_do_not_wait()
    {
        var time = new SkippingTime();
        var pace = new RequestPace(3, time);
        for (int i = 0; i < 3; i++)
            await pace.EnterAsync(default);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task Cancelled_wait_is_not_counted()
    {
        var pace = new RequestPace(1, TimeProvider.System);
        await pace.EnterAsync(default);
        using var cancel = new CancellationTokenSource();
        Task waiting = pace.EnterAsync(cancel.Token);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
