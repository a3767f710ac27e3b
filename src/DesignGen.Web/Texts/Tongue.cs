using System.Globalization;
using DesignGen.Core.Catalogue;

namespace DesignGen.Web.Texts;

/// <summary>The language of one request: chosen on the page, else the browser's.</summary>
/// <param name="http">The request.</param>
internal sealed class Tongue(IHttpContextAccessor http)
{
    private const string Name = "lang";

    /// <summary>The language.</summary>
    public Language Language { get; } = Of(http.HttpContext!);

    /// <summary>Its tag for HTML.</summary>
    public string Tag => Language == Language.Chinese ? "zh-CN" : "en";

    /// <summary>How numbers and dates are written.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language == Language.Chinese ? "zh-CN" : "en-GB");

    /// <summary>A text of the pages.</summary>
    public string this[string key] => Words.All[key].In(Language);

    /// <summary>A text of the pages with values in their places, {0} and so on.</summary>
    public string this[string key, params object[] values] => string.Format(Culture, this[key], values);

    /// <summary>The text of a key of which not every kind is known here; where it is not, what it is called by itself.</summary>
    public string Or(string kind, string name) => Words.All.TryGetValue(kind + name, out LocalName? text) ? text.In(Language) : name;

    /// <summary>A name of the catalogue.</summary>
    public string this[LocalName name] => name.In(Language);

    /// <summary>A number as it is written.</summary>
    public string Number(double value, int decimals = 0) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);

    /// <summary>A moment as it is written, UTC; a script shows it in the reader's own time.</summary>
    public string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("g", Culture) + " UTC";

    /// <summary>Where the same page is in the other language.</summary>
    public string OtherUrl
    {
        get
        {
            HttpRequest request = http.HttpContext!.Request;
            string other = Language == Language.Chinese ? "en" : "zh";
            return request.PathBase + request.Path + QueryString.Create([.. request.Query.Where(q => q.Key != Name).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v)), KeyValuePair.Create(Name, (string?)other)]);
        }
    }

    /// <summary>Keeps a language that was chosen for later pages.</summary>
    public static void Keep(HttpContext context)
    {
        if (Known(context.Request.Query[Name].ToString()) is not null)
            context.Response.Cookies.Append(Name, context.Request.Query[Name].ToString(), new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
    }

    private static Language Of(HttpContext context) =>
        Known(context.Request.Query[Name].ToString()) ?? Known(context.Request.Cookies[Name])
        ?? context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => Known(l.Value.Value)).FirstOrDefault(l => l is not null) ?? Language.English;

    private static Language? Known(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "zh" => Language.Chinese,
        "en" => Language.English,
        _ => null,
    };
}
