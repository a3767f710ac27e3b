using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Pdf;
using DesignGen.Produce.Pdf.Lettering;
using DesignGen.Render.Raster;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.TechPacks;

/// <summary>The drawings of a tech pack.</summary>
/// <param name="Art">The artwork.</param>
/// <param name="Book">The shop's mock-ups, for the garment's outline.</param>
/// <param name="Mockups">Pictures of the design on its product, in the order of the pack.</param>
/// <param name="Preview">The design on its cloth.</param>
/// <param name="Colourways">The same in each further colourway, in their order.</param>
internal sealed record TechPackArt(Artwork Art, MockupBook Book, ImmutableArray<Picture> Mockups, Picture Preview, ImmutableArray<Picture> Colourways);

/// <summary>Writes a style's tech pack as a document to print and to send on: what <c>techpack.xlsx</c> says, with its drawings.</summary>
/// <remarks>The same style and fonts give the same bytes. Without a Chinese font on the machine it is in English, and says so.</remarks>
internal sealed class TechPackPdf
{
    private readonly StyleFacts _style;
    private readonly BatchRecord _batch;
    private readonly Wording _say;

    private TechPackPdf(StyleFacts style, BatchRecord batch, Wording say) => (_style, _batch, _say) = (style, batch, say);

    /// <summary>Writes the document.</summary>
    /// <param name="to">Where it goes; stays open.</param>
    /// <param name="batch">The style's batch; its time of birth is the document's.</param>
    /// <param name="style">The style.</param>
    /// <param name="art">Its drawings.</param>
    /// <param name="fonts">What it is set in.</param>
    /// <returns>Whether a part of the Chinese font is in it.</returns>
    public static bool Write(Stream to, BatchRecord batch, StyleFacts style, TechPackArt art, SheetFonts fonts)
    {
        Wording asked = style.Wording, say = asked.Language == Language.English && !asked.Both || fonts.HasChinese ? asked : new(Language.English, false);
        using var document = new PdfDocument(to, new(style.Says, batch.CreatedAt) { Subject = PackWords.TechPack.In(say) }, fonts);
        var folio = new Folio(document, say);
        CoverPage.Set(folio, style, batch, art, say == asked ? "" : PackWords.NoChineseFont);
        ArtworkPage.Set(folio, style, art);
        PlacementPages.Set(folio, style, art);
        InkPages.Set(folio, style);
        RunPages.Set(folio, style);
        ReleasePages.Set(folio, style);
        folio.Finish(new TechPackPdf(style, batch, say).Frame(folio));
        document.Finish();
        return document.EmbedsChinese;
    }

    private Action<PdfPage, LocalName, int, int> Frame(Folio folio) => (page, title, number, count) =>
    {
        Text(PackWords.TechPack.In(_say), Folio.Left, 9.5, Folio.Label, Folio.Grey);
        Text(title.In(_say), Folio.Left, 13, new(13, true), Folio.Deep);
        string code = _style.Brief.Style.Length > 0 ? _style.Brief.Style + "  " + _style.Code : _style.Code;
        Text(folio.Type.Lines(_style.Order.Variant.Spec.Title, 120, Folio.Strong, 1)[0], Folio.Right, 9.5, Folio.Strong, Folio.Ink, Across.Right);
        Text(code, Folio.Right, 14, Folio.Body, Folio.Grey, Across.Right);
        page.Line(new(Folio.Left, 21), new(Folio.Right, 21), Length.FromMillimetres(0.7), Folio.Deep);
        const double foot = 200.5;
        page.Line(new(Folio.Left, foot - 1.5), new(Folio.Right, foot - 1.5), Length.FromMillimetres(0.15), Folio.Line);
        string batch = folio.Type.Lines($"{_batch.Title} ({_batch.Code})", 150, Folio.Small, 1)[0];
        Text(batch + "   " + _batch.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Folio.Left, foot, Folio.Small, Folio.Grey);
        if (_style.Says.IsMarked)
            Text(_style.Says.House.Label.In(_say), Folio.PageWidth / 2, foot, Folio.Label, Folio.Ink, Across.Centre);
        Text(_say.Say(l => string.Format(CultureInfo.InvariantCulture, PackWords.PageOf.In(l), number, count)), Folio.Right, foot, Folio.Small, Folio.Grey, Across.Right);

        void Text(string text, double x, double top, Setting set, Srgb colour, Across across = Across.Left)
        {
            double width = folio.Type.Width(text, set), from = across switch { Across.Right => x - width, Across.Centre => x - width / 2, _ => x };
            page.Text(text, new Point(from, top + set.Rise), Length.FromMillimetres(set.Em), colour, set.Bold);
        }
    };
}
