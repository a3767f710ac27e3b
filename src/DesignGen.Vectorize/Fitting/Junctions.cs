using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Fitting;

/// <summary>Places the nodes of a map where the boundaries that meet there truly meet.</summary>
/// <remarks>
/// Next to a node pixels mix three inks and tell nothing. Each boundary is therefore lengthened from its points 1 to 6 px away, and the node is put
/// where the squared distances to those lines are least. On the picture's border it stays on the border, where the boundary arrives, and out of
/// pixels of one colour: no edge runs through those.
/// </remarks>
internal static class Junctions
{
    // Farthest that a node moves from its pixel corner, px; pull towards that corner, which settles directions no boundary does.
    private const double Most = 1.3, Pull = 0.03;

    // A boundary of so many steps is very short, and pulls so much towards the pixel corner.
    private const int Short = 3;
    private const double Tie = 0.7;

    // Points used of each boundary: from this far off the node, and up to this far, px.
    private const double Near = 1, Far = 6;

    /// <summary>The place of every node, px.</summary>
    /// <param name="map">The map.</param>
    /// <param name="points">The points of its chains, px.</param>
    /// <param name="scale">Pixels of the map to a pixel of the points, 1 or more.</param>
    /// <param name="isPure">Whether a pixel of the border, from the left and from the top, shows one colour alone; null where the picture is not asked.</param>
    public static Point[] Place(PlanarMap map, ChainPoints?[] points, double scale = 1, Func<int, int, bool>? isPure = null)
    {
        var places = new Point[map.Nodes.Length];
        int width = map.Labels.Width, height = map.Labels.Height;
        double[] x = new double[16], y = new double[16], s = new double[16];
        for (int n = 0; n < places.Length; n++)
        {
            Node node = map.Nodes[n];
            var pixel = new Point(node.X / scale, node.Y / scale);
            bool onX = node.X == 0 || node.X == width, onY = node.Y == 0 || node.Y == height;
            if (onX && onY)
            {
                places[n] = pixel;
                continue;
            }
            double xx = Pull, xy = 0, yy = Pull, rx = Pull * pixel.X, ry = Pull * pixel.Y, along = 0;
            int arriving = 0;
            for (int direction = 0; direction < 4; direction++)
            {
                int chain = node[direction];
                // A very short boundary ties its two nodes together: neither may go far.
                if (chain != 0 && map.Chains[Math.Abs(chain) - 1].Length <= Short * scale && !map.Chains[Math.Abs(chain) - 1].OnBorder)
                {
                    xx += Tie;
                    yy += Tie;
                    rx += Tie * pixel.X;
                    ry += Tie * pixel.Y;
                }
                if (chain == 0 || map.Chains[Math.Abs(chain) - 1].OnBorder || points[Math.Abs(chain) - 1] is not ChainPoints run || !End(run, chain > 0, pixel, x, y, s, out Point p, out Point t))
                    continue;
                if (onX || onY)
                {
                    double step = onX ? t.X : t.Y;
                    double reach = Math.Abs(step) < 0.1 ? 0 : ((onX ? pixel.X : pixel.Y) - (onX ? p.X : p.Y)) / step;
                    along += onX ? p.Y + t.Y * reach : p.X + t.X * reach;
                    arriving++;
                    continue;
                }
                double nx = -t.Y, ny = t.X, d = nx * p.X + ny * p.Y;
                xx += nx * nx;
                xy += nx * ny;
                yy += ny * ny;
                rx += nx * d;
                ry += ny * d;
            }
            if (onX || onY)
            {
                double centre = onX ? pixel.Y : pixel.X;
                // Neighbours on the border must not change places.
                double most = HasNeighbour(map, node, onX, scale) ? 0.45 : Most;
                double at = arriving == 0 ? centre : Math.Clamp(along / arriving, centre - most, centre + most);
                if (isPure is not null)
                {
                    int x0 = Math.Min(node.X, width - 1), y0 = Math.Min(node.Y, height - 1);
                    double least = isPure(onX ? x0 : x0 - 1, onX ? y0 - 1 : y0) ? centre : 0, greatest = isPure(onX ? x0 : node.X, onX ? node.Y : y0) ? centre : double.MaxValue;
                    at = Math.Clamp(at, least, greatest);
                }
                at = Math.Clamp(at, 0, (onX ? height : width) / scale);
                places[n] = onX ? new(pixel.X, at) : new(at, pixel.Y);
                continue;
            }
            double det = xx * yy - xy * xy;
            var place = new Point((rx * yy - ry * xy) / det, (xx * ry - xy * rx) / det);
            Point move = place - pixel;
            places[n] = move.Length > Most ? pixel + move.Unit * Most : place;
        }
        return places;
    }

    private static bool HasNeighbour(PlanarMap map, Node node, bool onX, double scale)
    {
        int reach = (int)Math.Ceiling(2 * Most * scale), all = onX ? map.Labels.Height : map.Labels.Width, at = onX ? node.Y : node.X;
        int still = onX ? Math.Min(node.X, map.Labels.Width - 1) : Math.Min(node.Y, map.Labels.Height - 1);
        for (int i = Math.Max(1, at - reach); i <= Math.Min(all - 1, at + reach); i++)
        {
            if (i != at && (onX ? map.Labels[still, i - 1] != map.Labels[still, i] : map.Labels[i - 1, still] != map.Labels[i, still]))
                return true;
        }
        return false;
    }

    /// <summary>Where a boundary is near its end, and which way it goes there.</summary>
    private static bool End(ChainPoints run, bool first, Point node, double[] x, double[] y, double[] s, out Point at, out Point along)
    {
        int n = 0;
        (at, along) = (default, default);
        double way = 0;
        for (int i = 0; i < run.Count && n < x.Length; i++)
        {
            Point p = run.At(first ? i : run.Count - 1 - i);
            double distance = p.DistanceTo(node);
            if (distance < Near && n == 0)
                continue;
            if (n > 0)
                way += p.DistanceTo(new(x[n - 1], y[n - 1]));
            if (way > Far)
                break;
            (x[n], y[n], s[n]) = (p.X, p.Y, way);
            n++;
        }
        return n >= 2 && LocalFit.At(x, y, s, 0, n - 1, 0, bent: n >= 6, out at, out along);
    }
}
