using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Native;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>A page that shows what a face can do: its letters large and at the size of a left chest, and words in every layout and dress.</summary>
public static class FontSpecimen
{
    /// <summary>Size of a page, mm.</summary>
    public const double WidthMm = 280, HeightMm = 372;

    private const double Margin = 10, SmallCap = 4.2, Press = 0.35;

    // What is shown of a face where it has it, a row each.
    private static readonly string[] Rows = ["ABCDEFGHIJKLM", "NOPQRSTUVWXYZ", "abcdefghijklmnopqr", "stuvwxyz", "0123456789 & ( ) @ #", "% $ ! ? . , : ; ' \" - + = / ° *", "山海风云龙虎福寿永国", "我爱加油，人间值得！"];

    private const string Marks = "，！";

    private static readonly string[] Own = ["Wild & Free", "山海有归期", "WILD & FREE"];

    /// <summary>The page of a face.</summary>
    /// <param name="face">A style or a font.</param>
    /// <param name="words">Words to set; empty, or words that it lacks, takes words of our own that it has.</param>
    public static Artwork Page(Face face, string words = "")
    {
        DesignCanvas canvas = MotifPicture.Canvas(WidthMm, HeightMm, Press);
        canvas.Ground();
        var alphabet = new Alphabet(face);
        string shown = Own.Prepend(words).FirstOrDefault(w => w.Length > 0 && face.Missing(w).IsEmpty) ?? "";
        var caption = new Alphabet(Face.Gothic);
        string title = string.Concat($"{face.Name.En}".Where(c => Alphabet.Missing(c.ToString()).IsEmpty));
        Put(Typesetter.Fit(caption, title, WidthMm - 2 * Margin, 5), PaletteRole.Hero, Margin, Margin + 5);
        double y = Margin + 12;
        string[] rows = [.. (face.Font is null ? Rows.Where(r => !r.Any(char.IsLower)) : Rows).Select(row => string.Concat(row.Where(c => face.Missing(c.ToString()).IsEmpty))).Where(row => row.Any(c => c > ' ' && !Marks.Contains(c, StringComparison.Ordinal)) || row.Length > 6)];
        double cap = Math.Min(16, (148 - 4.0 * rows.Length) / rows.Length);
        foreach (string row in rows)
        {
            SetLetters line = Typesetter.Fit(alphabet, row, WidthMm - 2 * Margin, cap, 0.25);
            Put(line, PaletteRole.Line, Margin, y + line.CapHeightMm);
            y += cap + 5;
        }
        double x = Margin;
        foreach (string row in rows)
        {
            SetLetters line = Typesetter.Line(alphabet, row, SmallCap, 0.06);
            if (x + line.Bounds.Width > WidthMm - Margin)
                (x, y) = (Margin, y + SmallCap * 1.9);
            Put(line, PaletteRole.Line, x, y + SmallCap);
            x += line.Bounds.Width + 6;
        }
        y += SmallCap * 2.4;
        if (shown.Length > 0)
            Layouts(canvas, alphabet, shown, new(Margin, y, WidthMm - Margin, HeightMm - Margin));
        return canvas.Build();

        void Put(SetLetters line, PaletteRole role, double left, double baseLine) => canvas.Fill(role, line.MoveBy(left - line.Bounds.Left, baseLine).Shape);
    }

    // Nine places: layouts in reading order, each in another dress.
    private static void Layouts(DesignCanvas canvas, Alphabet alphabet, string words, Rect area)
    {
        const double Air = 5;
        double wide = (area.Width - 2 * Air) / 3, high = (area.Height - 2 * Air) / 3;
        ImmutableArray<Action<Rect>> places =
        [
            box => Centred(box, [Typesetter.Fit(alphabet, words, box.Width, box.Height * 0.6)], LetterTreatment.Plain),
            box => Centred(box, [Arc(box, outwards: true)], LetterTreatment.Plain),
            box => Centred(box, [Line(box, LetterTreatment.Outline).Arch(box.Height * 0.3, box.Height * 0.3)], LetterTreatment.Outline),
            box => Centred(box, Typesetter.InBox(alphabet, [words], box.Width * 0.9, box.Height * 0.86), LetterTreatment.Plain),
            box => Centred(box, [Line(box, LetterTreatment.Keyline).Wave(box.Height * 0.16, 1)], LetterTreatment.Keyline),
            box => Centred(box, Typesetter.InBox(alphabet, [words], box.Width * 0.84, box.Height * 0.78), LetterTreatment.Shadow),
            box => Centred(box, Typesetter.InBox(alphabet, [words], box.Width * 0.9, box.Height * 0.86), LetterTreatment.Inline),
            box => Centred(box, [Line(box, LetterTreatment.Plain).Arch(box.Height * 0.4, 0)], LetterTreatment.Plain),
            box => Centred(box, FontLetters.IsSquare(words) ? Typesetter.Columns(alphabet, [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)], box.Height, box.Width * 0.3) : [Arc(box, outwards: false)], LetterTreatment.Plain),
        ];
        for (int i = 0; i < places.Length; i++)
        {
            double left = area.Left + i % 3 * (wide + Air), top = area.Top + i / 3 * (high + Air);
            places[i](new(left, top, left + wide, top + high));
        }

        SetLetters Line(Rect box, LetterTreatment dress)
        {
            double open = LetterPaint.Tracking(dress), cap = Math.Min(box.Height * 0.42, box.Width * 0.94 / Typesetter.Measure(alphabet, words, open));
            return Typesetter.Line(alphabet, words, cap, open);
        }

        SetLetters Arc(Rect box, bool outwards)
        {
            // As large as it may be over a third of a circle.
            SetLetters line = Line(box, LetterTreatment.Plain);
            double radius = line.Bounds.Width / 2.1;
            return Typesetter.OnArc(line, default, radius, outwards ? -Math.PI / 2 : Math.PI / 2, outwards);
        }

        void Centred(Rect box, ImmutableArray<SetLetters> lines, LetterTreatment dress)
        {
            Rect ink = lines.Aggregate(Rect.Empty, (all, line) => all.Union(line.Bounds));
            double scale = Math.Min(1, Math.Min(box.Width / Math.Max(ink.Width, 1e-6), box.Height / Math.Max(ink.Height, 1e-6)));
            foreach (SetLetters line in lines)
                LetterPaint.Draw(canvas, line.MoveBy(-ink.Centre.X, -ink.Centre.Y).Transform(Affine.Scale(scale)).MoveBy(box.Centre.X, box.Centre.Y), PaletteRole.Line, PaletteRole.Hero, dress);
        }
    }
}
