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

    /// <summary>For each kind that a recipe wants to be seen, the idioms that show it, in the recipe's order.</summary>
    public Idiom[][] Leads { get; private init; } = [];

    /// <summary>The theme as a recipe that chose kinds of motif has it: what shows other kinds gives way, and what shows the wanted ones leads.</summary>
    /// <param name="chosen">Ids of the kinds, those wanted most first; empty leaves the theme as it is.</param>
    /// <remarks>
    /// A recipe lists what it wants, and after that the quiet kinds that may go along. Where it lists no more kinds than a set surely shows, all are wanted; a longer list says only
    /// what is allowed.
    /// </remarks>
    public Theme Of(IReadOnlyCollection<string> chosen)
    {
        if (chosen.Count == 0)
            return this;
        string[] wanted = Wanted(chosen);
        Idiom[][] leads = [.. wanted.Select(Showing).Where(l => l.Length > 0)];
        Idiom[] coats = [IdiomBook.SolidMain, IdiomBook.Solid];
        // Where kinds are only allowed and none is wanted, the theme's own that are left take the accents.
        Idiom[] accents = Fitting(Accents) is { Length: > 0 } own ? own : Fitting([.. Statements, .. Patterns]) is { Length: > 0 } others ? others : leads.Length > 0 ? leads[0] : Fitting([IdiomBook.FrenchDeep, .. coats]);
        return this with
        {
            Leads = leads,
            Bases = [.. Fitting(Bases), IdiomBook.SolidMain],
            Details = [.. Fitting([.. Details, IdiomBook.FrenchMicro, IdiomBook.Solid])],
            Patterns = [.. Fitting([.. Patterns, IdiomBook.FrenchSide, IdiomBook.Ombre, IdiomBook.SolidDeep]).Distinct()],
            Accents = accents,
            Statements = Fitting(Statements) is { Length: > 0 } statements ? statements : accents,
        };

        Idiom[] Fitting(Idiom[] of) => [.. of.Where(i => i.Fits(chosen))];

        // Those of this theme go first, and those that bring along nothing that the recipe does not name.
        Idiom[] Showing(string kind)
        {
            Idiom[] showing = [.. Idioms.Concat(All.SelectMany(t => t.Idioms)).Where(i => i.Motifs.Contains(kind)).Distinct()];
            Idiom[] alone = [.. showing.Where(i => i.With.All(w => chosen.Contains(w) || i.Motifs.Contains(w)))];
            showing = alone.Length > 0 ? alone : showing;
            Idiom[] own = [.. showing.Where(Idioms.Contains)];
            return own.Length > 0 ? own : showing;
        }
    }

    /// <summary>How many kinds that a recipe wants are surely all seen in one set.</summary>
    public const int MostLeads = 3;

    /// <summary>The kinds that a recipe wants to be seen among those that it chose.</summary>
    public static string[] Wanted(IReadOnlyCollection<string> chosen)
    {
        int quiet = chosen.Count(Goes);
        return [.. chosen.Where(m => (Goes(m) ? quiet : chosen.Count - quiet) <= MostLeads)];
    }

    /// <summary>Whether an idiom is at home on the quiet nails of a set.</summary>
    public static bool IsBase(Idiom idiom) => All.Any(t => t.Bases.Contains(idiom) || t.Details.Contains(idiom));

    // Small things and quiet looks go along with others.
    private static bool Goes(string kind) => kind is "sparkle" or "glitter" || Idiom.QuietKinds.Contains(kind);

    /// <summary>The theme with those of its idioms that serve; every list must keep one.</summary>
    public Theme Of(Func<Idiom, bool> serves)
    {
        return this with { Bases = Serving(Bases), Details = Serving(Details), Patterns = Serving(Patterns), Accents = Serving(Accents), Statements = Serving(Statements) };

        Idiom[] Serving(Idiom[] idioms) => [.. idioms.Where(serves)];
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
        new("retro", [IdiomBook.SolidMain, IdiomBook.FrenchTip], [IdiomBook.FrenchWave, IdiomBook.FrenchSide], [IdiomBook.Daisies, IdiomBook.Hearts, IdiomBook.Polka, IdiomBook.FrenchSide], [IdiomBook.Swirl, IdiomBook.Checker], [IdiomBook.Checker, IdiomBook.Swirl]),
        new("street", [IdiomBook.SolidDeep, IdiomBook.FrenchStraight, IdiomBook.SolidMain], [IdiomBook.FrenchMicro, IdiomBook.PearlCuticle], [IdiomBook.FrenchStraight, IdiomBook.NegativeSpace, IdiomBook.GlitterFade], [IdiomBook.Flames, IdiomBook.EvilEye, IdiomBook.Chrome], [IdiomBook.EvilEye, IdiomBook.Chrome, IdiomBook.Flames]),
        new("cosy", [IdiomBook.SolidMain, IdiomBook.BabyBoomer], [IdiomBook.FrenchMicro, IdiomBook.PearlCuticle], [IdiomBook.NegativeSpace, IdiomBook.LineAndDot, IdiomBook.GlitterFade], [IdiomBook.Blooming, IdiomBook.Knit], [IdiomBook.Knit, IdiomBook.Blooming]),
    ];
}
