using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>Middles of flowers.</summary>
public static class Centres
{
    /// <summary>A disc with dots set like seeds: on a spiral of the golden angle, so that they never line up.</summary>
    public static void Seeded(MotifPen pen, double radius)
    {
        pen.Part(pen.Dress.Eye, Loop.Circle(Point.Zero, radius, 10), 2 * radius);
        double dot = Math.Max(pen.Line(pen.Dress.Pollen, 0) * 0.55, radius * 0.09), pitch = Math.Max(2 * dot + pen.Gap, radius * 0.3);
        int count = (int)(0.75 * (radius - dot) * (radius - dot) * Math.PI / (pitch * pitch));
        if (count < 3)
            return;
        // Vogel 1979: r = c sqrt(n), turned by the golden angle, fills a disc evenly.
        pen.Dots(pen.Dress.Pollen, Enumerable.Range(0, Math.Min(count, 40)).Select(i =>
            Point.Polar((radius - dot * 1.8) * Math.Sqrt((i + 0.3) / Math.Min(count, 40)), i * 2.399963)), dot);
    }

    /// <summary>A wreath of stamens: threads with a dot at each end, as many as the press keeps apart.</summary>
    /// <param name="pen">The flower's pen.</param>
    /// <param name="inner">Where threads begin.</param>
    /// <param name="outer">Where the dots sit.</param>
    /// <param name="wanted">How many, if there is room.</param>
    /// <param name="turn">Direction of the first, radians.</param>
    /// <param name="threads">Whether threads are drawn where they print.</param>
    public static void Stamens(MotifPen pen, double inner, double outer, int wanted, double turn, bool threads = true)
    {
        double dot = Math.Max(pen.Line(pen.Dress.Ink, 0) * 0.6, 0.035);
        int count = Math.Min(wanted, (int)(2 * Math.PI * outer * 0.9 / (2 * dot + pen.Gap)));
        if (count < 5)
            return;
        Point At(int i, double r) => Point.Polar(r, turn + 2 * Math.PI * i / count);
        double Reach(int i) => i % 2 == 0 ? outer : outer - Math.Max(0.05, dot);
        if (threads && 2 * Math.PI * inner / count > pen.Line(pen.Dress.Ink, 0.014) + pen.Gap * 0.7)
            pen.Lines(pen.Dress.Ink, Enumerable.Range(0, count).Select(i => new[] { At(i, inner * 0.9), At(i, Reach(i)) }), 0.016, 0.014);
        pen.Dots(pen.Dress.Ink, Enumerable.Range(0, count).Select(i => At(i, Reach(i))), dot);
    }
}
