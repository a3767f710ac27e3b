using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>Colours of carved foliage.</summary>
/// <param name="Blade">Lobes of the leaves.</param>
/// <param name="Deep">Their shadow halves; the blade's own role for flat leaves.</param>
/// <param name="Edge">What parts lobes from each other and from what lies below.</param>
/// <param name="Vein">Midribs; the deep role where nothing else shows.</param>
/// <param name="Stem">Stems.</param>
public sealed record FoliageTones(PaletteRole Blade, PaletteRole Deep, PaletteRole Edge, PaletteRole Vein, PaletteRole Stem);

/// <summary>Draws acanthus foliage in millimetres: lobed leaves along any line, stems, tendrils, palmettes, fruits of scales.</summary>
/// <remarks>A leaf is one blade cut into lobes that hook towards its tip, each dark on its lower side, with a midrib on top.</remarks>
/// <param name="canvas">Where to draw.</param>
/// <param name="place">From the drawing's millimetres to the cloth's: moves, turns and mirrors.</param>
public sealed class Foliage(DesignCanvas canvas, Affine place)
{
    /// <summary>Breadth of a rim in a role: a line's, or a gap's on bare cloth.</summary>
    public double Rim(PaletteRole role) => Math.Max(0.42, canvas.Finest(role) * 1.08);

    /// <summary>Fills an outline, cut at a mirror repeat's axes.</summary>
    public void Fill(PaletteRole role, Outline outline) => canvas.Fill(role, outline.Transform(place));

    /// <summary>A stem with a rim, and a light or dark line along it where it is broad enough.</summary>
    /// <param name="spine">Points of its middle.</param>
    /// <param name="from">Width at the first, mm.</param>
    /// <param name="to">Width at the last, mm.</param>
    /// <param name="tones">Colours.</param>
    public void Stem(Point[] spine, double from, double to, FoliageTones tones)
    {
        double least = canvas.Finest(tones.Stem) * 1.15;
        (from, to) = (Math.Max(from, least), Math.Max(to, least));
        double rim = Rim(tones.Edge);
        if (tones.Edge != tones.Stem)
            Fill(tones.Edge, Ribbon.Along(spine, from + 2 * rim, to + 2 * rim));
        Fill(tones.Stem, Ribbon.Along(spine, from, to));
        if (tones.Vein != tones.Stem && from > 5.5 * canvas.Finest(tones.Vein))
        {
            Point[] inner = spine[..Math.Max(3, spine.Length * 3 / 4)];
            Fill(tones.Vein, Ribbon.Along(inner, from * 0.26, Math.Max(canvas.Finest(tones.Vein), to * 0.24)));
        }
    }

