using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Database;

namespace DesignGen.Store.Tests.Database;

public sealed class AccountStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2027, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly AccountStore store;

    public AccountStoreTests()
    {
        database = SqliteDatabase.Open(folder.File("designgen.db"));
        store = new(database);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_user_is_found_by_id_and_log_in_and_a_log_in_is_nobody_elses()
    {
        Assert.True(await store.IsEmptyAsync(default));
        User li = await AddAsync("u1", "li.na");
        Assert.False(await store.IsEmptyAsync(default));
        Assert.False(await store.AddAsync(li with { Id = "u2" }, default));
        Assert.Equal("u1", (await store.FindByLoginAsync("li.na", default))!.Id);
        User found = (await store.FindAsync("u1", default))!;
        Assert.Equal([Role.Designer, Role.Planner], found.Roles);
        Assert.Equal(li with { Roles = found.Roles }, found);
        Assert.Equal(["li.na"], (await store.UsersAsync("ours", default)).Select(u => u.Login));
        Assert.Empty(await store.UsersAsync("others", default));
    }

    [Fact]
    public async Task A_change_counts_once_and_raises_the_stamp()
    {
        User li = await AddAsync("u1", "li.na");
        Assert.True(await store.ReplaceAsync(li with { Name = "Li Na", IsClosed = true }, 1, default));
        Assert.False(await store.ReplaceAsync(li with { Name = "late" }, 1, default));
        User now = (await store.FindAsync("u1", default))!;
        Assert.Equal(("Li Na", true, 2), (now.Name, now.IsClosed, now.Stamp));
    }

    [Fact]
    public async Task Keys_are_listed_by_team_and_withdrawn_once()
    {
        await AddAsync("u1", "li.na");
        await store.AddKeyAsync(new() { Id = "k1", User = "u1", Label = "ERP", Scopes = [Deed.Submit, Deed.See], SecretHash = "00", CreatedAt = Now }, default);
        ApiKey key = Assert.Single(await store.KeysAsync("ours", default));
        Assert.Equal([Deed.See, Deed.Submit], key.Scopes);
        Assert.Empty(await store.KeysAsync("others", default));
        Assert.True(await store.RevokeKeyAsync("k1", Now, default));
        Assert.False(await store.RevokeKeyAsync("k1", Now, default));
        Assert.Equal(Now, (await store.FindKeyAsync("k1", default))!.RevokedAt);
    }

    [Fact]
    public async Task An_invitation_holds_until_it_is_used_replaced_or_over()
    {
        await AddAsync("u1", "li.na");
        await store.InviteAsync(new("first", "u1", Now.AddHours(1)), default);
        await store.InviteAsync(new("second", "u1", Now.AddHours(1)), default);
        Assert.Null(await store.InvitedAsync("first", Now, default));
        Assert.Equal("u1", (await store.InvitedAsync("second", Now, default))!.Id);
        Assert.Null(await store.InvitedAsync("second", Now.AddHours(1), default));
        bool[] used = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => store.UseInvitationAsync("second", Now, default)));
        Assert.Single(used, u => u);
        Assert.Null(await store.InvitedAsync("second", Now, default));
    }

    [Fact]
    public async Task A_request_sent_again_gets_its_first_answer_and_another_one_is_refused()
    {
        var submissions = new SubmissionStore(database);
        Assert.Equal("B1", await submissions.AnswerAsync("ours", "key", "hash", "B1", Now, default));
        Assert.Equal("B1", await submissions.AnswerAsync("ours", "key", "hash", "B2", Now, default));
        Assert.Equal("B3", await submissions.AnswerAsync("others", "key", "hash", "B3", Now, default));
        await Assert.ThrowsAsync<InputException>(() => submissions.AnswerAsync("ours", "key", "different", "B4", Now, default));
        await submissions.ForgetAsync(Now.AddDays(1), default);
        Assert.Equal("B5", await submissions.AnswerAsync("ours", "key", "different", "B5", Now, default));
    }

    [Fact]
    public async Task An_order_for_press_files_moves_once_and_tells_how_far_it_is()
    {
        var productions = new ProductionStore(database);
        await new BatchStore(database).AddAsync(Samples.Batch(), default);
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
        await store.AddTeamAsync(new("ours", "Ours"), default);
        var user = new User { Id = id, Team = "ours", Login = login, Name = "Li", Roles = [Role.Planner, Role.Designer], CreatedAt = Now };
        Assert.True(await store.AddAsync(user, default));
        return user;
    }
}
