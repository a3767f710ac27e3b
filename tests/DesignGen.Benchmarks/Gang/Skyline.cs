namespace DesignGen.Benchmarks.Gang;

/// <summary>Skyline rectangle packing, the usual rival of true-shape nesting: each piece is its box, laid where it ends lowest on the skyline, upright or turned by a quarter.</summary>
internal static class Skyline
{
    /// <summary>The film that the best of four orders takes, mm.</summary>
    /// <param name="boxes">Width and height of every piece, mm.</param>
    /// <param name="width">Width of the film, mm.</param>
    /// <param name="gap">Least distance between boxes, mm.</param>
    public static double Length(IReadOnlyList<(double Width, double Height)> boxes, double width, double gap)
    {
        Func<(double Width, double Height), double>[] orders = [b => b.Width * b.Height, b => Math.Max(b.Width, b.Height), b => b.Height, b => b.Width];
        return orders.Min(order => Pack([.. boxes.OrderByDescending(order)], width, gap));
    }

    private static double Pack((double Width, double Height)[] boxes, double width, double gap)
    {
        // A box takes its gap to the right and below with it, and the film is one gap wider.
        double film = width + gap;
        var skyline = new List<(double X, double Y)> { (0, 0) };
        double length = 0;
        foreach ((double w, double h) in boxes)
        {
            (double Bottom, double X, double Y, double Width)? best = null;
            foreach ((double across, double down) in new[] { (w + gap, h + gap), (h + gap, w + gap) })
            {
                for (int i = 0; i < skyline.Count && skyline[i].X + across <= film + 1e-9; i++)
                {
                    double y = 0;
                    for (int j = i; j < skyline.Count && skyline[j].X < skyline[i].X + across - 1e-9; j++)
                        y = Math.Max(y, skyline[j].Y);
                    if (best is null || y + down < best.Value.Bottom - 1e-9)
                        best = (y + down, skyline[i].X, y, across);
                }
            }
            (double bottom, double x, _, double taken) = best!.Value;
            double after = skyline.Last(s => s.X <= x + taken + 1e-9).Y;
            skyline.RemoveAll(s => s.X >= x - 1e-9 && s.X <= x + taken + 1e-9);
            skyline.Add((x, bottom));
            if (x + taken < film - 1e-9)
                skyline.Add((x + taken, after));
            skyline.Sort();
            length = Math.Max(length, bottom - gap);
        }
        return length;
    }
}
