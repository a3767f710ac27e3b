namespace DesignGen.Sheets.Writing;

/// <summary>One cell to be written. A default one leaves its place empty. Text never becomes a formula; only <see cref="Formula"/> makes one.</summary>
public readonly record struct Cell
{
    // 1899-12-30, so that serial 61 is 1 March 1900 as in every spreadsheet program (ECMA-376 part 1, 18.17.4.1).
    private static readonly DateTime Epoch = new(1899, 12, 30);

    internal string? Words { get; private init; }

    internal double? Value { get; private init; }

    internal string? Target { get; private init; }

    internal string? Calculation { get; private init; }

    internal CellStyle? Style { get; private init; }

    /// <summary>A cell with a look and no content.</summary>
    public static Cell Blank(CellStyle style) => new() { Style = style };

    /// <summary>Text; it stays text whatever it begins with.</summary>
    /// <param name="text">At most 32,767 characters; line ends are <c>\n</c>.</param>
    /// <param name="style">Its look; plain where null.</param>
    /// <exception cref="ArgumentException">The text is too long for a cell.</exception>
    public static Cell Text(string text, CellStyle? style = null)
    {
        if (text.Length > SheetText.MaxLength)
            throw new ArgumentException($"A cell holds at most {SheetText.MaxLength} characters; this text has {text.Length}.", nameof(text));
        return new() { Words = text, Style = style ?? CellStyle.Plain };
    }

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static Cell Number(double value, CellStyle? style = null) =>
        double.IsFinite(value) ? new() { Value = value, Style = style ?? CellStyle.Plain } : throw new ArgumentException("A cell holds only finite numbers.", nameof(value));

    /// <summary>A number that the spreadsheet program works out anew when what it depends on changes.</summary>
    /// <param name="formula">The formula without its equals sign, in the spelling of English spreadsheets. Put only references and numbers of the program into it, never a person's words.</param>
    /// <param name="value">What it comes to now, for programs that do not calculate.</param>
    /// <param name="style">Its look; plain where null.</param>
    /// <exception cref="ArgumentException">The value is not finite.</exception>
    public static Cell Formula(string formula, double value, CellStyle? style = null) => Number(value, style) with { Calculation = formula };

    /// <summary>A moment as the clock in its own offset shows it; a style without a format gets <c>yyyy-mm-dd hh:mm</c>.</summary>
    public static Cell Date(DateTimeOffset moment, CellStyle? style = null)
    {
        CellStyle look = style ?? CellStyle.Plain;
        return new() { Value = (moment.DateTime - Epoch).TotalDays, Style = look.Format.Length > 0 ? look : look with { Format = "yyyy-mm-dd hh:mm" } };
    }

    /// <summary>Text that leads somewhere.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="target">A file relative to the workbook's folder with forward slashes, a web address, or <c>#'Sheet'!A1</c>.</param>
    /// <param name="style">Its look; <see cref="Look.Link"/> where null.</param>
    public static Cell Link(string text, string target, CellStyle? style = null) => Text(text, style ?? Look.Link) with { Target = target };
}
