using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Polka dots: staggered, squared, tossed, in ramps and rows of sizes; solid, ringed, halved, petalled or painted.</summary>
public sealed class Polka : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "polka", new("Polka dots", "波点"), ArtKind.AllOver,
        ["polka", "dots", "dot", "spots", "classic", "geometric", "retro", "50s", "sweet", "cheerful", "minimal", "modern", "scandinavian", "summer", "spring", "kids", "women", "dress", "unisex", "all-over"],
        [
            new("arrangement", "choice", 0, 5, 0, "0 staggered, 1 square, 2 tossed in mixed sizes, 3 sizes swell and fade, 4 rows of large and small, 5 large dots ringed by small"),
            new("dot", "mm", 2.4, 24, 9, "larger dots"),
            new("gap", "share", 0.2, 1.2, 0.5, "wider gaps, as a share of the dot"),
            new("infill", "choice", 0, 6, 0, "0 solid, 1 rings, 2 dot in dot, 3 halves, 4 painted, 5 petals, 6 mixed"),
            new("colours", "count", 1, 5, 3, "more colours"),
            new("rhythm", "choice", 0, 3, 0, "colours: 0 evenly mixed, 1 by diagonals, 2 by rows, 3 drifting"),
            new("contrast", "share", 0, 1, 0.6, "sizes differ more"),
            new("pins", "choice", 0, 2, 0, "between the dots: 0 nothing, 1 pin dots, 2 plus signs"),
        ],
        FamilyCard.AnyLayout, MinInks: 1, MinSizeMm: 30, PrintsGround: true, Structure: ["arrangement", "infill", "dot", "rhythm"])
    {
        Shows = [Shown.Surely("dot"), Shown.Surely("circle"), Shown.Perhaps("blossom", "infill=5,6"), Shown.Perhaps("daisy", "infill=5,6")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int arrangement = canvas.Whole("arrangement"), rhythm = canvas.Whole("rhythm");
        List<PaletteRole> colours = canvas.Colours(canvas.Whole("colours"));
        double dot = Math.Max(canvas["dot"], 3 * canvas.MinLine), step = dot * (1 + canvas["gap"]);
        List<(Point At, double Radius, int Column, int Row)> dots = arrangement == 2 ? Tossed(canvas, dot, step) : Ordered(canvas, arrangement, dot, step, colours.Count);
        int[] hue = Hues(canvas, dots, step, rhythm, colours.Count);
        int infill = canvas.Whole("infill");
        int[] fills = infill == 6 && dots.Count < 1500
            ? new EvenMix([.. dots.Select(d => d.At)], canvas.Repeat).Deal([1.6, 0.8, 0.9, 0.7, 0, 0.9], step * 1.4, canvas.Dice.Fork("infill"))
            : [.. dots.Select((_, i) => infill == 6 ? i % 3 : infill)];
        var layers = new InkLayers(canvas);
        var details = new InkLayers(canvas);
        for (int i = 0; i < dots.Count; i++)
        {
            PaletteRole role = colours[hue[i]], next = colours[(hue[i] + 1) % colours.Count];
            Dot(canvas, layers, details, dots[i].At, dots[i].Radius, fills[i], role, canvas.Differ(next, role) ? next : PaletteRole.Ground, canvas.Dice.Fork("dot", i));
        }
        layers.Print();
        details.Print();
    }

    private static List<(Point, double, int, int)> Ordered(DesignCanvas canvas, int arrangement, double dot, double step, int colours)
    {
        int period = canvas.Whole("rhythm") is 1 or 2 && arrangement < 3 ? colours : 1;
        bool square = arrangement == 1;
        if (arrangement == 5)
            step *= 1.7;
        var grid = new NodeGrid(canvas, step, square ? step : step * 0.8, period, square ? period : period % 2 == 0 ? period : 2 * period);
        if (grid.Width > 1.6 * step)
            grid = new(canvas, step, square ? step : step * 0.8, 1, square ? 1 : 2);
        double contrast = canvas["contrast"], least = 1.2 * canvas.MinLine, nearest = Math.Min(grid.Width, square ? grid.Height : Math.Sqrt(grid.Width * grid.Width / 4 + grid.Height * grid.Height));
        double most = (nearest - canvas.MinGap * 1.1) / 2, radius = Math.Min(dot / 2 * nearest / step * (square ? 1 : 1.06), most);
        var field = new Current(canvas);
        var dots = new List<(Point, double, int, int)>();
        foreach ((int column, int row) in grid.Nodes)
        {
            Point at = grid.At(column + (square ? 0 : 0.5 * (row % 2)), row);
            double r = arrangement switch
            {
                3 => most * Math.Clamp(0.2 + 0.8 * Math.Pow(Math.Clamp(1.7 * field.At(at) - 0.35, 0, 1), 0.6 + contrast), 0.16, 1),
                4 when row % 2 == 1 => radius * (1 - 0.72 * contrast),
                _ => radius,
            };
            if (arrangement == 5)
            {
                // A large dot and six to ten small ones on a ring about it.
                double big = most * (0.42 + 0.2 * contrast), ring = Math.Min(most - 1.5 * least, big + 0.32 * most);
                int around = Math.Clamp((int)(Math.Tau * ring / (canvas.MinGap * 1.3 + 0.34 * most)), 6, 14);
                double small = Math.Max(least, Math.Min(0.13 * most, (ring - big - canvas.MinGap)));
                dots.Add((at, big, column, row));
                for (int i = 0; i < around && ring - big - small > canvas.MinGap; i++)
                    dots.Add((at + Point.Polar(ring, Math.Tau * (i + 0.5) / around), -small, column + 1, row + 1));
                continue;
            }
            dots.Add((at, Math.Max(r, least), column, row));
            int pins = canvas.Whole("pins");
            double pin = Math.Max(least, 0.14 * nearest);
            if (pins > 0 && arrangement is 0 or 1 or 4 && nearest - r - pin > 0)
            {
                Point between = square ? at + new Point(grid.Width / 2, grid.Height / 2) : at + new Point(grid.Width / 2, 0);
                double room = square ? Math.Sqrt(grid.Width * grid.Width + grid.Height * grid.Height) / 2 : Math.Min(grid.Width / 2, grid.Height);
                pin = Math.Min(pin, room - radius - canvas.MinGap);
                bool inside = canvas.Repeat?.Layout != RepeatLayout.Mirror || (between.X <= canvas.Cell.Right && between.Y <= canvas.Cell.Bottom);
                if (pin >= least && inside && pins > 0)
                    dots.Add((between, pins == 1 ? -pin : pin + 1e6, column + 1, row));
            }
        }
        return dots;
    }

    private static List<(Point, double, int, int)> Tossed(DesignCanvas canvas, double dot, double step)
    {
        Rect cell = canvas.Cell;
        var torus = new Torus(canvas.Repeat, cell);
        double contrast = canvas["contrast"], gap = Math.Max(canvas.MinGap * 1.2, (step - dot) * 0.32);
        var packing = new TorusPacking(torus, dot * 3, Math.Max(0.5, dot * 0.08), canvas.Cancel);
        Dice dice = canvas.Dice.Fork("toss");
        var dots = new List<(Point, double, int, int)>();
        // Seeds first, the largest dots far apart; then ever smaller ones in the widest holes.
        int count = (int)(cell.Width * cell.Height / (step * step) * 2.2) + 4;
        double[] sizes = [dot / 2 * (1 + 0.5 * contrast), dot / 2 * (1 - 0.2 * contrast), dot / 2 * (1 - 0.5 * contrast), Math.Max(1.3 * canvas.MinLine, dot / 2 * (1 - 0.75 * contrast))];
        double[] shares = [0.18, 0.34, 0.66, 1];
        for (int tier = 0; tier < sizes.Length; tier++)
        {
            packing.Reopen();
            for (int i = 0; i < 900 && dots.Count < count * shares[tier] * (tier == 3 ? 1.6 : 1); i++)
            {
                (Point at, double room) = packing.Widest();
                if (room < sizes[tier] + gap)
                    break;
                double radius = sizes[tier], slack = Math.Max(0, room - radius - gap);
                Point there = torus.Fold(at + Point.Polar(Math.Min(slack, dot) * dice.Unit(), dice.Between(0, Math.Tau)));
                Disc[] disc = [new(Point.Zero, radius)];
                if (!packing.Fits(disc, Affine.Translate(there), gap))
                {
                    there = at;
                    if (!packing.Fits(disc, Affine.Translate(at), gap))
                    {
                        packing.Shut(at, 1 + radius * 0.2);
                        continue;
                    }
                }
                packing.Place(disc, Affine.Translate(there), tier);
                dots.Add((there, radius, i, tier));
            }
        }
        return dots;
    }

    private static int[] Hues(DesignCanvas canvas, List<(Point At, double Radius, int Column, int Row)> dots, double step, int rhythm, int count)
    {
        if (rhythm == 3 || dots.Count > 2200)
        {
            var current = new Current(canvas);
            int[] order = [.. Enumerable.Range(0, dots.Count).OrderBy(i => current.At(dots[i].At)).ThenBy(i => i)], result = new int[dots.Count];
            for (int rank = 0; rank < order.Length; rank++)
                result[order[rank]] = rank * count / order.Length;
            return result;
        }
        if (rhythm == 0 || canvas.Whole("arrangement") == 2)
        {
            List<int> large = [.. Enumerable.Range(0, dots.Count).Where(i => dots[i].Radius is > 0 and < 1e5)];
            int[] dealt = new EvenMix([.. large.Select(i => dots[i].At)], canvas.Repeat).Deal([.. Enumerable.Range(0, count).Select(i => i == 0 ? 1.4 : 1.0)], step * 1.5, canvas.Dice.Fork("hue"));
            int[] result = [.. dots.Select(d => (d.Column + d.Row) % count)];
            for (int i = 0; i < large.Count; i++)
                result[large[i]] = dealt[i];
            // What rings a dot takes the colour after it.
            for (int i = 1; i < dots.Count; i++)
                result[i] = dots[i].Radius < 0 && dots[i - 1].Radius < 0 && dots[i].Column == dots[i - 1].Column ? result[i - 1] : dots[i].Radius is < 0 or > 1e5 ? (result[i - 1] + 1) % count : result[i];
            return result;
        }
        return [.. dots.Select(d => (rhythm == 1 ? d.Column + d.Row / 2 : d.Row) % count)];
    }

    // A negative radius is a plain pin dot, one above a million a plus.
    private static void Dot(DesignCanvas canvas, InkLayers layers, InkLayers details, Point at, double radius, int infill, PaletteRole role, PaletteRole other, Dice dice)
    {
        if (radius < 0 || radius > 1e5)
        {
            layers.Add(role, radius < 0 ? Outline.Circle(at, -radius) : Emblem.Body(EmblemKind.Plus).Transform(Affine.Scale(Math.Max((radius - 1e6) * 1.15, canvas.MinLine * 1.6)).Then(Affine.Translate(at))));
            return;
        }
        double least = Math.Max(canvas.MinGap, canvas.MinLine) * 1.1;
        bool small = radius < 2.6 * least;
        switch (small ? 0 : infill)
        {
            case 1:
                double breadth = Math.Max(least, radius * 0.3);
                layers.Add(role, Arcs.Ring(at, radius - breadth, radius));
                break;
            case 2:
                layers.Add(role, Outline.Circle(at, radius));
                details.Add(other, Outline.Circle(at, radius * 0.5));
                break;
            case 3:
                layers.Add(role, Outline.Circle(at, radius));
                if (other == PaletteRole.Ground)
                    details.Add(other, Outline.Rectangle(new(at.X - radius, at.Y - least * 0.5, at.X + radius, at.Y + least * 0.5)));
                else
                    details.Add(other, Arcs.Slice(at, radius * 1.002, 0, Math.PI));
                break;
            case 4:
                // A loaded brush: an uneven edge, and a lighter streak that follows the turn of the hand.
                double turn = dice.Between(0, Math.Tau);
                layers.Add(role, new Loop([.. Enumerable.Range(0, 9).Select(k => at + Point.Polar(radius * dice.Between(0.88, 1.02), turn + Math.Tau * k / 9))]).Outline);
                for (int k = 0; k < 2; k++)
                {
                    double arc = radius * (0.66 - 0.3 * k), from = turn + dice.Between(0, 2), width = Math.Max(least, radius * 0.11);
                    if (arc > 2.5 * width)
                        details.Add(other, Ribbon.Along([.. Enumerable.Range(0, 5).Select(i => at + Point.Polar(arc, from + i * 0.32))], width, least * 0.9));
                }
                break;
            case 5:
                layers.Add(role, Emblem.Petals(8, radius, 0.7).Transform(Affine.Translate(at)));
                details.Add(other, Outline.Circle(at, radius * 0.36));
                break;
            default:
                layers.Add(role, Outline.Circle(at, radius));
                break;
        }
    }
}
