using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Nails;
using DesignGen.Generate.Procedural.Nails.Idioms;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Colours that melt into one another on every nail; a stipple of flat dots where the press prints no ramps.</summary>
public sealed class NailOmbre : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "nail-ombre", new("Ombré nails", "渐变美甲"), ArtKind.NailSet,
        ["nails", "ombre", "gradient", "soft", "dreamy", "romantic", "elegant", "bridal", "glitter", "spring", "summer", "autumn", "winter"],
        [
            new("scheme", "choice", 0, 3, 0, "0 one colour over the ground, 1 two colours, 2 a step darker from thumb to little finger, 3 tip and cuticle"),
            new("start", "choice", 0, 1, 0, "0 from the tip, 1 from the cuticle"),
            new("reach", "share", 0.2, 0.8, 0.45, "colour reaches further over the nail"),
            new("softness", "share", 0.2, 1, 0.65, "a longer change"),
            new("slant", "degrees", -50, 50, 0, "the change leans"),
            new("glitter", "share", 0, 1, 0.3, "more glitter"),
            new("accent", "choice", 0, 4, 1, "on the ring finger 0 nothing more, 1 glitter fall, 2 a bloom, 3 foil, 4 glints"),
            new("motif-size", "share", 0.7, 1.3, 1, "larger accents"),
        ],
        [], MinInks: 2, MinSizeMm: 40, PrintsGround: true, Structure: ["scheme", "start", "accent"])
    {
        Shows =
        [
            Shown.Surely("ombre-nail"), Shown.Surely("glitter-fade", "accent=1"), Shown.Surely("glitter", "glitter=0.04..1"), Shown.Perhaps("glitter", "glitter=0.03..0.04"), Shown.Surely("glitter", "accent=1"), Shown.Surely("cosmos", "accent=2"),
            Shown.Perhaps("leaf", "accent=2"), Shown.Surely("foil", "accent=3"), Shown.Surely("sparkle", "accent=4"), Shown.Perhaps("star", "accent=4"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        IReadOnlyList<Nail> nails = NailSheet.Lay(canvas);
        foreach (Nail nail in nails)
        {
            bool fromTip = canvas.Whole("start") == 0;
            Melt(canvas, nail, fromTip);
            PaletteRole sparkle = nail.On(PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line);
            double glitter = canvas["glitter"];
            if (glitter > 0.03 && nail.Finger != Finger.Ring)
                Sparkle.Glitter(nail, sparkle, glitter * 0.9, (nail.Finger is Finger.Thumb or Finger.Middle) == fromTip, 0.20 + 0.35 * glitter);
            if (nail.Finger == Finger.Ring)
                Accent(canvas, nail, sparkle, fromTip);
        }
        NailSheet.Finish(canvas, nails);
    }

    private static void Melt(DesignCanvas canvas, Nail nail, bool fromTip)
    {
        double reach = canvas["reach"], soft = canvas["softness"], slant = canvas["slant"];
        nail.Coat(PaletteRole.Ground);
        PaletteRole first = nail.On(PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Light), second = nail.Melting(first, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Light);
        switch (canvas.Whole("scheme"))
        {
            case 1:
                nail.Coat(second);
                Shine.Ombre(nail, first, reach, soft, slant, fromTip);
                break;
            case 2:
                // From the thumb on, the change climbs: five nails hung side by side make one long dusk.
                Shine.Ombre(nail, first, reach + 0.09 * ((int)nail.Finger - 2), soft, slant, fromTip);
                if ((int)nail.Finger >= 2)
                    Shine.Ombre(nail, nail.Against(first, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground), reach * 0.16 * ((int)nail.Finger - 1), soft * 0.8, slant, fromTip);
                break;
            case 3:
                Shine.Ombre(nail, second, reach * 0.62, soft * 0.6, slant, !fromTip);
                Shine.Ombre(nail, first, reach * 0.72, soft * 0.6, slant, fromTip);
                break;
            default:
                Shine.Ombre(nail, first, reach, soft, slant, fromTip);
                break;
        }
    }

    private static void Accent(DesignCanvas canvas, Nail nail, PaletteRole sparkle, bool fromTip)
    {
        double size = canvas["motif-size"];
        switch (canvas.Whole("accent"))
        {
            case 1:
                Sparkle.Glitter(nail, sparkle, Math.Min(1, 0.75 * size), fromTip, 0.9);
                break;
            case 2:
                Floral.Spray(nail, Bloom.Cosmos, Floral.Colours(nail, light: true), size, 0.6);
                break;
            case 3:
                Sparkle.Foil(nail, sparkle, 0.8, size);
                break;
            case 4:
                Sparkle.Glints(nail, sparkle, 4, nail.Width * 0.14 * size);
                break;
        }
    }
}
