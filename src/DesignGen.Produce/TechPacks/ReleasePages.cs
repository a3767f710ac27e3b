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
    private const int Sampled = 3;

    /// <summary>Sets the pages.</summary>
    public static void Set(Folio folio, StyleFacts style)
    {
        Wording say = folio.Say;
        folio.Begin(PackWords.ReleasePage);
        Table.Set(folio, Folio.Left, Folio.Width,
        [
            new(PackWords.Check.In(say), 2.2), new(PackWords.Severity.In(say), 1.2, Across.Centre), new(PackWords.Actual.In(say), 3.4), new(PackWords.Target.In(say), 3), new(PackWords.Remedy.In(say), 4.2),
        ], style.Preflight.Checks.Select(c => new TableCell[]
        {
            c.Name.In(say), new(PackWords.Verdict(c.Severity).In(say), IsStrong: c.Severity > PreflightSeverity.Info) { Ground = PreflightSheet.Ground(c.Severity) }, c.Actual.In(say), c.Target.In(say),
            c.Override is { } by ? PackWords.OverrideWord.In(say) + ": " + by.By + ". " + by.Reason : c.Remedy.In(say),
        }), PackWords.PreflightTab.In(say));
        Labels(folio, style);
        folio.Begin(PackWords.SamplePage);
        Samples(folio, style);
        SignOff(folio);
    }

    private static void Labels(Folio folio, StyleFacts style)
    {
        Wording say = folio.Say;
        string made = PackWords.Made(style.Says.Making).In(say) + (style.Says.IsMarked ? $" ({style.Says.House.Label.In(say)})" : "");
        Table.Set(folio, Folio.Left, Folio.Width, [new(PackWords.Item.In(say), 3), new(PackWords.Spec.In(say), 7)],
        [
            [PackWords.CareLabel.In(say), Entry],
            [PackWords.Origin.In(say), Entry],
            [PackWords.AiLabel.In(say), made],
        ], PackWords.Care.In(say));
    }

    private static void Samples(Folio folio, StyleFacts style)
    {
        Wording say = folio.Say;
        (LocalName Name, string Spec)[] spots =
        [
            (PackWords.PrintWidthSpot, style.Artwork.Width.ToString()), (PackWords.PrintHeightSpot, style.Artwork.Height.ToString()),
            .. style.Offset.Length > 0 ? [(PackWords.Offset, say.Say(style.OffsetIn))] : Array.Empty<(LocalName, string)>(),
            (PackWords.ColourSpot, "—"), (PackWords.WashSpot, "—"),
        ];
        Table.Set(folio, Folio.Left, Folio.Width,
        [
            new(PackWords.SampleNo.In(say), 0.9, Across.Centre), new(PackWords.DateWord.In(say), 1.4), new(PackWords.Spot.In(say), 2.4), new(PackWords.Spec2.In(say), 2.2), new(PackWords.Measured2.In(say), 1.4),
            new(PackWords.Revised.In(say), 1.4), new(PackWords.Comment.In(say), 4), new(PackWords.By.In(say), 1.5),
        ], Enumerable.Range(1, Sampled).SelectMany(sample => spots.Select(s => new TableCell[]
        {
            sample.ToString(System.Globalization.CultureInfo.InvariantCulture), Entry, s.Name.In(say), s.Spec, Entry, Entry, Entry, Entry,
        })), PackWords.Samples.In(say));
    }

    private static TableCell Entry => new("", IsEntry: true);

    private static void SignOff(Folio folio)
    {
        Wording say = folio.Say;
        folio.Section(PackWords.SignOff.In(say), Folio.Left, Folio.Width, SignHigh);
        const double gap = 4;
        double each = (Folio.Width - gap * (PackWords.Signers.Length - 1)) / PackWords.Signers.Length, top = folio.Y;
        for (int i = 0; i < PackWords.Signers.Length; i++)
        {
            var box = Rect.FromSize(Folio.Left + i * (each + gap), top, each, SignHigh);
            folio.Draw(page =>
            {
                page.FillRectangle(box with { Bottom = box.Top + 6 }, Folio.Pale);
                page.Stroke(Outline.Rectangle(box), new(0.2), Folio.Line);
            });
            folio.Text(PackWords.Signers[i].In(say), box.Left + 2, box.Top + 1.2, Folio.Strong, Folio.Deep);
            LocalName[] fields = [PackWords.NameWord, PackWords.Signature, PackWords.DateWord];
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
