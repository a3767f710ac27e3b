using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Blobs;

namespace DesignGen.Store.Tests.Blobs;

public sealed class FolderBlobStoreTests : BlobStoreContract
{
    private readonly TemporaryFolder folder = new();

    private protected override IBlobStore Open() => new FolderBlobStore(folder.Path);

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing_else_in_the_folder()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Blobs.WriteAsync("a.txt", async (stream, cancel) =>
        {
            await stream.WriteAsync("half"u8.ToArray(), cancel);
            throw new InvalidOperationException("the power of a test");
        }, default));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Cleaning_up_clears_leftovers_of_crashed_writes_and_nothing_else()
    {
        var blobs = new FolderBlobStore(folder.Path);
        await WriteAsync("B1/a.txt", "whole");
        File.WriteAllText(folder.File("B1/b.txt.12-3.unfinished"), "half");
        blobs.CleanUp();
        Assert.Equal([folder.File("B1/a.txt")], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_unavailable_and_named()
    {
        UnavailableException fault;
        _ = Blobs;
        File.WriteAllText(folder.File("B1"), "a file where a folder should be");
        fault = await Assert.ThrowsAnyAsync<UnavailableException>(() => WriteAsync("B1/a", "x"));
        Assert.Contains(folder.Path, fault.Message, StringComparison.Ordinal);
    }
}
