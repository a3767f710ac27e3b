using System.CommandLine;

namespace DesignGen.Cli;

/// <summary>Options that mean the same thing in two ways.</summary>
internal static class Exclusive
{
    /// <summary>Refuses a command line on which both options are given.</summary>
    public static void Pair(Command command, Option first, Option second) => command.Validators.Add(result =>
    {
        if (result.GetResult(first) is { Implicit: false } && result.GetResult(second) is { Implicit: false })
            result.AddError($"{first.Name} and {second.Name} exclude each other. Give one of them.");
    });
}
