using DesignGen.Core.Errors;

namespace DesignGen.Store.Blobs;

/// <summary>Where blobs lie in an S3-compatible store. Keys of access come from the environment and are no part of it.</summary>
/// <param name="Bucket">The bucket, which must be there.</param>
/// <param name="Prefix">What every key begins with: empty, or a path that ends in a slash.</param>
/// <param name="Endpoint">Address of the server; null for Amazon's own.</param>
/// <param name="Region">The region that requests are signed for.</param>
/// <param name="PathStyle">Whether the bucket stands in the path and not in the host name, as most servers but Amazon's want it.</param>
public sealed record S3Place(string Bucket, string Prefix, Uri? Endpoint, string Region, bool PathStyle)
{
    private const string Variable = "DESIGNGEN_BLOBS or --blobs";

    /// <summary>Reads <c>s3://bucket/prefix?endpoint=https://host:port&amp;region=us-east-1&amp;path-style=true</c>; all after the bucket may be left out.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    public static S3Place Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme != "s3" || address.Host.Length == 0 || address.UserInfo.Length > 0)
            throw new InputException(Variable, null, "This is no place for blobs. Write s3://bucket/prefix?endpoint=https://host:port; keys of access belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        Uri? endpoint = null;
        string region = "us-east-1";
        bool? pathStyle = null;
        foreach (string option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = option.Split('=', 2)[0], value = Uri.UnescapeDataString(option[Math.Min(option.Length, name.Length + 1)..]);
            switch (name)
            {
                case "endpoint" when Uri.TryCreate(value, UriKind.Absolute, out Uri? server) && server.Scheme is "http" or "https":
                    endpoint = server;
                    break;
                case "region" when value.Length > 0:
                    region = value;
                    break;
                case "path-style" when bool.TryParse(value, out bool given):
                    pathStyle = given;
                    break;
                default:
                    throw new InputException(Variable, name, $"'{value}' is not understood here. Known: endpoint=https://host:port, region=us-east-1, path-style=true.");
            }
        }
        string prefix = Uri.UnescapeDataString(address.AbsolutePath).Trim('/');
        return prefix.Length == 0 || BlobKeyRules.IsSound(prefix)
            ? new(address.Host, prefix.Length == 0 ? "" : prefix + "/", endpoint, region, pathStyle ?? endpoint is not null)
            : throw new InputException(Variable, null, $"'{prefix}' is no prefix for blobs. Use letters, digits, '-', '_', '.' and single forward slashes.");
    }

    /// <summary>What people read: the bucket, and its server where that is not Amazon's.</summary>
    public override string ToString() => $"s3://{Bucket}/{Prefix}" + (Endpoint is null ? "" : $" at {Endpoint.Authority}");
}
