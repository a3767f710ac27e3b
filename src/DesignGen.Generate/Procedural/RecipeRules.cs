using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Motifs;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Cuts;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Generate.Procedural;

/// <summary>What a recipe must hold so that it can be drawn: recipes come from files that anybody may have edited.</summary>
internal static class RecipeRules
{
    private const double MostMm = 5000, MostPressMm = 20;
    private const int MostInks = 12, MostColourways = 100;

    /// <summary>Refuses a recipe that the family can't draw.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="card">The family.</param>
    /// <param name="font">The font that the recipe names; null where it names none.</param>
    /// <exception cref="InputException">Something is out of its range; everything wrong is named.</exception>
    public static void Check(Recipe recipe, FamilyCard card, IFont? font = null)
    {
        var problems = new List<Problem>();
        foreach (FamilyParameter p in card.Parameters)
        {
            if (!recipe.Parameters.TryGetValue(p.Name, out double value) || !(value >= p.Low && value <= p.High))
                Refuse($"parameters.{p.Name}", FormattableString.Invariant($"A value from {p.Low} to {p.High} ({p.Unit}) is needed."));
        }
        CheckPage(recipe, card, Refuse);
        CheckInks(recipe, Refuse);
        CheckColourways(recipe, Refuse);
        Within("minLineMm", recipe.MinLineMm, MostPressMm, Refuse);
        Within("minGapMm", recipe.MinGapMm, MostPressMm, Refuse);
        CheckLettering(recipe, font, Refuse);
        CheckPacks(recipe, card, Refuse);
        CheckMotifs(recipe, recipe.PackMotifs.IsDefault ? card : card.With(recipe.PackMotifs), Refuse);
        CheckNails(recipe, Refuse);
        CheckTreatment(recipe, Refuse);
        if (recipe.Columns && !card.SetsColumns)
            Refuse("columns", $"'{card.Id}' sets no words in columns. Remove it, or choose {string.Join(", ", FamilyRegistry.All.Where(f => f.Card.SetsColumns).Select(f => f.Card.Id))}.");
        if (problems.Count == 0)
            CheckCuts(recipe, Refuse);
        if (problems.Count > 0)
            throw new InputException(problems);

        void Refuse(string place, string message) => problems.Add(new("recipe", null, place, message));
    }

    private static void CheckPage(Recipe recipe, FamilyCard card, Action<string, string> refuse)
    {
        if (recipe.Kind != card.Kind)
            refuse("kind", $"'{card.Id}' draws another kind. Use {RecipeJson.Word(card.Kind)}.");
        Within("widthMm", recipe.WidthMm, MostMm, refuse);
        Within("heightMm", recipe.HeightMm, MostMm, refuse);
        if (recipe.DropParts is < 2 or > 4)
            refuse("dropParts", FormattableString.Invariant($"{recipe.DropParts} is out of range. Use 2, 3 or 4 for a half, a third or a quarter."));
        if (card.Kind != ArtKind.AllOver)
        {
            if (recipe.Layout is not null)
                refuse("layout", $"'{card.Id}' does not repeat. Remove it.");
            return;
        }
        if (recipe.Layout is not RepeatLayout layout || !card.Layouts.Contains(layout))
        {
            refuse("layout", $"'{card.Id}' needs a repeat that it can be drawn in: {string.Join(", ", card.Layouts.Select(RecipeJson.Word))}.");
            return;
        }
        if (recipe.DropParts is < 2 or > 4)
            return;
        (int across, int down) = new Repeat(layout, Length.Zero, Length.Zero, recipe.DropParts).Parts;
        WholeSteps("widthMm", recipe.WidthMm, across, refuse);
        WholeSteps("heightMm", recipe.HeightMm, down, refuse);
    }

    // Steps that are no whole micrometres would leave a seam.
    private static void WholeSteps(string place, double side, int parts, Action<string, string> refuse)
    {
        double micrometres = side * 1000 / parts;
        if (Math.Abs(micrometres - Math.Round(micrometres)) > 1e-5)
            refuse(place, FormattableString.Invariant($"{side} mm does not step by whole micrometres in {parts} part(s). Use {Math.Round(side * 1000 / 12) * 12 / 1000} mm."));
    }

