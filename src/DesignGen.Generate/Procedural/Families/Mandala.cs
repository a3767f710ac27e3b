using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Ornaments;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A mandala: rings of nested petals, beads and lace round one centre.</summary>
public sealed class Mandala : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "mandala", new("Mandala", "曼陀罗"), ArtKind.Placement,
        ["mandala", "ornamental", "symmetric", "lotus", "star", "flower", "lace", "jewel", "boho", "yoga", "ethnic", "indian", "oriental", "festival", "spiritual", "circle", "women", "unisex", "summer"],
        [
            new("style", "choice", 0, 3, 0, "lotus petals, pointed star, open lace, drops and hearts"),
            new("fold", "count", 6, 24, 12, "more petals in each ring"),
            new("rings", "count", 3, 8, 6, "more rings"),
            new("swell", "share", 0, 1, 0.55, "outer rings that grow larger than inner ones"),
            new("edge", "choice", 0, 3, 1, "ends in petals, scallops with beads, a fringe of drops, a double ring"),
            new("heart", "choice", 0, 3, 0, "a flower, a star, rings or a whirl in the middle"),
            new("open", "share", 0, 1, 0.5, "more rings on bare cloth, fewer on filled discs"),
            new("beads", "share", 0, 1, 0.6, "more rings of beads"),
            new("back", "choice", 0, 1, 1, "a second row of petals behind each ring"),
            new("colours", "count", 2, 6, 5, "more colours"),
        ],
        [], MinInks: 2, MinSizeMm: 90, PrintsGround: false, Structure: ["style", "rings", "edge", "open"])
    {
        Shows =
        [
            Shown.Surely("mandala"), Shown.Surely("medallion"), Shown.Surely("lotus", "style=0"), Shown.Perhaps("lotus", "style=1"), Shown.Surely("star", "style=1"), Shown.Perhaps("star", "heart=1"),
            Shown.Perhaps("heart", "style=3"), Shown.Perhaps("tulip", "style=3"), Shown.Perhaps("leaf", "style=0,1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        Rect page = canvas.Page;
        List<PaletteRole> hues = [.. canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Line, PaletteRole.Light, PaletteRole.Shade)
            .Where(r => canvas.Contrast(r, PaletteRole.Ground) > 0.16).Take(canvas.Whole("colours"))];
        if (hues.Count == 0)
            hues.Add(canvas.Clearest(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line));
        int fold = canvas.Whole("fold"), edge = canvas.Whole("edge");
        double half = Math.Min(page.Width, page.Height) / 2 * (edge == 1 ? 0.985 : 0.995);
        new Rosace(canvas.Whole("style"), fold, canvas.Whole("rings"), canvas["swell"], canvas["beads"], canvas["open"], canvas.Whole("back") == 1, edge, canvas.Whole("heart"))
            .Draw(canvas, page.Centre, half, PaletteRole.Ground, hues, canvas.Dice.Fork("rosace"));
    }
}
