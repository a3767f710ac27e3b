using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Generate.Procedural.Motifs.Outdoor;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>What stands behind and beside a hero: suns, rings, waves, clouds, sparks.</summary>
public static class Ornaments
{
    private static readonly NativeMotif CloudMotif = NativeMotifs.OnRequest.First(m => m.Id == "auspicious-cloud");

    /// <summary>A round backing: plain disc, sun in slits, sun with rays, thick and thin ring, disc of halftone dots.</summary>
    /// <param name="p">The print.</param>
    /// <param name="kind">Which, 0 to 4.</param>
    /// <param name="hub">Its middle, mm.</param>
    /// <param name="radius">Its radius with all that belongs to it, mm.</param>
    /// <param name="paint">Its paint.</param>
    public static void Backing(PrintPlan p, int kind, Point hub, double radius, Paint paint)
    {
        double line = p.Canvas.MinLine, gap = p.Canvas.MinGap;
        switch (kind)
        {
            case 1:
                // Slits widen towards the foot, as a sun does that sinks into haze.
                const int slits = 6;
                double y = hub.Y - radius, pitch = radius * 0.2, first = hub.Y - radius * 0.12;
                paint.Fill(p.Canvas, Sun.Band(hub, radius, y, first));
                for (int i = 0; i < slits; i++)
                {
                    double open = Math.Max(gap * 1.2, pitch * (0.2 + 0.09 * i)), top = first + i * pitch + open, foot = Math.Min(first + (i + 1) * pitch, hub.Y + radius);
                    if (foot - top > line * 2)
                        paint.Fill(p.Canvas, Sun.Band(hub, radius, top, foot));
                }
                break;
            case 2:
                double inner = radius * 0.8, from = inner + Math.Max(gap * 1.5, radius * 0.035);
                int rays = Math.Clamp((int)(2 * Math.PI * from / Math.Max(radius * 0.17, 2.6 * (line + gap))), 12, 44) / 2 * 2;
                paint.Fill(p.Canvas, Outline.Circle(hub, inner));
                for (int i = 0; i < rays; i++)
                {
                    double a = 2 * Math.PI * i / rays - Math.PI / 2, half = Math.PI / rays * 0.56, to = i % 2 == 0 ? radius : radius * 0.93;
                    paint.Fill(p.Canvas, Outline.Polygon(hub + Point.Polar(from, a - half), hub + Point.Polar(to, a - half * 0.5), hub + Point.Polar(to, a + half * 0.5), hub + Point.Polar(from, a + half)));
                }
                break;
            case 3:
                double thick = Math.Max(line * 3, radius * 0.085), thin = Math.Max(line * 1.3, radius * 0.018);
                paint.Fill(p.Canvas, Arcs.Ring(hub, radius - thick, radius));
                paint.Fill(p.Canvas, Arcs.Ring(hub, radius - thick - Math.Max(gap * 1.3, thin) - thin, radius - thick - Math.Max(gap * 1.3, thin)));
                break;
            case 4:
                double step = Math.Max(radius * 0.075, 2.4 * gap + 2 * line), row = step * Math.Sqrt(3) / 2;
                int rows = (int)(radius / row);
                for (int r = -rows; r <= rows; r++)
                {
                    double at = hub.Y + r * row, share = (r + rows) / (2.0 * rows), dot = (step - gap * 1.1) / 2 * (1.02 - 0.62 * share);
                    if (dot < line * 0.75)
                        continue;
                    for (double x = -Math.Ceiling(radius / step) * step + (Math.Abs(r) % 2) * step / 2; x <= radius; x += step)
                    {
                        if (x * x + r * row * r * row < (radius - dot) * (radius - dot))
                            paint.Fill(p.Canvas, Outline.Circle(new(hub.X + x, at), dot));
                    }
                }
                break;
            default:
                paint.Fill(p.Canvas, Outline.Circle(hub, radius));
                break;
        }
    }

