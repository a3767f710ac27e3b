using System.CommandLine;
using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Treatments;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pipeline;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen treatments</c>: what can be done to a finished drawing, in words and as a sheet of pictures.</summary>
internal static class TreatmentsCommand
{
    public static Command Build(Globals globals)
    {
        var sheet = new Option<FileInfo?>("--sheet") { Description = "Draw one print, plain and under each treatment found, into this PNG file.", HelpName = "file.png" };
        var page = new Option<FileInfo?>("--page") { Description = "Write a Markdown page about all treatments here, with a picture of each beside it.", HelpName = "file.md" };
        var seed = new Option<int>("--seed") { Description = "Chance of the print.", DefaultValueFactory = _ => 1 };
        Numbers.Within(seed, 0, int.MaxValue);
        var words = new Argument<string[]>("words") { Description = "Ids, names, moods or what they do, in English or Chinese; treatments that match every word are listed.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "treatments",
            """
            Lists the treatments with what they do, for the key treatments of a brief.

            Examples:
              designgen treatments
              designgen treatments vintage
              designgen treatments 网点 --sheet dots.png --seed 4
            """)
        {
            words, sheet, page, seed,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            TreatmentCard[] cards = TreatmentSearch.Find(parsed.GetValue(words) ?? []);
            foreach (TreatmentCard card in cards)
                screen.Line($"{card.Id,-16} {screen.In(card.Name),-18} {screen.In(card.Means)}{(card.AllOver ? "" : screen.In(new LocalName("; placements only", "；仅定位印花")))}");
            FileInfo? file = parsed.GetValue(sheet);
            if (file is not null)
            {
                await WholeFile.WriteNamedAsync(file.FullName, to => TreatmentShowcase.Write(to, globals.Catalogue(parsed), cards, parsed.GetValue(seed), cancel));
                screen.Line($"Sheet: {file.FullName}", $"样张：{file.FullName}");
            }
            FileInfo? document = parsed.GetValue(page);
            if (document is not null)
            {
                await TreatmentPage.WriteAsync(document.FullName, globals.Catalogue(parsed), parsed.GetValue(seed), cancel);
                screen.Line($"Page: {document.FullName}", $"页面：{document.FullName}");
            }
            screen.Result(new
            {
                Treatments = cards.Select(c => new { c.Id, Name = screen.In(c.Name), Means = screen.In(c.Means), c.AllOver, c.MinInks, c.Moods }),
                Sheet = file?.FullName,
                Page = document?.FullName,
            });
            return ExitCodes.Done;
        });
        return command;
    }
}
