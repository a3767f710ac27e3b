namespace DesignGen.Core.Catalogue;

/// <summary>A language of briefs, sheets and messages.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese.</summary>
    Chinese,
}

/// <summary>A name in both languages of the product.</summary>
/// <param name="En">In English.</param>
/// <param name="Zh">In Simplified Chinese.</param>
public sealed record LocalName(string En, string Zh)
{
    /// <summary>The name in a language.</summary>
    public string In(Language language) => language == Language.Chinese ? Zh : En;
}
