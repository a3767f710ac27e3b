using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Motifs;
using DesignGen.Render.Svg;

namespace DesignGen.Server.Templates;

/// <summary>A set of emoji that the build took from npm: one file of drawings with their words.</summary>
/// <remarks>A drawing whose emoji, or whose name, is that of a concept of the lexicon goes by that concept's id and words; the others bring their own.</remarks>
/// <param name="file">The file, as <c>assets/npm/motifs.mjs</c> writes it.</param>
/// <param name="lexicon">The shop's words.</param>
internal sealed class EmojiPack(string file, Lazy<Lexicon> lexicon) : IMotifPack
{
    /// <summary>Name of the set's file.</summary>
    public const string FileName = "fluent-emoji.json";

    private readonly Lazy<Dictionary<string, (PackListing Listing, Drawing Drawing)>> _motifs = new(() => Read(file, lexicon.Value));

    // Two drawings of one thing: in colours, and in one ink; the second may be missing.
    private sealed record Drawing(string Id, string Emoji, string[] En, string[] Zh, string[] Keywords, string Body, string? OneInk);

    private sealed record Set(string Pack, string Licence, string Origin, Drawing[] Motifs);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <inheritdoc/>
    public string Name => "fluent-emoji";

    /// <inheritdoc/>
    public ImmutableArray<PackListing> Listings => [.. _motifs.Value.Values.Select(m => m.Listing)];

    /// <inheritdoc/>
    public PackMotif Read(PackListing listing)
    {
        Drawing drawing = _motifs.Value[listing.Id].Drawing;
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(drawing.Body + "\n" + drawing.OneInk)));
        return new(new(listing.Id, Name, hash, listing.Licence, listing.Origin), Shapes(drawing.Body)) { OneInk = drawing.OneInk is { } one ? Shapes(one) : [] };

        ImmutableArray<PackShape> Shapes(string body)
        {
            string shown = $"{FileName}, {drawing.Id}";
            byte[] svg = Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">{body}</svg>");
            return MotifFolder.Shapes(SvgReader.Read(new MemoryStream(svg), shown, SvgLimits.Motif), shown);
        }
    }

    private static Dictionary<string, (PackListing, Drawing)> Read(string file, Lexicon lexicon)
    {
        Set set;
        try
        {
            using FileStream from = File.OpenRead(file);
            set = JsonSerializer.Deserialize<Set>(from, Options) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException e)
        {
            throw new InputException([new(file, null, null, $"The set of emoji is damaged ({e.Message}). Build the program again, or remove the file.")], e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
        var byEmoji = new Dictionary<string, string>(StringComparer.Ordinal);
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (MotifConcept concept in lexicon.Motifs.Values)
        {
            if (concept.Emoji.Length > 0)
                byEmoji.TryAdd(Bare(concept.Emoji), concept.Id);
            foreach (string name in concept.En)
                byName.TryAdd(name, concept.Id);
        }
        var found = new Dictionary<string, (PackListing, Drawing)>(StringComparer.Ordinal);
        // Those that a concept names by its emoji come before those that only share a name with one.
        foreach (Drawing drawing in set.Motifs.OrderBy(d => byEmoji.ContainsKey(Bare(d.Emoji)) ? 0 : 1))
        {
            string? concept = byEmoji.GetValueOrDefault(Bare(drawing.Emoji)) ?? drawing.En.Select(n => byName.GetValueOrDefault(n)).FirstOrDefault(n => n is not null);
            string id = concept ?? (lexicon.Motifs.ContainsKey(drawing.Id) ? drawing.Id + "-emoji" : drawing.Id);
            found.TryAdd(id, (new(id, set.Pack, concept is null ? [.. drawing.En] : [], concept is null ? [.. drawing.Zh] : [], set.Licence, set.Origin) { Keywords = [.. drawing.Keywords], Emoji = drawing.Emoji }, drawing));
        }
        return found;
    }

    // Without the sign that asks for a coloured picture.
    private static string Bare(string emoji) => emoji.Replace("\ufe0f", "", StringComparison.Ordinal);
}
