using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Families;

public sealed class TossTests
{
    private static Recipe RecipeOf(string family, RepeatLayout layout, params (string Name, double Value)[] values)
    {
        Palette palette = Templates.Catalogue.Palettes["botanical-heirloom"];
        Srgb cloth = palette.Colours[PaletteRole.Ground];
        ColouredRoles coloured = Colouring.FromPalette(palette, cloth, 7, true);
        return new Recipe
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = family,
            Seed = 3,
            Kind = ArtKind.AllOver,
            Layout = layout,
            Parameters = FamilyRegistry.Get(family).Card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Default, StringComparer.Ordinal).SetItems(values.Select(v => KeyValuePair.Create(v.Name, v.Value))),
            WidthMm = 140,
            HeightMm = 140,
            Inks = coloured.Inks,
            Roles = coloured.Roles,
            Garment = new("cloth", new("Cloth", "布"), cloth),
            MinLineMm = 0.35,
            MinGapMm = 0.71,
        };
    }

    private static double Inked(Recipe recipe) => PlateRenderer.Render(ProceduralGenerator.Draw(recipe), Resolution.FromPixelsPerMillimetre(1))
        .Plates.Sum(p => p.Coverage.Sum(c => (double)c)) / (255.0 * recipe.WidthMm * recipe.HeightMm);

    [Theory]
    [InlineData("botanical-toss", 0.33, 0.68)]
    [InlineData("ditsy", 0.22, 0.53)]
    public void Density_goes_from_airy_to_dense(string family, double airy, double dense)
    {
        double low = Inked(RecipeOf(family, RepeatLayout.HalfDrop, ("density", 0))), high = Inked(RecipeOf(family, RepeatLayout.HalfDrop, ("density", 1)));
        Assert.InRange(low, airy - 0.06, airy + 0.06);
        Assert.InRange(high, dense - 0.06, dense + 0.06);
    }

    [Theory]
    [InlineData(RepeatLayout.Block)]
    [InlineData(RepeatLayout.HalfDrop)]
    [InlineData(RepeatLayout.Mirror)]
    public void Motifs_of_one_kind_keep_their_distance(RepeatLayout layout)
    {
        var repeat = new Repeat(layout, Length.FromMillimetres(140), Length.FromMillimetres(140));
        var torus = new Torus(repeat, repeat.Cell);
        DesignCanvas canvas = new(RecipeOf("botanical-toss", layout));
        var toss = new Toss(new TorusPacking(torus, 30, 1), new Dice(8), Math.PI);
        Dress one = Dress.For(canvas, PaletteRole.Hero, PaletteRole.Support, Finish.Tonal), two = one with { Main = PaletteRole.Light };
        toss.Fill([new(Botanicals.Secondary[0], 5, 7, 1, one, 20), new(Botanicals.Leaves[0], 5, 8, 1, two, 0)], 1.5, 200);
        Point[] flowers = [.. toss.Motifs.Where(m => m.Dress == one).Select(m => torus.Fold(m.Place.Apply(Point.Zero)))];
        Assert.True(flowers.Length >= 4);
        for (int i = 0; i < flowers.Length; i++)
        {
            for (int j = i + 1; j < flowers.Length; j++)
                Assert.True(torus.Distance(flowers[i], flowers[j]) > 20 - 6, $"{flowers[i]} {flowers[j]}");
        }
    }

    [Fact]
    public void Upright_tosses_point_all_growing_motifs_up()
    {
        var repeat = new Repeat(RepeatLayout.Brick, Length.FromMillimetres(120), Length.FromMillimetres(120));
        DesignCanvas canvas = new(RecipeOf("ditsy", RepeatLayout.Brick));
        var toss = new Toss(new TorusPacking(new Torus(repeat, repeat.Cell), 30, 1), new Dice(8), 0.2);
        toss.Fill([new(Botanicals.Sprigs[1], 6, 9, 1, Dress.For(canvas, PaletteRole.Hero, PaletteRole.Support, Finish.Tonal), 0)], 1.5, 100);
        Assert.NotEmpty(toss.Motifs);
        Assert.All(toss.Motifs, m => Assert.InRange((m.Place.Apply(new Point(1, 0)) - m.Place.Apply(new Point(-1, 0))).Direction, -Math.PI / 2 - 0.21, -Math.PI / 2 + 0.21));
    }

    [Fact]
    public void Leopard_rosettes_keep_the_press_gap_and_never_touch()
    {
        Recipe recipe = RecipeOf("leopard", RepeatLayout.HalfDrop, ("ground", 0.08), ("wildness", 1), ("rosette", 9), ("centres", 0)) with { WidthMm = 80, HeightMm = 80 };
        Artwork artwork = ProceduralGenerator.Draw(recipe);
        (Rect Bounds, Point[] Points)[] parts = [.. artwork.Shapes.Select(s => (s.Outline.Bounds, s.Outline.Contours[0].Flatten(0.005).ToArray()))];
        double least = double.PositiveInfinity;
        for (int i = 0; i < parts.Length; i++)
        {
            for (int j = i + 1; j < parts.Length; j++)
            {
                if (parts[i].Bounds.Grow(recipe.MinGapMm).Meets(parts[j].Bounds))
                    least = Math.Min(least, parts[i].Points.Min(p => parts[j].Points.Min(q => p.DistanceTo(q))));
            }
        }
        // Curves swing out a little between the points that they pass through.
        Assert.InRange(least, recipe.MinGapMm * 0.65, 2);
    }
}
