using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Render.Fonts;

/// <summary>A face that was found in a folder: enough to choose it by, without its outlines.</summary>
/// <param name="Path">The file.</param>
/// <param name="Face">Which face of the file, from 0.</param>
/// <param name="Names">What it says of itself.</param>
/// <param name="Weight">100 thin to 900 black.</param>
/// <param name="Han">Whether it says that it draws Chinese characters.</param>
public sealed record FontListing(string Path, int Face, FontNames Names, int Weight, bool Han)
{
    private const int MostTable = 4 << 20;

    /// <summary>Size of the file.</summary>
    public long Bytes { get; init; }

    /// <summary>The faces of a file; none where the file can't be read as a font.</summary>
    internal static ImmutableArray<FontListing> Of(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return [.. In(path, stream).Select(f => f with { Bytes = stream.Length })];
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            // A damaged file in a folder of fonts is no reason to find none of the others.
            return [];
        }
    }

    private static ImmutableArray<FontListing> In(string path, FileStream stream)
    {
        var found = ImmutableArray.CreateBuilder<FontListing>();
        byte[] head = Part(stream, 0, 16);
        if (head.Length < 16 || stream.Length > FontTables.MostBytes)
            return [];
        if (FontTables.IsPacked(head))
        {
            byte[] whole = File.ReadAllBytes(path);
            int packed = 1;
            for (int face = 0; face < packed; face++)
            {
                FontTables tables = FontTables.Open(whole, path, face);
                packed = Math.Min(tables.Faces, 64);
                found.Add(From(path, face, tables.Find("name"), tables.Find("OS/2")));
            }
            return found.ToImmutable();
        }
        int faces = 1;
        byte[] starts = [0, 0, 0, 0];
        if (Encoding.Latin1.GetString(head, 0, 4) == "ttcf")
        {
            faces = (int)Math.Min(new FontBytes(head, 0, head.Length, path, "header").U32(8), 64);
            starts = Part(stream, 12, 4 * faces);
        }
        for (int face = 0; face < faces; face++)
        {
            long at = new FontBytes(starts, 0, starts.Length, path, "header").U32(4L * face);
            FontBytes directory = new(Part(stream, at, 12 + 16 * 128), 0, (int)Math.Clamp(stream.Length - at, 0, 12 + 16 * 128), path, "header");
            if (directory.Tag(0) is not ("\0\u0001\0\0" or "OTTO" or "true"))
                break;
            FontBytes? names = null, os2 = null;
            for (int i = 0; i < Math.Min((int)directory.U16(4), 128); i++)
            {
                string tag = directory.Tag(12 + 16L * i);
                if (tag is not ("name" or "OS/2"))
                    continue;
                byte[] bytes = Part(stream, directory.U32(20 + 16L * i), (int)Math.Min(directory.U32(24 + 16L * i), MostTable));
                var table = new FontBytes(bytes, 0, bytes.Length, path, tag);
                if (tag == "name")
                    names = table;
                else
                    os2 = table;
            }
            found.Add(From(path, face, names, os2));
        }
        return found.ToImmutable();
    }

    private static FontListing From(string path, int face, FontBytes? names, FontBytes? os2)
    {
        bool known = os2 is FontBytes table && table.Length >= 58;
        return new(path, face, FontNames.Read(names, path), known ? os2!.Value.U16(4) : 400, known && (os2!.Value.U32(46) & 1u << 27) != 0);
    }

    private static byte[] Part(FileStream stream, long at, int count)
    {
        if (at >= stream.Length)
            return [];
        byte[] bytes = new byte[Math.Min(count, stream.Length - at)];
        stream.Position = at;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
