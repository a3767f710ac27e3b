using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Families;

public sealed class ShowsTests
{
    // What briefs may count on: the ids that lexicons lead to.
    private static readonly string[] Promised =
    [
        "peony", "poppy", "rose", "anemone", "dahlia", "cosmos", "lily", "daisy", "blossom", "cherry-blossom", "plum-blossom", "cornflower", "forget-me-not", "tulip", "lotus", "chrysanthemum", "sunflower", "pomegranate",
        "acanthus", "palmette", "rosette", "leaf", "willow", "eucalyptus", "olive-branch", "fern", "boxwood", "vine", "laurel", "wreath", "bouquet", "sprig", "strawberry", "cherry", "lemon", "pineapple", "orange", "fish",
        "shell", "whale", "anchor", "wave", "starfish", "sun", "moon", "star", "cloud", "rainbow", "mushroom", "bee", "butterfly", "snail", "ladybird", "coffee-cup", "cupcake", "ice-cream", "doughnut",
        "heart", "bow", "lips", "letter-envelope", "candy", "smiley", "flame", "mountain", "pine-tree", "cactus", "desert", "sunset", "bird", "feather", "dragon-scale", "auspicious-cloud", "ruyi", "cliff-rock", "pearl",
        "coin", "fan", "hemp-leaf", "tortoise-shell", "swastika-key", "greek-key", "paisley", "mandala", "medallion", "diamond-shape", "dot", "stripe", "check", "triangle", "circle", "hexagon", "arrow", "snowflake", "reindeer",
        "crown", "shield", "banner", "marble", "stone", "terrazzo-chip", "leopard-print", "zebra-print", "tiger-print", "cow-print", "giraffe-print", "snake-print", "crackle", "glitter", "foil",
    ];

    private static readonly FamilyCard[] Cards = [.. FamilyRegistry.All.Select(f => f.Card)];

    public static TheoryData<string> Families => [.. Cards.Select(c => c.Id)];

    [Fact]
    public void Everything_that_briefs_count_on_is_surely_shown_by_some_family()
    {
        string[] sure = [.. Cards.SelectMany(c => c.Shows).Where(s => s.How is ShownHow.Surely or ShownHow.Kind).Select(s => s.Motif).Distinct()];

        Assert.Empty(Promised.Except(sure));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Conditions_name_parameters_and_values_that_exist(string family)
    {
        FamilyCard card = FamilyRegistry.Get(family).Card;
        foreach (Shown shown in card.Shows)
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", shown.Motif);
            foreach (ShownWhen when in shown.When.Where(w => w.Parameter != ShownWhen.Lettering))
            {
                FamilyParameter? parameter = card.Parameters.FirstOrDefault(p => p.Name == when.Parameter);
                Assert.True(parameter is not null, $"{family} has no {when.Parameter}");
                Assert.All(when.Spans, s => Assert.True(s.Low >= parameter.Low && s.High <= parameter.High && s.Low <= s.High, $"{family} {shown.Motif} {when.Parameter} {s}"));
            }
        }
    }

    // What surely shows at a value must change the drawing where the value changes; what it shows, eyes must judge.
    [Theory]
    [MemberData(nameof(Families))]
    public void What_is_surely_shown_at_a_value_is_not_drawn_alike_at_another(string family)
    {
        FamilyCard card = FamilyRegistry.Get(family).Card;
        foreach (Shown shown in card.Shows.Where(s => s.How == ShownHow.Surely && s.When.Length > 0 && s.When.All(w => w.Parameter != ShownWhen.Lettering)))
        {
            ImmutableSortedDictionary<string, double> inside = card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Default);
            foreach (ShownWhen when in shown.When)
                inside = inside.SetItem(when.Parameter, when.Holds(inside[when.Parameter]) ? inside[when.Parameter] : card.Parameters.First(p => p.Name == when.Parameter) is { IsWhole: false } ? (when.Spans[0].Low + when.Spans[0].High) / 2 : when.Spans[0].Low);
            ShownWhen first = shown.When[0];
            FamilyParameter knob = card.Parameters.First(p => p.Name == first.Parameter);
            double other = knob.IsWhole ? Enumerable.Range((int)knob.Low, (int)(knob.High - knob.Low) + 1).First(v => !first.Holds(v)) : first.Holds(knob.Low) ? knob.High : knob.Low;

            string with = Trace(card, inside), without = Trace(card, inside.SetItem(first.Parameter, other));

            Assert.True(with != without, $"{family} draws {shown.Motif} alike without it");
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Chosen_kinds_change_what_is_drawn_and_each_can_be_drawn_alone(string family)
    {
        FamilyCard card = FamilyRegistry.Get(family).Card;
        ImmutableSortedDictionary<string, double> values = card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Default);
        // Of the many kinds that come only on request, one in nine stands for all.
        string[] kinds = [.. card.Shows.Where(s => s.How == ShownHow.Kind).Where((s, i) => !s.OnRequest || i % 9 == 0).Select(s => s.Motif).Distinct()];
        HashSet<string> drawn = [.. kinds.Select(kind => Trace(card, values, kind))];

        // Kinds that are drawn by one drawing, as the two blossoms of nails, are as many drawings less.
        Assert.True(drawn.Count >= kinds.Length - 2, $"{family}: {drawn.Count} drawings of {kinds.Length} kinds");
    }

