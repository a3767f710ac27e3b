using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>One organic patch: a few overlapping balls.</summary>
/// <param name="At">Its middle, mm.</param>
/// <param name="Radius">Radius of a disc of about its area, mm.</param>
/// <param name="Balls">Middle and radius of each ball, mm; a radius below 0 bites a bay out.</param>
public sealed record Blob(Point At, double Radius, IReadOnlyList<(Point At, double Radius)> Balls);

/// <summary>Smooth organic patches that keep clear of each other over every edge of the repeat.</summary>
/// <remarks>
/// A patch is where the smooth union of its balls is positive: signed distances joined by a polynomial smooth maximum, bays
/// taken out by a smooth minimum (Quilez, smooth minimum). Its outline is traced along rays from the middle, so every patch is
/// star-shaped about it; what would come nearer to a neighbour than the gap is pushed back to the middle line between the two.
/// </remarks>
public sealed class BlobField
{
    private const int Rays = 72;

    // How far balls melt together, as a share of the patch's radius.
    private const double Soft = 0.5;

    private readonly double _gap;
    private readonly double[][] _reach;

    private BlobField(Torus torus, IReadOnlyList<Blob> blobs, double gap)
    {
        (Torus, Blobs, _gap) = (torus, blobs, gap);
        _reach = [.. Enumerable.Range(0, blobs.Count).Select(Trace)];
    }

    /// <summary>The rolled-up cloth.</summary>
    public Torus Torus { get; }

    /// <summary>The patches, the large ones first.</summary>
    public IReadOnlyList<Blob> Blobs { get; }

