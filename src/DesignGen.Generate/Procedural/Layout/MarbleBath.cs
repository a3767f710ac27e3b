using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A marbler's bath that fits the repeat: drops and lines of ink as closed curves, moved by drops, tines and waves.</summary>
/// <remarks>
/// Closed-form maps after Lu, Jaffer, Jin, Zhao and Mao, "Mathematical Marbling" 2012. A drop pushes what floats there from
/// distance d to sqrt(d² + r²); here the push fades out at a few radii, so that only a drop's nearest image counts on the
/// rolled-up cloth. Tines and waves are shears whose profile repeats over every step of the repeat, so that they commute with
/// it. Under a mirror the bath does not repeat; what crosses the cell's edges is cut, like bookmatched endpapers.
/// </remarks>
public sealed class MarbleBath
{
    private const double Reach = 3.2;
    private readonly DesignCanvas _canvas;
    private readonly bool _across, _mirror;
    private readonly List<(PaletteRole Role, List<Point> Points)> _inks = [];

    /// <summary>A clear bath.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="across">Whether lines stand and tines run across, rather than lines lying and tines running down.</param>
    public MarbleBath(DesignCanvas canvas, bool across)
    {
        (_canvas, _across, Cell) = (canvas, across, canvas.Cell);
        _mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        Torus = new(canvas.Repeat, Cell);
    }

    /// <summary>The drawn cell, mm.</summary>
    public Rect Cell { get; }

    /// <summary>The rolled-up cloth.</summary>
    public Torus Torus { get; }

    /// <summary>Distance over the repeat's edges, mm.</summary>
    public double Distance(Point a, Point b) => _mirror ? a.DistanceTo(b) : Near(a - b).Length;

    /// <summary>Lets a drop fall: what floats there moves out of its way.</summary>
    /// <param name="at">Where, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="role">Its ink.</param>
    public void Drop(Point at, double radius, PaletteRole role)
    {
        foreach ((PaletteRole _, List<Point> points) in _inks)
        {
            for (int i = 0; i < points.Count; i++)
            {
                Point d = _mirror ? points[i] - at : Near(points[i] - at);
                double far = d.Length;
                if (far > Reach * radius || far < 1e-6)
                    continue;
                double fade = 1 - far / (Reach * radius), push = Math.Sqrt(far * far + radius * radius * fade * fade * (3 - 2 * fade)) - far;
                points[i] += d * (push / far);
            }
        }
        int n = Math.Clamp((int)(radius * 3.5), 20, 64);
        _inks.Add((role, [.. Enumerable.Range(0, n).Select(i => at + Point.Polar(radius, Math.Tau * i / n))]));
    }

    /// <summary>Lays lines of ink from edge to edge.</summary>
    /// <param name="run">Inks of one run; the ground's are left clear.</param>
    /// <param name="shares">Breadth of each against the others.</param>
    /// <param name="lengthMm">Wished breadth of a run, mm.</param>
    public void Lines(IReadOnlyList<PaletteRole> run, IReadOnlyList<double> shares, double lengthMm)
    {
        double side = _across ? Cell.Width : Cell.Height, length = _across ? Cell.Height : Cell.Width;
        (int across, int down) = _canvas.Repeat?.CellShift ?? (1, 1);
        int step = _across ? across : down, runs = Math.Max(1, (int)Math.Round(side / lengthMm / step)) * step;
        double total = shares.Sum(), breadth = side / runs;
        int spare = _mirror ? 2 : 0;
        for (int k = -spare * 2; k < runs + spare * 2; k++)
        {
            double from = k * breadth;
            for (int i = 0; i < run.Count; i++)
            {
                double to = from + breadth * shares[i] / total;
                if (run[i] != PaletteRole.Ground)
                {
                    // A tenth of a millimetre over the next line, and half a millimetre over the cell's edge, so that no hairline opens.
                    double over = 0.1, end = length + 0.5, start = _mirror ? -length : 0;
                    if (_mirror)
                        end = 2 * length;
                    int n = (int)((end - start) / 0.9);
                    var points = new List<Point>();
                    for (int p = 0; p <= n; p++)
                        points.Add(On(start + (end - start) * p / n, from));
                    for (int p = n; p >= 0; p--)
                        points.Add(On(start + (end - start) * p / n, to + over));
                    _inks.Add((run[i], points));
                }
                from = to;
            }
        }

        Point On(double along, double off) => _across ? new(Cell.Left + off, Cell.Top + along) : new(Cell.Left + along, Cell.Top + off);
    }

    /// <summary>Sways everything by a sine.</summary>
    /// <param name="lengthMm">Wished length of the wave, mm.</param>
    /// <param name="amountMm">Its height, mm.</param>
    /// <param name="alongLines">Whether it moves along the lines rather than with the tines.</param>
    public void Wave(double lengthMm, double amountMm, bool alongLines) =>
        Shear(lengthMm, alongLines, t => amountMm * (0.75 * Math.Sin(Math.Tau * t) + 0.25 * Math.Sin(2 * Math.Tau * t + 1.1)));

    /// <summary>Draws a comb through: sharp pulls at every tooth, one way.</summary>
    /// <param name="toothMm">Wished distance of the teeth, mm.</param>
    /// <param name="amountMm">How far the ink is drawn, mm.</param>
    /// <param name="alongLines">Whether the comb moves along the lines.</param>
    public void Comb(double toothMm, double amountMm, bool alongLines) => Shear(toothMm, alongLines, t => amountMm * Tine(t));

