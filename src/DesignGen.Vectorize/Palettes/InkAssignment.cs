using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;

namespace DesignGen.Vectorize.Palettes;

/// <summary>A colour that a picture was found to have.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Pixels">How many pixels it covers; fewer than 1 count as 1.</param>
public readonly record struct FoundColour(Srgb Colour, long Pixels);

/// <summary>The ink that a colour of a picture is printed in.</summary>
/// <param name="Found">The colour in the picture.</param>
/// <param name="Ink">The ink from the library.</param>
/// <param name="Difference">CIEDE2000 between the two: about 1 is just seen side by side, 3 is seen at a glance.</param>
/// <param name="IsFar">Whether the difference is above the threshold that was asked for.</param>
public sealed record InkMatch(FoundColour Found, StockInk Ink, double Difference, bool IsFar);

/// <summary>Which ink of a library each colour of a picture is printed in, no ink twice.</summary>
/// <param name="Matches">One match for each colour, in the order of the colours given.</param>
/// <param name="FarAbove">CIEDE2000 above which a match is flagged.</param>
public sealed record InkAssignment(ImmutableArray<InkMatch> Matches, double FarAbove)
{
    /// <summary>CIEDE2000 above which a match is flagged where nothing else is asked for: a customer sees it without looking twice.</summary>
    public const double UsualThreshold = 3.0;

    /// <summary>CIEDE2000 of the whole picture: the mean over its pixels, 0 for a picture without colours.</summary>
    public double Difference
    {
        get
        {
            double pixels = Matches.Sum(m => (double)Weight(m.Found));
            return pixels == 0 ? 0 : Matches.Sum(m => m.Difference * Weight(m.Found)) / pixels;
        }
    }

    /// <summary>The matches above the threshold.</summary>
    public IEnumerable<InkMatch> Far => Matches.Where(m => m.IsFar);

    /// <summary>Assigns spot inks of a library to colours so that the mean CIEDE2000 over the picture's pixels is the least possible.</summary>
    /// <param name="colours">The colours; two may be equal and still get two inks.</param>
    /// <param name="library">The inks; those that are no spot colours are left alone.</param>
    /// <param name="farAbove">CIEDE2000 above which a match is flagged, 0 or more.</param>
    /// <remarks>
    /// Exact, by <see cref="Assignment"/>. Differences count in ten-thousandths, so that the last digits of a machine's own mathematics
    /// decide nothing. Where several assignments are equally good, the first colour gets the ink that stands first in the
    /// library, then the second colour, and so on.
    /// </remarks>
    /// <exception cref="InputException">There are more colours than spot inks.</exception>
    public static InkAssignment Find(IReadOnlyList<FoundColour> colours, InkLibrary library, double farAbove = UsualThreshold)
    {
        ImmutableArray<StockInk> inks = library.Spots;
        if (colours.Count > inks.Length)
            throw new InputException($"ink library {library.Id}", "inks", TooFew(colours.Count, inks.Length));
        CieLab[] found = [.. colours.Select(c => c.Colour.CieLab)], stock = [.. inks.Select(i => i.Colour.CieLab)];
        var costs = new long[colours.Count, inks.Length];
        for (int c = 0; c < found.Length; c++)
        {
            for (int i = 0; i < stock.Length; i++)
                costs[c, i] = (long)Math.Round(found[c].DifferenceTo(stock[i]) * 10_000) * Weight(colours[c]);
        }
        int[] chosen = Assignment.Least(costs);
        return new([.. chosen.Select((ink, c) => Match(colours[c], inks[ink], found[c].DifferenceTo(stock[ink])))], farAbove);

        InkMatch Match(FoundColour colour, StockInk ink, double difference) => new(colour, ink, difference, difference > farAbove);
    }

    private static long Weight(FoundColour colour) => Math.Max(1, colour.Pixels);

    private static string TooFew(int colours, int inks) => string.Create(CultureInfo.InvariantCulture,
        $"The picture is to be printed in {colours} inks, but only {inks} here {(inks == 1 ? "is a spot ink" : "are spot inks")}, and none is used twice. Ask for {inks} or fewer, or add inks to the library.");
}
