using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Gang;
using DesignGen.Produce.Gang.Nesting;
using DesignGen.Produce.Preflight;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen gang</c>: many designs nested on transfer film.</summary>
internal sealed class GangCommand
{
    private readonly Argument<string[]> _pieces = new("pieces") { Description = "Codes of designs, PNG files with a clear ground and SVG files, each with width and quantity: CODE=10, koi.png@90mm=5. Default: what was approved of --batch.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _list = new("--list") { Description = "Pieces from a file: YAML, or CSV with the columns piece, width, quantity.", HelpName = "file" };
    private readonly Option<string?> _batch = new("--batch") { Description = "Batch code or output folder of which all approved designs are ganged; with no pieces given, the newest batch.", HelpName = "batch" };
    private readonly Option<int> _copies = new("--copies") { Description = "Copies of each approved design; default: 1.", HelpName = "n", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _film = new("--film") { Description = "Id of the transfer film; default: roll-22in.", HelpName = "id", DefaultValueFactory = _ => "roll-22in" };
    private readonly Option<int> _turns = new("--turns") { Description = "In how many turns a piece may lie, 1 to 24; default: 4, quarter turns.", HelpName = "n", DefaultValueFactory = _ => 4 };
    private readonly Option<bool> _together = new("--together") { Description = "Copies of a design lie one after the other along the film." };
    private readonly Option<bool> _labels = new("--labels") { Description = "Prints each piece's name beside its art, within the cut line." };
    private readonly Option<string> _white = new("--white") { Description = "File of the white: tiff (1 bit), png (8 bit grey) or none.", HelpName = "tiff|png|none", DefaultValueFactory = _ => "tiff" };
    private readonly Option<int?> _effort = new("--effort") { Description = "Most placements tried, in thousands, 1 to 100000; default: 400. The same number gives the same layout everywhere.", HelpName = "n" };
    private readonly Option<int?> _seconds = new("--seconds") { Description = "Ends the search after so many seconds with the best so far, 1 to 86400. Such a layout can't be made again.", HelpName = "n" };
    private readonly Option<int> _threads = new("--threads") { Description = "Threads to use, 1 to 64; default: one per core. The files are the same for any number.", HelpName = "n" };
    private readonly Option<DirectoryInfo?> _out = new("--out", "-o") { Description = "Where to; default: gang. Earlier sheets there are replaced.", HelpName = "dir" };
    private readonly Globals _globals;

    private GangCommand(Globals globals)
    {
        _globals = globals;
        Numbers.Within(_copies, 1, GangList.MostCopies);
        Numbers.Within(_turns, 1, 24);
        Numbers.Within(_effort, 1, 100_000);
        Numbers.Within(_seconds, 1, 86_400);
        Numbers.Within(_threads, 1, 64);
        _white.AcceptOnlyFromAmong("tiff", "png", "none");
    }

    public static Command Build(Globals globals)
    {
        var gang = new GangCommand(globals);
        var command = new Command(
            "gang",
            """
            Nests designs and pictures on transfer film: print picture, white, cut lines and preview of each sheet.

            Examples:
              designgen gang --batch 7KQ4D2XM --copies 5 --film roll-22in
              designgen gang 7KQ4D2XM-0003-A7@90mm=10 logo.png@60mm=24 --film a3 --together -o press/gang
              designgen gang --list order.csv --effort 5000
            """)
        {
            gang._pieces, gang._list, gang._batch, gang._copies, gang._film, gang._turns, gang._together, gang._labels, gang._white, gang._effort, gang._seconds, gang._threads, gang._out,
        };
        Exclusive.Pair(command, gang._effort, gang._seconds);
        command.SetAction(gang.ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancel)
    {
        Screen screen = _globals.Screen(parsed);
        var problems = new List<Problem>();
        List<GangLine> lines = [.. (parsed.GetValue(_pieces) ?? []).Select(w => GangList.Word(w, problems)).OfType<GangLine>()];
        if (parsed.GetValue(_list) is { } list)
            lines.AddRange(ReadList(list, problems));
        bool named = parsed.GetValue(_batch) is not null || (lines.Count == 0 && problems.Count == 0);
        TemplateCatalogue catalogue = _globals.Catalogue(parsed);
        string id = parsed.GetRequiredValue(_film);
        if (!catalogue.TransferFilms.TryGetValue(id, out TransferFilm? film))
            problems.Add(new("--film", null, null, $"There is no transfer film '{id}'. There are: {string.Join(", ", catalogue.TransferFilms.Keys)}."));
        var pieces = new List<GangPiece>();
        foreach (GangLine line in lines.Where(l => l.IsFile))
        {
            if (!File.Exists(line.Piece))
                problems.Add(new(line.Piece, null, null, "There is no such file. Check the path."));
            else if (!GangPictures.Extensions.Contains(Path.GetExtension(line.Piece), StringComparer.OrdinalIgnoreCase))
                problems.Add(new(line.Piece, null, null, "Only PNG and SVG files can be ganged. Save the picture as a PNG with a clear ground."));
            else if (film is not null)
                pieces.Add(new(Path.GetFileNameWithoutExtension(line.Piece), line.Copies, threads => GangPictures.Read(line.Piece, line.Width, film.Resolution, threads)));
        }
        foreach (IGrouping<string, GangLine> batch in lines.Where(l => !l.IsFile).GroupBy(l => VariantCode.Normalize(l.Piece).Split('-')[0]))
        {
            GangLine[] wanted = [.. batch];
            await GatherAsync(batch.Key, new([.. wanted.Select(w => w.Piece).Distinct()], null), code => wanted.Where(w => VariantCode.Normalize(w.Piece) == code));
        }
        if (named)
        {
            int copies = parsed.GetValue(_copies);
            await GatherAsync(parsed.GetValue(_batch), new([], null), code => [new(code, null, copies)]);
        }
        if (problems.Count > 0)
            throw new InputException(problems);

        string folder = parsed.GetValue(_out)?.FullName ?? Path.GetFullPath("gang");
        var options = new GangOptions(film!)
        {
            Turns = parsed.GetValue(_turns),
            Together = parsed.GetValue(_together),
            Labels = parsed.GetValue(_labels),
            White = parsed.GetValue(_white) switch { "png" => WhiteFile.Png, "none" => WhiteFile.None, _ => WhiteFile.Tiff },
            Effort = (parsed.GetValue(_seconds) is int seconds ? Until(seconds) : Tried(parsed.GetValue(_effort))) with { Threads = parsed.GetValue(_threads) },
            House = catalogue.House,
        };
        GangReport report = await screen.WhileAsync(screen.In("Gang sheets", "拼版"), progress => Task.Run(() => GangWriter.Write(folder, pieces, options, new Whole(progress), cancel), CancellationToken.None));
        int count = report.Sheets.Sum(s => s.Pieces.Length);
        screen.Line(
            string.Create(CultureInfo.InvariantCulture, $"{count} pieces on {report.Sheets.Length} {(report.Sheets.Length == 1 ? "sheet" : "sheets")} of {film!.Name.En}, {report.Utilization:0.0 %} of the film used, in {folder}"),
            string.Create(CultureInfo.InvariantCulture, $"{count} 件，{film.Name.Zh} {report.Sheets.Length} 张，利用率 {report.Utilization:0.0 %}，位于 {folder}"));
        foreach (GangSheet sheet in report.Sheets)
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {sheet.Print}  {report.FilmWidthMm:0.#} × {sheet.LengthMm:0.#} mm  {sheet.Pieces.Length}  {sheet.Utilization:0.0 %}"));
        foreach (PreflightCheck check in report.Checks.Where(c => c.Severity >= PreflightSeverity.Warn))
            screen.Line($"  ! {check.Name.En}: {check.Actual.En}. {check.Remedy.En}", $"  ! {check.Name.Zh}：{check.Actual.Zh}。{check.Remedy.Zh}");
        screen.Result(report);
        return ExitCodes.Done;

        static NestEffort Until(int seconds) => new() { Placements = long.MaxValue, Time = TimeSpan.FromSeconds(seconds) };
        static NestEffort Tried(int? thousands) => new() { Placements = thousands * 1000L ?? NestEffort.UsualPlacements };

        async Task GatherAsync(string? batch, ProductionChoice choice, Func<string, IEnumerable<GangLine>> of)
        {
            try
            {
                (string data, string code) = await Places.FindAsync(batch, _globals.Data(parsed), _globals.Storage(parsed), cancel);
                await using DesignGenHost host = _globals.Open(parsed, data);
                foreach ((VariantRecord variant, Artwork artwork) in await host.TakeArtworksAsync(code, choice, cancel))
                {
                    foreach (GangLine line in of(variant.Code))
                    {
                        if (film is not null)
                            pieces.Add(new(variant.Code, line.Copies, threads => GangPictures.Draw(artwork, line.Width, film.Resolution, threads)) { Making = Makings.Of(variant.Spec.Recipe) });
                    }
                }
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
        }
    }

    private static ImmutableArray<GangLine> ReadList(string file, List<Problem> problems)
    {
        if (!File.Exists(file))
        {
            problems.Add(new(file, null, null, "There is no such list. Check the path."));
            return [];
        }
        try
        {
            return GangList.Read(file, File.ReadAllText(file), problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }

    // Drawing, nesting and writing as one bar: two tenths, five, and three.
    private sealed class Whole(IProgress<(int Done, int Count)> progress) : IProgress<(GangStep Step, int Done, int Count)>
    {
        public void Report((GangStep Step, int Done, int Count) value)
        {
            (double from, double part) = value.Step switch { GangStep.Draw => (0, 0.2), GangStep.Nest => (0.2, 0.5), _ => (0.7, 0.3) };
            progress.Report(((int)(1000 * (from + part * value.Done / Math.Max(1, value.Count))), 1000));
        }
    }
}
