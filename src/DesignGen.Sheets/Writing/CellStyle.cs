using DesignGen.Core.Colour;

namespace DesignGen.Sheets.Writing;

/// <summary>Where text stands in its cell, across.</summary>
public enum Across
{
    /// <summary>Text left, numbers right.</summary>
    General,

    /// <summary>At the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right.</summary>
    Right,
}

/// <summary>Where text stands in its cell, down.</summary>
public enum Down
{
    /// <summary>At the top.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Middle,

    /// <summary>At the bottom.</summary>
    Bottom,
}

/// <summary>How a cell looks. Two equal styles share one entry in the file.</summary>
public sealed record CellStyle
{
    /// <summary>Plain text, in the middle of its row.</summary>
    public static CellStyle Plain { get; } = new();

    /// <summary>Size of the text in points; null takes the workbook's (10).</summary>
    public double? Size { get; init; }

    /// <summary>Heavy text.</summary>
    public bool Bold { get; init; }

    /// <summary>Slanted text.</summary>
    public bool Italic { get; init; }

    /// <summary>Underlined text.</summary>
    public bool Underlined { get; init; }

    /// <summary>Colour of the text; null is black.</summary>
    public Srgb? Colour { get; init; }

    /// <summary>Colour of the cell; null is none.</summary>
    public Srgb? Fill { get; init; }

    /// <summary>Colour of a thin line on all four sides; null is none.</summary>
    public Srgb? Box { get; init; }

    /// <summary>Colour of a thin line below, where there is no box; null is none.</summary>
    public Srgb? Rule { get; init; }

    /// <summary>Place across.</summary>
    public Across Across { get; init; }

    /// <summary>Place down.</summary>
    public Down Down { get; init; } = Down.Middle;

    /// <summary>Whether long text goes on in the next line of the cell.</summary>
    public bool Wrap { get; init; }

    /// <summary>Steps of about three spaces from the edge that <see cref="Across"/> names, 0 to 15.</summary>
    public int Indent { get; init; }

    /// <summary>Format code of numbers, in the spelling of English spreadsheets, for example <c>0.0</c>; empty for none.</summary>
    public string Format { get; init; } = "";
}

/// <summary>The look that DesignGen's workbooks share: quiet greys, one deep blue, colour kept for inks and decisions.</summary>
public static class Look
{
    /// <summary>Deep blue of headers and titles.</summary>
    public static Srgb Deep { get; } = Srgb.Parse("#243b53");

    /// <summary>Lines between cells.</summary>
    public static Srgb Line { get; } = Srgb.Parse("#d5dbe1");

    /// <summary>Behind labels.</summary>
    public static Srgb Pale { get; } = Srgb.Parse("#f2f4f7");

    /// <summary>Behind cells that a person fills in.</summary>
    public static Srgb Entry { get; } = Srgb.Parse("#fffbea");

    /// <summary>Secondary text.</summary>
    public static Srgb Grey { get; } = Srgb.Parse("#616e7c");

    /// <summary>Title of a sheet.</summary>
    public static CellStyle Title { get; } = new() { Size = 16, Bold = true, Colour = Deep };

    /// <summary>Heading of a part of a sheet.</summary>
    public static CellStyle Heading { get; } = new() { Size = 12, Bold = true, Colour = Deep, Rule = Deep, Down = Down.Bottom };

    /// <summary>Header of a table.</summary>
    public static CellStyle Header { get; } = new() { Bold = true, Colour = Srgb.White, Fill = Deep, Box = Line, Across = Across.Centre, Wrap = true };

    /// <summary>Name of a value beside it.</summary>
    public static CellStyle Label { get; } = new() { Colour = Grey, Fill = Pale, Box = Line, Wrap = true, Across = Across.Left, Indent = 1 };

    /// <summary>Text in a table.</summary>
    public static CellStyle Text { get; } = new() { Box = Line, Wrap = true, Across = Across.Left, Indent = 1 };

    /// <summary>Short text in the middle of a table's cell.</summary>
    public static CellStyle Centred { get; } = new() { Box = Line, Wrap = true, Across = Across.Centre };

    /// <summary>Secondary remarks.</summary>
    public static CellStyle Note { get; } = new() { Colour = Grey, Wrap = true };

    /// <summary>A cell that a person fills in.</summary>
    public static CellStyle Input { get; } = new() { Box = Line, Wrap = true, Fill = Entry, Across = Across.Left, Indent = 1 };

    /// <summary>A link to a file or place.</summary>
    public static CellStyle Link { get; } = new() { Box = Line, Underlined = true, Colour = Srgb.Parse("#1f5fa8"), Wrap = true, Across = Across.Left, Indent = 1 };

    /// <summary>A number in a table.</summary>
    /// <param name="format">Format code, for example <c>0.0</c>.</param>
    public static CellStyle Number(string format) => new() { Box = Line, Format = format };

    /// <summary>A cell in an ink's colour, with text that can be read on it.</summary>
    public static CellStyle Swatch(Srgb colour) => new()
    {
        Fill = colour,
        Box = Line,
        Size = 8,
        Wrap = true,
        Across = Across.Centre,
        Colour = colour.ContrastWith(Srgb.White) >= colour.ContrastWith(Srgb.Black) ? Srgb.White : Srgb.Black,
    };
}
