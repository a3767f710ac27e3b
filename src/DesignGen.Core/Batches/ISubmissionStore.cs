namespace DesignGen.Core.Batches;

/// <summary>Remembers which batch answered which request of a program, so that a request sent twice orders once.</summary>
public interface ISubmissionStore
{
    /// <summary>Remembers an answer, or finds the one that was given before.</summary>
    /// <param name="team">Id of the team; keys of teams do not meet.</param>
    /// <param name="key">The key that the program chose for its request.</param>
    /// <param name="request">Hash of what was asked.</param>
    /// <param name="batch">Code of the batch that answers it now.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Code of the batch that answers: the one given, or the one of the first time.</returns>
    /// <exception cref="Errors.InputException">The key came with another request before.</exception>
    Task<string> AnswerAsync(string team, string key, string request, string batch, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Forgets what was asked before a time.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken cancel);
}
