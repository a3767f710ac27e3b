using System.Collections.Immutable;
using DesignGen.Core.Motifs;

namespace DesignGen.Core.Lexicons;

/// <summary>Adds the motifs of packs to the words that briefs are understood by.</summary>
public static class PackWords
{
    /// <summary>The lexicon with the packs' motifs in it; itself where there are none.</summary>
    /// <remarks>A name that any entry has keeps its meaning: packs teach only new words. A motif whose id is known lends its names to that concept.</remarks>
    public static Lexicon With(this Lexicon lexicon, IMotifShelf packs)
    {
        ImmutableArray<PackListing> listings = packs.All;
        if (listings.IsEmpty)
            return lexicon;
        var taken = new HashSet<string>(lexicon.Entries.SelectMany(e => e.Names).Select(Key), StringComparer.Ordinal);
        taken.UnionWith(lexicon.Motifs.Values.SelectMany(m => m.Solo));
        ImmutableSortedDictionary<string, MotifConcept>.Builder motifs = lexicon.Motifs.ToBuilder();
        HashSet<string> emoji = [.. lexicon.Motifs.Values.Select(m => m.Emoji)];
        foreach (PackListing listing in listings)
        {
            ImmutableArray<string> en = [.. listing.En.Where(n => taken.Add(Key(n)))], zh = [.. listing.Zh.Where(n => taken.Add(Key(n)))];
            motifs[listing.Id] = motifs.TryGetValue(listing.Id, out MotifConcept? known)
                ? known with { En = known.En.AddRange(en), Zh = known.Zh.AddRange(zh) }
                : new(listing.Id, en, zh, [.. listing.Is.Where(lexicon.Motifs.ContainsKey)], [], emoji.Add(listing.Emoji) ? listing.Emoji : "");
        }
        return lexicon.WithMotifs(motifs.ToImmutable());
    }

    private static string Key(string name) => name.ToLowerInvariant().Replace('-', ' ');
}
