using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Pdf.Lettering;

namespace DesignGen.Produce.Pdf;

/// <summary>A page of a document under way: millimetres from the top left, y down; what comes later lies on top.</summary>
/// <remarks>Made by <see cref="PdfDocument.AddPage"/>; it takes nothing more once the next page or the document's end has come.</remarks>
public sealed class PdfPage : IDisposable
{
    private readonly PdfFile _file;
    private readonly PdfRamps _ramps;
    private readonly PdfLettering _lettering;
    private readonly PdfResources _resources = new();
    private readonly PdfContent _content = new();
    private bool _ended;

    internal PdfPage(PdfFile file, PdfRamps ramps, PdfLettering lettering, int rgb, Length width, Length height)
    {
        (_file, _ramps, _lettering, Width, Height) = (file, ramps, lettering, width, height);
        _resources.DefaultRgb(rgb);
        _content.Order(PdfText.Numbers(PdfText.PointsPerMillimetre, 0, 0, -PdfText.PointsPerMillimetre, 0, height.Millimetres * PdfText.PointsPerMillimetre) + " cm");
    }

    /// <summary>Its width.</summary>
    public Length Width { get; }

    /// <summary>Its height.</summary>
    public Length Height { get; }

    /// <summary>Fills an outline: a drawing, or lettering as its glyphs' outlines.</summary>
    /// <param name="outline">What is filled, mm on the page.</param>
    /// <param name="colour">With what.</param>
    /// <param name="rule">What is inside where contours overlap.</param>
    /// <param name="opacity">0, nothing shows, to 1, nothing shows through.</param>
    public void Fill(Outline outline, Srgb colour, FillRule rule = FillRule.NonZero, double opacity = 1)
    {
        if (outline.IsEmpty)
            return;
        Begin(opacity);
        _content.Order(Colour(colour) + " rg");
        _content.Path(outline);
        _content.Order(rule == FillRule.EvenOdd ? "f* Q" : "f Q");
    }

    /// <summary>Fills an upright rectangle.</summary>
    /// <param name="box">Where, mm on the page.</param>
    /// <param name="colour">With what.</param>
    /// <param name="opacity">0, nothing shows, to 1, nothing shows through.</param>
    public void FillRectangle(Rect box, Srgb colour, double opacity = 1) => Fill(Outline.Rectangle(box), colour, FillRule.NonZero, opacity);

    /// <summary>Draws a straight line with flat ends.</summary>
    /// <param name="from">Its start, mm on the page.</param>
    /// <param name="to">Its end.</param>
    /// <param name="width">Its width.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="dashes">Lengths of dashes and gaps in turn, mm; none for a whole line.</param>
    public void Line(Point from, Point to, Length width, Srgb colour, params ReadOnlySpan<double> dashes)
    {
        Pen(width, colour, dashes);
        _content.Order($"{PdfText.Numbers(from.X, from.Y)} m {PdfText.Numbers(to.X, to.Y)} l S Q");
    }

    /// <summary>Draws a line along an outline, half of its width on either side.</summary>
    /// <param name="outline">What is followed, mm on the page.</param>
    /// <param name="width">The line's width.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="dashes">Lengths of dashes and gaps in turn, mm; none for a whole line.</param>
    public void Stroke(Outline outline, Length width, Srgb colour, params ReadOnlySpan<double> dashes)
    {
        if (outline.IsEmpty)
            return;
        Pen(width, colour, dashes);
        _content.Path(outline);
        _content.Order("S Q");
    }

    /// <summary>Draws a line along an open contour, half of its width on either side.</summary>
    /// <param name="along">What is followed, mm on the page; its end is not joined to its start.</param>
    /// <param name="width">The line's width.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="dashes">Lengths of dashes and gaps in turn, mm; none for a whole line.</param>
    public void StrokeOpen(Contour along, Length width, Srgb colour, params ReadOnlySpan<double> dashes)
    {
        Pen(width, colour, dashes);
        _content.Path(new([along]), closed: false);
        _content.Order("S Q");
    }