    /// <summary>An acanthus leaf along a line from its foot to its tip.</summary>
    /// <param name="line">Points of its midrib, three at least.</param>
    /// <param name="width">Length of its longest lobes, mm.</param>
    /// <param name="lobes">Lobes on each side; fewer where they would be too fine.</param>
    /// <param name="curl">How far lobes bend towards the tip: 0 straight, 0.5 curled; below 0 they turn back.</param>
    /// <param name="tones">Colours.</param>
    /// <param name="inner">Length of the lobes on the left of the way, against those on the right; 1 for even ones.</param>
    public void Leaf(Point[] line, double width, int lobes, double curl, FoliageTones tones, double inner = 1)
    {
        double length = 0;
        for (int i = 1; i < line.Length; i++)
            length += line[i].DistanceTo(line[i - 1]);
        // Long leaves take more lobes than were asked for, short ones fewer: none narrower than a bay and its two rims need.
        double rim = Rim(tones.Edge), longest = width * Math.Max(1, inner);
        lobes = Math.Max(lobes, (int)Math.Ceiling(length / longest * (0.2 + 0.14 * lobes)));
        lobes = Math.Clamp(lobes, 2, Math.Max(2, (int)(length / (5.6 + 2.4 * rim))));
        double pitch = length / (lobes + 0.8);
        var lobed = new List<(Point[] Back, Point[] Under, Point Root)>[] { [], [] };
        foreach (int side in new[] { 1, -1 })
        {
            for (int k = 0; k < lobes; k++)
            {
                double share = (k + 0.35) / (lobes + 0.8), swell = Math.Pow(Math.Sin(Math.PI * (0.16 + 0.7 * Math.Pow(share, 0.85))), 0.8);
                double reach = Math.Max(width * swell * (side > 0 ? 1 : inner), 1.8), u = k * pitch, hook = Math.Min(curl * pitch * 0.6, 0.2 * pitch), waist = 0.34 * reach;
                // Slanted towards the tip: the farther out, the farther on.
                Point On(double along, double aside) => Bent(u + along * pitch + 0.32 * Math.Min(aside, 1.6 * pitch), side * aside);
                Point tip = On(0.66, 0.95 * reach) + (On(0.66 + hook / pitch, 0.95 * reach) - On(0.66, 0.95 * reach));
                Point notch = On(0.84, waist), start = On(0, k == 0 ? 0.16 * reach : waist);
                lobed[side > 0 ? 0 : 1].Add((
                    Bow(start, On(-0.02, 0.8 * reach), On(0.2, 1.08 * reach), tip),
                    Bow(tip, On(0.7, 0.74 * reach), On(0.66, 0.5 * reach), notch), On(0.72, 0.1 * reach)));
            }
        }
        IEnumerable<Point> Edge(int side) => lobed[side].SelectMany(l => l.Back.Concat(l.Under.Skip(1)));
        Point end = Bent(length, 0);
        var blade = new Loop([Bent(0, 0), .. Edge(0), Bent(length - 0.45 * pitch, 0.12 * longest), end, Bent(length - 0.45 * pitch, -0.12 * longest), .. Edge(1).Reverse()]);
        if (tones.Edge != tones.Blade)
            Fill(tones.Edge, blade.Grow(rim).Outline);
        Fill(tones.Blade, blade.Outline);
        if (tones.Deep != tones.Blade && 0.3 * pitch > 2.6 * canvas.Finest(tones.Deep))
        {
            // Each lobe is dark under its tip and along its bay.
            foreach ((Point[] back, Point[] under, Point root) in lobed.SelectMany(l => l))
            {
                if (under[0].DistanceTo(under[^1]) > 3.2)
                    Fill(tones.Deep, new Loop([.. under, root, Point.Lerp(root, back[2], 0.34), Point.Lerp(Point.Lerp(root, under[2], 0.5), back[^2], 0.5)]).Outline);
            }
        }
        Point[] rib = [.. Enumerable.Range(0, 9).Select(i => At(line, 0.9 * i / 8).At)];
        double thick = Math.Clamp(longest * 0.1, canvas.Finest(tones.Vein), 2.2);
        if (tones.Vein != tones.Blade)
            Fill(tones.Vein, Ribbon.Along(rib, thick * 1.25, Math.Max(canvas.Finest(tones.Vein), thick * 0.45)));

        Point Bent(double along, double aside)
        {
            (Point at, double way) = At(line, along / length);
            // Beyond the tip the leaf goes on straight.
            return at + Point.Polar(Math.Max(0, along - length), way) + Point.Polar(aside, way + Math.PI / 2);
        }

        static Point[] Bow(Point a, Point b, Point c, Point d) => [.. Enumerable.Range(0, 5).Select(i => i / 4.0).Select(t =>
            a * ((1 - t) * (1 - t) * (1 - t)) + b * (3 * t * (1 - t) * (1 - t)) + c * (3 * t * t * (1 - t)) + d * (t * t * t))];
    }

