using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DesignGen.Core.Accounts;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace DesignGen.Web.Mcp;

/// <summary>The plugin over HTTP: the protocol's Streamable HTTP transport at one address.</summary>
/// <remarks>
/// https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http. A caller logs in with a key, as everywhere;
/// rights are those of each request, so that a key that is withdrawn ends its connections' use at once. Nothing is sent unasked, so there is no stream to GET.
/// </remarks>
internal static class PluginEndpoint
{
    // A brief of a million characters as JSON.
    private const int MostBytes = 8 << 20;

    private const string SessionHeader = "Mcp-Session-Id";

    private static readonly JsonTypeInfo<JsonRpcMessage> Message = (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));
    private static readonly JsonTypeInfo<JsonRpcError> Error = (JsonTypeInfo<JsonRpcError>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcError));

    public static void MapPlugin(this WebApplication app)
    {
        app.MapPost("/mcp", PostAsync).Needs(Deed.See).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).ExcludeFromDescription();
        app.MapGet("/mcp", () => TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed)).Needs(Deed.See).ExcludeFromDescription();
        app.MapDelete("/mcp", End).Needs(Deed.See).ExcludeFromDescription();
        var sessions = app.Services.GetRequiredService<PluginSessions>();
        // Waits for batches would keep the server from stopping.
        app.Lifetime.ApplicationStopping.Register(() => _ = sessions.DisposeAsync().AsTask());
    }

    private static async Task PostAsync(HttpContext context, PluginSessions sessions, Caller caller)
    {
        if (!Takes(context.Request, "application/json") || !Takes(context.Request, "text/event-stream"))
        {
            await RefuseAsync(context, StatusCodes.Status406NotAcceptable, McpErrorCode.InvalidRequest, "Send the header 'Accept: application/json, text/event-stream': answers are streams of events.");
            return;
        }
        if (await ReadAsync(context) is not { } message)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, McpErrorCode.ParseError, "The body is no single JSON-RPC message.");
            return;
        }
        string id = context.Request.Headers[SessionHeader].ToString();
        PluginSession? session = id.Length > 0 ? sessions.Find(id, caller) : message is JsonRpcRequest { Method: RequestMethods.Initialize } ? sessions.Open(caller, Address(context.Request)) : null;
        if (session is null)
        {
            await (id.Length > 0
                ? RefuseAsync(context, StatusCodes.Status404NotFound, McpErrorCode.InvalidRequest, "There is no such connection: it ended, or it is not yours. Begin with initialize.")
                : RefuseAsync(context, StatusCodes.Status400BadRequest, McpErrorCode.InvalidRequest, $"Begin with initialize, and send the {SessionHeader} of its answer with all that follows."));
            return;
        }
        await AnswerAsync(context, session, message);
    }

    private static async Task AnswerAsync(HttpContext context, PluginSession session, JsonRpcMessage message)
    {
        using IDisposable use = session.Use();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Ended);
        message.Context = new() { User = context.User };
        context.Response.Headers[SessionHeader] = session.Id;
        context.Response.Headers.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        try
        {
            if (await session.Transport.HandlePostRequestAsync(message, context.Response.Body, end.Token))
                return;
            context.Response.Headers.ContentType = StringValues.Empty;
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The caller went away, or the connection was ended: nobody waits for an answer.
        }
    }

    private static Microsoft.AspNetCore.Http.HttpResults.NoContent End(HttpContext context, PluginSessions sessions, Caller caller)
    {
        if (sessions.Find(context.Request.Headers[SessionHeader].ToString(), caller) is { } session)
            sessions.End(session);
        return TypedResults.NoContent();
    }

    private static async Task<JsonRpcMessage?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, Message, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Takes(HttpRequest request, string type) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accepted && accepted.Any(a => new Microsoft.Net.Http.Headers.MediaTypeHeaderValue(type).IsSubsetOf(a));

    private static Uri Address(HttpRequest request) => new($"{request.Scheme}://{request.Host}");

    private static Task RefuseAsync(HttpContext context, int status, McpErrorCode code, string words)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new JsonRpcError { Error = new() { Code = (int)code, Message = words } }, Error, contentType: null, context.RequestAborted);
    }
}
