namespace DesignGen.Render.Fonts;

/// <summary>Turns the outlines of a WOFF2 file back into a 'glyf' table; instructions for screens are left out.</summary>
/// <remarks>Source: W3C recommendation WOFF File Format 2.0, sections 5.1 and 5.2.</remarks>
internal static class Woff2Glyphs
{
    /// <summary>Outlines, their index with long entries, and the left edge of each glyph.</summary>
    public sealed record Rebuilt(byte[] Glyf, byte[] Loca, short[] Left);

    public static Rebuilt Rebuild(FontBytes table)
    {
        int glyphs = table.U16(4);
        long at = 36;
        Woff2.Cursor Next(int size)
        {
            long length = table.U32(8 + 4L * size);
            var cursor = new Woff2.Cursor(table.Slice(at, length), 0);
            at += length;
            return cursor;
        }
        Woff2.Cursor contourCounts = Next(0), pointCounts = Next(1), flags = Next(2), points = Next(3), composites = Next(4);
        long boxes = at;
        Woff2.Cursor box = Next(5);
        box.Skip(4L * ((glyphs + 31) / 32));
        var glyf = new MemoryStream();
        var loca = new MemoryStream();
        short[] left = new short[glyphs];
        for (int glyph = 0; glyph < glyphs; glyph++)
        {
            Long(loca, glyf.Length);
            bool ownBox = (table.U8(boxes + glyph / 8) & 128 >> glyph % 8) != 0;
            int contours = contourCounts.I16();
            if (contours == 0)
            {
                if (ownBox)
                    throw table.Fault($"gives empty glyph {glyph} a size");
                continue;
            }
            if (contours < 0)
            {
                if (!ownBox)
                    throw table.Fault($"gives glyph {glyph}, made of others, no size");
                Woff2.Big(glyf, -1);
                left[glyph] = CopyBox(box, glyf);
                CopyComponents(composites, points, glyf);
            }
            else
            {
                int[] ends = new int[contours];
                int count = 0;
                for (int i = 0; i < contours; i++)
                    ends[i] = (count += pointCounts.U255()) - 1;
                if (count > 65535)
                    throw table.Fault($"gives glyph {glyph} more than 65535 points");
                left[glyph] = Simple(glyf, ends, count, flags, points, ownBox ? box : null);
            }
            if (glyf.Length > FontTables.MostBytes)
                throw table.Fault($"would unpack to more than {FontTables.MostBytes >> 20} MB");
        }
        Long(loca, glyf.Length);
        return new(glyf.ToArray(), loca.ToArray(), left);
    }

    private static short Simple(MemoryStream glyf, int[] ends, int count, Woff2.Cursor flags, Woff2.Cursor points, Woff2.Cursor? box)
    {
        var marks = new byte[count];
        var xs = new int[count];
        var ys = new int[count];
        int x = 0, y = 0;
        for (int i = 0; i < count; i++)
        {
            int flag = flags.U8();
            marks[i] = (byte)(flag < 128 ? 1 : 0);
            (int dx, int dy) = Step(flag & 127, points);
            (xs[i], ys[i]) = (x, y) = ((short)(x + dx), (short)(y + dy));
        }
        points.U255();
        Woff2.Big(glyf, ends.Length);
        short left;
        if (box is not null)
        {
            left = CopyBox(box, glyf);
        }
        else
        {
            left = (short)(count == 0 ? 0 : xs.Min());
            Woff2.Big(glyf, left);
            Woff2.Big(glyf, count == 0 ? 0 : ys.Min());
            Woff2.Big(glyf, count == 0 ? 0 : xs.Max());
            Woff2.Big(glyf, count == 0 ? 0 : ys.Max());
        }
        foreach (int end in ends)
            Woff2.Big(glyf, end);
        Woff2.Big(glyf, 0);
        glyf.Write(marks);
        for (int i = 0; i < count; i++)
            Woff2.Big(glyf, xs[i] - (i > 0 ? xs[i - 1] : 0));
        for (int i = 0; i < count; i++)
            Woff2.Big(glyf, ys[i] - (i > 0 ? ys[i - 1] : 0));
        while (glyf.Length % 4 != 0)
            glyf.WriteByte(0);
        return left;
    }

    // Table of point steps, section 5.2: the flag says how many bits each direction has and its sign.
    private static (int X, int Y) Step(int flag, Woff2.Cursor from)
    {
        static int Signed(int bit, int value) => (bit & 1) != 0 ? value : -value;
        int a = from.U8();
        switch (flag)
        {
            case < 10:
                return (0, Signed(flag, (flag & 14) << 7 | a));
            case < 20:
                return (Signed(flag, (flag - 10 & 14) << 7 | a), 0);
            case < 84:
                int near = flag - 20;
                return (Signed(flag, 1 + (near & 48) + (a >> 4)), Signed(flag >> 1, 1 + ((near & 12) << 2) + (a & 15)));
            case < 120:
                int far = flag - 84;
                return (Signed(flag, 1 + (far / 12 << 8) + a), Signed(flag >> 1, 1 + (far % 12 >> 2 << 8) + from.U8()));
            case < 124:
                int b = from.U8();
                return (Signed(flag, a << 4 | b >> 4), Signed(flag >> 1, (b & 15) << 8 | from.U8()));
            default:
                int x = a << 8 | from.U8();
                return (Signed(flag, x), Signed(flag >> 1, from.U8() << 8 | from.U8()));
        }
    }

    private static short CopyBox(Woff2.Cursor box, MemoryStream glyf)
    {
        short left = box.I16();
        Woff2.Big(glyf, left);
        for (int i = 0; i < 3; i++)
            Woff2.Big(glyf, box.I16());
        return left;
    }

    private static void CopyComponents(Woff2.Cursor composites, Woff2.Cursor points, MemoryStream glyf)
    {
        const int Words = 1, Scale = 8, More = 32, TwoScales = 64, Matrix = 128, Instructions = 256;
        bool instructed = false;
        for (int flags = More; (flags & More) != 0;)
        {
            flags = composites.I16() & 0xFFFF;
            instructed |= (flags & Instructions) != 0;
            Woff2.Big(glyf, flags & ~Instructions);
            int bytes = 2 + ((flags & Words) != 0 ? 4 : 2) + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
            for (int i = 0; i < bytes; i++)
                glyf.WriteByte(composites.U8());
        }
        if (instructed)
            points.U255();
        while (glyf.Length % 4 != 0)
            glyf.WriteByte(0);
    }

    private static void Long(MemoryStream to, long value)
    {
        Woff2.Big(to, (int)(value >> 16));
        Woff2.Big(to, (int)value);
    }
}