    /// <summary>Rows of scale waves that fill the foot of a disc.</summary>
    /// <param name="p">The print.</param>
    /// <param name="hub">Middle of the disc, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="top">Where the waves begin, mm.</param>
    /// <param name="paint">Their paint.</param>
    /// <param name="second">The paint of every other ring; bare cloth where inks are few.</param>
    public static void Waves(PrintPlan p, Point hub, double radius, double top, Paint paint, Paint second)
    {
        double line = Math.Max(p.Canvas.MinLine, p.Canvas.MinGap), size = Math.Max(radius * 0.2, line * 7);
        var window = SceneWindow.Of(p.Canvas, Sun.Band(hub, radius, top - size * 2, hub.Y + radius));
        int columns = (int)Math.Ceiling(radius / size) + 1;
        int rings = size * 0.24 >= line * 1.3 ? 4 : size * 0.32 >= line * 1.3 ? 3 : 2;
        int number = 0;
        for (double y = top; y < hub.Y + radius + size; y += size * 0.5, number++)
        {
            for (int i = -columns; i <= columns; i++)
            {
                Point c = new(hub.X + (2 * i + number % 2) * size * 0.98, y);
                // Each scale has a rim of bare cloth, so that rows part even in one ink.
                window.Fill(p.Box.Bare, Outline.Circle(c, size + Math.Max(p.Canvas.MinGap * 1.15, size * 0.07)));
                for (int ring = 0; ring < rings; ring++)
                    window.Fill(ring % 2 == 0 ? paint : second, Outline.Circle(c, size * (1 - ring / (double)rings) * (ring == 0 ? 1 : 1.02)));
            }
        }
    }

    /// <summary>An auspicious cloud on a bare rim.</summary>
    public static void Cloud(PrintPlan p, string name, Point at, double width, bool turned)
    {
        double w = Math.Max(width, p.Canvas.MinLine * 40);
        HeroArt cloud = HeroArt.Draw(p.Box, CloudMotif, p.Dice.Fork(name), new(at.X - w / 2, at.Y - w * 0.35, at.X + w / 2, at.Y + w * 0.35), p.Box.Bare, other: true);
        if (turned)
            cloud = cloud.Transform(Affine.Translate(Point.Zero - at).Then(Affine.Scale(-1, 1)).Then(Affine.Translate(at)));
        p.Box.Bare.Fill(p.Canvas, cloud.Rim(p.Halo * 0.8));
        cloud.Fill(p.Canvas);
    }

    /// <summary>A spark of four points.</summary>
    public static void Spark(PrintPlan p, Point at, double radius, Paint paint)
    {
        var b = new OutlineBuilder();
        double waist = Math.Max(radius * 0.16, p.Canvas.MinLine * 0.8);
        b.MoveTo(at + new Point(0, -radius));
        foreach ((double x, double y, double u, double v) in new[] { (1.0, 0.0, 1.0, -1.0), (0.0, 1.0, 1.0, 1.0), (-1.0, 0.0, -1.0, 1.0), (0.0, -1.0, -1.0, -1.0) })
            b.QuadTo(at + new Point(u * waist, v * waist), at + new Point(x * radius * 0.78, y * radius));
        paint.Fill(p.Canvas, b.Close().Build());
    }

    /// <summary>Marks at both sides of a print's middle: none, stars or sparks.</summary>
    public static void Pair(PrintPlan p, int kind, Point middle, double reach, double radius, Paint paint)
    {
        if (kind == 0)
            return;
        foreach (int side in new[] { -1, 1 })
        {
            Point at = new(middle.X + side * reach, middle.Y);
            if (kind == 1)
                p.Star(paint, at, radius);
            else
                Spark(p, at, radius * 1.25, paint);
        }
    }

    /// <summary>A region's outline as a line of even width.</summary>
    public static Outline Line(Region region, double width) => region.Subtract(region.Grow(-width)).ToOutline();
}
