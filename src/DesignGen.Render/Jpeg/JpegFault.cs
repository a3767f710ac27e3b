using DesignGen.Core.Errors;

namespace DesignGen.Render.Jpeg;

/// <summary>The ways in which a JPEG file can't be read, each with its remedy.</summary>
/// <param name="name">What the file is called in messages.</param>
internal sealed class JpegFault(string name)
{
    /// <summary>The file ends before its picture does.</summary>
    public InputException CutOff() => new(name, null, "The file is cut off: its picture ends too early. Save or send the picture again.");

    /// <summary>The file contradicts itself or the standard.</summary>
    /// <param name="why">What is wrong, as a clause.</param>
    public InputException Damaged(string why) => new(name, null, $"This JPEG file is damaged: {why}. Save or send the picture again.");

    /// <summary>A kind of JPEG that is not read.</summary>
    /// <param name="kind">Fits "This JPEG file is …".</param>
    public InputException Unread(string kind) => new(name, null, $"This JPEG file is {kind}, which can't be read. Save it as PNG, or as an ordinary JPEG (baseline or progressive, 8 bits).");

    /// <summary>Over a limit.</summary>
    public InputException Refuse(string message) => new(name, null, message);
}
