using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DesignGen.Render.Icc;

/// <summary>An ICC profile by tone curves and, for RGB, a matrix; it turns pixels into sRGB.</summary>
/// <remarks>
/// Specification: ICC.1:2022 (version 4) and ICC.1:2001 (version 2). Their colourants are adapted to D50 already, and so are the
/// sRGB colourants used here (by Bradford), so that white stays white. Colours outside sRGB are cut off at its edges channel by
/// channel. Profiles by tables (A2B) and for inks are not read. Safe to use from many threads at once.
/// </remarks>
public sealed class ColourProfile
{
    // Shares of light are looked up with 14 bits: sRGB rises by 13 at black, so a step is a fifth of a byte there.
    private const int Steps = 1 << 14;

    // What each step of red, green and blue light is in XYZ under D50: IEC 61966-2-1 adapted by Bradford, as the ICC's sRGB profiles have it.
    private static readonly double[] SrgbLight =
    [
        0.43607, 0.38515, 0.14307,
        0.22249, 0.71687, 0.06061,
        0.01392, 0.09708, 0.71410,
    ];

    private static readonly byte[] Encoded = Encode();

    // By value of each channel: what it adds to red, green and blue light, in steps.
    private readonly Vector128<float>[] _red, _green, _blue;
    private readonly byte[] _grey = new byte[256];

    private ColourProfile(string description, int channels, Vector128<float>[] red, Vector128<float>[] green, Vector128<float>[] blue)
    {
        (Description, Channels, _red, _green, _blue) = (description, channels, red, green, blue);
        for (int v = 0; v < 256; v++)
        {
            // Weights of lightness: the middle row of the sRGB colourants.
            Vector128<float> light = Vector128.Clamp(red[v] + green[v] + blue[v], Vector128<float>.Zero, Vector128.Create(Steps - 1f));
            _grey[v] = Encoded[(int)((light[0] * SrgbLight[3]) + (light[1] * SrgbLight[4]) + (light[2] * SrgbLight[5]) + 0.5)];
        }
        IsSrgb = Changes() <= 1;
    }

    /// <summary>Its name for people; may be empty.</summary>
    public string Description { get; }

    /// <summary>1 for grey, 3 for RGB.</summary>
    public int Channels { get; }

    /// <summary>Whether it is sRGB within rounding: no channel moves by more than 1 of 255. Such a profile changes no pixel.</summary>
    public bool IsSrgb { get; }

    /// <summary>Reads a profile.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="reason">Why it can't be used, as a clause such as "it is for CMYK".</param>
    /// <returns>Whether it can be used. Nothing is thrown, whatever the bytes.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ColourProfile? profile, [NotNullWhen(false)] out string? reason)
    {
        profile = null;
        var tags = new ProfileTags(bytes);
        reason = !tags.IsProfile ? "it is damaged" : tags.Space is not ("RGB " or "GRAY") ? $"it is for {Name(tags.Space)}" : null;
        if (reason is not null)
            return false;
        bool grey = tags.Space == "GRAY";
        if (tags.Connection != "XYZ " || (grey ? tags["kTRC"u8] : tags["rXYZ"u8]).IsEmpty)
        {
            reason = "it works by tables, not by a matrix";
            return false;
        }
        profile = grey ? Grey(tags) : Rgb(tags);
        reason = profile is null ? "it is damaged" : null;
        return profile is not null;
    }

    /// <summary>The name of a profile that may not be readable otherwise; empty where it has none.</summary>
    /// <param name="bytes">All of it.</param>
    public static string NameOf(ReadOnlySpan<byte> bytes)
    {
        var tags = new ProfileTags(bytes);
        return tags.IsProfile ? tags.Description : "";
    }

    /// <summary>Whether pixels with so many channels can be meant: a grey profile fits grey pictures, one for RGB all.</summary>
    /// <param name="channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha.</param>
    public bool Fits(int channels) => Channels == 3 || channels <= 2;

