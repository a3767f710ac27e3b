using System.Collections.Immutable;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Motifs;

/// <summary>The motif packs that are to be had: the shop's own, and those that came with the program.</summary>
/// <remarks>Safe to share between threads. Packs are found and read by the host; whoever draws is given their drawings as data. Nothing is read before it is asked for.</remarks>
public interface IMotifShelf
{
    /// <summary>Every motif, one for each id: the shop's own before others.</summary>
    /// <exception cref="InputException">A list of a pack is wrong; every mistake is named.</exception>
    ImmutableArray<PackListing> All { get; }

    /// <summary>The motif of an id; null where no pack has it.</summary>
    /// <exception cref="InputException">Its drawing holds what is not read; the message names file and line.</exception>
    PackMotif? Find(string id);

    /// <summary>The very motif of a recipe, by pack, id and hash.</summary>
    /// <exception cref="InputException">It is not here, or another drawing has its id.</exception>
    PackMotif Get(MotifMark mark);
}

/// <summary>What is said of packs, and the shelf that has none.</summary>
public static class MotifShelf
{
    /// <summary>A shelf without packs.</summary>
    public static IMotifShelf None { get; } = new Bare();

    /// <summary>That the motif of a recipe is not to be had.</summary>
    public static InputException Lacks(MotifMark mark) => new(
        "recipe", "packMotifs", $"The motif '{mark.Id}' is of the pack '{mark.Pack}' ({mark.Licence}; {mark.Origin}), which is not here or lacks it. Put its drawing (SHA-256 {mark.Hash}) into templates/motifs, or install the pack; `designgen motifs --packs` lists what is here.");

    /// <summary>That another drawing has the id of a recipe's motif.</summary>
    public static InputException Other(MotifMark mark, string hash) => new(
        "recipe", "packMotifs", $"The drawing of '{mark.Id}' in the pack '{mark.Pack}' is another one than the design was made with (SHA-256 {hash}, and the recipe has {mark.Hash}), so it would come out differently. Put the old drawing back, or ask for the motif in a new brief.");

    private sealed class Bare : IMotifShelf
    {
        public ImmutableArray<PackListing> All => [];

        public PackMotif? Find(string id) => null;

        public PackMotif Get(MotifMark mark) => throw Lacks(mark);
    }
}
