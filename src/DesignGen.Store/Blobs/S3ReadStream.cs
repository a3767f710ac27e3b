using Amazon.S3.Model;

namespace DesignGen.Store.Blobs;

/// <summary>A file of an S3-compatible store while it is read: from one request, and from a further one after each jump.</summary>
/// <param name="first">The answer to the request for the whole file.</param>
/// <param name="get">Asks for the file from a place on; null where it is gone.</param>
/// <param name="explain">The exception to throw in place of another, or null where that one is a defect of ours.</param>
internal sealed class S3ReadStream(GetObjectResponse first, Func<long, Task<GetObjectResponse?>> get, Func<Exception, Exception?> explain) : Stream
{
    private GetObjectResponse? _open = first;
    private long _position, _openAt;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; } = first.ContentLength;

    /// <inheritdoc/>
    public override long Position { get => _position; set => Seek(value, SeekOrigin.Begin); }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length || buffer.Length == 0)
            return 0;
        try
        {
            int read = AtAsync().GetAwaiter().GetResult().Read(buffer);
            return Advance(read);
        }
        catch (Exception e) when (explain(e) is { } explained)
        {
            throw explained;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.Length == 0)
            return 0;
        try
        {
            Stream from = await AtAsync().ConfigureAwait(false);
            return Advance(await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && explain(e) is { } explained)
        {
            throw explained;
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        long to = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => Length };
        ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(offset));
        return _position = to;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _open?.Dispose();
        _open = null;
        base.Dispose(disposing);
    }

    private int Advance(int read)
    {
        // A connection that ends early must not pass for the end of the file.
        if (read == 0)
            throw new IOException("The file ended early.");
        _position += read;
        _openAt += read;
        return read;
    }

    // What is open, at the place to read from.
    private async Task<Stream> AtAsync()
    {
        if (_open is null || _openAt != _position)
        {
            _open?.Dispose();
            _open = null;
            _open = await get(_position).ConfigureAwait(false) ?? throw new IOException("The file was removed while it was read.");
            _openAt = _position;
        }
        return _open.ResponseStream;
    }
}
