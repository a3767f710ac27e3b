using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>One spiral of a vine.</summary>
/// <param name="Centre">Middle of its disc, mm.</param>
/// <param name="Radius">Radius of its disc, mm.</param>
public sealed record Spiral(Point Centre, double Radius)
{
    /// <summary>+1 where it turns clockwise on the page, −1 otherwise.</summary>
    public int Way { get; set; } = 1;

    /// <summary>Direction from its middle at which it begins, radians.</summary>
    public double Start { get; set; }

    /// <summary>The spiral it grows from, as placed beside it; null for the first of a plant.</summary>
    public (int Index, Affine Image)? From { get; set; }
}

/// <summary>A vine of spirals that fills the cloth evenly, over the edges of its repeat.</summary>
/// <remarks>
/// Discs are packed from large to small, each where it just touches one before. A tree over near neighbours makes each grow
/// from another; neighbours turn opposite ways, as meshing gears do, so that every branch leaves along its parent's line.
/// Cost: discs × probes × images, and discs² × images for the tree.
/// </remarks>
public sealed class SpiralVine
{
    /// <summary>Plans a vine.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="radiusMm">Radius of the largest spirals, mm.</param>
    /// <param name="range">0 nearly one size, 1 down to a quarter.</param>
    /// <param name="gapMm">Gap between discs, mm.</param>
    /// <param name="leastMm">Least radius, mm.</param>
    /// <param name="dice">Chance.</param>
    public SpiralVine(DesignCanvas canvas, double radiusMm, double range, double gapMm, double leastMm, Dice dice)
    {
        Rect cell = canvas.Cell;
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        // Spirals of a mirrored cell keep off its axes: only smaller ones leave no bare strip along them.
        if (mirror)
            radiusMm = Math.Min(radiusMm, 0.155 * Math.Min(cell.Width, cell.Height));
        Torus = new(canvas.Repeat, cell);
        double step = Math.Max(radiusMm * 0.085, 0.8);
        int columns = (int)(cell.Width / step), rows = (int)(cell.Height / step);
        var probes = new List<(Point At, double Free)>();
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                Point at = new(cell.Left + (i + 0.5) * cell.Width / columns, cell.Top + (j + 0.5) * cell.Height / rows);
                double edge = Math.Min(Math.Min(at.X - cell.Left, cell.Right - at.X), Math.Min(at.Y - cell.Top, cell.Bottom - at.Y)) - gapMm / 2;
                probes.Add((at, mirror ? edge : Math.Min(Torus.SelfDistance(at) / 2 - gapMm / 2, radiusMm * 3)));
            }
        }
        double least = Math.Max(leastMm, radiusMm * (0.4 - 0.18 * range));
        foreach (double tier in new[] { 1.0, 0.86 - 0.12 * range, 0.7 - 0.16 * range, 0.56 - 0.18 * range, 0.44 - 0.16 * range, 0.34 - 0.12 * range })
        {
            double radius = Math.Max(least, radiusMm * tier);
            while (Spirals.Count < 600)
            {
                // The tightest place that still holds it; a little chance among equals.
                int best = -1;
                double tightest = double.PositiveInfinity;
                for (int k = 0; k < probes.Count; k++)
                {
                    if (probes[k].Free >= radius && probes[k].Free + dice.Between(0, step * 1.5) is var score && score < tightest)
                        (best, tightest) = (k, score);
                }
                if (best < 0)
                    break;
                var spiral = new Spiral(probes[best].At, Spirals.Count == 0 ? radius : Math.Min(probes[best].Free, radius * 1.12));
                Spirals.Add(spiral);
                for (int k = 0; k < probes.Count; k++)
                {
                    if (probes[k].Free > 0)
                        probes[k] = (probes[k].At, Math.Min(probes[k].Free, Torus.Distance(probes[k].At, spiral.Centre) - spiral.Radius - gapMm));
                }
            }
        }
        Grow(canvas, mirror, gapMm, dice);
    }

    /// <summary>The spirals of one cell, parents before their children.</summary>
    public List<Spiral> Spirals { get; private set; } = [];

    /// <summary>The cloth they lie on.</summary>
    public Torus Torus { get; }

    private void Grow(DesignCanvas canvas, bool mirror, double gap, Dice dice)
    {
        Rect cell = canvas.Cell, around = new(cell.Left - cell.Width / 2, cell.Top - cell.Height / 2, cell.Right + cell.Width / 2, cell.Bottom + cell.Height / 2);
        Affine[] images = mirror || canvas.Repeat is null ? [Affine.Identity] : [.. canvas.Repeat.Images(cell, around)];
        int n = Spirals.Count;
        if (n == 0)
            return;
        var order = new List<int>();
        bool[] grown = new bool[n];
        (double Cost, int Parent, Affine Image)[] best = [.. Enumerable.Repeat((double.PositiveInfinity, -1, Affine.Identity), n)];
        int[] placeOf = new int[n];
        while (order.Count < n)
        {
            int next = -1;
            for (int i = 0; i < n; i++)
            {
                if (!grown[i] && best[i].Parent >= 0 && (next < 0 || best[i].Cost < best[next].Cost))
                    next = i;
            }
            if (next < 0)
            {
                next = Enumerable.Range(0, n).First(i => !grown[i]);
                Spirals[next].Way = dice.Sign();
                Spirals[next].Start = dice.Between(0, Math.Tau);
            }
            else
            {
                Spiral parent = Spirals[best[next].Parent], child = Spirals[next];
                child.Way = -parent.Way;
                child.Start = (best[next].Image.Apply(parent.Centre) - child.Centre).Direction;
                child.From = (placeOf[best[next].Parent], best[next].Image);
            }
            grown[next] = true;
            placeOf[next] = order.Count;
            order.Add(next);
            Spiral host = Spirals[next];
            for (int i = 0; i < n; i++)
            {
                if (grown[i])
                    continue;
                foreach (Affine image in images)
                {
                    Point at = image.Apply(host.Centre);
                    double apart = at.DistanceTo(Spirals[i].Centre) - host.Radius - Spirals[i].Radius;
                    if (apart > gap + 0.55 * Math.Min(host.Radius, Spirals[i].Radius))
                        continue;
                    // Late on the host's turn its line has moved inwards; leaving early keeps the branch smooth.
                    double turned = Turned(host, (Spirals[i].Centre - at).Direction) / Math.Tau;
                    double cost = Math.Max(0, apart - gap) + host.Radius * (0.5 * turned * turned * turned + (turned < 0.12 ? 0.5 : 0));
                    if (cost < best[i].Cost)
                        best[i] = (cost, next, image);
                }
            }
        }
        Spirals = [.. order.Select(i => Spirals[i])];
    }

    /// <summary>How far a spiral has turned when it faces a direction, radians, 0 to 2π.</summary>
    public static double Turned(Spiral spiral, double direction)
    {
        double turned = (direction - spiral.Start) * spiral.Way;
        return turned - Math.Floor(turned / Math.Tau) * Math.Tau;
    }
}
