using System.Numerics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Labels;

/// <summary>Takes back labels of a few pixels that only mixes at edges gave: what lies between two inks is none, and what lies inside one stays where a pixel shows its colour or stands out.</summary>
internal static class Specks
{
    // Most pixels of a speck inside one ink, and between two.
    private const int MostInside = 4, MostBetween = 7;

    // How near a pixel must come to its colour to prove a speck inside one ink, and how far one may differ from that ink, levels of 255.
    private const float Shown = 40, Stands = 110;

    /// <summary>Gives the pixels of specks to the neighbours that look most like them.</summary>
    public static void Remove(LabelMap map, SourcePixels pixels, Sources sources)
    {
        byte[] labels = map.Labels;
        var index = new FaceIndex(map, corners: true);
        Face[] faces = index.Number();
        var small = new Dictionary<int, List<int>>();
        foreach ((int face, int at) in index.PixelsOfSmall(faces, MostBetween))
        {
            if (!small.TryGetValue(face, out List<int>? list))
                small[face] = list = [];
            list.Add(at);
        }
        Span<byte> around = stackalloc byte[8 * MostBetween];
        foreach ((int face, List<int> list) in small)
        {
            int count = Around(map, list, faces[face].Label, around);
            if (count == 0)
                continue;
            Vector4 colour = Mix.Unpack(sources.Values[faces[face].Label]);
            if (count == 1)
            {
                Vector4 ground = Colour(around[0], sources);
                if (list.Count > MostInside || list.Exists(at => Apart(pixels, at, colour) < Shown || Apart(pixels, at, ground) > Stands))
                    continue;
            }
            foreach (int at in list)
            {
                byte best = around[0];
                float least = float.MaxValue;
                foreach (byte label in around[..count])
                {
                    float apart = Apart(pixels, at, Colour(label, sources));
                    if (apart < least)
                        (least, best) = (apart, label);
                }
                labels[at] = best;
            }
        }
    }

    private static float Apart(SourcePixels pixels, int at, Vector4 colour) => (Mix.Unpack(pixels.Values[at]) - colour).Length();

    private static Vector4 Colour(byte label, Sources sources) => label == LabelMap.Clear ? Vector4.Zero : Mix.Unpack(sources.Values[label]);

    /// <summary>The other labels beside some pixels.</summary>
    private static int Around(LabelMap map, List<int> list, byte own, Span<byte> around)
    {
        int width = map.Width, count = 0;
        foreach (int at in list)
        {
            int x = at % width, y = at / width;
            if (x > 0)
                Add(map.Labels[at - 1], around);
            if (x < width - 1)
                Add(map.Labels[at + 1], around);
            if (y > 0)
                Add(map.Labels[at - width], around);
            if (y < map.Height - 1)
                Add(map.Labels[at + width], around);
        }
        return count;

        void Add(byte label, Span<byte> labels)
        {
            if (label != own && !labels[..count].Contains(label))
                labels[count++] = label;
        }
    }
}
