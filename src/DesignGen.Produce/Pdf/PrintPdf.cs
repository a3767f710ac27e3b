using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Provenance;
using DesignGen.Core.Repeats;

namespace DesignGen.Produce.Pdf;

/// <summary>Writes a print file: vector pages whose colours are plates by their inks' names.</summary>
/// <remarks>
/// Structure of PDF/X-4 (ISO 15930-7). Painter's order is the artwork's: a colour of one plate that does not overprint takes all other
/// plates away under it, which is how later shapes knock out earlier ones; bare cloth is a tint of none. Over plates that are
/// printed beneath, the art is painted in a space of all its plates that overprints, so it takes its own plates away and leaves
/// those beneath. Described in <c>docs/formats/pdf.md</c>. The same pages give the same bytes. Safe to call from many threads at once.
/// </remarks>
public static class PrintPdf
{
    // A quarter point, as cutters' guides ask (print.app, vinylfire.com).
    private const double CutLineMm = 0.25 / PdfText.PointsPerMillimetre;

    // The sides and corners round a page.
    private static readonly (int Across, int Down)[] Around = [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)];
    private static readonly Srgb KissColour = new(255, 0, 255), ThroughColour = new(0, 160, 255);

    /// <summary>Writes a file.</summary>
    /// <param name="to">Where it goes; need not be seekable, and stays open.</param>
    /// <param name="pages">One for each placement or tile.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="made">The time that it gives as its own.</param>
    /// <param name="options">Bleed and names; null for the defaults.</param>
    /// <param name="cancel">Stops between shapes.</param>
    /// <exception cref="InputException">The bleed is outside its range, or a page is larger than PDF allows.</exception>
    public static void Write(Stream to, ImmutableArray<PrintPage> pages, FileStatement says, DateTimeOffset made, PrintPdfOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfZero(pages.Length);
        Check(pages, options);
        using var file = new PdfFile(to);
        int tree = file.Reserve();
        var spaces = new SpotSpaces(file, PdfDocument.SrgbSpace(file));
        var ramps = new PdfRamps(file);
        List<int> numbers = [.. pages.Select(page => Page(file, tree, spaces, ramps, page, options, cancel))];
        file.Put(tree, PdfDocument.Tree(numbers));
        int press = file.PutStream("/N 4/Alternate/DeviceCMYK", true, stream => stream.Write(PressProfile.Bytes));
        int intent = file.Put(FormattableString.Invariant($"<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier{PdfText.Words(PressProfile.Name)}/Info{PdfText.Words("Spot inks by name; no process colour is used")}/DestOutputProfile {press} 0 R>>"));
        var statement = new PdfStatement(says, made) { Subject = string.Join("; ", pages.Select(Contents)) };
        int metadata = file.PutStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(statement.Xmp(options.Trapped, true, file.HashSoFar())));
        string labels = string.Concat(pages.Select((page, i) => string.Create(CultureInfo.InvariantCulture, $"{i}<</P{PdfText.Words(Label(page, i))}>>")));
        int root = file.Put(FormattableString.Invariant($"<</Type/Catalog/Pages {tree} 0 R/Metadata {metadata} 0 R/OutputIntents[{intent} 0 R]/PageLabels<</Nums[{labels}]>>/ViewerPreferences<</DisplayDocTitle true>>>>"));
        file.Finish(root, file.Put(statement.Information(options.Trapped)));
    }

    private static void Check(ImmutableArray<PrintPage> pages, PrintPdfOptions options)
    {
        if (!(options.Bleed.Millimetres >= 0 && options.Bleed.Millimetres <= 50))
            throw new InputException("print.pdf", "bleed", $"A bleed of {options.Bleed} is outside 0 to 50 mm. Use 3 mm for most labels.");
        foreach (Artwork art in pages.Select(p => p.Artwork))
        {
            // PDF 1.6, appendix C: 14400 units a side.
            double longest = Math.Max(art.Width.Millimetres, art.Height.Millimetres) + 2 * options.Bleed.Millimetres;
            if (longest > 5080)
                throw new InputException("print.pdf", "size", $"A page of {art.Width} x {art.Height} is larger than PDF allows, which is 5080 mm a side. Make it smaller.");
        }
    }

    private static int Page(PdfFile file, int tree, SpotSpaces spaces, PdfRamps ramps, PrintPage page, PrintPdfOptions options, CancellationToken cancel)
    {
        Artwork art = page.Artwork;
        Rect trim = art.Page, bleed = trim.Grow(options.Bleed.Millimetres);
        var plates = new Plates(spaces, page, options.Spots);
        var resources = new PdfResources();
        using var content = new PdfContent();
        bool seesThrough = false;
        int overprints = file.Put("<</Type/ExtGState/OP true/op true/OPM 0>>"), knocks = file.Put("<</Type/ExtGState/OP false/op false/OPM 0>>");
        content.Order(PdfText.Numbers(PdfText.PointsPerMillimetre, 0, 0, -PdfText.PointsPerMillimetre, -bleed.Left * PdfText.PointsPerMillimetre, bleed.Bottom * PdfText.PointsPerMillimetre) + " cm");
        bool mirrored = options.Mirrored && options.Bleed.Millimetres > 0;
        content.Order("q");
        content.Path(Outline.Rectangle(mirrored ? trim : bleed));
        content.Order("W n");
        if (mirrored)
        {
            // Painted once and shown nine times: on the page, and turned over at each side and corner.
            string shown = resources.XObject(Form());
            content.Order(shown + " Do Q");
            double by = options.Bleed.Millimetres;
            foreach ((int across, int down) in Around)
            {
                content.Order("q");
                content.Path(Outline.Rectangle(new(
                    across < 0 ? trim.Left - by : across > 0 ? trim.Right : trim.Left, down < 0 ? trim.Top - by : down > 0 ? trim.Bottom : trim.Top,
                    across < 0 ? trim.Left : across > 0 ? trim.Right + by : trim.Right, down < 0 ? trim.Top : down > 0 ? trim.Bottom + by : trim.Bottom)));
                content.Order("W n");
                content.Order(PdfText.Numbers(across == 0 ? 1 : -1, 0, 0, down == 0 ? 1 : -1, across < 0 ? 2 * trim.Left : across > 0 ? 2 * trim.Right : 0, down < 0 ? 2 * trim.Top : down > 0 ? 2 * trim.Bottom : 0) + " cm");
                content.Order(shown + " Do Q");
            }
        }
        else
        {
            seesThrough = Art(content, resources);
            content.Order("Q");
        }
        if (!art.CutLines.IsEmpty)
            Cut();

        int drawn = file.PutStream("/Filter/FlateDecode", content.Packed());
        string group = seesThrough ? "/Group<</S/Transparency/CS/DeviceCMYK/I true>>" : "";
        return file.Put(FormattableString.Invariant($"<</Type/Page/Parent {tree} 0 R/MediaBox[{Box(bleed)}]/BleedBox[{Box(bleed)}]/TrimBox[{Box(trim)}]{group}/Resources{resources}/Contents {drawn} 0 R>>"));

        // The art with what lies under and over it; whether any of it lets paint through.
        bool Art(PdfContent into, PdfResources with)
        {
            var painter = new ShapePainter(into, with, ramps);
            string overprint = with.State(overprints) + " gs";
            if (!page.Under.IsEmpty || !page.Over.IsEmpty)
            {
                // All plates of a page share one opacity (PDF 1.6, 7.3): what is painted half through a mask on one would be raised by what overprints it
                // on another. So the page is opaque bare cloth before anything is laid on it.
                into.Order(with.State(knocks) + " gs " + Separation(with, plates.Of((page.Under.IsEmpty ? page.Over : page.Under)[0].Ink)) + " cs 0 scn");
                into.Path(Outline.Rectangle(bleed));
                into.Order("f");
            }
            Lay(page.Under);
            if (!art.Inks.IsEmpty)
            {
                int? all = page.Under.IsEmpty ? null : spaces.Set(plates.Art);
                into.Order(all is null ? with.State(knocks) + " gs" : overprint);
                // An ink that no shape has is named all the same, so that every RIP lists the plates of the press.
                foreach ((string Name, Srgb Colour) plate in plates.Art)
                    into.Order(Separation(with, plate) + " cs");
                if (all is int set)
                    painter.Paint(art.Shapes, ink => $"{with.ColourSpace(set)} cs {PdfText.Numbers(Only(art.Inks.Length, ink))} scn", ink => (FormattableString.Invariant($"{set} 0 R"), Only(art.Inks.Length, ink)), cancel);
                else
                    painter.Paint(art.Shapes, ink => $"{Separation(with, plates.Art[ink ?? 0])} cs {(ink is null ? 0 : 1)} scn", ink => (FormattableString.Invariant($"{spaces.Spot(plates.Art[ink].Name, plates.Art[ink].Colour)} 0 R"), [1]), cancel);
            }
            Lay(page.Over);
            return painter.SeesThrough;

            void Lay(ImmutableArray<SpotLayer> layers)
            {
                foreach (SpotLayer layer in layers)
                {
                    string space = Separation(with, plates.Of(layer.Ink)), full = PdfText.Number(layer.Tint);
                    into.Order(overprint);
                    into.Order(space + " cs");
                    if (layer.Traced is { IsEmpty: false } traced)
                    {
                        into.Order("1 scn");
                        into.Path(traced);
                        into.Order("f*");
                    }
                    if (layer.Within is { } within)
                    {
                        into.Order("q");
                        into.Path(within);
                        into.Order("W* n");
                    }
                    painter.Paint(layer.Shapes, ink => $"{space} cs {(ink is null ? "0" : full)} scn", null, cancel);
                    if (layer.Within is not null)
                        into.Order("Q");
                }
            }
        }

        int Form()
        {
            var with = new PdfResources();
            using var form = new PdfContent();
            seesThrough = Art(form, with);
            return file.PutStream($"/Type/XObject/Subtype/Form/FormType 1/BBox[{PdfText.Numbers(trim.Left, trim.Top, trim.Right, trim.Bottom)}]/Resources{with}/Filter/FlateDecode", form.Packed());
        }

        string Separation(PdfResources from, (string Name, Srgb Colour) plate) => from.ColourSpace(spaces.Spot(plate.Name, plate.Colour));

        void Cut()
        {
            content.Order(resources.State(overprints) + " gs");
            content.Order(PdfText.Number(CutLineMm) + " w 1 j");
            foreach (IGrouping<CutKind, CutLine> lines in art.CutLines.GroupBy(l => l.Kind).OrderBy(g => g.Key))
            {
                content.Order(Separation(resources, plates.Cut(lines.Key)) + " CS 1 SCN");
                foreach (CutLine line in lines.Where(l => !l.Outline.IsEmpty))
                {
                    content.Path(line.Outline);
                    content.Order("S");
                }
            }
        }

        string Box(Rect box) => PdfText.Numbers(
            (box.Left - bleed.Left) * PdfText.PointsPerMillimetre, (bleed.Bottom - box.Bottom) * PdfText.PointsPerMillimetre,
            (box.Right - bleed.Left) * PdfText.PointsPerMillimetre, (bleed.Bottom - box.Top) * PdfText.PointsPerMillimetre);
    }

    private static double[] Only(int inks, int? ink)
    {
        var tints = new double[inks];
        if (ink is int full)
            tints[full] = 1;
        return tints;
    }

    private static string Contents(PrintPage page)
    {
        Artwork art = page.Artwork;
        string size = string.Create(CultureInfo.InvariantCulture, $"{art.Width.Millimetres:0.###} x {art.Height.Millimetres:0.###} mm");
        string what = art.Repeat is { } repeat ? $"{repeat.Stepping.Key()} tile {size}" : page.Name.Length > 0 ? $"{page.Name} {size}" : size;
        return $"{what}, inks in print order: {string.Join(", ", art.Inks.Select(i => i.Name))}";
    }

    private static string Label(PrintPage page, int place) =>
        page.Name.Length > 0 ? page.Name : page.Artwork.Repeat is { } repeat ? repeat.Stepping.Key() + " tile" : (place + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Which plates a page has, and their names.</summary>
    private sealed class Plates
    {
        private readonly SpotSpaces _spaces;
        private readonly ImmutableArray<Ink> _inks;
        private readonly Dictionary<Ink, (string Name, Srgb Colour)> _layers = [];
        private readonly Dictionary<CutKind, (string Name, Srgb Colour)> _cuts = [];
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

        // Names that press and cutter look for go first; inks of the art make way for them.
        public Plates(SpotSpaces spaces, PrintPage page, SpotNames names)
        {
            (_spaces, _inks) = (spaces, page.Artwork.Inks);
            foreach (CutKind kind in page.Artwork.CutLines.Select(l => l.Kind).Distinct().Order())
                _cuts[kind] = kind == CutKind.Kiss ? Take(names.Kiss, "kiss", KissColour) : Take(names.Through, "through", ThroughColour);
            foreach (Ink ink in page.Under.Concat(page.Over).Select(l => l.Ink).Distinct().Where(i => !_inks.Contains(i)))
                _layers[ink] = Take(ink.Kind == InkKind.Underbase ? names.White : ink.Name, ink.Id, ink.Colour);
            Art = [.. _inks.Select(i => Take(i.Name, i.Id, i.Colour))];
        }

        /// <summary>The plates of the artwork's inks, in print order.</summary>
        public ImmutableArray<(string Name, Srgb Colour)> Art { get; }

        public (string Name, Srgb Colour) Of(Ink ink) => _inks.IndexOf(ink) is var at and >= 0 ? Art[at] : _layers[ink];

        public (string Name, Srgb Colour) Cut(CutKind kind) => _cuts[kind];

        private (string Name, Srgb Colour) Take(string wanted, string id, Srgb colour)
        {
            string name = _spaces.Name(wanted, id, colour, _taken);
            _taken.Add(name);
            return (name, colour);
        }
    }
}
