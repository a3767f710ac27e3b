using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Png;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Svg;

namespace DesignGen.Produce.Nails;

/// <summary>Writes what a nail shop opens: sheets, cut files, a picture of each nail for nail printers, and a list of what lies where.</summary>
/// <remarks><c>docs/formats/nail-sheets.md</c> describes the files. Sheets are drawn one at a time.</remarks>
/// <param name="work">What the host hands over.</param>
/// <param name="order">The nails that were ordered.</param>
/// <param name="approved">The drawing.</param>
/// <param name="says">What the files say of their making.</param>
/// <param name="resolution">Resolution of the sheets' pictures.</param>
/// <param name="garment">What previews lie on.</param>
internal sealed class NailFiles(NailWork work, NailOrder order, Artwork approved, FileStatement says, Core.Measures.Resolution resolution, Srgb garment)
{
    private const int PreviewPx = 1400;

    // Width of the safe zone's line in previews, mm.
    private const double GuideMm = 0.12;

    private NailRun _run = new();
    private readonly List<NailEntry> _entries = [];
    private readonly List<string> _warnings = [];
    private readonly List<SheetCheck> _checks = [];

    /// <summary>What was measured of the sheets that are written.</summary>
    public IReadOnlyCollection<SheetCheck> Checks => _checks;

    /// <summary>Writes all files of a run.</summary>
    /// <param name="run">What is asked for.</param>
    /// <param name="put">Makes a file: its path below the style's folder, its role, and what fills it.</param>
    /// <param name="cancel">Looked at between files and within pictures.</param>
    public void Write(NailRun run, Action<string, string, Action<Stream>> put, CancellationToken cancel)
    {
        run.Check(work.Charts, work.Templates);
        _run = run;
        ImmutableArray<NailGrade> grades = NailGrade.Of(run, work.Charts, order);
        foreach (string id in NailRun.Named(run.Sheets, work.Templates.Sheets.Keys, work.Templates.Sheets.Values.Where(s => s.ByDefault).Select(s => s.Id)))
        {
            foreach (IGrouping<string, NailGrade> sets in grades.GroupBy(g => $"{g.Shape}-{g.Length}"))
                Sheets(work.Templates.Sheets[id], sets, put, cancel);
        }
        foreach (string id in NailRun.Named(run.Printers, work.Templates.Printers.Keys, work.Templates.Printers.Values.Where(p => p.ByDefault).Select(p => p.Id)))
        {
            foreach (NailGrade grade in grades)
                Tiles(work.Templates.Printers[id], grade, put, cancel);
        }
        put("nails/nails.csv", "nail-list", to => to.Write(Encoding.UTF8.GetBytes(Csv())));
        put("nails/nails.json", "nail-list", to => JsonSerializer.Serialize(to, new { Format = 1, says.Code, Warnings = _warnings, Nails = _entries }, RecipeJson.Options));
    }

    private void Sheets(NailSheetFormat format, IGrouping<string, NailGrade> sets, Action<string, string, Action<Stream>> put, CancellationToken cancel)
    {
        ImmutableArray<(NailGrade Set, ImmutableArray<NailPiece> Nails)> drawn =
            [.. sets.Select(s => (s, Drawn(s, format.IsFilm))).Where(s => s.Item2.Length > 0)];
        ImmutableArray<NailPage> pages = NailPages.Lay(format, work.Drawn.BleedMm, says.Code, drawn);
        for (int i = 0; i < pages.Length; i++)
        {
            NailPage page = pages[i];
            string name = string.Create(CultureInfo.InvariantCulture, $"nails/{format.Id}-{sets.Key}-{i + 1}");
            ImmutableArray<CutLine> safe =
            [
                .. page.Nails.Select(n => new CutLine(CutKind.Kiss, "safe zone, " + n.Piece.Label, n.Piece.Safe(work.Templates.Safe.Millimetres).Transform(Affine.Translate(n.Middle)).Snap()))
                    .Where(l => !l.Outline.IsEmpty),
            ];
            _checks.Add(SheetCheck.Of(name + ".svg", page.Drawing.Page, [.. page.Drawing.CutLines.Where(c => c.Kind == CutKind.Kiss).Select(c => (c.Label, c.Outline))], format.Margin.Millimetres, format.Spacing.Millimetres));
            Artwork art = page.Drawing with { CutLines = [] };
            put(name + ".svg", "nail-sheet", to => ArtworkSvg.Write(to, art, says));
            put(name + ".png", "nail-sheet", to => PrintPng.Write(to, art, says, resolution, 1, cancel));
            put(name + "-cut.svg", "nail-cut", to => ArtworkSvg.WriteCutLayers(to, page.Drawing, says, new(work.Templates.KissLayer, work.Templates.ThroughLayer, work.Templates.GuideLayer, safe)));
            put(name + "-preview.png", "nail-preview", to => PrintPng.WritePreview(to, Shown(page, safe), says, garment, PreviewPx, 1));
            foreach (PlacedNail nail in page.Nails)
                _entries.Add(NailEntry.Of(name + ".svg", nail.Set, nail.Piece, nail.Middle));
        }
    }

