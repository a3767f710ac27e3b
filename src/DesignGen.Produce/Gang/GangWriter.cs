using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Gang.Nesting;
using DesignGen.Produce.Gang.Writing;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Preflight;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Gang;

/// <summary>What gang sheets are being made.</summary>
public enum GangStep
{
    /// <summary>Designs are drawn.</summary>
    Draw,

    /// <summary>Pieces are nested.</summary>
    Nest,

    /// <summary>Sheets are written.</summary>
    Write,
}

/// <summary>Gangs designs on transfer film: nests them by their shape and writes each sheet's print, white, cut lines and preview.</summary>
/// <remarks>The same pieces and options give the same bytes for any count of threads, unless time ends the search. Files grow in a hidden folder beside the target's and are moved in at the end.</remarks>
public static class GangWriter
{
    /// <summary>Name of the report.</summary>
    public const string ReportName = "gang.json";

    /// <summary>Makes gang sheets.</summary>
    /// <param name="folder">Where they go; made where it is missing. Files of earlier sheets there are replaced.</param>
    /// <param name="pieces">What is ganged; one at least.</param>
    /// <param name="options">The film and how it is used.</param>
    /// <param name="progress">Told what is done, of how much, step by step; may be null.</param>
    /// <param name="cancel">Stops within a second or so and leaves nothing behind.</param>
    /// <exception cref="InputException">A piece is empty or larger than the film, or a count is wrong; every such piece is named.</exception>
    /// <exception cref="UnavailableException">The folder can't be written, or the disk is full.</exception>
    public static GangReport Write(string folder, IReadOnlyList<GangPiece> pieces, GangOptions options, IProgress<(GangStep Step, int Done, int Count)>? progress, CancellationToken cancel)
    {
        Problem[] problems = [.. pieces.Where(p => p.Copies is < 1 or > 10_000).Select(p => new Problem(p.Name, null, "quantity", $"{p.Copies.ToString(CultureInfo.InvariantCulture)} pieces can't be ganged. Give 1 to 10000."))];
        if (problems.Length > 0)
            throw new InputException(problems);
        string work = Path.Combine(folder, ".gang.partial");
        try
        {
            Directory.CreateDirectory(folder);
            if (Directory.Exists(work))
                Directory.Delete(work, true);
            Directory.CreateDirectory(work);
            GangReport report = Make(work, pieces, options, progress, cancel);
            foreach (string old in Directory.EnumerateFiles(folder, "gang-*").Where(IsOurs).ToArray())
                File.Delete(old);
            foreach (string file in Directory.EnumerateFiles(work).Where(f => IsOurs(f) || Path.GetFileName(f) == ReportName))
                File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            return report;
        }
        catch (Exception e) when (PackFaults.Translate(e, Path.Combine(folder, ReportName)) is { } told)
        {
            throw told;
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, true);
        }
    }

    private static bool IsOurs(string file) => Path.GetFileName(file) is var name && name.StartsWith("gang-", StringComparison.Ordinal) && name.Length > 7 && char.IsAsciiDigit(name[5]) && char.IsAsciiDigit(name[6]);

    private static GangReport Make(string work, IReadOnlyList<GangPiece> pieces, GangOptions options, IProgress<(GangStep Step, int Done, int Count)>? progress, CancellationToken cancel)
    {
        TransferFilm film = options.Film;
        double perMm = film.Resolution.PixelsPerMillimetre, pixelMm = 1 / perMm;
        int width = (int)Math.Round(film.Width.Millimetres * perMm), side = (int)Math.Ceiling(film.SideMargin.Millimetres * perMm), end = (int)Math.Ceiling(film.EndMargin.Millimetres * perMm);
        int longest = (int)Math.Floor(film.MaxLength.Millimetres * perMm + 1e-6);
        double usableWidth = (width - 2 * side) * pixelMm, usableLength = (longest - 2 * end) * pixelMm;
        List<PieceRaster> rasters = Draw(work, pieces, options, usableWidth, usableLength, progress, cancel);

        var order = new NestOrder
        {
            Shapes = [.. rasters.Select(r => new NestShape([.. r.Turns.Select(t => t.Outline)]))],
            Pieces = [.. pieces.SelectMany((p, i) => Enumerable.Repeat(i, p.Copies))],
            Width = usableWidth,
            MaxLength = usableLength,
            Gap = film.CutGap.Millimetres,
            Unit = pixelMm,
            Together = options.Together,
        };
        NestResult nested = Nester.Nest(order, options.Effort, progress is null ? null : new Steps(progress), cancel);

        FileStatement? says = Statement(pieces, rasters, options.House);
        string? xmp = says?.Xmp();
        var checks = new List<SheetCheck>();
        var sheets = ImmutableArray.CreateBuilder<GangSheet>();
        int[] copies = new int[pieces.Count], copyOf = new int[order.Pieces.Length];
        foreach (NestPlace place in nested.Places.OrderBy(p => p.Sheet).ThenBy(p => p.Y).ThenBy(p => p.X))
            copyOf[place.Piece] = ++copies[order.Pieces[place.Piece]];
        int[] heights = [.. nested.Lengths.Select(l => film.IsRoll ? Math.Min(longest, 2 * end + (int)Math.Ceiling(l * perMm - 1e-6)) : longest)];
        int rows = heights.Sum(), done = 0;
        double outlines = 0, inked = 0;
        for (int sheet = 0; sheet < heights.Length; sheet++)
        {
            NestPlace[] laid = [.. nested.Places.Where(p => p.Sheet == sheet)];
            var cut = new List<(GangPlace Place, ImmutableArray<Point> Line)>();
            double area = 0;
            foreach (int i in CutOrder.Of([.. laid.Select(p => Middle(Outline(p)))]))
            {
                PieceTurn turn = Turn(laid[i]);
                int shape = order.Pieces[laid[i].Piece];
                ImmutableArray<Point> line = Outline(laid[i]);
                area += Area(line);
                inked += rasters[shape].InkedMm2;
                cut.Add((new(string.Create(CultureInfo.InvariantCulture, $"cut-{cut.Count + 1:000}"), pieces[shape].Name, copyOf[laid[i].Piece],
                    Rounded((side + laid[i].X + turn.Left) * pixelMm), Rounded((end + laid[i].Y + turn.Top) * pixelMm), Rounded(turn.Width * pixelMm), Rounded(turn.Height * pixelMm), turn.Degrees), line));
            }
            outlines += area;
            string stem = string.Create(CultureInfo.InvariantCulture, $"gang-{sheet + 1:00}"), print = stem + ".png", cutFile = stem + ".cut.svg", preview = stem + ".preview.png";
            string? white = options.White switch { WhiteFile.Tiff => stem + ".white.tif", WhiteFile.Png => stem + ".white.png", _ => null };
            SheetPreview small;
            using (FileStream to = Create(print))
            {
                using FileStream? under = white is null ? null : Create(white);
                small = SheetWriter.Write(to, under, width, heights[sheet], [.. laid.Select(p => new SheetWriter.Stamp(rasters[order.Pieces[p.Piece]], p.Turn, side + p.X + Turn(p).Left, end + p.Y + Turn(p).Top))], options, xmp, _ =>
                {
                    if (done++ % 64 == 0)
                    {
                        cancel.ThrowIfCancellationRequested();
                        progress?.Report((GangStep.Write, done, rows));
                    }
                });
            }
            using (FileStream to = Create(preview))
                PngWriter.Write(to, small.Finish(cut.Select(c => c.Line.Select(p => p * perMm).ToImmutableArray())), new() { Srgb = true, Xmp = xmp });
            using (FileStream to = Create(cutFile))
                CutSvg.Write(to, width * pixelMm, heights[sheet] * pixelMm, cut, says?.Rdf());
            checks.Add(SheetCheck.Of(
                print, new(0, 0, width * pixelMm, heights[sheet] * pixelMm), [.. cut.Select(c => ($"{c.Place.Name} {c.Place.Copy.ToString(CultureInfo.InvariantCulture)}", Core.Geometry.Outline.Polygon(c.Line.AsSpan())))],
                Math.Min(film.SideMargin.Millimetres, film.EndMargin.Millimetres), film.CutGap.Millimetres));
            double film2 = width * pixelMm * heights[sheet] * pixelMm;
            sheets.Add(new(Rounded(heights[sheet] * pixelMm), width, heights[sheet], Share(area / film2), print, white, cutFile, preview, [.. cut.Select(c => c.Place)]));
        }
        double used = width * pixelMm * rows * pixelMm;
        var report = new GangReport(
            film.Id, film.Width.Millimetres, film.Resolution.Dpi, Rounded(Math.Max(film.Spacing.Millimetres, (film.CutOffset * 2 + film.Kerf).Millimetres)), options.Turns, options.Together,
            nested.Placements, nested.Layouts, options.Effort.Time is null, Share(outlines / used), Share(inked / used), Rounded(used), sheets.ToImmutable(),
            [.. SheetCheck.Rows(checks), .. GangCheck.Rows([.. pieces.Zip(rasters, (p, r) => (p.Name, r))], film)]);
        using (FileStream to = Create(ReportName))
            JsonSerializer.Serialize(to, report, RecipeJson.Options);
        progress?.Report((GangStep.Write, rows, rows));
        return report;

        PieceTurn Turn(NestPlace place) => rasters[order.Pieces[place.Piece]].Turns[place.Turn];
        ImmutableArray<Point> Outline(NestPlace place) => [.. Turn(place).Outline.Select(p => p + new Point(side + place.X, end + place.Y) * pixelMm)];
        FileStream Create(string name) => new(Path.Combine(work, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    }

    // What the designs are known to be, and what the files of others say; null where neither says anything.
    private static FileStatement? Statement(IReadOnlyList<GangPiece> pieces, List<PieceRaster> rasters, House house)
    {
        Making[] makings = [.. pieces.Select(p => p.Making).Concat(rasters.Select(r => r.Marks?.Making)).OfType<Making>()];
        ImmutableArray<Ingredient> marked = [.. pieces.Zip(rasters).Where(p => p.Second.Marks is not null).Select(p => new Ingredient(p.First.Name, p.Second.Marks!))];
        return makings.Length == 0 && marked.IsEmpty ? null : new(Makings.Of(makings), "Gang sheet", string.Join(" ", pieces.Select(p => p.Name)), house) { Ingredients = marked };
    }

    private static List<PieceRaster> Draw(string work, IReadOnlyList<GangPiece> pieces, GangOptions options, double usableWidth, double usableLength, IProgress<(GangStep Step, int Done, int Count)>? progress, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        var rasters = new List<PieceRaster>();
        foreach ((int i, GangPiece piece) in pieces.Index())
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                GangArt art = piece.Draw(options.Effort.Threads);
                if (PieceRaster.Box(art.Picture) is null)
                {
                    problems.Add(new(piece.Name, null, null, "The picture is empty: none of its pixels is half opaque or more. Give one with something on it."));
                    continue;
                }
                var raster = new PieceRaster(work, i, art, options.Labels ? piece.Name : null, options);
                rasters.Add(raster);
                if (!raster.Turns.Any(t => t.Outline.Max(p => p.X) <= usableWidth + 1e-6 && t.Outline.Max(p => p.Y) <= usableLength + 1e-6))
                {
                    problems.Add(new(piece.Name, null, "width", string.Create(CultureInfo.InvariantCulture,
                        $"With its cut line the piece takes {raster.Turns[0].Outline.Max(p => p.X):0.#} × {raster.Turns[0].Outline.Max(p => p.Y):0.#} mm, and {options.Film.Id} has {usableWidth:0.#} × {usableLength:0.#} mm between its margins. Make it smaller, or choose a larger film.")));
                }
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
            progress?.Report((GangStep.Draw, i + 1, pieces.Count));
        }
        return problems.Count > 0 ? throw new InputException(problems) : rasters;
    }

    private static Point Middle(ImmutableArray<Point> line) => new((line.Min(p => p.X) + line.Max(p => p.X)) / 2, (line.Min(p => p.Y) + line.Max(p => p.Y)) / 2);

    private static double Area(ImmutableArray<Point> line)
    {
        double twice = 0;
        for (int i = 0; i < line.Length; i++)
            twice += Point.Cross(line[i], line[(i + 1) % line.Length]);
        return Math.Abs(twice) / 2;
    }

    private static double Rounded(double mm) => Math.Round(mm, 3);

    private static double Share(double share) => Math.Round(share, 4);

    private sealed class Steps(IProgress<(GangStep Step, int Done, int Count)> progress) : IProgress<(int Done, int Count)>
    {
        public void Report((int Done, int Count) value) => progress.Report((GangStep.Nest, value.Done, value.Count));
    }
}
