using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Designs;

namespace DesignGen.Server.Hosting;

/// <summary>Keeps what is needed to replay a defect, one file each, in a folder.</summary>
/// <param name="folder">The folder; made when first needed.</param>
/// <param name="time">When.</param>
public sealed class DefectReports(string folder, TimeProvider time)
{
    /// <summary>Writes a report.</summary>
    /// <param name="what">What was being done, for example a batch's code.</param>
    /// <param name="fault">What was thrown.</param>
    /// <param name="details">What replays it: a brief, a recipe, a command line.</param>
    /// <returns>The file, or null where it can't be written: a report must not hide the fault that it is about.</returns>
    public string? Write(string what, Exception fault, string details)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"DesignGen {typeof(DefectReports).Assembly.GetName().Version} on {Environment.OSVersion}, .NET {Environment.Version}\n{time.GetUtcNow():u}\n{what}\n\n{fault}\n\n{details}\n");
        // Named by its content but for the time, so that one defect met a hundred times makes one file.
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what + fault.GetType() + fault.StackTrace + details)))[..12];
        string file = Path.Combine(folder, $"defect-{name}.txt");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, text);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a report of a design that could not be drawn; its recipe replays it.</summary>
    internal void Write(string batch, DesignSpec spec, Exception fault) =>
        Write($"batch {batch}, place {spec.Index}, try {spec.Try}", fault, RecipeJson.Write(spec.Recipe));
}
