using DesignGen.Core.Catalogue;

namespace DesignGen.Produce.Facts;

/// <summary>The languages of a sheet: the brief's, or English with Chinese.</summary>
/// <param name="Language">The brief's language: of fonts, and of what stands in one language only.</param>
/// <param name="Both">Whether both languages are written.</param>
internal sealed record Wording(Language Language, bool Both)
{
    /// <summary>What stands between the languages.</summary>
    public const string Between = " / ";

    /// <summary>A text in the sheet's languages.</summary>
    public string Say(Func<Language, string> text)
    {
        if (!Both)
            return text(Language);
        string english = text(Language.English), chinese = text(Language.Chinese);
        return english == chinese ? english : english + Between + chinese;
    }

    /// <summary>Name of a sheet: it can hold no slash.</summary>
    public string Tab(LocalName name) => Both ? name.En + " " + name.Zh : name.In(Language);
}

/// <summary>Names in the languages of a sheet.</summary>
internal static class WordingNames
{
    /// <summary>The name in the sheet's languages, with a slash between two.</summary>
    public static string In(this LocalName name, Wording wording) => wording.Say(name.In);
}
