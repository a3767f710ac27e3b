using System.Collections.Immutable;
using System.Globalization;

namespace DesignGen.Generate.Procedural;

/// <summary>How sure it is that a family shows a thing.</summary>
public enum ShownHow
{
    /// <summary>It is seen whenever the conditions hold.</summary>
    Surely,

    /// <summary>It may be seen where the conditions hold: chance has it.</summary>
    Perhaps,

    /// <summary>A kind that a recipe can choose: seen where it names it, never where it names others, and by chance where it names none and the conditions hold.</summary>
    Kind,

    /// <summary>As <see cref="Kind"/>, for small things in gaps, which may go along with any kind.</summary>
    Filler,
}

/// <summary>Values of a parameter.</summary>
/// <param name="Parameter">Name of the parameter; <see cref="Lettering"/> for the number of lines to letter.</param>
/// <param name="Spans">From and to, ends included; one of them must hold the value.</param>
public sealed record ShownWhen(string Parameter, ImmutableArray<(double Low, double High)> Spans)
{
    /// <summary>Stands for the number of lines to letter, which is no knob.</summary>
    public const string Lettering = "lettering";

    /// <summary>Whether a value is one of them.</summary>
    public bool Holds(double value) => Spans.Any(s => value >= s.Low && value <= s.High);

    /// <summary>Reads <c>motif=1,6</c> or <c>accents=1..9</c>.</summary>
    internal static ShownWhen Parse(string text)
    {
        string[] sides = text.Split('=');
        return new(sides[0], [.. sides[1].Split(',').Select(span =>
        {
            double[] ends = [.. span.Split("..").Select(e => double.Parse(e, CultureInfo.InvariantCulture))];
            return (ends[0], ends[^1]);
        })]);
    }
}

/// <summary>Something recognizable that a family's designs can show.</summary>
/// <param name="Motif">Id of the concept, kebab-case, the same as in the lexicons.</param>
/// <param name="How">How sure it is.</param>
/// <param name="When">Under which values, all of them together; empty for always. A family may say the same thing in several ways: any of them shows it.</param>
public sealed record Shown(string Motif, ShownHow How, ImmutableArray<ShownWhen> When)
{
    /// <summary>What is seen along with it, as the star beside a moon: whoever rules that out rules this out too.</summary>
    public ImmutableArray<string> With { get; init; } = [];

    /// <summary>Tags of palettes that it is known by, as tortoiseshell by its ambers: designs that lead with it take such a palette where colours are left open. Empty for any.</summary>
    public ImmutableArray<string> Wears { get; init; } = [];

    /// <summary>For a kind: the values at which the family can do it justice, as a whale before the sea; empty for all. A plan names it with no others.</summary>
    public ImmutableArray<ShownWhen> Suits { get; init; } = [];

    /// <summary>The same kind, to be named at some values alone, each as <c>scene=1,4</c>.</summary>
    public Shown At(params string[] suits) => this with { Suits = Read(suits) };

    /// <summary>Whether it is a kind that never comes by chance, only where a recipe names it.</summary>
    public bool OnRequest { get; init; }

    /// <summary>Whether it may be seen by its conditions, where no recipe names it.</summary>
    /// <param name="value">Value of a parameter, and the number of lines for <see cref="ShownWhen.Lettering"/>.</param>
    public bool Comes(Func<string, double> value) => !OnRequest && When.All(w => w.Holds(value(w.Parameter)));

    /// <summary>What is seen whenever the conditions hold, each as <c>motif=1,6</c> or <c>accents=1..9</c>.</summary>
    public static Shown Surely(string motif, params string[] when) => new(motif, ShownHow.Surely, Read(when));

    /// <summary>What may be seen where the conditions hold.</summary>
    public static Shown Perhaps(string motif, params string[] when) => new(motif, ShownHow.Perhaps, Read(when));

    /// <summary>A kind that recipes can choose, and where it may come by itself.</summary>
    public static Shown Kind(string motif, params string[] when) => new(motif, ShownHow.Kind, Read(when));

    /// <summary>A kind that recipes can choose, and that comes in no other way.</summary>
    public static Shown KindOnRequest(string motif) => new(motif, ShownHow.Kind, []) { OnRequest = true };

    /// <summary>A filler that recipes can choose, and where it may come by itself.</summary>
    public static Shown Filler(string motif, params string[] when) => new(motif, ShownHow.Filler, Read(when));

    /// <summary>What the values of a choice show one after the other.</summary>
    /// <param name="parameter">The choice.</param>
    /// <param name="first">Value of the first of them.</param>
    /// <param name="motifs">A concept for each value.</param>
    public static IEnumerable<Shown> ByValue(string parameter, int first, params string[] motifs) =>
        motifs.Select((motif, i) => Surely(motif, string.Create(CultureInfo.InvariantCulture, $"{parameter}={first + i}")));

    private static ImmutableArray<ShownWhen> Read(string[] when) => [.. when.Select(ShownWhen.Parse)];
}
