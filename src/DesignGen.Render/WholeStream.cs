using DesignGen.Core.Errors;

namespace DesignGen.Render;

/// <summary>Takes files into memory, as far as their readers accept.</summary>
internal static class WholeStream
{
    /// <summary>Reads to the end.</summary>
    /// <param name="from">The file, from its start.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="most">Longest file, bytes.</param>
    /// <exception cref="InputException">It is longer.</exception>
    public static ReadOnlyMemory<byte> Read(Stream from, string name, long most)
    {
        most = Math.Min(most, Array.MaxLength);
        long said = from.CanSeek ? from.Length - from.Position : 0;
        if (said > most)
            throw TooLong(name, most);
        // What is said may be wrong, as of a device or a file that grows.
        var all = new MemoryStream((int)Math.Max(said, 0));
        var buffer = new byte[81920];
        for (int got; (got = from.Read(buffer)) > 0;)
        {
            if (all.Length + got > most)
                throw TooLong(name, most);
            all.Write(buffer, 0, got);
        }
        return all.GetBuffer().AsMemory(0, (int)all.Length);
    }

    private static InputException TooLong(string name, long most) => new(name, null, $"The file is longer than {most / (1 << 20)} MB. Save it smaller.");
}
