using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Separations;
using DesignGen.Produce.Xlsx;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.TechPacks;

/// <summary>The pages of inks, screens and colourways.</summary>
internal static class InkPages
{
    private static readonly string[] Standards = ["PANTONE", "PMS", "TCX", "TPX", "TPG", "潘通"];

    /// <summary>Sets the pages.</summary>
    public static void Set(Folio folio, StyleFacts style)
    {
        folio.Begin(PackWords.InksTab);
        Inks(folio, style);
        if (style.Plan is { } plan)
            Screens(folio, style, plan);
        Colourways(folio, style);
    }

    private static void Inks(Folio folio, StyleFacts style)
    {
        Wording say = folio.Say;
        Table.Set(folio, Folio.Left, Folio.Width,
        [
            new(PackWords.Order.In(say), 0.7, Across.Centre), new(PackWords.Swatch.In(say), 1.5, Across.Centre), new(PackWords.InkName.In(say), 2.6), new(PackWords.InkKind.In(say), 1.3), new(PackWords.Standard.In(say), 2.2),
            new(PackWords.Lab.In(say), 2.2, Across.Centre), new(PackWords.Share.In(say), 1.2, Across.Right), new((style.IsCloth ? PackWords.PerMetre : PackWords.Area).In(say), 1.4, Across.Right), new(PackWords.PerPrint.In(say), 1.6, Across.Right), new(PackWords.FilmFile.In(say), 2.8),
        ], style.InkList.Select(ink => Row(folio, style, ink)), PackWords.Inks.In(say));
        folio.Y = folio.Paragraph(PackWords.Measured.In(say), Folio.Left, folio.Y - 1.5, Folio.Width, Folio.Small, Folio.Grey) + 4;
    }

    private static TableCell[] Row(Folio folio, StyleFacts style, InkFacts facts)
    {
        Ink? ink = facts.Order > 0 ? style.Artwork.Inks[facts.Order - 1] : null;
        Srgb colour = ink?.Colour ?? Srgb.White;
        CieLab lab = colour.CieLab;
        string film = facts.Order > 0 ? style.InkFilm(facts.Order - 1) ?? "—" : style.Plan?.Underbase is not null ? style.PlateFilms[0] : "—";
        bool named = Standards.Any(s => facts.Name.Contains(s, StringComparison.OrdinalIgnoreCase));
        double area = style.IsCloth ? facts.AreaCm2 / style.PageCm2 * 10_000 : facts.AreaCm2;
        return
        [
            facts.Order > 0 ? facts.Order.ToString(CultureInfo.InvariantCulture) : "—", new(colour.Hex, colour), facts.Name, TechPackSheet.NameOf(ink?.Kind ?? InkKind.Underbase).In(folio.Say), new(named ? facts.Name : "", IsEntry: !named),
            string.Create(CultureInfo.InvariantCulture, $"{lab.L:0.0}, {lab.A:0.0}, {lab.B:0.0}"), string.Create(CultureInfo.InvariantCulture, $"{facts.AreaCm2 / style.PageCm2:0.0%}"),
            area.ToString("#,##0.0", CultureInfo.InvariantCulture), facts.MlPerCm2 > 0 ? (area * facts.MlPerCm2).ToString("0.000", CultureInfo.InvariantCulture) : "—", film,
        ];
    }

    private static void Screens(Folio folio, StyleFacts style, SeparationPlan plan)
    {
        Wording say = folio.Say;
        Table.Set(folio, Folio.Left, Folio.Width,
        [
            new(PackWords.Order.In(say), 0.7, Across.Centre), new(PackWords.Swatch.In(say), 1.5, Across.Centre), new(PackWords.InkName.In(say), 2.6), new(PackWords.FilmFile.In(say), 3), new(PackWords.Ruling.In(say), 1.4, Across.Centre),
            new(PackWords.AngleWord.In(say), 1.4, Across.Centre), new(PackWords.Mesh.In(say), 1.6, Across.Centre), new(PackWords.Flash.In(say), 1.6), new(PackWords.Comment.In(say), 3),
        ], plan.Plates.Select((plate, i) =>
        {
            PlateScreen screen = style.Screening[i];
            return new TableCell[]
            {
                (i + 1).ToString(CultureInfo.InvariantCulture), new(plate.Ink.Colour.Hex, plate.Ink.Colour), plate.Ink.Name, style.PlateFilms[i],
                screen.Dots is { } dots ? dots.RulingLpi.ToString("0.#", CultureInfo.InvariantCulture) : PackWords.Solid.In(say), screen.Dots is { } turned ? turned.Angle.ToString() : "—",
                FormattableString.Invariant($"{screen.Mesh} tpi{(screen.Dots is null ? "" : "+")}"), new("", IsEntry: true), new("", IsEntry: true),
            };
        }), PackWords.Screens.In(say));
        string film = PackWords.Polarity.In(say) + ": " + style.Films!.Resolution + ", " + (style.Films.Mirror ? PackWords.Mirrored : PackWords.Reading).In(say) + ". ";
        folio.Y = folio.Paragraph(film + PackWords.Register(plan).In(say) + " " + PackWords.White(plan, style.PlateFilms[0], style.Brief.Garment.IsDark).In(say), Folio.Left, folio.Y - 1.5, Folio.Width, Folio.Small, Folio.Grey) + 4;
    }

    private static void Colourways(Folio folio, StyleFacts style)
    {
        Recipe recipe = style.Order.Variant.Spec.Recipe;
        if (recipe.Colourways.IsEmpty)
            return;
        ImmutableArray<Ink> own = style.Artwork.Inks;
        ImmutableArray<TableColumn> columns = [new(PackWords.Colourways.In(folio.Say), 2.2), .. own.Select((_, i) => new TableColumn((i + 1).ToString(CultureInfo.InvariantCulture), 2, Across.Centre))];
        Table.Set(folio, Folio.Left, Math.Min(Folio.Width, 46 + own.Length * 30), columns,
        [
            Chips(style.Order.Variant.Spec.PaletteName.In(folio.Say), own),
            .. recipe.Colourways.Select(c => Chips(c.Name.In(folio.Say), c.InksOf(own, recipe.Inks))),
        ], PackWords.Colourways.In(folio.Say));
        folio.Y = folio.Paragraph(PackWords.SharedFilms.In(folio.Say), Folio.Left, folio.Y - 1.5, Folio.Width, Folio.Small, Folio.Grey) + 4;

        static TableCell[] Chips(string name, ImmutableArray<Ink> inks) => [new(name, IsStrong: true), .. inks.Select(i => new TableCell(i.Name + "\n" + i.Colour.Hex, i.Colour))];
    }
}
