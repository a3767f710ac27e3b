using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>Remembers in a database which batch answered which request of a program.</summary>
/// <param name="database">The database.</param>
public sealed class SubmissionStore(StoreDatabase database) : ISubmissionStore
{
    /// <inheritdoc/>
    public Task<string> AnswerAsync(string team, string key, string request, string batch, DateTimeOffset at, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        var row = new SubmissionRow { Team = team, Key = key, Request = request, Batch = batch, CreatedAtMs = at.ToUnixTimeMilliseconds() };
        if (await RowInsert.IfMissingAsync(context, row, cancel).ConfigureAwait(false))
            return batch;
        SubmissionRow known = await context.Submissions.SingleAsync(s => s.Team == team && s.Key == key, cancel).ConfigureAwait(false);
        return known.Request == request
            ? known.Batch
            : throw new InputException("Idempotency-Key", null, "This key was used for another request before. Use a new key for each new request.");
    });

    /// <inheritdoc/>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancel) => database.InContextAsync(context => context.Submissions
        .Where(s => s.CreatedAtMs < before.ToUnixTimeMilliseconds()).ExecuteDeleteAsync(cancel));
}
