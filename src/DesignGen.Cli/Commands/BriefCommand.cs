using System.CommandLine;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen brief</c>: what concerns briefs before they are run.</summary>
internal static class BriefCommand
{
    public static Command Build(Globals globals) => new("brief", "Explains what a brief says, and makes a workbook to write many in.")
    {
        BriefExplainCommand.Build(globals),
        BriefTemplateCommand.Build(globals),
    };
}
