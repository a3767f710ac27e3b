using System.Buffers.Binary;
using DesignGen.Core.Measures;

namespace DesignGen.Render.Jpeg;

/// <summary>What application segments say: JFIF (T.871), EXIF, ICC profiles (ICC.1, annex B.4) and Adobe's marker (T.872).</summary>
internal sealed class JpegRemarks
{
    private readonly SortedDictionary<int, byte[]> _profileParts = [];
    private int _profileCount, _adobe = -1;
    private bool _jfif;
    private Resolution? _resolution;
    private Exif? _exif;

    /// <summary>Takes what a segment says, if it is known.</summary>
    /// <param name="marker">The second byte of its marker.</param>
    /// <param name="content">Its bytes after the length.</param>
    public void Take(int marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case 0xE0 when content.StartsWith("JFIF\0"u8) && content.Length >= 12:
                _jfif = true;
                int across = BinaryPrimitives.ReadUInt16BigEndian(content[8..]), down = BinaryPrimitives.ReadUInt16BigEndian(content[10..]);
                if (across == down && across > 0 && content[7] is 1 or 2)
                    _resolution = content[7] == 1 ? new(across) : Resolution.FromPixelsPerMillimetre(across / 10.0);
                break;
            case 0xE1 when content.StartsWith("Exif\0\0"u8):
                _exif ??= Exif.TryRead(content[6..]);
                break;
            case 0xE2 when content.StartsWith("ICC_PROFILE\0"u8) && content.Length > 14:
                _profileCount = content[13];
                _profileParts.TryAdd(content[12], content[14..].ToArray());
                break;
            case 0xEE when content.StartsWith("Adobe"u8) && content.Length >= 12:
                _adobe = content[11];
                break;
        }
    }

    /// <summary>How the components are meant.</summary>
    public JpegColour Colour(JpegComponent[] components)
    {
        if (components.Length == 1)
            return JpegColour.Grey;
        if (components.Length == 4)
            return _adobe == 2 ? JpegColour.Ycck : JpegColour.Cmyk;
        bool rgb = !_jfif && (_adobe == 0 || (_adobe < 0 && components is [{ Id: 'R' }, { Id: 'G' }, { Id: 'B' }]));
        return rgb ? JpegColour.Rgb : JpegColour.YCbCr;
    }

    /// <summary>All that was said.</summary>
    public JpegMetadata Metadata()
    {
        bool whole = _profileCount > 0 && _profileParts.Count == _profileCount && _profileParts.ContainsKey(1) && _profileParts.ContainsKey(_profileCount);
        return new()
        {
            AdobeTransform = _adobe < 0 ? null : _adobe,
            Resolution = _resolution ?? _exif?.Resolution,
            Orientation = _exif?.Orientation ?? 1,
            IccProfile = whole ? [.. _profileParts.Values.SelectMany(p => p)] : null,
            ProfileIncomplete = !whole && _profileParts.Count > 0,
        };
    }
}
