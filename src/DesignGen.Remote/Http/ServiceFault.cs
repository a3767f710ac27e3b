namespace DesignGen.Remote.Http;

/// <summary>What kind of thing went wrong at a service; it decides what is tried again, what is counted as spent and what the user is told.</summary>
internal enum FaultKind
{
    /// <summary>The words or the picture were refused for what they show.</summary>
    Refused,

    /// <summary>The key is missing, wrong or may not do this.</summary>
    Key,

    /// <summary>The account has no credit or quota left.</summary>
    Credit,

    /// <summary>The request is not one that the service takes.</summary>
    Wrong,

    /// <summary>The service is overloaded, asks to wait or had an accident of its own. The only kind that is tried again.</summary>
    Busy,

    /// <summary>The service began and could not finish; it says that nothing came of it.</summary>
    Failed,

    /// <summary>The answer is not one that the published form allows.</summary>
    Answer,

    /// <summary>A picture's address is not one that may be fetched.</summary>
    Address,

    /// <summary>Nothing came back in time, or the line broke: whether it was charged is not known.</summary>
    Unknown,

    /// <summary>No connection was made, so that nothing was asked.</summary>
    Unreached,
}

/// <summary>What went wrong at a service.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Words">What the service said, or what was found; a clause or a sentence, never with a key in it once it left <see cref="KeyGuard"/>.</param>
/// <param name="RequestId">What the service calls the request; empty where it said nothing.</param>
internal sealed record ServiceFault(FaultKind Kind, string Words, string RequestId = "")
{
    /// <summary>How long to wait before another try, by the form's rules, where the answer itself does not say; null for the usual.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Whether nothing was charged for certain. Services charge for pictures made, not for requests turned down.</summary>
    public bool Free => Kind is FaultKind.Refused or FaultKind.Key or FaultKind.Credit or FaultKind.Wrong or FaultKind.Busy or FaultKind.Failed or FaultKind.Unreached;
}

/// <summary>Carries a fault up to the engine, which turns it into words for the user.</summary>
internal sealed class ServiceFaultException(ServiceFault fault, Exception? cause = null) : Exception(fault.Words, cause)
{
    public ServiceFaultException(FaultKind kind, string words, Exception? cause = null) : this(new ServiceFault(kind, words), cause)
    {
    }

    public ServiceFault Fault => fault;
}
