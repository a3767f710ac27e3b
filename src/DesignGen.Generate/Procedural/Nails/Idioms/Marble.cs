using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Veined stone: clouds, a few strong veins with forks and hairlines, one vein of gold.</summary>
internal static class Marble
{
    /// <summary>What a slab of stone looks like.</summary>
    /// <param name="Veins">Strong veins, 1 to 4.</param>
    /// <param name="Lean">Main direction, degrees from upright.</param>
    /// <param name="Roam">How far veins stray from it, 0 to 1.</param>
    /// <param name="Halo">Width of the soft tone beside a vein, 0 to 1.</param>
    /// <param name="Weight">Width of a strong vein at its widest, mm.</param>
    /// <param name="Gold">Whether one vein is of the accent colour.</param>
    public sealed record Stone(int Veins, double Lean, double Roam, double Halo, double Weight, bool Gold);

    /// <summary>Paints stone on a coated nail.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="stone">What it looks like.</param>
    /// <param name="vein">Strong veins.</param>
    /// <param name="hair">Hairlines and the dark heart of strong veins.</param>
    /// <param name="cloud">Soft tone beside veins.</param>
    /// <param name="gold">The one bright vein.</param>
    public static void Paint(Nail nail, Stone stone, PaletteRole vein, PaletteRole hair, PaletteRole cloud, PaletteRole gold)
    {
        Dice dice = nail.Dice.Fork("marble");
        double lean = (stone.Lean + dice.Normal() * 7) * Math.PI / 180;
        Point along = Affine.Rotate(lean).Apply(new Point(0, -1)), across = along.Perpendicular;
        double reach = Math.Abs(along.Y) * nail.Length * 0.62 + nail.Width * 0.6, wide = Math.Abs(across.X) * nail.Width * 0.5 + Math.Abs(across.Y) * nail.Length * 0.5;
        var runs = new List<List<Point>>();
        // Few veins keep to the middle, where the nail is widest; many spread to its corners.
        double spread = stone.Veins switch { 1 => 0.40, 2 => 0.62, 3 => 0.76, _ => 0.86 };
        for (int i = 0; i < stone.Veins; i++)
        {
            double place = ((i + 0.5 + dice.Between(-0.28, 0.28)) / stone.Veins * 2 - 1) * wide * spread;
            runs.Add(Wander(dice, across * place - along * reach, across * (place + dice.Normal() * wide * 0.16) + along * reach, stone.Roam));
        }
        // Where stone has few veins it has drifts: broad smoke that belongs to no vein, and ghosts of veins in it.
        for (int i = stone.Veins; i < 4; i++)
        {
            double place = ((i - stone.Veins + dice.Between(0.15, 0.85)) / (4 - stone.Veins) * 2 - 1) * wide * 0.80;
            List<Point> drift = Wander(dice, across * place - along * reach, across * (place + dice.Normal() * wide * 0.20) + along * reach, stone.Roam * 1.2);
            if (nail.Ramps)
                Cloud(nail, dice, drift, cloud, stone.Halo * dice.Between(0.5, 0.9));
            Vein(nail, dice, drift, cloud, nail.Ramps ? nail.MinLine * 3 : nail.Width * 0.055, nail.Ramps ? 0.22 : 1);
        }
        foreach (List<Point> run in runs)
            Cloud(nail, dice, run, cloud, stone.Halo);
        foreach (List<Point> run in runs)
        {
            double weight = stone.Weight * dice.Between(0.7, 1.15);
            Vein(nail, dice, run, vein, weight);
            // A dark heart that comes and goes within the vein.
            int from = dice.Whole(0, run.Count / 3), count = dice.Whole(run.Count / 3, run.Count / 2);
            if (weight > nail.MinLine * 2)
                Vein(nail, dice, run.GetRange(from, Math.Min(count, run.Count - from)), hair, nail.MinLine * 1.4);
            // Forks leave at a narrow angle and thin out, as cracks do.
            foreach (int _ in Enumerable.Range(0, dice.Whole(1, 3) + (stone.Veins < 2 ? 1 : 0)))
            {
                int at = dice.Whole(run.Count / 6, run.Count * 4 / 5);
                Point way = (run[Math.Min(at + 3, run.Count - 1)] - run[at]).Unit;
                Point reached = run[at] + Affine.Rotate(dice.Sign() * dice.Between(0.35, 0.85)).Apply(way) * (nail.Width * dice.Between(0.4, 0.85));
                Vein(nail, dice, Wander(dice, run[at], reached, stone.Roam * 0.7), vein, Math.Max(nail.MinLine, stone.Weight * 0.5));
            }
        }
        // One hairline that crosses the others, two where they are few and there is room.
        int turn = dice.Sign();
        foreach (int way in stone.Veins < 3 && nail.Width > 11 ? (int[])[turn, -turn] : [turn])
        {
            Point cross = Affine.Rotate(dice.Between(0.4, 0.75) * way).Apply(along);
            nail.Fill(hair, Brush.Stroke(Wander(dice, -cross * reach + across * dice.Between(-1, 1), cross * reach, stone.Roam * 0.8), nail.MinLine));
        }
        if (stone.Gold)
            Gold(nail, dice, runs.MinBy(run => run.Min(p => p.Length))!, across, gold);
    }

