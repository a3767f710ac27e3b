using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;

namespace DesignGen.Store.Tests.Database;

/// <summary>What every batch store does, whatever it is made of.</summary>
public abstract class BatchStoreContract : IDisposable
{
    private IBatchStore? opened;

    private protected IBatchStore Store => opened ??= Open();

    /// <summary>Gives an empty store.</summary>
    private protected abstract IBatchStore Open();

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    [ContractFact]
    public async Task A_batch_comes_back_as_it_was_given()
    {
        BatchRecord batch = Samples.Batch() with { Fault = "no", Revision = 3, Pace = BatchPace.Bulk };
        Assert.Equal(batch, await Store.AddAsync(batch, default));
        Assert.Equal(batch, await Store.FindAsync(batch.Code, default));
        Assert.Null(await Store.FindAsync("OTHER", default));
    }

    [ContractFact]
    public async Task Adding_a_batch_again_gives_the_one_that_was_there()
    {
        await Store.AddAsync(Samples.Batch(), default);
        BatchRecord second = await Store.AddAsync(Samples.Batch() with { Title = "another", State = BatchState.Failed }, default);
        Assert.Equal(Samples.Batch(), second);
    }

    [ContractFact]
    public async Task Batches_are_listed_newest_first()
    {
        await Store.AddAsync(Samples.Batch("A", hour: 1), default);
        await Store.AddAsync(Samples.Batch("B", hour: 3), default);
        await Store.AddAsync(Samples.Batch("C", hour: 2), default);
        Assert.Equal(["B", "C", "A"], (await Store.ListAsync(default)).Select(b => b.Code));
    }

