using System.Buffers.Binary;
using System.Text;

namespace DesignGen.Produce.Pdf;

/// <summary>Puts an ICC profile of version 2.4 together: head, table of tags, tags (ICC.1:2001-04, clause 6). No date of its own, so the same tags give the same bytes.</summary>
internal sealed class IccBuilder
{
    private const int Head = 128, Entry = 12;
    private readonly string _kind, _space, _connection;
    private readonly List<(string Letters, byte[] Bytes)> _tags = [];

    /// <summary>Begins a profile.</summary>
    /// <param name="kind"><c>mntr</c> for displays, <c>prtr</c> for printers.</param>
    /// <param name="space">Colours of the device: <c>RGB </c> or <c>CMYK</c>.</param>
    /// <param name="connection">Colours they are connected to: <c>XYZ </c> or <c>Lab </c>.</param>
    public IccBuilder(string kind, string space, string connection) => (_kind, _space, _connection) = (kind, space, connection);

    /// <summary>Adds a tag. Tags of the same bytes share their place in the file.</summary>
    public void Tag(string letters, byte[] bytes) => _tags.Add((letters, bytes));

    /// <summary>Adds the profile's name and who may use it.</summary>
    /// <param name="name">Printable ASCII.</param>
    public void Text(string name)
    {
        byte[] ascii = Encoding.ASCII.GetBytes(name + "\0");
        // The name again in Unicode and for old Macintoshes, both empty.
        var named = new byte[12 + ascii.Length + 8 + 70];
        "desc"u8.CopyTo(named);
        BinaryPrimitives.WriteInt32BigEndian(named.AsSpan(8), ascii.Length);
        ascii.CopyTo(named, 12);
        Tag("desc", named);
        Tag("cprt", [.. "text\0\0\0\0"u8, .. "No copyright, use freely\0"u8]);
    }

    /// <summary>A tag that holds one colour; each number from -32768 to 32768.</summary>
    public static byte[] Xyz(double x, double y, double z)
    {
        var tag = new byte[20];
        "XYZ "u8.CopyTo(tag);
        Put(tag.AsSpan(8), x, y, z);
        return tag;
    }

    /// <summary>The profile.</summary>
    public byte[] ToBytes()
    {
        var places = new Dictionary<byte[], int>();
        int at = Head + 4 + _tags.Count * Entry;
        foreach ((_, byte[] bytes) in _tags)
        {
            if (places.TryAdd(bytes, at))
                at += (bytes.Length + 3) & ~3;
        }
        var profile = new byte[at];
        BinaryPrimitives.WriteInt32BigEndian(profile, at);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(8), 0x02400000);
        Letters(12, _kind);
        Letters(16, _space);
        Letters(20, _connection);
        // A date has to stand there: that of the version of the standard.
        foreach ((int place, short part) in new (int, short)[] { (24, 2001), (26, 4), (28, 1) })
            BinaryPrimitives.WriteInt16BigEndian(profile.AsSpan(place), part);
        Letters(36, "acsp");
        // The white that everything is connected by: D50.
        Put(profile.AsSpan(68), 0.9642, 1, 0.8249);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(Head), _tags.Count);
        for (int i = 0; i < _tags.Count; i++)
        {
            (string letters, byte[] bytes) = _tags[i];
            int entry = Head + 4 + i * Entry;
            Letters(entry, letters);
            BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(entry + 4), places[bytes]);
            BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(entry + 8), bytes.Length);
            bytes.CopyTo(profile, places[bytes]);
        }
        return profile;

        void Letters(int place, string letters) => Encoding.ASCII.GetBytes(letters, profile.AsSpan(place));
    }

    private static void Put(Span<byte> to, params ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(to[(4 * i)..], (int)Math.Round(values[i] * 65536));
    }
}
