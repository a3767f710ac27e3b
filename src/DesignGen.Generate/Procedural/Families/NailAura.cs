using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Nails;
using DesignGen.Generate.Procedural.Nails.Idioms;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Auras: a soft glow of colour in the middle of each nail, round or heart-shaped, with glints.</summary>
public sealed class NailAura : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "nail-aura", new("Aura nails", "腮红晕染美甲"), ArtKind.NailSet,
        ["nails", "aura", "blush", "dreamy", "romantic", "y2k", "soft", "heart", "star", "spring", "summer"],
        [
            new("glow", "choice", 0, 3, 0, "0 one colour, 1 with a deep heart, 2 three colours, 3 colours change from nail to nail"),
            new("shape", "choice", 0, 2, 0, "0 round glows, 1 hearts on accent nails, 2 hearts on every nail"),
            new("radius", "share", 0.3, 0.75, 0.52, "a larger glow, to the nail's width"),
            new("softness", "share", 0.3, 1, 0.85, "a softer edge"),
            new("drift", "share", 0, 1, 0.15, "glows sit further from the middle"),
            new("rim", "choice", 0, 2, 0, "0 plain coat, 1 dark coat with a light glow, 2 a bright line near the edge of accent nails"),
            new("glints", "count", 0, 6, 3, "glints on accent nails"),
            new("glitter", "share", 0, 1, 0.2, "more glitter at the cuticle"),
        ],
        [], MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["glow", "shape", "rim"])
    {
        OnGround = [ShownWhen.Parse("rim=0,2")],
        Shows =
        [
            Shown.Surely("aura-glow"), Shown.Surely("heart", "shape=1,2"), Shown.Surely("sparkle", "glints=1..6"), Shown.Perhaps("star", "glints=1..6"), Shown.Surely("glitter", "glitter=0.04..1"),
            Shown.Perhaps("glitter", "glitter=0.03..0.04"), Shown.Perhaps("dot", "rim=2"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        IReadOnlyList<Nail> nails = NailSheet.Lay(canvas);
        foreach (Nail nail in nails)
        {
            nail.Coat(canvas.Whole("rim") == 1 ? PaletteRole.Shade : PaletteRole.Ground);
            bool accent = nail.Finger is Finger.Ring or Finger.Thumb;
            Dice dice = nail.Placing.Fork("aura");
            double drift = canvas["drift"];
            Point centre = new(dice.Between(-0.26, 0.26) * drift * nail.Width, dice.Between(-0.30, 0.30) * drift * nail.Length);
            // A glow smaller than this is a dot.
            double radius = Math.Max(0.40, canvas["radius"]) * nail.Width;
            if (canvas.Whole("shape") == 2 || (canvas.Whole("shape") == 1 && accent))
                Shine.HeartAura(nail, Glow(canvas, nail), centre, radius * 0.72, canvas["softness"]);
            else
                Shine.Aura(nail, Glow(canvas, nail), centre, radius, canvas["softness"]);

            PaletteRole bright = nail.On(PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line);
            if (canvas.Whole("rim") == 2 && accent)
                Minimal.LineAndDot(nail, Minimal.Arrangements - 1, Math.Max(nail.MinLine, nail.Width * 0.024), bright, bright);
            if (accent && canvas.Whole("glints") > 0)
                Sparkle.Glints(nail, bright, canvas.Whole("glints"), nail.Width * 0.13, radius * 0.6);
            if (canvas["glitter"] > 0.03)
                Sparkle.Glitter(nail, bright, canvas["glitter"] * 0.9, false, 0.16 + 0.3 * canvas["glitter"]);
        }
        NailSheet.Finish(canvas, nails);
    }

    private static PaletteRole[] Glow(DesignCanvas canvas, Nail nail)
    {
        (PaletteRole main, PaletteRole deep) = IdiomBook.Glow(nail, nail.On(PaletteRole.Hero, PaletteRole.Light, PaletteRole.Shade));
        PaletteRole other = nail.Melting(main, PaletteRole.Support, PaletteRole.Light, deep);
        return canvas.Whole("glow") switch
        {
            1 => [main, deep],
            2 => [other, main, deep],
            3 => ((int)nail.Finger % 3) switch { 0 => [main], 1 => [other], _ => [nail.On(PaletteRole.Light, main), main] },
            _ => [main],
        };
    }
}
