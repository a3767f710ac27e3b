using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Xlsx;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.TechPacks;

/// <summary>The pages of checks, labels and signatures.</summary>
internal static class ReleasePages
{
    private const double SignHigh = 27;

    /// <summary>Sets the pages.</summary>
    public static void Set(Folio folio, StyleFacts style)
    {
        Wording say = folio.Say;
        folio.Begin(TechPackWords.Release);
        Table.Set(folio, Folio.Left, Folio.Width,
        [
            new(PackWords.Check.In(say), 2.2), new(PackWords.Severity.In(say), 1.2, Across.Centre), new(PackWords.Actual.In(say), 3.4), new(PackWords.Target.In(say), 3), new(PackWords.Remedy.In(say), 4.2),
        ], style.Preflight.Checks.Select(c => new TableCell[]
        {
            c.Name.In(say), new(PackWords.Verdict(c.Severity).In(say), IsStrong: c.Severity > PreflightSeverity.Info) { Ground = PreflightSheet.Ground(c.Severity) }, c.Actual.In(say), c.Target.In(say),
            c.Override is { } by ? PackWords.OverrideWord.In(say) + ": " + by.By + ". " + by.Reason : c.Remedy.In(say),
        }), PackWords.PreflightTab.In(say));
        Labels(folio, style);
        SignOff(folio);
    }

    private static void Labels(Folio folio, StyleFacts style)
    {
        Wording say = folio.Say;
        string made = TechPackWords.Made(style.Says.Making).In(say) + (style.Says.IsMarked ? $" ({style.Says.House.Label.In(say)})" : "");
        Table.Set(folio, Folio.Left, Folio.Width, [new(PackWords.Item.In(say), 3), new(PackWords.Spec.In(say), 7)],
        [
            [TechPackWords.CareLabel.In(say), new("", IsEntry: true)],
            [TechPackWords.Origin.In(say), new("", IsEntry: true)],
            [TechPackWords.AiLabel.In(say), made],
        ], TechPackWords.Care.In(say));
    }

    private static void SignOff(Folio folio)
    {
        Wording say = folio.Say;
        folio.Section(TechPackWords.SignOff.In(say), Folio.Left, Folio.Width, SignHigh);
        const double gap = 4;
        double each = (Folio.Width - gap * (TechPackWords.Signers.Length - 1)) / TechPackWords.Signers.Length, top = folio.Y;
        for (int i = 0; i < TechPackWords.Signers.Length; i++)
        {
            var box = Rect.FromSize(Folio.Left + i * (each + gap), top, each, SignHigh);
            folio.Draw(page =>
            {
                page.FillRectangle(box with { Bottom = box.Top + 6 }, Folio.Pale);
                page.Stroke(Outline.Rectangle(box), new(0.2), Folio.Line);
            });
            folio.Text(TechPackWords.Signers[i].In(say), box.Left + 2, box.Top + 1.2, Folio.Strong, Folio.Deep);
            LocalName[] fields = [TechPackWords.NameWord, TechPackWords.Signature, TechPackWords.Created];
            for (int k = 0; k < fields.Length; k++)
            {
                double y = box.Top + 9 + k * 6.3;
                folio.Text(fields[k].In(say), box.Left + 2, y - 1.5, Folio.Small, Folio.Grey);
                double from = box.Left + 4 + folio.Type.Width(fields[k].In(say), Folio.Small);
                folio.Draw(page => page.Line(new(from, y + 2), new(box.Right - 2, y + 2), new(0.15), Folio.Grey));
            }
        }
        folio.Y = top + SignHigh + 3;
    }
}
