using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DesignGen.Core.Colour;

namespace DesignGen.Produce.Pdf;

/// <summary>The plates of a file as PDF colour spaces: one Separation for each, and DeviceN over several.</summary>
/// <remarks>The alternate, for screens and printers without the plate, is the ink's sRGB colour; half a tint is half way to white, as previews have it.</remarks>
internal sealed class SpotSpaces(PdfFile file, int rgb)
{
    private readonly Dictionary<string, (Srgb Colour, int Number)> _spots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sets = new(StringComparer.Ordinal);

    /// <summary>The name of an ink's plate: the ink's own, with its id where that name is taken by another colour or means something else in PDF.</summary>
    /// <param name="name">What the ink is called.</param>
    /// <param name="id">Its key.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="taken">Names of this page's other plates.</param>
    public string Name(string name, string id, Srgb colour, IReadOnlyCollection<string> taken)
    {
        // All and None are PDF's words for every plate and for no plate (PDF 1.6, 4.5.5).
        string plain = name.Replace("\0", "", StringComparison.Ordinal).Trim();
        if (plain.Length > 0 && plain is not ("All" or "None") && Free(plain))
            return plain;
        string full = plain.Length > 0 ? $"{plain} ({id})" : id;
        for (int i = 2; !Free(full); i++)
            full = string.Create(CultureInfo.InvariantCulture, $"{plain} ({id} {i})");
        return full;

        bool Free(string candidate) => !taken.Contains(candidate) && (!_spots.TryGetValue(candidate, out (Srgb Colour, int Number) spot) || spot.Colour == colour);
    }

    /// <summary>The Separation of a plate.</summary>
    public int Spot(string name, Srgb colour)
    {
        if (!_spots.TryGetValue(name, out (Srgb Colour, int Number) spot))
        {
            string full = PdfText.Numbers(colour.R / 255.0, colour.G / 255.0, colour.B / 255.0);
            spot = (colour, file.Put(FormattableString.Invariant($"[/Separation {PdfText.Name(name)} {rgb} 0 R<</FunctionType 2/Domain[0 1]/N 1/C0[1 1 1]/C1[{full}]>>]")));
            _spots.Add(name, spot);
        }
        return spot.Number;
    }

    /// <summary>One space over several plates, in the order given: where it overprints, exactly these plates are set and all others stay.</summary>
    public int Set(ImmutableArray<(string Name, Srgb Colour)> plates)
    {
        string key = string.Join('\0', plates.Select(p => p.Name));
        if (_sets.TryGetValue(key, out int number))
            return number;
        string colorants = string.Concat(plates.Select(p => FormattableString.Invariant($"{PdfText.Name(p.Name)} {Spot(p.Name, p.Colour)} 0 R")));
        byte[] program = Encoding.ASCII.GetBytes(Program([.. plates.Select(p => p.Colour)]));
        int tint = file.PutStream($"/FunctionType 4/Domain[{string.Join(' ', plates.Select(_ => "0 1"))}]/Range[0 1 0 1 0 1]", program);
        number = file.Put(FormattableString.Invariant($"[/DeviceN[{string.Concat(plates.Select(p => PdfText.Name(p.Name)))}] {rgb} 0 R {tint} 0 R<</Colorants<<{colorants}>>>>]"));
        _sets.Add(key, number);
        return number;
    }

    // White and from it, for each plate, the way to its colour by its tint: 1 + Σ tint·(colour − 1).
    private static string Program(Srgb[] colours)
    {
        var text = new StringBuilder("{");
        int n = colours.Length;
        for (int channel = 0; channel < 3; channel++)
        {
            text.Append("1 ");
            for (int i = 0; i < n; i++)
            {
                double code = (channel == 0 ? colours[i].R : channel == 1 ? colours[i].G : colours[i].B) / 255.0;
                text.Append(CultureInfo.InvariantCulture, $"{n - i + channel} index {PdfText.Number(code - 1)} mul add ");
            }
        }
        text.Append(CultureInfo.InvariantCulture, $"{n + 3} 3 roll ");
        for (int i = 0; i < n; i++)
            text.Append("pop ");
        return text.Append('}').ToString();
    }
}
