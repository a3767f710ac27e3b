using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Server.Hosting;
using DesignGen.Server.Templates;
using DesignGen.Server.Tracing;
using DesignGen.Vectorize;
using DesignGen.Vectorize.Features;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Views;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen vectorize</c>: pictures into flat inks, with films, underbase and cut line where they are asked for.</summary>
internal sealed class VectorizeCommand
{
    private const string PixelArt = "pixel-art", CentreLine = "centre-line";

    private readonly Argument<string[]> _pictures = new("pictures")
    {
        Description = "PNG and JPEG files, folders of them, and quoted patterns such as \"in/**/*.png\".",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _out = new("--out", "-o") { Description = "A file that ends in .svg, for one picture; else a folder.", HelpName = "file.svg|dir", Required = true };
    private readonly Option<int?> _inks = new("--inks") { Description = $"Most inks, 1 to {LabelMap.MostInks}; default: as many as the picture has, 12 at most.", HelpName = "n" };
    private readonly Option<Length?> _width = Lengths.Option("--width", "Width of the print; its height follows. Default: 280mm.", VectorizeOptions.LeastWidthMm, VectorizeOptions.MostWidthMm);
    private readonly Option<string?> _press = new("--press") { Description = "Id of the print method, for example screen: its thinnest line and narrowest gap are held, and more inks than it prints are warned of.", HelpName = "id" };
    private readonly Option<Length?> _minLine = Lengths.Option("--min-line", "Thinnest line that the press holds; default: that of --press. Thinner strokes are grown.", 0.01, 10);
    private readonly Option<Length?> _minGap = Lengths.Option("--min-gap", "Narrowest gap that stays open; default: that of --press. Narrower ones are opened or closed.", 0.01, 10);
    private readonly Option<bool> _noFeatures = new("--no-features") { Description = "Leaves strokes, gaps and dots as they are, however small." };
    private readonly Option<string?> _library = new("--library") { Description = "Ink library, by id or file: every fill is exactly one of its spot inks.", HelpName = "id|file.yaml" };
    private readonly Option<FileInfo?> _report = new("--report") { Description = "Writes what was found and made as JSON.", HelpName = "file.json" };
    private readonly Option<bool> _films = new("--films") { Description = "Also a film for each ink, knocked out and trapped." };
    private readonly Option<Length?> _trap = Lengths.Option("--trap", "How far the films of lighter inks go under darker ones; default: 0.2mm.", 0, TrapRules.MostMm);
    private readonly Option<bool> _underbase = new("--underbase") { Description = "Also the white under all colours." };
    private readonly Option<Length?> _choke = Lengths.Option("--choke", "How far the white stays inside the colours' edge; default: 0.25mm.", 0, TrapRules.MostMm);
    private readonly Option<bool> _cut = new("--cut") { Description = "Also a cut line round the colours." };
    private readonly Option<Length?> _cutOffset = Lengths.Option("--cut-offset", "How far outside the colours the cut line runs; default: 2mm.", 0, 20);
    private readonly Option<string> _mode = new("--mode") { Description = "picture finds curves between pixels; pixel-art keeps pixels square; centre-line makes strokes of a pen, for plotters.", HelpName = "picture|" + PixelArt + "|" + CentreLine, DefaultValueFactory = _ => "picture" };
    private readonly Option<Length?> _widestLine = Lengths.Option("--widest-line", "With centre-line: what is wider stays an area; default: three times the width that most lines have.", 0.01, 100);
    private readonly Option<bool> _background = new("--remove-background") { Description = "Leaves bare what is joined to the picture's border and has its colour." };
    private readonly Option<bool> _tile = new("--tile") { Description = "The picture is one tile of a repeat: opposite borders get the very same points." };
    private readonly Globals _globals;

    private VectorizeCommand(Globals globals)
    {
        _globals = globals;
        Numbers.Within(_inks, 1, LabelMap.MostInks);
        Lengths.Needs(_trap, _films);
        Lengths.Needs(_choke, _underbase);
        Lengths.Needs(_cutOffset, _cut);
        foreach (Option<Length?> limit in new[] { _minLine, _minGap })
        {
            limit.Validators.Add(result =>
            {
                if (result.GetResult(_noFeatures) is { Implicit: false })
                    result.AddError($"{limit.Name} and {_noFeatures.Name} are opposites. Leave one of them out.");
                if (result.GetResult(_mode)?.Tokens is [{ Value: PixelArt }])
                    result.AddError($"{limit.Name} can't be held in pixel art, whose pixels stay squares. Leave it out, or take {_mode.Name} picture.");
            });
        }
        foreach (Option option in new Option[] { _films, _underbase, _cut, _tile, _minLine, _minGap })
        {
            option.Validators.Add(result =>
            {
                if (!result.Implicit && result.GetResult(_mode)?.Tokens is [{ Value: CentreLine }])
                    result.AddError($"{option.Name} is for flat inks, not for strokes of a pen. Leave it out, or take {_mode.Name} picture.");
            });
        }
        _widestLine.Validators.Add(result =>
        {
            if (result.GetResult(_mode)?.Tokens is not [{ Value: CentreLine }])
                result.AddError($"{_widestLine.Name} does nothing without {_mode.Name} {CentreLine}. Add that, or leave it out.");
        });
        _mode.AcceptOnlyFromAmong("picture", PixelArt, CentreLine);
    }

    public static Command Build(Globals globals)
    {
        var vectorize = new VectorizeCommand(globals);
        var command = new Command(
            "vectorize",
            """
            Turns pictures into flat inks: an SVG in millimetres, one named group for each ink, and what a press needs besides.

            Examples:
              designgen vectorize koi.png -o koi.svg
              designgen vectorize koi.png --inks 6 --width 280mm --press screen --library screen-plastisol --films --underbase -o press/koi.svg --report koi.json
              designgen vectorize "in/*.png" photos -o traced --report traced/report.json
              designgen vectorize sprite.png --mode pixel-art --remove-background --cut -o sprite.svg
            """)
        {
            vectorize._pictures, vectorize._out, vectorize._inks, vectorize._width, vectorize._press, vectorize._minLine, vectorize._minGap, vectorize._noFeatures, vectorize._library, vectorize._report, vectorize._films, vectorize._trap,
            vectorize._underbase, vectorize._choke, vectorize._cut, vectorize._cutOffset, vectorize._mode, vectorize._widestLine, vectorize._background, vectorize._tile,
        };
        command.SetAction(vectorize.ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancel)
    {
        Screen screen = _globals.Screen(parsed);
        string to = parsed.GetRequiredValue(_out);
        string? report = parsed.GetValue(_report)?.ToString();
        // All that is wrong with the command is told before any picture is opened.
        var problems = new List<Problem>();
        IReadOnlyList<string> pictures = PictureSearch.Find(parsed.GetRequiredValue(_pictures), problems);
        IReadOnlyList<string> proofs = Gather(problems, () => ProofNames.For(pictures, to)) ?? [];
        TracingOrder? order = Gather(problems, () => Order(parsed, problems));
        var written = new WrittenFiles(pictures);
        if (report is not null)
            Gather(problems, () => written.Claim(report));
        foreach (string proof in proofs)
            Gather(problems, () => written.Claim(proof));
        if (problems.Count > 0)
            throw new InputException(problems);

        var made = ImmutableArray.CreateBuilder<PictureReport>();
        var failed = ImmutableArray.CreateBuilder<FailedPicture>();
        ExceptionDispatchInfo? defect = null;
        var tracing = new PictureTracing(new BuiltInTracer());
        try
        {
            foreach ((int i, string picture) in pictures.Index())
            {
                string step = string.Create(CultureInfo.InvariantCulture, $"[{i + 1}/{pictures.Count}] {picture}");
                screen.Begin(step);
                var watch = Stopwatch.StartNew();
                try
                {
                    (PictureReport done, ImmutableArray<TracingWarning> warnings) = await TraceAsync(tracing, picture, proofs[i], order!, written, cancel);
                    made.Add(done);
                    screen.End(string.Create(CultureInfo.InvariantCulture, $"{step}: {screen.In(Many(done.Inks.Length, "ink"), $"{done.Inks.Length} 色")}, {watch.ElapsedMilliseconds} ms"));
                    Tell(screen, done, warnings, inDetail: pictures.Count == 1);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failed.Add(new(PictureReports.Slashed(picture), Kind(e), e.Message));
                    screen.End($"{step}: {screen.In("failed", "失败")}");
                    if (e is not (InputException or UnavailableException))
                        defect ??= ExceptionDispatchInfo.Capture(e);
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            screen.End();
            screen.Error("cancelled", screen.In($"Stopped after {made.Count} of {pictures.Count} pictures; their files are whole.", $"已停止：{pictures.Count} 张图片中已完成 {made.Count} 张，文件完整。"));
            return ExitCodes.Cancelled;
        }

        var all = new TracingReport(ReportOptions.Of(order!), made.ToImmutable(), failed.ToImmutable());
        if (report is not null)
        {
            await WholeFile.WriteNamedAsync(Path.GetFullPath(report), stream => JsonSerializer.Serialize(stream, all, RecipeJson.Options));
            screen.Line($"Report: {report}", $"报告：{report}");
        }
        // What was not made is told last, where it is seen.
        foreach (FailedPicture picture in failed)
            screen.Complain(picture.Message);
        if (pictures.Count > 1)
            screen.Line($"{made.Count} of {pictures.Count} pictures traced", $"已矢量化 {made.Count}/{pictures.Count} 张图片");
        defect?.Throw();
        screen.Result(all);
        return failed.Any(f => f.Kind == "input") ? ExitCodes.Input : failed.Count > 0 ? ExitCodes.Unavailable : ExitCodes.Done;
    }

    private static async Task<(PictureReport Report, ImmutableArray<TracingWarning> Warnings)> TraceAsync(
        PictureTracing tracing, string picture, string proof, TracingOrder order, WrittenFiles written, CancellationToken cancel)
    {
        TracedViews views = tracing.Make(picture, order, cancel);
        TracedFiles files = views.Files(proof);
        foreach (TracedFile file in files.All.Where(f => f != files.Proof))
            written.Claim(file.File);
        ImmutableArray<TracingWarning> warnings = PictureTracing.Warnings(views, PictureTracing.OlderFilms(files));
        await PictureTracing.WriteAsync(files, cancel);
        return (PictureReports.Of(views, files, warnings), warnings);
    }

    private TracingOrder? Order(ParseResult parsed, List<Problem> problems)
    {
        string? press = parsed.GetValue(_press), library = parsed.GetValue(_library);
        bool isFile = library is not null && (library.AsSpan().ContainsAny('/', '\\') || Path.HasExtension(library));
        TemplateCatalogue? catalogue = press is null && (library is null || isFile) ? null : Gather(problems, () => _globals.Catalogue(parsed));
        InkLibrary? inks = library is null ? null
            : isFile ? Gather(problems, () => TemplateFolder.ReadInks(library))
            : catalogue is null ? null : Named(problems, catalogue.InkLibraries, library, "--library", "ink library", "; or name a file");
        PrintMethod? method = press is null || catalogue is null ? null : Named(problems, catalogue.Methods, press, "--press", "print method", "");
        bool isLines = parsed.GetValue(_mode) == CentreLine, isPixelArt = parsed.GetValue(_mode) == PixelArt;
        var options = new VectorizeOptions
        {
            Width = parsed.GetValue(_width) ?? Length.FromMillimetres(280),
            Inks = parsed.GetValue(_inks),
            Library = inks,
            Features = parsed.GetValue(_noFeatures) || isPixelArt || isLines ? null : Limits(method, parsed.GetValue(_minLine), parsed.GetValue(_minGap)),
            Mode = isPixelArt ? TraceMode.PixelArt : TraceMode.Picture,
            RemoveBackground = parsed.GetValue(_background),
            Tile = parsed.GetValue(_tile),
        };
        problems.AddRange(options.Problems());
        return new(options)
        {
            Press = method,
            Lines = isLines ? new() { WidestLine = parsed.GetValue(_widestLine) } : null,
            Trap = parsed.GetValue(_films) ? parsed.GetValue(_trap) ?? TracingOrder.UsualTrap : null,
            Choke = parsed.GetValue(_underbase) ? parsed.GetValue(_choke) ?? Underbase.DefaultChoke : null,
            CutOffset = parsed.GetValue(_cut) ? parsed.GetValue(_cutOffset) ?? CutRules.Sticker.Offset : null,
        };
    }

    // Where one of the two is not said, it is as the other.
    private static FeatureLimits? Limits(PrintMethod? press, Length? line, Length? gap) =>
        (line ?? press?.MinLine ?? gap) is Length thinnest && (gap ?? press?.MinGap ?? line) is Length narrowest ? new(thinnest, narrowest) : null;

    private static T? Named<T>(List<Problem> problems, ImmutableSortedDictionary<string, T> all, string id, string option, string what, string or)
        where T : class
    {
        if (all.TryGetValue(id, out T? found))
            return found;
        problems.Add(new(option, null, null, $"There is no {what} '{id}'. There are: {string.Join(", ", all.Keys)}{or}."));
        return null;
    }

    private static T? Gather<T>(List<Problem> problems, Func<T> read)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
    }

    private static string Kind(Exception e) => e is InputException ? "input" : e is UnavailableException ? "unavailable" : "defect";

    private static void Tell(Screen screen, PictureReport report, ImmutableArray<TracingWarning> warnings, bool inDetail)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"{report.WidthMm:0.#} × {report.HeightMm:0.#} mm");
        screen.Line($"{report.Files.Proof}  {Many(report.Inks.Length, "ink")}  {size}", $"{report.Files.Proof}  {report.Inks.Length} 色  {size}");
        if (inDetail)
        {
            foreach ((int i, ReportInk ink) in report.Inks.Index())
            {
                string printed = ink.Printed == ink.Found ? "" : string.Create(CultureInfo.InvariantCulture, $"  {screen.In("for", "代替")} {ink.Found}, CIEDE2000 {ink.Difference:0.0#}");
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {i + 1,2}  {ink.Printed}  {ink.Share * 100,5:0.0} %  {(ink.Name == ink.Printed.Hex ? "" : ink.Name)}{printed}").TrimEnd());
            }
            if (report.Features is { Totals: { IsEmpty: false } totals })
                screen.Line("  " + string.Join(screen.In(", ", "，"), totals.Select(t => Told(screen, t))));
            foreach (ReportLines lines in report.Lines ?? [])
            {
                string length = string.Create(CultureInfo.InvariantCulture, $"{lines.LengthMm:0} mm");
                screen.Line($"  {lines.Ink}: {Many(lines.Strokes, "stroke")}, {length}", $"  {lines.Ink}：{lines.Strokes} 条线，{length}");
            }
            foreach (string? file in new[] { report.Files.Underbase, report.Files.Cut, report.Files.Lines }.Prepend(null).Concat(report.Files.Films).Where(f => f is not null))
                screen.Line("  " + file);
        }
        foreach (TracingWarning warning in warnings)
            screen.Line($"Warning: {warning.Text.En}", $"警告：{warning.Text.Zh}");
    }

    private static string Many(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Told(Screen screen, ReportTotal total) => total.Kind switch
    {
        FeatureKind.Grown => screen.In(Many(total.Count, "stroke") + " grown", $"{total.Count} 处线条加粗"),
        FeatureKind.Opened => screen.In(Many(total.Count, "gap") + " opened", $"{total.Count} 处间隙加宽"),
        FeatureKind.Bridged => screen.In(Many(total.Count, "gap") + " closed", $"{total.Count} 处间隙合并"),
        FeatureKind.Dropped => screen.In(Many(total.Count, "dot") + " dropped", $"{total.Count} 处小点去除"),
        _ => screen.In(Many(total.Count, "pinhole") + " filled", $"{total.Count} 处针孔填实"),
    };

    /// <summary>The files of a run: none is a picture that was given, and none is written twice.</summary>
    private sealed class WrittenFiles(IEnumerable<string> pictures)
    {
        private readonly HashSet<string> _pictures = new(pictures.Select(Path.GetFullPath), StringComparer.OrdinalIgnoreCase), _claimed = new(StringComparer.OrdinalIgnoreCase);

        public string Claim(string file)
        {
            if (_pictures.Contains(Path.GetFullPath(file)))
                throw new InputException(file, null, "This is one of the pictures; it would be overwritten. Choose another place.");
            return _claimed.Add(Path.GetFullPath(file)) ? file
                : throw new InputException(file, null, "Two files of this run would have this name. Rename a picture, or choose another place for the report.");
        }
    }
}
