using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DesignGen.Cli;

/// <summary>Bounds of numbers on the command line.</summary>
internal static class Numbers
{
    /// <summary>Refuses what lies outside a range, both ends allowed; an option that is not given is left alone.</summary>
    public static void Within<T>(Option<T> option, double least, double most)
    {
        // Decimals are written with a point in every language of the machine.
        if (option is Option<double> decimals)
            decimals.CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : default;
        if (option is Option<double?> maybe)
            maybe.CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
        option.Validators.Add(result => Check(option, result, least, most));
    }

    private static void Check<T>(Option<T> option, OptionResult result, double least, double most)
    {
        if (result.Tokens.Count == 0)
            return;
        string text = result.Tokens[0].Value;
        bool whole = typeof(T) == typeof(int) || typeof(T) == typeof(int?);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: '{text}' is no number. Give one from {least} to {most}{(whole ? "" : ", with a point for decimals")}."));
        else if (whole && !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && value >= least && value <= most)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: {text} is no whole number. Give one from {least} to {most}."));
        else if (!(value >= least && value <= most))
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: {text} is out of range. Give a number from {least} to {most}."));
    }
}