    /// <summary>Scatters patches over a canvas's cell.</summary>
    /// <param name="canvas">Cell, repeat, press and chance.</param>
    /// <param name="sizeMm">Breadth of a large patch, mm.</param>
    /// <param name="cover">Share of the cloth to cover, 0 to 0.6.</param>
    /// <param name="lobes">Balls in a large patch.</param>
    /// <param name="islands">Small patches for each large one, 0 to 1 or more.</param>
    /// <param name="stretch">How many times longer patches are across than down.</param>
    public static BlobField Scatter(DesignCanvas canvas, double sizeMm, double cover, int lobes, double islands, double stretch)
    {
        Rect cell = canvas.Cell;
        var torus = new Torus(canvas.Repeat, cell);
        Dice dice = canvas.Dice.Fork("blobs");
        int count = Math.Max(6, (int)Math.Round(cover * cell.Width * cell.Height / (0.5 * sizeMm * sizeMm)));
        var places = new Point[count];
        for (int i = 0; i < count; i++)
            places[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        places = TorusVoronoi.Relax(torus, places, 5, stretch);
        var blobs = new List<Blob>();
        double room = Math.Sqrt(cell.Width * cell.Height * cover / count / Math.PI);
        for (int i = 0; i < count; i++)
            blobs.Add(Make(places[i], room * dice.Between(0.72, 1.22), lobes, stretch, dice));
        // Islands go where there is most room left, near the capes of the large patches.
        int small = (int)Math.Round(islands * 1.8 * count);
        for (int i = 0; i < small; i++)
        {
            Point best = places[0];
            double most = double.NegativeInfinity;
            for (int k = 0; k < 30; k++)
            {
                Point at = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
                double clear = blobs.Min(b => torus.Distance(at, b.At) - 1.15 * b.Radius);
                if (clear > most)
                    (best, most) = (at, clear);
            }
            double radius = Math.Min(room * dice.Between(0.14, 0.36), most * 0.6);
            if (radius > 1.6)
                blobs.Add(Make(best, radius, 2, stretch, dice));
        }
        return new(torus, blobs, Math.Max(1.6 * canvas.MinGap, 0.06 * sizeMm));
    }

    private static Blob Make(Point at, double radius, int lobes, double stretch, Dice dice)
    {
        double root = Math.Sqrt(stretch), start = dice.Between(0, Math.Tau);
        var balls = new List<(Point, double)> { (at, radius * 0.74) };
        for (int k = 0; k < lobes; k++)
        {
            double turn = start + Math.Tau * (k + dice.Between(-0.3, 0.3)) / lobes, far = radius * dice.Between(0.5, 0.95);
            Point step = Point.Polar(far, turn);
            balls.Add((at + new Point(step.X * root, step.Y / root), radius * dice.Between(0.36, 0.56)));
        }
        int bays = lobes >= 5 ? 2 : lobes >= 3 ? 1 : 0;
        for (int k = 0; k < bays; k++)
        {
            double turn = start + Math.Tau * (k * 2 + 0.5 + dice.Between(-0.15, 0.15)) / lobes;
            Point step = Point.Polar(radius * dice.Between(0.95, 1.15), turn);
            balls.Add((at + new Point(step.X * root, step.Y / root), -radius * dice.Between(0.3, 0.5)));
        }
        return new(at, radius, balls);
    }

    /// <summary>The outline of a patch.</summary>
    /// <param name="blob">Place in the list.</param>
    /// <param name="insetMm">How far inside the patch's own edge, mm.</param>
    public Outline Contour(int blob, double insetMm)
    {
        Point at = Blobs[blob].At;
        double[] reach = _reach[blob];
        double least = 0.2 * Blobs[blob].Radius;
        return Outline.Smooth([.. Enumerable.Range(0, Rays / 2).Select(k =>
        {
            int i = 2 * k;
            // The inset is measured across the edge: slanting edges take more of the ray.
            double slope = (reach[(i + 1) % Rays] - reach[(i + Rays - 1) % Rays]) / (2 * Math.Tau / Rays * Math.Max(0.1, reach[i]));
            double step = insetMm * Math.Min(2.2, Math.Sqrt(1 + slope * slope));
            return at + Point.Polar(Math.Max(least, reach[i] - step), Math.Tau * i / Rays);
        })]);
    }

    private double[] Trace(int index)
    {
        Blob blob = Blobs[index];
        double far = 3 * blob.Radius, soft = Soft * blob.Radius;
        List<Blob> others = [];
        Rect near = new Rect(blob.At.X, blob.At.Y, blob.At.X, blob.At.Y).Grow(far);
        foreach (Blob other in Blobs)
        {
            Rect spot = new(other.At.X, other.At.Y, other.At.X + 1e-6, other.At.Y + 1e-6);
            foreach (Affine image in Torus.Repeat?.Images(spot, near.Grow(3 * other.Radius)) ?? [Affine.Identity])
            {
                Point at = image.Apply(other.At);
                double distance = at.DistanceTo(blob.At);
                if (distance > 1e-6 && distance < far + 2.2 * other.Radius)
                    others.Add(new(at, other.Radius, [.. other.Balls.Select(b => (image.Apply(b.At), b.Radius))]));
            }
        }
        var reach = new double[Rays];
        for (int i = 0; i < Rays; i++)
        {
            Point ray = Point.Polar(1, Math.Tau * i / Rays);
            double step = blob.Radius / 14, r = step;
            while (r < far && Free(blob, others, blob.At + ray * (r + step), soft))
                r += step;
            double inside = r, outside = r + step;
            for (int k = 0; k < 6; k++)
            {
                double middle = (inside + outside) / 2;
                if (Free(blob, others, blob.At + ray * middle, soft))
                    inside = middle;
                else
                    outside = middle;
            }
            reach[i] = inside;
        }
        // Five rounds of averaging take out the corners where a neighbour cuts in.
        for (int round = 0; round < 5; round++)
            reach = [.. Enumerable.Range(0, Rays).Select(i => 0.25 * reach[(i + Rays - 1) % Rays] + 0.5 * reach[i] + 0.25 * reach[(i + 1) % Rays])];
        return reach;
    }

    private bool Free(Blob blob, List<Blob> others, Point at, double soft)
    {
        double own = Inside(blob, at, soft);
        return own > 0 && others.TrueForAll(o => own > Inside(o, at, Soft * o.Radius) + _gap);
    }

    // Signed distance, above 0 inside; joined smoothly.
    private static double Inside(Blob blob, Point at, double soft)
    {
        double sum = double.NegativeInfinity;
        foreach ((Point centre, double radius) in blob.Balls)
        {
            double d = Math.Abs(radius) - at.DistanceTo(centre);
            sum = radius > 0 ? double.IsInfinity(sum) ? d : SmoothMax(sum, d, soft) : -SmoothMax(-sum, d, soft * 0.6);
        }
        return sum;
    }

    private static double SmoothMax(double a, double b, double soft)
    {
        double h = Math.Max(soft - Math.Abs(a - b), 0) / soft;
        return Math.Max(a, b) + h * h * soft / 4;
    }
}
