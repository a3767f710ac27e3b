using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Remote.Fetching;
using DesignGen.Remote.Http;
using DesignGen.Remote.Spending;
using DesignGen.Remote.Tests.Bench;
using DesignGen.Remote.Tests.Contract;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Fetching;

public sealed class PictureFetcherTests
{
    private static readonly ImageService Service = Samples.Service(ImageServiceForm.OpenAi, new("https://api.example.com"));

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("224.0.0.1")]
    public async Task Name_that_leads_inside_is_not_connected(string inside)
    {
        using PictureFetcher fetcher = Fetcher(resolve: (_, _) => Task.FromResult(new[] { IPAddress.Parse(inside) }));
        var refused = await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync("https://img.pictures.example.com/1.png", upgrade: false, default));
        Assert.Equal(FaultKind.Address, refused.Fault.Kind);
        Assert.Contains("private network", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_without_addresses_is_told()
    {
        using PictureFetcher fetcher = Fetcher(resolve: (_, _) => Task.FromResult<IPAddress[]>([]));
        var refused = await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync("https://pictures.example.com/1.png", upgrade: false, default));
        Assert.Contains("no address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_is_asked_for_as_it_stands_and_by_https()
    {
        // Addresses inside are left out of the answer; the one that is left is this machine, let in for the test, with a certificate nobody signed.
        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=pictures.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));
        await using FakeService server = await FakeService.StartAsync(l => l.UseHttps(certificate));
        var asked = new List<string>();
        using PictureFetcher fetcher = Fetcher(loopback: true, resolve: (host, _) =>
        {
            asked.Add(host);
            return Task.FromResult(new[] { IPAddress.Parse("10.0.0.1"), IPAddress.Loopback });
        });
        var refused = await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync($"https://localhost:{server.Base.Port}/1.png", upgrade: false, default));
        Assert.Equal(FaultKind.Unknown, refused.Fault.Kind);
        Assert.Contains("SecureConnectionError", refused.Message, StringComparison.Ordinal);
        Assert.All(asked, host => Assert.Equal("localhost", host));
        Assert.NotEmpty(asked);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("https://evil.example.net/1.png", "evil.example.net")]
    [InlineData("http://pictures.example.com/1.png", "not HTTPS")]
    [InlineData("https://pictures.example.com@10.0.0.1/1.png", "name before its host")]
    [InlineData("https://10.0.0.1/1.png", "10.0.0.1")]
    [InlineData("http://169.254.169.254/latest/meta-data", "not HTTPS")]
    [InlineData("https://pictures.example.com:22/1.png", "22")]
    public async Task Redirect_passes_the_same_checks(string to, string words)
    {
        await using FakeService server = await FakeService.StartAsync();
        server.Answer = (http, _) => Redirect(http, to);
        using PictureFetcher fetcher = Fetcher(loopback: true);
        var refused = await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync(server.Base + "1.png", upgrade: false, default));
        Assert.Equal(FaultKind.Address, refused.Fault.Kind);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Redirect_into_a_private_network_by_name_is_not_connected()
    {
        await using FakeService server = await FakeService.StartAsync();
        server.Answer = (http, _) => Redirect(http, "https://inside.pictures.example.com/1.png");
        using PictureFetcher fetcher = Fetcher(loopback: true, resolve: (_, _) => Task.FromResult(new[] { IPAddress.Parse("10.0.0.9") }));
        Assert.Contains("private network", (await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync(server.Base + "1.png", upgrade: false, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_followed_three_times_and_no_more()
    {
        await using FakeService server = await FakeService.StartAsync();
        int most = 3;
        server.Answer = (http, request) => server.Requests.Count <= most ? Redirect(http, "/next.png") : FakeService.SendAsync(http, Samples.Png(1));
        using PictureFetcher fetcher = Fetcher(loopback: true);
        Assert.Equal(Samples.Png(1), await fetcher.FetchAsync(server.Base + "1.png", upgrade: false, default));
        most = int.MaxValue;
        Assert.Contains("more than 3 times", (await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync(server.Base + "1.png", upgrade: false, default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", false)]
    [InlineData("image/svg+xml", false)]
    [InlineData("image/webp", false)]
    [InlineData("image/png", true)]
    [InlineData("image/jpeg", true)]
    [InlineData("application/octet-stream", true)]
    public async Task Content_type_must_be_one_of_a_picture(string type, bool taken)
    {
        await using FakeService server = await FakeService.StartAsync();
        server.Answer = (http, _) => FakeService.SendAsync(http, Samples.Png(1), type);
        using PictureFetcher fetcher = Fetcher(loopback: true);
        if (taken)
            Assert.Equal(Samples.Png(1), await fetcher.FetchAsync(server.Base + "1.png", upgrade: false, default));
        else
            Assert.Contains(type, (await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync(server.Base + "1.png", upgrade: false, default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Long_answers_are_not_taken(bool saysLength)
    {
        await using FakeService server = await FakeService.StartAsync();
        server.Answer = async (http, _) =>
        {
            http.Response.ContentLength = saysLength ? 3 << 20 : null;
            await FakeService.SendAsync(http, new byte[3 << 20]);
        };
        using PictureFetcher fetcher = Fetcher(loopback: true, most: 2 << 20);
        var refused = await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync(server.Base + "1.png", upgrade: false, default));
        Assert.Contains("longer than 2 MB", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, 4)]
    [InlineData(404, 1)]
    [InlineData(403, 1)]
    public async Task Passing_troubles_are_tried_again_and_others_not(int status, int requests)
    {
        await using FakeService server = await FakeService.StartAsync();
        server.Answer = (http, _) => FakeService.SayAsync(http, status, "<Error/>", "application/xml");
        using PictureFetcher fetcher = Fetcher(loopback: true);
        Assert.Contains($"status {status}", (await Assert.ThrowsAsync<ServiceFaultException>(() => fetcher.FetchAsync(server.Base + "1.png?sign=secret", upgrade: false, default))).Message, StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task Cancelling_stops_a_picture_that_never_comes()
    {
        await using FakeService server = await FakeService.StartAsync();
        using var cancel = new CancellationTokenSource();
        server.Answer = (http, _) =>
        {
            cancel.Cancel();
            return FakeService.HangAsync(http);
        };
        using PictureFetcher fetcher = Fetcher(loopback: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(server.Base + "1.png", upgrade: false, cancel.Token));
    }

    [Fact]
    public async Task Host_that_is_not_allowed_is_told_to_the_user_with_what_to_do()
    {
        await using Setup setup = await Setup.StartAsync(new OpenAiDialect(ImageAnswerKind.Url), (http, _) => FakeService.SayAsync(http, 200, """{"data":[{"url":"https://cdn.other.example/x.png?sig=abc"}]}"""));
        InputException refused = await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync());
        Assert.Equal("picture-hosts", Assert.Single(refused.Problems).Place);
        Assert.Contains("'cdn.other.example', which is not among picture-hosts (pictures.example.com)", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loopback_is_refused_without_the_test_setting()
    {
        await using Setup setup = await Setup.StartAsync(new OpenAiDialect(ImageAnswerKind.Url), options: o => o with { AllowLoopbackPictures = false });
        await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync());
        Assert.DoesNotContain(setup.Server.Requests, r => r.Path.StartsWith("/pictures/", StringComparison.Ordinal));
    }

    private static Task Redirect(HttpContext http, string to)
    {
        http.Response.Headers.Location = to;
        http.Response.StatusCode = 302;
        return Task.CompletedTask;
    }

    private static PictureFetcher Fetcher(bool loopback = false, long most = 1 << 20, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var time = new SkippingTime();
        return new(Service, new(new MemorySpendLedger(time))
        {
            Time = time,
            AllowLoopbackPictures = loopback,
            MaxPictureBytes = most,
            Resolve = resolve ?? ((_, _) => throw new InvalidOperationException("No name should be looked up.")),
        });
    }
}
