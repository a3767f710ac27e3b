using DesignGen.Core.Errors;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>The words that a brief gave for a print, and the figure among them.</summary>
/// <param name="Lines">The lines in the brief's order; empty where it gave none.</param>
/// <param name="Number">A line of one or two digits, for layouts with a place for a figure; else empty.</param>
public sealed record BriefLines(IReadOnlyList<string> Lines, string Number)
{
    /// <summary>The brief's words.</summary>
    /// <param name="canvas">The canvas, with the brief's lines.</param>
    /// <param name="withNumber">Whether the layout has a place for a figure. It is taken out of the lines only where others are left.</param>
    /// <exception cref="InputException">The words have characters that neither the alphabet nor the recipe's font has.</exception>
    public static BriefLines Of(DesignCanvas canvas, bool withNumber)
    {
        List<string> lines = [.. canvas.Lettering.Select(l => l.Trim()).Where(l => l.Length > 0)];
        if (lines.Count == 0)
            return new(lines, "");
        string missing = string.Join(" ", canvas.FaceOr(Face.Varsity).Missing(string.Concat(lines)));
        if (missing.Length > 0)
            throw new InputException("recipe", "lettering", $"The built-in alphabet has no {missing}. It has {Alphabet.Signs}; change the words, leave them out, or set them in a font.");
        string number = withNumber && lines.Count > 1 ? lines.FirstOrDefault(l => l.Length <= 2 && l.All(char.IsAsciiDigit)) ?? "" : "";
        if (number.Length > 0)
            lines.Remove(number);
        return new(lines, number);
    }
}
