using System.CommandLine;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen brief</c>: what concerns briefs before they are run.</summary>
internal static class BriefCommand
{
    public static Command Build(Globals globals) => new("brief", "Explains briefs.") { BriefExplainCommand.Build(globals) };
}
