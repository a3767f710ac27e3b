using System.Collections.Immutable;
using System.Net.Http.Headers;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Http;
using DesignGen.Remote.Spending;

namespace DesignGen.Remote.Forms;

/// <summary>One published form of talking to a service of image models.</summary>
/// <remarks>Each has a folder: <c>…Form</c> says what is sent and taken, <c>…Messages</c> how it is written, <c>…Faults</c> what its errors mean.</remarks>
internal interface IImageForm
{
    /// <summary>What the form can do with the service's models; sizes are the service's.</summary>
    PictureAbilities Abilities { get; }

    /// <summary>Asks for pictures once, and waits for its task where the form works by tasks.</summary>
    /// <param name="order">What to ask for; allowed by <see cref="Abilities"/>.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ServiceFaultException">It did not go well.</exception>
    Task<ImmutableArray<FormPicture>> AskAsync(FormOrder order, CancellationToken cancel);
}

/// <summary>What a form is asked for in one request.</summary>
/// <param name="Request">The whole order; its count and seed are not this request's.</param>
/// <param name="Count">Pictures of this request.</param>
/// <param name="Seed">Seed of its first picture.</param>
/// <param name="Keys">The key, and its second half where the form has one, else empty.</param>
/// <param name="Call">Its account.</param>
/// <param name="MostBytes">Longest picture, bytes.</param>
internal sealed record FormOrder(PictureRequest Request, int Count, uint Seed, (string Key, string Secret) Keys, PaidCall Call, long MostBytes)
{
    /// <summary>The longest answer that pictures within it can need: base64 takes four bytes for three.</summary>
    public long MostAnswer => (MostBytes / 3 * 4 * Count) + (1 << 20);

    /// <summary>A seed of 31 bits, which all services take that take one.</summary>
    public long Seed31 => Seed & 0x7fffffff;

    /// <summary>Sets the key as services want it that follow RFC 6750.</summary>
    public void Authorize(HttpRequestMessage message) => message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Keys.Key);
}

/// <summary>One picture of an answer: its bytes, its address, or why there is none.</summary>
/// <param name="RequestId">What the service calls the request.</param>
internal sealed record FormPicture(string RequestId)
{
    /// <summary>The picture's bytes; null where they are to be fetched or there are none.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Where to fetch it; null where its bytes are here or there is none.</summary>
    public string? Address { get; init; }

    /// <summary>Whether an address that comes as HTTP is the same by HTTPS, as the form's publisher signs it; it is then fetched so.</summary>
    public bool Upgrade { get; init; }

    /// <summary>Why there is none, in the service's words; null where there is one.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether it is charged for.</summary>
    public bool Charged { get; init; } = true;

    /// <summary>The seed it was made with; null where the service takes or tells none.</summary>
    public uint? Seed { get; init; }

    /// <summary>The words it was made from, where the service changed them.</summary>
    public string? RevisedPrompt { get; init; }
}
