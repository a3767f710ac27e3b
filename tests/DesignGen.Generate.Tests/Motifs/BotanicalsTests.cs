using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Motifs;

public sealed class BotanicalsTests
{
    private static readonly ImmutableArray<Func<Dice, Motif>> All =
        [.. Botanicals.Heroes, .. Botanicals.Secondary, .. Botanicals.Leaves, .. Botanicals.Sprigs, .. Botanicals.Twigs, .. Botanicals.Fillers];

    private static DesignCanvas Canvas(Palette palette, int inks = 7)
    {
        Srgb cloth = palette.Colours[PaletteRole.Ground];
        ColouredRoles coloured = Colouring.FromPalette(palette, cloth, inks, true);
        return new(new Recipe
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = "motif",
            Seed = 1,
            Parameters = ImmutableSortedDictionary<string, double>.Empty,
            Kind = ArtKind.Placement,
            WidthMm = 100,
            HeightMm = 100,
            Inks = coloured.Inks,
            Roles = coloured.Roles,
            Garment = new("cloth", new("Cloth", "布"), cloth),
            MinLineMm = 0.35,
            MinGapMm = 0.71,
        });
    }

    private static Artwork Drawn(Func<Dice, Motif> grow, double scale, int seed, Finish finish = Finish.Tonal, int inks = 7)
    {
        DesignCanvas canvas = Canvas(Templates.Catalogue.Palettes["botanical-heirloom"], inks);
        Affine place = Affine.Scale(scale).Then(Affine.Translate(50, 50));
        grow(new Dice((ulong)seed)).Draw(canvas, place, Dress.For(canvas, PaletteRole.Hero, PaletteRole.Support, finish));
        return canvas.Build();
    }

    [Fact]
    public void A_motif_stays_within_its_footprint_but_for_rims_and_tips()
    {
        var outside = new SortedDictionary<string, double>();
        foreach (Func<Dice, Motif> grow in All)
        {
            for (int seed = 1; seed <= 6; seed++)
            {
                const double scale = 20;
                Motif motif = grow(new Dice((ulong)seed));
                Disc[] discs = [.. motif.Footprint.Select(d => d.Map(Affine.Scale(scale).Then(Affine.Translate(50, 50))))];
                foreach (Point p in Drawn(grow, scale, seed).Shapes.SelectMany(s => s.Outline.Contours).SelectMany(c => c.Flatten(0.05)))
                {
                    outside[motif.Species] = Math.Max(outside.GetValueOrDefault(motif.Species), discs.Min(d => d.Centre.DistanceTo(p) - d.Radius) / scale);
                }
            }
        }
        Assert.Empty(outside.Where(o => o.Value >= 0.16).Select(o => FormattableString.Invariant($"{o.Key} {o.Value:0.00}")));
    }

    [Fact]
    public void Small_motifs_have_less_detail_and_still_draw()
    {
        foreach (Func<Dice, Motif> grow in All)
        {
            int Detail(double scale) => Drawn(grow, scale, 2).Shapes.Sum(s => s.Outline.Contours.Length);
            Assert.InRange(Detail(2), 1, Detail(24));
        }
        Assert.True(Drawn(Botanicals.Heroes[0], 3, 1).Shapes.Length < 0.7 * Drawn(Botanicals.Heroes[0], 18, 1).Shapes.Length);
    }

    [Fact]
    public void Details_can_be_told_from_what_they_lie_on_in_every_palette_and_with_few_inks()
    {
        foreach (Palette palette in Templates.Catalogue.Palettes.Values)
        {
            foreach (int inks in new[] { 3, 4, 7 })
            {
                DesignCanvas canvas = Canvas(palette, inks);
                foreach (Finish finish in Enum.GetValues<Finish>())
                {
                    Dress dress = Dress.For(canvas, PaletteRole.Hero, PaletteRole.Support, finish);
                    foreach ((PaletteRole on, PaletteRole detail) in new[] { (dress.Main, dress.Ink), (dress.Main, dress.Edge), (dress.Main, dress.Eye), (dress.Eye, dress.Pollen), (dress.Leaf, dress.Vein), (PaletteRole.Ground, dress.Stem) })
                        Assert.True(Dress.Distance(canvas, on, detail) >= 0.08, $"{palette.Id} {inks} {finish}: {detail} on {on}");
                }
            }
        }
    }

    [Fact]
    public void A_grown_loop_is_larger_by_the_rim_whichever_way_it_runs()
    {
        Loop circle = Loop.Circle(Point.Zero, 5, 24);
        Assert.All(circle.Grow(0.5).Points, p => Assert.Equal(5.5, p.Length, 0.02));
        Assert.All(circle.Map(Affine.Scale(1, -1)).Grow(0.5).Points, p => Assert.Equal(5.5, p.Length, 0.02));
        Assert.All(circle.Grow(-0.5).Points, p => Assert.Equal(4.5, p.Length, 0.02));
    }
}
