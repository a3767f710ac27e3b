using DesignGen.Server.Desks;
using DesignGen.Web.Texts;

namespace DesignGen.Web.Pages;

/// <summary>The styles of a batch that checks stopped, as the page of press files shows them.</summary>
/// <param name="Styles">The styles.</param>
/// <param name="By">Name of who may take the checks on; empty for whoever may not.</param>
internal sealed record StoppedStyles(IReadOnlyList<StoppedStyle> Styles, string By)
{
    /// <summary>The checks that stopped any of them, each once: the code, and what people call it.</summary>
    public IEnumerable<(string Code, string Name)> Checks(Tongue tongue) =>
        Styles.SelectMany(s => s.Checks).GroupBy(c => c.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.FirstOrDefault(c => c.Actual.En.Length > 0) is { } named ? $"{tongue[named.Name]} ({g.Key})" : g.Key));
}
