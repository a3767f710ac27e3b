using System.Text;
using DesignGen.Core.Fonts;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Tests.Lettering;

/// <summary>A font of boxes: each sign has a width of its own, so that what was set can be read off the print. Small letters are lower, p hangs below the base line, Chinese signs fill their square.</summary>
internal sealed class BoxFont(string signs, string name = "Box Test", string hash = "") : IFont
{
    public const int Em = 1000, Cap = 700;

    public FontMark Mark { get; } = new(name, "Version 1", hash.Length > 0 ? hash : new string('a', 64), "Free for tests");

    public int UnitsPerEm => Em;

    public double CapHeight => Cap;

    public bool Has(Rune sign) => signs.EnumerateRunes().Contains(sign);

    // Widths differ by one unit in the order of the signs: 300 and more for letters.
    public double Width(Rune sign) => sign.Value >= 0x2E80 ? 860 + Place(sign) : 300 + Place(sign);

    public double Advance(Rune sign) => Has(sign) ? Width(sign) + 80 : 500;

    public double Kern(Rune left, Rune right) => left.Value == 'A' && right.Value == 'V' ? -60 : 0;

    public Outline Shape(Rune sign)
    {
        if (!Has(sign) || Rune.IsWhiteSpace(sign))
            return Outline.Empty;
        (double top, double foot) = sign.Value switch { >= 0x2E80 => (-820, 60), 'p' => (-500, 200), >= 'a' and <= 'z' => (-500.0, 0.0), _ => (-Cap, 0) };
        return Outline.Rectangle(new(40, top, 40 + Width(sign), foot));
    }

    private int Place(Rune sign) => signs.EnumerateRunes().TakeWhile(r => r != sign).Count();
}

/// <summary>A shelf with given fonts.</summary>
internal sealed class SmallShelf(params IFont[] fonts) : IFontShelf
{
    public IFont? Find(string name) => fonts.FirstOrDefault(f => f.Mark.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public IFont Get(FontMark mark) => fonts.FirstOrDefault(f => f.Mark == mark) ?? throw FontShelf.Lacks(mark);

    public IFont? Covering(string text) => fonts.FirstOrDefault(f => f.Missing(text).IsEmpty);

    public System.Collections.Immutable.ImmutableArray<string> Near(string name) => [.. fonts.Select(f => f.Mark.Name)];
}
