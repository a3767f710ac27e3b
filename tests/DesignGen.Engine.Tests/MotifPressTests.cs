using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Render.Raster;
using DesignGen.Review.Gates;

namespace DesignGen.Engine.Tests;

/// <summary>Every native motif through the gate of thin lines and narrow gaps: as small as it is known, and as large as on a left chest.</summary>
public sealed class MotifPressTests
{
    // As in the gate: five pixels to the thinnest line, a disc of four, and the share at which it turns a design down.
    private const double LineMm = 0.3, ChestMm = 40, PixelsPerLine = 5, RejectShare = 0.12;
    private const int DiscPixels = 4;

    // Ground is bare cloth.
    private static readonly ImmutableArray<Ink> Inks =
        [.. new[] { "#d8433a", "#9a2026", "#f4b3a2", "#4c8a55", "#f0b429", "#1f2a44" }.Select((c, i) => new Ink($"ink-{i}", $"Ink {i}", Srgb.Parse(c)))];

    private static readonly PaletteRole[] Roles = [PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Line];

    [Fact]
    public void Every_motif_holds_at_its_smallest_size() => AssertHeld([.. NativeMotifs.All.Select(m => (m, m.LeastMm))]);

    [Fact]
    public void Motifs_hold_as_heroes_of_a_left_chest() => AssertHeld([.. NativeMotifs.All.Where((_, i) => i % 4 == 0).Select(m => (m, ChestMm))]);

    private static void AssertHeld((NativeMotif Motif, double SizeMm)[] cases) =>
        Assert.Empty(cases.AsParallel().AsOrdered().Select(c => (c.Motif, c.SizeMm, Lost: Lost(c.Motif, c.SizeMm))).Where(c => c.Lost > RejectShare).Select(c => FormattableString.Invariant($"{c.Motif.Id} at {c.SizeMm} mm: {c.Lost:0%}")).ToArray());

    // The worst of what the gate rolls its disc into, each ink and the bare gaps, as a share of all that the motif covers: a motif may have an ink for its tips alone.
    private static double Lost(NativeMotif motif, double sizeMm)
    {
        PlateSet plates = PlateRenderer.Render(Alone(motif, sizeMm), Resolution.FromPixelsPerMillimetre(PixelsPerLine / LineMm), new RenderOptions { Threads = 1 });
        using var printed = new BitPlane(plates.Plates[0].Width, plates.Plates[0].Height);
        long worst = 0;
        foreach (Plate plate in plates.Plates)
        {
            using var ink = new BitPlane(plate.Width, plate.Height);
            for (int y = 0; y < plate.Height; y++)
                ink.SetRow(y, [.. plate.Coverage.AsSpan(y * plate.Width, plate.Width).ToArray().Select(c => (ushort)(c * 257))]);
            printed.Or(ink);
            worst = Math.Max(worst, ink.LostByOpening(DiscPixels));
        }
        double covered = printed.Count();
        printed.Invert();
        return Math.Max(worst, printed.LostByOpening(DiscPixels)) / covered;
    }

    private static Artwork Alone(NativeMotif motif, double sizeMm)
    {
        double side = 1.3 * sizeMm + 2;
        var canvas = new DesignCanvas(new()
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
        });
        MotifPicture.Put(canvas, motif, new Dice(1), new(side / 2, side / 2), sizeMm);
        return canvas.Build();
    }
}
