using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;

namespace DesignGen.Store.Blobs;

/// <summary>Keeps blobs in a bucket of an S3-compatible store, for several machines.</summary>
/// <remarks>
/// The store shows a file whole or not at all. Large ones are sent in parts, so that none is held in memory; parts of one that was given up
/// are taken back, and what a crash leaves of them is the bucket's lifecycle rule to clear. Several threads may use one.
/// </remarks>
public sealed class S3BlobStore : IBlobStore, IDisposable
{
    private readonly S3Place _place;
    private readonly AmazonS3Client _client;

    /// <summary>Opens a bucket; nothing is asked of the server before the first file is.</summary>
    /// <param name="place">The bucket.</param>
    /// <param name="accessKey">Id of the key of access; null, with <paramref name="secretKey"/>, takes those of the environment (<c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c>), else what the machine has a role for.</param>
    /// <param name="secretKey">Its secret.</param>
    public S3BlobStore(S3Place place, string? accessKey = null, string? secretKey = null)
    {
        _place = place;
        var config = new AmazonS3Config
        {
            ForcePathStyle = place.PathStyle,
            AuthenticationRegion = place.Region,
            // Other stores than Amazon's do not know the newer checksums.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = TimeSpan.FromSeconds(100),
            MaxErrorRetry = 2,
        };
        if (place.Endpoint is not null)
            config.ServiceURL = place.Endpoint.ToString();
        else
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(place.Region);
        _client = accessKey is null ? new(config) : new(new BasicAWSCredentials(accessKey, secretKey), config);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancel)
    {
        await using var upload = new S3Upload(_client, _place.Bucket, KeyOf(key), (send, stop) => GuardAsync(
            async () =>
            {
                await send().ConfigureAwait(false);
                return true;
            },
            stop));
        try
        {
            await write(upload, cancel).ConfigureAwait(false);
            await upload.EndAsync(cancel).ConfigureAwait(false);
        }
        catch
        {
            await upload.GiveUpAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Stream? Open(string key)
    {
        string full = KeyOf(key);
        GetObjectResponse? first = GuardAsync(() => GetAsync(0), default).GetAwaiter().GetResult();
        return first is null ? null : new S3ReadStream(first, async from => await GuardAsync(() => GetAsync(from), default).ConfigureAwait(false), e => Explain(e, default));

        async Task<GetObjectResponse?> GetAsync(long from)
        {
            try
            {
                return await _client.GetObjectAsync(new GetObjectRequest { BucketName = _place.Bucket, Key = full, ByteRange = from > 0 ? new ByteRange(FormattableString.Invariant($"bytes={from}-")) : null }).ConfigureAwait(false);
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
            {
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> KeysAsync(string keyPrefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        var request = new ListObjectsV2Request { BucketName = _place.Bucket, Prefix = _place.Prefix + keyPrefix };
        ListObjectsV2Response page;
        do
        {
            page = await GuardAsync(() => _client.ListObjectsV2Async(request, cancel), cancel).ConfigureAwait(false);
            foreach (S3Object file in page.S3Objects ?? [])
                yield return file.Key[_place.Prefix.Length..];
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string keyPrefix, CancellationToken cancel)
    {
        BlobKeyRules.Check(keyPrefix.TrimEnd('/'));
        // A page at a time, from the front again each time: what was listed is gone by then.
        const int page = 1000;
        while (true)
        {
            List<KeyVersion> keys = [];
            await foreach (string key in KeysAsync(keyPrefix, cancel).ConfigureAwait(false))
            {
                keys.Add(new() { Key = _place.Prefix + key });
                if (keys.Count == page)
                    break;
            }
            if (keys.Count == 0)
                return;
            await GuardAsync(() => _client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = _place.Bucket, Objects = keys, Quiet = true }, cancel), cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private string KeyOf(string key) => _place.Prefix + BlobKeyRules.Check(key);

    private async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (Explain(e, cancel) is { } explained)
        {
            throw explained;
        }
    }

    private StoreAwayException? Explain(Exception fault, CancellationToken cancel) => fault switch
    {
        _ when cancel.IsCancellationRequested => null,
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => new($"There is no bucket {_place.Bucket} for {_place}. Make it, or name another in DESIGNGEN_BLOBS.", fault),
        AmazonS3Exception { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } => new($"{_place} does not let us in. Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the rights of that key: to get, put, list and delete.", fault),
        AmazonS3Exception told => new($"{_place} could not do it just now ({(int)told.StatusCode} {told.ErrorCode}). Try again; if that goes on, ask whoever runs it.", fault),
        AmazonClientException => new($"{_place} can't be used: no key of access was found, or the server does not answer. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and check the address.", fault),
        HttpRequestException or WebException or OperationCanceledException or TimeoutException => new($"{_place} can't be reached. Check that the server runs, its address and the network, then try again.", fault),
        IOException when fault.InnerException is System.Net.Sockets.SocketException or null => new($"The connection to {_place} broke. Try again.", fault),
        _ => null,
    };
}
