using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Schedulers;

namespace DesignGen.Diffusion.Models;

/// <summary>Reads JSON as Python's tools write it, with NaN and Infinity.</summary>
internal static class JsonFile
{
    /// <summary>The object in a file; null where there is no such file.</summary>
    /// <exception cref="InputException">The file holds no JSON object.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static JsonElement? ReadIfThere(string file)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            using var document = JsonDocument.Parse(PythonJson.Clean(File.ReadAllText(file)));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new InputException([new Problem(file, (int?)e.LineNumber + 1, null, "This is no valid JSON object. Take the file from the model's folder again.")], e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, or close the program that holds it.", e);
        }
    }
}
