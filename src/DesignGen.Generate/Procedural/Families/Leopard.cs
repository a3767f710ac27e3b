using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Leopard: interlocking rosettes of fat broken crescents round two-tone centres, with solid spots between.</summary>
public sealed class Leopard : IPatternFamily
{
    private const int Directions = 32;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "leopard", new("Leopard", "豹纹"), ArtKind.AllOver,
        ["leopard", "animal", "animal print", "wild", "bold", "streetwear", "glam", "punk", "autumn", "winter", "women", "nails", "all-over"],
        [
            new("rosette", "mm", 8, 30, 15, "larger rosettes"),
            new("thickness", "share", 0.28, 0.5, 0.38, "fatter crescents"),
            new("opening", "share", 0.08, 0.26, 0.15, "wider breaks between the crescents of a rosette"),
            new("ground", "share", 0.08, 0.34, 0.16, "more ground between rosettes"),
            new("stretch", "share", 0.65, 1.5, 1.15, "rosettes longer across the cloth"),
            new("wildness", "share", 0, 1, 0.5, "more uneven sizes and edges"),
            new("spots", "share", 0, 0.5, 0.16, "more solid spots among the rosettes"),
            new("centres", "choice", 0, 2, 2, "centres left open, in one tone, or in two"),
        ],
        FamilyCard.AnyLayout, 1, 60, true, Structure: ["rosette", "centres", "stretch"])
    {
        Shows = [Shown.Surely("leopard-print")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        double size = canvas["rosette"], stretch = canvas["stretch"], wild = canvas["wildness"];
        Rect cell = canvas.Cell;
        var torus = new Torus(canvas.Repeat, cell);
        Dice dice = canvas.Dice.Fork("seeds");
        int count = Math.Max(4, (int)Math.Round(cell.Width * cell.Height / (size * size * 0.95)));
        var seeds = new Point[count];
        for (int i = 0; i < count; i++)
            seeds[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        seeds = TorusVoronoi.Relax(torus, seeds, (int)Math.Round(5 - 4 * wild), stretch);
        var cells = TorusVoronoi.Cells(torus, seeds, stretch: stretch);

        PaletteRole centre = Dress.Clear(canvas, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Light, PaletteRole.Support);
        PaletteRole heart = Dress.Clear(canvas, centre, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Accent);
        PaletteRole ring = Darkest(canvas, centre);
        int tones = canvas.Differ(centre, ring) && canvas.Differ(centre, PaletteRole.Ground) ? canvas.Whole("centres") : 0;
        if (tones == 2 && (!canvas.Differ(heart, centre) || !canvas.Differ(heart, ring)))
            tones = 1;
        HashSet<int> spots = Spots(torus, cells, (int)Math.Round(canvas["spots"] * cells.Length), size);
        foreach (VoronoiCell one in cells)
        {
            Dice own = canvas.Dice.Fork("rosette", one.Seed);
            Point middle = one.Centroid;
            double[] reach = Reach(canvas, one, middle, own);
            if (spots.Contains(one.Seed))
                Spot(canvas, ring, middle, reach, own);
            else
                Rosette(canvas, middle, reach, own, tones, centre, heart, ring);
        }
    }

    // The smallest cells become solid spots, but no two side by side while there are others.
    private static HashSet<int> Spots(Torus torus, IReadOnlyList<VoronoiCell> cells, int count, double size)
    {
        VoronoiCell[] bySize = [.. cells.OrderBy(c => c.Area).ThenBy(c => c.Seed)];
        var spots = new List<VoronoiCell>();
        for (double apart = 2.4 * size; spots.Count < count && apart > 0.1 * size; apart *= 0.7)
        {
            foreach (VoronoiCell cell in bySize)
            {
                if (spots.Count < count && !spots.Contains(cell) && spots.All(s => torus.Distance(s.At, cell.At) >= apart))
                    spots.Add(cell);
            }
        }
        return [.. spots.Select(s => s.Seed)];
    }

    // How far the rosette goes in each direction: the cell, drawn in by half the ground's share, its corners rounded off.
    private static double[] Reach(DesignCanvas canvas, VoronoiCell cell, Point middle, Dice dice)
    {
        double mean = Math.Sqrt(cell.Area / Math.PI), inset = Math.Max(canvas.MinGap * 0.66, canvas["ground"] * mean * 0.6), wild = canvas["wildness"];
        var edge = new double[Directions];
        for (int i = 0; i < Directions; i++)
            edge[i] = Math.Min(cell.Reach(middle, 2 * Math.PI * i / Directions) - inset, 1.45 * mean);
        double[] smooth = edge;
        for (int round = 0; round < 3; round++)
            smooth = [.. Enumerable.Range(0, Directions).Select(i => 0.25 * smooth[(i + Directions - 1) % Directions] + 0.5 * smooth[i] + 0.25 * smooth[(i + 1) % Directions])];
        (double a, double b, double c) = (dice.Between(0, 6.28), dice.Between(0, 6.28), dice.Between(0, 6.28));
        for (int i = 0; i < Directions; i++)
        {
            double turn = 2 * Math.PI * i / Directions;
            double wave = 1 + wild * (0.07 * Math.Cos(2 * turn + a) + 0.06 * Math.Cos(3 * turn + b) + 0.05 * Math.Cos(5 * turn + c));
            // Bulges may use a third of the ground's strip, and always leave the press its gap.
            double most = edge[i] + Math.Max(0, Math.Min(inset * 0.35, inset - canvas.MinGap * 0.66));
            smooth[i] = Math.Max(0.3 * mean, Math.Min(smooth[i] * wave, most));
        }
        return smooth;
    }

    private static void Spot(DesignCanvas canvas, PaletteRole ring, Point middle, double[] reach, Dice dice)
    {
        double shrink = dice.Between(0.55, 0.78);
        canvas.Fill(ring, Ring(middle, reach, shrink));
    }

    private static void Rosette(DesignCanvas canvas, Point middle, double[] reach, Dice dice, int tones, PaletteRole centre, PaletteRole heart, PaletteRole ring)
    {
        double mean = reach.Average();
        if (tones > 0)
            canvas.Fill(centre, Ring(middle, reach, 0.84));
        if (tones == 2)
            canvas.Fill(heart, Ring(middle + Point.Polar(mean * 0.06, dice.Between(0, 6.28)), reach, 0.4 + 0.1 * dice.Unit()));
        int parts = mean < 3.2 ? dice.Whole(2, 3) : dice.Whole(2, 4);
        double opening = Math.Max(canvas["opening"], 1.3 * canvas.MinGap * parts / (2 * Math.PI * mean * 0.55));
        double[] shares = [.. Enumerable.Range(0, parts).Select(_ => dice.Between(0.55, 1.45))];
        double turn = dice.Between(0, 2 * Math.PI), total = shares.Sum();
        foreach (double share in shares)
        {
            double whole = 2 * Math.PI * share / total, gap = 2 * Math.PI * opening / parts * dice.Between(0.85, 1.25);
            // Where the rosette is narrow the same angle makes a narrower gap.
            gap = Math.Max(gap, 1.35 * canvas.MinGap / (0.6 * Math.Min(At(reach, turn + whole), At(reach, turn + whole - gap))));
            double sweep = Math.Max(0.5, whole - gap);
            Crescent(canvas, ring, middle, reach, turn, sweep, dice);
            turn += whole;
        }
    }

    // A fat crescent: its outer edge follows the cell, its inner edge swells towards one side of the middle.
    private static void Crescent(DesignCanvas canvas, PaletteRole ring, Point middle, double[] reach, double from, double sweep, Dice dice)
    {
        int steps = Math.Max(4, (int)(sweep / 0.28));
        double mean = reach.Average(), fat = canvas["thickness"] * dice.Between(0.75, 1.3), bulge = dice.Between(0.35, 0.65);
        double lump = dice.Between(0, 6.28), wild = canvas["wildness"];
        var points = new Point[2 * steps + 2];
        for (int i = 0; i <= steps; i++)
        {
            double u = (double)i / steps, turn = from + sweep * u, outer = At(reach, turn);
            double swell = Math.Pow(Math.Sin(Math.PI * Math.Pow(u, Math.Log(0.5) / Math.Log(bulge))), 0.6);
            double thick = fat * (0.46 + 0.54 * swell) * (1 + 0.2 * wild * Math.Sin(4 * turn + lump));
            double width = Math.Max(outer * thick, canvas.MinLine * 1.5);
            double dip = mean * 0.07 * (1 - swell);
            points[i] = middle + Point.Polar(outer - dip, turn);
            points[2 * steps + 1 - i] = middle + Point.Polar(Math.Max(outer - dip - width, mean * 0.12), turn);
        }
        canvas.Fill(ring, Outline.Smooth(points));
    }

    private static Outline Ring(Point middle, double[] reach, double share) =>
        Outline.Smooth([.. Enumerable.Range(0, Directions / 2).Select(i => middle + Point.Polar(reach[2 * i] * share, 4 * Math.PI * i / Directions))]);

    private static double At(double[] reach, double turn)
    {
        double place = (turn / (2 * Math.PI) - Math.Floor(turn / (2 * Math.PI))) * Directions;
        int i = (int)place % Directions;
        return reach[i] + (reach[(i + 1) % Directions] - reach[i]) * (place - Math.Floor(place));
    }

    // The crescents take what stands out most from both the ground and the centres.
    private static PaletteRole Darkest(DesignCanvas canvas, PaletteRole centre) =>
        new[] { PaletteRole.Line, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Hero }
            .OrderByDescending(r => Math.Min(0.35, Dress.Distance(canvas, r, PaletteRole.Ground)) + Math.Min(0.2, Dress.Distance(canvas, r, centre))).First();
}
