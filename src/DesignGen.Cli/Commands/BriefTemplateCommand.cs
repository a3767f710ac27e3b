using System.CommandLine;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Server.Intake;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen brief template</c>: the workbook of many briefs, to be filled in.</summary>
internal static class BriefTemplateCommand
{
    public static Command Build(Globals globals)
    {
        var file = new Argument<FileInfo>("file") { Description = "The workbook to write.", DefaultValueFactory = _ => new FileInfo("briefs.xlsx") };
        var replace = new Option<bool>("--replace") { Description = "Replace a file that is there." };
        var command = new Command(
            "template",
            """
            Writes a workbook with a brief in each row, to be filled in and run.

            Examples:
              designgen brief template
              designgen brief template 需求.xlsx --lang zh
              designgen run briefs.xlsx
            """) { file, replace };
        command.SetAction(async (parsed, _) =>
        {
            Screen screen = globals.Screen(parsed);
            string path = parsed.GetRequiredValue(file).ToString(), whole = Path.GetFullPath(path);
            if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
                throw new InputException(path, null, "The workbook's name must end in .xlsx. Name it so.");
            if (Directory.Exists(whole))
                throw new InputException(path, null, "This is a folder. Give a file's name.");
            if (File.Exists(whole) && !parsed.GetValue(replace))
                throw new InputException(path, null, "This file is there already, and somebody may have written in it. Give another name, or --replace to write over it.");
            TemplateCatalogue catalogue = globals.Catalogue(parsed);
            await WholeFile.WriteNamedAsync(whole, to => BriefTemplate.Write(to, catalogue, screen.Language, Clock.FromEnvironment().GetUtcNow()));
            screen.Line($"Wrote {path}. Fill in a row for each batch, then `designgen run {path}`.", $"已写入 {path}。每行填写一个批次，然后运行 `designgen run {path}`。");
            screen.Result(new { Workbook = whole });
            return ExitCodes.Done;
        });
        return command;
    }
}
