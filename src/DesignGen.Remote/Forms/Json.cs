using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms;

/// <summary>Reads what services write, which need not be what they should.</summary>
internal static class Json
{
    /// <summary>Reads a good answer.</summary>
    /// <exception cref="ServiceFaultException">It is not of the published form.</exception>
    public static T Read<T>(ServiceReply reply, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Body, type) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new ServiceFaultException(FaultKind.Answer, $"its answer is not of the published form ({(reply.MediaType.Length > 0 ? reply.MediaType : "no content type")})", e);
        }
    }

    /// <summary>Reads what may be an answer of one type; null where it is none.</summary>
    public static T? Try<T>(ServiceReply reply, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Bytes from base64, with or without a <c>data:</c> prefix.</summary>
    /// <exception cref="ServiceFaultException">It is not base64.</exception>
    public static byte[] Base64(string text)
    {
        int comma = text.StartsWith("data:", StringComparison.Ordinal) ? text.IndexOf(',') + 1 : 0;
        var bytes = new byte[(text.Length - comma) / 4 * 3 + 3];
        return Convert.TryFromBase64Chars(text.AsSpan(comma), bytes, out int written)
            ? bytes[..written]
            : throw new ServiceFaultException(FaultKind.Answer, "its answer has a picture that is not base64");
    }

    /// <summary>A picture as a <c>data:</c> address, which takes the place of an address to fetch from.</summary>
    public static string DataAddress(Core.Pictures.EncodedPicture picture) => $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Bytes.Span)}";
}
