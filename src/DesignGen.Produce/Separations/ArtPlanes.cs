using System.Collections.Immutable;
using DesignGen.Core.Artworks;

namespace DesignGen.Produce.Separations;

/// <summary>The one-bit planes that the art is drawn as before plates are made of them: the inks, then what traps and white need.</summary>
internal sealed class ArtPlanes
{
    public ArtPlanes(Artwork artwork, SeparationPlan plan)
    {
        Plan = plan;
        int inks = artwork.Inks.Length;
        HasWhite = plan.Underbase is not null;
        bool ramps = artwork.Shapes.Any(s => s.Coverage is not SolidCoverage);
        NeedsRamps = ramps && !plan.IsPlain;
        Prints = [.. Enumerable.Range(0, inks).Select(i => !plan.LeftOff.Contains(i))];
        Whited = [.. Enumerable.Range(0, inks).Select(i => HasWhite && Prints[i] && !plan.Bare.Contains(i))];
        int count = inks;
        (Inked, Coloured, Open, Ramped) = (-1, -1, -1, -1);
        if (HasWhite)
            (Inked, Coloured) = (count++, count++);
        if (NeedsRamps)
            Ramped = count++;
        if (NeedsRamps && HasWhite)
            Open = count++;
        Count = count;
    }

    public SeparationPlan Plan { get; }

    /// <summary>How many planes.</summary>
    public int Count { get; }

    public bool HasWhite { get; }

    /// <summary>Whether ramps are told apart.</summary>
    public bool NeedsRamps { get; }

    /// <summary>For each ink whether the job prints it.</summary>
    public ImmutableArray<bool> Prints { get; }

    /// <summary>For each ink whether white lies under it.</summary>
    public ImmutableArray<bool> Whited { get; }

    /// <summary>The plane of all that is printed, ramps by whether they have any tone; -1 where there is no white.</summary>
    public int Inked { get; }

    /// <summary>The plane of all that has white under it; -1 where there is none.</summary>
    public int Coloured { get; }

    /// <summary>The plane of places in ramps between white dots; -1 where there is no white or no ramp.</summary>
    public int Open { get; }

    /// <summary>The plane of ramps; -1 where they are not told apart.</summary>
    public int Ramped { get; }
}
