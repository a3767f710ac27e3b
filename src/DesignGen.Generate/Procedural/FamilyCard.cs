using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Motifs;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural;

/// <summary>One knob of a family.</summary>
/// <param name="Name">Key in recipes, kebab-case, for example <c>motif-size</c>.</param>
/// <param name="Unit">Unit of the value: <c>mm</c>, <c>share</c>, <c>degrees</c>, <c>count</c> or <c>choice</c>.</param>
/// <param name="Low">Least value, allowed.</param>
/// <param name="High">Greatest value, allowed.</param>
/// <param name="Default">Value where nobody chooses.</param>
/// <param name="Means">What a higher value does, in a short phrase.</param>
public sealed record FamilyParameter(string Name, string Unit, double Low, double High, double Default, string Means)
{
    /// <summary>Whether only whole numbers make sense.</summary>
    public bool IsWhole => Unit is "count" or "choice";
}

/// <summary>What the planner needs to know of a family.</summary>
/// <param name="Id">Key in briefs and recipes, kebab-case.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Kind">What it draws.</param>
/// <param name="Tags">Moods, motifs, seasons and markets it suits, in English lower case.</param>
/// <param name="Parameters">Its knobs, six at least.</param>
/// <param name="Layouts">Repeats it can be drawn in; empty for placements and nails.</param>
/// <param name="MinInks">Fewest inks (bare cloth not counted) with which it still looks right.</param>
/// <param name="MinSizeMm">Smallest page or tile side at which its details still print, mm.</param>
/// <param name="PrintsGround">Whether it covers the whole page, so that the ground needs an ink unless the cloth has its colour.</param>
/// <param name="UsesLettering">Whether it sets the brief's words.</param>
/// <param name="Structure">The parameters that change its structure most: the planner spreads a batch over these before it varies the seed.</param>
/// <param name="IsToss">Whether loose motifs are scattered on a ground, so that the gates for even spacing apply.</param>
public sealed record FamilyCard(
    string Id, LocalName Name, ArtKind Kind, ImmutableArray<string> Tags, ImmutableArray<FamilyParameter> Parameters,
    ImmutableArray<RepeatLayout> Layouts, int MinInks, double MinSizeMm, bool PrintsGround,
    bool UsesLettering = false, ImmutableArray<string> Structure = default, bool IsToss = false)
{
    /// <summary>Everything recognizable that its designs can show, by concept.</summary>
    public ImmutableArray<Shown> Shows { get; init; } = [];

    /// <summary>Values at which what the motifs lie on has the ground's colour; empty where it always has.</summary>
    public ImmutableArray<ShownWhen> OnGround { get; init; } = [];

    /// <summary>How many kinds that a recipe chose are surely all seen in one design.</summary>
    public int KindsTogether { get; init; } = 1;

    /// <summary>Whether it also sets words downwards in columns.</summary>
    public bool SetsColumns { get; init; }

    /// <summary>Whether a single Chinese sign as the words becomes the picture.</summary>
    public bool SetsSigns { get; init; }

    /// <summary>Whether it draws motifs of packs where a recipe names them.</summary>
    public bool TakesPacks { get; init; }

    /// <summary>The card for designs that may use motifs of packs: these count as kinds that come where a recipe names them.</summary>
    public FamilyCard With(ImmutableArray<MotifMark> packs) => packs.IsEmpty || !TakesPacks ? this
        : this with { Shows = [.. Shows.Where(s => s.How is ShownHow.Surely or ShownHow.Perhaps || packs.All(m => m.Id != s.Motif)), .. packs.Select(m => Shown.KindOnRequest(m.Id))] };

    /// <summary>Every repeat.</summary>
    public static ImmutableArray<RepeatLayout> AnyLayout { get; } = [.. Enum.GetValues<RepeatLayout>()];
}

/// <summary>A way of drawing patterns. Families hold no state: everything comes in on the canvas.</summary>
public interface IPatternFamily
{
    /// <summary>What the planner needs to know.</summary>
    FamilyCard Card { get; }

    /// <summary>Draws one design on a canvas.</summary>
    void Draw(DesignCanvas canvas);

    /// <summary>Ids of the kinds that chance takes for a recipe that names none, what is seen most first; empty where the family does not tell.</summary>
    IEnumerable<string> Kinds(DesignCanvas canvas) => [];
}
