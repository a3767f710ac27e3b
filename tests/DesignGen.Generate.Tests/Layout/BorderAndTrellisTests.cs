using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Tests.Families;

namespace DesignGen.Generate.Tests.Layout;

public sealed class BorderAndTrellisTests
{
    [Fact]
    public void A_border_steps_across_only_and_is_ruled_above_and_below()
    {
        Artwork border = ProceduralGenerator.Draw(Draft.Of("ditsy", 3, RepeatLayout.Border));
        Assert.Equal(RepeatLayout.Border, border.Repeat!.Layout);
        foreach (Shape copy in border.Shapes.Where(s => s.CopyOf is not null))
        {
            Point step = copy.Outline.Contours[0].Start - border.Shapes[copy.CopyOf!.Value].Outline.Contours[0].Start;
            Assert.Equal(0, step.Y, 1e-6);
            Assert.Equal(160, Math.Abs(step.X), 1e-6);
        }
        // Cloth three times as high as the band shows the band once.
        Artwork cloth = Field.Spread(border, new(0, -160, 320, 320));
        Assert.All(cloth.Shapes, s => Assert.True(s.Outline.Bounds.Bottom > 159 && s.Outline.Bounds.Top < 321));
        Rect[] rules = [.. border.Shapes.Where(s => s.Outline.Bounds.Width > 160).Select(s => s.Outline.Bounds)];
        Assert.Contains(rules, r => r.Top < 0 && r.Bottom is > 1 and < 12);
        Assert.Contains(rules, r => r.Bottom > 160 && r.Top is > 148 and < 159);
    }

    [Theory]
    [InlineData(RepeatLayout.Ogee)]
    [InlineData(RepeatLayout.Diamond)]
    public void A_trellis_keeps_motifs_off_and_joins_itself_over_the_repeat(RepeatLayout layout)
    {
        var canvas = new DesignCanvas(Draft.Of("ditsy", 3, layout));
        Compartments trellis = Compartments.For(canvas)!;
        var packing = new TorusPacking(new Torus(canvas.Repeat, canvas.Cell), 60, 1);
        trellis.Reserve(packing);
        // On the joint and on its images there is no room; in the middle of a compartment there is most.
        foreach (Affine image in canvas.Repeat!.Orbit)
            Assert.True(packing.Room(image.Apply(trellis.Joint)) < 0);
        Assert.True(packing.Room(trellis.Middle) > 25);
        trellis.Draw();
        Assert.NotEmpty(canvas.Build().Shapes);
    }

    [Theory]
    [InlineData(RepeatLayout.Block)]
    [InlineData(RepeatLayout.HalfDrop)]
    [InlineData(RepeatLayout.Mirror)]
    public void Other_repeats_have_no_trellis(RepeatLayout layout) => Assert.Null(Compartments.For(new DesignCanvas(Draft.Of("ditsy", 3, layout))));

    [Fact]
    public void In_an_ogee_the_first_hero_stands_in_the_middle_of_the_compartment()
    {
        var canvas = new DesignCanvas(Draft.Of("botanical-toss", 3, RepeatLayout.Ogee));
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        var packing = new TorusPacking(torus, 60, 1);
        var toss = new Toss(packing, canvas.Dice, Math.PI);
        toss.Spread(torus, [new(_ => new Generate.Procedural.Motifs.Flowers.Daisy(new(1)), 14, 14, 1, Generate.Procedural.Motifs.Dress.For(canvas, Core.Catalogue.PaletteRole.Hero, Core.Catalogue.PaletteRole.Support, Generate.Procedural.Motifs.Finish.Tonal), 0)], 3, 2, Compartments.For(canvas)!.Middle);
        Assert.Equal(0, torus.Distance(torus.Fold(toss.Motifs[0].Place.Apply(Point.Zero)), torus.Fold(Compartments.For(canvas)!.Middle)), 0.01);
    }
}
