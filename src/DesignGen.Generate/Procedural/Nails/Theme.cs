using DesignGen.Core.Catalogue;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>What a set is about: which idioms may take which role.</summary>
/// <param name="Name">Name, for the reader.</param>
/// <param name="Bases">Quiet idioms for most nails.</param>
/// <param name="Details">Quiet idioms with a fine line, for the one base nail of a hand that differs.</param>
/// <param name="Patterns">Idioms for the two or three busier nails.</param>
/// <param name="Accents">Idioms for the accent nails.</param>
/// <param name="Statements">Idioms for the one nail that may stand out from all.</param>
internal sealed record Theme(string Name, Idiom[] Bases, Idiom[] Details, Idiom[] Patterns, Idiom[] Accents, Idiom[] Statements)
{
    /// <summary>Every idiom of the theme, the showiest first.</summary>
    public IEnumerable<Idiom> Idioms => [.. Accents, .. Statements, .. Patterns, .. Details, .. Bases];

    /// <summary>The theme as a recipe that chose kinds of motif has it: what shows other kinds gives way, and what shows the chosen ones takes the accents, from other themes where this one has none.</summary>
    /// <param name="chosen">Ids of the kinds; empty leaves the theme as it is.</param>
    public Theme Of(IReadOnlyCollection<string> chosen)
    {
        if (chosen.Count == 0)
            return this;
        // Small things that glitter are no accents.
        string[] small = ["pearl", "dot", "foil", "sparkle", "glitter"];
        bool Showy(Idiom idiom) => idiom.Motifs.Any(m => chosen.Contains(m) && !small.Contains(m));
        Idiom[] accents = [.. Accents.Concat(Statements).Concat(Patterns).Where(Showy).Distinct()];
        string[] shown = [.. accents.SelectMany(a => a.Motifs)];
        // One of each chosen kind that the theme lacks.
        Idiom[] others = [.. All.SelectMany(t => t.Idioms).Where(i => Showy(i) && !i.Motifs.Any(shown.Contains)).DistinctBy(i => i.Motifs[0])];
        accents = [.. accents, .. others];
        Idiom[] quiet = [.. Fitting(Patterns), IdiomBook.FrenchSide, IdiomBook.Ombre];
        return this with
        {
            Bases = [.. Fitting(Bases), IdiomBook.SolidMain],
            Details = [.. Fitting(Details), IdiomBook.FrenchMicro],
            Patterns = [.. accents.Where(a => !a.Heavy).Concat(quiet).Distinct()],
            Accents = accents.Length > 0 ? accents : Fitting(Accents) is { Length: > 0 } plain ? plain : [IdiomBook.FrenchDeep],
            Statements = accents.Length > 0 ? accents : [IdiomBook.FrenchDeep],
        };

        Idiom[] Fitting(Idiom[] of) => [.. of.Where(i => i.Fits(chosen))];
    }

