using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Pictures;

/// <summary>A motif traced from a picture, tossed over cloth: large ones evenly spread, smaller ones grown into the spaces, leaves and dots in the last gaps.</summary>
public static class PictureToss
{
    /// <summary>What the planner needs to know of it; each manner of drawing makes a card of its own from it.</summary>
    public static FamilyCard Card { get; } = new(
        "picture-toss", new("Tossed picture", "散点图案"), ArtKind.AllOver, [],
        [
            new("motif-size", "mm", 44, 110, 74, "larger motifs"),
            new("density", "share", 0, 1, 0.7, "closer motifs"),
            new("tiers", "share", 0, 1, 0.4, "more difference between large and small motifs"),
            new("fillers", "share", 0, 1, 0.4, "more leaves and dots in the gaps"),
            new("turn", "degrees", 0, 180, 28, "motifs that lean further"),
            new("mirrored", "choice", 0, 1, 1, "every second motif mirrored"),
        ],
        FamilyCard.AnyLayout, 2, 60, true, Structure: ["motif-size", "turn", "density"], IsToss: true);

    // How much of the cloth motifs cover where they stand far apart and close, small ones and fillers not counted.
    private const double Loose = 0.2, Close = 0.34;

    /// <summary>How large motifs are set: the radius of the circle round the largest and round the smallest, mm.</summary>
    /// <remarks>Two of the large ones find room in a quarter of a mirrored tile too.</remarks>
    public static (double Large, double Small) Sizes(Recipe recipe)
    {
        double side = Math.Min(recipe.WidthMm, recipe.HeightMm) * (recipe.Layout == RepeatLayout.Mirror ? 0.5 : 1);
        double large = Math.Min(recipe.Parameters["motif-size"] / 2, 0.2 * side);
        return (large, large * (0.75 - 0.35 * recipe.Parameters["tiers"]));
    }

    /// <summary>Refuses a recipe that can't be laid out.</summary>
    /// <exception cref="InputException">Something is out of its range; everything wrong is named.</exception>
    public static void Check(Recipe recipe) => RecipeRules.Check(recipe, Card);

    /// <summary>Lays a traced drawing out.</summary>
    /// <param name="recipe">A recipe that <see cref="Check"/> has passed.</param>
    /// <param name="drawing">The drawing; its inks are among the recipe's.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="PictureRefusedException">There is nothing in the drawing.</exception>
    public static Artwork Draw(Recipe recipe, Artwork drawing, CancellationToken cancel)
    {
        PictureMotif motif = PictureMotif.Of(drawing, recipe)
            ?? throw new PictureRefusedException("recipe", "picture", "Nothing is left of the picture once its ground is taken away, so it can't be a motif. Use another seed or other words.");
        var canvas = new DesignCanvas(recipe, cancel);
        (double large, double small) = Sizes(recipe);
        Draw(canvas, motif, large, small);
        canvas.Finish();
        return canvas.Build();
    }

    private static void Draw(DesignCanvas canvas, PictureMotif motif, double large, double small)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        double area = cell.Width * cell.Height, density = canvas["density"], fillers = canvas["fillers"];
        double gap = Math.Max(canvas.MinGap * 1.5, large * (0.04 + 0.22 * Math.Pow(1 - density, 1.4)));
        var torus = new Torus(canvas.Repeat, cell);
        var packing = new TorusPacking(torus, 2.5 * large, Math.Max(0.8, large * 0.05), canvas.Cancel);
        var toss = new Toss(packing, canvas.Dice.Fork("toss"), canvas["turn"] * Math.PI / 180);
        Dress dress = Dress.For(canvas, PaletteRole.Hero, PaletteRole.Support, Finish.Tonal);
        bool mirrored = canvas.Whole("mirrored") == 1;
        Motif Grow(Dice dice) => mirrored && dice.Chance(0.5) ? new Mirrored(motif) : motif;

        int count = Math.Max(2, (int)Math.Round(area * (Loose + (Close - Loose) * density) / (motif.Area * large * large)));
        toss.Spread(torus, [new(Grow, large, large, 1, dress, 0)], count, gap);
        toss.Fill([new(Grow, small, Math.Max(small, 0.85 * large), 1, dress, 0)], gap, 200);
        // Even without fillers the widest holes are closed: they would show as a grid once the tile repeats.
        double least = Math.Max(1.7, large * 0.07), leaf = Math.Max(3.5, large * 0.24);
        PaletteRole accent = canvas.Against(PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Hero), support = canvas.Against(PaletteRole.Ground, PaletteRole.Support, PaletteRole.Hero, PaletteRole.Line);
        ImmutableArray<TossKind> last =
        [
            new(Botanicals.Fillers[0], least, least * 1.6, 1, Dress.For(canvas, accent, support, Finish.Tonal), large * 0.7),
            new(Botanicals.Leaves[3], leaf * 0.6, leaf, 0.5, Dress.For(canvas, support, support, Finish.Tonal), large * 1.2),
            new(Botanicals.Fillers[3], least * 0.8, least * 1.2, 0.7, Dress.For(canvas, support, support, Finish.Tonal), large * 0.6),
        ];
        toss.Fill(last, gap * 1.4, (int)(area / (large * large) * (1 + 3 * fillers)));
        foreach (Tossed one in toss.Motifs)
            one.Motif.Draw(canvas, one.Place, one.Dress);
    }

    /// <summary>A motif the other way round.</summary>
    private sealed class Mirrored(Motif motif) : Motif(motif.Species, [.. motif.Footprint.Select(d => new Disc(new(d.Centre.X, -d.Centre.Y), d.Radius))])
    {
        public override void Draw(MotifPen pen) => motif.Draw(pen.Within(Affine.Scale(1, -1)));
    }
}
