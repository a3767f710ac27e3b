using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Coats that live by soft colour: ombré, aura and cat-eye.</summary>
internal static class Shine
{
    /// <summary>One colour melting into the coat.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="role">The second colour.</param>
    /// <param name="reach">Where it ends, as a share of the length from the tip.</param>
    /// <param name="softness">Length of the change, as a share of the nail.</param>
    /// <param name="slant">Lean of the change, degrees.</param>
    /// <param name="fromTip">Begins at the tip; else at the cuticle.</param>
    public static void Ombre(Nail nail, PaletteRole role, double reach, double softness, double slant, bool fromTip = true)
    {
        Point down = Affine.Rotate(slant * Math.PI / 180).Apply(new Point(0, fromTip ? 1 : -1));
        Point start = new(0, fromTip ? nail.Top : nail.Bottom);
        double end = nail.Length * Math.Min(1.05, reach + softness / 2), begin = nail.Length * Math.Max(-0.15, reach - softness / 2), half = (begin + end) / 2, longer = (end - begin) * 0.15;
        // Two stipples that meet half-way, the first of a colour between both, hide the dots of flat inks, on dark coats above all.
        if (!nail.Ramps && end - begin > 12 * (nail.MinLine + nail.MinGap) && nail.Between(nail.CoatRole, role) is PaletteRole between)
        {
            Fade.Along(nail, between, start + down * half, start + down * (end + longer));
            Fade.Along(nail, role, start + down * (begin - longer), start + down * half);
            return;
        }
        Fade.Along(nail, role, start + down * begin, start + down * end);
    }

    /// <summary>An aura: a glow about a centre, in up to three colours, largest first.</summary>
    public static void Aura(Nail nail, IReadOnlyList<PaletteRole> glow, Point centre, double radius, double softness)
    {
        for (int i = 0; i < glow.Count; i++)
        {
            double r = radius * (1 - i * 0.62 / glow.Count), tall = Math.Min(1.25, 0.62 + nail.Length / nail.Width * 0.28);
            // Flat inks keep a solid heart with a dotted rim: a stipple from the middle out would be all dots at this size.
            Fade.Around(nail, glow[i], centre, nail.Ramps ? r : r * 0.92, (nail.Ramps ? r : r * 0.92) * tall, nail.Ramps ? (1 - softness) * 0.8 : Math.Max(0.58, 1 - 2.6 * (nail.MinLine + nail.MinGap) * 2 / r));
        }
    }

    /// <summary>A heart-shaped glow, each colour inside the last. Flat inks stipple its rims.</summary>
    public static void HeartAura(Nail nail, IReadOnlyList<PaletteRole> glow, Point centre, double radius, double softness)
    {
        // A heart that both walls cut is a chevron.
        radius = Math.Min(radius, nail.HalfWidthAt(centre.Y) * 0.74);
        if (nail.Ramps)
        {
            // Thin films, each a little smaller, add up to a soft edge in the heart's own shape.
            const int films = 14;
            for (int i = 0; i < films; i++)
            {
                double t = (double)i / (films - 1);
                double r = radius * (1 + 0.45 * softness - t * (0.25 + 0.75 * softness));
                nail.Film(glow[Math.Min(glow.Count - 1, i * glow.Count / films)], Micro.Heart.Transform(Micro.At(centre, r)), 0.10 + 0.22 * t);
            }
            return;
        }
        for (int i = 0; i < glow.Count; i++)
        {
            // The heart itself stays solid; what glows about it is two or three rows of dots.
            double r = radius * (1.42 - i * 0.80 / glow.Count), rows = 2.6 * (nail.MinLine + nail.MinGap) * 2;
            Fade.Shaped(nail, glow[i], Micro.Heart, centre, r, Math.Max(0.50, 1 - rows / r));
        }
    }

    /// <summary>A magnetic cat-eye: a bright band that leans over a deep coat.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="glow">Colour of the light.</param>
    /// <param name="core">Colour of the band's heart.</param>
    /// <param name="lean">Degrees from upright.</param>
    /// <param name="shift">Place across, as a share of the width from the middle.</param>
    public static void CatEye(Nail nail, PaletteRole glow, PaletteRole core, double lean, double shift)
    {
        Point along = Affine.Rotate(lean * Math.PI / 180).Apply(new Point(0, -1)), across = along.Perpendicular;
        Point middle = new(shift * nail.Width, 0);
        if (nail.Ramps)
        {
            Band(glow, 0.62, 0.55);
            Band(glow, 0.30, 0.75);
            Band(core, 0.13, 0.85);
            return;
        }
        foreach ((PaletteRole role, double wide) in new[] { (glow, 0.36), (core, 0.12) })
        {
            // A sliver that swells in the middle, as the magnet draws it.
            Point from = middle - along * nail.Length, to = middle + along * nail.Length;
            nail.Fill(role, Brush.Stroke([from, Point.Lerp(from, to, 0.3), middle, Point.Lerp(from, to, 0.7), to],
                t => Math.Max(nail.MinLine, nail.Width * wide * Math.Pow(Math.Sin(Math.PI * t), 1.5))));
        }

        void Band(PaletteRole role, double wide, double strength)
        {
            Point reach = across * (nail.Width * wide);
            nail.Fill(role, nail.Bleed, coverage: new LinearRamp(middle - reach, middle + reach,
                [new(0, 0), new(0.15, 0.04 * strength), new(0.32, 0.35 * strength), new(0.44, 0.88 * strength), new(0.5, strength), new(0.56, 0.88 * strength), new(0.68, 0.35 * strength), new(0.85, 0.04 * strength), new(1, 0)]));
        }
    }

    /// <summary>Shimmer that drifts to a cat-eye's band: fine dust, densest by the band.</summary>
    public static void Shimmer(Nail nail, PaletteRole role, double amount, double lean, double shift)
    {
        Dice dice = nail.Dice.Fork("shimmer");
        Point across = Affine.Rotate(lean * Math.PI / 180).Apply(new Point(1, 0));
        var dust = new Pieces();
        double r = nail.MinLine * 0.52;
        foreach (Point p in Scatter.Places(dice, nail.Field, nail.MinLine + nail.MinGap + 0.12))
        {
            double away = Point.Dot(p - new Point(shift * nail.Width, 0), across) / (nail.Width * 0.34);
            if (dice.Unit() < amount * 0.5 * Math.Exp(-away * away))
                dust.Add(Outline.Polygon(p + new Point(r, 0), p + new Point(0, r), p - new Point(r, 0), p - new Point(0, r)));
        }
        nail.Fill(role, dust.Outline);
    }
}