    /// <summary>Sets a line of text that can be searched and copied.</summary>
    /// <param name="text">The text; line breaks in it are left out.</param>
    /// <param name="at">Left end of its base line, mm on the page.</param>
    /// <param name="size">Height of the em.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="bold">Whether it is set bold.</param>
    public void Text(string text, Point at, Length size, Srgb colour, bool bold = false)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _lettering.Set(_content, _resources, text, at, size.Millimetres, Colour(colour) + " rg", Colour(colour) + " RG", bold);
    }

    /// <summary>Sets a picture into a rectangle, stretched to fill it.</summary>
    /// <param name="picture">Taken in by the same document.</param>
    /// <param name="place">Where, mm on the page.</param>
    /// <param name="opacity">0, nothing shows, to 1; multiplied into the picture's own alpha.</param>
    public void Picture(PdfPicture picture, Rect place, double opacity = 1)
    {
        Begin(opacity);
        // A picture is a unit square with its foot at 0.
        _content.Order($"{PdfText.Numbers(place.Width, 0, 0, -place.Height, place.Left, place.Bottom)} cm {_resources.XObject(picture.Number)} Do Q");
    }

    /// <summary>Sets an artwork into a rectangle as a drawing in its inks' colours; what lies outside its page is not shown, nor are its cut lines.</summary>
    /// <param name="artwork">A placement, a nail sheet or one tile.</param>
    /// <param name="place">Where its page goes, mm on this page; the artwork is stretched to fill it.</param>
    /// <param name="cloth">What it lies on: knock-outs show it. It is not painted under the art.</param>
    public void Art(Artwork artwork, Rect place, Srgb cloth)
    {
        Begin(1);
        _content.Order(PdfText.Numbers(place.Width / artwork.Page.Width, 0, 0, place.Height / artwork.Page.Height, place.Left, place.Top) + " cm");
        _content.Path(Outline.Rectangle(artwork.Page));
        _content.Order("W n");
        new ShapePainter(_content, _resources, _ramps).Paint(artwork.Shapes, ink => Colour(ink is int at ? artwork.Inks[at].Colour : cloth) + " rg", null, default);
        _content.Order("Q");
    }

    /// <summary>Draws with everything cut off outside an outline.</summary>
    /// <param name="within">What stays, mm on the page.</param>
    /// <param name="rule">What is inside where contours overlap.</param>
    /// <param name="draw">Draws on this page.</param>
    public void Clip(Outline within, FillRule rule, Action draw)
    {
        Begin(1);
        _content.Path(within);
        _content.Order(rule == FillRule.EvenOdd ? "W* n" : "W n");
        draw();
        _content.Order("Q");
    }

    /// <summary>Lets memory go; the document calls it.</summary>
    public void Dispose() => _content.Dispose();

    /// <summary>Writes the page and gives its number.</summary>
    internal int End(int tree)
    {
        _ended = true;
        int content = _file.PutStream("/Filter/FlateDecode", _content.Packed());
        string box = PdfText.Numbers(0, 0, Width.Millimetres * PdfText.PointsPerMillimetre, Height.Millimetres * PdfText.PointsPerMillimetre);
        return _file.Put(FormattableString.Invariant($"<</Type/Page/Parent {tree} 0 R/MediaBox[{box}]/Resources{_resources}/Contents {content} 0 R>>"));
    }

    private void Begin(double opacity)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _content.Order("q");
        if (opacity < 1)
            _content.Order(_resources.State(_ramps.Veil(Math.Max(0, opacity))) + " gs");
    }

    private void Pen(Length width, Srgb colour, ReadOnlySpan<double> dashes)
    {
        Begin(1);
        _content.Order($"{Colour(colour)} RG {PdfText.Number(width.Millimetres)} w");
        if (!dashes.IsEmpty)
            _content.Order($"[{PdfText.Numbers(dashes)}] 0 d");
    }

    private static string Colour(Srgb colour) => PdfText.Numbers(colour.R / 255.0, colour.G / 255.0, colour.B / 255.0);
}
