using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Auspicious;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Blue-and-white porcelain 青花: peonies and lotus in tones of one colour, outlined and washed, on a scroll, as cut sprays or as ball flowers.</summary>
public sealed class QingHua : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "qing-hua", new("Blue-and-white porcelain", "青花"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "oriental", "asian", "porcelain", "blue and white", "blue", "chinoiserie", "ceramic", "peony", "lotus", "scroll", "vine", "flower", "floral",
            "leaves", "elegant", "classic", "fresh", "calm", "summer", "spring", "women", "home", "all-over",
        ],
        [
            new("scale", "mm", 60, 130, 88, "larger flowers and scrolls"),
            new("arrangement", "choice", 0, 2, 0, "0 scrolling vine, 1 cut sprays, 2 ball flowers"),
            new("wash", "choice", 0, 2, 0, "0 white-edged petals, 1 petals in full colour, 2 deep petals with pale hearts"),
            new("ground", "choice", 0, 1, 0, "colour on a light ground, or light on a coloured ground"),
            new("flower", "choice", 0, 2, 2, "peonies, lotus, or both by turns"),
            new("head", "share", 0.15, 0.215, 0.19, "larger flowers"),
            new("tendrils", "share", 0, 1, 0.45, "more small leaves give way to curled tendrils"),
            new("leaf-form", "choice", 0, 2, 0, "lobed, slender, or broad leaves"),
            new("leaf", "share", 0.14, 0.28, 0.21, "longer leaves"),
            new("line", "mm", 0.38, 1, 0.5, "bolder outlines"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 110, PrintsGround: true, Structure: ["arrangement", "wash", "flower", "ground"])
    {
        OnGround = [ShownWhen.Parse("ground=0")],
        Shows =
        [
            Shown.Surely("vine", "arrangement=0"), Shown.Surely("leaf", "arrangement=0,1", "tendrils=0..0.6"), Shown.Perhaps("leaf", "arrangement=0,1"),
            Shown.Surely("peony", "arrangement=0,1", "flower=0,2"), Shown.Surely("lotus", "arrangement=0,1", "flower=1,2"), Shown.Perhaps("pomegranate", "arrangement=0,1", "flower=1"),
            Shown.Perhaps("flower-bud", "arrangement=0,1"), Shown.Surely("medallion", "arrangement=2"), Shown.Perhaps("lotus", "arrangement=2"), Shown.Perhaps("ruyi", "arrangement=2"),
            Shown.Perhaps("chrysanthemum", "arrangement=2"), Shown.Perhaps("pearl", "arrangement=2"), Shown.Perhaps("blossom", "arrangement=2"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        bool reversed = canvas.Whole("ground") == 1;
        var inks = new Brocade(canvas, Brocade.FieldOf(canvas, reversed ? 1 : 0));
        inks.FillField();
        // Tones of one colour: the brush's deepest draws the lines.
        PaletteRole pale = canvas.Against(PaletteRole.Ground, PaletteRole.Light, PaletteRole.Hero);
        // On a coloured ground petals begin with a light tone, or they would sink into it.
        (IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> others) = canvas.Whole("wash") switch
        {
            0 => (inks.Graded(PaletteRole.Ground, pale, PaletteRole.Hero), inks.Graded(pale, reversed ? PaletteRole.Ground : PaletteRole.Hero, pale)),
            1 => (inks.Graded(pale, PaletteRole.Hero, PaletteRole.Shade), inks.Graded(PaletteRole.Ground, pale, PaletteRole.Hero)),
            _ => reversed
                ? (inks.Graded(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade), inks.Graded(pale, PaletteRole.Ground, PaletteRole.Hero))
                : (inks.Graded(PaletteRole.Hero, pale, PaletteRole.Ground), inks.Graded(pale, PaletteRole.Hero, PaletteRole.Ground)),
        };
        IReadOnlyList<PaletteRole> leaves = reversed ? inks.Graded(pale, PaletteRole.Ground) : inks.Graded(PaletteRole.Hero, pale, PaletteRole.Ground);
        double line = inks.LineMm(canvas["line"]);
        if (canvas.Whole("arrangement") == 2)
            Balls(canvas, new Medallion(inks.Tonal(petals, others), line), petals, others);
        else
            Vine(canvas, inks, line, petals, others, leaves);
    }

    private static void Vine(DesignCanvas canvas, Brocade inks, double line, IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> others, IReadOnlyList<PaletteRole> leaves)
    {
        bool sprays = canvas.Whole("arrangement") == 1;
        int form = canvas.Whole("leaf-form"), kinds = canvas.Whole("flower");
        double slender = form switch { 1 => 0.13, 2 => 0.25, _ => 0.19 }, stem = Math.Max(1.1, line * 2.2);
        var scroll = new VineScroll(canvas, canvas["scale"], canvas["head"], 0.78, stem, canvas["leaf"], Math.Max(canvas.MinGap * 1.1, 0.9), slender, sprays);
        var flower = new ScrollFlower(inks.Tonal(petals, others), line, 3);
        foreach (ScrollStem one in scroll.Stems)
            inks.Fill(inks.Contour, Ribbon.Along(one.Spine, one.From, Math.Max(one.To, canvas.Finest(inks.Contour) * 1.1)));
        Dice dice = canvas.Dice.Fork("tendrils");
        double share = canvas["tendrils"];
        foreach (ScrollLeaf leaf in scroll.Grown)
        {
            if (dice.Chance(share * (leaf.Size >= 2 ? 1 : 0.25)))
                flower.Tendril(leaf.Foot, leaf.Direction, leaf.Length, leaf.Bend > 0 ? 1 : -1, inks.Contour);
            else
                flower.Leaf(leaf.Foot, leaf.Direction, leaf.Length, leaf.Bend, slender, form == 0, leaves);
        }
        foreach (ScrollHead head in scroll.Heads)
        {
            IReadOnlyList<PaletteRole> own = head.Kind == 0 ? petals : others, heart = head.Kind == 0 ? others : petals;
            if (head.Kind == 2)
                flower.Bud(head.At, head.Radius, head.Facing, petals, leaves);
            else
                flower.Head(kinds switch { 0 => 1, 1 => head.Kind == 0 ? 0 : 3, _ => head.Kind == 0 ? 1 : 0 }, head.At, head.Radius, head.Facing, own, heart);
        }
    }

    // Ball flowers 皮球花: roundels of many sizes in loose groups.
    private static void Balls(DesignCanvas canvas, Medallion medallion, IReadOnlyList<PaletteRole> petals, IReadOnlyList<PaletteRole> others)
    {
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        double scale = canvas["scale"], gap = Math.Max(canvas.MinGap * 1.4, 1.2);
        var packing = new TorusPacking(torus, scale * 0.4, 1.2, canvas.Cancel);
        Dice dice = canvas.Dice.Fork("balls");
        int number = 0, kind = dice.Whole(0, Medallion.Kinds - 1);
        foreach ((double size, int most) in new[] { (0.235, 400), (0.16, 400), (0.105, 600), (0.066, 900) })
        {
            double radius = Math.Max(scale * size * (0.6 + 2 * canvas["head"]), 2.4);
            ImmutableArray<Disc> print = [new(Point.Zero, radius)];
            packing.Reopen();
            for (int i = 0; i < most; i++)
            {
                (Point at, double room) = packing.Widest();
                if (room < radius * 0.98)
                    break;
                Affine place = Affine.Translate(at);
                if (!packing.Fits(print.AsSpan(), place, gap * 0.5))
                {
                    packing.Shut(at, radius * 0.3);
                    continue;
                }
                packing.Place(print.AsSpan(), place, 0);
                double drawn = radius - gap / 2;
                // No two neighbours of one construction: each next one is another.
                kind = (kind + dice.Whole(1, Medallion.Kinds - 1)) % Medallion.Kinds;
                if (drawn > 6)
                    medallion.Draw(kind, at, drawn, 6 + 2 * dice.Whole(0, 1), number++ % 2 == 1, 3);
                else if (drawn > 3.6)
                    medallion.Blossom(at, drawn, dice.Pick([5, 6, 8]), number++ % 2 == 0 ? petals : others, dice.Unit());
                else
                    medallion.Blossom(at, drawn, 5, others, dice.Unit());
            }
        }
    }
}
