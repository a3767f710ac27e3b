using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Auspicious;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Scrolling vine 缠枝: a wavy main stem, branches that wind round flowers with graded petals, pointed leaves in all that is left.</summary>
public sealed class ChanZhi : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "chan-zhi", new("Scrolling vine", "缠枝纹"), ArtKind.AllOver,
        [
            "chinese", "guochao", "new-chinese", "traditional", "oriental", "asian", "vine", "scroll", "lotus", "peony", "chrysanthemum", "flower", "floral", "leaf", "leaves", "brocade", "court",
            "romantic", "elegant", "luxury", "festive", "spring-festival", "spring", "autumn", "women", "home", "all-over",
        ],
        [
            new("wave", "mm", 84, 150, 112, "larger flowers and scrolls"),
            new("flower", "choice", 0, 3, 0, "0 lotus, 1 peony, 2 chrysanthemum, 3 precious lotus"),
            new("companion", "choice", 0, 3, 3, "kind of every second flower, as above"),
            new("head", "share", 0.15, 0.21, 0.19, "larger flowers for their scroll"),
            new("winding", "share", 0.35, 0.85, 0.68, "branches wind further round the flowers"),
            new("leaf", "share", 0.13, 0.28, 0.2, "longer leaves"),
            new("leaf-form", "choice", 0, 2, 0, "lobed, slender, or broad leaves"),
            new("stem", "mm", 0.6, 2.2, 1.1, "stouter stems"),
            new("ground", "choice", 0, 2, 0, "light ground, coloured ground, or dark ground"),
            new("bands", "count", 1, 3, 3, "more steps of colour in a petal"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 110, PrintsGround: true, Structure: ["flower", "companion", "ground", "wave"])
    {
        OnGround = [ShownWhen.Parse("ground=0")],
        Shows =
        [
            Shown.Surely("vine"), Shown.Surely("leaf"), Shown.Surely("lotus", "flower=0,3"), Shown.Surely("lotus", "companion=0,3"), Shown.Surely("peony", "flower=1"),
            Shown.Surely("peony", "companion=1"), Shown.Surely("chrysanthemum", "flower=2"), Shown.Surely("chrysanthemum", "companion=2"), Shown.Perhaps("pomegranate", "flower=3"),
            Shown.Perhaps("pomegranate", "companion=3"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        var inks = new Brocade(canvas, Brocade.FieldOf(canvas, canvas.Whole("ground")), canvas.Whole("ground") > 0);
        inks.FillField();
        int form = canvas.Whole("leaf-form");
        double slender = form switch { 1 => 0.13, 2 => 0.26, _ => 0.2 };
        double stem = Math.Max(canvas["stem"], canvas.MinLine * 1.4);
        var scroll = new VineScroll(canvas, canvas["wave"], canvas["head"], canvas["winding"], stem, canvas["leaf"], Math.Max(canvas.MinGap * 1.1, 0.9), slender);
        var flower = new ScrollFlower(inks, inks.LineMm(0.45), canvas.Whole("bands"));
        PaletteRole wood = canvas.Bold(inks.Field, Brocade.Step(inks.Cool, 1), inks.Contour, PaletteRole.Line, PaletteRole.Light, PaletteRole.Ground);
        foreach (ScrollStem one in scroll.Stems)
            inks.Fill(wood, Ribbon.Along(one.Spine, one.From, Math.Max(one.To, canvas.Finest(wood) * 1.1)));
        foreach (ScrollLeaf leaf in scroll.Grown)
            flower.Leaf(leaf.Foot, leaf.Direction, leaf.Length, leaf.Bend, slender, form == 0, inks.Cool);
        int first = canvas.Whole("flower"), second = canvas.Whole("companion");
        foreach (ScrollHead head in scroll.Heads)
            flower.Head(head.Kind == 0 ? first : second, head.At, head.Radius, head.Facing, head.Kind == 0 ? inks.Warm : inks.Bright, head.Kind == 0 ? inks.Bright : inks.Warm);
    }
}
