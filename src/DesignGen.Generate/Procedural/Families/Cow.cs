using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Cow: big smooth patches with nooks, none alike, and small islands between them.</summary>
public sealed class Cow : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "cow", new("Cow", "奶牛纹"), ArtKind.AllOver,
        ["cow", "animal", "animal print", "farm", "dairy", "western", "country", "cowgirl", "bold", "monochrome", "playful", "streetwear", "retro", "kids", "women", "nails", "unisex", "united states", "all-over"],
        [
            new("patch", "mm", 24, 66, 44, "larger patches"),
            new("cover", "share", 0.3, 0.58, 0.45, "more of the cloth covered"),
            new("lobes", "count", 3, 7, 4, "more bays and capes in each patch"),
            new("islands", "share", 0, 1, 0.4, "more small islands"),
            new("style", "choice", 0, 4, 0, "0 one colour, 1 edge in a second tone, 2 patches in two colours, 3 inner tone, 4 with an echo line round each"),
            new("edge", "share", 0.04, 0.2, 0.09, "broader edge or inner tone"),
            new("stretch", "share", 0.6, 1.7, 1.15, "patches longer across"),
            new("colour", "choice", 0, 2, 0, "patches in 0 the darkest, 1 hero, 2 support"),
        ],
        FamilyCard.AnyLayout, MinInks: 1, MinSizeMm: 60, PrintsGround: true, Structure: ["patch", "style", "cover", "lobes"])
    {
        Shows = [Shown.Surely("cow-print")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        PaletteRole main = canvas.Whole("colour") switch
        {
            1 => canvas.Bold(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line),
            2 => canvas.Bold(PaletteRole.Ground, PaletteRole.Support, PaletteRole.Hero, PaletteRole.Line),
            _ => canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero),
        };
        PaletteRole second = new[] { PaletteRole.Support, PaletteRole.Hero, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Accent }
            .FirstOrDefault(r => canvas.Differ(r, main) && canvas.Differ(r, PaletteRole.Ground), main);
        int style = canvas.Whole("style");
        if (second == main && style is not (0 or 4))
            style = 0;
        double size = canvas["patch"], rim = Math.Max(canvas["edge"] * size, 1.6 * canvas.MinLine);
        var field = BlobField.Scatter(canvas, size, canvas["cover"], canvas.Whole("lobes"), canvas["islands"], canvas["stretch"]);
        IReadOnlyList<Blob> blobs = field.Blobs;
        PaletteRole[] roles = style == 2
            ? RoleSpread.Assign(field.Torus, [.. blobs.Select(b => (b.At, b.Radius * b.Radius))], [(main, 0.62), (second, 0.38)])
            : [.. blobs.Select(_ => main)];
        for (int i = 0; i < blobs.Count && style == 1; i++)
            canvas.Fill(second, field.Contour(i, 0));
        for (int i = 0; i < blobs.Count; i++)
            canvas.Fill(roles[i], field.Contour(i, style == 1 ? rim * Math.Min(1, blobs[i].Radius * 3 / size) : 0));
        // The echo: a line of ground inside the patch, then the patch again.
        double gap = Math.Max(1.3 * canvas.Finest(PaletteRole.Ground), 0.7 * rim), line = Math.Max(0.5 * rim, 1.5 * canvas.MinLine);
        for (int i = 0; i < blobs.Count; i++)
        {
            if (style == 3 && blobs[i].Radius > 2.4 * rim)
                canvas.Fill(second, field.Contour(i, 1.5 * rim));
            if (style != 4 || blobs[i].Radius < 3 * (line + gap))
                continue;
            canvas.Fill(PaletteRole.Ground, field.Contour(i, line));
            canvas.Fill(main, field.Contour(i, line + gap));
        }
    }
}
