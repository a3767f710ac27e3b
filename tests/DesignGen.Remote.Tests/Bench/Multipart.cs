using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DesignGen.Remote.Tests.Bench;

/// <summary>One part of a multipart form.</summary>
internal sealed record Part(string Name, string FileName, string ContentType, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

internal static class Multipart
{
    /// <summary>The parts of a request by name, read by ASP.NET Core's own reader.</summary>
    public static async Task<Dictionary<string, Part>> ReadAsync(Arrived request)
    {
        MediaTypeHeaderValue type = MediaTypeHeaderValue.Parse(request.ContentType);
        Assert.Equal("multipart/form-data", type.MediaType.Value);
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value!, new MemoryStream(request.Body));
        var parts = new Dictionary<string, Part>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            ContentDispositionHeaderValue place = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
            using var body = new MemoryStream();
            await section.Body.CopyToAsync(body);
            string name = HeaderUtilities.RemoveQuotes(place.Name).Value!;
            parts.Add(name, new(name, HeaderUtilities.RemoveQuotes(place.FileName).Value ?? "", section.ContentType ?? "", body.ToArray()));
        }
        return parts;
    }
}
