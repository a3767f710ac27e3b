using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>
/// The auspicious cloud 祥云: a ruyi head of lobes with bands that follow their common contour, spirals in the side lobes,
/// and tapered tails.
/// </summary>
/// <remarks>
/// Every band is drawn for all lobes at once, smaller and smaller: what shows is the contour of their union, so no line
/// crosses the head and no hole opens between lobes. Own units: the head is about 2 wide, its foot at y 0, y down.
/// </remarks>
public sealed class RuyiCloud
{
    private readonly List<(Point At, double R, int Curl)> _lobes = [];
    private readonly List<(Point[] Line, double Wide)> _tails = [];

    /// <summary>A cloud.</summary>
    /// <param name="lobes">3 or 5 lobes; 1 for a wisp of one curl.</param>
    /// <param name="leftTail">Length of the tail to the left; 0 for none.</param>
    /// <param name="rightTail">Length of the tail to the right; 0 for none.</param>
    /// <param name="dice">Chance of its small differences; null for a strictly symmetric head.</param>
    public RuyiCloud(int lobes, double leftTail, double rightTail, Dice? dice = null)
    {
        if (lobes == 1)
        {
            // A wisp: one curl with a tail.
            _lobes.Add((new(0, -0.36), 0.4, 1));
            _tails.Add(([new(0.05, -0.12), new(-0.4, -0.06), new(-0.8 - leftTail * 0.2, -0.2), new(-1.1 - leftTail * 0.5, -0.06), new(-1.3 - leftTail * 0.7, -0.14)], 0.32));
            _tails.Add(([new(-0.1, -0.06), new(0.4, 0.02), new(0.6 + rightTail * 0.4, -0.1), new(0.9 + rightTail * 0.5, 0.02)], 0.22));
            return;
        }
        double J(double by) => dice is null ? 0 : dice.Between(-by, by);
        _lobes.Add((new(0 + J(0.05), -0.78), 0.5 + J(0.03), 0));
        _lobes.Add((new(-0.62, -0.36 + J(0.04)), 0.4 + J(0.03), -1));
        _lobes.Add((new(0.62, -0.36 + J(0.04)), 0.4 + J(0.03), 1));
        if (lobes >= 5)
        {
            _lobes.Add((new(-1.2, -0.2), 0.25 + J(0.02), -1));
            _lobes.Add((new(1.2, -0.2), 0.25 + J(0.02), 1));
        }

        // Fillers under the head close the gaps between lobes.
        _lobes.Add((new(0, -0.36), 0.42, 2));
        _lobes.Add((new(-0.32, -0.3), 0.3, 2));
        _lobes.Add((new(0.32, -0.3), 0.3, 2));
        double shoulder = lobes >= 5 ? 1.12 : 0.5;
        foreach ((int side, double length) in new[] { (-1, leftTail), (1, rightTail) })
        {
            if (length <= 0)
                continue;
            double bend = 1 + J(0.2), s = side, x = shoulder;
            _tails.Add(([new(-s * 0.3, -0.16), new(s * x * 0.5, -0.12), new(s * (x + length * 0.35), -0.17 * bend), new(s * (x + length * 0.72), 0.02), new(s * (x + length), -0.1 * bend)], 0.34));
            if (length > 0.7)
                _tails.Add(([new(s * 0.1, 0.02), new(s * (x * 0.8), 0.12), new(s * (x + length * 0.2), 0.16), new(s * (x + length * 0.5), 0.26 * bend)], 0.23));
        }
    }

    /// <summary>Discs that cover the silhouette, in its own units.</summary>
    public Disc[] Footprint
    {
        get
        {
            var discs = new List<Disc>(_lobes.Where(l => l.Curl != 2 || l.R > 0.4).Select(l => new Disc(l.At, l.R)));
            foreach ((Point[] line, double wide) in _tails)
            {
                for (int i = 0; i + 1 < line.Length; i++)
                {
                    discs.Add(new(Point.Lerp(line[i], line[i + 1], 0.5), wide * 0.5));
                    discs.Add(new(line[i + 1], wide * (i + 2 == line.Length ? 0.12 : 0.5)));
                }
            }
            return [.. discs];
        }
    }