    /// <summary>A spiral tendril that ends in a bead.</summary>
    /// <param name="from">Foot.</param>
    /// <param name="way">Direction at the foot, radians.</param>
    /// <param name="size">Diameter of its curl, mm.</param>
    /// <param name="side">Which way it winds: +1 or −1.</param>
    /// <param name="tones">Colours.</param>
    public void Tendril(Point from, double way, double size, int side, FoliageTones tones)
    {
        var spine = new List<Point> { from };
        double step = size * 0.16, turn = way;
        for (int i = 0; i < 17; i++)
        {
            from += Point.Polar(step * (1 - i / 22.0), turn);
            turn += side * (0.1 + 0.032 * i);
            spine.Add(from);
        }
        double line = Math.Max(canvas.Finest(tones.Stem) * 1.3, size * 0.07);
        Fill(tones.Stem, Ribbon.Along([.. spine], line * 1.2, line * 0.9));
        Fill(tones.Stem, Outline.Circle(spine[^1], Math.Max(line, size * 0.085)));
    }

    /// <summary>A palmette: petals in a fan from one foot, the outer ones curled.</summary>
    /// <param name="foot">Foot.</param>
    /// <param name="way">Direction of the middle petal, radians.</param>
    /// <param name="size">Length of the middle petal, mm.</param>
    /// <param name="petals">How many, odd.</param>
    /// <param name="tones">Colours.</param>
    /// <param name="drop">Role of the drops on the petals; the blade's for none.</param>
    public void Palmette(Point foot, double way, double size, int petals, FoliageTones tones, PaletteRole drop)
    {
        int half = petals / 2;
        for (int k = half; k >= 0; k--)
        {
            foreach (int side in k == 0 ? [1] : new[] { 1, -1 })
            {
                double share = (double)k / Math.Max(1, half), reach = size * (1 - 0.42 * share * share), turn = way + side * share * 1.42;
                double broad = Math.Clamp(0.9 / half, 0.17, 0.3);
                Lobe(foot, turn, reach, broad, side * 0.32 * share, 0, tones);
                double inset = broad * reach * 2;
                if (drop != tones.Blade && inset > 3.2 * canvas.Finest(drop) + 1.6)
                    Fill(drop, new PetalForm(broad * 0.62, 0.66, 0.3, 1, Bend: side * 0.32 * share).Loop(12).Map(Affine.Scale(reach * 0.84).Then(Affine.Rotate(turn)).Then(Affine.Translate(foot))).Outline);
            }
        }
    }

    /// <summary>A fruit or bud of overlapping scales, as of an artichoke or pine cone.</summary>
    /// <param name="foot">Its lowest point.</param>
    /// <param name="way">Direction of growth, radians.</param>
    /// <param name="size">Its length, mm.</param>
    /// <param name="breadth">Half its greatest breadth as a share of its length.</param>
    /// <param name="body">Role of the scales.</param>
    /// <param name="rim">Role between them.</param>
    /// <param name="spark">Role of a drop on each scale.</param>
    public void Scales(Point foot, double way, double size, double breadth, PaletteRole body, PaletteRole rim, PaletteRole spark)
    {
        double edge = Rim(rim), scale = Math.Max(size * 0.2, 4.2 + 2 * edge);
        var form = new PetalForm(breadth, 0.42, 0.7, 0.1);
        Affine turn = Affine.Rotate(way).Then(Affine.Translate(foot));
        Fill(rim, form.Loop(18).Map(Affine.Scale(size).Then(turn)).Grow(edge).Outline);
        Fill(body, form.Loop(18).Map(Affine.Scale(size).Then(turn)).Outline);
        int rows = Math.Max(2, (int)(size * 0.8 / (scale * 0.56)));
        for (int row = rows - 1; row >= 0; row--)
        {
            double x = size * (0.06 + 0.66 * row / rows), half = Half(form, x / size) * size;
            int count = Math.Max(1, (int)Math.Round(2 * half / (scale * 0.86)) - (row % 2 == 0 ? 0 : 1));
            for (int k = 0; k < count; k++)
            {
                double y = count == 1 ? 0 : (k - (count - 1) / 2.0) * 1.7 * half / count, lean = half > 0 ? 0.5 * y / half : 0;
                Affine at = Affine.Scale(scale).Then(Affine.Rotate(lean)).Then(Affine.Translate(x, y)).Then(turn);
                Loop loop = new PetalForm(0.46, 0.55, 0.5, 0).Loop(12).Map(at);
                Fill(rim, loop.Grow(edge).Outline);
                Fill(body, loop.Outline);
                if (spark != body && scale * 0.2 > canvas.Finest(spark))
                    Fill(spark, new PetalForm(0.22, 0.6, 0.6, 0.6).Loop(9).Map(Affine.Scale(0.62, 0.72).Then(Affine.Translate(0.16, 0)).Then(at)).Outline);
            }
        }
    }

