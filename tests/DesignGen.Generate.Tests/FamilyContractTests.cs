using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests;

/// <summary>What every pattern family must hold, whatever it draws.</summary>
public sealed class FamilyContractTests
{
    private static readonly Garment White = new("white", new("White", "白色"), Srgb.White);

    public static TheoryData<string> Families() => [.. FamilyRegistry.All.Select(f => f.Card.Id)];

    public static TheoryData<string, RepeatLayout> Repeats()
    {
        var cases = new TheoryData<string, RepeatLayout>();
        foreach (IPatternFamily family in FamilyRegistry.All)
        {
            foreach (RepeatLayout layout in family.Card.Layouts)
                cases.Add(family.Card.Id, layout);
        }
        return cases;
    }

    private static Recipe RecipeOf(FamilyCard card, RepeatLayout? layout = null, int inks = 7, ulong seed = 1)
    {
        Palette palette = Templates.Catalogue.Palettes.Values.First(p => p.Tags.Contains("nails") == (card.Kind == ArtKind.NailSet));
        ColouredRoles coloured = Colouring.FromPalette(palette, White.Colour, inks, card.PrintsGround);
        NailCharts charts = Templates.Catalogue.Nails;
        NailSetLayout? nails = card.Kind != ArtKind.NailSet ? null
            : NailLayouts.For(charts, new(charts.Shapes["almond"], "medium", "M"));
        PrintMethod method = Templates.Catalogue.Methods[card.Kind == ArtKind.NailSet ? "uv-nail" : "screen"];
        (double width, double height) = card.Kind switch
        {
            ArtKind.AllOver => (160, 160),
            ArtKind.Placement => (280, 320),
            _ => (NailLayouts.SheetSize(nails!).Width.Millimetres, NailLayouts.SheetSize(nails!).Height.Millimetres),
        };
        return new Recipe
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = card.Id,
            Seed = seed,
            Kind = card.Kind,
            Parameters = card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Default, StringComparer.Ordinal),
            Layout = card.Kind == ArtKind.AllOver ? layout ?? card.Layouts[0] : null,
            WidthMm = width,
            HeightMm = height,
            Inks = coloured.Inks,
            Roles = coloured.Roles,
            Garment = White,
            Ramps = method.Ramps,
            MinLineMm = method.MinLine.Millimetres,
            MinGapMm = method.MinGap.Millimetres,
            Nails = nails,
        };
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void It_says_what_it_is(string id)
    {
        FamilyCard card = FamilyRegistry.Get(id).Card;
        Assert.True(card.Parameters.Length >= 6, "six parameters at least");
        Assert.All(card.Parameters, p => Assert.True(p.Low < p.High && p.Default >= p.Low && p.Default <= p.High && p.Means.Length > 0, p.Name));
        Assert.All(card.Structure, name => Assert.Contains(card.Parameters, p => p.Name == name));
        Assert.NotEmpty(card.Tags);
        Assert.Equal(card.Kind == ArtKind.AllOver ? FamilyCard.AnyLayout : [], card.Layouts);
    }

    private static ImmutableSortedDictionary<string, double> Vary(ImmutableSortedDictionary<string, double> values, FamilyCard card, int step) =>
        values.SetItems(card.Parameters.Where(p => p.Unit == "choice").Select(p => KeyValuePair.Create(p.Name, p.Low + (p.Default - p.Low + step) % (p.High - p.Low + 1))));

    public static TheoryData<string> Lettered() => [.. FamilyRegistry.All.Where(f => f.Card.UsesLettering).Select(f => f.Card.Id)];

    [Theory]
    [MemberData(nameof(Lettered))]
    public void A_family_that_sets_words_shows_every_line_in_every_design(string id)
    {
        FamilyCard card = FamilyRegistry.Get(id).Card;
        Recipe recipe = RecipeOf(card);
        for (int i = 0; i < 12; i++)
        {
            Recipe varied = recipe with { Seed = (ulong)i + 1, Parameters = Vary(recipe.Parameters, card, i), Lettering = ["NORTH", "RIDGE"] };
            string both = ArtworkTrace.Of(ProceduralGenerator.Draw(varied));
            Assert.NotEqual(both, ArtworkTrace.Of(ProceduralGenerator.Draw(varied with { Lettering = ["SOUTH", "RIDGE"] })));
            Assert.NotEqual(both, ArtworkTrace.Of(ProceduralGenerator.Draw(varied with { Lettering = ["NORTH", "COAST"] })));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void One_recipe_gives_one_artwork_under_any_culture(string id)
    {
        Recipe recipe = RecipeOf(FamilyRegistry.Get(id).Card);
        string here = ArtworkTrace.Of(ProceduralGenerator.Draw(recipe));
        using var _ = new CultureScope("tr-TR");
        Assert.Equal(here, ArtworkTrace.Of(ProceduralGenerator.Draw(recipe)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void It_draws_with_few_inks_and_at_the_ends_of_its_parameters(string id)
    {
        FamilyCard card = FamilyRegistry.Get(id).Card;
        foreach (bool high in new[] { false, true })
        {
            Recipe recipe = RecipeOf(card, inks: card.MinInks);
            Artwork artwork = ProceduralGenerator.Draw(recipe with
            {
                Parameters = card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => high ? p.High : p.Low, StringComparer.Ordinal),
            });
            Assert.InRange(artwork.Shapes.Length, 1, 40_000);
            Assert.InRange(artwork.Inks.Length, 1, card.MinInks);
            Assert.All(Enumerable.Range(0, artwork.Inks.Length), ink => Assert.Contains(artwork.Shapes, s => s.Ink == ink));
        }
    }

    [Theory]
    [MemberData(nameof(Repeats))]
    public void A_tile_meets_itself(string id, RepeatLayout layout)
    {
        Artwork artwork = ProceduralGenerator.Draw(RecipeOf(FamilyRegistry.Get(id).Card, layout, seed: 7));
        var resolution = Resolution.FromPixelsPerMillimetre(1.5);
        Picture tile = CompositeRenderer.Render(artwork, resolution, Srgb.White);
        PixelGrid grid = PixelGrid.For(artwork, resolution);
        double down = layout == RepeatLayout.Border ? 0 : grid.Height / 2 / grid.ScaleY;
        var window = Rect.FromSize(grid.Width / 2 / grid.ScaleX, down, artwork.Page.Width, artwork.Page.Height);
        Picture rolled = CompositeRenderer.Render(artwork, resolution, Srgb.White, new() { Window = window });
        int far = 0;
        for (int y = 0; y < rolled.Height; y++)
        {
            for (int x = 0; x < rolled.Width; x++)
            {
                Point place = artwork.Repeat!.ToTile(new(window.Left + (x + 0.5) / grid.ScaleX, window.Top + (y + 0.5) / grid.ScaleY));
                ReadOnlySpan<byte> a = rolled.At(x, y), b = tile.At((int)(place.X * grid.ScaleX), (int)(place.Y * grid.ScaleY));
                far += Math.Abs(a[0] - b[0]) > 8 || Math.Abs(a[1] - b[1]) > 8 || Math.Abs(a[2] - b[2]) > 8 ? 1 : 0;
            }
        }
        Assert.True(far <= rolled.Width * rolled.Height * 0.0002, $"{far} pixels differ");
    }
}
