using System.Collections.Immutable;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Generate.Procedural.Motifs.Packs;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Which motifs a family of prints takes as heroes: a few by itself, any native one and any of a pack where a brief asks for it.</summary>
/// <param name="Usual">Ids of those that it takes by itself.</param>
public sealed record HeroCast(ImmutableArray<string> Usual)
{
    private static readonly Lazy<ImmutableSortedDictionary<string, NativeMotif>> ById = new(() => NativeMotifs.All.DistinctBy(m => m.Id).ToImmutableSortedDictionary(m => m.Id, m => m, StringComparer.Ordinal));

    /// <summary>A cast of the motifs by their ids.</summary>
    public static HeroCast Of(params ReadOnlySpan<string> usual) => new([.. usual]);

    /// <summary>Whether a motif is a sign that is read, and means bad luck when it is cut.</summary>
    public static bool IsSign(string motif) => motif is "fu-character" or "shou-character" or "double-happiness" or "yin-yang";

    /// <summary>Its usual heroes alone, as kinds that come by chance.</summary>
    public IEnumerable<Shown> Own => Usual.Select(id => Shown.Kind(id) with { With = Charms.Parts(id) });

    /// <summary>What the family shows: its usual heroes by chance, every other native motif on request.</summary>
    public ImmutableArray<Shown> Shows =>
    [
        .. Own,
        .. ById.Value.Keys.Where(id => !Usual.Contains(id)).Select(id => Shown.KindOnRequest(id) with { With = Charms.Parts(id) }),
    ];

    /// <summary>The heroes of a design: those that the recipe names, else some of the usual ones.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="most">How many different ones at most, 1 or more.</param>
    public ImmutableArray<NativeMotif> For(DesignCanvas canvas, int most = 1)
    {
        NativeMotif[] named = [.. canvas.Motifs.Select(id => canvas.Pack(id) is { } pack ? PackDrawing.Of(pack).Native : ById.Value.GetValueOrDefault(id)).OfType<NativeMotif>()];
        return [.. (named.Length > 0 ? named : canvas.Dice.Fork("hero").Shuffle(Usual).Select(id => ById.Value[id])).Take(most)];
    }
}
