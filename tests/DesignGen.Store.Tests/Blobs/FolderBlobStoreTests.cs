using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Store.Blobs;

namespace DesignGen.Store.Tests.Blobs;

public sealed class FolderBlobStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_written_is_read_and_replaced()
    {
        var blobs = new FolderBlobStore(folder.Path);
        await WriteAsync(blobs, "B1/variants/0001/preview.png", "one");
        await WriteAsync(blobs, "B1/variants/0001/preview.png", "two");
        Assert.Equal("two", Read(blobs, "B1/variants/0001/preview.png"));
        Assert.Null(blobs.Open("B1/variants/0002/preview.png"));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var blobs = new FolderBlobStore(folder.Path);
        await WriteAsync(blobs, "a.txt", "old");
        await Assert.ThrowsAsync<InvalidOperationException>(() => blobs.WriteAsync("a.txt", async (stream, cancel) =>
        {
            await stream.WriteAsync("half"u8.ToArray(), cancel);
            throw new InvalidOperationException("the power of a test");
        }, default));
        Assert.Equal("old", Read(blobs, "a.txt"));
        Assert.Equal([folder.File("a.txt")], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_write()
    {
        var blobs = new FolderBlobStore(folder.Path);
        await WriteAsync(blobs, "a.txt", "old");
        await blobs.WriteAsync("a.txt", async (stream, cancel) =>
        {
            await stream.WriteAsync("new"u8.ToArray(), cancel);
            await stream.FlushAsync(cancel);
            Assert.Equal("old", Read(blobs, "a.txt"));
        }, default);
        Assert.Equal("new", Read(blobs, "a.txt"));
    }

    [Fact]
    public async Task Cleaning_up_clears_leftovers_of_crashed_writes_and_nothing_else()
    {
        var blobs = new FolderBlobStore(folder.Path);
        await WriteAsync(blobs, "B1/a.txt", "whole");
        File.WriteAllText(folder.File("B1/b.txt.12-3.unfinished"), "half");
        blobs.CleanUp();
        Assert.Equal([folder.File("B1/a.txt")], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("a/../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("c:x")]
    [InlineData("a/.")]
    [InlineData("a\0b")]
    [InlineData("")]
    public void A_key_that_could_leave_the_folder_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new FolderBlobStore(folder.Path).Open(key));

    [Fact]
    public async Task Removing_takes_every_key_that_begins_so()
    {
        var blobs = new FolderBlobStore(folder.Path);
        foreach (string key in new[] { "B1/a", "B1/b/c", "B12/a", "B2/a" })
            await WriteAsync(blobs, key, key);
        await blobs.RemoveAsync("B1/", default);
        Assert.Null(blobs.Open("B1/a"));
        Assert.Equal("B12/a", Read(blobs, "B12/a"));
        await blobs.RemoveAsync("B1", default);
        Assert.Null(blobs.Open("B12/a"));
        Assert.Equal("B2/a", Read(blobs, "B2/a"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_unavailable_and_named()
    {
        var blobs = new FolderBlobStore(folder.Path);
        File.WriteAllText(folder.File("B1"), "a file where a folder should be");
        UnavailableException fault = await Assert.ThrowsAsync<UnavailableException>(() => WriteAsync(blobs, "B1/a", "x"));
        Assert.Contains(folder.Path, fault.Message, StringComparison.Ordinal);
    }

    private static Task WriteAsync(FolderBlobStore blobs, string key, string text) =>
        blobs.WriteAsync(key, (stream, cancel) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).AsTask(), default);

    private static string Read(FolderBlobStore blobs, string key)
    {
        using var reader = new StreamReader(blobs.Open(key)!);
        return reader.ReadToEnd();
    }
}
