using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Flowers;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>Colours of a paisley drop.</summary>
/// <param name="Bands">Bands from the outside in; two that touch differ.</param>
/// <param name="Marks">What is drawn on each band.</param>
/// <param name="Flower">Colours of the flower within.</param>
/// <param name="Fringe">The fringe outside.</param>
public sealed record BotehTones(ImmutableArray<PaletteRole> Bands, ImmutableArray<PaletteRole> Marks, Dress Flower, PaletteRole Fringe);

/// <summary>A paisley drop: a round foot, a neck that curls over, bands along its contour, each with its own small ornament, and a flower within.</summary>
/// <remarks>The contour is the envelope of circles along a line whose curvature grows towards the tip, like a logarithmic spiral; bands are the same circles, smaller.</remarks>
public sealed class Boteh : Motif
{
    private const int Steps = 40;
    private readonly (Point At, double Way, double R)[] _spine;
    private readonly BotehTones _tones;
    private readonly int _style;
    private readonly Dice _dice;

    private Boteh((Point At, double Way, double R)[] spine, BotehTones tones, int style, Dice dice) : base("boteh", Cover(spine))
    {
        (_spine, _tones, _style, _dice) = (spine, tones, style, dice);
    }

    /// <summary>A drop of its own form.</summary>
    /// <param name="dice">Chance of its form.</param>
    /// <param name="curl">How far the tip curls over: 0.3 leans, 1 winds round.</param>
    /// <param name="slim">Its breadth: 0.7 slim, 1.2 fat.</param>
    /// <param name="style">0 Kashmir, 1 bandana, 2 seventies: the ornament of its bands.</param>
    /// <param name="tones">Colours.</param>
    /// <param name="hand">Which way it curls: +1 or −1.</param>
    public static Boteh Grow(Dice dice, double curl, double slim, int style, BotehTones tones, int hand) =>
        new(Line(curl * dice.Between(0.9, 1.1), slim * dice.Between(0.93, 1.07), hand), tones, style, dice.Fork("dress"));

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        double foot = _spine.Max(s => s.R), least = pen.Line(0) * 1.5 + pen.Gap * 0.2;
        int bands = Math.Clamp((int)(foot * 0.78 / (least * 2.2)), 1, _tones.Bands.Length);
        // Every second band is narrow: a line between two that carry ornament.
        double[] breadth = [.. Enumerable.Range(0, bands).Select(i => i % 2 == 0 ? 1.55 : 0.62)];
        double unit = foot * 0.7 / breadth.Sum();
        for (int i = 0; i < bands; i++)
            breadth[i] = Math.Max(least, breadth[i] * unit);
        Fringe(pen, foot);
        double inset = 0;
        for (int i = 0; i < bands && inset < foot * 0.8; i++)
        {
            pen.Fill(_tones.Bands[i], Contour(inset));
            if (i % 2 == 0 && i + 1 < bands)
                Ornament(pen, inset, breadth[i], _tones.Marks[i], (_style + i / 2) % 4);
            inset += breadth[i];
        }
        Heart(pen, foot - inset + breadth[bands - 1] * 0.55, _tones.Bands[bands - 1]);
    }

    private static (Point At, double Way, double R)[] Line(double curl, double slim, int hand)
    {
        var line = new (Point At, double Way, double R)[Steps + 1];
        Point at = new(-0.45, 0);
        double way = -hand * 0.35 * curl;
        for (int i = 0; i <= Steps; i++)
        {
            double t = (double)i / Steps, neck = 0.52 * slim * Math.Pow(1 - t, 0.82) * (1 - 0.28 * Math.Sin(Math.PI * Math.Min(1, t * 1.25)));
            line[i] = (at, way, Math.Max(0.02, neck));
            at += Point.Polar(1.62 / Steps * (1 - 0.3 * t), way);
            way += hand * curl * (0.2 + 4.6 * t * t * t) * 1.35 / Steps;
        }
        // Back to within one of the origin.
        Rect bounds = line.Aggregate(Rect.Empty, (r, s) => r.Union(new Disc(s.At, s.R).Bounds));
        double scale = 1.9 / Math.Sqrt(bounds.Width * bounds.Width + bounds.Height * bounds.Height) * 1.12;
        return Array.ConvertAll(line, s => ((s.At - bounds.Centre) * scale, s.Way, s.R * scale));
    }

    private static ImmutableArray<Disc> Cover((Point At, double Way, double R)[] spine) =>
        [.. Enumerable.Range(0, 9).Select(i => spine[i * Steps / 9]).Select(s => new Disc(s.At, s.R + 0.06))];

    // The envelope of the circles made smaller by an inset; it ends where they vanish.
    private Outline Contour(double inset) => Outline.Smooth([.. Edge(inset)]);

    private List<Point> Edge(double inset)
    {
        int last = Steps;
        while (last > 4 && _spine[last].R < inset + 0.012)
            last--;
        var left = new List<Point>();
        var right = new List<Point>();
        for (int i = 0; i <= last; i += 2)
        {
            (Point at, double way, double r) = _spine[i];
            double radius = Math.Max(0.01, r - inset);
            // The touching point leans towards the tip as the circles shrink.
            double slope = i > 0 && i < Steps ? (_spine[i + 1].R - _spine[i - 1].R) / Math.Max(1e-6, _spine[i + 1].At.DistanceTo(_spine[i - 1].At)) : 0;
            double lean = Math.Acos(Math.Clamp(-slope, -0.9, 0.9));
            left.Add(at + Point.Polar(radius, way - lean));
            right.Add(at + Point.Polar(radius, way + lean));
        }
        (Point foot, double back, double round) = _spine[0];
        round = Math.Max(0.01, round - inset);
        Point tip = _spine[last].At + Point.Polar(Math.Max(0.008, _spine[last].R - inset), _spine[last].Way);
        right.Reverse();
        return [.. left, tip, .. right, foot + Point.Polar(round, back + 2.2), foot + Point.Polar(round, back + Math.PI), foot + Point.Polar(round, back - 2.2)];
    }

    // Places at even steps along a contour, with the direction outwards.
    private List<(Point At, double Out)> Walk(double inset, double step)
    {
        List<Point> edge = [.. Contour(inset).Contours[0].Flatten(0.004)];
        double total = 0;
        for (int i = 0; i < edge.Count; i++)
            total += edge[i].DistanceTo(edge[(i + 1) % edge.Count]);
        int count = Math.Max(3, (int)(total / step));
        var places = new List<(Point, double)>();
        double next = total / count / 2, gone = 0;
        for (int i = 0; i < edge.Count; i++)
        {
            Point a = edge[i], b = edge[(i + 1) % edge.Count];
            double length = a.DistanceTo(b);
            while (gone + length >= next && places.Count < count)
            {
                places.Add((Point.Lerp(a, b, (next - gone) / length), (b - a).Direction));
                next += total / count;
            }
            gone += length;
        }
        double turn = 0;
        for (int i = 0; i < edge.Count; i++)
            turn += Point.Cross(edge[i], edge[(i + 1) % edge.Count]);
        return [.. places.Select(p => (p.Item1, p.Item2 - Math.Sign(turn) * Math.PI / 2))];
    }

    private void Fringe(MotifPen pen, double foot)
    {
        double size = Math.Max(pen.Line(_tones.Fringe, 0) * 1.3, foot * (_style == 1 ? 0.075 : 0.1));
        List<(Point At, double Out)> places = Walk(-size * (_style == 1 ? 1.55 : 0.1), size * (_style == 1 ? 2.9 : 2.05));
        if (_style == 1)
        {
            pen.Fill(_tones.Fringe, new Outline([.. places.SelectMany(p => Outline.Circle(p.At, size * 0.72).Contours)]));
            return;
        }
        // Scallops or petals that peep out from under the outermost band.
        pen.Fill(_tones.Fringe, new Outline([.. places.SelectMany(p => _style == 2
            ? Outline.Circle(p.At, size).Contours
            : new PetalForm(0.42, 0.62, 0.5, 0.4).Loop(9).Map(Affine.Scale(size * 2.3).Then(Affine.Rotate(p.Out)).Then(Affine.Translate(p.At - Point.Polar(size * 0.9, p.Out)))).Outline.Contours)]));
    }

    private void Ornament(MotifPen pen, double inset, double breadth, PaletteRole role, int kind)
    {
        double line = pen.Line(role, 0), room = breadth - 2 * pen.Gap * 0.55;
        if (room < line * 1.15)
            return;
        double size = Math.Min(room, breadth * 0.72);
        // The tip, where the band runs together, stays plain.
        Point tip = _spine[Steps].At;
        IEnumerable<(Point At, double Out)> places = Walk(inset + breadth / 2, Math.Max(size * (kind == 1 ? 1.25 : 1.6), size + pen.Gap)).Where(p => p.At.DistanceTo(tip) > breadth * 2.4);
        pen.Fill(role, new Outline([.. places.SelectMany(p => kind switch
        {
            0 => Outline.Circle(p.At, size * 0.44).Contours,
            1 => new PetalForm(0.4, 0.6, 0.6, 0.4).Loop(9).Map(Affine.Scale(size * 1.05).Then(Affine.Translate(-size * 0.5, 0)).Then(Affine.Rotate(p.Out)).Then(Affine.Translate(p.At))).Outline.Contours,
            2 => new PetalForm(0.3, 0.5, 0.9, 0.7, Bend: 0.2).Loop(9).Map(Affine.Scale(size * 1.5).Then(Affine.Translate(-size * 0.75, 0)).Then(Affine.Rotate(p.Out + 1.05)).Then(Affine.Translate(p.At))).Outline.Contours,
            _ => Outline.Smooth(p.At + Point.Polar(size * 0.52, p.Out), p.At + Point.Polar(size * 0.36, p.Out + 1.57), p.At + Point.Polar(size * 0.52, p.Out + 3.14), p.At + Point.Polar(size * 0.36, p.Out - 1.57)).Contours,
        })]));
    }

    // A flower in the round foot, buds and leaves up the neck.
    private void Heart(MotifPen pen, double room, PaletteRole on)
    {
        (Point foot, double way, double r) = _spine[(int)(Steps * 0.07)];
        Dress dress = _tones.Flower;
        double radius = Math.Min(room * 0.86, r * 0.8);
        if (radius > 2.2 * pen.Line(dress.Main, 0))
        {
            Motif bloom = (radius * pen.Unit > 7, _style) switch { (true, 0) => new Peony(_dice.Fork("bloom")), (true, 2) => new Dahlia(_dice.Fork("bloom")), (true, _) => new Rose(_dice.Fork("bloom")), _ => new Greens.TinyFlower(_dice.Fork("bloom")) };
            bloom.Draw(pen.Within(Affine.Scale(radius).Then(Affine.Rotate(way)).Then(Affine.Translate(foot)), dress));
        }
        var marks = new List<Contour>();
        double inset = _spine.Max(s => s.R) - room;
        for (int i = (int)(Steps * 0.07) + 1; i <= Steps; i++)
        {
            (Point at, double along, double wide) = _spine[i];
            double free = wide - inset - pen.Gap * 0.7;
            if (at.DistanceTo(foot) < radius + free * 0.8 + pen.Gap || free < pen.Line(dress.Leaf, 0) * 1.1)
                continue;
            if (marks.Count > 0 && at.DistanceTo(marks[^1].Start) < free * 1.9 + pen.Gap)
                continue;
            // A heart of two leaves and a bud between them.
            foreach (double turn in new[] { 0.75, -0.75, 0 })
                marks.AddRange(new PetalForm(0.28, 0.55, 0.7, 0.7).Loop(9).Map(Affine.Scale(free * (turn == 0 ? 1.25 : 1)).Then(Affine.Rotate(along + turn)).Then(Affine.Translate(at))).Outline.Contours);
        }
        PaletteRole role = dress.Leaf != on ? dress.Leaf : dress.Main;
        if (marks.Count > 0)
            pen.Fill(role, new Outline([.. marks]));
    }
}
