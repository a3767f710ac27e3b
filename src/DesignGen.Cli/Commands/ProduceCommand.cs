using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Houses;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Preflight;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen produce</c>: press-ready files of what was approved.</summary>
internal static class ProduceCommand
{
    public static Command Build(Globals globals)
    {
        var batch = new Argument<string?>("batch") { Description = "Batch code or output folder; default: the newest batch.", Arity = ArgumentArity.ZeroOrOne };
        var variant = new Option<string[]>("--variant") { Description = "Codes of the variants; default: what was approved.", HelpName = "code", AllowMultipleArgumentsPerToken = true };
        var top = new Option<int?>("--top") { Description = "The best by score in place of what was approved, 1 to 100.", HelpName = "n" };
        var film = new Option<int?>("--film-dpi") { Description = "Resolution of the films, 150 to 2400; default: the brief's, else the print method's.", HelpName = "dpi" };
        var mirror = new Option<bool>("--mirror") { Description = "Films laterally reversed, emulsion down." };
        var zip = new Option<bool>("--zip") { Description = "One zip file instead of a folder." };
        var zipStyles = new Option<bool>("--zip-styles") { Description = "A folder with one zip file for each style." };
        var press = new Option<string?>("--press") { Description = "Id of the press that all is made ready for; default: the brief's, else the print method's.", HelpName = "id" };
        var dots = new Option<double?>("--index-dots") { Description = "Films as square dots of the design's inks in place of plates (index separation, for pictures and ramps): dots in an inch, 60 to 400, 180 is usual.", HelpName = "n" };
        var language = new Option<string?>("--sheet-language") { Description = "Languages of sheets: brief, en, zh or both; default: the house's.", HelpName = "language" };
        language.AcceptOnlyFromAmong([.. Enum.GetValues<SheetLanguage>().Select(RecipeJson.Word)]);
        var passed = new Option<string[]>("--override") { Description = "Passes over a check that stops a style, in the name of --by; may be given several times.", HelpName = "check=reason" };
        var by = new Option<string?>("--by") { Description = "Who takes an override on.", HelpName = "name" };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Where to; default: press in the output folder. An earlier pack there is replaced.", HelpName = "dir" };
        Option<string[]> sizes = Nails("--nail-sizes", "Sizes of nail sets: of the charts, tips for one pair of every press-on tip, or all; default: the brief's."), shapes = Nails("--nail-shapes", "Nail shapes, or all; default: the brief's.");
        Option<string[]> lengths = Nails("--nail-lengths", "Nail lengths, or all; default: the brief's."), sheets = Nails("--nail-sheets", "Nail sheets of the templates, or all; default: the usual ones.");
        Option<string[]> hands = Nails("--nail-hands", "Hands: left, right or all; default: both.");
        Option<string[]> printers = Nails("--nail-printers", "Nail printers of the templates, or all; default: the usual ones.");
        Numbers.Within(top, 1, 100);
        Numbers.Within(film, 150, 2400);
        Numbers.Within(dots, 60, 400);
        var command = new Command(
            "produce",
            """
            Makes press-ready files: artwork, print picture, films, cut lines and tech pack for each style, and an overview.

            Examples:
              designgen produce
              designgen produce 7KQ4D2XM --variant 7KQ4D2XM-0003-A7 7KQ4D2XM-0011-0P
              designgen produce --nail-sizes all --nail-sheets wrap-a4 press-on-tray
              designgen produce out/koi --top 5 --film-dpi 1200 --mirror --zip
              designgen produce --press butt-screen --index-dots 180 --sheet-language both --zip-styles
            """) { batch, variant, top, press, film, dots, mirror, zip, zipStyles, language, passed, by, output, sizes, shapes, lengths, hands, sheets, printers };
        Exclusive.Pair(command, variant, top);
        Exclusive.Pair(command, zip, zipStyles);
        command.Validators.Add(result =>
        {
            string[] given = result.GetValue(passed) ?? [];
            if (given.Length > 0 && string.IsNullOrWhiteSpace(result.GetValue(by)))
                result.AddError("An override names the person who takes it on. Add --by with a name.");
            foreach (string one in given)
            {
                (string code, string reason) = Parted(one);
                if (PreflightOverride.Fault(code, reason) is string fault)
                    result.AddError(fault);
            }
            if (given.GroupBy(g => Parted(g).Code).FirstOrDefault(g => g.Count() > 1) is { } twice)
                result.AddError($"{twice.Key} is passed over twice. Give one reason.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            (string data, string code) = await Places.FindAsync(parsed.GetValue(batch), globals.Data(parsed), globals.Storage(parsed), cancel);
            await using DesignGenHost host = globals.Open(parsed, data);
            string target = parsed.GetValue(output)?.FullName ?? Path.Combine(Places.OutputOfData(data), "press");
            var order = new PackOrder
            {
                Codes = Named(variant),
                Top = parsed.GetValue(top),
                Press = parsed.GetValue(press) ?? "",
                FilmDpi = parsed.GetValue(film),
                IndexDots = parsed.GetValue(dots),
                Mirror = parsed.GetValue(mirror),
                Sheets = parsed.GetValue(language) is string words ? Enum.GetValues<SheetLanguage>().First(l => RecipeJson.Word(l) == words) : null,
                Nails = new() { Sizes = Named(sizes), Shapes = Named(shapes), Lengths = Named(lengths), Hands = Named(hands), Sheets = Named(sheets), Printers = Named(printers) },
                Overrides = (parsed.GetValue(passed) ?? []).Select(Parted).ToImmutableSortedDictionary(o => o.Code, o => o.Reason, StringComparer.Ordinal),
                OverriddenBy = parsed.GetValue(by) ?? "",
            };
            ProductionOptions options = order.Options("", host.Catalogue) with { Zip = parsed.GetValue(zip), ZipStyles = parsed.GetValue(zipStyles) };
            Production made = await screen.WhileAsync(
                screen.In("Press files", "制版文件"), progress => host.ProduceAsync(code, order.Choice, options, target, progress, cancel));
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"Batch {code}: {made.Variants.Length} styles, {made.Manifest.Files.Length + 1} files in {made.Path}"),
                string.Create(CultureInfo.InvariantCulture, $"批次 {code}：{made.Variants.Length} 款，{made.Manifest.Files.Length + 1} 个文件，位于 {made.Path}"));
            foreach (VariantRecord one in made.Variants)
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {one.Code}  {one.Report.Score,3:0}  {one.Spec.Title}"));
            foreach (PackBlock stopped in made.Manifest.Blocked)
            {
                foreach (PackBlockCheck check in stopped.Checks)
                {
                    screen.Line(
                        $"  {stopped.Code}  STOPPED by {check.Code}: {check.Actual.En} (needed: {check.Target.En}). {check.Remedy.En}",
                        $"  {stopped.Code}  已停止（{check.Code}）：{check.Actual.Zh}（要求：{check.Target.Zh}）。{check.Remedy.Zh}");
                }
            }
            Agreements.Tell(screen, host.Catalogue.House, made.NewlyAgreed);
            screen.Result(new { Batch = code, Press = made.Path, Produced = made.Variants.Select(v => new { v.Code, v.Spec.Title, v.Report.Score }), made.Manifest.Files, made.Manifest.Blocked, made.Manifest.Overrides, made.NewlyAgreed });
            return made.Manifest.Blocked.IsEmpty ? ExitCodes.Done : ExitCodes.Input;

            ImmutableArray<string> Named(Option<string[]> option) => [.. parsed.GetValue(option) ?? []];
        });
        return command;

        static Option<string[]> Nails(string name, string says) => new(name) { Description = says, HelpName = "name", AllowMultipleArgumentsPerToken = true };
    }

    private static (string Code, string Reason) Parted(string given)
    {
        int at = given.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (given.Trim(), "") : (given[..at].Trim(), given[(at + 1)..].Trim());
    }
}
