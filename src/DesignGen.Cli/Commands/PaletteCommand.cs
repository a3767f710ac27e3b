using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Generate.Plan;
using DesignGen.Render.Pictures;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pipeline;
using DesignGen.Server.Templates;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen palette</c>: the shop's palettes, in words and as swatches, and new ones from pictures.</summary>
internal static class PaletteCommand
{
    public static Command Build(Globals globals) =>
        new("palette", "Lists palettes, shows them as swatches, and takes new ones from pictures.") { List(globals), Sheet(globals), From(globals) };

    private static Argument<string[]> Words() => new("words")
    {
        Description = "Ids, names, moods, seasons, markets or inks, in English or Chinese; palettes that match every word. 'light', 'dark' and 'coloured' ask for grounds.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static Command List(Globals globals)
    {
        Argument<string[]> words = Words();
        var command = new Command(
            "list",
            """
            Lists palettes with their tags, for the keys palettes and moods of a brief.

            Examples:
              designgen palette list
              designgen palette list dark romantic
              designgen palette list 青
            """)
        {
            words,
        };
        command.SetAction(parsed =>
        {
            Screen screen = globals.Screen(parsed);
            Palette[] palettes = PaletteSearch.Find(globals.Catalogue(parsed), parsed.GetValue(words) ?? []);
            foreach (Palette palette in palettes)
                screen.Line($"{palette.Id,-24} {screen.In(palette.Name),-24} {string.Join(' ', palette.Colours.Values.Select(c => c.Hex))}  {string.Join(", ", palette.Tags)}");
            screen.Line($"{palettes.Length} palettes", $"{palettes.Length} 个色盘");
            screen.Result(new { Palettes = palettes.Select(p => new { p.Id, Name = screen.In(p.Name), p.Tags, Inks = Inks(p) }) });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Sheet(Globals globals)
    {
        var file = new Argument<FileInfo>("file.png") { Description = "Where to draw; further pages get -2, -3… in their names." };
        Argument<string[]> words = Words();
        var command = new Command(
            "sheet",
            """
            Draws palettes as swatches into a PNG file, 120 on a page at most.

            Examples:
              designgen palette sheet palettes.png
              designgen palette sheet winter.png winter dark
            """)
        {
            file, words,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            Palette[] palettes = PaletteSearch.Find(globals.Catalogue(parsed), parsed.GetValue(words) ?? []);
            string to = parsed.GetValue(file)!.FullName;
            var files = new List<string>();
            // Pages are filled alike, so that none holds a lone swatch.
            int pages = (palettes.Length + PaletteSheet.PerPage - 1) / PaletteSheet.PerPage, onEach = Math.Max(1, (palettes.Length + pages - 1) / Math.Max(1, pages));
            foreach ((int page, Palette[] shown) in palettes.Chunk(onEach).Index())
            {
                string at = page == 0 ? to : Path.ChangeExtension(to, null) + string.Create(CultureInfo.InvariantCulture, $"-{page + 1}") + Path.GetExtension(to);
                await WholeFile.WriteNamedAsync(at, stream => PaletteSheet.Write(stream, shown, page * onEach + 1, globals.House(parsed), cancel));
                screen.Line($"Sheet: {at}", $"色卡：{at}");
                files.Add(at);
            }
            screen.Result(new { Palettes = palettes.Select(p => p.Id), Sheets = files });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command From(Globals globals)
    {
        var picture = new Argument<FileInfo>("picture") { Description = "A PNG or JPEG file; its colour profile is used." };
        var id = new Option<string>("--id") { Description = "Id of the palette: letters a to z, digits and hyphens.", Required = true };
        id.Validators.Add(r =>
        {
            string given = r.GetValueOrDefault<string>() ?? "";
            if (given.Length is 0 or > 60 || given.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') || given.StartsWith('-') || given.EndsWith('-'))
                r.AddError($"--id: '{given}' is not an id. Use letters a to z, digits and hyphens between them, 60 at most.");
        });
        var english = new Option<string>("--name-en") { Description = "Its name in English.", Required = true };
        var chinese = new Option<string>("--name-zh") { Description = "Its name in Chinese.", Required = true };
        foreach (Option<string> name in new[] { english, chinese })
        {
            name.Validators.Add(r =>
            {
                if (r.GetValueOrDefault<string>() is not { } given || given.Trim().Length is 0 or > 80 || given.Any(char.IsControl))
                    r.AddError($"{name.Name}: a name of 1 to 80 characters on one line is needed.");
            });
        }
        var tags = new Option<string[]>("--tags") { Description = "Words that briefs find it by, for example summer romantic women.", AllowMultipleArgumentsPerToken = true };
        var to = new Option<FileInfo?>("--out", "-o") { Description = "File to write; default: palettes/ID.yaml in the templates folder.", HelpName = "file.yaml" };
        var force = new Option<bool>("--force") { Description = "Replace the file where it is there already." };
        var command = new Command(
            "from",
            """
            Takes a palette from a picture and writes it as a template. Colours that must move so that motifs read on
            their ground are listed as warnings, and so are colours that the picture does not have.

            Examples:
              designgen palette from mood.png --id harbour-dusk --name-en "Harbour dusk" --name-zh 港湾暮色
              designgen palette from photo.jpg --id harbour-dusk --name-en "Harbour dusk" --name-zh 港湾暮色 --tags summer calm women -o shop/palettes/harbour-dusk.yaml
            """)
        {
            picture, id, english, chinese, tags, to, force,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            string source = parsed.GetValue(picture)!.ToString(), key = parsed.GetValue(id)!;
            string file = parsed.GetValue(to)?.FullName ?? Path.Combine(globals.TemplatesFolder(parsed), "palettes", key + ".yaml");
            if (File.Exists(file) && !parsed.GetValue(force))
                throw new InputException(file, null, "This file is there already. Choose another with -o, or replace it with --force.");
            SourcePicture image = PictureFile.Read(source);
            PictureCasting casting = PictureColours.Take(image.Picture) ?? throw new InputException(source, null, "Every pixel of this picture is transparent. Give a picture with colours.");
            cancel.ThrowIfCancellationRequested();
            ImmutableArray<string> names = ColourNames.ForAll(casting.Colours.Values);
            var palette = new Palette(
                key, new(parsed.GetValue(english)!.Trim(), parsed.GetValue(chinese)!.Trim()), [.. Tags(parsed.GetValue(tags) ?? [])], casting.Colours,
                casting.Colours.Keys.Index().ToImmutableSortedDictionary(r => r.Item, r => names[r.Index]));
            string text = PaletteText.Write(palette);
            TemplateFolder.CheckWith(globals.TemplatesFolder(parsed), file, text);
            await WholeFile.WriteNamedAsync(file, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

            ImmutableArray<string> warnings = Warnings(screen, image, casting);
            foreach ((PaletteRole role, Srgb colour) in palette.Colours)
            {
                string share = casting.Cast.TryGetValue(role, out ColourShare? cast) ? cast.Share.ToString("0.0 %", CultureInfo.InvariantCulture) : screen.In("made", "补充");
                screen.Line($"{Name(screen, role),-8} {colour.Hex}  {share,8}  {palette.Names[role]}");
            }
            foreach (string warning in warnings)
                screen.Line($"Warning: {warning}", $"警告：{warning}");
            screen.Line($"Palette: {file}", $"色盘：{file}");
            screen.Result(new
            {
                palette.Id,
                File = file,
                Inks = Inks(palette),
                Picture = casting.Found.Select(f => new { f.Colour.Hex, Share = Math.Round(f.Share, 4) }),
                Warnings = warnings,
            });
            return ExitCodes.Done;
        });
        return command;
    }

    private static ImmutableArray<string> Warnings(Screen screen, SourcePicture image, PictureCasting casting)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (PictureNote note in image.Notes)
            warnings.Add(screen.In(PictureNoteWords.Of(note)));
        foreach ((PaletteRole role, Srgb colour) in casting.Made)
            warnings.Add(screen.In($"The picture has no colour for {Name(screen, role)}; {colour.Hex} was made for it.", $"图片中没有适合“{Name(screen, role)}”的颜色；已补充 {colour.Hex}。"));
        foreach (PaletteMove move in casting.Moves)
        {
            string why = string.Join("; ", move.Because.Select(r => Why(screen, r, move.Role)));
            if (why.Length == 0)
                why = screen.In("it leaves no room for a darker and a lighter half", "没有更深和更浅的余地");
            Oklch from = move.From.Oklab.Oklch, to = move.To.Oklab.Oklch;
            string step = string.Create(CultureInfo.InvariantCulture, $"L {from.L:0.00} > {to.L:0.00}, C {from.C:0.000} > {to.C:0.000}, h {from.H:0} > {to.H:0}");
            warnings.Add(screen.In($"{Name(screen, move.Role)} was moved from {move.From} to {move.To} ({step}): {why}.", $"“{Name(screen, move.Role)}”由 {move.From} 移至 {move.To}（{step}）：{why}。"));
        }
        return warnings.ToImmutable();
    }

    private static string Why(Screen screen, PaletteRule rule, PaletteRole moved)
    {
        string other = Name(screen, rule.First == moved ? rule.Second : rule.First);
        return rule.Gap switch
        {
            PaletteGap.Lightness => screen.In($"too near {other} in lightness", $"与“{other}”明度太近"),
            PaletteGap.Lighter => screen.In($"not {(rule.First == moved ? "lighter" : "darker")} enough than {other}", $"不够比“{other}”{(rule.First == moved ? "浅" : "深")}"),
            _ => screen.In($"too like {other}", $"与“{other}”太像"),
        };
    }

    private static IEnumerable<string> Tags(string[] given) => given
        .SelectMany(t => t.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(t => t.ToLowerInvariant()).Distinct();

    private static object Inks(Palette palette) => palette.Colours.Select(c => new { Role = c.Key.ToString().ToLowerInvariant(), c.Value.Hex, Name = palette.Names[c.Key] });

    private static string Name(Screen screen, PaletteRole role) => role switch
    {
        PaletteRole.Ground => screen.In("ground", "底色"),
        PaletteRole.Hero => screen.In("hero", "主色"),
        PaletteRole.Shade => screen.In("shade", "暗部"),
        PaletteRole.Light => screen.In("light", "亮部"),
        PaletteRole.Support => screen.In("support", "辅色"),
        PaletteRole.Accent => screen.In("accent", "点缀"),
        _ => screen.In("line", "线条"),
    };
}
