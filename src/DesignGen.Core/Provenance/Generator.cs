namespace DesignGen.Core.Provenance;

/// <summary>What wrote a file, as the files say it.</summary>
public static class Generator
{
    /// <summary>Version of this build: three numbers.</summary>
    public static string Version { get; } = typeof(Generator).Assembly.GetName().Version!.ToString(3);

    /// <summary>Name and version.</summary>
    public static string Name { get; } = "DesignGen " + Version;
}
