using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Flowers;
using DesignGen.Generate.Procedural.Motifs.Greens;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Paisley: large and small drops with banded contours, packed head to tail, flowers and leaves between them.</summary>
public sealed class Paisley : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "paisley", new("Paisley", "佩斯利纹"), ArtKind.AllOver,
        ["paisley", "boteh", "bandana", "kashmir", "indian", "persian", "floral", "ornamental", "boho", "hippie", "70s", "retro", "vintage", "western", "ethnic", "bold", "elegant", "autumn", "summer", "women", "men", "unisex", "scarf", "all-over"],
        [
            new("drop", "mm", 36, 100, 62, "larger drops"),
            new("style", "choice", 0, 2, 0, "0 Kashmir, 1 bandana, 2 seventies"),
            new("bands", "count", 2, 7, 5, "more bands along the contour"),
            new("curl", "share", 0.4, 1.4, 1, "tips that curl further over"),
            new("slim", "share", 0.7, 1.2, 0.95, "fatter drops"),
            new("lie", "share", 0, 1, 1, "drops lie all ways rather than stand one way"),
            new("small", "share", 0, 1, 0.6, "more small drops among the large"),
            new("fillers", "choice", 0, 2, 0, "flowers and leaves, flowers with beads, or beads alone between the drops"),
            new("gap", "share", 0, 1, 0.2, "more ground between"),
        ],
        FamilyCard.AnyLayout, 2, 70, true, Structure: ["style", "drop", "bands", "fillers"])
    {
        Shows = [Shown.Surely("paisley"), Shown.Perhaps("blossom"), Shown.Perhaps("forget-me-not", "fillers=0,1"), Shown.Perhaps("leaf", "fillers=0"), Shown.Perhaps("dot", "fillers=1,2")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        double side = Math.Min(cell.Width, cell.Height), size = Math.Min(canvas["drop"] / 2, side * 0.36), gap = Math.Max(canvas.MinGap * 1.3, 0.9 + 2.4 * canvas["gap"]);
        int style = canvas.Whole("style");
        List<PaletteRole> inks = canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Line);
        if (inks.Count == 0)
            inks.Add(PaletteRole.Hero);
        Dice dice = canvas.Dice.Fork("drops");
        var torus = new Torus(canvas.Repeat, cell);
        var packing = new TorusPacking(torus, size * 1.6, Math.Max(0.8, gap / 2.5), canvas.Cancel);
        var toss = new Toss(packing, canvas.Dice.Fork("toss"), Math.PI * canvas["lie"]);
        ImmutableArray<TossKind> Drops(double least, double most, int bands, int from, int kinds) =>
            [.. Enumerable.Range(0, kinds).Select(k => new TossKind(
                d => Boteh.Grow(d, canvas["curl"], canvas["slim"], style, Tones(canvas, inks, from + k, bands), k % 2 == 0 ? 1 : -1),
                least, most, 1, Dress.For(canvas, inks[0], inks[^1], Finish.Tonal), most * 0.8))];

        int count = Math.Max(1, (int)Math.Round(0.42 * cell.Width * cell.Height / (size * size * 1.25)));
        toss.Spread(torus, Drops(size * 0.9, size, canvas.Whole("bands"), 0, Math.Min(4, Math.Max(2, inks.Count))), count, gap);
        toss.Fill(Drops(size * 0.62, size * 0.85, canvas.Whole("bands"), 1, 2), gap, 12);
        double small = canvas["small"];
        if (small > 0.02)
            toss.Fill(Drops(size * 0.3, size * 0.52, 3, 2, 3), gap, (int)(70 * small * Math.Max(0.3, cell.Width * cell.Height / 25600)));
        Fillers(canvas, toss, inks, size, gap, dice);
        foreach (Tossed t in toss.Motifs)
            t.Motif.Draw(canvas, t.Place, t.Dress);
    }

    private static void Fillers(DesignCanvas canvas, Toss toss, List<PaletteRole> inks, double size, double gap, Dice dice)
    {
        int kind = canvas.Whole("fillers");
        PaletteRole leaf = inks[^1], main = inks[dice.Whole(0, inks.Count - 1)], other = inks[(inks.IndexOf(main) + 1) % inks.Count];
        Dress one = Dress.For(canvas, main, leaf, Finish.Tonal), two = Dress.For(canvas, other, leaf, Finish.Tonal);
        if (kind < 2)
        {
            toss.Fill(
            [
                new(d => new Dahlia(d), size * 0.2, size * 0.36, 1, one, size * 0.7),
                new(d => new Rose(d), size * 0.18, size * 0.3, 1, two, size * 0.7),
            ], gap, 40);
        }
        if (kind == 0)
        {
            toss.Fill(
            [
                new(d => new LeafTuft(d), size * 0.12, size * 0.26, 1, one, 2),
                new(d => new BudStem(d), size * 0.14, size * 0.26, 0.7, two, 2),
                new(d => new TinyFlower(d), size * 0.09, size * 0.15, 1, two, 2),
            ], gap, 220);
        }
        toss.Fill([new(d => new TinyFlower(d), Math.Max(1.1, size * 0.055), size * 0.1, kind == 2 ? 0.4 : 1, two, 2), new(_ => new SeedTrio(), Math.Max(1.5, size * 0.06), size * 0.1, 1, one, 2)], gap, 320);
    }

    // Bands turn through the inks so that two that touch differ; each drop of a kind begins elsewhere.
    private static BotehTones Tones(DesignCanvas canvas, List<PaletteRole> inks, int from, int bands)
    {
        var run = new List<PaletteRole>();
        var marks = new List<PaletteRole>();
        for (int i = 0; i < bands; i++)
        {
            PaletteRole role = i % 2 == 1 && (inks.Count == 1 || i % 4 == 1) ? PaletteRole.Ground : inks[(from + i - i / 4) % inks.Count];
            if (run.Count > 0 && !canvas.Differ(role, run[^1]))
                role = canvas.Clearest(run[^1], [PaletteRole.Ground, .. inks]);
            run.Add(role);
        }
        for (int i = 0; i < bands; i++)
            marks.Add(canvas.Bold(run[i], [inks[(from + i + 2) % inks.Count], inks[(from + 1) % inks.Count], PaletteRole.Ground, .. inks]));
        PaletteRole inside = run[^1], flower = canvas.Bold(inside, [inks[(from + 3) % inks.Count], inks[(from + 1) % inks.Count], PaletteRole.Ground, .. inks]);
        PaletteRole leaf = canvas.Bold(inside, [inks[(from + 4) % inks.Count], .. inks.Where(r => r != flower), flower, PaletteRole.Ground]);
        return new([.. run], [.. marks], Dress.For(canvas, flower, leaf, Finish.Tonal), canvas.Against(PaletteRole.Ground, inks[(from + 2) % inks.Count], inks[(from + 1) % inks.Count], inks[0]));
    }
}
