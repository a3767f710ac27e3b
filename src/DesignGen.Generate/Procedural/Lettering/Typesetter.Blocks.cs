using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

public static partial class Typesetter
{
    // Marks that have a form of their own in columns: Unicode, vertical forms and CJK compatibility forms.
    private const string Level = "，、。：；！？（）｛｝〔〕【】《》〈〉「」『』—…“”‘’", Upright = "︐︑︒︓︔︕︖︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄︱︙﹃﹄﹁﹂";

    // Marks that stand in the upper right of their square in columns, and those that are turned with the line.
    private const string Corner = "，、。,.", Turned = "（）()｛｝{}〔〕【】[]《》〈〉「」『』—–-…~～：:；;";

    /// <summary>Words in a box, centred on x 0 and y 0: in the lines that come out largest, each as wide as the box where that leaves room above and below.</summary>
    /// <param name="alphabet">The letters.</param>
    /// <param name="lines">The lines; a single one is broken between its words, or its Chinese signs into rows of like length, where that makes it larger.</param>
    /// <param name="widthMm">Width of the box, mm.</param>
    /// <param name="heightMm">Height of the box, mm.</param>
    /// <param name="gap">White between lines, as a share of the mean cap height of its neighbours.</param>
    public static ImmutableArray<SetLetters> InBox(Alphabet alphabet, IReadOnlyList<string> lines, double widthMm, double heightMm, double gap = 0.22)
    {
        ImmutableArray<SetLetters> best = [];
        double most = 0;
        foreach (IReadOnlyList<string> broken in lines.Count == 1 ? Breaks(alphabet, lines[0]) : [lines])
        {
            ImmutableArray<SetLetters> set = Stack(alphabet, broken, widthMm, heightMm, gap);
            Rect box = set.Aggregate(Rect.Empty, (all, line) => all.Union(line.Bounds));
            double scale = Math.Min(1, heightMm / Math.Max(box.Height, 1e-6)), size = set.Min(l => l.CapHeightMm) * scale;

            // A line more must be worth it.
            if (size <= most * 1.04)
                continue;
            most = size;
            best = [.. set.Select(l => l.MoveBy(-box.Centre.X, -box.Centre.Y).Transform(Affine.Scale(scale)))];
        }
        return best;
    }

    /// <summary>A column: signs under each other, centred on x 0, the first one's head at y 0. Words of Latin letters lie on their side, a figure of one or two digits stands.</summary>
    /// <param name="alphabet">The letters.</param>
    /// <param name="text">One line.</param>
    /// <param name="sideMm">Side of the square of a Chinese sign, mm.</param>
    /// <param name="tracking">Extra white between signs, squares.</param>
    public static SetLetters Column(Alphabet alphabet, string text, double sideMm, double tracking = 0)
    {
        const double Leading = 1.08, Blank = 0.5, Beside = 0.12;
        var letters = ImmutableArray.CreateBuilder<PlacedLetter>();
        double y = 0;
        foreach (string part in Parts(text.Trim()))
        {
            if (string.IsNullOrWhiteSpace(part))
            {
                y += Blank;
                continue;
            }
            if (y > 0)
                y += tracking;
            Rune sign = Rune.GetRuneAt(part, 0);
            if (!FontLetters.IsSquare(sign) && (part.Length > 2 || !part.All(char.IsAsciiDigit)) && part.Length > 1)
            {
                // On its side, the base line to the left.
                SetLetters word = Line(alphabet, part, 0.8).CentreOn(0, 0);
                double length = word.Bounds.Width;
                letters.AddRange(word.Transform(Affine.Rotate(Math.PI / 2).Then(Affine.Translate(-0.4, y + length / 2 + Beside / 2))).Letters);
                y += length + Beside;
                continue;
            }
            string shown = Form(alphabet, part, out bool isForm);
            SetLetters one = shown.Length == part.Length && part.All(char.IsAsciiDigit) ? Line(alphabet, shown, 0.8) : new([Square(alphabet, shown)], 1, 0);
            Rect ink = one.Bounds;
            Affine place = Affine.Translate(-ink.Centre.X, -ink.Centre.Y).Then(Affine.Translate(0, y + 0.5));
            if (Corner.Contains(part, StringComparison.Ordinal))
                place = Affine.Translate(0.3 - ink.Right + ink.Width / 2, y + 0.3 - ink.Bottom);
            else if (!isForm && Turned.Contains(part, StringComparison.Ordinal))
                place = Affine.Translate(-ink.Centre.X, -ink.Centre.Y).Then(Affine.Rotate(Math.PI / 2)).Then(Affine.Translate(0, y + 0.5));
            else if (FontLetters.IsSquare(sign) && Rune.IsLetter(sign))
                place = Affine.Translate(-ink.Centre.X, y + 1);
            letters.AddRange(one.Transform(place).Letters);
            y += Corner.Contains(part, StringComparison.Ordinal) ? 0.62 * Leading : Leading;
        }
        return new SetLetters(letters.ToImmutable(), 1, alphabet.Stem(FontLetters.IsSquare(text))) { OfFont = alphabet.Face.Font is not null }.Transform(Affine.Scale(sideMm));
    }

