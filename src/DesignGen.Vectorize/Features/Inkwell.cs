using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>What the pass must know of the inks: which wins where two want one place, and how like one another they look.</summary>
internal sealed class Inkwell
{
    private readonly Oklab[] _looks = new Oklab[256];

    public Inkwell(ImmutableArray<Ink> inks, Oklab ground)
    {
        Inks = inks;
        Array.Fill(_looks, ground);
        for (int i = 0; i < inks.Length; i++)
            _looks[i] = inks[i].Colour.Oklab;
        // Darker wins; of two equally dark ones the one printed later, which lies on top. Bare ground wins over none.
        int[] order = [.. Enumerable.Range(0, inks.Length).OrderBy(i => _looks[i].L).ThenByDescending(i => i)];
        for (int i = 0; i < order.Length; i++)
            Ranks[order[i]] = (byte)(order.Length - i);
        Order = [.. order.Select(i => (byte)i), LabelMap.Clear];
    }

    /// <summary>The inks, in print order.</summary>
    public ImmutableArray<Ink> Inks { get; }

    /// <summary>By label: the higher, the darker; 0 for bare ground.</summary>
    public byte[] Ranks { get; } = new byte[256];

    /// <summary>All labels, the darkest first, bare ground last.</summary>
    public ImmutableArray<byte> Order { get; }

    /// <summary>How like each other two labels look: 1 for the same colour, a tenth for black and white.</summary>
    public double Closeness(byte a, byte b) => 1 / (1 + 9 * _looks[a].DistanceTo(_looks[b]));

    /// <summary>The rank of a label given as label + 1; 0 where it is 0.</summary>
    public byte RankOf(byte plusOne) => plusOne == 0 ? (byte)0 : Ranks[(byte)(plusOne - 1)];

    /// <summary>The label as ledgers give it: null for bare ground.</summary>
    public static int? InkOf(byte label) => label == LabelMap.Clear ? null : label;
}
