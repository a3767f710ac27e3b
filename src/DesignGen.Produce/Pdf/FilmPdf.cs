using System.Text;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Tiff;

namespace DesignGen.Produce.Pdf;

/// <summary>Binds the films of a design into one PDF: a page for each ink, pixel for pixel the same as its TIFF, for film printers that take PDF.</summary>
/// <remarks>
/// Each page is one two-tone picture in CCITT Group 4 with the marks in it, black on clear. The strips of the TIFF are told anew as one stream,
/// a strip at a time, so memory does not grow with the film. It is plain PDF 1.6, not PDF/X: a film has no colour.
/// </remarks>
public static class FilmPdf
{
    /// <summary>Writes the file.</summary>
    /// <param name="to">Where it goes; need not be seekable, and stays open.</param>
    /// <param name="films">The films' TIFF files in print order, whole and seekable; left open.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="made">The time that it gives as its own.</param>
    /// <param name="cancel">Stops between strips.</param>
    public static void Write(Stream to, IReadOnlyList<Stream> films, FileStatement says, DateTimeOffset made, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(films.Count);
        using var file = new PdfFile(to);
        int tree = file.Reserve();
        List<int> pages = [];
        var labels = new StringBuilder();
        foreach (Stream film in films)
        {
            var tiff = new FilmTiff(film);
            string label = tiff.Description.Split('\n')[0];
            labels.Append(FormattableString.Invariant($"{pages.Count}<</P{PdfText.Words(label)}>>"));
            pages.Add(Page(file, tree, tiff, cancel));
        }
        file.Put(tree, PdfDocument.Tree(pages));
        var statement = new PdfStatement(says, made) { Subject = "Films, one page for each ink in print order" };
        int metadata = file.PutStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(statement.Xmp(null, false, file.HashSoFar())));
        int root = file.Put(FormattableString.Invariant($"<</Type/Catalog/Pages {tree} 0 R/Metadata {metadata} 0 R/PageLabels<</Nums[{labels}]>>/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>>>"));
        file.Finish(root, file.Put(statement.Information(null)));
    }

    private static int Page(PdfFile file, int tree, FilmTiff film, CancellationToken cancel)
    {
        (int width, int height) = (film.Width, film.Height);
        int picture = file.PutStream(
            FormattableString.Invariant($"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 1/ImageMask true/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {width}/Rows {height}>>"),
            false, to =>
            {
                var decoder = new Group4Decoder(width);
                var encoder = new Group4Encoder(width);
                encoder.Begin();
                foreach ((byte[] strip, int rows) in film.Strips())
                {
                    cancel.ThrowIfCancellationRequested();
                    decoder.Decode(strip, rows, encoder.Add);
                    to.Write(encoder.Take());
                }
                to.Write(encoder.End());
            });
        var resources = new PdfResources();
        string name = resources.XObject(picture), across = PdfText.Number(width * 72 / film.Dpi), down = PdfText.Number(height * 72 / film.Dpi);
        int drawn = file.PutStream("", Encoding.ASCII.GetBytes($"0 g {across} 0 0 {down} 0 0 cm {name} Do"));
        return file.Put(FormattableString.Invariant($"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {across} {down}]/Resources{resources}/Contents {drawn} 0 R>>"));
    }
}
