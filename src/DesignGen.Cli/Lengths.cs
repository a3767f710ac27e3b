using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DesignGen.Core.Measures;

namespace DesignGen.Cli;

/// <summary>Distances on the command line: a number with its unit.</summary>
internal static class Lengths
{
    /// <summary>An option that takes a distance within a range, both ends allowed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="leastMm">The least, mm.</param>
    /// <param name="mostMm">The most, mm.</param>
    public static Option<Length?> Option(string name, string description, double leastMm, double mostMm)
    {
        var option = new Option<Length?>(name)
        {
            Description = description,
            HelpName = "length",
            CustomParser = result => Length.TryParse(result.Tokens[0].Value, out Length length) ? length : null,
        };
        option.Validators.Add(result => Check(name, result, leastMm, mostMm));
        return option;
    }

    /// <summary>Refuses a distance that does nothing without another option.</summary>
    public static void Needs(Option<Length?> given, Option<bool> needed) => given.Validators.Add(result =>
    {
        if (result.GetResult(needed) is null or { Implicit: true })
            result.AddError($"{given.Name} does nothing without {needed.Name}. Add {needed.Name}, or leave {given.Name} out.");
    });

    private static void Check(string name, OptionResult result, double leastMm, double mostMm)
    {
        if (result.Tokens.Count == 0)
            return;
        string text = result.Tokens[0].Value;
        if (!Length.TryParse(text, out Length length))
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' is no length. Give a number with its unit, for example 280mm, 28cm or 11in."));
        else if (!(length.Millimetres >= leastMm && length.Millimetres <= mostMm))
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: {text} is out of range. Give {leastMm} to {mostMm} mm."));
    }
}
