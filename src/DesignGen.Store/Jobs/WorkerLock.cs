using System.Globalization;
using DesignGen.Core.Errors;

namespace DesignGen.Store.Jobs;

/// <summary>Makes sure that one program alone works a queue. The system lets go of it when the program ends, however it ends.</summary>
internal sealed class WorkerLock : IDisposable
{
    private readonly FileStream _file;

    private WorkerLock(FileStream file) => _file = file;

    /// <exception cref="UnavailableException">Another program works the queue, or the folder can't be written.</exception>
    public static WorkerLock Take(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new(file);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnavailableException($"The folder {Path.GetDirectoryName(path)} can't be written. Allow writing there, or choose another folder with --data.", e);
        }
        catch (IOException e)
        {
            throw new UnavailableException($"Another DesignGen is at work in {Path.GetDirectoryName(path)}. Wait until it is done, or stop it, and try again.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
