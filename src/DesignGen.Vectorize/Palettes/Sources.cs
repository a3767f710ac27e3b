using System.Numerics;
using DesignGen.Core.Colour;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Palettes;

/// <summary>What kind of picture it is, which decides how its colours are found.</summary>
public enum PictureKind
{
    /// <summary>Areas of exactly one colour with smooth edges, as drawing programs save them.</summary>
    Flat,

    /// <summary>The same after a lossy file format: areas of nearly one colour.</summary>
    NoisyFlat,

    /// <summary>Photographs, paintings, pictures of diffusion models: colours run into one another.</summary>
    Textured,
}

/// <summary>The colours that a picture is drawn in, before they become inks: several may go into one ink.</summary>
/// <param name="Kind">How they were found.</param>
/// <param name="Values">The opaque value of each, packed as pixels are.</param>
/// <param name="Weights">How many flat pixels each has.</param>
/// <param name="Members">For flat pictures, which source each flat value belongs to.</param>
/// <param name="Noise">How far values of one source lie apart, levels of 255: 0 for exact art.</param>
internal sealed record Sources(PictureKind Kind, uint[] Values, long[] Weights, ColourTable? Members, int Noise)
{
    /// <summary>Most sources: labels are bytes, and the highest two mean something else.</summary>
    public const int Most = 250;

    /// <summary>The colour of a source.</summary>
    public Srgb Colour(int source) => ColourOf(Values[source]);

    /// <summary>By label, each value as four numbers; bare ground has no colour and no alpha.</summary>
    public Vector4[] ByLabel()
    {
        var values = new Vector4[256];
        for (int s = 0; s < Values.Length; s++)
            values[s] = Mix.Unpack(Values[s]);
        return values;
    }

    /// <summary>The screen colour of a value.</summary>
    public static Srgb ColourOf(uint value)
    {
        (int r, int g, int b) = SourcePixels.Straight(value);
        return new((byte)r, (byte)g, (byte)b);
    }
}

/// <summary>Finds the colours of flat art.</summary>
internal static class FlatSources
{
    // Colours that nobody tells apart become one: CIEDE2000 about 1.
    private const double SameColour = 1.2;

    /// <summary>The sources of exact flat art: every colour with flat area, less mixes that happen to repeat.</summary>
    public static Sources Find(SourcePixels pixels, FlatColours flat)
    {
        var found = new List<(uint Value, CieLab Lab, long Weight)>();
        var members = new ColourTable();
        // The commonest first: rarer neighbours join them. Equal counts go by value, so that the order is always the same.
        foreach ((uint value, int count) in flat.Blocks.Sorted().OrderByDescending(v => v.Number))
        {
            uint alpha = value >> 24;
            if (alpha < 128)
            {
                members[value] = LabelMap.Clear;
                continue;
            }
            Srgb colour = Sources.ColourOf(value);
            CieLab lab = colour.CieLab;
            int same = found.FindIndex(f => f.Lab.DifferenceTo(lab) < SameColour);
            if (same >= 0)
            {
                members[value] = same;
                found[same] = found[same] with { Weight = found[same].Weight + count };
                continue;
            }
            if (found.Count == Sources.Most || (count < Least(pixels) && (count < 2 || IsMix(found, value, colour))))
                continue;
            members[value] = found.Count;
            found.Add((SourcePixels.Pack(colour.R, colour.G, colour.B), lab, count));
        }
        return new(PictureKind.Flat, [.. found.Select(f => f.Value)], [.. found.Select(f => f.Weight)], members, 0);
    }

    // Rarer than this, a colour is looked at twice: a hundred-thousandth of the picture.
    private static int Least(SourcePixels pixels) => Math.Max(6, pixels.Values.Length / 20_000);

    /// <summary>Whether a value is an even mix of two colours already found, or of one and bare ground, as edges are.</summary>
    private static bool IsMix(List<(uint Value, CieLab Lab, long Weight)> found, uint value, Srgb colour)
    {
        if (value >> 24 < 255)
            return true;
        for (int a = 0; a < found.Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                if (Mix.Residual(value, found[a].Value, found[b].Value, out float share) < 5 && share is > 0.02f and < 0.98f)
                    return true;
            }
        }
        return false;
    }
}
