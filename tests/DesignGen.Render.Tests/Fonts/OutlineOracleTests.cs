using System.Diagnostics;
using System.Globalization;
using System.Text;
using DesignGen.Core.Geometry;
using DesignGen.Render.Fonts;
using DesignGen.Tests;

namespace DesignGen.Render.Tests.Fonts;

/// <summary>Outlines, widths, character maps and kerning beside those that FreeType and HarfBuzz read, of fonts that Debian's packages bring.</summary>
public class OutlineOracleTests
{
    // The file below /usr/share/fonts, the face in it, and which glyphs: every 23rd, say.
    internal static readonly (string File, int Face, int Step)[] Fonts =
    [
        ("truetype/dejavu/DejaVuSans-Bold.ttf", 0, 97), ("truetype/dejavu/DejaVuSerif.ttf", 0, 67), ("truetype/dejavu/DejaVuSansMono.ttf", 0, 71), ("truetype/dejavu/DejaVuSansCondensed.ttf", 0, 113),
        ("truetype/liberation/LiberationSans-Regular.ttf", 0, 17), ("truetype/liberation/LiberationSerif-Italic.ttf", 0, 17), ("truetype/liberation/LiberationMono-Bold.ttf", 0, 17), ("truetype/liberation/LiberationSansNarrow-Bold.ttf", 0, 17),
        ("truetype/lato/Lato-Regular.ttf", 0, 61), ("truetype/lato/Lato-Black.ttf", 0, 59), ("truetype/open-sans/OpenSans-ExtraBold.ttf", 0, 19), ("truetype/open-sans/OpenSans-CondLight.ttf", 0, 19),
        ("truetype/roboto/unhinted/RobotoTTF/Roboto-Black.ttf", 0, 67), ("truetype/wqy/wqy-microhei.ttc", 0, 997),
        ("opentype/urw-base35/NimbusRoman-BoldItalic.otf", 0, 17), ("opentype/urw-base35/NimbusSans-Regular.otf", 0, 19), ("opentype/urw-base35/P052-Roman.otf", 0, 17), ("opentype/urw-base35/URWGothic-Demi.otf", 0, 17),
        ("opentype/urw-base35/C059-Bold.otf", 0, 17), ("opentype/urw-base35/URWBookman-Light.otf", 0, 17), ("opentype/cantarell/Cantarell-Bold.otf", 0, 17), ("opentype/stix/STIXGeneral-Regular.otf", 0, 41),
        ("opentype/noto/NotoSansCJK-Bold.ttc", 2, 997), ("opentype/noto/NotoSansCJK-Regular.ttc", 0, 1499), ("opentype/noto/NotoSerifCJK-Bold.ttc", 2, 1499), ("opentype/noto/NotoSerifCJK-Regular.ttc", 1, 1499),
    ];

    [FontOracleFact]
    public void Fonts_are_read_as_FreeType_and_HarfBuzz_read_them()
    {
        (string File, int Face, int Step)[] here = [.. Fonts.Where(f => File.Exists(PathOf(f.File)))];
        List<Compared> compared = Compare(here);
        Assert.Equal(here.Length, compared.Count);
        Assert.True(compared.Count(c => c.Font.Contains("CJK", StringComparison.Ordinal)) >= 2, "Noto CJK was not compared");
        Assert.All(compared, c =>
        {
            Assert.True(c.Glyphs >= 30, $"{c.Font}: only {c.Glyphs} glyphs were compared");
            Assert.True(c.Characters >= 30, $"{c.Font}: only {c.Characters} characters were compared");
            Assert.True(c.Faults.Count == 0, $"{c.Font}: {string.Join("; ", c.Faults.Take(5))}");
            Assert.InRange(c.Worst, 0, 0.5);
        });

        // The library of HarfBuzz comes with most desktops; where it is, pairs are compared in every font with letters.
        if (compared.Any(c => c.Pairs > 0))
            Assert.True(compared.Sum(c => c.Kerned) > 500, $"only {compared.Sum(c => c.Kerned)} pairs are kerned");
    }

    internal static string PathOf(string file) => Path.Combine("/usr/share/fonts", file);

    private sealed class Compared(string font)
    {
        public string Font { get; } = font;

        public int Glyphs { get; set; }

        public int Characters { get; set; }

        public int Pairs { get; set; }

        public int Kerned { get; set; }

        public double Worst { get; set; }

        public List<string> Faults { get; } = [];
    }

