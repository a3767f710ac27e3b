using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace DesignGen.Remote.Http;

/// <summary>What a service answered, whole.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Headers">Its headers; names in any case.</param>
/// <param name="MediaType">Kind of content, lower case, without parameters; empty where it said nothing.</param>
/// <param name="Body">Its content.</param>
/// <param name="Wait">How long it asks to wait before another try; null where it does not.</param>
internal sealed record ServiceReply(HttpStatusCode Status, HttpResponseHeaders Headers, string MediaType, byte[] Body, TimeSpan? Wait)
{
    /// <summary>Whether the status is one of success.</summary>
    public bool Good => (int)Status is >= 200 and < 300;

    /// <summary>A header's first value; empty where it is missing.</summary>
    public string Header(string name) => Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : "";

    /// <summary>Takes an answer in.</summary>
    public static async Task<ServiceReply> ReadAsync(HttpResponseMessage response, long most, TimeProvider time, CancellationToken cancel)
    {
        byte[] body = await CappedBody.ReadAsync(response.Content, most, cancel);
        string type = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        // RFC 9110, 10.2.3: seconds, or a date.
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero,
            _ => null,
        };
        return new(response.StatusCode, response.Headers, type, body, wait);
    }

    /// <summary>The fault that the status alone tells; null for success.</summary>
    /// <param name="words">What the service said; may be empty.</param>
    /// <param name="requestId">What it calls the request.</param>
    public ServiceFault? StatusFault(string words, string requestId)
    {
        if (Good)
            return null;
        int code = (int)Status;
        FaultKind kind = code switch
        {
            401 or 403 => FaultKind.Key,
            402 => FaultKind.Credit,
            // 408, 409, 425, 429 and accidents of the service pass by themselves.
            408 or 409 or 425 or 429 or >= 500 => FaultKind.Busy,
            >= 400 => FaultKind.Wrong,
            _ => FaultKind.Answer,
        };
        return new(kind, words.Length > 0 ? words : "status " + code.ToString(CultureInfo.InvariantCulture), requestId);
    }
}
