using System.Net;

namespace DesignGen.Web.Serving;

/// <summary>How the server is reached.</summary>
public sealed record ServeOptions
{
    /// <summary>The address that it is called by unless another is given: this machine alone can reach it.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5170";

    /// <summary>Where it listens.</summary>
    public Uri Url { get; init; } = new(DefaultUrl);

    /// <summary>Whether people have accounts; without, everybody who can reach it is the person at the machine.</summary>
    public bool Accounts { get; init; }

    /// <summary>Names that it may be called by, besides the loopback ones; only with <see cref="Accounts"/>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The link by which an invited person chooses a password.</summary>
    internal string Welcome(string token) => new Uri(Url, "/welcome?token=" + token).AbsoluteUri;

    /// <summary>Whether an address is this machine's own, which nobody else can reach.</summary>
    public static bool IsLoopback(Uri url) => url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
