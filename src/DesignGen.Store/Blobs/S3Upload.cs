using Amazon.S3;
using Amazon.S3.Model;

namespace DesignGen.Store.Blobs;

/// <summary>A file on its way to an S3-compatible store: a small one is sent at its end, a large one in parts as it grows.</summary>
/// <param name="client">The store.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="key">The file's key there.</param>
/// <param name="guard">Does what it is given, and explains the store's faults.</param>
internal sealed class S3Upload(IAmazonS3 client, string bucket, string key, Func<Func<Task>, CancellationToken, Task> guard) : Stream
{
    // Parts but the last have 5 MiB at least, and there are 10 000 at most: files of up to 78 GiB (https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
    private const int PartBytes = 8 << 20;

    private readonly MemoryStream _part = new();
    private readonly List<PartETag> _sent = [];
    private string? _upload;
    private long _written;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _written;

    /// <inheritdoc/>
    public override long Position { get => _written; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_part.Length == PartBytes)
                await SendPartAsync(cancellationToken).ConfigureAwait(false);
            int taken = Take(buffer.Span);
            buffer = buffer[taken..];
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_part.Length == PartBytes)
                SendPartAsync(CancellationToken.None).GetAwaiter().GetResult();
            int taken = Take(buffer);
            buffer = buffer[taken..];
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Sends what is left; from here on the file is there.</summary>
    public Task EndAsync(CancellationToken cancel) => guard(async () =>
    {
        if (_upload is null)
        {
            await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = Part(), UseChunkEncoding = false }, cancel).ConfigureAwait(false);
            return;
        }
        await SendPartAsync(cancel).ConfigureAwait(false);
        await client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = _upload, PartETags = _sent }, cancel).ConfigureAwait(false);
    }, cancel);

    /// <summary>Takes back what was sent.</summary>
    public async Task GiveUpAsync()
    {
        if (_upload is null)
            return;
        try
        {
            await client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = _upload }).ConfigureAwait(false);
        }
        catch (Exception e) when (e is Amazon.Runtime.AmazonServiceException or Amazon.Runtime.AmazonClientException or HttpRequestException or OperationCanceledException)
        {
            // The server is away, or can't do this: the fault that led here is told, and the bucket's rules clear the parts.
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private int Take(ReadOnlySpan<byte> buffer)
    {
        int taken = Math.Min(buffer.Length, PartBytes - (int)_part.Length);
        _part.Write(buffer[..taken]);
        _written += taken;
        return taken;
    }

    // Bytes of its own, which a failed send begins anew with.
    private MemoryStream Part() => new(_part.GetBuffer(), 0, (int)_part.Length, writable: false);

    private Task SendPartAsync(CancellationToken cancel) => guard(async () =>
    {
        _upload ??= (await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key }, cancel).ConfigureAwait(false)).UploadId;
        int number = _sent.Count + 1;
        UploadPartResponse sent = await client.UploadPartAsync(
            new UploadPartRequest { BucketName = bucket, Key = key, UploadId = _upload, PartNumber = number, PartSize = _part.Length, InputStream = Part(), UseChunkEncoding = false }, cancel).ConfigureAwait(false);
        _sent.Add(new(number, sent.ETag));
        _part.SetLength(0);
    }, cancel);
}
