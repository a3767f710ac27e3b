using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Madras: bright checks of uneven stripes, warp and weft not alike, with slubbed threads, whole or as patchwork.</summary>
public sealed class Madras : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "madras", new("Madras check", "马德拉斯格"), ArtKind.AllOver,
        ["madras", "check", "plaid", "patchwork", "woven", "bright", "colourful", "summer", "beach", "resort", "holiday", "preppy", "casual", "bohemian", "spring", "men", "women", "kids", "unisex", "united states", "india"],
        [
            new("style", "choice", 0, 3, 0, "0 open check, 1 crowded check, 2 ribbons on pale cloth, 3 patchwork"),
            new("repeat", "mm", 40, 160, 100, "longer before the check comes again"),
            new("stripes", "count", 5, 14, 9, "more stripes in a repeat"),
            new("rhythm", "share", 0, 1, 0.6, "more uneven stripes"),
            new("thread", "mm", 0.6, 1.8, 0.9, "coarser twill lines"),
            new("slub", "share", 0, 1, 0.4, "more thick places in the threads"),
            new("colours", "count", 3, 6, 6, "more colours"),
            new("main", "choice", 0, 2, 0, "led by 0 hero, 1 support, 2 the pale cloth"),
        ],
        FamilyCard.AnyLayout, MinInks: 3, MinSizeMm: 60, PrintsGround: true, Structure: ["style", "repeat", "stripes", "main"])
    {
        Shows = [Shown.Surely("check")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        int style = canvas.Whole("style");
        PaletteRole lead = canvas.Whole("main") switch { 0 => PaletteRole.Hero, 1 => PaletteRole.Support, _ => PaletteRole.Ground };
        List<PaletteRole> colours = [lead, .. canvas.Distinct(lead, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Shade)];
        if (colours.Count > 3)
            colours = colours[..Math.Clamp(canvas.Whole("colours"), 3, colours.Count)];
        var cloth = new WovenCheck(canvas, canvas["repeat"], canvas["thread"], least: 64);
        Dice dice = canvas.Dice.Fork("sett");
        if (style == 3)
        {
            Patchwork(canvas, cloth, colours, dice);
            return;
        }
        Sett warp = Irregular(canvas, style, cloth.Threads, colours, dice.Fork("warp")), weft = Irregular(canvas, style, cloth.Threads, colours, dice.Fork("weft"));
        cloth.Draw(warp, weft, WeaveKind.Twill);
        Slubs(canvas, cloth);
    }

    // Broad bands, narrow companions beside them, and single bright lines.
    private static Sett Irregular(DesignCanvas canvas, int style, int threads, IReadOnlyList<PaletteRole> colours, Dice dice)
    {
        double uneven = canvas["rhythm"];
        int count = canvas.Whole("stripes") + (style == 1 ? 4 : 0);
        count = Math.Clamp(count, 4, Math.Max(4, threads / 8));
        var stripes = new List<(PaletteRole Role, double Weight)>();
        PaletteRole open = style == 2 ? colours.MaxBy(r => canvas.Lightness(r)) : colours[0];
        for (int i = 0; i < count; i++)
        {
            bool field = style == 2 ? i % 2 == 0 : i % 4 == 0;
            List<PaletteRole> free = [.. colours.Where(c => (stripes.Count == 0 || c != stripes[^1].Role) && (i < count - 1 || c != stripes[0].Role) && (field || c != open))];
            PaletteRole role = field && (stripes.Count == 0 || stripes[^1].Role != open) ? open : free.Count > 0 ? dice.Pick(free) : colours[i % colours.Count];
            double weight = (field ? style == 0 ? 2.6 : 1.5 : i % 4 is 2 or 3 ? 1.2 : 0.55) * Math.Exp(uneven * 0.55 * dice.Normal());
            stripes.Add((role, weight));
        }
        double sum = stripes.Sum(s => s.Weight);
        var joined = SettMaker.Joined(stripes.Select(s => new SettStripe(s.Role, Math.Max(2, (int)Math.Round(s.Weight / sum * threads / 2) * 2))));
        return new Sett(joined, Pivots: false).Whole;
    }

    // Patches of five cloths, no two alike side by side.
    private static void Patchwork(DesignCanvas canvas, WovenCheck cloth, List<PaletteRole> colours, Dice dice)
    {
        UnitGrid grid = UnitGrid.Fit(canvas, 0.3 * canvas["repeat"] + 8, 0.3 * canvas["repeat"] + 8);
        Sett[] setts = new Sett[6];
        for (int k = 0; k < setts.Length; k++)
        {
            // Each cloth has another colour for its field.
            PaletteRole field = colours[k % colours.Count];
            List<PaletteRole> own = [field, .. dice.Shuffle(colours.Where(c => c != field))];
            own = own[..Math.Min(own.Count, k % 2 == 0 ? 4 : 3)];
            setts[k] = Irregular(canvas, k % 3, Math.Max(32, (int)(cloth.Threads * 0.5) / 4 * 4), own, dice.Fork("patch", k));
        }
        List<Point> middles = [.. from row in Enumerable.Range(0, grid.Rows) from column in Enumerable.Range(0, grid.Columns) select grid.Unit(column, row).Centre];
        int[] kinds = new EvenMix(middles, canvas.Repeat).Deal([1, 1, 1, 1, 1, 1], 1.3 * grid.Width, dice.Fork("kinds"));
        canvas.Ground();
        for (int i = 0; i < middles.Count; i++)
        {
            Rect patch = grid.Unit(i % grid.Columns, i / grid.Columns);
            cloth.Patch(patch, setts[kinds[i]], setts[(kinds[i] + 1 + i % 2) % setts.Length], 2 * dice.Whole(0, 12));
        }
        Seams(canvas, grid);
    }

    // Each seam shows as a dark fold with a row of stitches beside it.
    private static void Seams(DesignCanvas canvas, UnitGrid grid)
    {
        PaletteRole fold = canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero);
        PaletteRole stitch = canvas.Clearest(fold, PaletteRole.Light, PaletteRole.Ground);
        double wide = Math.Max(1.5, 3.2 * canvas.Finest(stitch)), thin = Math.Max(0.5, canvas.Finest(stitch));
        var stitches = new Gathering(canvas);
        for (int row = 0; row < grid.Rows; row++)
        {
            double y = grid.At(0, row).Y;
            canvas.Fill(fold, Outline.Rectangle(new(grid.Cell.Left - 0.1, y - wide / 2, grid.Cell.Right + 0.1, y + wide / 2)));
        }
        for (int column = 0; column < grid.Columns; column++)
        {
            double x = grid.At(column, 0).X;
            canvas.Fill(fold, Outline.Rectangle(new(x - wide / 2, grid.Cell.Top - 0.1, x + wide / 2, grid.Cell.Bottom + 0.1)));
        }
        int across = Math.Max(2, (int)(grid.Width / 4)), down = Math.Max(2, (int)(grid.Height / 4));
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                Rect unit = grid.Unit(column, row);
                for (int k = 0; k < across; k++)
                    stitches.Add(stitch, Outline.Rectangle(Rect.FromSize(unit.Left + (k + 0.2) * unit.Width / across, unit.Top - thin / 2, 0.6 * unit.Width / across, thin)));
                for (int k = 0; k < down; k++)
                    stitches.Add(stitch, Outline.Rectangle(Rect.FromSize(unit.Left - thin / 2, unit.Top + (k + 0.2) * unit.Height / down, thin, 0.6 * unit.Height / down)));
            }
        }
        stitches.Draw();
    }

    // Thick places: long lenses along the threads of broad stripes, in the tone next to the stripe's own.
    private static void Slubs(DesignCanvas canvas, WovenCheck cloth)
    {
        Dice dice = canvas.Dice.Fork("slubs");
        var slubs = new Gathering(canvas);
        double spacing = 14 - 10 * canvas["slub"];
        Rect cell = canvas.Cell;
        if (canvas["slub"] < 0.05)
            return;
        foreach ((ImmutableArray<CheckStripe> stripes, bool upright) in new[] { (cloth.Warps, true), (cloth.Wefts, false) })
        {
            double length = upright ? cell.Height : cell.Width;
            foreach (CheckStripe stripe in stripes.Where(s => s.To - s.From > 5))
            {
                int count = (int)Math.Round((stripe.To - stripe.From) * length / (spacing * 26));
                PaletteRole[] near = [.. new[] { PaletteRole.Light, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Accent }
                    .Where(r => canvas.Differ(r, stripe.Role)).OrderBy(r => canvas.Contrast(r, stripe.Role))];
                if (near.Length == 0)
                    continue;
                double fat = Math.Max(0.75, 1.4 * canvas.Finest(near[0]));
                for (int i = 0; i < count; i++)
                {
                    double along = (i + dice.Between(0.1, 0.9)) * length / count, at = dice.Between(stripe.From + fat, stripe.To - fat), half = dice.Between(4, 10);
                    Point[] lens = [new(along - half, at), new(along - half * 0.3, at - fat / 2), new(along + half * 0.3, at - fat / 2), new(along + half, at), new(along + half * 0.3, at + fat / 2), new(along - half * 0.3, at + fat / 2)];
                    slubs.Add(near[0], Outline.Smooth([.. lens.Select(p => upright ? new Point(p.Y, p.X) : p)]));
                }
            }
        }
        slubs.Draw();
    }
}
