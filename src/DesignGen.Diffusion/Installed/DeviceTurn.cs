using DesignGen.Core.Catalogue;

namespace DesignGen.Diffusion.Installed;

/// <summary>The turn at a device that runs models: one holder at a time among all programs of this machine that share a folder.</summary>
/// <remarks>
/// Two files that are open for one process alone: who holds the first has the turn, who holds the second is next. Without the second, a
/// program with many orders would take its turn again before others, who only look now and then, saw it free. The system lets go of both
/// when a process ends, however it ends. A folder that can't be written gives turns without them: then only this process is kept in order.
/// Network folders may not tell other machines, which have devices of their own.
/// </remarks>
/// <param name="folder">The folder; made when first needed. Its files stay, and are empty.</param>
/// <param name="device">Name of the device; part of the files' names.</param>
/// <param name="time">The clock that pauses between two looks go by.</param>
/// <param name="waits">Told what is waited for, and null once it is no longer; may be null.</param>
public sealed class DeviceTurn(string folder, string device, TimeProvider time, IProgress<LocalName?>? waits)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // What the system says of a file that another process holds: Linux, macOS and BSD, Windows (sharing, locking).
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>Waits for the turn.</summary>
    /// <param name="cancel">Stops the wait.</param>
    /// <returns>What ends the turn when it is disposed of.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        bool told = false;
        try
        {
            using FileStream? next = await HoldAsync("next").ConfigureAwait(false);
            return await HoldAsync("turn").ConfigureAwait(false) ?? Stream.Null;
        }
        finally
        {
            if (told)
                waits!.Report(null);
        }

        async Task<FileStream?> HoldAsync(string what)
        {
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                try
                {
                    Directory.CreateDirectory(folder);
                    return new(Path.Combine(folder, $"{device}.{what}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                }
                catch (IOException e) when (Held.Contains(e.HResult))
                {
                    if (!told && waits is not null)
                    {
                        told = true;
                        waits.Report(new($"waiting for {device}, on which another program makes pictures", $"等待 {device}：另一程序正在其上生成图片"));
                    }
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    return null;
                }
                await Task.Delay(Pause, time, cancel).ConfigureAwait(false);
            }
        }
    }
}