    /// <summary>The themes in the order of the parameter.</summary>
    public static Theme[] All { get; } =
    [
        new("garden", [IdiomBook.FrenchTip, IdiomBook.BabyBoomer, IdiomBook.SolidMain], [IdiomBook.FrenchMicro, IdiomBook.PearlCuticle], [IdiomBook.Ombre, IdiomBook.GlitterFade, IdiomBook.LineAndDot], [IdiomBook.BlossomSpray, IdiomBook.RoseSpray, IdiomBook.CosmosSpray], [IdiomBook.FrenchCrystal, IdiomBook.RoseSpray]),
        new("stone", [IdiomBook.FrenchSide, IdiomBook.BabyBoomer, IdiomBook.SolidMain], [IdiomBook.FrenchMicro, IdiomBook.PearlCuticle], [IdiomBook.Foil, IdiomBook.LineAndDot, IdiomBook.GlitterFade], [IdiomBook.MarblePale], [IdiomBook.MarbleDark, IdiomBook.FrenchCrystal]),
        new("aura", [IdiomBook.Ombre, IdiomBook.SolidMain], [IdiomBook.FrenchMicro, IdiomBook.PearlCuticle], [IdiomBook.Aura, IdiomBook.GlitterFade, IdiomBook.BabyBoomer], [IdiomBook.HeartAura, IdiomBook.AuraStar], [IdiomBook.AuraStar, IdiomBook.BigHeart]),
        new("animal", [IdiomBook.SolidMain, IdiomBook.FrenchTip, IdiomBook.SolidDeep], [IdiomBook.PearlCuticle, IdiomBook.FrenchMicro], [IdiomBook.GlitterFade, IdiomBook.FrenchSide, IdiomBook.FrenchWave], [IdiomBook.Leopard, IdiomBook.Tortoise, IdiomBook.Cow], [IdiomBook.Tortoise, IdiomBook.BigHeart]),
        new("sweet", [IdiomBook.FrenchTip, IdiomBook.SolidMain, IdiomBook.FrenchDouble], [IdiomBook.PearlCuticle, IdiomBook.FrenchMicro], [IdiomBook.Hearts, IdiomBook.Cherries, IdiomBook.GlitterFade], [IdiomBook.Bow, IdiomBook.BigHeart, IdiomBook.Gingham], [IdiomBook.Checker, IdiomBook.Bow]),
        new("minimal", [IdiomBook.Solid, IdiomBook.FrenchDouble, IdiomBook.FrenchTip], [IdiomBook.FrenchMicro, IdiomBook.PearlCuticle], [IdiomBook.LineAndDot, IdiomBook.FrenchV, IdiomBook.FrenchSide], [IdiomBook.Foil, IdiomBook.FrenchCrystal, IdiomBook.CosmosSpray], [IdiomBook.FrenchCrystal, IdiomBook.BlossomSpray, IdiomBook.MarblePale]),
        new("night", [IdiomBook.CatEye, IdiomBook.SolidDeep], [IdiomBook.PearlCuticle, IdiomBook.FrenchMicro], [IdiomBook.GlitterFade, IdiomBook.LineAndDot, IdiomBook.Foil], [IdiomBook.Night, IdiomBook.AuraStar], [IdiomBook.MarbleDark, IdiomBook.AuraStar]),
        new("porcelain", [IdiomBook.FrenchDeep, IdiomBook.SolidMain, IdiomBook.FrenchDouble], [IdiomBook.PearlCuticle, IdiomBook.FrenchMicro], [IdiomBook.BorderTip, IdiomBook.LineAndDot, IdiomBook.FrenchSide], [IdiomBook.Porcelain, IdiomBook.Waves, IdiomBook.Clouds], [IdiomBook.Waves, IdiomBook.Porcelain]),
        new("retro", [IdiomBook.SolidMain, IdiomBook.FrenchTip], [IdiomBook.FrenchWave, IdiomBook.FrenchSide], [IdiomBook.Daisies, IdiomBook.Hearts, IdiomBook.FrenchSide], [IdiomBook.Swirl, IdiomBook.Checker], [IdiomBook.Checker, IdiomBook.Swirl]),
        new("street", [IdiomBook.SolidDeep, IdiomBook.FrenchStraight, IdiomBook.SolidMain], [IdiomBook.FrenchMicro, IdiomBook.PearlCuticle], [IdiomBook.FrenchStraight, IdiomBook.NegativeSpace, IdiomBook.GlitterFade], [IdiomBook.Flames, IdiomBook.EvilEye, IdiomBook.Chrome], [IdiomBook.EvilEye, IdiomBook.Chrome, IdiomBook.Flames]),
        new("cosy", [IdiomBook.SolidMain, IdiomBook.BabyBoomer], [IdiomBook.FrenchMicro, IdiomBook.PearlCuticle], [IdiomBook.NegativeSpace, IdiomBook.LineAndDot, IdiomBook.GlitterFade], [IdiomBook.Blooming, IdiomBook.Knit], [IdiomBook.Knit, IdiomBook.Blooming]),
    ];
}
