using System.CommandLine;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Generate.Procedural;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pipeline;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen families</c>: what the built-in engine can draw, in words and as a sheet of pictures.</summary>
internal static class FamiliesCommand
{
    public static Command Build(Globals globals)
    {
        var sheet = new Option<FileInfo?>("--sheet") { Description = "Draw one design of each family into this PNG file.", HelpName = "file.png" };
        var page = new Option<FileInfo?>("--page") { Description = "Write a Markdown page about the families here, with a picture of each beside it.", HelpName = "file.md" };
        var seed = new Option<int>("--seed") { Description = "Chance of the designs on the sheet.", DefaultValueFactory = _ => 1 };
        Numbers.Within(seed, 0, int.MaxValue);
        var each = new Option<int>("--each") { Description = "Designs of each family on the sheet, 1 to 24.", DefaultValueFactory = _ => 1 };
        Numbers.Within(each, 1, 24);
        var words = new Argument<string[]>("words") { Description = "Ids, names, moods or motifs, in English or Chinese; families that match every word are listed.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "families",
            """
            Lists the pattern families with their moods, for the keys families, moods and exclude of a brief.

            Examples:
              designgen families
              designgen families floral spring
              designgen families 青海波 --each 6 --sheet waves.png
              designgen families --sheet families.png --seed 7
            """)
        {
            words, sheet, each, page, seed,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            FamilyCard[] cards = FamilySearch.Find(parsed.GetValue(words) ?? []);
            foreach (FamilyCard card in cards)
                screen.Line($"{card.Id,-20} {screen.In(card.Name),-24} {string.Join(", ", card.Tags)}");
            FileInfo? file = parsed.GetValue(sheet);
            if (file is not null)
            {
                await WholeFile.WriteNamedAsync(file.FullName, to => FamilyShowcase.Write(to, globals.Catalogue(parsed), cards, parsed.GetValue(each), parsed.GetValue(seed), cancel));
                screen.Line($"Sheet: {file.FullName}", $"样张：{file.FullName}");
            }
            FileInfo? document = parsed.GetValue(page);
            if (document is not null)
            {
                await FamilyPage.WriteAsync(document.FullName, globals.Catalogue(parsed), cards, parsed.GetValue(seed), cancel);
                screen.Line($"Page: {document.FullName}", $"页面：{document.FullName}");
            }
            screen.Result(new
            {
                Families = cards.Select(c => new { c.Id, Name = screen.In(c.Name), c.Kind, c.Tags, c.MinInks, c.Parameters }),
                Sheet = file?.FullName,
                Page = document?.FullName,
            });
            return ExitCodes.Done;
        });
        return command;
    }
}