    // Smoke on one side of a vein: films that all begin at it and end further and further off, so that the tone is strongest
    // at the vein and dies away. Flat inks show it as one band of changing width.
    private static void Cloud(Nail nail, Dice dice, List<Point> run, PaletteRole cloud, double halo)
    {
        if (halo <= 0.02)
            return;
        double a = dice.Between(0, 6.28), b = dice.Between(0, 6.28), side = dice.Sign(), reach = nail.Width * 0.46 * halo;
        if (!nail.Ramps)
        {
            nail.Fill(cloud, Body(0.45));
            return;
        }
        const int films = 14;
        for (int i = 0; i < films; i++)
            nail.Film(cloud, Body(Math.Pow(1 - (double)i / films, 1.4)), 0.033);

        Outline Body(double share)
        {
            var far = new List<Point>();
            for (int i = 0; i < run.Count; i++)
            {
                double t = (double)i / (run.Count - 1);
                Point normal = (run[Math.Min(i + 2, run.Count - 1)] - run[Math.Max(i - 2, 0)]).Unit.Perpendicular;
                double swell = Math.Max(0.04, 0.55 + 0.40 * Math.Sin(5 * t + a) + 0.22 * Math.Sin(11 * t + b + share * 2));
                far.Add(run[i] + normal * (side * reach * share * swell));
            }
            return Brush.Between(run, far);
        }
    }

    private static void Vein(Nail nail, Dice dice, List<Point> run, PaletteRole role, double weight, double amount = 1)
    {
        double a = dice.Between(0, 6.28), b = dice.Between(0, 6.28), c = dice.Between(0.2, 0.8);
        Outline vein = Brush.Stroke(run, t => Math.Max(nail.MinLine, weight * (0.62 + 0.30 * Math.Sin(9 * t + a) + 0.20 * Math.Sin(21 * t + b)) * (1.1 - 0.8 * Math.Abs(t - c))));
        if (amount < 1)
            nail.Film(role, vein, amount);
        else
            nail.Fill(role, vein);
    }

    // Gold runs beside a vein and breaks off here and there, as leaf does.
    private static void Gold(Nail nail, Dice dice, List<Point> run, Point across, PaletteRole role)
    {
        Point shift = across * (nail.Width * dice.Between(0.04, 0.09) * dice.Sign());
        int from = dice.Whole(0, 2);
        while (from < run.Count - 4)
        {
            int to = Math.Min(run.Count - 1, from + dice.Whole(run.Count / 4, run.Count / 2));
            List<Point> part = [.. run.Skip(from).Take(to - from + 1).Select(p => p + shift)];
            double a = dice.Between(0, 6.28);
            nail.Fill(role, Brush.Stroke(part, t => Math.Max(nail.MinLine, 0.58 * Math.Sin(Math.PI * t) * (0.75 + 0.35 * Math.Sin(11 * t + a)))));
            from = to + 2;
        }
    }

    // A path with bends at three scales, each half the last: restless like stone, but smooth at the scale of a brush.
    private static List<Point> Wander(Dice dice, Point from, Point to, double roam)
    {
        List<Point> path = [from, to];
        double throwing = from.DistanceTo(to) * (0.05 + 0.13 * roam);
        for (int level = 0; level < 4; level++)
        {
            var finer = new List<Point> { path[0] };
            for (int i = 0; i + 1 < path.Count; i++)
            {
                Point normal = (path[i + 1] - path[i]).Unit.Perpendicular;
                finer.Add(Point.Lerp(path[i], path[i + 1], dice.Between(0.38, 0.62)) + normal * (dice.Normal() * throwing * 0.6));
                finer.Add(path[i + 1]);
            }
            path = finer;
            throwing *= 0.44;
        }
        return path;
    }
}