    private ImmutableArray<NailPiece> Drawn(NailGrade grade, bool film) => [.. grade.Draw(work, order, film, approved).Where(n => _run.Has(n.Hand))];

    // The sheet with its edge, cuts and guides drawn as thin lines, for the eye.
    private static Artwork Shown(NailPage page, ImmutableArray<CutLine> safe)
    {
        Artwork art = page.Drawing;
        ImmutableArray<Core.Inks.Ink> inks = art.Inks.Add(new("cut", "Cut", Srgb.Parse("#ff00ff"))).Add(new("guide", "Guide", Srgb.Parse("#808080")));
        return art with { Inks = inks, CutLines = [], Shapes = [.. art.Shapes, .. art.CutLines.Select(l => Line(l, art.Inks.Length)), .. safe.Append(new(CutKind.Through, "sheet", Outline.Rectangle(art.Page))).Select(l => Line(l, art.Inks.Length + 1))] };

        static Shape Line(CutLine line, int ink)
        {
            Rect box = line.Outline.Bounds;
            var inner = Affine.Translate(new Point(0, 0) - box.Centre).Then(Affine.Scale(1 - 2 * GuideMm / box.Width, 1 - 2 * GuideMm / box.Height)).Then(Affine.Translate(box.Centre));
            return new(ink, line.Outline.With(line.Outline.Transform(inner)), FillRule.EvenOdd, Coverage.Solid);
        }
    }

    private void Tiles(NailPrinter printer, NailGrade grade, Action<string, string, Action<Stream>> put, CancellationToken cancel)
    {
        Point middle = new(printer.Width.Millimetres / 2, printer.Height.Millimetres / 2);
        Affine map = Affine.Scale(printer.Mirror != printer.TipDown ? -1 : 1, printer.TipDown ? -1 : 1).Then(Affine.Translate(middle));
        int number = 0;
        foreach (NailPiece nail in Drawn(grade, film: false))
        {
            number++;
            Rect box = nail.Cut.Bounds;
            if (box.Width > printer.Width.Millimetres || box.Height > printer.Height.Millimetres)
            {
                _warnings.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{printer.Id}: the {nail.Label} of {grade.Name} is {box.Width:0.0} x {box.Height:0.0} mm, more than the nozzle reaches ({printer.Width.Millimetres:0.0} x {printer.Height.Millimetres:0.0} mm), so it has no picture. Choose a shorter length or another printer."));
                continue;
            }
            string name = string.Create(CultureInfo.InvariantCulture, $"nails/{printer.Id}/{grade.Name}/{number:00}-{nail.Label.Replace(' ', '-')}{(grade.Size == NailRun.Tips ? "-" + nail.Size : "")}.png");
            var art = new Artwork(printer.Width, printer.Height, null, nail.Inks, [.. nail.Placed(map)], []);
            put(name, "nail-tile", to => PrintPng.Write(to, art, says, printer.Resolution, 1, cancel));
            _entries.Add(NailEntry.Of(name, grade, nail, middle));
        }
    }

    private string Csv()
    {
        var text = new StringBuilder("file,shape,length,size,hand,finger,tip,nailWidthMm,printWidthMm,lengthMm,middleXMm,middleYMm\r\n");
        foreach (NailEntry e in _entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{e.File},{e.Shape},{e.Length},{Quoted(e.Size)},{RecipeJson.Word(e.Hand)},{RecipeJson.Word(e.Finger)},{Quoted(e.Tip)},")
                .Append(CultureInfo.InvariantCulture, $"{e.NailWidthMm},{e.PrintWidthMm},{e.LengthMm},{e.MiddleXMm},{e.MiddleYMm}\r\n");
        }
        return text.ToString();

        // Ids of sizes are a shop's own words.
        static string Quoted(string text) => text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}

/// <summary>One line of the list of nails.</summary>
internal sealed record NailEntry(
    string File, string Shape, string Length, string Size, Hand Hand, Finger Finger, string Tip,
    double NailWidthMm, double PrintWidthMm, double LengthMm, double MiddleXMm, double MiddleYMm)
{
    /// <summary>The line of a nail; measures to a hundredth of a millimetre.</summary>
    public static NailEntry Of(string file, NailGrade grade, NailPiece nail, Point middle) => new(
        file, grade.Shape, grade.Length, nail.Size, nail.Hand, nail.Finger, nail.Tip,
        Math.Round(nail.WidthMm, 2), Math.Round(nail.Cut.Bounds.Width, 2), Math.Round(nail.LengthMm, 2), Math.Round(middle.X, 2), Math.Round(middle.Y, 2));
}
