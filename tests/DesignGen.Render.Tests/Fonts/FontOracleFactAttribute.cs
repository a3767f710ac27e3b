namespace DesignGen.Render.Tests.Fonts;

/// <summary>A test beside FreeType: it is skipped, and says what is missing, where python3-freetype or too many of the fonts are.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FontOracleFactAttribute : FactAttribute
{
    internal const string Python = "/usr/bin/python3";

    private const int Least = 20;

    public FontOracleFactAttribute()
    {
        string[] gone = [.. OutlineOracleTests.Fonts.Select(f => f.File).Where(f => !File.Exists(OutlineOracleTests.PathOf(f)))];
        if (!File.Exists(Python) || !File.Exists("/usr/lib/python3/dist-packages/freetype/__init__.py"))
            Skip = "needs Debian's python3-freetype";
        else if (OutlineOracleTests.Fonts.Length - gone.Length < Least || gone.Count(f => f.Contains("CJK", StringComparison.Ordinal)) > 2)
            Skip = $"needs {Least} fonts of Debian's packages, two of Noto CJK among them; missing: {string.Join(", ", gone)}";
    }
}

/// <summary>A test on fonts of Debian's packages: it is skipped, and says which, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FontFactAttribute : FactAttribute
{
    public FontFactAttribute(params string[] files)
    {
        string[] gone = [.. files.Where(f => !File.Exists(OutlineOracleTests.PathOf(f)))];
        if (gone.Length > 0)
            Skip = "needs the font " + string.Join(", ", gone);
    }
}
