using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;

namespace DesignGen.Engine.Tests.Learning;

/// <summary>A simulated merchandiser. She looks at the order itself, at colours and at the family's id, never at the features that a taste is learned from.</summary>
/// <param name="name">What she is called in reports.</param>
/// <param name="likes">How likely she approves a design, 0 to 1.</param>
/// <param name="noise">Share of her decisions that are the other way round for no reason.</param>
internal sealed class Reviewer(string name, Func<DesignSpec, double> likes, double noise = 0)
{
    private static readonly string[] Florals =
        ["botanical-toss", "ditsy", "climbing-vine", "floral-border", "chan-zhi", "phyllotaxis", "bing-lie", "paisley", "damask", "acanthus-scroll", "karakusa"];

    private static readonly string[] Geometrics =
        ["bauhaus", "memphis", "truchet", "op-art", "voronoi", "checker", "warped-checker", "asanoha", "girih-star", "houndstooth", "argyle", "gingham", "uroko", "kikko", "shippo", "sayagata", "hui-wen", "wan-zi", "gui-bei", "stripe"];

    /// <summary>Dark grounds and florals: both thrill her, one alone seldom.</summary>
    public static Reviewer DarkFlorals { get; } = new("dark florals", s => (Ground(s).Luminance < 0.12, Florals.Contains(s.Recipe.Family)) switch { (true, true) => 0.95, (false, false) => 0.04, _ => 0.3 });

    /// <summary>Clean geometry: few inks on a light ground.</summary>
    public static Reviewer CleanGeometry { get; } = new("clean geometry", s =>
        ((Geometrics.Contains(s.Recipe.Family) ? 1 : 0) + (s.Recipe.Inks.Length <= 4 ? 1 : 0) + (Ground(s).Luminance > 0.55 ? 1 : 0)) switch { 3 => 0.95, 2 => 0.45, 1 => 0.1, _ => 0.02 });

    /// <summary>Warm colours whatever the drawing; one decision in seven or so is a slip.</summary>
    public static Reviewer Warm { get; } = new("warm, 15 % slips", s => new[] { PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Support }.Count(r => Colour(s, r) is { } c && c.R > c.B + 40) switch { 3 => 0.9, 2 => 0.55, _ => 0.05 }, noise: 0.15);

    /// <summary>A taste that no sum of likings says: vivid geometry, muted anything else.</summary>
    public static Reviewer Contrary { get; } = new("vivid geometry, muted rest", s => Geometrics.Contains(s.Recipe.Family) == Vivid(s) ? 0.7 : 0.1);

    /// <summary>No taste at all.</summary>
    public static Reviewer Tosser { get; } = new("heads or tails", _ => 0.3);

    /// <inheritdoc/>
    public override string ToString() => name;

    /// <summary>How likely she approves a design, slips left out.</summary>
    public double Likes(DesignSpec spec) => likes(spec);

    /// <summary>Her decision on a design.</summary>
    public bool Approves(DesignSpec spec, Dice dice)
    {
        bool approves = dice.Chance(likes(spec));
        return dice.Chance(noise) ? !approves : approves;
    }

    private static (Srgb Colour, double Luminance) Ground(DesignSpec spec)
    {
        Srgb colour = Colour(spec, PaletteRole.Ground);
        return (colour, (0.2126 * colour.R * colour.R + 0.7152 * colour.G * colour.G + 0.0722 * colour.B * colour.B) / (255.0 * 255));
    }

    private static bool Vivid(DesignSpec spec)
    {
        Srgb c = Colour(spec, PaletteRole.Hero);
        return Math.Max(c.R, Math.Max(c.G, c.B)) - Math.Min(c.R, Math.Min(c.G, c.B)) > 110;
    }

    private static Srgb Colour(DesignSpec spec, PaletteRole role) => spec.Recipe.Roles.TryGetValue(role, out int ink) ? spec.Recipe.Inks[ink].Colour : spec.Recipe.Garment.Colour;
}
