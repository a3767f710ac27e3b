using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Recipes;
using DesignGen.Core.Reviews;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pipeline;
using DesignGen.Server.Recipes;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen recipe</c>: designs kept under names, shared, run again and compared.</summary>
internal sealed class RecipeCommand
{
    private readonly Globals _globals;

    private RecipeCommand(Globals globals) => _globals = globals;

    public static Command Build(Globals globals)
    {
        var recipe = new RecipeCommand(globals);
        return new("recipe", "Keeps the recipes of designs under names, shares them as files, and runs them again.")
        {
            recipe.Save(), recipe.List(), recipe.Show(), recipe.Export(), recipe.Import(), recipe.Run(), recipe.Diff(), recipe.Rename(), recipe.Remove(), recipe.Draw(), recipe.Gallery(),
        };
    }

    private Command Draw()
    {
        var file = new Argument<FileInfo>("recipe") { Description = "A recipe.json of a production pack, or a file of `recipe export`." };
        var to = new Option<DirectoryInfo?>("--out") { Description = "Folder to write to; default: drawn, beside the recipe.", HelpName = "dir" };
        Option<double> dpi = Dpi();
        var draw = new Command(
            "draw",
            """
            Draws a recipe again: artwork.svg, print.png and preview.png. The artwork is the same as when the recipe was made.

            Examples:
              designgen recipe draw press/SP-2701-0001-Rose/recipe.json
              designgen recipe draw recipe.json --out again --dpi 600
            """)
        {
            file, to, dpi,
        };
        draw.SetAction(async (parsed, cancel) =>
        {
            FileInfo recipe = parsed.GetValue(file)!;
            string folder = parsed.GetValue(to)?.FullName ?? Path.Combine(recipe.DirectoryName!, "drawn");
            return Written(_globals.Screen(parsed), await RecipeDrawing.WriteAsync(recipe.FullName, folder, new Resolution(parsed.GetValue(dpi)), _globals.House(parsed), _globals.Fonts(parsed), _globals.MotifPacks(parsed), cancel));
        });
        return draw;
    }

    private Command Save()
    {
        var name = new Argument<string>("name") { Description = "Name of the recipe; under one that is there it becomes the next version." };
        var variant = new Argument<string>("variant") { Description = "Code of a variant." };
        var note = new Option<string>("--note") { Description = "What people should know of it.", HelpName = "text", DefaultValueFactory = _ => "" };
        var command = new Command(
            "save",
            """
            Saves the recipe of a variant under a name. Recipes are kept in .designgen here, or in the folder of --data.

            Examples:
              designgen recipe save "koi on navy" 7KQ4DZ2M-0012-X3 --note "sold out in May"
            """) { name, variant, note };
        command.SetAction(async (parsed, cancel) =>
        {
            (string code, Recipe recipe) = await VariantAsync(parsed, parsed.GetRequiredValue(variant), cancel);
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            return Told(_globals.Screen(parsed), await new RecipeBook(host).SaveAsync(Me, parsed.GetRequiredValue(name), recipe, parsed.GetValue(note)!, code, cancel));
        });
        return command;
    }