    private static List<Compared> Compare((string File, int Face, int Step)[] fonts)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Fixtures", "fonts", "outlines.py");
        var start = new ProcessStartInfo(FontOracleFactAttribute.Python, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        foreach ((string file, int number, int step) in fonts)
            process.StandardInput.WriteLine(FormattableString.Invariant($"{number} {step} {PathOf(file)}"));
        process.StandardInput.Close();
        List<Compared> all = [];
        FontFile? font = null;
        while (process.StandardOutput.ReadLine() is string line)
        {
            string[] words = line.Split(' ');
            int Whole(int i) => int.Parse(words[i], CultureInfo.InvariantCulture);
            if (words[0] == "T")
            {
                (string file, int number, _) = fonts[all.Count];
                font = FontFile.Read(File.ReadAllBytes(PathOf(file)), file, number);
                all.Add(new(file));
                continue;
            }
            Compared now = all[^1];
            switch (words[0])
            {
                case "F":
                    if (font!.GlyphCount != Whole(1) || font.Metrics.UnitsPerEm != Whole(2) || font.Names.PostScript != string.Join(' ', words[3..]))
                        now.Faults.Add($"{font.GlyphCount} {font.Metrics.UnitsPerEm} {font.Names.PostScript}: {line}");
                    break;
                case "K":
                    now.Characters++;
                    if (Whole(1) is not (>= 0xD800 and < 0xE000) && font!.GlyphOf(new Rune(Whole(1))) != Whole(2))
                        now.Faults.Add($"U+{Whole(1):X4} is glyph {font.GlyphOf(new Rune(Whole(1)))}, not {Whole(2)}");
                    break;
                case "P":
                    now.Pairs++;
                    now.Kerned += Whole(3) != 0 ? 1 : 0;
                    if (font!.Kern(new Rune(Whole(1)), new Rune(Whole(2))) is var kern && kern != Whole(3))
                        now.Faults.Add($"{(char)Whole(1)}{(char)Whole(2)} is kerned by {kern}, not {Whole(3)}");
                    break;
                case "G":
                    now.Glyphs++;
                    if (font!.Advance(Whole(1)) != Whole(2))
                        now.Faults.Add($"glyph {words[1]} is {font.Advance(Whole(1))} wide, not {words[2]}");
                    now.Worst = Math.Max(now.Worst, Furthest(font.Shape(Whole(1)), words[3..], now.Faults, words[1]));
                    break;
            }
        }
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return all;
    }

    // Both drawings are walked along: each point of one lies on the other, whichever way a contour's lines are split.
    private static double Furthest(Outline ours, string[] words, List<string> faults, string glyph)
    {
        var builder = new OutlineBuilder();
        double At(int i) => double.Parse(words[i], CultureInfo.InvariantCulture);
        for (int i = 0; i < words.Length;)
        {
            switch (words[i])
            {
                case "M":
                    builder.MoveTo(new(At(i + 1), At(i + 2)));
                    i += 3;
                    break;
                case "L":
                    builder.LineTo(new(At(i + 1), At(i + 2)));
                    i += 3;
                    break;
                case "Q":
                    builder.QuadTo(new(At(i + 1), At(i + 2)), new(At(i + 3), At(i + 4)));
                    i += 5;
                    break;
                default:
                    builder.CurveTo(new(At(i + 1), At(i + 2)), new(At(i + 3), At(i + 4)), new(At(i + 5), At(i + 6)));
                    i += 7;
                    break;
            }
        }
        Outline theirs = builder.Build();

        // FreeType keeps contours of one point, by which parts are joined; there is nothing in them to fill.
        ours = new([.. ours.Contours.Where(HasSize)]);
        theirs = new([.. theirs.Contours.Where(HasSize)]);
        if (ours.Contours.Length != theirs.Contours.Length)
        {
            faults.Add($"glyph {glyph} has {ours.Contours.Length} contours, not {theirs.Contours.Length}");
            return 0;
        }
        double worst = 0;
        for (int c = 0; c < ours.Contours.Length; c++)
        {
            List<Point> a = Ends(ours.Contours[c]), b = Ends(theirs.Contours[c]);
            foreach (Point p in a)
                worst = Math.Max(worst, b.Min(q => q.DistanceTo(p)));
            foreach (Point p in b)
                worst = Math.Max(worst, a.Min(q => q.DistanceTo(p)));
        }
        if (worst > 0.5)
            faults.Add(FormattableString.Invariant($"glyph {glyph} is {worst:0.##} units off"));
        return worst;
    }

    private static bool HasSize(Contour contour) => contour.Segments.Any(s => s.End != contour.Start);

    // Ends of steps, and for curves their handles and middles as well.
    private static List<Point> Ends(Contour contour)
    {
        List<Point> points = [contour.Start];
        Point from = contour.Start;
        foreach (Segment s in contour.Segments)
        {
            points.Add(s.End);
            if (!s.IsLine)
                points.AddRange([s.Control1, s.Control2, Contour.PointOn(from, s, 0.5)]);
            from = s.End;
        }
        return points;
    }
}
