using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Cuts;

public sealed class CutTests
{
    private static Recipe Recipe(string product, string placement, int seed = 3)
    {
        Brief brief = BriefReader.Read("cut.yaml", $"product: {product}\nplacement: {placement}\nfamilies: [badge]\nseed: {seed}\n", Templates.Catalogue);
        return new Planner(brief, Templates.Catalogue).Spec(0, 1).Recipe with { Cuts = brief.Placement.Cuts };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_die_cut_sticker_is_cut_round_its_art_with_room_to_the_sheets_edge(int seed)
    {
        Recipe recipe = Recipe("sticker-sheet", "die-cut", seed);
        Artwork art = ProceduralGenerator.Draw(recipe);
        Assert.Equal((recipe.WidthMm, recipe.HeightMm), (art.Width.Millimetres, art.Height.Millimetres));
        CutLine kiss = Assert.Single(art.CutLines, c => c.Kind == CutKind.Kiss);
        Assert.True(art.Page.Grow(-1.9).Contains(new Point(kiss.Outline.Bounds.Left, kiss.Outline.Bounds.Top)), "too near to the edge");
        Point[] line = [.. kiss.Outline.Contours.Single().Flatten(0.02)];
        // No ink lies nearer to the knife than the bleed, but for what pixels and few nodes lose.
        foreach (Shape shape in art.Shapes.Where(s => s.Ink is not null))
        {
            foreach (Point p in shape.Outline.Contours.SelectMany(c => c.Flatten(0.2)))
            {
                if (art.Page.Contains(p))
                    Assert.True(Inside(p, line) && line.Min(q => q.DistanceTo(p)) > 1.5, $"{p}");
            }
        }
    }

    [Fact]
    public void A_phone_case_has_its_outline_and_camera_cut_through()
    {
        Artwork art = ProceduralGenerator.Draw(Recipe("phone-case", "back"));
        Assert.Equal(["case outline", "camera"], art.CutLines.Select(c => c.Label));
        Assert.All(art.CutLines, c => Assert.Equal(CutKind.Through, c.Kind));
        Assert.Equal(new Rect(6, 6, 42, 43), art.CutLines[1].Outline.Bounds);
    }

    [Fact]
    public void Rules_survive_the_recipes_json()
    {
        Recipe recipe = Recipe("phone-case", "back");
        Assert.Equal<CutRule>(recipe.Cuts, RecipeJson.Read("r", RecipeJson.Write(recipe)).Cuts);
    }

    private static bool Inside(Point p, Point[] line)
    {
        bool inside = false;
        for (int i = 0; i < line.Length; i++)
        {
            Point a = line[i], b = line[(i + 1) % line.Length];
            if (a.Y <= p.Y != b.Y <= p.Y && a.X + (p.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X) > p.X)
                inside = !inside;
        }
        return inside;
    }
}