    /// <summary>A row of beads, from large to small.</summary>
    public void Beads(ReadOnlySpan<Point> at, double from, double to, PaletteRole role)
    {
        var contours = ImmutableArray.CreateBuilder<Contour>();
        for (int i = 0; i < at.Length; i++)
            contours.AddRange(Outline.Circle(at[i], Math.Max(canvas.Finest(role) * 0.6, from + (to - from) * i / Math.Max(1, at.Length - 1))).Contours);
        Fill(role, new Outline(contours.ToImmutable()));
    }

    /// <summary>A flower of the stock, seen from the front.</summary>
    public void Bloom(Motif flower, Point at, double radius, double turn, Dress dress)
    {
        // Motifs go through the canvas as they are: over a mirror's axis their images overlap like two flowers.
        flower.Draw(canvas, Affine.Scale(radius).Then(Affine.Rotate(turn)).Then(Affine.Translate(at)).Then(place), dress);
    }

    /// <summary>A place on a smooth line, with its direction.</summary>
    /// <param name="line">Points.</param>
    /// <param name="share">0 the first, 1 the last.</param>
    public static (Point At, double Way) At(Point[] line, double share)
    {
        double at = Math.Clamp(share, 0, 1) * (line.Length - 1);
        int i = Math.Min((int)at, line.Length - 2);
        double t = at - i;
        Point b = line[i], c = line[i + 1], a = i > 0 ? line[i - 1] : b * 2 - c, d = i + 2 < line.Length ? line[i + 2] : c * 2 - b;
        Point p = b + (c - a) * (0.5 * t) + (a * 2 - b * 5 + c * 4 - d) * (0.5 * t * t) + (b * 3 - a - c * 3 + d) * (0.5 * t * t * t);
        Point v = (c - a) * 0.5 + (a * 2 - b * 5 + c * 4 - d) * t + (b * 3 - a - c * 3 + d) * (1.5 * t * t);
        return (p, v.Direction);
    }

    private static double Half(PetalForm form, double x)
    {
        double best = 0, least = 1e9;
        for (int i = 1; i < 24; i++)
        {
            Point p = form.At(i / 24.0, 1);
            if (Math.Abs(p.X - x) < least)
                (least, best) = (Math.Abs(p.X - x), p.Y);
        }
        return best;
    }

    private void Lobe(Point foot, double way, double reach, double broad, double bend, int side, FoliageTones tones)
    {
        double rim = Rim(tones.Edge);
        bool ruffled = reach * 0.06 > 0.45;
        var form = new PetalForm(broad, 0.56, 0.5, 0.7, Ruffle: ruffled ? 0.055 : 0, Waves: 4, Bend: bend);
        Affine at = Affine.Scale(reach).Then(Affine.Rotate(way)).Then(Affine.Translate(foot));
        Loop loop = form.Loop(ruffled ? 20 : 12).Map(at);
        if (tones.Edge != tones.Blade)
            Fill(tones.Edge, loop.Grow(rim).Outline);
        Fill(tones.Blade, loop.Outline);
        if (tones.Deep != tones.Blade && broad * reach > 2.6 * canvas.Finest(tones.Deep))
        {
            // The half away from the light, and for lobes of a middle a flame from the foot.
            int dark = side == 0 ? 1 : -side;
            Point[] half = [.. Enumerable.Range(0, 8).Select(i => form.At(0.04 + 0.84 * i / 7, dark * 0.9)), .. Enumerable.Range(0, 6).Select(i => form.At(0.8 - 0.76 * i / 5, dark * 0.12))];
            Fill(tones.Deep, new Loop(half).Map(at).Outline);
        }
    }
}
