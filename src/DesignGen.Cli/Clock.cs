using System.Globalization;
using DesignGen.Core.Errors;

namespace DesignGen.Cli;

/// <summary>The clock whose time files carry: the system's, or a fixed one where SOURCE_DATE_EPOCH asks for reproducible files.</summary>
/// <remarks>SOURCE_DATE_EPOCH: seconds since 1970 UTC, https://reproducible-builds.org/specs/source-date-epoch/. Timers run on.</remarks>
internal sealed class Clock : TimeProvider
{
    private const string Variable = "SOURCE_DATE_EPOCH";
    private readonly DateTimeOffset _now;

    private Clock(DateTimeOffset now) => _now = now;

    /// <exception cref="InputException">The variable is set to something else than a number of seconds.</exception>
    public static TimeProvider FromEnvironment()
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(text))
            return System;
        // The last second of the year 9999.
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= 253402300799
            ? new Clock(DateTimeOffset.FromUnixTimeSeconds(seconds))
            : throw new InputException(Variable, null, $"'{text}' is no number of seconds since 1970. Set it to one, or unset it.");
    }

    public override DateTimeOffset GetUtcNow() => _now;
}
