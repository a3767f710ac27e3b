using System.Globalization;
using DesignGen.Core.Chance;
using DesignGen.Core.Errors;
using DesignGen.Generate.Procedural.Lettering;

namespace DesignGen.Generate.Procedural.Badges;

/// <summary>The words of a badge: never more than three lines, in three sizes.</summary>
/// <param name="Main">The largest line.</param>
/// <param name="Second">The second line; empty leaves its place to an ornament.</param>
/// <param name="Date">The smallest line; empty leaves it out.</param>
/// <param name="Number">A short figure for athletic layouts; empty where the brief gave none.</param>
public sealed record BadgeWords(string Main, string Second, string Date, string Number)
{
    private static readonly string[] Peaks = ["NORTH RIDGE", "HIGH PINES", "LONE SUMMIT", "CEDAR PEAK", "EAST RANGE", "GRANITE PASS", "SILVER FALLS", "TALL TIMBER"];
    private static readonly string[] Coasts = ["WILD COAST", "SALT & STONE", "LONG TIDE", "PALE HARBOR", "SOUTH SHORE", "BLUE SWELL", "OLD LIGHTHOUSE", "BREAKWATER"];
    private static readonly string[] Deserts = ["RED MESA", "DRY CANYON", "GOLDEN DUNES", "LOST ARROYO", "SUN VALLEY ROAD", "CACTUS FLATS", "OPEN RANGE", "DUSTY TRAIL"];
    private static readonly string[] Nights = ["MOONRISE CAMP", "NIGHT TRAIL", "NORTH STAR", "QUIET WOODS", "LATE FIRESIDE", "STARLIT PEAKS", "OWL CREEK", "DARK SKY CLUB"];
    private static readonly string[] Clubs = ["OUTDOOR CLUB", "TRAIL SUPPLY", "FIELD SERVICE", "EXPLORERS", "MOUNTAIN GUIDES", "CAMP GOODS"];
    private static readonly string[] SeaClubs = ["SURF CLUB", "SAILING CREW", "BEACH PATROL", "COASTAL SUPPLY", "OCEAN SOCIETY", "TIDE RIDERS"];

    /// <summary>The brief's words; where it gave none, words of our own that suit the scene.</summary>
    /// <param name="canvas">The canvas, with the brief's lines.</param>
    /// <param name="scene">What the badge shows.</param>
    /// <param name="withNumber">Whether the layout has a place for a figure: a line of one or two digits then goes there.</param>
    /// <exception cref="InputException">The words have characters that the alphabet lacks.</exception>
    public static BadgeWords For(DesignCanvas canvas, SceneKind scene, bool withNumber)
    {
        (IReadOnlyList<string> lines, string number) = BriefLines.Of(canvas, withNumber);
        if (lines.Count > 0)
            return new(lines[0], lines.Count > 1 ? lines[1] : "", string.Join(" - ", lines.Skip(2)), number);
        Dice dice = canvas.Dice.Fork("words");
        string[] names = scene switch { SceneKind.Sea => Coasts, SceneKind.Desert => Deserts, SceneKind.Night => Nights, _ => Peaks };
        int year = dice.Whole(1958, 1999);
        return new(
            dice.Pick(names), dice.Pick(scene == SceneKind.Sea ? SeaClubs : Clubs), string.Create(CultureInfo.InvariantCulture, $"EST. {year}"),
            withNumber && scene != SceneKind.Sea ? string.Create(CultureInfo.InvariantCulture, $"{year % 100}") : "");
    }
}
