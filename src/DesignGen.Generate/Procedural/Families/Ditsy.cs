using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Flowers;
using DesignGen.Generate.Procedural.Motifs.Greens;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A ditsy: small dainty flowers, sprays and leaves of nearly one size, scattered evenly all ways.</summary>
public sealed class Ditsy : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "ditsy", new("Ditsy floral", "小碎花"), ArtKind.AllOver,
        ["ditsy", "floral", "flower", "small", "dainty", "sweet", "cottage", "vintage", "pastoral", "spring", "summer", "women", "kids", "dress", "blouse", "all-over"],
        [
            new("flower-size", "mm", 8, 18, 11, "larger flowers"),
            new("density", "share", 0, 1, 0.65, "closer motifs and smaller gaps"),
            new("flower", "choice", 0, 3, 0, "main flower: blossom, daisy, cosmos, forget-me-not"),
            new("sprays", "share", 0, 1, 0.45, "more stemmed sprays, fewer single heads"),
            new("leaves", "share", 0, 1, 0.5, "more leaves and twigs"),
            new("dots", "share", 0, 1, 0.4, "more seeds in the gaps"),
            new("mix", "count", 1, 3, 3, "more flower colours"),
            new("turn", "degrees", 0, 180, 180, "from one-way upright to all ways"),
        ],
        FamilyCard.AnyLayout, 2, 50, true, Structure: ["flower", "sprays", "density", "flower-size"], IsToss: true)
    {
        Shows =
        [
            Shown.Kind("blossom"), Shown.Kind("daisy"), Shown.Kind("cosmos"), Shown.Kind("forget-me-not"), Shown.Filler("boxwood", "leaves=0.02..1"), Shown.Filler("olive-branch", "leaves=0.02..1"),
            Shown.Filler("flower-bud", "sprays=0.02..1"), Shown.Perhaps("leaf"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        double flower = canvas["flower-size"] / 2, density = 0.3 + 0.7 * canvas["density"], area = cell.Width * cell.Height;
        double rim = canvas.MinLine * 1.1, gap = Math.Max(canvas.MinGap + rim, flower * (0.2 + 1.7 * Math.Pow(1 - density, 1.5)));
        var torus = new Torus(canvas.Repeat, cell);
        var packing = new TorusPacking(torus, 5 * flower, Math.Max(0.5, flower * 0.12), canvas.Cancel);
        var trellis = Compartments.For(canvas);
        trellis?.Reserve(packing);
        var toss = new Toss(packing, canvas.Dice.Fork("toss"), canvas["turn"] * Math.PI / 180);
        int most = (int)(area / (flower * flower)) + 4;
        toss.Fill(Main(canvas, flower), gap, most);
        double leaves = canvas["leaves"], dots = canvas["dots"];
        if (leaves > 0.02)
            toss.Fill(Small(canvas, flower), gap * (1.15 - 0.3 * leaves), (int)(most * 0.5 * leaves) + 1);
        if (dots > 0.02)
        {
            double seed = Math.Max(1.5, flower * 0.3);
            toss.Fill([new(_ => new SeedTrio(), seed * 0.9, seed * 1.1, 1, Dressed(canvas, PaletteRole.Accent), flower * 1.5)], Math.Max(canvas.MinGap + rim, gap * 0.8), (int)(most * 0.5 * dots) + 1);
        }
        trellis?.Draw();
        foreach (Tossed one in toss.Motifs)
            one.Motif.Draw(canvas, one.Place, one.Dress);
    }

    private static ImmutableArray<TossKind> Main(DesignCanvas canvas, double flower)
    {
        (string Motif, Func<Dice, Motif> Grow)[] all = [("blossom", d => new Blossom(d)), ("daisy", d => new Daisy(d)), ("cosmos", d => new Cosmos(d)), ("forget-me-not", d => new TinyFlower(d))];
        Func<Dice, Motif>[] species = [.. all.Where(s => canvas.Draws(s.Motif)).Select(s => s.Grow)];
        int chosen = canvas.Whole("flower");
        PaletteRole[] hues = [PaletteRole.Hero, PaletteRole.Light, PaletteRole.Accent];
        double sprays = canvas["sprays"], leaves = canvas["leaves"];
        var kinds = ImmutableArray.CreateBuilder<TossKind>();
        for (int i = 0; i < canvas.Whole("mix"); i++)
        {
            Func<Dice, Motif> head = species[(chosen + (i == 1 ? 3 : 0) + i / 2) % species.Length];
            Dress dress = Dressed(canvas, hues[i]);
            double size = flower * (i == 0 ? 1 : 0.82), weight = i == 0 ? 1.2 : 0.8;
            kinds.Add(new(head, size * 0.85, size, weight * (1.15 - sprays), dress, size * 3.0));
            if (sprays > 0.02)
            {
                kinds.Add(new(d => new Spray(head(d.Fork("head")), d), size * 1.75, size * 2.1, weight * sprays, dress, size * 4));
                if (canvas.Draws("flower-bud"))
                    kinds.Add(new(d => new BudStem(d), size * 1.0, size * 1.25, weight * 0.6 * sprays, dress, size * 4));
            }
        }
        if (leaves > 0.02)
        {
            if (canvas.Draws("boxwood"))
                kinds.Add(new(LeafSprig.Boxwood, flower * 1.3, flower * 1.7, 0.8 * leaves, Dressed(canvas, PaletteRole.Hero), flower * 4));
            if (canvas.Draws("olive-branch"))
                kinds.Add(new(LeafSprig.Olive, flower * 1.3, flower * 1.8, 0.8 * leaves, Dressed(canvas, PaletteRole.Hero), flower * 4));
        }
        return kinds.ToImmutable();
    }

    private static ImmutableArray<TossKind> Small(DesignCanvas canvas, double flower)
    {
        double leaf = Math.Max(2.2, flower * 0.5);
        return
        [
            new(d => new LeafTuft(d), leaf, leaf * 1.3, 1, Dressed(canvas, PaletteRole.Hero), flower * 2),
            new(d => new Leaf(d, LeafEdge.Plain, 0.2), leaf, leaf * 1.25, 1, Dressed(canvas, PaletteRole.Hero), flower * 2),
            .. canvas.Draws("forget-me-not") ? new TossKind[] { new(d => new TinyFlower(d), Math.Max(1.6, flower * 0.32), Math.Max(2, flower * 0.45), 1, Dressed(canvas, PaletteRole.Light), flower * 2) } : [],
        ];
    }

    private static Dress Dressed(DesignCanvas canvas, PaletteRole main) => Dress.For(
        canvas, Dress.Clear(canvas, PaletteRole.Ground, main, PaletteRole.Hero, PaletteRole.Line),
        Dress.Clear(canvas, PaletteRole.Ground, PaletteRole.Support, PaletteRole.Line, PaletteRole.Hero), Finish.Tonal);
}
