using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Geometry;
using DesignGen.Render.Fonts;

namespace DesignGen.Render.Tests.Fonts;

public class FontFileTests
{
    [Theory]
    [InlineData("small.ttf", 0)]
    [InlineData("small.woff", 0)]
    [InlineData("small.woff2", 0)]
    [InlineData("small.ttc", 1)]
    public void Every_container_gives_the_same_letters(string file, int face)
    {
        FontFile font = FontFile.Read(SmallFonts.Bytes(file), file, face), plain = FontFile.Read(SmallFonts.Plain(), "small.ttf");
        Assert.Equal(plain.GlyphCount, font.GlyphCount);
        for (int glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            Assert.Equal(plain.Advance(glyph), font.Advance(glyph));
            Assert.Equal(plain.Shape(glyph).Contours.SelectMany(c => c.Flatten(1)), font.Shape(glyph).Contours.SelectMany(c => c.Flatten(1)));
        }
    }

    [Fact]
    public void Letters_stand_on_the_base_line_with_y_down()
    {
        FontFile font = FontFile.Read(SmallFonts.Plain(), "small.ttf");
        Rect a = font.Shape(new Rune('A')).Bounds;
        Assert.Equal((10, -700, 610, 0), (a.Left, a.Top, a.Right, a.Bottom));
        Assert.Equal(700, font.Metrics.CapHeight);
        Assert.Equal(620, font.Advance(font.GlyphOf(new Rune('A'))));
        Assert.True(font.Shape(new Rune(' ')).IsEmpty);
    }

    [Fact]
    public void A_letter_made_of_others_has_their_parts_scaled_and_moved()
    {
        FontFile font = FontFile.Read(SmallFonts.Plain(), "small.ttf");
        Outline letter = font.Shape(new Rune('Ä'));
        Assert.Equal(3, letter.Contours.Length);
        Assert.Equal(new Point(255, -740), letter.Contours[1].Start);

        // (20, 700) by the matrix 0.5 0.25 -0.25 0.5 and the step (400, 100).
        Assert.Equal(new Point(235, -455), font.Shape(new Rune(0x1F600)).Contours[2].Start);
    }

    [Fact]
    public void A_contour_without_a_point_on_its_curve_is_closed_and_smooth()
    {
        Contour ring = FontFile.Read(SmallFonts.Plain(), "small.ttf").Shape(new Rune('O')).Contours[0];
        Assert.Equal(4, ring.Segments.Length);
        Assert.Equal(ring.Start, ring.Segments[^1].End);
    }

    [Fact]
    public void Pairs_come_before_classes_and_classes_serve_the_rest()
    {
        FontFile font = FontFile.Read(SmallFonts.Plain(), "small.ttf");
        int Kern(int a, int b) => font.Kern(font.GlyphOf(new Rune(a)), font.GlyphOf(new Rune(b)));
        Assert.Equal((-80, -70, -40, -12, -30, 0), (Kern('A', 'V'), Kern('V', 'A'), Kern('T', 'O'), Kern('A', 'O'), Kern('O', 'V'), Kern('T', 'T')));
        Assert.Equal(-12, Kern('Ä', 'B'));
    }

    [Fact]
    public void An_old_font_kerns_by_its_table_of_pairs()
    {
        FontFile font = FontFile.Read(SmallFonts.Bytes("old.ttf"), "old.ttf");
        Assert.Equal((-91, 17, 0), (font.Kern(2, 3), font.Kern(3, 5), font.Kern(3, 2)));
    }

    [Fact]
    public void A_font_says_its_names_licence_and_what_it_may_be_embedded_for()
    {
        FontFile font = FontFile.Read(SmallFonts.Plain(), "small.ttf");
        Assert.Equal(("Small Test", "Regular", "SmallTest-Regular"), (font.Names.Family, font.Names.Style, font.Names.PostScript));
        Assert.Contains("小试", font.Names.All);
        Assert.Equal(("Drawn for these tests; use it as you like.", "https://example.org/licence"), (font.Names.Licence, font.Names.LicenceAddress));
        Assert.Equal((FontEmbedding.PreviewAndPrint, true), (font.Embedding, font.WholeOnly));
        Assert.Equal(64, font.Hash.Length);
    }

    [Fact]
    public void Characters_that_the_font_lacks_are_listed_once_each()
    {
        FontFile font = FontFile.Read(SmallFonts.Plain(), "small.ttf");
        Assert.Equal("龙q", string.Concat(font.Missing("龙 AV国\nq龙")));
        Assert.Contains("龙 (U+9F99)", FontShelf.Named(font.Missing("龙")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_face_that_a_collection_lacks_is_refused()
    {
        InputException e = Assert.Throws<InputException>(() => FontFile.Read(SmallFonts.Bytes("small.ttc"), "small.ttc", 2));
        Assert.Contains("2 faces", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_is_found_by_any_of_its_names_and_by_its_file()
    {
        var search = new FontSearch([Path.Combine(SmallFonts.Folder, "none"), SmallFonts.Folder]);
        foreach (string name in (string[])["small test", "SmallTest-Regular", "小试", Path.Combine(SmallFonts.Folder, "small.ttc#1")])
            Assert.Equal("Small Test", search.Find(name).Names.Family);
        Assert.Equal("small.woff2", search.Find(Path.Combine(SmallFonts.Folder, "small.woff2")).FileName);
        Assert.NotNull(search.Covering("AV国"));
        Assert.Null(search.Covering("龙"));
        InputException e = Assert.Throws<InputException>(() => search.Find("Small Tests"));
        Assert.Contains("Near it: Small Test", e.Message, StringComparison.Ordinal);
    }
}
