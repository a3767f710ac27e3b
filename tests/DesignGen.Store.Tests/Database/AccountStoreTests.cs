using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Database;

namespace DesignGen.Store.Tests.Database;

public sealed class SqliteAccountStoreTests : AccountStoreTests
{
    private readonly TemporaryFolder folder = new();

    private protected override StoreDatabase Open() => SqliteDatabase.Open(folder.File("designgen.db"));

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }
}

[NeedsPostgres]
public sealed class PostgresAccountStoreTests : AccountStoreTests
{
    private protected override StoreDatabase Open() => TestDatabase.Open();
}

/// <summary>What the stores of accounts, requests and orders for press files do on either database.</summary>
public abstract class AccountStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2027, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private StoreDatabase? opened;

    private protected StoreDatabase Database => opened ??= Open();

    private AccountStore Store => new(Database);

    /// <summary>Gives an empty database.</summary>
    private protected abstract StoreDatabase Open();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    [ContractFact]
    public async Task A_user_is_found_by_id_and_log_in_and_a_log_in_is_nobody_elses()
    {
        Assert.True(await Store.IsEmptyAsync(default));
        User li = await AddAsync("u1", "li.na");
        Assert.False(await Store.IsEmptyAsync(default));
        Assert.False(await Store.AddAsync(li with { Id = "u2" }, default));
        Assert.Equal("u1", (await Store.FindByLoginAsync("li.na", default))!.Id);
        User found = (await Store.FindAsync("u1", default))!;
        Assert.Equal([Role.Designer, Role.Planner], found.Roles);
        Assert.Equal(li with { Roles = found.Roles }, found);
        Assert.Equal(["li.na"], (await Store.UsersAsync("ours", default)).Select(u => u.Login));
        Assert.Empty(await Store.UsersAsync("others", default));
    }

    [ContractFact]
    public async Task A_change_counts_once_and_raises_the_stamp()
    {
        User li = await AddAsync("u1", "li.na");
        Assert.True(await Store.ReplaceAsync(li with { Name = "Li Na", IsClosed = true }, 1, default));
        Assert.False(await Store.ReplaceAsync(li with { Name = "late" }, 1, default));
        User now = (await Store.FindAsync("u1", default))!;
        Assert.Equal(("Li Na", true, 2), (now.Name, now.IsClosed, now.Stamp));
    }

    [ContractFact]
    public async Task Keys_are_listed_by_team_and_withdrawn_once()
    {
        await AddAsync("u1", "li.na");
        await Store.AddKeyAsync(new() { Id = "k1", User = "u1", Label = "ERP", Scopes = [Deed.Submit, Deed.See], SecretHash = "00", CreatedAt = Now }, default);
        ApiKey key = Assert.Single(await Store.KeysAsync("ours", default));
        Assert.Equal([Deed.See, Deed.Submit], key.Scopes);
        Assert.Empty(await Store.KeysAsync("others", default));
        Assert.True(await Store.RevokeKeyAsync("k1", Now, default));
        Assert.False(await Store.RevokeKeyAsync("k1", Now, default));
        Assert.Equal(Now, (await Store.FindKeyAsync("k1", default))!.RevokedAt);
    }

    [ContractFact]
    public async Task An_invitation_holds_until_it_is_used_replaced_or_over()
    {
        await AddAsync("u1", "li.na");
        await Store.InviteAsync(new("first", "u1", Now.AddHours(1)), default);
        await Store.InviteAsync(new("second", "u1", Now.AddHours(1)), default);
        Assert.Null(await Store.InvitedAsync("first", Now, default));
        Assert.Equal("u1", (await Store.InvitedAsync("second", Now, default))!.Id);
        Assert.Null(await Store.InvitedAsync("second", Now.AddHours(1), default));
        bool[] used = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Store.UseInvitationAsync("second", Now, default)));
        Assert.Single(used, u => u);
        Assert.Null(await Store.InvitedAsync("second", Now, default));
    }

    [ContractFact]
    public async Task A_request_sent_again_gets_its_first_answer_and_another_one_is_refused()
    {
        var submissions = new SubmissionStore(Database);
        Assert.Equal("B1", await submissions.AnswerAsync("ours", "key", "hash", "B1", Now, default));
        Assert.Equal("B1", await submissions.AnswerAsync("ours", "key", "hash", "B2", Now, default));
        Assert.Equal("B3", await submissions.AnswerAsync("others", "key", "hash", "B3", Now, default));
        await Assert.ThrowsAsync<InputException>(() => submissions.AnswerAsync("ours", "key", "different", "B4", Now, default));
        await submissions.ForgetAsync(Now.AddDays(1), default);
        Assert.Equal("B5", await submissions.AnswerAsync("ours", "key", "different", "B5", Now, default));
    }

    [ContractFact]
    public async Task An_order_for_press_files_moves_once_and_tells_how_far_it_is()
    {
        var productions = new ProductionStore(Database);
        await new BatchStore(Database).AddAsync(Samples.Batch(), default);
        var order = new ProductionRecord { Id = "P1", Batch = "BATCH001", RequestedBy = "Li Na", Order = "{}", CreatedAt = Now };
        await productions.AddAsync(order, default);
        Assert.Equal(order, Assert.Single(await productions.UnfinishedAsync(default)));
        bool[] moved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => productions.MoveAsync("P1", [ProductionState.Queued], ProductionState.Producing, "", default)));
        Assert.Single(moved, m => m);
        await productions.ReportAsync("P1", 2, 5, default);
        Assert.True(await productions.MoveAsync("P1", [ProductionState.Queued, ProductionState.Producing], ProductionState.Failed, "The disk is full.", default));
        ProductionRecord now = Assert.Single(await productions.OfBatchAsync("BATCH001", default));
        Assert.Equal((ProductionState.Failed, 2, 5, "The disk is full."), (now.State, now.Done, now.Count, now.Fault));
        Assert.Empty(await productions.UnfinishedAsync(default));
    }

    private async Task<User> AddAsync(string id, string login)
    {
        await Store.AddTeamAsync(new("ours", "Ours"), default);
        var user = new User { Id = id, Team = "ours", Login = login, Name = "Li", Roles = [Role.Planner, Role.Designer], CreatedAt = Now };
        Assert.True(await Store.AddAsync(user, default));
        return user;
    }
}
