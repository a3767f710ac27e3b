using DesignGen.Core.Geometry;

namespace DesignGen.Render.Fonts;

/// <summary>TrueType outlines: the 'glyf' and 'loca' tables, glyphs made of others too.</summary>
internal sealed class GlyfOutlines(FontBytes glyf, FontBytes loca, bool longIndex, int glyphs)
{
    private const int MostDepth = 8;
    private const int MostPoints = 200_000;

    private readonly record struct Spot(double X, double Y, bool On, bool Last);

    /// <summary>A glyph's outline in font units, y up; empty for a space. And the glyph whose left bearing places it, with the left edge in that glyph's header.</summary>
    public (OutlineBuilder Shape, int Placed, double Left) Draw(int glyph)
    {
        var spots = new List<Spot>();
        int parts = 0;
        (int placed, double left) = Read(glyph, spots, 0, ref parts);
        return (Join(spots), placed, left);
    }

    private (int Placed, double Left) Read(int glyph, List<Spot> spots, int depth, ref int parts)
    {
        if (glyph >= glyphs)
            throw glyf.Fault($"builds a glyph from glyph {glyph}, which it does not have");
        if (depth > MostDepth || ++parts > 1024)
            throw glyf.Fault("builds a glyph from itself, or from too many others");
        long from = longIndex ? loca.U32(4L * glyph) : 2L * loca.U16(2L * glyph), to = longIndex ? loca.U32(4L * glyph + 4) : 2L * loca.U16(2L * glyph + 2);
        if (to <= from)
            return (glyph, 0);
        FontBytes bytes = glyf.Slice(from, Math.Min(to, glyf.Length) - from);
        int contours = bytes.I16(0);
        if (contours < 0)
            return Composite(bytes, spots, depth, ref parts) ?? (glyph, bytes.I16(2));
        Simple(bytes, contours, spots);
        return (glyph, bytes.I16(2));
    }

    private static void Simple(FontBytes bytes, int contours, List<Spot> spots)
    {
        if (contours == 0)
            return;
        int count = bytes.U16(10 + 2L * (contours - 1)) + 1;
        if (spots.Count + count > MostPoints)
            throw bytes.Fault($"has a glyph of more than {MostPoints} points");
        long at = 10 + 2L * contours;
        at += 2 + bytes.U16(at);
        byte[] flags = new byte[count];
        for (int i = 0; i < count;)
        {
            byte flag = bytes.U8(at++);
            int repeats = (flag & 8) != 0 ? bytes.U8(at++) : 0;
            for (int k = 0; k <= repeats && i < count; k++)
                flags[i++] = flag;
        }
        int[] xs = Along(bytes, flags, 2, 16, ref at), ys = Along(bytes, flags, 4, 32, ref at);
        bool[] last = new bool[count];
        int before = -1;
        for (int c = 0; c < contours; c++)
        {
            int end = bytes.U16(10 + 2L * c);
            if (end < before || end >= count)
                throw bytes.Fault("has a glyph whose contours are out of order");
            last[end] = true;
            before = end;
        }
        for (int i = 0; i < count; i++)
            spots.Add(new(xs[i], ys[i], (flags[i] & 1) != 0, last[i]));
    }

    private static int[] Along(FontBytes bytes, byte[] flags, int isByte, int isSame, ref long at)
    {
        int[] values = new int[flags.Length];
        int value = 0;
        for (int i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isByte) != 0)
            {
                int step = bytes.U8(at++);
                value += (flags[i] & isSame) != 0 ? step : -step;
            }
            else if ((flags[i] & isSame) == 0)
            {
                value += bytes.I16(at);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }

    private (int Placed, double Left)? Composite(FontBytes bytes, List<Spot> spots, int depth, ref int parts)
    {
        const int Words = 1, Offsets = 2, OneScale = 8, More = 32, TwoScales = 64, Matrix = 128, OwnPlace = 512, ScaledOffset = 0x800;
        long at = 10;
        int first = spots.Count;
        (int Placed, double Left)? place = null;
        for (int flags = More; (flags & More) != 0;)
        {
            flags = bytes.U16(at);
            int glyph = bytes.U16(at + 2);
            at += 4;
            int p = (flags & Words) != 0 ? (flags & Offsets) != 0 ? bytes.I16(at) : bytes.U16(at) : (flags & Offsets) != 0 ? bytes.I8(at) : bytes.U8(at);
            at += (flags & Words) != 0 ? 2 : 1;
            int q = (flags & Words) != 0 ? (flags & Offsets) != 0 ? bytes.I16(at) : bytes.U16(at) : (flags & Offsets) != 0 ? bytes.I8(at) : bytes.U8(at);
            at += (flags & Words) != 0 ? 2 : 1;
            double Share()
            {
                double share = bytes.I16(at) / 16384.0;
                at += 2;
                return share;
            }
            double a = 1, b = 0, c = 0, d = 1;
            if ((flags & OneScale) != 0)
                a = d = Share();
            else if ((flags & TwoScales) != 0)
                (a, d) = (Share(), Share());
            else if ((flags & Matrix) != 0)
                (a, b, c, d) = (Share(), Share(), Share(), Share());

            int from = spots.Count;
            (int Placed, double Left) own = Read(glyph, spots, depth + 1, ref parts);
            place = (flags & OwnPlace) != 0 ? own : place;
            double x = p, y = q;
            if ((flags & Offsets) == 0)
            {
                // Two points are laid on each other: one of what is there, one of the new part.
                if (first + p >= from || from + q >= spots.Count)
                    throw bytes.Fault("joins parts of a glyph at points that they do not have");
                Spot there = spots[first + p], part = spots[from + q];
                (x, y) = (there.X - (a * part.X + c * part.Y), there.Y - (b * part.X + d * part.Y));
            }
            else if ((flags & ScaledOffset) != 0)
            {
                (x, y) = (x * Math.Sqrt(a * a + c * c), y * Math.Sqrt(b * b + d * d));
            }
            for (int i = from; i < spots.Count; i++)
            {
                Spot s = spots[i];
                spots[i] = s with { X = a * s.X + c * s.Y + x, Y = b * s.X + d * s.Y + y };
            }
        }
        return place;
    }

    // Between two points off the curve lies one on it, half way.
    private static OutlineBuilder Join(List<Spot> spots)
    {
        var builder = new OutlineBuilder();
        int from = 0;
        for (int i = 0; i < spots.Count; i++)
        {
            if (!spots[i].Last)
                continue;
            Contour(builder, spots, from, i - from + 1);
            from = i + 1;
        }
        return builder;
    }

    private static void Contour(OutlineBuilder builder, List<Spot> spots, int from, int count)
    {
        if (count < 2)
            return;
        Point At(int i) => new(spots[from + i % count].X, spots[from + i % count].Y);
        bool On(int i) => spots[from + i % count].On;
        int lead = Enumerable.Range(0, count).FirstOrDefault(On, -1);
        Point start = lead >= 0 ? At(lead) : Point.Lerp(At(count - 1), At(0), 0.5);
        builder.MoveTo(start);
        Point? handle = null;
        for (int k = lead >= 0 ? 1 : 0; k < count; k++)
        {
            int i = Math.Max(lead, 0) + k;
            Point p = At(i);
            if (handle is Point bend)
                builder.QuadTo(bend, On(i) ? p : Point.Lerp(bend, p, 0.5));
            else if (On(i))
                builder.LineTo(p);
            handle = On(i) ? null : p;
        }
        if (handle is Point last)
            builder.QuadTo(last, start);
        builder.Close();
    }
}
