using System.Buffers.Binary;
using System.Text;

namespace DesignGen.Render.Icc;

/// <summary>The head of an ICC profile and its tags by their four letters (ICC.1:2022, clause 7).</summary>
internal readonly ref struct ProfileTags
{
    private const int Head = 128, Entry = 12;
    private readonly ReadOnlySpan<byte> _profile;

    /// <summary>Looks into a profile.</summary>
    public ProfileTags(ReadOnlySpan<byte> profile) => _profile = profile;

    /// <summary>Whether it begins as a profile does.</summary>
    public bool IsProfile => _profile.Length >= Head + 4 && _profile[36..40].SequenceEqual("acsp"u8);

    /// <summary>Kind of the picture's colours: <c>RGB </c>, <c>GRAY</c>, <c>CMYK</c>…</summary>
    public string Space => Letters(_profile[16..]);

    /// <summary>What they are connected to: <c>XYZ </c> or <c>Lab </c>.</summary>
    public string Connection => Letters(_profile[20..]);

    /// <summary>A tag's bytes; empty where the profile lacks it or it lies outside.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> letters]
    {
        get
        {
            long count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(_profile[Head..]), (_profile.Length - Head - 4) / Entry);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> entry = _profile.Slice(Head + 4 + (i * Entry), Entry);
                uint at = BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), length = BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
                if (entry[..4].SequenceEqual(letters))
                    return (long)at + length <= _profile.Length ? _profile.Slice((int)at, (int)length) : [];
            }
            return [];
        }
    }

    /// <summary>The profile's name for people, 80 characters at most; empty where it has none.</summary>
    public string Description
    {
        get
        {
            ReadOnlySpan<byte> tag = this["desc"u8];
            string text = "";
            if (tag.StartsWith("desc"u8) && tag.Length > 12)
                text = Encoding.Latin1.GetString(tag.Slice(12, (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(tag[8..]), Math.Min(tag.Length - 12, 80))));
            if (tag.StartsWith("mluc"u8) && tag.Length >= 28)
            {
                uint length = BinaryPrimitives.ReadUInt32BigEndian(tag[20..]), at = BinaryPrimitives.ReadUInt32BigEndian(tag[24..]);
                if ((long)at + length <= tag.Length)
                    text = Encoding.BigEndianUnicode.GetString(tag.Slice((int)at, (int)Math.Min(length, 160) & ~1));
            }
            return string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))).Trim();
        }
    }

    private static string Letters(ReadOnlySpan<byte> from) => Encoding.Latin1.GetString(from[..4]);
}
