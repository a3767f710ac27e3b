using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Reviews;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Review.Gates;

namespace DesignGen.Engine.Tests;

/// <summary>Every native motif through the gate of thin lines and narrow gaps: as small as it is known, and as large as on a left chest.</summary>
public sealed class MotifPressTests
{
    private const double LineMm = 0.3, ChestMm = 40;

    // Ground is bare cloth.
    private static readonly ImmutableArray<Ink> Inks =
        [.. new[] { "#d8433a", "#9a2026", "#f4b3a2", "#4c8a55", "#f0b429", "#1f2a44" }.Select((c, i) => new Ink($"ink-{i}", $"Ink {i}", Srgb.Parse(c)))];

    private static readonly PaletteRole[] Roles = [PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Line];

    [Fact]
    public void Every_motif_holds_at_its_smallest_size() => AssertHeld([.. NativeMotifs.All.Select(m => (m, m.LeastMm))]);

    [Fact]
    public void Motifs_hold_as_heroes_of_a_left_chest() => AssertHeld([.. NativeMotifs.All.Where((_, i) => i % 4 == 0).Select(m => (m, ChestMm))]);

    private static void AssertHeld((NativeMotif Motif, double SizeMm)[] cases)
    {
        string[] broken = [.. cases.AsParallel().AsOrdered().SelectMany(c => FeatureGate.Inspect(Alone(c.Motif, c.SizeMm)).Where(f => f.Verdict == GateVerdict.Reject).Select(f => $"{c.Motif.Id} at {c.SizeMm} mm: {f.En}"))];
        Assert.Empty(broken);
    }

    private static Candidate Alone(NativeMotif motif, double sizeMm)
    {
        double side = 1.3 * sizeMm + 2;
        var recipe = new Recipe
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = "motif",
            Seed = 1,
            Parameters = ImmutableSortedDictionary<string, double>.Empty,
            Kind = ArtKind.Placement,
            WidthMm = side,
            HeightMm = side,
            Inks = Inks,
            Roles = Roles.Select((role, ink) => (role, ink)).ToImmutableSortedDictionary(r => r.role, r => r.ink),
            Garment = new("natural", new("Natural", "本白"), Srgb.Parse("#f6efe0")),
            MinLineMm = LineMm,
            MinGapMm = LineMm,
        };
        var canvas = new DesignCanvas(recipe);
        MotifPicture.Put(canvas, motif, new Dice(1).Fork(motif.Id), new(side / 2, side / 2), sizeMm);
        return new(new DesignSpec(0, 1, motif.Id, new("", ""), new("", ""), Inks.Length, false, null, [], recipe, []), canvas.Build());
    }
}
