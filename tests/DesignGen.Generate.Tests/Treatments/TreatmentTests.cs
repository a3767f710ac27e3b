using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Treatments;
using DesignGen.Generate.Tests.Families;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Treatments;

public sealed class TreatmentTests
{
    public static TheoryData<string> Ids => [.. TreatmentShelf.All.Select(t => t.Card.Id)];

    private static Recipe Print(string? treatment, int inks = 4, string cloth = "#ffffff", string family = "varsity-hero")
    {
        var garment = Srgb.Parse(cloth);
        ColouredRoles coloured = Colouring.FromPalette(Templates.Catalogue.Palettes["badge-sunset-retro"], garment, inks, false);
        return Draft.Of(family, 3, RepeatLayout.Block) with
        {
            Kind = ArtKind.Placement,
            Layout = null,
            WidthMm = 130,
            HeightMm = 140,
            Motifs = ["tiger"],
            Lettering = ["River", "Est 1987"],
            Inks = coloured.Inks,
            Roles = coloured.Roles,
            Garment = new("cloth", new("Cloth", "布"), garment),
            Treatment = treatment,
        };
    }

    private static Region Inked(Artwork art) => art.Shapes.Aggregate(Region.Empty, (all, s) => Region.From(s.Outline, s.Rule, 0.02) is var shape && s.Ink is null ? all.Subtract(shape) : all.Union(shape));

    private static double[] Shares(Artwork art) =>
        [.. PlateRenderer.Render(art, Resolution.FromPixelsPerMillimetre(2), new RenderOptions { Threads = 1 }).Plates.Select(p => p.Coverage.Sum(c => (double)c) / 255 / 4)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_treatment_changes_the_print_within_the_page_and_in_its_own_inks_alone(string id)
    {
        ITreatment treatment = TreatmentShelf.Find(id)!;
        foreach ((int inks, string cloth) in new[] { (1, "#15161a"), (5, "#efe7d6") })
        {
            Recipe recipe = Print(id, inks, cloth);
            if (inks < treatment.Card.MinInks)
            {
                Assert.Contains("inks", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(recipe)).Message, StringComparison.Ordinal);
                continue;
            }
            Artwork treated = ProceduralGenerator.Draw(recipe);
            Assert.Equal((130, 140), (treated.Width.Millimetres, treated.Height.Millimetres));
            Assert.All(treated.Inks, ink => Assert.Contains(ink, recipe.Inks));
            Assert.All(treated.Shapes, s => Assert.IsType<SolidCoverage>(s.Coverage));
            Assert.All(treated.Shapes.Where(s => s.Ink is not null), s => Assert.True(treated.Page.Grow(0.01).Union(s.Outline.Bounds) == treated.Page.Grow(0.01), $"{id}: {s.Outline.Bounds}"));
            if (inks == 5)
                Assert.NotEqual(Shares(ProceduralGenerator.Draw(recipe with { Treatment = null })), Shares(treated));
        }
    }

    [Theory]
    [InlineData("distress")]
    [InlineData("dry-edge")]
    public void Wear_takes_three_per_cent_of_the_ink_at_most_and_nothing_of_the_letters(string id)
    {
        var plain = new DesignCanvas(Print(null));
        FamilyRegistry.Get("varsity-hero").Draw(plain);
        Region letters = Region.Union([.. plain.LetterShapes.Select(s => Region.From(s.Outline, s.Rule, 0.02))]);
        Region before = Inked(plain.Build()), after = Inked(ProceduralGenerator.Draw(Print(id))), gone = before.Subtract(after);
        Assert.InRange(gone.AreaMm2 / before.AreaMm2, 0.0005, Distress.Most);
        Assert.True(letters.AreaMm2 > 200, "The print has letters.");
        Assert.True(gone.Intersect(letters).AreaMm2 < 0.05, $"{gone.Intersect(letters).AreaMm2} mm² of the letters are gone.");
    }

    [Theory]
    [InlineData("halftone")]
    [InlineData("stipple")]
    [InlineData("distress")]
    public void Dots_and_specks_are_no_smaller_and_no_closer_than_the_press_holds(string id)
    {
        foreach (double limit in new[] { 0.35, 0.7 })
        {
            Recipe recipe = Print(id, 1) with { MinLineMm = limit, MinGapMm = limit };
            Artwork plain = ProceduralGenerator.Draw(recipe with { Treatment = null }), treated = ProceduralGenerator.Draw(recipe);
            Region holes = Inked(plain).Subtract(Inked(treated));
            Assert.True(holes.RingCount > 20, $"{holes.RingCount} holes");
            // Round ones of just the limit lose nothing but what the chords leave; scratches lose their tips.
            Assert.True(holes.Open(limit * 0.46).AreaMm2 > 0.9 * holes.AreaMm2, $"{id} at {limit} mm: holes thinner than the press keeps open.");
            Assert.True(holes.Close(limit * 0.46).AreaMm2 < 1.03 * holes.AreaMm2, $"{id} at {limit} mm: holes too close to each other.");
        }
    }

