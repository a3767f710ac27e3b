using System.Data.Common;
using DesignGen.Core.Errors;
using DesignGen.Store.Archives;
using DesignGen.Store.Jobs;
using Quartz;

namespace DesignGen.Store.Tests;

/// <summary>Moves look for workers before they copy, and again afterwards.</summary>
public class StoreMoveTests
{
    [Theory]
    [InlineData(true, false, "db-from is worked on by press-7. Stop")]
    [InlineData(false, true, "db-to is worked on by press-7. Stop")]
    public async Task Nothing_is_copied_while_somebody_works_on_either_place(bool at, bool there, string told)
    {
        var from = new Told("db-from") { IsWorked = at };
        var to = new Told("db-to") { IsWorked = there };
        UnavailableException refused = await Assert.ThrowsAsync<UnavailableException>(() => StoreMove.AloneAsync(from, to, () => throw new InvalidOperationException("copied"), default));
        Assert.StartsWith(told, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Stop them, empty db-to, and move again")]
    [InlineData(false, "All was copied, but press-7 began to work on db-to")]
    public async Task Who_began_meanwhile_is_named_with_what_to_do(bool source, string told)
    {
        Told from = new("db-from"), to = new("db-to");
        UnavailableException refused = await Assert.ThrowsAsync<UnavailableException>(() => StoreMove.AloneAsync(from, to, () => Task.FromResult((source ? from : to).IsWorked = true), default));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Contains("press-7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alone_it_copies_once()
    {
        int copies = 0;
        await StoreMove.AloneAsync(new Told("db-from"), new Told("db-to"), () => Task.FromResult(++copies), default);
        Assert.Equal(1, copies);
    }

    // A shared queue that tells who works it, and does nothing else.
    private sealed class Told(string place) : JobQueue
    {
        public bool IsWorked { get; set; }

        public override string Place => place;

        public override bool IsShared => true;

        public override IDisposable? Take() => null;

        public override Task<IReadOnlyList<string>> WorkersAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>(IsWorked ? ["press-7"] : []);

        internal override Task<IAsyncDisposable?> PrepareAsync(CancellationToken cancel) => throw new NotSupportedException();

        internal override void Keep(IPersistentStoreBuilder store) => throw new NotSupportedException();

        internal override DbConnection Connect() => throw new NotSupportedException();

        internal override Exception? Explain(Exception fault) => null;
    }
}
