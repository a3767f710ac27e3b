using System.Buffers.Binary;
using DesignGen.Core.Measures;

namespace DesignGen.Render;

/// <summary>The few things of EXIF (CIPA DC-008, in the layout of TIFF 6.0) that matter for showing a picture.</summary>
/// <param name="Orientation">1 upright, 2 to 8 as TIFF numbers them.</param>
/// <param name="Resolution">Pixels per inch; null where not said, or where it differs across and down.</param>
internal sealed record Exif(int Orientation, Resolution? Resolution)
{
    /// <summary>Reads the first directory; null where it is spoilt.</summary>
    /// <param name="tiff">From its byte order mark on.</param>
    public static Exif? TryRead(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
            return null;
        bool little = tiff[0] == 'I';
        uint at = Long(tiff, 4, little);
        if (at > tiff.Length - 2)
            return null;
        int entries = Short(tiff, (int)at, little), orientation = 1, unit = 2;
        double? across = null, down = null;
        for (int i = 0, entry = (int)at + 2; i < entries && entry <= tiff.Length - 12; i++, entry += 12)
        {
            int tag = Short(tiff, entry, little), type = Short(tiff, entry + 2, little);
            int value = Short(tiff, entry + 8, little);
            switch (tag)
            {
                case 0x0112 when type == 3 && value is >= 1 and <= 8:
                    orientation = value;
                    break;
                case 0x011A when type == 5:
                    across = Rational(tiff, entry + 8, little);
                    break;
                case 0x011B when type == 5:
                    down = Rational(tiff, entry + 8, little);
                    break;
                case 0x0128 when type == 3:
                    unit = value;
                    break;
            }
        }
        Resolution? resolution = across is > 0 and < 1e6 && across == down && unit is 2 or 3 ? new(unit == 2 ? across!.Value : across!.Value * 2.54) : null;
        return new(orientation, resolution);
    }

    private static double? Rational(ReadOnlySpan<byte> tiff, int pointer, bool little)
    {
        uint at = Long(tiff, pointer, little);
        if (at > tiff.Length - 8)
            return null;
        uint above = Long(tiff, (int)at, little), below = Long(tiff, (int)at + 4, little);
        return below == 0 ? null : (double)above / below;
    }

    private static int Short(ReadOnlySpan<byte> from, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(from[at..]) : BinaryPrimitives.ReadUInt16BigEndian(from[at..]);

    private static uint Long(ReadOnlySpan<byte> from, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(from[at..]) : BinaryPrimitives.ReadUInt32BigEndian(from[at..]);
}
