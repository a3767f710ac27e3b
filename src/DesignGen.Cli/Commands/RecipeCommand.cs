using System.CommandLine;
using DesignGen.Core.Measures;
using DesignGen.Server.Pipeline;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen recipe draw</c>: a saved design again, without its brief.</summary>
internal static class RecipeCommand
{
    public static Command Build(Globals globals)
    {
        var file = new Argument<FileInfo>("recipe") { Description = "A recipe.json of a production pack." };
        var to = new Option<DirectoryInfo?>("--out") { Description = "Folder to write to; default: drawn, beside the recipe.", HelpName = "dir" };
        var dpi = new Option<double>("--dpi") { Description = "Resolution of print.png, 72 to 1200.", DefaultValueFactory = _ => 300 };
        Numbers.Within(dpi, 72, 1200);
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
            Screen screen = globals.Screen(parsed);
            FileInfo recipe = parsed.GetValue(file)!;
            string folder = parsed.GetValue(to)?.FullName ?? Path.Combine(recipe.DirectoryName!, "drawn");
            IReadOnlyList<string> files = await RecipeDrawing.WriteAsync(recipe.FullName, folder, new Resolution(parsed.GetValue(dpi)), globals.House(parsed), cancel);
            foreach (string written in files)
                screen.Line(written);
            screen.Result(new { Files = files });
            return ExitCodes.Done;
        });
        return new Command("recipe", "Works with saved recipes.") { draw };
    }
}
