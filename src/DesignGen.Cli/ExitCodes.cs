namespace DesignGen.Cli;

/// <summary>What the program says to the shell; <c>docs/cli.md</c> lists them for users.</summary>
internal static class ExitCodes
{
    /// <summary>Done as asked.</summary>
    public const int Done = 0;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A brief, template or workbook is wrong: fix it, then run again.</summary>
    public const int Input = 3;

    /// <summary>Something is unavailable just now: a full disk, a locked file. Running again may do.</summary>
    public const int Unavailable = 4;

    /// <summary>Stopped by Ctrl+C or <c>designgen cancel</c>; the same command goes on where it stopped.</summary>
    public const int Cancelled = 5;

    /// <summary>A defect of DesignGen, as in sysexits.h; a report was written.</summary>
    public const int Defect = 70;
}