    [ContractFact]
    public async Task Of_many_who_move_a_batch_one_wins()
    {
        await Store.AddAsync(Samples.Batch(), default);
        bool[] moved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Store.MoveAsync("BATCH001", BatchState.Queued, BatchState.Generating, "", default))));
        Assert.Single(moved, m => m);
        Assert.Equal(BatchState.Generating, (await Store.FindAsync("BATCH001", default))!.State);
    }

    [ContractFact]
    public async Task A_move_that_is_not_allowed_is_refused()
    {
        await Store.AddAsync(Samples.Batch(), default);
        Assert.False(await Store.MoveAsync("BATCH001", BatchState.Queued, BatchState.Done, "", default));
        Assert.False(await Store.MoveAsync("BATCH001", BatchState.Generating, BatchState.InReview, "", default));
        Assert.Equal(BatchState.Queued, (await Store.FindAsync("BATCH001", default))!.State);
    }

    [ContractFact]
    public async Task A_fault_stays_until_the_batch_moves_on()
    {
        await Store.AddAsync(Samples.Batch(), default);
        await Store.MoveAsync("BATCH001", BatchState.Queued, BatchState.Failed, "磁盘已满", default);
        Assert.Equal("磁盘已满", (await Store.FindAsync("BATCH001", default))!.Fault);
        await Store.MoveAsync("BATCH001", BatchState.Failed, BatchState.Queued, "", default);
        Assert.Equal("", (await Store.FindAsync("BATCH001", default))!.Fault);
    }

    [ContractFact]
    public async Task A_variant_comes_back_as_it_was_given()
    {
        await Store.AddAsync(Samples.Batch(), default);
        VariantRecord variant = Samples.Variant("BATCH001", 3) with { Error = "it threw", Revision = 2 };
        Assert.True(await Store.AddVariantAsync(variant, default));
        Assert.Equal(Text(variant), Text(Assert.Single(await AllAsync("BATCH001"))));
    }

    [ContractFact]
    public async Task A_second_variant_of_one_place_is_ignored_even_at_once()
    {
        await Store.AddAsync(Samples.Batch(), default);
        bool[] added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.AddVariantAsync(Samples.Variant("BATCH001", 0), default))));
        Assert.Single(added, a => a);
        Assert.Equal([0], await Store.IndexesAsync("BATCH001", default));
    }

    [ContractFact]
    public async Task Variants_come_in_order_of_place_across_pages()
    {
        await Store.AddAsync(Samples.Batch(count: 100), default);
        foreach (int index in Enumerable.Range(0, 100).Reverse())
            await Store.AddVariantAsync(Samples.Variant("BATCH001", index), default);
        Assert.Equal(Enumerable.Range(0, 100), (await AllAsync("BATCH001")).Select(v => v.Index));
        Assert.Equal(Enumerable.Range(0, 100), await Store.IndexesAsync("BATCH001", default));
    }

    [ContractFact]
    public async Task Progress_counts_one_batch_and_its_rejected_variants()
    {
        await Store.AddAsync(Samples.Batch(), default);
        await Store.AddAsync(Samples.Batch("OTHER"), default);
        await Store.AddVariantAsync(Samples.Variant("BATCH001", 0), default);
        await Store.AddVariantAsync(Samples.Variant("BATCH001", 1, VariantState.Rejected), default);
        await Store.AddVariantAsync(Samples.Variant("OTHER", 0), default);
        Assert.Equal(new BatchProgress(2, 1, 8, BatchState.Queued), await Store.ProgressAsync("BATCH001", default));
        await Assert.ThrowsAsync<InputException>(() => Store.ProgressAsync("NONE", default));
        IReadOnlyDictionary<VariantState, int> tally = await Store.TallyAsync("BATCH001", default);
        Assert.Equal([(VariantState.Generated, 1), (VariantState.Rejected, 1)], tally.Select(t => (t.Key, t.Value)).Order());
    }

    [ContractFact]
    public async Task A_variant_is_replaced_only_at_the_revision_that_is_expected()
    {
        await Store.AddAsync(Samples.Batch(), default);
        await Store.AddVariantAsync(Samples.Variant("BATCH001", 0), default);
        VariantRecord next = Samples.Variant("BATCH001", 0) with { Comment = "drawn again" };
        Assert.True(await Store.ReplaceVariantAsync(next, 1, default));
        Assert.False(await Store.ReplaceVariantAsync(next with { Comment = "late" }, 1, default));
        VariantRecord stored = Assert.Single(await AllAsync("BATCH001"));
        Assert.Equal(("drawn again", 2), (stored.Comment, stored.Revision));
    }

    [ContractFact]
    public async Task Removing_a_batch_forgets_its_variants_and_no_others()
    {
        await Store.AddAsync(Samples.Batch(), default);
        await Store.AddAsync(Samples.Batch("OTHER"), default);
        await Store.AddVariantAsync(Samples.Variant("BATCH001", 0), default);
        await Store.AddVariantAsync(Samples.Variant("OTHER", 0), default);
        await Store.RemoveAsync("BATCH001", default);
        Assert.Null(await Store.FindAsync("BATCH001", default));
        Assert.Empty(await Store.IndexesAsync("BATCH001", default));
        Assert.Equal([0], await Store.IndexesAsync("OTHER", default));
    }

    [ContractFact]
    public async Task Decisions_change_state_rating_comment_and_revisions()
    {
        await ReviewAsync();
        await Store.DecideAsync("BATCH001", [Entry(0, Decision.Approve), Entry(1, Decision.Revise) with { Comment = "bigger" }], "Li Na", Decided, default);
        List<VariantRecord> variants = await AllAsync("BATCH001");
        Assert.Equal([VariantState.Approved, VariantState.Revise, VariantState.Generated], variants.Select(v => v.State));
        Assert.Equal([2, 2, 1], variants.Select(v => v.Revision));
        Assert.Equal((5, "bigger"), (variants[1].Rating, variants[1].Comment));
        Assert.Equal(2, (await Store.FindAsync("BATCH001", default))!.Revision);
        Assert.Equal([("Li Na", (DateTimeOffset?)Decided), ("Li Na", Decided), ("", null)], variants.Select(v => (v.DecidedBy, v.DecidedAt)));
    }

    [ContractFact]
    public async Task Of_two_who_decide_at_once_one_wins_and_the_other_is_told()
    {
        await ReviewAsync();
        bool[] won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await Store.DecideAsync("BATCH001", [Entry(0, i % 2 == 0 ? Decision.Approve : Decision.Decline)], "Reviewer", Decided, default);
                return true;
            }
            catch (ChangedException e)
            {
                Assert.Contains("changed", e.Message, StringComparison.Ordinal);
                return false;
            }
        })));
        Assert.Single(won, w => w);
        Assert.Equal(2, (await AllAsync("BATCH001"))[0].Revision);
    }

    [ContractFact]
    public async Task Pages_of_batches_hold_one_teams_newest_first_and_go_on_where_the_last_ended()
    {
        for (int i = 0; i < 5; i++)
            await Store.AddAsync(Samples.Batch($"BATCH00{i}") with { Team = i == 4 ? "other" : "ours", Title = $"50%_off {i}", CreatedAt = Decided.AddMinutes(i / 2) }, default);
        var query = new BatchQuery("ours", [], "", null, 3);
        Assert.Equal(["BATCH002", "BATCH003", "BATCH000"], (await Store.PageAsync(query, default)).Select(b => b.Code));
        Assert.Equal(["BATCH001"], (await Store.PageAsync(query with { After = "BATCH000" }, default)).Select(b => b.Code));
        Assert.Equal(["BATCH003"], (await Store.PageAsync(query with { Words = "%_OFF 3" }, default)).Select(b => b.Code));
        Assert.Empty(await Store.PageAsync(query with { Words = "5_%" }, default));
        Assert.Empty(await Store.PageAsync(query with { States = [BatchState.Done] }, default));
        Assert.Equal(["BATCH004"], (await Store.PageAsync(query with { Team = "other" }, default)).Select(b => b.Code));
    }

    [ContractFact]
    public async Task Pages_of_variants_are_in_order_and_one_is_found_by_its_code()
    {
        await ReviewAsync();
        await Store.DecideAsync("BATCH001", [Entry(1, Decision.Approve)], "Li Na", Decided, default);
        Assert.Equal([1, 2], (await Store.PageAsync(new VariantQuery("BATCH001", [], 0, 5), default)).Select(v => v.Index));
        Assert.Equal([0, 2], (await Store.PageAsync(new VariantQuery("BATCH001", [VariantState.Generated], -1, 5), default)).Select(v => v.Index));
        Assert.Equal(2, (await Store.FindVariantAsync(VariantCode.For("BATCH001", 2), default))!.Index);
        Assert.Null(await Store.FindVariantAsync("BATCH001-9999", default));
    }

    [ContractFact]
    public async Task Decisions_are_applied_all_or_none()
    {
        await ReviewAsync();
        ChangedException refusal = await Assert.ThrowsAsync<ChangedException>(() => Store.DecideAsync(
            "BATCH001", [Entry(0, Decision.Approve), Entry(1, Decision.Approve) with { ExpectedRevision = 9 }, Entry(7, Decision.Approve)], "Li Na", Decided, default));
        Assert.Equal([VariantCode.For("BATCH001", 1), VariantCode.For("BATCH001", 7)], refusal.Problems.Select(p => p.Source));
        Assert.All(await AllAsync("BATCH001"), v => Assert.Equal((VariantState.Generated, 1), (v.State, v.Revision)));
        Assert.Equal(1, (await Store.FindAsync("BATCH001", default))!.Revision);
    }

    private static readonly DateTimeOffset Decided = new(2027, 1, 5, 9, 30, 0, TimeSpan.Zero);

    private static DecisionEntry Entry(int index, Decision decision) => new(VariantCode.For("BATCH001", index), index, 1, decision, 5, "");

    private static string Text(VariantRecord variant) => JsonSerializer.Serialize(variant, RecipeJson.Options);

    private async Task ReviewAsync()
    {
        await Store.AddAsync(Samples.Batch(state: BatchState.InReview), default);
        for (int i = 0; i < 3; i++)
            await Store.AddVariantAsync(Samples.Variant("BATCH001", i), default);
    }

    private async Task<List<VariantRecord>> AllAsync(string batch)
    {
        var all = new List<VariantRecord>();
        await foreach (VariantRecord variant in Store.VariantsAsync(batch, default))
            all.Add(variant);
        return all;
    }
}
