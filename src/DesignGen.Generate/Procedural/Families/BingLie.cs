using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Auspicious;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Cracked ice 冰裂纹: panes divided by straight cracks, with plum blossoms and buds where cracks meet.</summary>
public sealed class BingLie : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "bing-lie", new("Cracked ice and plum", "冰裂纹"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "oriental", "asian", "ice", "crackle", "lattice", "plum", "plum blossom", "blossom", "flower", "floral", "porcelain", "geometric", "line",
            "calm", "elegant", "winter", "spring", "spring-festival", "women", "unisex", "home", "all-over",
        ],
        [
            new("pane", "mm", 11, 30, 17, "larger panes"),
            new("scheme", "choice", 0, 4, 1, "0 lines only, 1 panes in three tones, 2 dark ice with pale blossoms, 3 panes set apart, 4 panes within lines"),
            new("wildness", "share", 0, 1, 0.45, "more uneven panes"),
            new("line", "mm", 0.4, 2, 0.75, "bolder cracks"),
            new("ranks", "share", 0, 0.7, 0.35, "later cracks finer than first ones"),
            new("blossoms", "share", 0, 1, 0.5, "more blossoms"),
            new("blossom-size", "mm", 6, 16, 10.5, "larger blossoms"),
            new("sprays", "choice", 0, 2, 1, "single blossoms, clusters with buds, or flowering twigs"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["scheme", "sprays", "pane", "blossoms"])
    {
        OnGround = [ShownWhen.Parse("scheme=0,3")],
        Shows = [Shown.Surely("crackle"), Shown.Surely("plum-blossom", "blossoms=0.15..1"), Shown.Perhaps("plum-blossom", "blossoms=0.001..0.15"), Shown.Perhaps("sprig", "sprays=2", "blossoms=0.001..1")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        int scheme = canvas.Whole("scheme");
        PaletteRole field = scheme == 2 ? Brocade.FieldOf(canvas, 1) : PaletteRole.Ground;
        var inks = new Brocade(canvas, field);
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        var panes = new List<Point[]>();
        var cracks = new List<Crack>();
        Break(canvas, torus, panes, cracks);
        inks.FillField();
        PaletteRole line = Ice(canvas, inks, torus, panes, scheme);
        Lines(canvas, inks, cracks, line);
        Blossoms(canvas, inks, torus, cracks, line, scheme);
    }

    // First panes are an even Voronoi diagram of the repeat; each is divided on its own.
    private static void Break(DesignCanvas canvas, Torus torus, List<Point[]> panes, List<Crack> cracks)
    {
        Rect cell = canvas.Cell;
        // At least two dozen panes a cell, or the repeat shows before the ice does.
        double pane = Math.Min(canvas["pane"], Math.Sqrt(cell.Width * cell.Height / (canvas.Repeat?.Layout == RepeatLayout.Mirror ? 40 : 26))), area = pane * pane;
        Dice dice = canvas.Dice.Fork("panes");
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        int count = Math.Max(mirror ? 7 : 4, (int)Math.Round(cell.Width * cell.Height / (area * (mirror ? 5 : 9))));
        var seeds = new Point[count];
        for (int i = 0; i < count; i++)
            seeds[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        seeds = TorusVoronoi.Relax(torus, seeds, 4);
        foreach (VoronoiCell first in TorusVoronoi.Cells(torus, seeds))
        {
            for (int i = 0; i < first.Corners.Length; i++)
            {
                Point a = first.Corners[i], b = first.Corners[(i + 1) % first.Corners.Length];
                // A mirror's axis is no crack: the pane and its image are one.
                bool axis = mirror && (Math.Abs(a.X - b.X) < 1e-6 && (Math.Abs(a.X - cell.Left) < 1e-6 || Math.Abs(a.X - cell.Right) < 1e-6)
                    || Math.Abs(a.Y - b.Y) < 1e-6 && (Math.Abs(a.Y - cell.Top) < 1e-6 || Math.Abs(a.Y - cell.Bottom) < 1e-6));
                if (!axis)
                    cracks.Add(new(a, b, 0));
            }
            IceRay.Divide(first.Corners, area * 1.5, canvas["wildness"], canvas.Dice.Fork("pane", first.Seed), panes, cracks);
        }
    }

    // Fills the panes; gives the role of the cracks.
    private static PaletteRole Ice(DesignCanvas canvas, Brocade inks, Torus torus, List<Point[]> panes, int scheme)
    {
        PaletteRole line = scheme switch
        {
            2 => canvas.Bold(inks.Field, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Light, PaletteRole.Ground),
            0 => canvas.Bold(inks.Field, PaletteRole.Hero, PaletteRole.Line, PaletteRole.Shade),
            _ => canvas.Bold(inks.Field, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero),
        };
        if (scheme == 0)
            return line;
        List<PaletteRole> tones = canvas.Distinct(line, scheme == 2
            ? [inks.Field, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Support]
            : [PaletteRole.Ground, PaletteRole.Light, PaletteRole.Hero, PaletteRole.Support]);
        if (scheme is 3 or 4)
        {
            line = PaletteRole.Ground;
            tones = canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Light);
            if (tones.Count < 2)
                tones = canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Support);
        }
        if (tones.Count == 0)
            return line;
        // Ice is of one colour: the tones nearest to the first, a rare pane of the third.
        tones = [.. tones.OrderBy(t => canvas.Contrast(t, tones[0])).Take(scheme == 2 ? 2 : 3)];
        // Panes on a mirror's axis double: a rare colour there would make a mask.
        int kept = canvas.Repeat?.Layout == RepeatLayout.Mirror ? 1 : 2;
        tones = [.. tones.Where((t, i) => i < kept || canvas.Contrast(t, tones[0]) < 0.3)];
        double[] shares = scheme == 2 ? [0.8, 0.2] : tones.Count > 1 && canvas.Contrast(tones[1], tones[0]) > 0.5 ? [0.74, 0.26, 0.08] : [0.56, 0.34, 0.1];
        Point[] middles = [.. panes.Select(p => p.Aggregate(Point.Zero, (sum, c) => sum + c) / p.Length)];
        PaletteRole[] roles = RoleSpread.Assign(torus, [.. panes.Select((p, i) => (torus.Fold(middles[i]), IceRay.Area(p)))],
            [.. tones.Select((tone, i) => (tone, shares[Math.Min(i, shares.Length - 1)]))]);
        double inset = scheme is 3 or 4 ? Math.Max(canvas["line"], canvas.Finest(PaletteRole.Ground)) / 2 : -0.05;
        foreach (PaletteRole tone in roles.Distinct())
        {
            if (tone == PaletteRole.Ground && inks.Field == PaletteRole.Ground)
                continue;
            inks.Fill(tone, new([.. panes.Where((_, i) => roles[i] == tone).SelectMany(p => Inset(p, inset)).ToArray()]));
        }
        if (scheme == 4)
        {
            // A pale pane within each, like the bevel of a tile.
            double bevel = inset + Math.Max(inks.BandMm * 1.2, canvas["pane"] * 0.09);
            foreach (PaletteRole tone in roles.Distinct())
            {
                PaletteRole inner = canvas.Against(tone, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Accent);
                inks.Fill(inner, new([.. panes.Where((_, i) => roles[i] == tone).SelectMany(p => Inset(p, bevel)).ToArray()]));
                inks.Fill(tone, new([.. panes.Where((_, i) => roles[i] == tone).SelectMany(p => Inset(p, bevel + inks.BandMm)).ToArray()]));
            }
        }
        return line;
    }

    // A convex polygon with every side moved inwards; nothing where it closes.
    private static IEnumerable<Contour> Inset(Point[] pane, double by)
    {
        double turn = 0;
        for (int i = 0; i < pane.Length; i++)
            turn += Point.Cross(pane[i], pane[(i + 1) % pane.Length]);
        List<Point> kept = [.. by >= 0 ? pane : pane.Select(c => c)];
        for (int i = 0; i < pane.Length && by > 0; i++)
        {
            Point a = pane[i], inward = (pane[(i + 1) % pane.Length] - a).Unit.Perpendicular * (turn > 0 ? 1 : -1);
            kept = AxisTrim.Keep(kept, p => Point.Dot(p - a, inward) - by);
        }
        if (kept.Count < 3 || (by > 0 && IceRay.Area(kept) < 1.2))
            yield break;
        foreach (Contour contour in Outline.Polygon([.. kept]).Contours)
            yield return contour;
    }

    private static void Lines(DesignCanvas canvas, Brocade inks, List<Crack> cracks, PaletteRole line)
    {
        if (canvas.Whole("scheme") is 3 or 4)
            return;
        double least = canvas.Finest(line) * 1.08;
        foreach (IGrouping<int, Crack> rank in cracks.GroupBy(c => Math.Min(c.Depth, 5)))
        {
            double width = Math.Max(least, canvas["line"] * Math.Pow(1 - canvas["ranks"] * 0.55, rank.Key));
            inks.Fill(line, new([.. rank.SelectMany(c => Ribbon.Along([c.From, c.To], width, width).Contours)]));
        }
    }

    private static void Blossoms(DesignCanvas canvas, Brocade inks, Torus torus, List<Crack> cracks, PaletteRole line, int scheme)
    {
        double share = canvas["blossoms"], size = canvas["blossom-size"];
        int sprays = canvas.Whole("sprays");
        double reach = sprays switch { 0 => size * 1.2, 1 => size * 2.7, _ => size * 3.6 };
        int count = (int)Math.Round(canvas.Cell.Width * canvas.Cell.Height / (reach * reach * 3.4) * (0.12 + 1.1 * share));
        if (count == 0 || share == 0)
            return;
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        List<Point> joints = [.. cracks.Select(c => torus.Fold(c.From)).Where(p => !mirror || torus.SelfDistance(p) > 2.2 * size)];
        if (joints.Count == 0)
            return;
        var mix = new EvenMix(joints, canvas.Repeat);
        List<int> chosen = [];
        foreach (int next in mix.Spread(count, [.. Enumerable.Range(0, joints.Count)], canvas.Dice.Fork("joints")))
        {
            if (chosen.TrueForAll(c => mix.Distance(c, next) > reach * 1.15))
                chosen.Add(next);
        }

        bool dark = canvas.Lightness(inks.Field) < 0.55;
        PaletteRole petal = scheme switch
        {
            2 => canvas.Bold(inks.Field, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Accent),
            0 => canvas.Bold(inks.Field, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Hero),
            _ => canvas.Bold(scheme == 1 ? PaletteRole.Ground : PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Hero),
        };
        PaletteRole edge = canvas.Clearest(petal, line, inks.Contour, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground);
        PaletteRole blush = canvas.Distinct(petal, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Hero).Where(r => canvas.Differ(r, edge)).FirstOrDefault(petal);
        PaletteRole fine = canvas.Clearest(petal, edge, PaletteRole.Line, PaletteRole.Shade);
        PaletteRole wood = canvas.Bold(inks.Field, dark ? [PaletteRole.Light, PaletteRole.Accent, PaletteRole.Line] : [PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero]);
        var plum = new PlumBlossom(inks, petal, blush, fine, edge, wood);
        foreach (int site in chosen)
        {
            Dice dice = canvas.Dice.Fork("spray", site);
            double radius = size * dice.Between(0.82, 1.12);
            if (sprays == 0)
                plum.Open(joints[site], radius, dice.Between(0, Math.Tau));
            else
                plum.Spray(joints[site], radius, dice.Whole(1, 3), sprays == 2, dice);
        }
    }
}
