using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Server.Hosting;

/// <summary>Keeps the forms that chat models' readings led to, so that a run that goes on does not ask again and get another answer.</summary>
/// <param name="folder">Where they lie; made when the first is kept.</param>
internal sealed class ModelReadings(string folder)
{
    /// <summary>The form kept for a brief; null for none.</summary>
    /// <param name="brief">The brief's text.</param>
    /// <param name="builtIn">The form that the built-in interpreter makes of it: with other words in the lexicons it is another reading.</param>
    /// <param name="model">Id of the model.</param>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public string? Find(string brief, string builtIn, string model)
    {
        string path = PathOf(brief, builtIn, model);
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{path} can't be read ({e.Message}). Allow reading it, or delete it to ask the model again.", e);
        }
    }

    /// <summary>Keeps a form.</summary>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public Task KeepAsync(string brief, string builtIn, string model, string form) => WholeFile.WriteNamedAsync(PathOf(brief, builtIn, model), to => to.Write(Encoding.UTF8.GetBytes(form)));

    private string PathOf(string brief, string builtIn, string model) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', brief, builtIn, model)))) + ".yaml");
}
