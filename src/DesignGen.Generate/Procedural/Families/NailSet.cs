using System.Collections.Immutable;
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
        Shows = [.. Kinds(), Shown.Filler("sparkle", "theme=2,6"), Shown.Filler("glitter"), Shown.Surely("glitter", "glitter=0.05..1")],
        KindsTogether = Theme.MostLeads,
    };

    // Each theme's idioms by what they show. Quiet ones can be chosen like any, and may go along with any.
    private static IEnumerable<Shown> Kinds()
    {
        Idiom[] all = [.. Theme.All.SelectMany(t => t.Idioms).Distinct()];
        foreach (string motif in all.SelectMany(i => i.Motifs).Distinct().Where(m => m != "sparkle"))
        {
            Idiom[] showing = [.. all.Where(i => i.Motifs.Contains(motif))];
            string when = $"theme={string.Join(',', Enumerable.Range(0, Theme.All.Length).Where(n => Theme.All[n].Idioms.Any(showing.Contains)))}";
            // What is seen along with every way to show it; the rest is for the set's plan to leave out.
            ImmutableArray<string> with = [.. showing.Select(i => i.With).Aggregate((a, b) => [.. a.Intersect(b)]).Where(w => w != motif)];
            ImmutableArray<string> wears = [.. showing.SelectMany(i => i.Wears).Distinct()];
            yield return Shown.Kind(motif, when) with { With = with, Wears = wears };
            if (Idiom.QuietKinds.Contains(motif))
                yield return Shown.Filler(motif, when) with { With = with };
        }
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
        SetPlan plan = Plan(canvas);
        foreach (Nail nail in nails)
        {
            (NailRole role, Idiom idiom) = plan[nail.Hand, nail.Finger];
            // A quiet look that takes the accents, too, turns its colours round there.
            idiom.Paint(nail, role is NailRole.Accent or NailRole.Statement && Theme.IsBase(idiom) ? look with { Coat = look.Main, Main = look.Coat } : look);
            // A breath of glitter on the little fingers runs through every set.
            if (nail.Finger == Finger.Little && role == NailRole.Base)
                IdiomBook.Dust(nail, look, fromTip: false, 0.4);
        }
        NailSheet.Finish(canvas, nails);
    }

    /// <inheritdoc/>
    public IEnumerable<string> Kinds(DesignCanvas canvas)
    {
        SetPlan plan = Plan(canvas);
        // Ring and thumb lead; what lies quietly on the bases comes after all that is shown.
        Idiom[] seen = [.. ((Finger[])[Finger.Ring, Finger.Thumb, Finger.Index, Finger.Middle, Finger.Little]).SelectMany(f => ((Hand[])[Hand.Left, Hand.Right]).Select(h => plan[h, f])).OrderByDescending(n => n.Role is NailRole.Accent or NailRole.Statement).Select(n => n.Idiom)];
        return [.. seen.Where(i => i.Motifs.Length > 0).OrderBy(Theme.IsBase).Select(i => i.Motifs[0]).Distinct()];
    }

    /// <summary>What each nail of a recipe's set does.</summary>
    internal static SetPlan Plan(DesignCanvas canvas)
    {
        int extras = canvas.Whole("extras");
        // Tortoiseshell is its ambers, an evil eye its blue: where nobody asks for them, palettes without have another idiom.
        string[] wanted = Theme.Wanted(canvas.Motifs);
        Theme theme = Theme.All[canvas.Whole("theme")].Of(idiom => idiom.Motifs.Any(wanted.Contains) || KnownColours.Carry(idiom, canvas));
        return new(theme.Of(canvas.Motifs), canvas.Dice.Fork("plan"), canvas.Whole("accents") == 1, extras is 1 or 3, extras is 2 or 3);
    }
}