    private static void CheckInks(Recipe recipe, Action<string, string> refuse)
    {
        ImmutableArray<Ink> inks = recipe.Inks;
        if (inks.IsDefaultOrEmpty || inks.Length > MostInks)
        {
            refuse("inks", $"1 to {MostInks} inks are needed.");
            return;
        }
        if (recipe.DrawnBy.IsDefault || (!recipe.DrawnBy.IsEmpty && recipe.DrawnBy.Length != inks.Length))
            refuse("drawnBy", $"There are {inks.Length} inks. Give one colour for each, or leave the key out.");
        if (inks.Any(i => i is null || !IsKey(i.Id) || string.IsNullOrWhiteSpace(i.Name)))
            refuse("inks", "Every ink needs an id of letters, digits and hyphens, and a name.");
        else if (inks.Select(i => i.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count() < inks.Length)
            refuse("inks", "Two inks have one id. Give each its own.");
        foreach ((PaletteRole role, int ink) in recipe.Roles)
        {
            if (ink < 0 || ink >= inks.Length)
                refuse($"roles.{RecipeJson.Word(role)}", FormattableString.Invariant($"There is no ink at place {ink}; places are 0 to {inks.Length - 1}."));
        }
    }

    private static void CheckColourways(Recipe recipe, Action<string, string> refuse)
    {
        if (recipe.Colourways.IsDefault || recipe.Colourways.Length > MostColourways || recipe.Colourways.Any(c => c is null || !IsKey(c.Id)))
        {
            refuse("colourways", $"A list of at most {MostColourways} is needed, each with an id of letters, digits and hyphens.");
            return;
        }
        if (recipe.Colourways.Select(c => c.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count() < recipe.Colourways.Length)
            refuse("colourways", "Two colourways have one id. Give each its own.");
        foreach (Colourway colourway in recipe.Colourways)
        {
            if (colourway.Inks.IsDefault || recipe.Inks.IsDefault || colourway.Inks.Length != recipe.Inks.Length)
                refuse("colourways", $"Colourway '{colourway.Id}' has {(colourway.Inks.IsDefault ? 0 : colourway.Inks.Length)} inks; the design has {(recipe.Inks.IsDefault ? 0 : recipe.Inks.Length)}. Give it one for each.");
            else if (colourway.Inks.Any(i => i is null || !IsKey(i.Id) || string.IsNullOrWhiteSpace(i.Name)))
                refuse("colourways", $"Every ink of colourway '{colourway.Id}' needs an id of letters, digits and hyphens, and a name.");
        }
    }

    private static void CheckLettering(Recipe recipe, IFont? font, Action<string, string> refuse)
    {
        if (recipe.Lettering.IsDefault || recipe.Lettering.Length > Alphabet.MostLines || recipe.Lettering.Any(l => l is null || l.Length > Alphabet.MostLetters))
        {
            refuse("lettering", $"At most {Alphabet.MostLines} lines of {Alphabet.MostLetters} characters are set. Remove some.");
            return;
        }
        if (recipe.Font is { } mark && (mark.Name is not { Length: > 0 and <= FontMark.MostName } || mark.Version.Length > FontMark.MostName || mark.Licence.Length > FontMark.MostLicence || (mark.IsStyle && Face.Find(mark.Name) is null)))
        {
            refuse("font", $"There is no style '{mark.Name}'. Use {string.Join(", ", Face.Display.Select(f => f.Id))}, or a font with its hash.");
            return;
        }
        if (font is not null)
        {
            if (Face.Of(font).Missing(string.Concat(recipe.Lettering)) is { IsEmpty: false } lacking)
                refuse("lettering", $"The font '{font.Mark.Name}' does not draw {FontShelf.Named(lacking)}. Change the words, or set them in another font.");
            return;
        }
        string[] missing = [.. recipe.Lettering.SelectMany(l => Alphabet.Missing(l)).Distinct()];
        if (missing.Length > 0)
            refuse("lettering", $"The built-in alphabet has no {string.Join(' ', missing)}. Use {Alphabet.Signs}; or set them in a font.");
    }

    private static void CheckPacks(Recipe recipe, FamilyCard card, Action<string, string> refuse)
    {
        if (recipe.PackMotifs.IsDefault || recipe.PackMotifs.Any(m => m is null))
            refuse("packMotifs", "A list is needed; it may be empty or missing.");
        else if (recipe.PackMotifs.Any(m => !IsKey(m.Id) || m.Pack is not { Length: > 0 and <= MotifMark.MostName } || m.Hash is not { Length: 64 } || m.Licence is not { Length: <= MotifMark.MostTerms } || m.Origin is not { Length: <= MotifMark.MostTerms }))
            refuse("packMotifs", FormattableString.Invariant($"Every motif of a pack needs an id and a pack of at most {MotifMark.MostName} characters, the hash of its drawing, licence and origin."));
        else if (recipe.PackMotifs.Select(m => m.Id).Distinct(StringComparer.Ordinal).Count() < recipe.PackMotifs.Length)
            refuse("packMotifs", "Two drawings have one id. Keep one of them.");
        else if (!recipe.PackMotifs.IsEmpty && !card.TakesPacks)
            refuse("packMotifs", $"'{card.Id}' draws no motifs of packs. Remove them, or choose a family that does.");
        else if (!recipe.Motifs.IsDefault && recipe.PackMotifs.Where(m => !recipe.Motifs.Contains(m.Id)).Select(m => m.Id).ToArray() is { Length: > 0 } loose)
            refuse("packMotifs", $"{string.Join(", ", loose)} {(loose.Length == 1 ? "is" : "are")} not among the motifs. Name what is to be drawn under motifs too.");
    }

    private static void CheckMotifs(Recipe recipe, FamilyCard card, Action<string, string> refuse)
    {
        if (recipe.Motifs.IsDefault)
        {
            refuse("motifs", "A list is needed; it may be empty or missing.");
            return;
        }
        if (recipe.Motifs.IsEmpty)
            return;
        string[] kinds = [.. card.Shows.Where(s => s.How == ShownHow.Kind).Select(s => s.Motif).Distinct()], fillers = [.. card.Shows.Where(s => s.How == ShownHow.Filler).Select(s => s.Motif).Distinct()];
        string[] unknown = [.. recipe.Motifs.Where(m => !kinds.Contains(m) && !fillers.Contains(m))];
        if (kinds.Length == 0)
            refuse("motifs", $"'{card.Id}' draws no kinds that can be chosen. Remove them.");
        else if (unknown.Length > 0)
            refuse("motifs", $"'{card.Id}' does not draw {string.Join(", ", unknown)}. It draws {string.Join(", ", kinds.Concat(fillers))}.");
        else if (!recipe.Motifs.Any(kinds.Contains))
            refuse("motifs", $"Small things for the gaps alone make no design. Add one of {string.Join(", ", kinds)}.");
    }

    private static void CheckNails(Recipe recipe, Action<string, string> refuse)
    {
        if (recipe.Nails is not { } nails)
        {
            if (recipe.Kind == ArtKind.NailSet)
                refuse("nails", "A nail set needs its measures.");
            return;
        }
        if (recipe.Kind != ArtKind.NailSet)
            refuse("nails", "Only nail sets have nails. Remove them.");
        if (nails.WidthsMm.IsDefault || nails.WidthsMm.Length != 5 || nails.WidthsMm.Any(w => !(w is >= 2 and <= 100)) || !(nails.LengthToWidth is >= 0.2 and <= 10)
            || !(nails.BleedMm is >= 0 and <= 10) || !(nails.SpacingMm is >= 0 and <= 100))
        {
            refuse("nails", "Five widths from 2 to 100 mm, a length of 0.2 to 10 widths, a bleed of 0 to 10 mm and a spacing of 0 to 100 mm are needed.");
        }
        NailShape shape = nails.Shape;
        if (new[] { shape.TipWidth, shape.TipRound, shape.Taper, shape.CuticleRound, shape.SideBow }.Any(s => !(s is >= 0 and <= 1)))
            refuse("nails.shape", "Its proportions are 0 to 1.");
    }

    private static void CheckTreatment(Recipe recipe, Action<string, string> refuse)
    {
        if (recipe.Treatment is null)
            return;
        if (TreatmentShelf.Find(recipe.Treatment) is not { } treatment)
            refuse("treatment", $"There is no treatment '{recipe.Treatment}'. Use {string.Join(", ", TreatmentShelf.All.Select(t => t.Card.Id))}, or remove it.");
        else if (TreatmentShelf.WhyNot(treatment.Card, recipe.Kind, recipe.Layout, recipe.Inks.IsDefault ? 0 : recipe.Inks.Length) is { } why)
            refuse("treatment", $"'{recipe.Treatment}' can't be had here: {why.En}. Remove it or take another.");
        else if (recipe.Layout is null && Math.Min(recipe.WidthMm, recipe.HeightMm) - 2 * (treatment.Reach(recipe) + CutPlan.Room(recipe.Cuts)) < CutPlan.LeastArtMm)
            refuse("treatment", FormattableString.Invariant($"'{recipe.Treatment}' reaches {treatment.Reach(recipe):0.#} mm beyond the art, which leaves less than {CutPlan.LeastArtMm} mm for it. Make the page larger or remove it."));
    }

    private static void CheckCuts(Recipe recipe, Action<string, string> refuse)
    {
        if (recipe.Cuts.IsDefault || recipe.Cuts.Any(c => c is null))
        {
            refuse("cuts", "A list of cut lines is needed; it may be empty.");
            return;
        }
        double least = Math.Min(recipe.WidthMm, recipe.HeightMm);
        foreach (CutRule cut in recipe.Cuts)
        {
            if (new[] { cut.ByMm, cut.CornerMm, cut.XMm, cut.YMm, cut.WidthMm, cut.HeightMm }.Any(v => !(v is >= 0 and <= MostMm)))
                refuse("cuts", FormattableString.Invariant($"Every measure of a cut line is 0 to {MostMm} mm."));
            else if (cut.Shape == CutShape.Page && 2 * cut.ByMm >= least)
                refuse("cuts", FormattableString.Invariant($"A line {cut.ByMm} mm inside the page leaves nothing of it. Make byMm smaller."));
            else if (cut.Shape == CutShape.Box && (cut.WidthMm <= 0 || cut.HeightMm <= 0))
                refuse("cuts", "A box needs its sides, widthMm and heightMm.");
            else if (cut.Shape == CutShape.Art && recipe.Layout is null && least - 2 * CutPlan.Room(cut) < CutPlan.LeastArtMm)
                refuse("cuts", FormattableString.Invariant($"A line {cut.ByMm} mm outside the art leaves less than {CutPlan.LeastArtMm} mm for it. Make byMm smaller or the page larger."));
        }
    }

    private static void Within(string place, double value, double most, Action<string, string> refuse)
    {
        if (!(value > 0 && value <= most))
            refuse(place, FormattableString.Invariant($"{value} is out of range. Use a number above 0, {most} at most."));
    }

    private static bool IsKey(string? id) => id is { Length: > 0 and <= 80 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
