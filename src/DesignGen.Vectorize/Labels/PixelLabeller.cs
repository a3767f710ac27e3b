using DesignGen.Core.Colour;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>Labels pixel art: every pixel is of the colour that it shows, and nothing is a mix.</summary>
internal static class PixelLabeller
{
    /// <summary>Labels each pixel. Of more colours than labels can tell apart, the rare ones go to that which looks closest.</summary>
    public static (LabelMap Labels, Sources Sources) Label(SourcePixels pixels, CancellationToken cancel)
    {
        var counts = new ColourTable();
        foreach (uint value in pixels.Values)
            counts[value]++;
        cancel.ThrowIfCancellationRequested();
        var members = new ColourTable();
        var values = new List<uint>();
        var labs = new List<CieLab>();
        var weights = new List<long>();
        foreach ((uint value, int count) in counts.Sorted().OrderByDescending(v => v.Number))
        {
            if (value >> 24 < 128)
            {
                members[value] = LabelMap.Clear;
                continue;
            }
            (int r, int g, int b) = SourcePixels.Straight(value);
            uint opaque = SourcePixels.Pack(r, g, b);
            CieLab lab = Sources.ColourOf(opaque).CieLab;
            int at = values.IndexOf(opaque);
            if (at < 0 && values.Count == Sources.Most)
                at = Enumerable.Range(0, labs.Count).MinBy(i => labs[i].DifferenceTo(lab));
            if (at < 0)
            {
                at = values.Count;
                values.Add(opaque);
                labs.Add(lab);
                weights.Add(0);
            }
            members[value] = at;
            weights[at] += count;
        }
        var labels = new byte[pixels.Values.Length];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = (byte)members.Get(pixels.Values[i], LabelMap.Clear);
        return (new(pixels.Width, pixels.Height, labels), new(PictureKind.Flat, [.. values], [.. weights], members, 0));
    }
}
