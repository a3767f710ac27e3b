using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Render.Fonts;

namespace DesignGen.Produce.Pdf.Lettering;

/// <summary>The fonts of one document: measures texts, sets them, and keeps in mind which glyphs must be embedded.</summary>
/// <remarks>
/// Latin is set in Helvetica, which is not embedded. What it lacks is set in the Chinese font, of which the glyphs that were used go into the
/// document with their characters, so that texts can be searched and copied. What neither has is set in a Chinese font by name
/// (Adobe-GB1), which readers take from their own machine. Bold Chinese is the same glyphs with a thin stroke round them.
/// </remarks>
internal sealed class PdfLettering(PdfFile file, SheetFonts fonts)
{
    // Stroke round bold Chinese glyphs, ems.
    private const double Emboldened = 0.024;

    private const string ByName = "STSong-Light";

    private readonly Dictionary<Rune, int> _places = [];
    private readonly List<(Rune Rune, int Glyph)> _glyphs = [];
    private readonly int[] _latin = new int[2];
    private int _chinese, _named;

    private enum Face
    {
        Latin,
        Chinese,
        Named,
    }

    /// <summary>Whether anything is set in the Chinese font.</summary>
    public bool UsesChinese => _chinese > 0;

    /// <summary>How wide a text is set, ems.</summary>
    public double Measure(string text, bool bold) => text.EnumerateRunes().Sum(rune => Measure(rune, bold));

    /// <summary>How far the pen moves after a character, ems.</summary>
    public double Measure(Rune rune, bool bold)
    {
        if (Helvetica.Code(rune) is byte code)
            return Helvetica.Width(code, bold);
        return GlyphOf(rune) is > 0 and var glyph ? fonts.Chinese!.Advance(glyph) / (double)fonts.Chinese.Metrics.UnitsPerEm : 1;
    }

