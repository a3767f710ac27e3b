using System.Globalization;

namespace DesignGen.Core.Errors;

/// <summary>One thing wrong with what a user gave, and what to do about it.</summary>
/// <param name="Source">The file or sheet, as the user named it.</param>
/// <param name="Line">Line in the file, from 1; null where lines mean nothing.</param>
/// <param name="Place">Where in the document, for example <c>inks.max</c> or <c>Review!F12</c>; null for the whole of it.</param>
/// <param name="Message">The value, what is wrong with it, the range allowed and one thing to do, in whole sentences.</param>
public sealed record Problem(string Source, int? Line, string? Place, string Message)
{
    /// <summary>The problem on one line: <c>spring.yaml:12: inks.max: message</c>.</summary>
    public override string ToString() =>
        Source + (Line is int line ? ":" + line.ToString(CultureInfo.InvariantCulture) : "") + ": " + (Place is null ? "" : Place + ": ") + Message;
}

/// <summary>What the user gave can't be used; trying again without a change gives the same answer.</summary>
public class InputException : Exception
{
    /// <summary>Everything wrong that was found, in the order of the document.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Several problems, reported together.</summary>
    public InputException(IReadOnlyList<Problem> problems, Exception? cause = null)
        : base(string.Join(Environment.NewLine, problems), cause) => Problems = problems;

    /// <summary>One problem.</summary>
    public InputException(string source, string? place, string message, Exception? cause = null)
        : this([new Problem(source, null, place, message)], cause)
    {
    }
}

/// <summary>Something outside can't be reached or used just now: a full disk, a locked file, a service that is down. Worth another try.</summary>
public class UnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The database or the files of the batches can't be reached or used just now: nothing can be done without them, and work waits for them.</summary>
public sealed class StoreAwayException(string message, Exception? cause = null) : UnavailableException(message, cause);

/// <summary>What was asked for is not there, or not for the one who asks.</summary>
/// <param name="what">What was asked for, as it was named.</param>
/// <param name="message">One thing to do.</param>
public sealed class MissingException(string what, string message) : InputException(what, null, message);

/// <summary>Somebody else changed it meanwhile: nothing was applied.</summary>
/// <param name="problems">What changed, each with how it stands now.</param>
public sealed class ChangedException(IReadOnlyList<Problem> problems) : InputException(problems);

/// <summary>Who asks may not do this; the message says who may.</summary>
public sealed class ForbiddenException(string message) : Exception(message);
