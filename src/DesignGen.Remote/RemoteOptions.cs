using System.Net;
using DesignGen.Core.Pictures;

namespace DesignGen.Remote;

/// <summary>What all engines of online services share.</summary>
/// <param name="Ledger">Counts what is spent; one for the whole process.</param>
public sealed record RemoteOptions(ISpendLedger Ledger)
{
    /// <summary>The clock; waits, time-outs and days go by it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads a variable that holds a key; null where it is not set. Default: the environment, then the secrets file that it names.</summary>
    public Func<string, string?> Variable { get; init; } = name => SecretsFile.Variable(name, Environment.GetEnvironmentVariable);

    /// <summary>Longest picture taken, bytes. Default: 64 MB.</summary>
    public long MaxPictureBytes { get; init; } = 64L << 20;

    /// <summary>Most pixels of a picture taken. Default: 4096 × 4096, the largest that is ordered.</summary>
    public long MaxPicturePixels { get; init; } = 4096 * 4096;

    /// <summary>Whether pictures may be fetched from this machine, by plain HTTP too. For tests only: a service could reach into this machine.</summary>
    public bool AllowLoopbackPictures { get; init; }

    /// <summary>Finds the addresses of a host that pictures are fetched from. Default: the system's DNS.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;
}
