using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

namespace DesignGen.Sheets.Writing;

/// <summary>What a workbook says of itself.</summary>
/// <param name="Title">Shown in the file's properties.</param>
/// <param name="Author">Who made it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Language">Decides the font (Arial, or Microsoft YaHei) and the words of the page footer.</param>
public sealed record WorkbookProperties(string Title, string Author, DateTimeOffset CreatedAt, Language Language);

/// <summary>All of a sheet that must be known before its first row.</summary>
public sealed record SheetLayout
{
    /// <summary>Widths of the columns from A on, in digits of the workbook's font, 7 px each; 5 px of it are margin. 0 to 255.</summary>
    public required ImmutableArray<double> Widths { get; init; }

    /// <summary>Rows from the top that stay in view.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Columns from the left that stay in view.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>The row that every printed page begins with, from 1; 0 for none.</summary>
    public int PrintedHeaderRow { get; init; }

    /// <summary>Whether it is printed across the page. It always fits one page in width.</summary>
    public bool Landscape { get; init; } = true;

    /// <summary>Whether it fits one page in height too.</summary>
    public bool OnePage { get; init; }

    /// <summary>Whether the grid of empty cells is shown on screen.</summary>
    public bool GridLines { get; init; }

    /// <summary>Size on screen, per cent, 10 to 400.</summary>
    public int Zoom { get; init; } = 100;

    /// <summary>Whether people see it.</summary>
    public SheetVisibility Visibility { get; init; }

    /// <summary>Colour of its tab; null for the program's own.</summary>
    public Srgb? Tab { get; init; }

    /// <summary>Text at the left of the page footer; the page number stands at the right.</summary>
    public string Footer { get; init; } = "";
}
