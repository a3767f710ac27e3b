using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Treatments;

namespace DesignGen.Generate.Plan;

/// <summary>Which treatment a design gets: those of the brief in turn; unasked, every third placement of a brief whose moods suit one.</summary>
internal static class TreatmentChoice
{
    /// <summary>What briefs call a plain design.</summary>
    public const string None = "none";

    private const int Every = 3;

    /// <summary>The treatment of a design; null for none.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="card">The design's family.</param>
    /// <param name="layout">How it repeats; null where it does not.</param>
    /// <param name="inks">How many inks it has.</param>
    /// <param name="place">Its place in the plan.</param>
    /// <param name="attempt">Which try, from 1: after two, what nobody asked for is left away.</param>
    public static string? For(Brief brief, FamilyCard card, RepeatLayout? layout, int inks, int place, int attempt)
    {
        if (!brief.Treatments.IsEmpty)
        {
            string[] able = [.. brief.Treatments.Where(id => id == None || (TreatmentShelf.Find(id) is { } t && Suits(t.Card)))];
            return able.Length > 0 && able[place % able.Length] is var id && id != None ? id : null;
        }
        if (card.Kind != ArtKind.Placement || attempt > 2 || place % Every != Every - 1)
            return null;
        // Families with wear of their own need no more of it.
        string[] suits = [.. TreatmentShelf.All.Select(t => t.Card).Where(t => t.Moods.Any(brief.Moods.Contains) && Suits(t) && !(t.Id == "distress" && card.Parameters.Any(p => p.Name == "wear"))).Select(t => t.Id)];
        return suits.Length > 0 ? suits[place / Every % suits.Length] : null;

        bool Suits(TreatmentCard t) => TreatmentShelf.WhyNot(t, card.Kind, layout, inks) is null;
    }
}
