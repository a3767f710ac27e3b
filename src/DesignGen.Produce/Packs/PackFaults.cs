using DesignGen.Core.Errors;

namespace DesignGen.Produce.Packs;

/// <summary>Turns what a disk says into what a person can do.</summary>
internal static class PackFaults
{
    // "No space left", as Linux and macOS (28), and Windows (handle disk full, disk full) number it; "read-only" likewise.
    private static readonly int[] Full = [28, unchecked((int)0x80070027), unchecked((int)0x80070070)];
    private static readonly int[] ReadOnly = [30, unchecked((int)0x80070013)];

    /// <summary>The error to report for a failed write, or null where it is not the disk's.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="target">The folder or zip asked for.</param>
    public static Exception? Translate(Exception fault, string target)
    {
        string folder = Path.GetDirectoryName(target) ?? target;
        return fault switch
        {
            UnauthorizedAccessException => Refused(),
            IOException io when ReadOnly.Contains(io.HResult) => Refused(),
            IOException io when Full.Contains(io.HResult) =>
                new UnavailableException($"The disk of {folder} is full; nothing was left there. Free some space, or write the pack elsewhere, and run again.", fault),
            IOException => new UnavailableException($"{target} can't be written just now: {fault.Message.TrimEnd('.')}. Close programs that use it and run again.", fault),
            _ => null,
        };

        UnavailableException Refused() => new($"{folder} can't be written, so {target} was not made. Allow writing there, or choose another folder.", fault);
    }
}
