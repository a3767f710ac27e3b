using System.Text;
using DesignGen.Core.Batches;

namespace DesignGen.Store.Tests.Blobs;

/// <summary>What every blob store does, whatever it is made of.</summary>
public abstract class BlobStoreContract : IDisposable
{
    private IBlobStore? opened;

    private protected IBlobStore Blobs => opened ??= Open();

    /// <summary>Gives an empty store.</summary>
    private protected abstract IBlobStore Open();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    [ContractFact]
    public async Task What_is_written_is_read_and_replaced()
    {
        await WriteAsync("B1/variants/0001/preview.png", "one");
        await WriteAsync("B1/variants/0001/preview.png", "two");
        Assert.Equal("two", Read("B1/variants/0001/preview.png"));
        Assert.Null(Blobs.Open("B1/variants/0002/preview.png"));
    }

    [ContractFact]
    public async Task An_empty_file_is_there_and_empty()
    {
        await Blobs.WriteAsync("B1/empty", (_, _) => Task.CompletedTask, default);
        using Stream file = Blobs.Open("B1/empty")!;
        Assert.Equal((0, -1), (file.Length, file.ReadByte()));
    }

    [ContractFact]
    public async Task A_write_that_fails_leaves_the_old_file()
    {
        await WriteAsync("a.txt", "old");
        var large = new byte[3 << 20];
        await Assert.ThrowsAsync<InvalidOperationException>(() => Blobs.WriteAsync("a.txt", async (stream, cancel) =>
        {
            for (int i = 0; i < 4; i++)
                await stream.WriteAsync(large, cancel);
            throw new InvalidOperationException("the power of a test");
        }, default));
        Assert.Equal("old", Read("a.txt"));
    }

    [ContractFact]
    public async Task A_reader_never_sees_half_a_write()
    {
        await WriteAsync("a.txt", "old");
        await Blobs.WriteAsync("a.txt", async (stream, cancel) =>
        {
            await stream.WriteAsync("new"u8.ToArray(), cancel);
            await stream.FlushAsync(cancel);
            Assert.Equal("old", Read("a.txt"));
        }, default);
        Assert.Equal("new", Read("a.txt"));
    }

    [ContractFact]
    public async Task A_large_file_comes_back_whole_and_from_any_place()
    {
        var bytes = new byte[(17 << 20) + 5];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 31 + (i >> 8));
        // Written in pieces of awkward sizes, some by the call that waits and some by the one that does not.
        await Blobs.WriteAsync("B1/productions/p1.zip", async (stream, cancel) =>
        {
            for (int at = 0, turn = 0; at < bytes.Length; turn++)
            {
                int piece = Math.Min(1_000_003, bytes.Length - at);
                if (turn % 2 == 0)
                    stream.Write(bytes, at, piece);
                else
                    await stream.WriteAsync(bytes.AsMemory(at, piece), cancel);
                at += piece;
            }
        }, default);
        using Stream file = Blobs.Open("B1/productions/p1.zip")!;
        Assert.Equal(bytes.Length, file.Length);
        var all = new byte[bytes.Length];
        await file.ReadExactlyAsync(all);
        Assert.True(bytes.AsSpan().SequenceEqual(all));
        var some = new byte[1000];
        foreach (int place in new[] { 12_345_678, 5, bytes.Length - 1000 })
        {
            file.Position = place;
            file.ReadExactly(some);
            Assert.Equal(bytes[place..(place + 1000)], some);
        }
        Assert.Equal(0, file.Read(some));
    }

    [ContractFact]
    public async Task Keys_are_told_by_how_they_begin()
    {
        foreach (string key in new[] { "B1/a", "B1/b/c 锦鲤.txt", "B12/a", "B2/a" })
            await WriteAsync(key, key);
        Assert.Equal(["B1/a", "B1/b/c 锦鲤.txt"], await KeysAsync("B1/"));
        Assert.Equal(["B1/a", "B1/b/c 锦鲤.txt", "B12/a"], await KeysAsync("B1"));
        Assert.Equal(4, (await KeysAsync("")).Count);
        Assert.Empty(await KeysAsync("B3/"));
        Assert.Equal("B1/b/c 锦鲤.txt", Read("B1/b/c 锦鲤.txt"));
    }

    [ContractFact]
    public async Task Removing_takes_every_key_that_begins_so()
    {
        foreach (string key in new[] { "B1/a", "B1/b/c", "B12/a", "B2/a" })
            await WriteAsync(key, key);
        await Blobs.RemoveAsync("B1/", default);
        Assert.Null(Blobs.Open("B1/a"));
        Assert.Equal("B12/a", Read("B12/a"));
        await Blobs.RemoveAsync("B1", default);
        Assert.Null(Blobs.Open("B12/a"));
        Assert.Equal("B2/a", Read("B2/a"));
        await Blobs.RemoveAsync("B9/", default);
    }

    [ContractFact]
    public void A_key_that_could_lead_elsewhere_is_refused()
    {
        foreach (string key in new[] { "../secret", "a/../../secret", "/etc/passwd", "a//b", "a\\b", "c:x", "a/.", "a\0b", "" })
            Assert.Throws<ArgumentException>(() => Blobs.Open(key));
    }

    private protected Task WriteAsync(string key, string text) =>
        Blobs.WriteAsync(key, (stream, cancel) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).AsTask(), default);

    private protected string Read(string key)
    {
        using var reader = new StreamReader(Blobs.Open(key)!);
        return reader.ReadToEnd();
    }

    private async Task<List<string>> KeysAsync(string prefix)
    {
        var keys = new List<string>();
        await foreach (string key in Blobs.KeysAsync(prefix, default))
            keys.Add(key);
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }
}
