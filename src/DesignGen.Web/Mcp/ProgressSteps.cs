using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>Tells how far something is to a caller that gave a token for it; each step tells more than the last, as the protocol asks.</summary>
internal sealed class ProgressSteps(RequestContext<CallToolRequestParams> request)
{
    private int _last = -1;

    /// <summary>Tells a step, unless it is no further than the last; sent before this returns, so that steps come in order.</summary>
    public async Task TellAsync(int done, int count, string message, CancellationToken cancel)
    {
        if (request.Params?.ProgressToken is not { } token || done <= _last)
            return;
        _last = done;
        await request.Server.NotifyProgressAsync(token, new() { Progress = done, Total = count, Message = message }, cancellationToken: cancel);
    }
}
