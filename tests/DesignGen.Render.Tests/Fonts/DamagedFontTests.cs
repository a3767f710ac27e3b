using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Render.Fonts;

namespace DesignGen.Render.Tests.Fonts;

/// <summary>Fonts with bytes changed, cut short, and swapped: each ends in a result or in a message for the user, and soon.</summary>
public class DamagedFontTests
{
    private const string TrueType = "truetype/liberation/LiberationSans-Regular.ttf", Cff = "opentype/urw-base35/P052-Roman.otf", Wide = "truetype/dejavu/DejaVuSansMono.ttf";

    [FontFact(TrueType)]
    public void A_damaged_TrueType_font_gives_letters_or_a_message() => Damaged(TrueType, 120);

    [FontFact(Cff)]
    public void A_damaged_CFF_font_gives_letters_or_a_message() => Damaged(Cff, 120);

    [FontFact(Wide)]
    public void A_damaged_font_of_many_signs_gives_letters_or_a_message() => Damaged(Wide, 60);

    private static void Damaged(string file, int tries)
    {
        byte[] whole = File.ReadAllBytes(OutlineOracleTests.PathOf(file));
        int rounds = Environment.GetEnvironmentVariable("FONT_FUZZ") is string more ? int.Parse(more, System.Globalization.CultureInfo.InvariantCulture) : tries;
        foreach (byte[] damaged in Damage.Of(whole, rounds, 11))
            Use(damaged);
    }

    [Fact]
    public void Damaged_packed_fonts_give_letters_or_a_message()
    {
        foreach (byte[] packed in SmallFonts.Packed())
        {
            foreach (byte[] damaged in Damage.Of(packed, 300, 5))
                Use(damaged);
        }
    }

    [Fact]
    public void A_file_that_is_no_font_is_named()
    {
        InputException e = Assert.Throws<InputException>(() => FontFile.Read(Encoding.UTF8.GetBytes("a letter, but not a font"), "notes.ttf"));
        Assert.Contains("notes.ttf", e.Message, StringComparison.Ordinal);
        Assert.Contains("not a font", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_missing_or_damaged_is_named()
    {
        byte[] font = SmallFonts.Plain();
        int glyf = BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(font.AsSpan().IndexOf("glyf"u8) + 8));
        byte[] cut = [.. font];
        cut.AsSpan(glyf + 40, 60).Fill(255);
        InputException damaged = Assert.Throws<InputException>(() => Enumerable.Range(0, 10).Sum(g => FontFile.Read(cut, "cut.ttf").Shape(g).Contours.Length));
        Assert.Contains("cut.ttf: glyf", damaged.Message, StringComparison.Ordinal);
        Encoding.ASCII.GetBytes("xxxx").CopyTo(font, font.AsSpan().IndexOf("hmtx"u8));
        InputException gone = Assert.Throws<InputException>(() => FontFile.Read(font, "gone.ttf"));
        Assert.Contains("gone.ttf: hmtx", gone.Message, StringComparison.Ordinal);
    }

    private static void Use(byte[] bytes)
    {
        long began = Stopwatch.GetTimestamp();
        try
        {
            FontFile font = FontFile.Read(bytes, "damaged");
            for (int c = 33; c < 400; c += 3)
            {
                int glyph = font.GlyphOf(new Rune(c));
                try
                {
                    Assert.False(double.IsNaN(font.Shape(glyph).Bounds.Width));
                    _ = font.Advance(glyph) + font.AdvanceDown(glyph) + font.Kern(glyph, font.GlyphOf(new Rune('V')));
                }
                catch (InputException)
                {
                }
            }
        }
        catch (InputException e)
        {
            Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
        }
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "a damaged font took too long");
    }
}