    [Theory]
    [InlineData("halftone", RepeatLayout.HalfDrop)]
    [InlineData("stipple", RepeatLayout.Brick)]
    [InlineData("distress", RepeatLayout.Mirror)]
    [InlineData("misregistration", RepeatLayout.HalfDrop)]
    [InlineData("lino", RepeatLayout.Block)]
    public void On_cloth_what_a_treatment_adds_steps_with_the_repeat(string id, RepeatLayout layout)
    {
        Recipe recipe = Draft.Of("sticker-toss", 5, layout) with { Treatment = id };
        Artwork art = ProceduralGenerator.Draw(recipe);
        var repeat = art.Repeat!;
        Rect page = art.Page;
        // Every image of a shape that the page shows is there.
        foreach (Shape original in art.Shapes.Where(s => s.CopyOf is null).TakeLast(200))
        {
            int place = art.Shapes.IndexOf(original);
            Assert.Equal(repeat.Images(original.Outline.Bounds, page).Count(), art.Shapes.Count(s => s.CopyOf == place) + 1);
        }
        Assert.NotEqual(Shares(ProceduralGenerator.Draw(recipe with { Treatment = null })), Shares(art));
    }

    [Fact]
    public void The_same_recipe_gives_the_same_shapes_on_any_thread_and_without_a_treatment_nothing_changes()
    {
        string[] ids = [.. TreatmentShelf.All.Select(t => t.Card.Id)];
        Artwork[] first = [.. ids.Select(id => ProceduralGenerator.Draw(Print(id)))];
        var again = new Artwork[ids.Length];
        Parallel.For(0, ids.Length, i => again[i] = ProceduralGenerator.Draw(Print(ids[i])));
        for (int i = 0; i < ids.Length; i++)
            Assert.True(first[i].Shapes.Select(Written).SequenceEqual(again[i].Shapes.Select(Written)), ids[i]);
        Assert.DoesNotContain("  \"treatment\": \"", RecipeJson.Write(Print(null)), StringComparison.Ordinal);

        static string Written(Shape s) => $"{s.Ink} {string.Concat(s.Outline.Contours.SelectMany(c => c.Segments).Select(e => e.End.ToString()))}";
    }

    [Fact]
    public void A_treatment_that_does_not_suit_is_refused_with_the_reason()
    {
        Assert.Contains("no treatment 'gold'", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(Print("gold"))).Message, StringComparison.Ordinal);
        Assert.Contains("print with an edge", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(Draft.Of("polka", 1, RepeatLayout.Block) with { Treatment = "drop-shadow" })).Message, StringComparison.Ordinal);
        Assert.Contains("mirror lines", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(Draft.Of("polka", 1, RepeatLayout.Mirror) with { Treatment = "misregistration" })).Message, StringComparison.Ordinal);
        Assert.Contains("lino", Assert.Throws<InputException>(() => BriefReader.Read("b.yaml", "product: t-shirt\ntreatments: [linoo]\n", Templates.Catalogue)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tiger tee, halftone shading, 12 designs", "halftone")]
    [InlineData("skull T-shirt with distressed texture", "distress")]
    [InlineData("锦鲤T恤，飞白效果，12款", "ink-wash")]
    [InlineData("老虎T恤，做旧处理", "distress")]
    public void Words_of_a_brief_ask_for_treatments(string text, string id)
    {
        Brief brief = BriefReader.Read("wish.txt", text, Templates.Catalogue);
        Assert.Equal([id], brief.Treatments.ToArray());
        var planner = new Planner(brief, Templates.Catalogue);
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(id, planner.Spec(i, 1).Recipe.Treatment));
    }

    [Fact]
    public void Unasked_most_designs_are_plain()
    {
        Brief brief = BriefReader.Read("b.yaml", "product: t-shirt\nplacement: full-front\nmoods: [retro]\ncount: 24\n", Templates.Catalogue);
        var planner = new Planner(brief, Templates.Catalogue);
        string?[] treated = [.. Enumerable.Range(0, 24).Select(i => planner.Spec(i, 1).Recipe.Treatment)];
        Assert.InRange(treated.Count(t => t is not null), 4, 8);
        Assert.All(Enumerable.Range(0, 12), i => Assert.Null(new Planner(brief with { Moods = [] }, Templates.Catalogue).Spec(i, 1).Recipe.Treatment));
        Assert.Equal(["halftone", null, "halftone"], Enumerable.Range(0, 3).Select(i => new Planner(brief with { Treatments = ["halftone", "none"] }, Templates.Catalogue).Spec(i, 1).Recipe.Treatment));
    }
}
