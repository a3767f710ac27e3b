using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
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
            new("patch", "mm", 24, 80, 46, "larger patches"),
            new("cover", "share", 0.3, 0.58, 0.45, "more of the cloth covered"),
            new("lobes", "count", 2, 6, 3, "more bays and capes in each patch"),
            new("islands", "share", 0, 1, 0.4, "more small islands"),
            new("style", "choice", 0, 4, 0, "0 one colour, 1 edge in a second tone, 2 patches in two colours, 3 inner tone, 4 pale marks in the patches"),
            new("edge", "share", 0.04, 0.2, 0.09, "broader edge or inner tone"),
            new("stretch", "share", 0.6, 1.7, 1.15, "patches longer across"),
            new("colour", "choice", 0, 2, 0, "patches in 0 the darkest, 1 hero, 2 support"),
        ],
        FamilyCard.AnyLayout, MinInks: 1, MinSizeMm: 60, PrintsGround: true, Structure: ["patch", "style", "cover", "lobes"]);

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
        if (second == main && style != 4)
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
        Dice dice = canvas.Dice.Fork("marks");
        for (int i = 0; i < blobs.Count; i++)
        {
            Blob blob = blobs[i];
            if (style == 3 && blob.Radius > 2.4 * rim)
                canvas.Fill(second, field.Contour(i, 1.5 * rim));
            else if (style == 4 && blob.Radius > 0.3 * size)
                Marks(canvas, blob, size * canvas["edge"], dice);
        }
    }

    // One to three pale marks in the broad middle of a patch.
    private static void Marks(DesignCanvas canvas, Blob blob, double size, Dice dice)
    {
        int count = dice.Whole(1, 3);
        double start = dice.Between(0, Math.Tau);
        for (int k = 0; k < count; k++)
        {
            double turn = start + Math.Tau * k / count, radius = Math.Max(size * dice.Between(0.5, 1.1), 1.2 * canvas.MinGap);
            Point at = blob.At + Point.Polar(Math.Min(0.32 * blob.Radius, radius * 2.4) * (count == 1 ? 0.3 : 1), turn);
            Point[] egg = new Point[7];
            for (int i = 0; i < egg.Length; i++)
                egg[i] = at + Point.Polar(radius * dice.Between(0.75, 1.2), Math.Tau * i / egg.Length);
            canvas.Fill(PaletteRole.Ground, Outline.Smooth(egg));
        }
    }
}
