using System.Net;
using System.Net.Sockets;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Fetching;

/// <summary>Connects to hosts of pictures, but only where their name leads to the open internet.</summary>
/// <param name="resolve">Finds the addresses of a name.</param>
/// <param name="loopback">Whether this machine may, too; for tests only.</param>
/// <remarks>
/// The name is looked up here, once, and the very addresses that were checked are connected to: a name that leads elsewhere a moment later
/// (DNS rebinding) gains nothing. Addresses that may not be are left out; where none is left, nothing is connected.
/// </remarks>
internal sealed class SafeConnector(Func<string, CancellationToken, Task<IPAddress[]>> resolve, bool loopback)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="ServiceFaultException">The host has no address that may be connected to.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        string host = context.DnsEndPoint.Host;
        IPAddress[] found = IPAddress.TryParse(host, out IPAddress? number) ? [number] : await resolve(host, cancel);
        IPAddress[] allowed = [.. found.Where(a => PublicAddresses.May(a, loopback))];
        if (allowed.Length == 0)
            throw new ServiceFaultException(FaultKind.Address, found.Length == 0 ? $"the host '{host}' has no address" : $"the host '{host}' leads to an address inside a private network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
