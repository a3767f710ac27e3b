using DesignGen.Core.Briefs;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Generate.Interpret;

/// <summary>Which words of a text ask for a treatment.</summary>
internal static class TreatmentWords
{
    // Words that mean more than a treatment, by slot and id: a manner steers families and palettes too. Finishes that are treatments have their ids.
    private static readonly Dictionary<(FactSlot Slot, string Word), string> Meant = new()
    {
        [(FactSlot.Finish, "cracked-print")] = "distress",
        [(FactSlot.Style, "grunge")] = "distress",
        [(FactSlot.Scheme, "aged")] = "distress",
        [(FactSlot.Style, "woodcut")] = "lino",
        [(FactSlot.Style, "block-printed")] = "lino",
        [(FactSlot.Style, "engraving")] = "line-halftone",
        [(FactSlot.Style, "ink-wash")] = "ink-wash",
        [(FactSlot.Family, "ink-pattern")] = "ink-wash",
        [(FactSlot.Family, "halftone")] = "halftone",
    };

    /// <summary>The treatment that a fact asks for; null where it asks for none.</summary>
    public static ITreatment? Of(Fact fact) => TreatmentShelf.Find(Meant.GetValueOrDefault((fact.Slot, fact.Value)) ?? (fact.Slot == FactSlot.Finish ? fact.Value : null));
}
