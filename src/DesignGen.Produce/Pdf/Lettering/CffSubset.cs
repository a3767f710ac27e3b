using System.Text;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Pdf.Lettering;

/// <summary>Writes glyphs as a font for a PDF document: a CFF table with glyphs numbered from 0, whatever kind of font they come from.</summary>
/// <remarks>
/// Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings): a CID-keyed font of one dictionary, 1000 units to the em, without hints;
/// at the sizes of sheets that are read on paper or enlarged, hints show no difference. Coordinates are rounded to thousandths of an em.
/// </remarks>
internal static class CffSubset
{
    /// <summary>The font's bytes.</summary>
    /// <param name="name">Its PostScript name, ASCII.</param>
    /// <param name="glyphs">Outlines and widths, font units, y down, origin on the base line; the first is for what is missing.</param>
    /// <param name="unitsPerEm">Font units to the em.</param>
    public static byte[] Write(string name, IReadOnlyList<(Outline Shape, double Advance)> glyphs, double unitsPerEm)
    {
        byte[] names = Index([Encoding.ASCII.GetBytes(name)]), strings = Index(["Adobe"u8.ToArray(), "Identity"u8.ToArray()]), subroutines = Index([]);
        byte[] charset = [2, .. Two(1), .. Two(Math.Max(0, glyphs.Count - 2))];
        byte[] choice = [3, .. Two(1), .. Two(0), 0, .. Two(glyphs.Count)];
        byte[] shapes = Index([.. glyphs.Select(g => Charstring(g.Shape, g.Advance, 1000 / unitsPerEm))]);
        // Every offset takes five bytes, so that the top dictionary's length is known before what it points to.
        int after = 4 + names.Length + Index([Top(0, 0, 0, 0, glyphs.Count)]).Length + strings.Length + subroutines.Length;
        int charsetAt = after, choiceAt = charsetAt + charset.Length, shapesAt = choiceAt + choice.Length, dictionariesAt = shapesAt + shapes.Length;
        byte[] dictionaries = Index([[.. Number(0), .. Wide(0), 18]]);
        byte[] own = [.. Number(0), 20, .. Number(0), 21];
        dictionaries = Index([[.. Number(own.Length), .. Wide(dictionariesAt + dictionaries.Length), 18]]);
        return [1, 0, 4, 4, .. names, .. Index([Top(charsetAt, choiceAt, shapesAt, dictionariesAt, glyphs.Count)]), .. strings, .. subroutines, .. charset, .. choice, .. shapes, .. dictionaries, .. own];
    }

    // Registry, ordering, supplement; how many glyphs; where everything is.
    private static byte[] Top(int charset, int choice, int shapes, int dictionaries, int count) =>
        [.. Number(391), .. Number(392), .. Number(0), 12, 30, .. Number(count), 12, 34, .. Wide(charset), 15, .. Wide(shapes), 17, .. Wide(dictionaries), 12, 36, .. Wide(choice), 12, 37];

    private static byte[] Charstring(Outline shape, double advance, double scale)
    {
        var code = new List<byte>(Number((int)Math.Round(advance * scale)));
        (int X, int Y) pen = (0, 0);
        foreach (Contour contour in shape.Contours.Where(c => !c.Segments.IsEmpty))
        {
            Step(contour.Start);
            code.Add(21);
            foreach (Segment s in contour.Segments)
            {
                if (s.IsLine)
                {
                    if (Place(s.End) == pen)
                        continue;
                    Step(s.End);
                    code.Add(5);
                }
                else
                {
                    Step(s.Control1);
                    Step(s.Control2);
                    Step(s.End);
                    code.Add(8);
                }
            }
        }
        code.Add(14);
        return [.. code];

        (int X, int Y) Place(Point p) => ((int)Math.Round(p.X * scale), (int)Math.Round(-p.Y * scale));

        void Step(Point to)
        {
            (int x, int y) = Place(to);
            code.AddRange(Number(x - pen.X));
            code.AddRange(Number(y - pen.Y));
            pen = (x, y);
        }
    }

    private static byte[] Index(IReadOnlyList<byte[]> items)
    {
        if (items.Count == 0)
            return [0, 0];
        var bytes = new List<byte>([.. Two(items.Count), 4]);
        int at = 1;
        bytes.AddRange(Four(at));
        foreach (byte[] item in items)
            bytes.AddRange(Four(at += item.Length));
        foreach (byte[] item in items)
            bytes.AddRange(item);
        return [.. bytes];
    }

    private static byte[] Number(int value) => value switch
    {
        >= -107 and <= 107 => [(byte)(value + 139)],
        >= 108 and <= 1131 => [(byte)((value - 108 >> 8) + 247), (byte)(value - 108)],
        >= -1131 and <= -108 => [(byte)((-value - 108 >> 8) + 251), (byte)(-value - 108)],
        _ => [28, .. Two(Math.Clamp(value, short.MinValue, short.MaxValue))],
    };

    private static byte[] Wide(int value) => [29, .. Four(value)];

    private static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Four(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