    /// <summary>Paints the cloud.</summary>
    /// <param name="pen">Paints and widths.</param>
    /// <param name="place">From its own units to mm.</param>
    /// <param name="bands">Bands wanted; fewer where they would be too narrow.</param>
    /// <param name="warm">Whether its heart takes the warm paint.</param>
    public void Draw(Embroidery pen, Affine place, int bands, bool warm)
    {
        double scale = place.Scaling, o = pen.OutlineMm / scale;
        int fit = pen.Fit(0.4 * scale * 0.62, bands);
        double pitch = Math.Max(o + pen.GapMm * 1.35 / scale, 0.4 * 0.62 / Math.Max(fit, 2));

        // Tails first: the head lies on them. Outline, flat, and a lighter core where there is room.
        foreach ((Point[] line, double wide) in _tails)
        {
            Tail(pen, pen.Gold, line, wide, 0, place);
            Tail(pen, pen.Band(0, fit), line, wide, o, place);
            if (fit > 1 && wide * scale > 3 * (pen.OutlineMm + pen.GapMm))
                Tail(pen, pen.Band(1, fit), line, wide, o + pitch * 0.75, place);
        }
        for (int band = 0; band < fit; band++)
        {
            double inset = band * pitch;
            pen.Couch(Union(inset, place));
            pen.Window.Fill(warm && band == fit - 1 && fit > 1 ? pen.Red : pen.Band(band, fit), Union(inset + o, place));
        }

        // Spirals wind inwards from the innermost band of the side lobes; the middle lobe keeps a pearl.
        double rest = (fit - 1) * pitch + o;
        foreach ((Point at, double r, int curl) in _lobes)
        {
            double room = (r - rest) * scale;
            if (curl == 0 && room > pen.OutlineMm + pen.GapMm * 2)
            {
                double pearl = Math.Max(pen.OutlineMm + 0.5 * pen.GapMm, room * 0.46);
                pen.Couch(Outline.Circle(place.Apply(at), pearl));
                if (pearl - pen.OutlineMm > pen.GapMm * 0.6)
                    pen.Window.Fill(warm ? pen.Flats[^1] : pen.Red, Outline.Circle(place.Apply(at), pearl - pen.OutlineMm));
            }
            else if (curl is -1 or 1 && room > pen.OutlineMm)
            {
                // Spirals are drawn in page size about the lobe's middle, so that their pitch is in millimetres.
                Affine local = Affine.Scale(1 / scale).Then(Affine.Translate(at)).Then(place);
                pen.Spiral(local, Point.Zero, room * 0.72, curl > 0 ? Math.PI * 0.85 : Math.PI * 0.15, curl > 0, 1.6);
            }
        }
    }

    private Outline Union(double inset, Affine place) =>
        new([.. _lobes.Where(l => l.R - inset > 0.02 && (l.Curl != 2 || inset < 0.12)).SelectMany(l => Outline.Circle(l.At, l.R - inset).Transform(place).Contours)]);

    private static void Tail(Embroidery pen, Painting.Paint paint, Point[] line, double wide, double inset, Affine place)
    {
        // The same line, thinner by the inset on both sides; it ends where the outer one gets too thin to hold it.
        double scale = place.Scaling, least = pen.Window.Canvas.MinLine, full = (wide - 2 * inset) * scale;
        // A core that is a hairline for most of its length would be an ink that the press can't hold.
        double floor = inset > 0 ? least * 1.6 : least;
        if (full <= floor * 1.6)
            return;
        Contour smooth = Centreline.Smooth([.. line.Select(p => place.Apply(p))]);
        double share = 1;
        double Outer(double at) => scale * wide * (at < 0.4 ? 1 - 0.12 * at / 0.4 : 0.88 * Math.Pow(1 - (at - 0.4) / 0.6, 0.8));
        while (inset > 0 && share > 0.3 && Outer(share) < 2 * inset * scale + floor)
            share -= 0.02;
        var knots = new List<WidthKnot>();
        for (int i = 0; i <= 8; i++)
        {
            double at = i / 8.0;
            knots.Add(new(at, Math.Max(floor, Outer(at * share) - 2 * inset * scale)));
        }
        pen.Window.Fill(paint, Stroke.Outline(Head(smooth, share), new StrokeStyle(new WidthProfile([.. knots])) { ToleranceMm = 0.02 }));
    }

    // The first part of a line, by share of its steps.
    private static Contour Head(Contour line, double share)
    {
        double at = share * line.Segments.Length;
        int whole = Math.Min((int)at, line.Segments.Length);
        List<Segment> kept = [.. line.Segments.Take(whole)];
        if (whole < line.Segments.Length && at - whole > 0.02)
            kept.Add(Lettering.RibbonSides.Split(whole == 0 ? line.Start : line.Segments[whole - 1].End, line.Segments[whole], at - whole).Head);
        return new(line.Start, [.. kept]);
    }
}