    [Fact]
    public void A_recipe_with_kinds_that_its_family_does_not_draw_is_refused()
    {
        Recipe sound = Recipe(FamilyRegistry.Get("conversational").Card, null);

        Assert.NotEmpty(ProceduralGenerator.Draw(sound with { Motifs = ["cherry", "lemon", "leaf"] }).Shapes);
        Assert.Contains("does not draw tartan", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(sound with { Motifs = ["tartan"] })).Message, StringComparison.Ordinal);
        Assert.Contains("alone make no design", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(sound with { Motifs = ["leaf"] })).Message, StringComparison.Ordinal);
        Assert.Contains("no kinds that can be chosen", Assert.Throws<InputException>(() => ProceduralGenerator.Draw(Recipe(FamilyRegistry.Get("tartan").Card, null) with { Motifs = ["cherry"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_are_written_only_where_some_were_chosen()
    {
        Recipe plain = Recipe(FamilyRegistry.Get("conversational").Card, null);

        Assert.DoesNotContain("motifs", RecipeJson.Write(plain), StringComparison.Ordinal);
        string chosen = RecipeJson.Write(plain with { Motifs = ["cherry"] });
        Assert.Equal("cherry", Assert.Single(RecipeJson.Read("recipe.json", chosen).Motifs));
        Assert.Empty(RecipeJson.Read("recipe.json", RecipeJson.Write(plain)).Motifs);
    }

    private static string Trace(FamilyCard card, ImmutableSortedDictionary<string, double> values, params string[] kinds)
    {
        Artwork artwork = ProceduralGenerator.Draw(Recipe(card, values) with { Motifs = [.. kinds] });
        return string.Join('|', artwork.Shapes.Select(s => s.Ink + s.Outline.Bounds.ToString() + s.Outline.Contours.Length));
    }

    private static Recipe Recipe(FamilyCard card, ImmutableSortedDictionary<string, double>? values)
    {
        Palette palette = Templates.Catalogue.Palettes.Values.First(p => p.Tags.Contains("nails") == (card.Kind == ArtKind.NailSet));
        ColouredRoles coloured = Colouring.FromPalette(palette, Srgb.White, 7, card.PrintsGround);
        values = values is { Count: > 0 } ? values : card.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Default);
        NailCharts charts = Templates.Catalogue.Nails;
        NailSetLayout? nails = card.Kind == ArtKind.NailSet ? NailLayouts.For(charts, new(charts.Shapes["almond"], "medium", "M")) : null;
        return new Recipe
        {
            Engine = ProceduralGenerator.Name,
            EngineVersion = ProceduralGenerator.Version,
            Family = card.Id,
            Seed = 7,
            Parameters = values,
            Kind = card.Kind,
            Layout = card.Kind == ArtKind.AllOver ? card.Layouts.Contains(RepeatLayout.Block) ? RepeatLayout.Block : card.Layouts[0] : null,
            WidthMm = nails is null ? 240 : NailLayouts.SheetSize(nails).Width.Millimetres,
            HeightMm = nails is null ? 240 : NailLayouts.SheetSize(nails).Height.Millimetres,
            Inks = coloured.Inks,
            Roles = coloured.Roles,
            Garment = new("white", new("White", "白"), Srgb.White),
            MinLineMm = 0.25,
            MinGapMm = 0.25,
            Nails = nails,
        };
    }
}
