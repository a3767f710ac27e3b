namespace DesignGen.Remote.Http;

/// <summary>Reads answers into memory as far as they are wanted.</summary>
internal static class CappedBody
{
    /// <summary>Reads to the end.</summary>
    /// <param name="content">The answer.</param>
    /// <param name="most">Most bytes. What the answer says of its length is believed only where it is too long.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ServiceFaultException">It is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, long most, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > most)
            throw TooLong(most);
        await using Stream from = await content.ReadAsStreamAsync(cancel);
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int got; (got = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            if (all.Length + got > most)
                throw TooLong(most);
            all.Write(buffer, 0, got);
        }
        return all.ToArray();
    }

    private static ServiceFaultException TooLong(long most) => new(FaultKind.Answer, FormattableString.Invariant($"the answer is longer than {most / (1 << 20)} MB"));
}
