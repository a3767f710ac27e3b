using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using DesignGen.Tests;
using ModelContextProtocol.Client;

namespace DesignGen.Plugin.Tests;

/// <summary>What goes over the wire, without a client between.</summary>
public sealed class ProtocolTests(PlainConnection connection) : IClassFixture<PlainConnection>
{
    private const string Hello = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"tests","version":"1"}}}""";

    [Fact]
    public async Task Nobody_gets_in_without_a_key()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(connection.Http(null), Hello)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(connection.Http("dg_no_key"), Hello)).StatusCode);
    }

    [Fact]
    public async Task A_connection_is_only_for_who_opened_it()
    {
        using HttpClient lin = connection.Http(connection.Key), mei = connection.Http(connection.OtherKey);
        string id = (await PostAsync(lin, Hello)).Headers.GetValues("Mcp-Session-Id").Single();
        const string list = """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""";
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(mei, list, id)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(mei, id)).StatusCode);
        HttpResponseMessage own = await PostAsync(lin, list, id);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Contains("explain_brief", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(lin, id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(lin, list, id)).StatusCode);
    }

    [Fact]
    public async Task A_right_that_a_key_lacks_is_not_had_by_another_ones_connection()
    {
        // The same person's connection, but each message counts with the key that came with it.
        using HttpClient all = connection.Http(connection.Key), looking = connection.Http(connection.LookingKey);
        string id = (await PostAsync(all, Hello)).Headers.GetValues("Mcp-Session-Id").Single();
        const string submit = """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"submit_brief","arguments":{"text":"koi"}}}""";
        Assert.Contains("may not do this (Submit)", await (await PostAsync(looking, submit, id)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools/list"}""", HttpStatusCode.BadRequest)]
    public async Task What_is_no_beginning_is_refused(string body, HttpStatusCode status) => Assert.Equal(status, (await PostAsync(connection.Http(connection.Key), body)).StatusCode);

    [Fact]
    public async Task A_body_beyond_the_cap_is_refused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(connection.Http(connection.Key), Hello + new string(' ', 9 << 20))).StatusCode);

    [Fact]
    public async Task Whoever_takes_no_events_is_told()
    {
        using HttpClient http = connection.Http(connection.Key);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await http.PostAsync("/mcp", JsonContent.Create(new { }))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.GetAsync("/mcp")).StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_gets_nothing()
    {
        using HttpClient http = connection.Http(connection.Key);
        http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(http, Hello)).StatusCode);
    }

    [Fact]
    public async Task The_client_of_dotnet_finds_and_calls_the_tools()
    {
        // As Semantic Kernel imports them: each tool is a function with a schema.
        await using var transport = new HttpClientTransport(new()
        {
            Endpoint = new(connection.Server.Url, "/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer " + connection.Key },
        });
        await using McpClient client = await McpClient.CreateAsync(transport);
        McpClientTool explain = (await client.ListToolsAsync()).Single(t => t.Name == "explain_brief");
        Assert.Equal("text", explain.JsonSchema.GetProperty("required").EnumerateArray().Single().GetString());
        var result = await explain.CallAsync(new Dictionary<string, object?> { ["text"] = "koi T-shirt, 3 colours" });
        Assert.NotEqual(true, result.IsError);
        Assert.Contains("koi", result.StructuredContent!.Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_carries_the_protocol_alone_and_the_program_ends_with_its_input()
    {
        string folder = Directory.CreateTempSubdirectory("designgen-stdio-").FullName;
        using Process process = ServerProcess.Start(folder, "mcp", "--data", "data");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteLineAsync(Hello);
        string answer = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)) ?? await errors;
        Assert.Equal("designgen", JsonNode.Parse(answer)!["result"]!["serverInfo"]!["name"]!.GetValue<string>());

        using (Process second = ServerProcess.Start(folder, "mcp", "--data", "data"))
        {
            string words = await second.StandardError.ReadToEndAsync();
            Assert.Equal("", await second.StandardOutput.ReadToEndAsync());
            await second.WaitForExitAsync();
            Assert.NotEqual(0, second.ExitCode);
            Assert.Contains("--server", words, StringComparison.Ordinal);
        }
        process.StandardInput.Close();
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2)));
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await errors));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_to_the_client()
    {
        using Process process = ServerProcess.Start(connection.Folder, "mcp", "--server", "http://127.0.0.1:9");
        await process.StandardInput.WriteLineAsync(Hello);
        string answer = (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)))!;
        Assert.Contains("can't be reached", JsonNode.Parse(answer)!["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, process.ExitCode);
    }

    [ClientFact("bash", "curl", "jq")]
    public async Task The_commands_of_the_page_about_the_plugin_work()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plugin.md"));
        string script = page.Split("## Plain HTTP")[1].Split("```sh\n")[1].Split("```")[0];
        string folder = Directory.CreateDirectory(Path.Combine(connection.Folder, "curl")).FullName;
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DESIGNGEN"] = connection.Server.Url.GetLeftPart(UriPartial.Authority);
        start.Environment["DESIGNGEN_KEY"] = connection.Key;
        using Process bash = Process.Start(start)!;
        Task<string> output = bash.StandardOutput.ReadToEndAsync(), errors = bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(4));
        Assert.True(bash.ExitCode == 0, await output + await errors);
        using var pack = System.IO.Compression.ZipFile.OpenRead(Path.Combine(folder, "press.zip"));
        Assert.Contains(pack.Entries, e => e.Name == "production.xlsx");
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await File.ReadAllBytesAsync(Path.Combine(folder, "best.png")))[..4]);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string body, string? session = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        // So that a body that is refused is not sent.
        request.Headers.ExpectContinue = true;
        if (session is not null)
            request.Headers.Add("Mcp-Session-Id", session);
        return await http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> DeleteAsync(HttpClient http, string session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/mcp");
        request.Headers.Add("Mcp-Session-Id", session);
        return await http.SendAsync(request);
    }
}
