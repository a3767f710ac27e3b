using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Strokes;

/// <summary>What the pen sweeps on the inner side of a bend tighter than half its width.</summary>
/// <param name="Piece">The piece that bends.</param>
/// <param name="From">Where the edge begins to run backwards.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Side">The inner side.</param>
internal readonly record struct StrokeFan(StrokePiece Piece, double From, double To, int Side)
{
    /// <summary>The fans that an outline drawn along all edges does not cover.</summary>
    public static HashSet<StrokeFan> Uncovered(Outline outline, List<StrokeFan> fans, double tolerance)
    {
        if (fans.Count == 0)
            return [];
        List<List<Point>> polygons = [.. outline.Contours.Select(c => c.Flatten(tolerance))];
        return [.. fans.Where(fan => !fan.IsInside(polygons))];
    }

    private bool IsInside(List<List<Point>> polygons)
    {
        const int looks = 9;
        for (int i = 0; i < looks; i++)
        {
            double t = From + (To - From) * (i + 0.5) / looks;
            Point centre = Piece.At(t), edge = Piece.Edge(t, Side);
            foreach (double share in (ReadOnlySpan<double>)[0.35, 0.7, 0.97])
            {
                if (Winding(polygons, Point.Lerp(centre, edge, share)) <= 0)
                    return false;
            }
        }
        return true;
    }

    /// <summary>The fan as slices between two normals. Normals of a tight bend cross, so each slice is two triangles.</summary>
    public IEnumerable<Contour> Slices(double tolerance)
    {
        var into = ImmutableArray.CreateBuilder<Contour>();
        double half = Math.Max(Piece.Half(From).Half, Piece.Half(To).Half), turn = 0;
        const int looks = 16;
        for (int i = 0; i < looks; i++)
        {
            Point a = Piece.Tangent(From + (To - From) * i / looks), b = Piece.Tangent(From + (To - From) * (i + 1) / looks);
            turn += Math.Abs(Math.Atan2(Point.Cross(a, b), Point.Dot(a, b)));
        }
        int slices = Math.Clamp((int)Math.Ceiling(turn / Math.Sqrt(8 * tolerance / half)), 2, 128);
        for (int i = 0; i < slices; i++)
        {
            double t0 = From + (To - From) * i / slices, t1 = From + (To - From) * (i + 1) / slices;
            Point centre0 = Piece.At(t0), centre1 = Piece.At(t1), edge0 = Piece.Edge(t0, Side), edge1 = Piece.Edge(t1, Side);
            Point along0 = edge0 - centre0, along1 = edge1 - centre1;
            double cross = Point.Cross(along0, along1), share = cross == 0 ? 1 : Point.Cross(centre1 - centre0, along1) / cross;
            if (share is <= 0 or >= 1)
            {
                Add([centre0, centre1, edge1, edge0]);
                continue;
            }
            Point crossing = centre0 + along0 * share;
            Add([centre0, centre1, crossing]);
            Add([crossing, edge0, edge1]);
        }
        return into;

        void Add(ReadOnlySpan<Point> corners)
        {
            double twice = 0;
            for (int i = 0; i < corners.Length; i++)
                twice += Point.Cross(corners[i], corners[(i + 1) % corners.Length]);
            Contour contour = Centreline.Lines(corners);
            if (twice != 0)
                into.Add(twice < 0 ? contour.Reverse() : contour);
        }
    }

    private static int Winding(List<List<Point>> polygons, Point at)
    {
        int winding = 0;
        foreach (List<Point> polygon in polygons)
        {
            Point a = polygon[^1];
            foreach (Point b in polygon)
            {
                if (a.Y <= at.Y != b.Y <= at.Y && (a.X + (at.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X)) > at.X)
                    winding += a.Y <= at.Y ? 1 : -1;
                a = b;
            }
        }
        return winding;
    }
}
