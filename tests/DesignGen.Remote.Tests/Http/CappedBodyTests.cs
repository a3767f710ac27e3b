using DesignGen.Remote.Http;

namespace DesignGen.Remote.Tests.Http;

public sealed class CappedBodyTests
{
    [Fact]
    public async Task Body_without_an_end_is_read_little_beyond_the_limit()
    {
        var endless = new Endless();
        await Assert.ThrowsAsync<ServiceFaultException>(() => CappedBody.ReadAsync(new StreamContent(endless), 1_000_000, default));
        Assert.InRange(endless.Given, 1_000_000, 1_200_000);
    }

    [Fact]
    public async Task Body_that_says_it_is_too_long_is_not_read_at_all()
    {
        var endless = new Endless();
        var content = new StreamContent(endless);
        content.Headers.ContentLength = 1_000_001;
        await Assert.ThrowsAsync<ServiceFaultException>(() => CappedBody.ReadAsync(content, 1_000_000, default));
        Assert.Equal(0, endless.Given);
    }

    [Fact]
    public async Task Body_of_just_the_limit_is_taken() =>
        Assert.Equal(1_000_000, (await CappedBody.ReadAsync(new ByteArrayContent(new byte[1_000_000]), 1_000_000, default)).Length);

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
