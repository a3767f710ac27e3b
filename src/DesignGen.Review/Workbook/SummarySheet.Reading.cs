using System.Globalization;
using DesignGen.Core.Briefs;

namespace DesignGen.Review.Workbook;

internal sealed partial class SummarySheet
{
    private const int FactsShown = 60;

    // How the running text was understood, each fact with the words it came from, so that a wrong reading is seen before designs are judged by it.
    private void Understood(BriefReading? reading)
    {
        if (reading is null)
            return;
        Heading(Say("How the text was understood", "对需求文字的理解"));
        foreach (Fact fact in reading.Facts.Facts.Where(f => f.Slot != FactSlot.Order && f.Source != FactSource.Suggestion).Take(FactsShown))
        {
            string words = fact.Span is { } span ? Say($"from \"{span.In(reading.Facts.Text)}\"", $"原文“{span.In(reading.Facts.Text)}”") : "";
            string[] parts = [fact.Name.In(_language), words, fact.Note?.In(_language) ?? "", fact.Confidence < 0.9 ? Say("sure to ", "把握 ") + fact.Confidence.ToString("0 %", CultureInfo.InvariantCulture) : ""];
            Fact(FactWords.Slot(fact.Slot).In(_language), string.Join("  ·  ", parts.Where(p => p.Length > 0)));
        }
        string[] left = [.. reading.Facts.NotUnderstood.Select(s => s.In(reading.Facts.Text))];
        if (left.Length > 0)
            Fact(Say("Not understood", "未理解"), string.Join(Say(", ", "、"), left.Take(FactsShown)));
        foreach (BriefDoubt doubt in reading.Facts.Contradictions)
            Fact(Say("Contradiction", "矛盾"), doubt.Message);
        foreach (BriefDoubt note in reading.Notes.Concat(reading.Facts.Warnings))
            Fact(Say("Note", "说明"), note.Message);
    }
}