    /// <summary>Columns side by side from right to left, as Chinese is set downwards; centred on x 0, heads at y 0.</summary>
    /// <param name="alphabet">The letters.</param>
    /// <param name="lines">The columns, the first one at the right.</param>
    /// <param name="heightMm">Height that the longest column fills, mm.</param>
    /// <param name="maxSideMm">Greatest side of the square of a sign, mm.</param>
    /// <param name="gap">White between columns, squares.</param>
    public static ImmutableArray<SetLetters> Columns(Alphabet alphabet, IReadOnlyList<string> lines, double heightMm, double maxSideMm, double gap = 0.3)
    {
        double longest = lines.Max(l => Column(alphabet, l, 1).Bounds.Bottom), side = Math.Min(maxSideMm, heightMm / Math.Max(longest, 1e-6));
        return [.. lines.Select((line, i) => Column(alphabet, line, side).MoveBy(((lines.Count - 1) / 2.0 - i) * (1 + gap) * side, 0))];
    }

    // A sign as a line of its own would set it: its square from y -1 to 0.
    private static PlacedLetter Square(Alphabet alphabet, string sign)
    {
        Glyph glyph = alphabet[Rune.GetRuneAt(sign, 0), true];
        return new PlacedLetter(glyph.Shape, glyph.Spines).Transform(Affine.Translate(0, -1));
    }

    private static string Form(Alphabet alphabet, string sign, out bool isForm)
    {
        int at = Level.IndexOf(sign, StringComparison.Ordinal);
        isForm = at >= 0 && alphabet.Face.Font is { } font && font.Has(new(Upright[at]));
        return isForm ? Upright[at].ToString() : sign;
    }

    // Square signs and marks one by one, words and figures together, blanks by themselves.
    private static IEnumerable<string> Parts(string text)
    {
        var word = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool joins = !FontLetters.IsSquare(rune) && !Rune.IsWhiteSpace(rune) && (Rune.IsLetterOrDigit(rune) || (word.Length > 0 && rune.Value is '\'' or '\u2019' or '&'));
            if (!joins && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
            if (joins)
                word.Append(rune);
            else
                yield return rune.ToString();
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    // Ways to break a line: as it is; between words, as evenly as they allow; Chinese signs without blanks in rows of one length.
    private static IEnumerable<IReadOnlyList<string>> Breaks(Alphabet alphabet, string line)
    {
        yield return [line];
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1)
        {
            Rune[] signs = [.. line.EnumerateRunes()];
            foreach (int rows in signs.All(FontLetters.IsSquare) ? Enumerable.Range(2, Alphabet.MostLines - 1).Where(n => signs.Length % n == 0 && signs.Length > n) : [])
                yield return [.. signs.Chunk(signs.Length / rows).Select(row => string.Concat(row))];
            yield break;
        }
        for (int rows = 2; rows <= Math.Min(Alphabet.MostLines, words.Length); rows++)
            yield return Even(alphabet, words, rows);
    }

    // The break whose longest row is shortest.
    private static List<string> Even(Alphabet alphabet, string[] words, int rows)
    {
        if (rows == 1)
            return [string.Join(' ', words)];
        List<string> best = [];
        double least = double.MaxValue;
        for (int first = 1; first <= words.Length - rows + 1; first++)
        {
            List<string> tried = [string.Join(' ', words[..first]), .. Even(alphabet, words[first..], rows - 1)];
            double longest = tried.Max(row => Measure(alphabet, row));
            if (longest < least)
                (best, least) = (tried, longest);
        }
        return best;
    }
}
