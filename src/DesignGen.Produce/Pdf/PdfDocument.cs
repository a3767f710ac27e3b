using System.Text;
using DesignGen.Core.Measures;
using DesignGen.Produce.Pdf.Lettering;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Pdf;

/// <summary>A PDF document for people: pages of drawings, pictures, lines and lettering in sRGB. Not for plates; those have a writer of their own.</summary>
/// <remarks>
/// Pages are made one after another and written as they end, so a long document needs little memory. Lettering comes as outlines, or as text
/// that can be searched (<see cref="PdfPage.Text"/>). The same calls give the same bytes. Not thread-safe.
/// </remarks>
public sealed class PdfDocument : IDisposable
{
    private readonly PdfFile _file;
    private readonly PdfRamps _ramps;
    private readonly PdfStatement _statement;
    private readonly PdfLettering _lettering;
    private readonly List<int> _pages = [];
    private readonly int _tree, _rgb;
    private PdfPage? _page;

    /// <summary>Begins a document.</summary>
    /// <param name="to">Where it goes; need not be seekable, and stays open.</param>
    /// <param name="statement">What it says of itself.</param>
    /// <param name="fonts">What texts are set in; null for Helvetica alone.</param>
    public PdfDocument(Stream to, PdfStatement statement, SheetFonts? fonts = null)
    {
        (_file, _statement) = (new(to), statement);
        _lettering = new(_file, fonts ?? SheetFonts.None);
        _ramps = new(_file);
        _tree = _file.Reserve();
        _rgb = SrgbSpace(_file);
    }

    /// <summary>Begins a page; the one before it ends.</summary>
    /// <param name="width">Its width, 1 mm to 5 m.</param>
    /// <param name="height">Its height, as for the width.</param>
    public PdfPage AddPage(Length width, Length height)
    {
        foreach (double side in new[] { width.Millimetres, height.Millimetres })
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(side, 5000);
        }
        EndPage();
        return _page = new(_file, _ramps, _lettering, _rgb, width, height);
    }

    /// <summary>How wide a text is set, ems; no kerning.</summary>
    /// <param name="text">One line of text.</param>
    /// <param name="bold">Whether it is set bold.</param>
    public double Measure(string text, bool bold = false) => _lettering.Measure(text, bold);

    /// <summary>Whether a part of the Chinese font is in it.</summary>
    public bool EmbedsChinese => _lettering.UsesChinese;

    /// <summary>Takes a picture in; it can be set on this and later pages, as often as wanted.</summary>
    /// <param name="picture">Grey or sRGB, with or without alpha.</param>
    public PdfPicture AddPicture(Picture picture)
    {
        int colours = picture.Channels >= 3 ? 3 : 1;
        string head = FormattableString.Invariant($"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/BitsPerComponent 8");
        string mask = "";
        if (picture.Channels is 2 or 4)
            mask = FormattableString.Invariant($"/SMask {_file.PutStream(head + "/ColorSpace/DeviceGray", true, to => Rows(to, colours, 1))} 0 R");
        string space = colours == 3 ? FormattableString.Invariant($"/ColorSpace {_rgb} 0 R") : "/ColorSpace/DeviceGray";
        return new(this, _file.PutStream(head + space + mask, true, to => Rows(to, 0, colours)), picture.Width, picture.Height);

        void Rows(Stream to, int first, int count)
        {
            var row = new byte[picture.Width * count];
            for (int y = 0; y < picture.Height; y++)
            {
                ReadOnlySpan<byte> from = picture.Row(y);
                for (int x = 0; x < picture.Width; x++)
                    from.Slice(x * picture.Channels + first, count).CopyTo(row.AsSpan(x * count));
                to.Write(row);
            }
        }
    }

    /// <summary>Writes what is left; the file is whole after it.</summary>
    /// <exception cref="InvalidOperationException">There is no page.</exception>
    public void Finish()
    {
        EndPage();
        if (_pages.Count == 0)
            throw new InvalidOperationException("A document needs a page.");
        _lettering.Write();
        _file.Put(_tree, Tree(_pages));
        int metadata = _file.PutStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(_statement.Xmp(null, false, _file.HashSoFar())));
        int root = _file.Put(FormattableString.Invariant($"<</Type/Catalog/Pages {_tree} 0 R/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>"));
        _file.Finish(root, _file.Put(_statement.Information(null)));
    }

    /// <summary>Lets memory go; a document that was not finished stays a torso.</summary>
    public void Dispose()
    {
        _page?.Dispose();
        _file.Dispose();
    }

    /// <summary>The colour space sRGB, with its profile.</summary>
    internal static int SrgbSpace(PdfFile file)
    {
        int profile = file.PutStream("/N 3/Alternate/DeviceRGB", true, to => to.Write(SrgbProfile.Bytes));
        return file.Put(FormattableString.Invariant($"[/ICCBased {profile} 0 R]"));
    }

    /// <summary>The list of pages.</summary>
    internal static string Tree(List<int> pages) =>
        FormattableString.Invariant($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(p => FormattableString.Invariant($"{p} 0 R")))}]>>");

    private void EndPage()
    {
        if (_page is null)
            return;
        _pages.Add(_page.End(_tree));
        _page.Dispose();
        _page = null;
    }
}

/// <summary>A picture that a document holds.</summary>
public sealed class PdfPicture
{
    internal PdfPicture(PdfDocument document, int number, int width, int height) => (Document, Number, Width, Height) = (document, number, width, height);

    internal PdfDocument Document { get; }

    internal int Number { get; }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }
}
