using System.Net;
using System.Net.Sockets;

namespace DesignGen.Remote.Fetching;

/// <summary>Tells addresses of the open internet from all others.</summary>
/// <remarks>Sources: IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890 and its updates).</remarks>
internal static class PublicAddresses
{
    // What is not the open internet, as address and length of prefix.
    private static readonly IPNetwork[] Special4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    // Global unicast is 2000::/3; of it, these are protocols', documentation's, or carry an IPv4 address within. All the rest (loopback,
    // NAT64, unique local, link-local, multicast) lies outside.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    /// <summary>Whether an address may be connected to. An IPv4 address written as IPv6 (::ffff:10.0.0.1) never may.</summary>
    /// <param name="address">The address.</param>
    /// <param name="loopback">Whether this machine may, too; for tests only.</param>
    public static bool May(IPAddress address, bool loopback) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => (loopback && IPAddress.IsLoopback(address)) || !Special4.Any(n => n.Contains(address)),
        // IPNetwork.Contains says yes to mapped addresses for networks that do not hold them, so these are told apart first.
        AddressFamily.InterNetworkV6 => (loopback && address.Equals(IPAddress.IPv6Loopback)) || (!address.IsIPv4MappedToIPv6 && Global6.Contains(address) && !Special6.Any(n => n.Contains(address))),
        _ => false,
    };
}
