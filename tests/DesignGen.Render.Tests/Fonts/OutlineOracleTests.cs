using System.Diagnostics;
using System.Globalization;
using System.Text;
using DesignGen.Core.Geometry;
using DesignGen.Render.Fonts;
using DesignGen.Tests;

namespace DesignGen.Render.Tests.Fonts;

/// <summary>Outlines, widths and character maps beside those that FreeType reads, of fonts that Debian's packages bring.</summary>
public class OutlineOracleTests
{
    private const string Python = "/usr/bin/python3";

    public static TheoryData<string, int, int> Some => new()
    {
        { "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf", 0, 23 },
        { "/usr/share/fonts/truetype/liberation/LiberationSerif-Italic.ttf", 0, 13 },
        { "/usr/share/fonts/opentype/urw-base35/NimbusRoman-BoldItalic.otf", 0, 9 },
        { "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2, 997 },
    };

    [Theory]
    [MemberData(nameof(Some))]
    public void Outlines_widths_and_characters_are_those_of_FreeType(string path, int face, int step)
    {
        if (!File.Exists(path) || !HasFreeType())
            return;
        Compared compared = Compare(path, face, step);
        Assert.True(compared.Glyphs > 40, $"only {compared.Glyphs} glyphs were compared");
        Assert.True(compared.Characters > 40, $"only {compared.Characters} characters were compared");
        Assert.Empty(compared.Faults);
        Assert.InRange(compared.Worst, 0, 0.5);
    }

    /// <summary>The same for a list of fonts, <c>path#face</c> a line in the file that the variable FONT_LIST names; run by hand.</summary>
    [Fact]
    public void Fonts_of_a_list_are_those_of_FreeType()
    {
        if (Environment.GetEnvironmentVariable("FONT_LIST") is not string list)
            return;
        var report = new StringBuilder();
        foreach (string line in File.ReadLines(list))
        {
            string[] parts = line.Split('#');
            Compared c = Compare(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
            report.AppendLine(CultureInfo.InvariantCulture, $"{line} glyphs {c.Glyphs} characters {c.Characters} worst {c.Worst:0.000} faults {c.Faults.Count} {c.Faults.FirstOrDefault()}");
        }
        File.WriteAllText(list + ".out", report.ToString());
    }

    private sealed record Compared(int Glyphs, int Characters, double Worst, List<string> Faults);

    private static bool HasFreeType() => File.Exists(Python) && File.Exists("/usr/lib/python3/dist-packages/freetype/__init__.py");

    private static Compared Compare(string path, int face, int step)
    {
        FontFile font = FontFile.Read(File.ReadAllBytes(path), Path.GetFileName(path), face);
        string script = Path.Combine(AppContext.BaseDirectory, "Fixtures", "fonts", "outlines.py");
        var start = new ProcessStartInfo(Python, [script, path, face.ToString(CultureInfo.InvariantCulture), step.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        int glyphs = 0, characters = 0;
        double worst = 0;
        List<string> faults = [];
        while (process.StandardOutput.ReadLine() is string line)
        {
            string[] words = line.Split(' ');
            int Whole(int i) => int.Parse(words[i], CultureInfo.InvariantCulture);
            switch (words[0])
            {
                case "F":
                    if (font.GlyphCount != Whole(1) || font.Metrics.UnitsPerEm != Whole(2) || font.Names.PostScript != string.Join(' ', words[3..]))
                        faults.Add($"{font.GlyphCount} {font.Metrics.UnitsPerEm} {font.Names.PostScript}: {line}");
                    break;
                case "K":
                    characters++;
                    if (Whole(1) is not (>= 0xD800 and < 0xE000) && font.GlyphOf(new Rune(Whole(1))) != Whole(2))
                        faults.Add($"U+{Whole(1):X4} is glyph {font.GlyphOf(new Rune(Whole(1)))}, not {Whole(2)}");
                    break;
                case "G":
                    glyphs++;
                    if (font.Advance(Whole(1)) != Whole(2))
                        faults.Add($"glyph {words[1]} is {font.Advance(Whole(1))} wide, not {words[2]}");
                    worst = Math.Max(worst, Furthest(font.Shape(Whole(1)), words[3..], faults, words[1]));
                    break;
            }
        }
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return new(glyphs, characters, worst, faults);
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
