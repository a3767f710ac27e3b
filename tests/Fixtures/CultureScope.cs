using System.Globalization;

namespace DesignGen.Tests;

/// <summary>Runs what follows under another culture, to show that none leaks into results; dispose it to go back.</summary>
public sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    /// <summary>Switches to a culture by name, for example <c>tr-TR</c>.</summary>
    public CultureScope(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    /// <inheritdoc/>
    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
