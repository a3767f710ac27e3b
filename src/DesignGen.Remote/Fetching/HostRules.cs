using System.Collections.Immutable;
using System.Net;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Fetching;

/// <summary>Which addresses of pictures may be fetched.</summary>
/// <param name="hosts">Hosts that are allowed, each with all below it, in the ASCII form of DNS.</param>
/// <param name="loopback">Whether this machine may, too, by HTTP and on any port; for tests only.</param>
internal sealed class HostRules(ImmutableArray<string> hosts, bool loopback)
{
    /// <summary>Reads and checks an address.</summary>
    /// <param name="text">The address, as the service gave it.</param>
    /// <param name="upgrade">Whether HTTP is taken for HTTPS.</param>
    /// <exception cref="ServiceFaultException">It may not be fetched; the message names the host, never the whole address, which may be signed.</exception>
    public Uri Check(string text, bool upgrade)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http"))
            throw Fault("the answer has no address of a picture where one should stand");
        bool secured = upgrade && address is { Scheme: "http", IsDefaultPort: true } && !(loopback && IsLoopback(address));
        return Check(secured ? new UriBuilder(address) { Scheme = "https", Port = 443 }.Uri : address);
    }

    /// <summary>Checks an address.</summary>
    /// <exception cref="ServiceFaultException">It may not be fetched.</exception>
    public Uri Check(Uri address)
    {
        // IdnHost is ASCII: a look-alike in another script becomes another name, xn--….
        string host = address.IdnHost.ToLowerInvariant();
        if (address.UserInfo.Length > 0)
            throw Fault($"the picture's address has a name before its host '{host}', as forged addresses do");
        if (loopback && IsLoopback(address))
            return address;
        if (address.Scheme != "https")
            throw Fault($"the picture's address at '{host}' is not HTTPS");
        if (address.HostNameType != UriHostNameType.Dns)
            throw Fault($"the picture's address names the number {host}, not a host");
        if (!hosts.Any(h => host == h || host.EndsWith("." + h, StringComparison.Ordinal)))
            throw Fault($"the picture lies on '{host}', which is not among picture-hosts ({string.Join(", ", hosts)})");
        if (!address.IsDefaultPort)
            throw Fault(FormattableString.Invariant($"the picture's address at '{host}' names port {address.Port}"));
        return address;
    }

    private static bool IsLoopback(Uri address) => IPAddress.TryParse(address.IdnHost, out IPAddress? number) ? IPAddress.IsLoopback(number) && !number.IsIPv4MappedToIPv6 : address.IdnHost == "localhost";

    private static ServiceFaultException Fault(string words) => new(FaultKind.Address, words);
}
