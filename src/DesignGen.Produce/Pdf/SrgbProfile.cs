using System.Buffers.Binary;

namespace DesignGen.Produce.Pdf;

/// <summary>An ICC profile of sRGB, made here byte by byte: it gives alternate colours and pictures in PDF files their meaning.</summary>
/// <remarks>
/// ICC.1:2001-04 (version 2.4, which every reader knows): a display profile of three primaries, a white and one tone curve. Primaries and curve of
/// IEC 61966-2-1, the primaries adapted to D50 by the Bradford method (ICC.1:2001-04, annex E).
/// </remarks>
internal static class SrgbProfile
{
    private const int CurveSteps = 1024;

    /// <summary>The profile, the same bytes always.</summary>
    public static byte[] Bytes { get; } = Make();

    /// <summary>The share of light of a code, both 0 to 1 (IEC 61966-2-1:1999, section 5.2).</summary>
    public static double Decode(double code) => code <= 0.04045 ? code / 12.92 : Math.Pow((code + 0.055) / 1.055, 2.4);

    /// <summary>The code of a share of light; goes straight on below 0.</summary>
    public static double Encode(double light) => light <= 0.0031308 ? light * 12.92 : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055;

    private static byte[] Make()
    {
        var profile = new IccBuilder("mntr", "RGB ", "XYZ ");
        profile.Text("sRGB (IEC 61966-2-1), by DesignGen");
        profile.Tag("wtpt", IccBuilder.Xyz(0.9642, 1, 0.8249));
        profile.Tag("rXYZ", IccBuilder.Xyz(0.436066, 0.222488, 0.013916));
        profile.Tag("gXYZ", IccBuilder.Xyz(0.385147, 0.716873, 0.097076));
        profile.Tag("bXYZ", IccBuilder.Xyz(0.143066, 0.060608, 0.714096));
        byte[] curve = new byte[12 + 2 * CurveSteps];
        "curv"u8.CopyTo(curve);
        BinaryPrimitives.WriteInt32BigEndian(curve.AsSpan(8), CurveSteps);
        for (int i = 0; i < CurveSteps; i++)
            BinaryPrimitives.WriteUInt16BigEndian(curve.AsSpan(12 + 2 * i), (ushort)Math.Round(Decode(i / (CurveSteps - 1.0)) * ushort.MaxValue));
        profile.Tag("rTRC", curve);
        profile.Tag("gTRC", curve);
        profile.Tag("bTRC", curve);
        return profile.ToBytes();
    }
}
