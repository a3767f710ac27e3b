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
        var seed = new Option<int>("--seed") { Description = "Chance of the designs on the sheet.", DefaultValueFactory = _ => 1 };
        seed.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 0)
                r.AddError("--seed is 0 or more.");
        });
        var command = new Command(
            "families",
            """
            Lists the pattern families with their moods, for the keys families, moods and exclude of a brief.

            Examples:
              designgen families
              designgen families --sheet families.png --seed 7
            """)
        {
            sheet, seed,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            foreach (FamilyCard card in FamilyRegistry.All.Select(f => f.Card))
                screen.Line($"{card.Id,-20} {screen.In(card.Name),-24} {string.Join(", ", card.Tags)}");
            FileInfo? file = parsed.GetValue(sheet);
            if (file is not null)
            {
                await WriteSheetAsync(file.FullName, globals.Catalogue(parsed), parsed.GetValue(seed), cancel);
                screen.Line($"Sheet: {file.FullName}", $"样张：{file.FullName}");
            }
            screen.Result(new
            {
                Families = FamilyRegistry.All.Select(f => new { f.Card.Id, Name = screen.In(f.Card.Name), f.Card.Kind, f.Card.Tags, f.Card.MinInks, f.Card.Parameters }),
                Sheet = file?.FullName,
            });
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteSheetAsync(string file, TemplateCatalogue catalogue, int seed, CancellationToken cancel)
    {
        try
        {
            await WholeFile.WriteAsync(file, to => FamilyShowcase.Write(to, catalogue, seed, cancel));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be written ({e.Message}). Choose another place, or free space there.", e);
        }
    }
}
