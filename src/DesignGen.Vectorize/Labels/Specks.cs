using System.Numerics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>Takes back labels of a few pixels that only mixes at edges gave: a speck stays where a pixel of it shows its colour, or nothing around explains it.</summary>
internal static class Specks
{
    // Most pixels of a speck, and how near a pixel must come to its colour to prove it, levels of 255.
    private const int Most = 4;
    private const float Shown = 40;

    // A speck that differs from everything around by more than this is a dot, levels of 255.
    private const float Stands = 110;

    /// <summary>Gives the pixels of specks to the neighbours that look most like them.</summary>
    public static void Remove(LabelMap map, SourcePixels pixels, Sources sources)
    {
        int width = map.Width, height = map.Height;
        byte[] labels = map.Labels;
        var index = new FaceIndex(map, corners: true);
        Face[] faces = index.Number();
        var small = new Dictionary<int, List<int>>();
        foreach ((int face, int at) in index.PixelsOfSmall(faces, Most))
        {
            if (!small.TryGetValue(face, out List<int>? list))
                small[face] = list = [];
            list.Add(at);
        }
        foreach ((int face, List<int> list) in small)
        {
            Vector4 colour = Mix.Unpack(sources.Values[faces[face].Label]);
            if (list.Exists(at => (Mix.Unpack(pixels.Values[at]) - colour).Length() < Shown))
                continue;
            foreach (int at in list)
            {
                int x = at % width, y = at / width;
                byte best = labels[at];
                float least = Stands;
                for (int ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                {
                    for (int nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                    {
                        byte label = labels[ny * width + nx];
                        if (label == faces[face].Label)
                            continue;
                        float distance = (Mix.Unpack(pixels.Values[at]) - (label == LabelMap.Clear ? Vector4.Zero : Mix.Unpack(sources.Values[label]))).Length();
                        if (distance < least)
                            (least, best) = (distance, label);
                    }
                }
                labels[at] = best;
            }
        }
    }
}