    /// <summary>Sets a line of text; characters without a shape, such as line breaks, are left out.</summary>
    /// <param name="content">Where it is drawn; its unit is the millimetre, y down.</param>
    /// <param name="resources">What the drawing names.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">Left end of the base line, mm.</param>
    /// <param name="size">Height of the em, mm.</param>
    /// <param name="colour">Order that takes up the colour, for filling.</param>
    /// <param name="stroke">The same for stroking.</param>
    /// <param name="bold">Whether it is set bold.</param>
    public void Set(PdfContent content, PdfResources resources, string text, Point at, double size, string colour, string stroke, bool bold)
    {
        content.Order($"q BT {colour} {PdfText.Numbers(size, 0, 0, -size, at.X, at.Y)} Tm");
        Face? open = null;
        var run = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes().Where(r => !Rune.IsControl(r)))
        {
            Face face = Helvetica.Code(rune) is not null ? Face.Latin : GlyphOf(rune) > 0 ? Face.Chinese : Face.Named;
            if (open != face || run.Length > 800)
            {
                End();
                open = face;
            }
            run.Append(face switch
            {
                Face.Latin => Helvetica.Code(rune)!.Value.ToString("X2", CultureInfo.InvariantCulture),
                Face.Chinese => Place(rune).ToString("X4", CultureInfo.InvariantCulture),
                _ => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString())),
            });
        }
        End();
        content.Order("ET Q");

        void End()
        {
            if (run.Length == 0)
                return;
            bool thick = bold && open != Face.Latin;
            content.Order($"{resources.Font(Number(open!.Value, bold))} 1 Tf {(thick ? $"{stroke} {PdfText.Number(size * Emboldened)} w 2 Tr" : "0 Tr")} <{run}> Tj");
            run.Clear();
        }
    }

    /// <summary>Writes the fonts that were used.</summary>
    public void Write()
    {
        for (int bold = 0; bold < 2; bold++)
        {
            if (_latin[bold] > 0)
                file.Put(_latin[bold], $"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{(bold == 1 ? "-Bold" : "")}/Encoding/WinAnsiEncoding>>");
        }
        if (_named > 0)
        {
            int descriptor = file.Put($"<</Type/FontDescriptor/FontName/{ByName}/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
            int descendant = file.Put($"<</Type/Font/Subtype/CIDFontType0/BaseFont/{ByName}/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor {descriptor} 0 R>>");
            file.Put(_named, $"<</Type/Font/Subtype/Type0/BaseFont/{ByName}-UniGB-UTF16-H/Encoding/UniGB-UTF16-H/DescendantFonts[{descendant} 0 R]>>");
        }
        if (_chinese > 0)
            WriteChinese(fonts.Chinese!);
    }

    private void WriteChinese(FontFile font)
    {
        FontMetrics of = font.Metrics;
        var glyphs = new List<(Outline Shape, double Advance)>();
        lock (font)
        {
            glyphs.Add((Outline.Empty, of.UnitsPerEm));
            glyphs.AddRange(_glyphs.Select(g => (font.Shape(g.Glyph), (double)font.Advance(g.Glyph))));
        }
        string plain = string.Concat(font.Names.PostScript.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(_glyphs.Select(g => g.Rune.ToString()))));
        // Six letters in front tell other programs that it is a part of the font (PDF 1.6, 5.5.3).
        string name = string.Concat(hash.Take(6).Select(b => (char)('A' + b % 26))) + "+" + (plain.Length > 0 ? plain : "Chinese");
        byte[] cff = CffSubset.Write(name, glyphs, of.UnitsPerEm);
        Rect box = glyphs.Aggregate(Rect.Empty, (all, g) => g.Shape.IsEmpty ? all : all.Union(g.Shape.Bounds));
        int Thousandths(double units) => (int)Math.Round(units * 1000 / of.UnitsPerEm);
        int data = file.PutStream("/Subtype/CIDFontType0C", true, to => to.Write(cff));
        int descriptor = file.Put(FormattableString.Invariant($"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{Thousandths(box.Left)} {Thousandths(-box.Bottom)} {Thousandths(box.Right)} {Thousandths(-box.Top)}]/ItalicAngle 0/Ascent {Thousandths(of.Ascent)}/Descent {Thousandths(of.Descent)}/CapHeight {Thousandths(of.CapHeight)}/StemV 80/FontFile3 {data} 0 R>>"));
        string widths = string.Concat(glyphs.Select((g, i) => Thousandths(g.Advance) == 1000 ? "" : FormattableString.Invariant($"{i}[{Thousandths(g.Advance)}]")));
        int descendant = file.Put($"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[{widths}]/FontDescriptor {descriptor} 0 R>>");
        int characters = file.PutStream("", true, to => to.Write(Encoding.ASCII.GetBytes(Characters())));
        file.Put(_chinese, $"<</Type/Font/Subtype/Type0/BaseFont/{name}-Identity-H/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {characters} 0 R>>");
    }

    // Which character each code stands for (PDF 1.6, 5.9.2): a hundred to a block.
    private string Characters()
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach ((Rune Rune, int Place)[] block in _glyphs.Select((g, i) => (g.Rune, i + 1)).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach ((Rune rune, int place) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{place:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }

    private int Number(Face face, bool bold) => face switch
    {
        Face.Latin => Reserved(ref _latin[bold ? 1 : 0]),
        Face.Chinese => Reserved(ref _chinese),
        _ => Reserved(ref _named),
    };

    private int Reserved(ref int number) => number > 0 ? number : number = file.Reserve();

    private int GlyphOf(Rune rune) => fonts.Chinese?.GlyphOf(rune) ?? 0;

    private int Place(Rune rune)
    {
        if (!_places.TryGetValue(rune, out int place))
        {
            _glyphs.Add((rune, GlyphOf(rune)));
            _places[rune] = place = _glyphs.Count;
        }
        return place;
    }
}