    private Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file of `recipe export`, or a recipe.json of a production pack." };
        var name = new Option<string?>("--name") { Description = "Name to save it under; default: the file's.", HelpName = "name" };
        var note = new Option<string?>("--note") { Description = "What people should know of it; default: the file's note.", HelpName = "text" };
        var command = new Command(
            "import",
            """
            Saves a recipe from a file. It is checked and drawn once for trial first; one that asks for too much is refused.

            Examples:
              designgen recipe import koi-on-navy.recipe.json
              designgen recipe import press/SP-2701-0001-Rose/recipe.json --name rose
            """) { file, name, note };
        command.SetAction(async (parsed, cancel) =>
        {
            string path = parsed.GetValue(file)!.FullName;
            string text = RecipeDrawing.Text(path);
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            return Told(_globals.Screen(parsed), await new RecipeBook(host).ImportAsync(Me, parsed.GetValue(name), path, text, parsed.GetValue(note), cancel));
        });
        return command;
    }

    private Command List()
    {
        var command = new Command(
            "list",
            """
            Lists the saved recipes, each with its last version.

            Examples:
              designgen recipe list
            """);
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = _globals.Screen(parsed);
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            IReadOnlyList<SavedRecipe> all = await new RecipeBook(host).ListAsync(Me.Team, cancel);
            foreach (SavedRecipe saved in all)
                Tell(screen, saved);
            if (all.Count == 0)
                screen.Line("There are no saved recipes yet. `designgen recipe save NAME VARIANT` saves one.", "还没有保存的配方。用 `designgen recipe save 名称 款号` 保存。");
            screen.Result(new { Recipes = all.Select(Facts) });
            return ExitCodes.Done;
        });
        return command;
    }

    private Command Show() => Named(
        "show",
        """
        Shows the versions of a saved recipe and the recipe itself, that of the last version or of the one that is named.

        Examples:
          designgen recipe show "koi on navy"
          designgen recipe show "koi on navy@1"
        """,
        async (screen, _, book, saved, cancel) =>
        {
            IReadOnlyList<SavedRecipe> versions = await book.VersionsAsync(Me.Team, saved.Name, cancel);
            foreach (SavedRecipe version in versions)
                Tell(screen, version);
            screen.Line(RecipeJson.Write(saved.Recipe));
            screen.Result(new { saved.Name, saved.Version, saved.Recipe, Versions = versions.Select(Facts) });
            return ExitCodes.Done;
        });

    private Command Remove() => Named(
        "remove",
        """
        Removes a saved recipe with all its versions, or the version that is named.

        Examples:
          designgen recipe remove "koi on navy@1"
        """,
        async (screen, _, book, saved, cancel) =>
        {
            await book.RemoveAsync(Me, saved.Name, saved.Version == 0 ? null : saved.Version, cancel);
            screen.Line($"{saved.Name} is removed.", $"{saved.Name} 已删除。");
            screen.Result(new { saved.Name, Removed = true });
            return ExitCodes.Done;
        },
        whole: true);

    private Command Rename()
    {
        var name = new Argument<string>("name") { Description = "Name of the recipe." };
        var to = new Argument<string>("new-name") { Description = "Its new name." };
        var command = new Command(
            "rename",
            """
            Gives a saved recipe with all its versions another name.

            Examples:
              designgen recipe rename "koi on navy" "navy koi"
            """) { name, to };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = _globals.Screen(parsed);
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            await new RecipeBook(host).RenameAsync(Me, parsed.GetRequiredValue(name), parsed.GetRequiredValue(to), cancel);
            screen.Line(parsed.GetRequiredValue(to));
            screen.Result(new { Name = parsed.GetRequiredValue(to).Trim() });
            return ExitCodes.Done;
        });
        return command;
    }

    private Command Export()
    {
        var to = new Option<FileInfo?>("--to") { Description = "Where to; default: <name>.recipe.json here.", HelpName = "file" };
        Command command = Named(
            "export",
            """
            Writes a saved recipe as a file that others can import: the recipe with its name, version and note.

            Examples:
              designgen recipe export "koi on navy" --to koi.recipe.json
            """,
            async (screen, parsed, _, saved, cancel) =>
            {
                string file = parsed.GetValue(to)?.FullName ?? Path.GetFullPath(string.Concat(saved.Name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')) + ".recipe.json");
                byte[] text = System.Text.Encoding.UTF8.GetBytes(RecipeFile.Write(saved));
                await WholeFile.WriteNamedAsync(file, stream => stream.Write(text));
                screen.Line(file);
                screen.Result(new { saved.Name, saved.Version, File = file });
                return ExitCodes.Done;
            });
        command.Add(to);
        return command;
    }

    private Command Run()
    {
        var what = What("recipe");
        var brief = new Option<FileInfo?>("--brief") { Description = "A brief to carry the design over to: its size, garment, press, ink limit and colours.", HelpName = "file" };
        var seed = new Option<int?>("--seed") { Description = "Another seed, 0 to 2147483647: the same structure, drawn anew.", HelpName = "n" };
        var to = new Option<DirectoryInfo?>("--out") { Description = "Folder to write to; default: drawn.", HelpName = "dir" };
        Option<double> dpi = Dpi();
        Numbers.Within(seed, 0, int.MaxValue);
        var command = new Command(
            "run",
            """
            Draws a recipe on another brief or by another seed, and writes the recipe that comes of it beside the pictures.

            Examples:
              designgen recipe run "koi on navy" --seed 7
              designgen recipe run koi.recipe.json --brief summer.yaml --out summer-koi
            """) { what, brief, seed, to, dpi };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = _globals.Screen(parsed);
            string folder = parsed.GetValue(to)?.FullName ?? Path.GetFullPath("drawn");
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            var book = new RecipeBook(host);
            Brief? wanted = parsed.GetValue(brief) is { } file ? Explanation.Of(file.FullName, host.Catalogue) : null;
            (string source, Recipe recipe) = await FindAsync(parsed, book, parsed.GetRequiredValue(what), cancel);
            RecipeRun run = await book.RunAsync(source, recipe, wanted, (ulong?)parsed.GetValue(seed), cancel);
            IReadOnlyList<string> files = await RecipeDrawing.WriteAsync(run.Recipe, run.Artwork, folder, new Resolution(parsed.GetValue(dpi)), _globals.House(parsed), cancel);
            string own = Path.Combine(folder, "recipe.json");
            byte[] text = System.Text.Encoding.UTF8.GetBytes(RecipeJson.Write(run.Recipe));
            await WholeFile.WriteNamedAsync(own, stream => stream.Write(text));
            foreach (string written in files.Append(own))
                screen.Line(written);
            GateFinding[] findings = [.. run.Report?.Findings.Where(f => f.Verdict != GateVerdict.Pass) ?? []];
            foreach (GateFinding finding in findings)
                screen.Complain(screen.In(finding.En, finding.Zh));
            screen.Result(new { Files = files.Append(own), run.Recipe, Findings = findings });
            return ExitCodes.Done;
        });
        return command;
    }

    private Command Gallery()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "A folder of recipes with a list of them, gallery.yaml." };
        var page = new Option<FileInfo?>("--page") { Description = "Write a Markdown page about them here, with a picture of each shelf beside it.", HelpName = "file.md" };
        var command = new Command(
            "gallery",
            """
            Draws a folder of recipes for trial, says what the gates find, and writes a page about them.

            Examples:
              designgen recipe gallery samples/bestsellers
              designgen recipe gallery samples/bestsellers --page docs/bestsellers.md
            """) { folder, page };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = _globals.Screen(parsed);
            string path = parsed.GetValue(folder)!.FullName;
            DrawnGallery drawn = await DrawnGallery.ReadAsync(path, _globals.Fonts(parsed), _globals.MotifPacks(parsed), cancel);
            foreach (DrawnDesign one in drawn.Designs)
            {
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{one.Design.Recipe,-28} {one.Recipe.Family,-20} {screen.In(one.Design.Name)}"));
                foreach (GateFinding finding in one.Report.Findings.Where(f => f.Verdict != GateVerdict.Pass))
                    screen.Complain($"{one.Design.Recipe}: {screen.In(finding.En, finding.Zh)}");
            }
            FileInfo? document = parsed.GetValue(page);
            if (document is not null)
            {
                await GalleryPage.WriteAsync(document.FullName, path, drawn, _globals.House(parsed), cancel);
                screen.Line($"Page: {document.FullName}", $"页面：{document.FullName}");
            }
            screen.Result(new
            {
                Designs = drawn.Designs.Select(d => new { d.Design.Recipe, Name = screen.In(d.Design.Name), d.Recipe.Family, Inks = d.Artwork.Inks.Length, Findings = d.Report.Findings.Where(f => f.Verdict != GateVerdict.Pass) }),
                Page = document?.FullName,
            });
            return ExitCodes.Done;
        });
        return command;
    }

    private Command Diff()
    {
        Argument<string> first = What("first"), second = What("second");
        var command = new Command(
            "diff",
            """
            Says in what two recipes differ: saved ones by name, with a version after '@' if wanted, files, or variants by code.

            Examples:
              designgen recipe diff "koi on navy@1" "koi on navy@2"
              designgen recipe diff koi.recipe.json 7KQ4DZ2M-0012-X3
            """) { first, second };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = _globals.Screen(parsed);
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            var book = new RecipeBook(host);
            (_, Recipe one) = await FindAsync(parsed, book, parsed.GetRequiredValue(first), cancel);
            (_, Recipe other) = await FindAsync(parsed, book, parsed.GetRequiredValue(second), cancel);
            ImmutableArray<RecipeDifference> found = RecipeDiff.Between(one, other);
            foreach (RecipeDifference difference in found)
                screen.Line($"{screen.In(difference.What)}: {difference.First ?? "–"} → {difference.Second ?? "–"}");
            if (found.IsEmpty)
                screen.Line("The recipes are the same.", "两个配方相同。");
            screen.Result(new { Differences = found });
            return ExitCodes.Done;
        });
        return command;
    }

    // A saved recipe by name, version 0 standing for all of them where the whole was meant.
    private Command Named(string name, string description, Func<Screen, ParseResult, RecipeBook, SavedRecipe, CancellationToken, Task<int>> act, bool whole = false)
    {
        var which = new Argument<string>("recipe") { Description = "Name of the recipe, with a version after '@' if not the last is meant." };
        var command = new Command(name, description) { which };
        command.SetAction(async (parsed, cancel) =>
        {
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            var book = new RecipeBook(host);
            (string called, int? version) = Split(parsed.GetRequiredValue(which));
            SavedRecipe saved = await book.FindAsync(Me.Team, called, version, cancel);
            return await act(_globals.Screen(parsed), parsed, book, whole && version is null ? saved with { Version = 0 } : saved, cancel);
        });
        return command;
    }

    // A file that is there, a variant's code, else a saved recipe.
    private async Task<(string Source, Recipe Recipe)> FindAsync(ParseResult parsed, RecipeBook book, string what, CancellationToken cancel)
    {
        if (File.Exists(what))
            return (what, RecipeFile.Read(what, RecipeDrawing.Text(what)).Recipe);
        if (VariantCode.IsSound(VariantCode.Normalize(what)))
            return await VariantAsync(parsed, what, cancel);
        (string name, int? version) = Split(what);
        return (what, (await book.FindAsync(Me.Team, name, version, cancel)).Recipe);
    }

    private async Task<(string Code, Recipe Recipe)> VariantAsync(ParseResult parsed, string code, CancellationToken cancel)
    {
        string normal = VariantCode.Normalize(code);
        if (!VariantCode.IsSound(normal))
            throw new InputException(code, null, "This is no code of a variant: a character is wrong or missing. Copy it from the review workbook.");
        (string data, _) = await Places.FindAsync(normal.Split('-')[0], _globals.Data(parsed), _globals.Storage(parsed), cancel);
        await using DesignGenHost host = _globals.Open(parsed, data);
        return await host.Batches.FindVariantAsync(normal, cancel) is VariantRecord variant
            ? (variant.Code, variant.Spec.Recipe)
            : throw new InputException(code, null, "The batch has no variant of this code yet. Wait until it is drawn.");
    }

    private static (string Name, int? Version) Split(string text)
    {
        int at = text.LastIndexOf('@');
        return at > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? (text[..at], version) : (text, null);
    }

    private static Argument<string> What(string name) => new(name) { Description = "A file, the code of a variant, or the name of a saved recipe, with a version after '@' if not the last is meant." };

    private static Option<double> Dpi()
    {
        var dpi = new Option<double>("--dpi") { Description = "Resolution of print.png, 72 to 1200.", DefaultValueFactory = _ => 300 };
        Numbers.Within(dpi, 72, 1200);
        return dpi;
    }

    private static Caller Me => Caller.Local(Environment.UserName);

    private string DataFolder(ParseResult parsed) => _globals.Data(parsed) ?? Path.GetFullPath(Places.DataName);

    private static int Written(Screen screen, IReadOnlyList<string> files)
    {
        foreach (string written in files)
            screen.Line(written);
        screen.Result(new { Files = files });
        return ExitCodes.Done;
    }

    private static int Told(Screen screen, SavedRecipe saved)
    {
        Tell(screen, saved);
        screen.Result(Facts(saved));
        return ExitCodes.Done;
    }

    private static void Tell(Screen screen, SavedRecipe saved) =>
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{saved.Name}@{saved.Version}  {saved.Recipe.Family}  {saved.Origin}  {saved.By}  {saved.At:yyyy-MM-dd}{(saved.Note.Length > 0 ? "  " + saved.Note : "")}"));

    private static object Facts(SavedRecipe saved) => new { saved.Name, saved.Version, saved.Recipe.Family, saved.Note, saved.Origin, saved.By, saved.At };
}
