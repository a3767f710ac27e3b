using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Inks;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Gives the colours that were chosen their inks: those of a shop's library, or made to measure.</summary>
internal static class PrintedInks
{
    /// <summary>Chooses colours and the ink of each, no ink twice.</summary>
    /// <param name="sources">The colours of the picture.</param>
    /// <param name="most">Most inks; null lets the picture decide, and a library that has fewer.</param>
    /// <param name="library">What stands on the shelf; null makes an ink of each colour as it is.</param>
    public static (InkChoice Choice, ImmutableArray<FoundInk> Inks) Choose(Sources sources, int? most, InkLibrary? library)
    {
        InkChoice choice = InkChoice.Choose(sources, most);
        if (library is null)
            return (choice, [.. choice.Colours.Select((c, i) => new FoundInk(c, choice.Weights[i], new(string.Create(CultureInfo.InvariantCulture, $"ink-{i + 1}"), c.Hex, c), 0, false))]);
        int stock = library.Spots.Length;
        if (choice.Colours.Length > stock)
            choice = InkChoice.Choose(sources, stock);
        var assigned = InkAssignment.Find([.. choice.Colours.Zip(choice.Weights, (c, w) => new FoundColour(c, w))], library);
        return (choice, [.. assigned.Matches.Select((m, i) => new FoundInk(m.Found.Colour, choice.Weights[i], m.Ink.Ink, m.Difference, m.IsFar))]);
    }
}
