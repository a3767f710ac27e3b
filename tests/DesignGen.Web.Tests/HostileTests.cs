using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DesignGen.Web.Tests;

public sealed class HostileTests(LocalServer server) : IClassFixture<LocalServer>
{
    private readonly HttpClient client = server.Client;

    [Fact]
    public async Task A_workbook_that_unpacks_to_gigabytes_is_refused_in_little_memory()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            using Stream sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++)
                sheet.Write(zeros);
        }
        long before = GC.GetTotalMemory(forceFullCollection: true);
        HttpResponseMessage refused = await UploadAsync(bomb.ToArray(), "review.xlsx");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 << 20);
        await AliveAsync();
    }

    [Fact]
    public async Task A_workbook_that_asks_for_a_file_of_the_server_gets_nothing()
    {
        using var book = new MemoryStream();
        using (var zip = new ZipArchive(book, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<?xml version="1.0"?><!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">&x;</Types>""");
            Add(zip, "xl/workbook.xml", """<?xml version="1.0"?><!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook>&x;</workbook>""");
        }
        HttpResponseMessage refused = await UploadAsync(book.ToArray(), "review.xlsx");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.DoesNotContain("root:", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AliveAsync();
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("..\\..\\windows\\win.ini.xlsx")]
    [InlineData("/etc/cron.d/x.csv")]
    public async Task Names_that_lead_elsewhere_lead_nowhere(string name)
    {
        HttpResponseMessage refused = await UploadAsync("code,decision\n=cmd|'/c calc'!A1,approve\n"u8.ToArray(), name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        string words = await refused.Content.ReadAsStringAsync();
        Assert.DoesNotContain("/etc/", words, StringComparison.Ordinal);
        await AliveAsync();
    }

    [Fact]
    public async Task A_brief_names_no_picture_of_the_server()
    {
        HttpResponseMessage refused = await client.SubmitAsync(new
        {
            name = "spring.yaml",
            text = "title: Spring\nproduct: t-shirt\nplacement: all-over\ngarment: white\nprint: screen\nsize: 160mm x 160mm\nengine: diffusion\nmodel: none\nreference: /etc/passwd\n",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.DoesNotContain("root:", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_two_gigabytes_is_refused_by_its_length()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v1/batches HTTP/1.1\r\nHost: {server.Url.Authority}\r\nContent-Type: application/json\r\nContent-Length: 2147483648\r\n\r\n{{"));
        using var reader = new StreamReader(stream);
        Assert.Contains("413", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        await AliveAsync();
    }

    [Fact]
    public async Task A_body_that_trickles_is_cut_off()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v1/batches HTTP/1.1\r\nHost: {server.Url.Authority}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{{"));
        using var reader = new StreamReader(stream);
        string? answer = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(40));
        Assert.True(answer is null || answer.Contains("408", StringComparison.Ordinal), answer);
        await AliveAsync();
    }

    [Fact]
    public async Task JSON_that_goes_down_without_end_is_refused()
    {
        HttpResponseMessage refused = await client.PostAsync("/api/v1/batches", new StringContent(string.Concat(Enumerable.Repeat("{\"text\":", 10_000)), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await AliveAsync();
    }

    [Fact]
    public async Task A_comment_that_is_a_formula_stays_text_in_the_workbook()
    {
        string code = await client.DrawnAsync("波点印花T恤", 1);
        string variant = (string)(await client.VariantsAsync(code))[0]["code"]!;
        Assert.True((await client.DecideAsync(variant, 1, "decline", comment: "=HYPERLINK(\"http://evil.example\",\"x\")")).IsSuccessStatusCode);
        using var workbook = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync($"/api/v1/batches/{code}/review.xlsx")));
        foreach (ZipArchiveEntry sheet in workbook.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            Assert.DoesNotContain("<f>HYPERLINK", (await reader.ReadToEndAsync()).Replace("<x:", "<", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_site_changes_nothing(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/batches") { Content = new StringContent("{\"text\":\"T恤\"}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_name_that_another_site_points_here_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/batches");
        request.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    private Task<HttpResponseMessage> UploadAsync(byte[] file, string name) => client.PostAsync("/api/v1/reviews", new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } });

    private async Task AliveAsync() => Assert.Equal("ready", await client.GetStringAsync("/health/ready"));

    private static void Add(ZipArchive zip, string name, string text)
    {
        using Stream entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