    /// <summary>Draws a rake through and back between its first tracks.</summary>
    /// <param name="toothMm">Wished distance of the teeth, mm.</param>
    /// <param name="amountMm">How far the ink is drawn, mm.</param>
    /// <param name="alongLines">Whether the rake moves along the lines.</param>
    public void ThereAndBack(double toothMm, double amountMm, bool alongLines) => Shear(toothMm, alongLines, t => amountMm * (Tine(t) - Tine(t + 0.5)));

    /// <summary>Moves a comb in arcs: each pull swings aside and back, which makes fans.</summary>
    /// <param name="lengthMm">Wished breadth of a fan, mm.</param>
    /// <param name="amountMm">How far it swings, mm.</param>
    public void Bouquet(double lengthMm, double amountMm)
    {
        Shear(lengthMm, true, t => amountMm * Math.Sin(Math.Tau * t));
        Shear(lengthMm, false, t => amountMm * 1.15 * (Tine(t) - Tine(t + 0.5)));
    }

    /// <summary>Lifts the print: all inks in the order they fell.</summary>
    public void Paint(DesignCanvas canvas)
    {
        foreach ((PaletteRole role, List<Point> points) in _inks)
        {
            List<Point> kept = Thin(points);
            if (kept.Count >= 3)
                canvas.Fill(role, Outline.Smooth([.. kept]));
        }
    }

    // A tooth's track: displacement falls off to both sides like that of a viscous bath, by a power of the distance.
    private static double Tine(double t)
    {
        double far = Math.Abs(t - Math.Floor(t) - 0.5) * 2;
        // 1 at the tooth, 0 half-way to the next, rounded at both.
        double sharp = Math.Pow(0.16, Math.Sqrt(far * far + 0.006)), low = Math.Pow(0.16, Math.Sqrt(1.006));
        return (sharp - low) / (1 - low);
    }

    private void Shear(double lengthMm, bool alongLines, Func<double, double> profile)
    {
        bool down = alongLines == _across;
        double side = down ? Cell.Width : Cell.Height;
        (int across, int drop) = _canvas.Repeat?.CellShift ?? (1, 1);
        int step = down ? across : drop, count = Math.Max(1, (int)Math.Round(side / lengthMm / step)) * step;
        double length = side / count, phase = _mirror ? 0 : 0.29;
        foreach ((PaletteRole _, List<Point> points) in _inks)
        {
            // Where the shear stretches a run, points are set between first: half a millimetre of shear at most from one to the next.
            var fine = new List<Point>(points.Count);
            for (int i = 0; i < points.Count; i++)
            {
                Point a = points[i], b = points[(i + 1) % points.Count];
                fine.Add(a);
                double gap = down ? Math.Abs(b.X - a.X) : Math.Abs(b.Y - a.Y);
                int parts = Math.Min(24, (int)Math.Ceiling(gap / Math.Min(1.1, length / 16)));
                for (int k = 1; k < parts; k++)
                    fine.Add(Between(points, i, (double)k / parts));
            }
            points.Clear();
            foreach (Point p in fine)
                points.Add(down ? new(p.X, p.Y + profile((p.X - Cell.Left) / length + phase)) : new(p.X + profile((p.Y - Cell.Top) / length + phase), p.Y));
        }
    }

    // A point of the smooth curve between two of its points.
    private static Point Between(List<Point> points, int i, double t)
    {
        int n = points.Count;
        Point a = points[(i + n - 1) % n], b = points[i], c = points[(i + 1) % n], d = points[(i + 2) % n];
        if (b.DistanceTo(a) > 4 * b.DistanceTo(c) || d.DistanceTo(c) > 4 * b.DistanceTo(c))
            return Point.Lerp(b, c, t);
        return b + (c - a) * (0.5 * t) + (a * 2 - b * 5 + c * 4 - d) * (0.5 * t * t) + (b * 3 - a - c * 3 + d) * (0.5 * t * t * t);
    }

    // Points that the curve through its neighbours passes anyway are left out.
    private static List<Point> Thin(List<Point> points)
    {
        var kept = new List<Point>();
        int n = points.Count;
        double length = 0, turned = 0;
        for (int i = 0; i < n; i++)
        {
            Point back = points[i] - points[(i + n - 1) % n], ahead = points[(i + 1) % n] - points[i];
            double turn = Math.Abs(Math.Atan2(Point.Cross(back, ahead), Point.Dot(back, ahead)));
            length += back.Length;
            turned += turn;
            double nextTurn = Math.Abs(Math.Atan2(Point.Cross(ahead, points[(i + 2) % n] - points[(i + 1) % n]), Point.Dot(ahead, points[(i + 2) % n] - points[(i + 1) % n])));
            if (kept.Count == 0 || ((turned + nextTurn > 0.34 || length > 5 || turn > 0.5) && length > 0.22))
            {
                kept.Add(points[i]);
                (length, turned) = (0, 0);
            }
        }
        return kept;
    }

    // A step, shortened by steps of the repeat.
    private Point Near(Point d)
    {
        if (_canvas.Repeat is null)
            return d;
        (int across, int down) = _canvas.Repeat.CellShift;
        double w = Cell.Width, h = Cell.Height;
        if (down > 1)
        {
            double column = Math.Round(d.X / w);
            d = new(d.X - column * w, d.Y - column * h / down);
            return new(d.X, d.Y - Math.Round(d.Y / h) * h);
        }
        double row = Math.Round(d.Y / h);
        d = new(d.X - row * w / across * (across > 1 ? 1 : 0), d.Y - row * h);
        return new(d.X - Math.Round(d.X / w) * w, d.Y);
    }
}
