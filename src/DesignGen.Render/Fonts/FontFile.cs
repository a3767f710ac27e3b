using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Fonts;

/// <summary>What the maker of a font lets it be embedded for; outlines in artwork are a matter of the licence, not of this.</summary>
public enum FontEmbedding
{
    /// <summary>No limit.</summary>
    Installable,

    /// <summary>In documents that may be edited.</summary>
    Editable,

    /// <summary>In documents to look at and print.</summary>
    PreviewAndPrint,

    /// <summary>Not at all without the maker's leave.</summary>
    Restricted,
}

/// <summary>Measures of a whole face, font units; heights above the base line are positive.</summary>
/// <param name="UnitsPerEm">Font units to one em: 16 to 16384.</param>
/// <param name="Ascent">Top of a line above the base line.</param>
/// <param name="Descent">Bottom of a line, as a rule negative.</param>
/// <param name="LineGap">White between lines.</param>
/// <param name="CapHeight">Height of a capital H.</param>
/// <param name="XHeight">Height of a small x; 0 where the font is silent.</param>
/// <param name="Weight">100 thin to 900 black; 400 is regular.</param>
/// <param name="ItalicDegrees">Lean of upright strokes, anticlockwise from the vertical: negative for letters that lean right.</param>
public sealed record FontMetrics(int UnitsPerEm, int Ascent, int Descent, int LineGap, int CapHeight, int XHeight, int Weight, double ItalicDegrees);

/// <summary>
/// One face of a font file: outlines, widths, kerning, names and licence. TrueType, OpenType (CFF and CFF2), collections,
/// WOFF and WOFF2 are read; a variable font gives its default instance.
/// </summary>
/// <remarks>
/// The file is never trusted: whatever its bytes are, reading ends with a result or with an <see cref="InputException"/> that
/// names file and table, in time and memory that the size of the file bounds. Safe to share between threads.
/// </remarks>
public sealed class FontFile : IFont
{
    private readonly FontTables _tables;
    private readonly byte[] _bytes;
    private readonly FontBytes _widths;
    private readonly int _widthCount;
    private readonly FontBytes? _heights;
    private readonly int _heightCount;
    private readonly CharacterMap _characters;
    private readonly Kerning _kerning;
    private readonly GlyfOutlines? _glyf;
    private readonly Cff? _cff;
    private readonly ConcurrentDictionary<int, Outline> _shapes = new();

    private FontFile(byte[] bytes, string file, int face)
    {
        _bytes = bytes;
        FileName = file;
        Face = face;
        _tables = FontTables.Open(bytes, file, face);
        Faces = _tables.Faces;
        Names = FontNames.Read(_tables.Find("name"), file);
        FontBytes head = _tables.Need("head"), hhea = _tables.Need("hhea");
        int units = head.U16(18);
        if (units is < 16 or > 16384)
            throw head.Fault($"has {units} units to the em, where 16 to 16384 are allowed");
        GlyphCount = _tables.Need("maxp").U16(4);
        if (GlyphCount == 0)
            throw _tables.Need("maxp").Fault("has no glyphs");
        _widths = _tables.Need("hmtx");
        _widthCount = hhea.U16(34);
        if (_widthCount == 0)
            throw hhea.Fault("has no widths");
        if (_tables.Find("vmtx") is FontBytes heights && _tables.Find("vhea") is FontBytes vhea && vhea.U16(34) > 0)
            (_heights, _heightCount) = (heights, vhea.U16(34));
        _characters = new(_tables.Need("cmap"));
        _kerning = new(_tables.Find("GPOS"), _tables.Find("kern"));
        if (_tables.Find("glyf") is FontBytes glyf)
            _glyf = new(glyf, _tables.Need("loca"), head.I16(50) != 0, GlyphCount);
        else if (_tables.Find("CFF ") is FontBytes cff)
            _cff = new(cff, second: false);
        else if (_tables.Find("CFF2") is FontBytes cff2)
            _cff = new(cff2, second: true);
        else
            throw new InputException(file, null, "The font holds pictures, not outlines, and can't be printed from. Use a font with TrueType or OpenType outlines.");
        Metrics = Measure(units, hhea);
    }

    /// <summary>The file, as the user named it.</summary>
    public string FileName { get; }

    /// <summary>Which face of the file this is, from 0.</summary>
    public int Face { get; }

    /// <summary>How many faces the file holds; more than one in a collection.</summary>
    public int Faces { get; }

    /// <summary>What the font says of itself, its licence among it.</summary>
    public FontNames Names { get; }

    /// <summary>Measures of the face.</summary>
    public FontMetrics Metrics { get; }

    /// <summary>How many glyphs there are.</summary>
    public int GlyphCount { get; }

    /// <summary>What the maker lets the font be embedded for: the fsType bits of 'OS/2'.</summary>
    public FontEmbedding Embedding { get; private set; }

    /// <summary>Whether the maker forbids to embed a part of the font only.</summary>
    public bool WholeOnly { get; private set; }

