using System.Net;
using DesignGen.Remote.Notices;
using DesignGen.Remote.Tests.Bench;

namespace DesignGen.Remote.Tests.Notices;

public class WebhookSenderTests
{
    private const string Secret = "whsec-19c4";
    private static readonly NoticeSettings Here = new() { PrivateHosts = ["127.0.0.1", "localhost"] };

    [Fact]
    public async Task A_message_arrives_signed()
    {
        await using FakeService service = await FakeService.StartAsync();
        var time = new SkippingTime();
        using var sender = new WebhookSender(Here, _ => Secret, time);
        Assert.Equal(SendResult.Done, await sender.SendAsync(service.Base + "hook?x=1", "s1-5", "{\"name\":\"锦鲤\"}", default));
        Arrived arrived = Assert.Single(service.Requests);
        Assert.Equal(("POST", "/hook", "application/json; charset=utf-8", "{\"name\":\"锦鲤\"}"), (arrived.Method, arrived.Path, arrived.ContentType, arrived.Text));
        Assert.Equal("s1-5", arrived.Headers["DesignGen-Delivery"]);
        Assert.Equal(WebhookSender.Signature(Secret, time.GetUtcNow(), arrived.Text), arrived.Headers["DesignGen-Signature"]);
    }

    [Fact]
    public void A_signature_is_what_openssl_makes_of_the_same()
    {
        // printf '%s' '1796000000.{"a":1}' | openssl dgst -sha256 -hmac whsec-19c4
        Assert.Equal("t=1796000000,v1=83507d8d92da3137dd9c336caa32fd452c972bcfcb7c8954288719a3f428fafa", WebhookSender.Signature(Secret, DateTimeOffset.FromUnixTimeSeconds(1796000000), "{\"a\":1}"));
    }

    [Theory]
    [InlineData(204, true, false)]
    [InlineData(400, false, false)]
    [InlineData(410, false, false)]
    [InlineData(429, false, true)]
    [InlineData(503, false, true)]
    public async Task What_another_try_may_mend_is_tried_again(int status, bool arrived, bool again)
    {
        await using FakeService service = await FakeService.StartAsync();
        service.Answer = (http, _) => { http.Response.StatusCode = status; return Task.CompletedTask; };
        using var sender = new WebhookSender(Here, _ => Secret, TimeProvider.System);
        SendResult result = await sender.SendAsync(service.Base.ToString(), "a", "{}", default);
        Assert.Equal((arrived, again), (result.Arrived, result.Again));
        Assert.DoesNotContain(Secret, result.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using FakeService inner = await FakeService.StartAsync();
        await using FakeService service = await FakeService.StartAsync();
        service.Answer = (http, _) => { (http.Response.StatusCode, http.Response.Headers.Location) = (307, inner.Base.ToString()); return Task.CompletedTask; };
        using var sender = new WebhookSender(Here, _ => Secret, TimeProvider.System);
        SendResult result = await sender.SendAsync(service.Base.ToString(), "a", "{}", default);
        Assert.Equal((false, false), (result.Arrived, result.Again));
        Assert.Empty(inner.Requests);
    }

    [Theory]
    [InlineData("http://example.com/hook", "not HTTPS")]
    [InlineData("https://10.0.0.5/hook", "private network")]
    [InlineData("https://[::1]/hook", "private network")]
    [InlineData("https://169.254.169.254/latest", "private network")]
    [InlineData("https://[::ffff:10.0.0.1]/hook", "private network")]
    [InlineData("https://me:pass@example.com/", "a name before its host")]
    [InlineData("ftp://example.com/", "no address of a webhook")]
    [InlineData("hook", "no address of a webhook")]
    [InlineData("file:///etc/passwd", "no address of a webhook")]
    public async Task An_address_that_may_not_be_is_refused(string address, string words)
    {
        using var sender = new WebhookSender(new(), _ => Secret, TimeProvider.System);
        SendResult result = await sender.SendAsync(address, "a", "{}", default);
        Assert.Equal((false, false), (result.Arrived, result.Again));
        Assert.Contains(words, result.Fault, StringComparison.Ordinal);
        Assert.Equal(result.Fault, WebhookSender.Refusal(address, new()));
    }

    [Fact]
    public async Task A_name_that_leads_into_a_private_network_is_not_connected_to()
    {
        await using FakeService service = await FakeService.StartAsync();
        using var sender = new WebhookSender(new(), _ => Secret, TimeProvider.System, (_, _) => Task.FromResult(new[] { IPAddress.Loopback, IPAddress.Parse("192.168.1.4") }));
        SendResult result = await sender.SendAsync("https://hooks.example.com/x", "a", "{}", default);
        Assert.Equal((false, false), (result.Arrived, result.Again));
        Assert.Contains("private network", result.Fault, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_sent()
    {
        await using FakeService service = await FakeService.StartAsync();
        using var sender = new WebhookSender(Here, _ => null, TimeProvider.System);
        SendResult result = await sender.SendAsync(service.Base.ToString(), "a", "{}", default);
        Assert.Equal((false, true), (result.Arrived, result.Again));
        Assert.Contains("DESIGNGEN_WEBHOOK_SECRET", result.Fault, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_given_up()
    {
        await using FakeService service = await FakeService.StartAsync();
        var arrived = new TaskCompletionSource();
        service.Answer = (http, _) => { arrived.SetResult(); return FakeService.HangAsync(http); };
        var time = new SkippingTime();
        using var sender = new WebhookSender(Here, _ => Secret, time);
        Task<SendResult> sending = sender.SendAsync(service.Base.ToString(), "a", "{}", default);
        await arrived.Task;
        time.RunOut();
        SendResult result = await sending;
        Assert.Equal((false, true), (result.Arrived, result.Again));
        Assert.Contains("within 15 s", result.Fault, StringComparison.Ordinal);
    }
}
