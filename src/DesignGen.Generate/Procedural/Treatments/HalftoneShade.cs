using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Flats that are shaded by dots of the next darker tint, larger towards the dark end: tone that prints as flat ink.</summary>
internal sealed class HalftoneShade : ITreatment
{
    // Dots cover this share at the dark end; from 0.785 on they would touch.
    private const double Darkest = 0.5;

    // From here on there are dots, as a share of the way from light to dark.
    private const double From = 0.4;

    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "halftone", new("Halftone shading", "半调网点"), new("flats shaded by dots that grow towards the dark end", "色块按明暗以由小到大的网点过渡"), AllOver: true, MinInks: 1, ["halftone", "pop art", "comic", "retro"]);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        var dots = new SortedDictionary<int, List<Outline>>();
        double pitch = Math.Clamp(print.Size / 110, 1.5, 3.2);
        pitch = Math.Max(pitch, 1.3 * (print.Finest(print.Cloth) + print.Canvas.MinLine));
        foreach (Point p in DotScreen.Crossings(print.Canvas, pitch))
        {
            if (print.Map.FlatAt(p) is not { } flat || print.IsGround(flat.Ink) || flat.DepthMm < 1.6 * pitch || print.Map.LetterAt(p) < pitch)
                continue;
            Tint on = print.Inks[flat.Ink];
            if (print.Toned(on) is not { } tone)
                continue;
            double shade = print.Shade(p, flat);
            shade = tone.Lab.L < on.Lab.L ? shade : 1 - shade;
            double level = Math.Clamp((shade - From) / (1 - From), 0, 1) * Darkest, least = print.Finest(tone) / 2;
            double keep = print.Finest(on) + print.Map.PixelMm / 2, open = tone.Ink is null ? print.Canvas.MinLine : Math.Max(print.Canvas.MinLine, print.Canvas.MinGap);
            double radius = Math.Min(Math.Min(pitch * Math.Sqrt(level / Math.PI), (pitch - open) / 2), print.Map.EdgeAt(p) - keep);
            if (radius < least)
                continue;
            int key = tone.Ink ?? -1;
            if (!dots.TryGetValue(key, out List<Outline>? list))
                dots[key] = list = [];
            list.Add(Outline.Circle(p, radius));
        }
        foreach ((int ink, List<Outline> list) in dots)
            print.Lay(ink < 0 ? print.Cloth : print.Inks[ink], list);
    }
}
