namespace DesignGen.Sheets.Reading;

/// <summary>How much an uploaded file may ask for. The defaults hold a review of 2000 variants with room to spare.</summary>
public sealed record ReadLimits
{
    /// <summary>Limits for everyday use.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Largest file, bytes.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    /// <summary>Most parts inside, pictures among them.</summary>
    public int MaxParts { get; init; } = 20_000;

    /// <summary>Most bytes that all parts may claim to unpack to.</summary>
    public long MaxClaimedBytes { get; init; } = 2L << 30;

    /// <summary>Most bytes that are unpacked for reading, all parts together.</summary>
    public long MaxUnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Most unpacked bytes for each packed one, of parts that unpack to more than 1 MiB. Deflate reaches 1032 on zeros; sheets stay below 100.</summary>
    public int MaxRatio { get; init; } = 300;

    /// <summary>Most cells with content, all sheets together.</summary>
    public int MaxCells { get; init; } = 2_000_000;

    /// <summary>Most sheets.</summary>
    public int MaxSheets { get; init; } = 100;
}