    /// <summary>Turns pixels into sRGB, in place. Alpha stays; grey stays grey, as light as it is.</summary>
    /// <param name="pixels">Channels interleaved, 8 bits each.</param>
    /// <param name="channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; the profile <see cref="Fits"/> them.</param>
    public void Apply(Span<byte> pixels, int channels)
    {
        if (!Fits(channels))
            throw new ArgumentException("A grey profile does not fit colours.", nameof(channels));
        if (IsSrgb)
            return;
        if (channels <= 2)
        {
            for (int i = 0; i < pixels.Length; i += channels)
                pixels[i] = _grey[pixels[i]];
            return;
        }
        for (int i = 0; i <= pixels.Length - channels; i += channels)
            Convert(pixels.Slice(i, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Convert(Span<byte> pixel)
    {
        Vector128<float> light = _red[pixel[0]] + _green[pixel[1]] + _blue[pixel[2]] + Vector128.Create(0.5f);
        Vector128<int> step = Vector128.ConvertToInt32(Vector128.Clamp(light, Vector128<float>.Zero, Vector128.Create(Steps - 1f)));
        pixel[2] = Encoded[step[2]];
        pixel[1] = Encoded[step[1]];
        pixel[0] = Encoded[step[0]];
    }

    // The most by which a channel moves, over a grid of colours.
    private int Changes()
    {
        int most = 0;
        Span<byte> pixel = stackalloc byte[3];
        for (int v = 0; v < 256; v++)
            most = Math.Max(most, Math.Abs(_grey[v] - v));
        for (int r = 0; r < 256 && Channels == 3; r += 17)
        {
            for (int g = 0; g < 256; g += 17)
            {
                for (int b = 0; b < 256; b += 17)
                {
                    (pixel[0], pixel[1], pixel[2]) = ((byte)r, (byte)g, (byte)b);
                    Convert(pixel);
                    most = Math.Max(most, Math.Max(Math.Abs(pixel[0] - r), Math.Max(Math.Abs(pixel[1] - g), Math.Abs(pixel[2] - b))));
                }
            }
        }
        return most;
    }

    private static ColourProfile? Grey(ProfileTags tags)
    {
        if (ToneCurve.TryRead(tags["kTRC"u8]) is not { } curve)
            return null;
        Vector128<float>[] light = Shares(curve, 1, 1, 1), none = new Vector128<float>[256];
        return new(tags.Description, 1, light, none, none);
    }

    private static ColourProfile? Rgb(ProfileTags tags)
    {
        double[] toSrgb = Inverse(SrgbLight);
        Vector128<float>[]? Channel(ReadOnlySpan<byte> colourant, ReadOnlySpan<byte> curve)
        {
            if (!colourant.StartsWith("XYZ "u8) || colourant.Length < 20 || ToneCurve.TryRead(curve) is not { } tone)
                return null;
            double x = ToneCurve.Fixed(colourant[8..]), y = ToneCurve.Fixed(colourant[12..]), z = ToneCurve.Fixed(colourant[16..]);
            return Shares(tone, Row(0), Row(1), Row(2));
            double Row(int i) => (toSrgb[3 * i] * x) + (toSrgb[(3 * i) + 1] * y) + (toSrgb[(3 * i) + 2] * z);
        }
        Vector128<float>[]? red = Channel(tags["rXYZ"u8], tags["rTRC"u8]), green = Channel(tags["gXYZ"u8], tags["gTRC"u8]), blue = Channel(tags["bXYZ"u8], tags["bTRC"u8]);
        return red is null || green is null || blue is null ? null : new(tags.Description, 3, red, green, blue);
    }

    private static Vector128<float>[] Shares(ToneCurve curve, double red, double green, double blue)
    {
        var shares = new Vector128<float>[256];
        for (int v = 0; v < 256; v++)
        {
            double steps = curve[v / 255.0] * (Steps - 1);
            shares[v] = Vector128.Create((float)(red * steps), (float)(green * steps), (float)(blue * steps), 0);
        }
        return shares;
    }

    private static byte[] Encode()
    {
        var encoded = new byte[Steps];
        for (int i = 0; i < Steps; i++)
        {
            double light = i / (Steps - 1.0);
            encoded[i] = (byte)Math.Round(255 * (light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055));
        }
        return encoded;
    }

    private static double[] Inverse(double[] m)
    {
        double Minor(int a, int b, int c, int d) => (m[a] * m[b]) - (m[c] * m[d]);
        double[] turned = [Minor(4, 8, 5, 7), Minor(2, 7, 1, 8), Minor(1, 5, 2, 4), Minor(5, 6, 3, 8), Minor(0, 8, 2, 6), Minor(2, 3, 0, 5), Minor(3, 7, 4, 6), Minor(1, 6, 0, 7), Minor(0, 4, 1, 3)];
        double size = (m[0] * turned[0]) + (m[1] * turned[3]) + (m[2] * turned[6]);
        return [.. turned.Select(t => t / size)];
    }

    private static string Name(string space) => space switch
    {
        "CMYK" => "CMYK",
        "Lab " => "Lab",
        _ => "other colours than RGB and grey",
    };
}
