using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Web.Accounts;
using DesignGen.Web.Texts;

namespace DesignGen.Web.Serving;

/// <summary>Scripts, the stylesheet and the icon: embedded in the program, and called by an address that holds a hash of them all.</summary>
/// <remarks>The address changes with any content, so browsers keep what they have for a year and never show what is stale. Modules import each other by plain relative names.</remarks>
internal static class Assets
{
    private const string Prefix = "asset/";

    private static readonly FrozenDictionary<string, byte[]> Files = Read();

    private static readonly FrozenDictionary<string, byte[]> Small = Files.ToFrozenDictionary(f => f.Key, f => Brotli(f.Value));

    private static readonly string Hash = HashOf(Files);

    /// <summary>The address of a file.</summary>
    /// <param name="name">Its name, for example <c>style.css</c>.</param>
    public static string Url(string name) => Files.ContainsKey(name) ? $"/assets/{Hash}/{name}" : throw new ArgumentException($"There is no asset {name}.", nameof(name));

    /// <summary>The words of pages for scripts, in a language.</summary>
    public static string WordsUrl(Language language) => Url(WordsName(language));

    /// <summary>Serves them.</summary>
    public static void MapAssets(this IEndpointRouteBuilder app) => app.MapGet("/assets/{hash}/{name}", (string hash, string name, HttpContext context) =>
    {
        if (hash != Hash || !Files.TryGetValue(name, out byte[]? file))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentEncoding = "br";
            file = Small[name];
        }
        return Results.Bytes(file, TypeOf(name));
    }).OpenToAll().ExcludeFromDescription();

    private static string WordsName(Language language) => language == Language.Chinese ? "words.zh.js" : "words.en.js";

    private static FrozenDictionary<string, byte[]> Read()
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Assembly here = typeof(Assets).Assembly;
        foreach (string resource in here.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = here.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files[resource[Prefix.Length..]] = bytes;
        }
        foreach (Language language in Enum.GetValues<Language>())
            files[WordsName(language)] = Encoding.UTF8.GetBytes("globalThis.designgenWords = " + JsonSerializer.Serialize(Words.All.ToDictionary(w => w.Key, w => w.Value.In(language))) + ";\n");
        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string HashOf(FrozenDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in files.Keys.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(files[name]));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static byte[] Brotli(byte[] file)
    {
        var to = new MemoryStream();
        using (var brotli = new BrotliStream(to, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(file);
        return to.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "image/svg+xml",
    };
}
