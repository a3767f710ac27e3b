using System.Net.Http.Headers;
using DesignGen.Core.Pictures;

namespace DesignGen.Remote.Forms;

/// <summary>Parts of multipart forms (RFC 7578).</summary>
internal static class Parts
{
    /// <summary>Adds a text; names are quoted, as some servers need.</summary>
    public static void AddText(MultipartFormDataContent form, string name, string? value)
    {
        if (value is null)
            return;
        var part = new StringContent(value);
        // Plain fields go without a content type, as browsers send them; UTF-8 is the default (RFC 7578, 5.1.2).
        part.Headers.ContentType = null;
        form.Add(part, $"\"{name}\"");
    }

    /// <summary>Adds a picture as a file.</summary>
    public static void AddPicture(MultipartFormDataContent form, string name, EncodedPicture picture) =>
        AddFile(form, name, picture.Bytes, picture.MediaType, name + (picture.Encoding == PictureEncoding.Png ? ".png" : ".jpg"));

    /// <summary>Adds a file.</summary>
    public static void AddFile(MultipartFormDataContent form, string name, ReadOnlyMemory<byte> bytes, string mediaType, string fileName)
    {
        var part = new ReadOnlyMemoryContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        form.Add(part, $"\"{name}\"", $"\"{fileName}\"");
    }
}
