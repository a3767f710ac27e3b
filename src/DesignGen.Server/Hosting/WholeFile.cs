using DesignGen.Core.Errors;

namespace DesignGen.Server.Hosting;

/// <summary>Writes files that people look at: each appears whole, or its place stays as it was.</summary>
public static class WholeFile
{
    /// <summary>Writes a file beside its place and moves it there once it is finished; a file there is replaced.</summary>
    /// <param name="file">The place; its folder is there already.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk is full, or the place is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">The place may not be written.</exception>
    public static async Task WriteAsync(string file, Func<Stream, Task> write)
    {
        string unfinished = file + ".unfinished";
        try
        {
            await using (var to = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
                await write(to).ConfigureAwait(false);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The same for a place that a user named: its folder is made, and what stands in the way is said.</summary>
    /// <param name="file">The place.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="UnavailableException">The place can't be written.</exception>
    public static async Task WriteNamedAsync(string file, Action<Stream> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await WriteAsync(file, write).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be written ({e.Message}). Choose another place, or free space there.", e);
        }
    }

    /// <summary>The same for content that is written in one go.</summary>
    /// <inheritdoc cref="WriteAsync(string, Func{Stream, Task})"/>
    public static Task WriteAsync(string file, Action<Stream> write) => WriteAsync(file, to =>
    {
        write(to);
        return Task.CompletedTask;
    });
}
