using DesignGen.Core.Catalogue;
using DesignGen.Remote.Tests.Bench;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Contract;

/// <summary>How a service of one published form answers; the contract says what it answers.</summary>
internal abstract class Dialect
{
    public abstract ImageService Service(Uri address);

    /// <summary>Whether a request is one that is charged for.</summary>
    public abstract bool IsPaid(Arrived request);

    /// <summary>Answers a paid request well; tasks and pictures are asked for afterwards.</summary>
    public abstract Task GoodAsync(HttpContext http, FakeService server, IReadOnlyList<byte[]> pictures);

    public abstract Task RefuseAsync(HttpContext http, string words);

    public abstract Task BadKeyAsync(HttpContext http, string words);

    public abstract Task BusyAsync(HttpContext http, string words);

    public abstract Task WrongAsync(HttpContext http, string words);

    /// <summary>Answers what is not paid: tokens, questions after tasks.</summary>
    public virtual Task FreeAsync(HttpContext http, FakeService server, Arrived request, IReadOnlyList<byte[]> pictures) => FakeService.SayAsync(http, 404, "{}");

    protected static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    protected static string Address(FakeService server, int picture) => FormattableString.Invariant($"{server.Base}pictures/{picture}.png");
}
