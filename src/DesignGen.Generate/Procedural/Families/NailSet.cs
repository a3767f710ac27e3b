using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Nails;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Ten nails as one set: quiet bases, a few patterns, accents on the ring finger or on thumb and ring, at times one statement.</summary>
public sealed class NailSet : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "nail-set", new("Mixed nail set", "跳色套装美甲"), ArtKind.NailSet,
        ["nails", "mixed", "accent", "floral", "marble", "aura", "leopard", "heart", "daisy", "bow", "cherry", "star", "moon", "porcelain", "cloud", "wave", "chinese", "y2k", "retro", "sweet", "minimal", "party", "bridal", "spring", "summer", "autumn", "winter"],
        [
            new("theme", "choice", 0, 10, 0, "0 garden, 1 stone, 2 aura, 3 animal, 4 sweet, 5 minimal, 6 night, 7 porcelain, 8 retro, 9 street, 10 cosy"),
            new("accents", "choice", 0, 1, 0, "0 accent on the ring finger, 1 on thumb and ring"),
            new("extras", "choice", 0, 3, 0, "0 none, 1 a third pattern nail, 2 a statement nail, 3 both"),
            new("coat", "choice", 0, 2, 0, "quiet nails in 0 the ground, 1 the light, 2 the main colour with bright detail"),
            new("motif-size", "share", 0.7, 1.35, 1, "larger motifs"),
            new("fullness", "share", 0, 1, 0.6, "more motifs on accent nails"),
            new("glitter", "share", 0, 1, 0.35, "more glitter"),
            new("line", "mm", 0.2, 0.45, 0.25, "stronger fine lines"),
        ],
        [], MinInks: 3, MinSizeMm: 40, PrintsGround: true, Structure: ["theme", "accents", "extras", "coat"])
    {
        OnGround = [ShownWhen.Parse("coat=0")],
        Shows = [.. Kinds(), Shown.Surely("glitter", "glitter=0.05..1")],
    };

    // Each theme's idioms by what they show.
    private static IEnumerable<Shown> Kinds()
    {
        string[] small = ["pearl", "dot", "foil", "sparkle", "glitter"];
        return Theme.All.SelectMany((theme, number) => theme.Idioms.SelectMany(i => i.Motifs).Distinct().Select(m => (Motif: m, Number: number))).GroupBy(k => k.Motif, k => k.Number).Select(kind =>
        {
            string when = $"theme={string.Join(',', kind)}";
            return (small.Contains(kind.Key) ? Shown.Filler(kind.Key, when) : Shown.Kind(kind.Key, when)) with
            {
                With = kind.Key switch { "moon" => ["star"], "cherry" => ["heart"], "star" => ["moon"], "heart" => ["sparkle"], "blossom" => ["cherry-blossom"], "cherry-blossom" => ["blossom"], _ => [] },
            };
        });
    }

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        IReadOnlyList<Nail> nails = NailSheet.Lay(canvas);
        (PaletteRole coat, PaletteRole main) = canvas.Whole("coat") switch
        {
            1 => (PaletteRole.Light, canvas.Against(PaletteRole.Light, PaletteRole.Hero, PaletteRole.Shade)),
            2 => (PaletteRole.Hero, canvas.Against(PaletteRole.Hero, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Shade)),
            _ => (PaletteRole.Ground, canvas.Against(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade)),
        };
        var look = new Look(coat, main, canvas["motif-size"], canvas["fullness"], canvas["glitter"], Math.Max(canvas.MinLine, canvas["line"]));
        int extras = canvas.Whole("extras");
        var plan = new SetPlan(Theme.All[canvas.Whole("theme")].Of(canvas.Motifs), canvas.Dice.Fork("plan"), canvas.Whole("accents") == 1, extras is 1 or 3, extras is 2 or 3);
        foreach (Nail nail in nails)
        {
            (NailRole role, Idiom idiom) = plan[nail.Hand, nail.Finger];
            idiom.Paint(nail, look);
            // A breath of glitter on the little fingers runs through every set.
            if (nail.Finger == Finger.Little && role == NailRole.Base)
                IdiomBook.Dust(nail, look, fromTip: false, 0.4);
        }
        NailSheet.Finish(canvas, nails);
    }
}
