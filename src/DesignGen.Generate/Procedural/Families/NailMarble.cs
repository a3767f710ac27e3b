using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Nails;
using DesignGen.Generate.Procedural.Nails.Idioms;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Veined stone on some nails, quiet coats with a fine bright line on the others.</summary>
public sealed class NailMarble : IPatternFamily
{
    // The order in which nails turn to stone: never two neighbours before the third.
    private static readonly Finger[] s_order = [Finger.Ring, Finger.Thumb, Finger.Middle, Finger.Little, Finger.Index];

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "nail-marble", new("Marble nails", "大理石纹美甲"), ArtKind.NailSet,
        ["nails", "marble", "stone", "luxury", "elegant", "gold", "minimal", "bridal", "autumn", "winter"],
        [
            new("stone", "choice", 0, 2, 0, "0 pale stone, 1 dark stone, 2 both"),
            new("marbled", "count", 1, 5, 2, "nails of stone on a hand"),
            new("veins", "count", 1, 4, 3, "strong veins"),
            new("lean", "degrees", -70, 70, 34, "direction of the veins, from upright"),
            new("roam", "share", 0, 1, 0.6, "veins stray more"),
            new("halo", "share", 0, 1, 0.9, "more smoke beside the veins"),
            new("weight", "mm", 0.25, 0.9, 0.6, "stronger veins"),
            new("gold", "choice", 0, 1, 1, "1 one vein of the accent colour"),
            new("quiet", "choice", 0, 3, 0, "other nails 0 with a half-moon line, 1 plain, 2 with a fine tip, 3 with foil"),
        ],
        [], MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["stone", "marbled", "veins", "quiet"])
    {
        Shows = [Shown.Surely("marble"), Shown.Surely("stone"), Shown.Surely("foil", "quiet=3", "marbled=1..4")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        IReadOnlyList<Nail> nails = NailSheet.Lay(canvas);
        double line = Math.Max(canvas.MinLine, 0.25);
        foreach (Nail nail in nails)
        {
            int rank = Array.IndexOf(s_order, nail.Finger);
            if (rank < canvas.Whole("marbled"))
            {
                bool dark = canvas.Whole("stone") == 1 || (canvas.Whole("stone") == 2 && rank % 2 == 1);
                nail.Coat(dark ? IdiomBook.Deepest(nail) : IdiomBook.Palest(nail));
                IdiomBook.Stone(nail, new(canvas.Whole("veins"), canvas["lean"] + (rank % 2 == 0 ? 0 : 14), canvas["roam"], canvas["halo"], canvas["weight"], canvas.Whole("gold") == 1));
                continue;
            }
            nail.Coat(rank % 2 == 0 ? PaletteRole.Ground : nail.Against(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade));
            PaletteRole bright = nail.On(PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line);
            switch (canvas.Whole("quiet"))
            {
                case 0:
                    French.Edge(nail, French.HalfMoon(nail, 0.2), bright, line);
                    break;
                case 2:
                    French.Edge(nail, French.Tip(nail, Smile.Side, nail.On(PaletteRole.Light, PaletteRole.Shade, PaletteRole.Ground), 0.16, 0.5), bright, line);
                    break;
                case 3:
                    Sparkle.Foil(nail, bright, 0.7, 0.9);
                    break;
            }
        }
        NailSheet.Finish(canvas, nails);
    }
}
