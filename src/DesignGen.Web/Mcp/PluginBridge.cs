using System.Net;
using DesignGen.Core.Errors;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>Passes a program's messages on standard input and output to a server's plugin over HTTP and back, untouched, for programs that can only start another.</summary>
public static class PluginBridge
{
    /// <summary>Passes messages until standard input ends.</summary>
    /// <param name="server">Address of the server.</param>
    /// <param name="key">A key of the caller's; null where the server asks for none.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="UnavailableException">The server can't be reached.</exception>
    public static async Task ServeAsync(Uri server, string? key, CancellationToken cancel)
    {
        using ILoggerFactory logs = StdioPlugin.Logs();
        var options = new HttpClientTransportOptions { Endpoint = new(server, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp, EnableStandaloneGetStream = false };
        if (key is not null)
            options.AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer " + key };
        await using var client = new HttpClientTransport(options, logs);
        await using ITransport there = await client.ConnectAsync(cancel);
        await using var here = new StdioServerTransport(Plugin.Name, logs);
        Task back = BackAsync();
        var under = new HashSet<Task>();
        await foreach (JsonRpcMessage message in here.MessageReader.ReadAllAsync(cancel))
        {
            under.RemoveWhere(t => t.IsCompleted);
            // A request is over with its answer; what gives it up must not wait behind it.
            under.Add(ForthAsync(message));
        }
        // What was asked before standard input ended is still answered, while there is a reader.
        await Task.WhenAll(under).WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        async Task ForthAsync(JsonRpcMessage message)
        {
            try
            {
                await there.SendMessageAsync(message, cancel);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or McpException or InvalidOperationException)
            {
                if (message is JsonRpcRequest request)
                    await here.SendMessageAsync(new JsonRpcError { Id = request.Id, Error = new() { Code = (int)McpErrorCode.InternalError, Message = Words(server, e) } }, cancel);
            }
        }

        async Task BackAsync()
        {
            await foreach (JsonRpcMessage message in there.MessageReader.ReadAllAsync(cancel))
                await here.SendMessageAsync(message, cancel);
        }
    }

    private static string Words(Uri server, Exception fault) => (fault as HttpRequestException)?.StatusCode switch
    {
        HttpStatusCode.Unauthorized => $"{server} asks for a key. Set it in the variable that --key names.",
        HttpStatusCode.Forbidden => $"{server} does not allow this with the key that was given.",
        HttpStatusCode.NotFound => $"{server} knows nothing of this connection. It was idle for long, or no DesignGen is there; connect anew.",
        _ => $"{server} can't be reached ({fault.Message}). Start it with `designgen serve`, or check --server.",
    };
}
