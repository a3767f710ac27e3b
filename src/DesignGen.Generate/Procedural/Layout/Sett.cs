using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A run of threads of one colour.</summary>
/// <param name="Role">Its colour.</param>
/// <param name="Threads">How many threads, an even number above 0.</param>
public readonly record struct SettStripe(PaletteRole Role, int Threads);

/// <summary>The order of colours that a checked cloth repeats, in warp and weft alike.</summary>
/// <remarks>
/// With pivots the list is half the sett: the cloth runs to the last stripe, turns back to the first, and turns again; both
/// pivots carry their full count, and are not doubled at the turn. Without pivots the list simply starts again.
/// </remarks>
/// <param name="Stripes">The stripes in order, two at least.</param>
/// <param name="Pivots">Whether the first and the last stripe are pivots.</param>
public sealed record Sett(ImmutableArray<SettStripe> Stripes, bool Pivots)
{
    /// <summary>The stripes of one whole repetition.</summary>
    public ImmutableArray<SettStripe> Unfolded => Pivots
        ? [.. Stripes, .. Stripes[1..^1].Reverse()]
        : Stripes;

    /// <summary>Threads in one whole repetition.</summary>
    public int Threads => Unfolded.Sum(s => s.Threads);

    /// <summary>The sett with its last stripe a little wider, so that a whole repetition is a multiple of 4 and the twill's diagonals meet.</summary>
    /// <remarks>Counts are even, so the total lacks 2 threads at most.</remarks>
    public Sett Whole
    {
        get
        {
            if (Threads % 4 == 0)
                return this;
            SettStripe last = Stripes[^1];
            return this with { Stripes = Stripes.SetItem(Stripes.Length - 1, last with { Threads = last.Threads + 2 }) };
        }
    }

    /// <summary>The sett as weavers write it, a slash marking pivots: <c>H/24 K4 A2 K4 S/16</c>.</summary>
    /// <remarks>Letters: G ground, H hero, S shade, L light, P support, A accent, K line.</remarks>
    public override string ToString() => string.Join(' ', Stripes.Select((s, i) => string.Create(
        CultureInfo.InvariantCulture, $"{Letter(s.Role)}{(Pivots && (i == 0 || i == Stripes.Length - 1) ? "/" : "")}{s.Threads}")));

    private static char Letter(PaletteRole role) => role switch
    {
        PaletteRole.Ground => 'G',
        PaletteRole.Hero => 'H',
        PaletteRole.Shade => 'S',
        PaletteRole.Light => 'L',
        PaletteRole.Support => 'P',
        PaletteRole.Accent => 'A',
        _ => 'K',
    };
}