    /// <summary>SHA-256 of the file in small hexadecimal letters, by which a recipe knows the font again.</summary>
    public string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(_bytes));

    /// <inheritdoc/>
    public FontMark Mark => field ??= new(
        Short(Names.Full, FontMark.MostName), Short(Names.Version, FontMark.MostName), Hash,
        Short(string.Join("; ", new[] { Names.Licence, Names.LicenceAddress, Names.Copyright }.Where(t => t.Length > 0)), FontMark.MostLicence));

    /// <inheritdoc/>
    public int UnitsPerEm => Metrics.UnitsPerEm;

    /// <inheritdoc/>
    public double CapHeight => Metrics.CapHeight;

    /// <summary>Reads one face of a font.</summary>
    /// <param name="bytes">The whole file; it must not change afterwards.</param>
    /// <param name="file">The file's name, for messages and where the font does not name itself.</param>
    /// <param name="face">Which face of a collection, from 0.</param>
    /// <exception cref="InputException">The bytes are no font, a damaged one, or one without outlines; the message names file and table.</exception>
    public static FontFile Read(byte[] bytes, string file, int face = 0) => new(bytes, file, face);

    /// <summary>Whether the font draws a character.</summary>
    public bool Has(Rune rune) => GlyphOf(rune) != 0;

    /// <summary>The characters of a text that the font does not draw, each once, in order; spaces and line breaks are never missing.</summary>
    public ImmutableArray<string> Missing(string text) =>
        [.. text.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && !Has(r)).Distinct().Select(r => r.ToString())];

    /// <summary>The glyph of a character: 0, the font's sign for what it lacks, where it has none.</summary>
    public int GlyphOf(Rune rune) => _characters[rune] is var glyph && glyph < GlyphCount ? glyph : 0;

    /// <summary>The outline of a character's glyph; see <see cref="Shape(int)"/>.</summary>
    public Outline Shape(Rune rune) => Shape(GlyphOf(rune));

    /// <summary>A glyph's outline in font units: origin on the base line at the left, y down as in all artwork, so that capitals lie above 0. Fill by the non-zero rule.</summary>
    /// <param name="glyph">0 to <see cref="GlyphCount"/> - 1.</param>
    /// <exception cref="InputException">The glyph is damaged.</exception>
    public Outline Shape(int glyph)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(glyph);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(glyph, GlyphCount);
        if (_shapes.TryGetValue(glyph, out Outline? known))
            return known;
        Outline shape;
        double step = 0;
        if (_glyf is not null)
        {
            // TrueType places a glyph by its left bearing, whatever the outline's own left edge.
            (OutlineBuilder drawn, int placed, double left) = _glyf.Draw(glyph);
            shape = drawn.Build();
            step = shape.IsEmpty ? 0 : LeftBearing(placed) - left;
        }
        else
        {
            shape = glyph < _cff!.Count ? _cff.Draw(glyph).Build() : Outline.Empty;
        }
        return _shapes[glyph] = shape.Transform(new(1, 0, 0, -1, step, 0));
    }

    /// <summary>How far the pen moves to the right after a glyph, font units.</summary>
    public int Advance(int glyph) => _widths.U16(4L * Math.Min(glyph, _widthCount - 1));

    /// <inheritdoc/>
    public double Advance(Rune sign) => Advance(GlyphOf(sign));

    /// <summary>How far the pen moves down after a glyph of a line that runs from top to bottom, font units; an em where the font is silent.</summary>
    public int AdvanceDown(int glyph) => _heights is FontBytes heights ? heights.U16(4L * Math.Min(glyph, _heightCount - 1)) : Metrics.UnitsPerEm;

    /// <summary>How much two glyphs side by side are set closer (negative) or wider than their widths say, font units.</summary>
    public int Kern(int left, int right) => _kerning[left, right];

    /// <inheritdoc/>
    public double Kern(Rune left, Rune right) => Kern(GlyphOf(left), GlyphOf(right));

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most].TrimEnd();

    private int LeftBearing(int glyph) => glyph < _widthCount ? _widths.I16(4L * glyph + 2) : 4L * _widthCount + 2L * (glyph - _widthCount) + 2 <= _widths.Length ? _widths.I16(4L * _widthCount + 2L * (glyph - _widthCount)) : 0;

    private FontMetrics Measure(int units, FontBytes hhea)
    {
        int ascent = hhea.I16(4), descent = hhea.I16(6), gap = hhea.I16(8), cap = 0, small = 0, weight = 400;
        if (_tables.Find("OS/2") is FontBytes os2 && os2.Length >= 78)
        {
            weight = Math.Clamp((int)os2.U16(4), 1, 1000);
            int type = os2.U16(8);
            Embedding = (type & 15) switch { 0 => FontEmbedding.Installable, var t when (t & 8) != 0 => FontEmbedding.Editable, var t when (t & 4) != 0 => FontEmbedding.PreviewAndPrint, var t when (t & 2) != 0 => FontEmbedding.Restricted, _ => FontEmbedding.Installable };
            WholeOnly = (type & 0x100) != 0;

            // The maker says which of the two sets of line measures is meant.
            if ((os2.U16(62) & 128) != 0 || ascent == 0 && descent == 0)
                (ascent, descent, gap) = (os2.I16(68), os2.I16(70), os2.I16(72));
            if (os2.U16(0) >= 2 && os2.Length >= 90)
                (small, cap) = (os2.I16(86), os2.I16(88));
        }
        if (cap <= 0)
            cap = Tall('H') is > 0 and var tall ? tall : Tall('国') is > 0 and var square ? square : (int)(0.7 * units);
        double lean = _tables.Find("post") is FontBytes post && post.Length >= 8 ? post.I32(4) / 65536.0 : 0;
        return new(units, ascent, descent, gap, cap, Math.Max(0, small), weight, lean);
    }

    private int Tall(char sign) => GlyphOf(new(sign)) is > 0 and var glyph ? (int)-Shape(glyph).Bounds.Top : 0;
}
