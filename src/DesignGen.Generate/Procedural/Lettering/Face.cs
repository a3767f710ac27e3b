using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Fonts;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>How the bowls of a face turn their corners.</summary>
public enum CornerCut
{
    /// <summary>By a curve.</summary>
    Round,

    /// <summary>By a straight cut, as on athletic lettering.</summary>
    Chamfer,
}

/// <summary>What words are set in: a style of the built-in alphabet, by its measures, or a font. All lengths are shares of the cap height.</summary>
/// <param name="Id">Key, kebab-case.</param>
/// <param name="Width">Width of an H without its serifs, 0.3 to 1.1.</param>
/// <param name="Stem">Thickness of upright strokes, 0.08 to 0.28 and at most 0.4 of <paramref name="Width"/>.</param>
/// <param name="Contrast">Thickness of level strokes as a share of the stem, 0.5 to 1.</param>
/// <param name="Corners">How bowls turn their corners.</param>
/// <param name="Roundness">How far the corners of bowls reach: 0 square, 1 as far as they can.</param>
/// <param name="Squareness">Reach of the curve handles: 0.55 is a circle, 0.75 nearly a square.</param>
/// <param name="Slab">Length of slab serifs beyond the stem; 0 for a sans.</param>
/// <param name="Soften">Radius that rounds the ends of strokes; 0 leaves them sharp.</param>
/// <param name="Spacing">Mean white space between two letters.</param>
public sealed record Face(
    string Id, double Width, double Stem, double Contrast, CornerCut Corners, double Roundness, double Squareness, double Slab, double Soften, double Spacing)
{
    /// <summary>Width of the bridges that hold the counters of a stencil, so that a cut plate keeps together; 0 for letters that are not cut.</summary>
    public double Bridge { get; init; }

    /// <summary>The font whose letters these are; null for the built-in alphabet.</summary>
    public IFont? Font { get; init; }

    /// <summary>What people call it.</summary>
    public LocalName Name { get; init; } = new(Id, Id);

    /// <summary>Athletic slab with cut corners.</summary>
    public static Face Varsity { get; } = new("varsity", 0.56, 0.205, 0.84, CornerCut.Chamfer, 0.44, 0.6, 0.07, 0, 0.16) { Name = new("Varsity slab", "学院体") };

    /// <summary>Tall narrow gothic.</summary>
    public static Face Gothic { get; } = new("gothic", 0.41, 0.145, 0.86, CornerCut.Round, 1, 0.62, 0, 0, 0.13) { Name = new("Condensed gothic", "窄体") };

    /// <summary>Soft wide letters with round ends.</summary>
    public static Face Rounded { get; } = new("rounded", 0.66, 0.2, 0.92, CornerCut.Round, 1, 0.585, 0, 0.1, 0.16) { Name = new("Rounded", "圆体") };

    /// <summary>Narrow poster slab, as cut in wood.</summary>
    public static Face Woodtype { get; } = new("woodtype", 0.42, 0.17, 0.74, CornerCut.Round, 1, 0.63, 0.06, 0.012, 0.15) { Name = new("Wood type", "木刻体") };

    /// <summary>Wide square sans.</summary>
    public static Face Extended { get; } = new("extended", 0.9, 0.185, 0.78, CornerCut.Round, 0.82, 0.64, 0, 0, 0.18) { Name = new("Extended", "宽体") };

    /// <summary>Open letters for the smallest lines: thin strokes, wide bowls and wide gaps that a press keeps open.</summary>
    public static Face Fine { get; } = new("fine", 0.52, 0.125, 0.94, CornerCut.Round, 1, 0.6, 0, 0, 0.2);

    /// <summary>Sturdy slab as sprayed through a plate: every counter is held by bridges.</summary>
    public static Face Stencil { get; } = new("stencil", 0.58, 0.2, 0.82, CornerCut.Round, 1, 0.6, 0.055, 0, 0.15) { Bridge = 0.085, Name = new("Stencil", "镂空体") };

    /// <summary>The faces to choose from, in a fixed order; <see cref="Fine"/> stands in for any of them in small sizes.</summary>
    public static IReadOnlyList<Face> All { get; } = [Varsity, Gothic, Rounded, Woodtype, Extended];

    /// <summary>The faces for prints that are all letters: those of <see cref="All"/>, then the stencil.</summary>
    public static IReadOnlyList<Face> Display { get; } = [.. All, Stencil];

    private static readonly ConditionalWeakTable<IFont, Face> Fonts = [];

    /// <summary>A font as a face, measured once.</summary>
    public static Face Of(IFont font) => Fonts.GetValue(font, f => new FontLetters(f).Measure());

    /// <summary>A style by its id or name, in either language, or by what its kind is called: slab, condensed, wide. Null where there is none.</summary>
    public static Face? Find(string name)
    {
        string wanted = Folded(name);
        return wanted switch
        {
            "slab" => Varsity,
            "condensed" => Gothic,
            "wide" => Extended,
            _ => Display.FirstOrDefault(f => wanted == f.Id || wanted == Folded(f.Name.En) || wanted == f.Name.Zh),
        };

        static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }

    /// <summary>What small lines are set in beside this: a plain face; a font stands beside itself.</summary>
    public Face Companion => Font is null && Id is "varsity" or "woodtype" or "stencil" ? Gothic : this;

    /// <summary>The characters of a text that the face does not have, each once, in order; empty when it can be set.</summary>
    public ImmutableArray<string> Missing(string text) => Font is null ? Alphabet.Missing(text) : new FontLetters(Font).Missing(text);

    /// <summary>The same face with heavier or lighter strokes; a font stays as it was drawn.</summary>
    /// <param name="by">Factor on the stem, 0.6 to 1.3; stems never pass 0.4 of the width.</param>
    public Face Weighted(double by) => Font is not null ? this : this with { Stem = Math.Min(Stem * by, 0.4 * Width), Soften = Soften * by };
}
