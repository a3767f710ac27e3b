using System.Globalization;
using System.Text;

namespace DesignGen.Produce.Pdf;

/// <summary>What a page's or form's drawing names: colour spaces, states, shadings, pictures, fonts.</summary>
internal sealed class PdfResources
{
    private readonly SortedDictionary<string, SortedSet<int>> _used = new(StringComparer.Ordinal);
    private int _defaultRgb;

    /// <summary>Makes colours given as plain red, green and blue mean those of a colour space.</summary>
    public void DefaultRgb(int space) => _defaultRgb = space;

    /// <summary>The name by which drawing orders call a colour space.</summary>
    public string ColourSpace(int number) => Use("ColorSpace", number);

    /// <summary>The name by which drawing orders call a graphics state.</summary>
    public string State(int number) => Use("ExtGState", number);

    /// <summary>The name by which drawing orders call a shading.</summary>
    public string Shading(int number) => Use("Shading", number);

    /// <summary>The name by which drawing orders call a picture or form.</summary>
    public string XObject(int number) => Use("XObject", number);

    /// <summary>The name by which drawing orders call a font.</summary>
    public string Font(int number) => Use("Font", number);

    /// <summary>The dictionary.</summary>
    public override string ToString()
    {
        if (_defaultRgb > 0)
            _used.TryAdd("ColorSpace", []);
        var text = new StringBuilder("<<");
        foreach ((string kind, SortedSet<int> numbers) in _used)
        {
            text.Append('/').Append(kind).Append("<<");
            if (kind == "ColorSpace" && _defaultRgb > 0)
                text.Append(CultureInfo.InvariantCulture, $"/DefaultRGB {_defaultRgb} 0 R");
            foreach (int number in numbers)
                text.Append(CultureInfo.InvariantCulture, $"/{Letter(kind)}{number} {number} 0 R");
            text.Append(">>");
        }
        return text.Append(">>").ToString();
    }

    private static char Letter(string kind) => kind switch { "ColorSpace" => 'C', "ExtGState" => 'G', "Shading" => 'H', "Font" => 'F', _ => 'X' };

    private string Use(string kind, int number)
    {
        if (!_used.TryGetValue(kind, out SortedSet<int>? numbers))
            _used[kind] = numbers = [];
        numbers.Add(number);
        return string.Create(CultureInfo.InvariantCulture, $"/{Letter(kind)}{number}");
    }
}
