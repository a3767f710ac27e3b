using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Motifs;

namespace DesignGen.Server.Templates;

/// <summary>One pack of motifs.</summary>
internal interface IMotifPack
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its motifs, by the ids under which briefs know them.</summary>
    /// <exception cref="InputException">Its list is wrong.</exception>
    ImmutableArray<PackListing> Listings { get; }

    /// <summary>Reads a drawing of <see cref="Listings"/>.</summary>
    /// <exception cref="InputException">It holds what is not read; the message names file and line.</exception>
    PackMotif Read(PackListing listing);
}

/// <summary>The motif packs of a shop: those of its own folder, then those that came with the program.</summary>
/// <remarks>Lists are read when the first motif is asked for, a drawing when it is used; both once. Safe to share between threads.</remarks>
public sealed class HouseMotifs : IMotifShelf
{
    /// <summary>Folder of the shop's own motifs, below the templates.</summary>
    public const string Folder = "motifs";

    private readonly Lazy<(ImmutableArray<IMotifPack> Packs, ImmutableSortedDictionary<string, (IMotifPack Pack, PackListing Listing)> ById)> _shelf;
    private readonly ConcurrentDictionary<string, Lazy<PackMotif>> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<MotifMark, PackMotif> _marked = new();

    private HouseMotifs(Func<IEnumerable<IMotifPack>> packs) => _shelf = new(() =>
    {
        ImmutableArray<IMotifPack> all = [.. packs()];
        var byId = new Dictionary<string, (IMotifPack, PackListing)>(StringComparer.Ordinal);
        foreach (IMotifPack pack in all)
        {
            foreach (PackListing listing in pack.Listings)
                byId.TryAdd(listing.Id, (pack, listing));
        }
        return (all, byId.ToImmutableSortedDictionary(StringComparer.Ordinal));
    });

    /// <summary>The packs of a templates folder and of the program.</summary>
    /// <param name="templates">The shop's templates; their folder <c>motifs</c> and the folders in it are packs.</param>
    /// <param name="lexicon">The shop's words, by which sets of emoji find the concepts that they show.</param>
    /// <param name="program">The file of the emoji set that comes with the program; null looks beside the program and in the checkout's npm folder, empty takes none.</param>
    public static HouseMotifs Beside(string templates, Lazy<Lexicon> lexicon, string? program = null) => new(() =>
    [
        .. MotifFolder.All(Path.Combine(templates, Folder)),
        .. (program ?? OfProgram()) is { Length: > 0 } file && File.Exists(file) ? new[] { new EmojiPack(file, lexicon) } : [],
    ]);

    /// <inheritdoc/>
    public ImmutableArray<PackListing> All => [.. _shelf.Value.ById.Values.Select(e => e.Listing)];

    /// <summary>The packs with how many motifs each has.</summary>
    public IEnumerable<(string Pack, int Motifs)> Packs => _shelf.Value.Packs.GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(p => p.Listings.Length)));

    /// <summary>Whether the set of emoji that comes with the program is here.</summary>
    public bool HasEmoji => _shelf.Value.Packs.Any(p => p is EmojiPack);

    /// <inheritdoc/>
    public PackMotif? Find(string id) => _shelf.Value.ById.TryGetValue(id, out (IMotifPack Pack, PackListing Listing) found) ? Read(found.Pack, found.Listing) : null;

    /// <inheritdoc/>
    public PackMotif Get(MotifMark mark) => _marked.GetOrAdd(mark, m =>
    {
        (IMotifPack Pack, PackListing Listing)[] here = [.. _shelf.Value.Packs.Where(p => p.Name == m.Pack).SelectMany(p => p.Listings.Where(l => l.Id == m.Id).Select(l => (p, l)))];
        if (here.Length == 0)
            throw MotifShelf.Lacks(m);
        PackMotif motif = Read(here[0].Pack, here[0].Listing);
        // Licence and origin stay as they were recorded when the design was made.
        return motif.Mark.Hash == m.Hash ? motif with { Mark = m } : throw MotifShelf.Other(m, motif.Mark.Hash);
    });

    /// <summary>Reads every drawing of the shop's own packs.</summary>
    /// <returns>What is wrong with them; empty where all can be used.</returns>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        foreach (IMotifPack pack in _shelf.Value.Packs.OfType<MotifFolder>())
        {
            foreach (PackListing listing in pack.Listings)
            {
                try
                {
                    Read(pack, listing);
                }
                catch (InputException e)
                {
                    problems.AddRange(e.Problems);
                }
            }
        }
        return problems;
    }

    private PackMotif Read(IMotifPack pack, PackListing listing) => _read.GetOrAdd(pack.Name + "/" + listing.Id, _ => new(() => pack.Read(listing))).Value;

    // A published program carries the set beside it; one that runs in the checkout finds npm's folder.
    private static string OfProgram()
    {
        string beside = Path.Combine(AppContext.BaseDirectory, Folder, EmojiPack.FileName);
        return File.Exists(beside) || Built("Checkout") is not { } checkout || Built("EmojiMotifs") is not { } file || !AppContext.BaseDirectory.StartsWith(checkout, StringComparison.Ordinal) ? beside : file;

        static string? Built(string key) => typeof(HouseMotifs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == key)?.Value;
    }
}
