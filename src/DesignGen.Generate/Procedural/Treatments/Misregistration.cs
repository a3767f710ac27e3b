using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Colours that have slipped under the key, as in cheap print of old: each ink but the key and the ground moves as a whole.</summary>
internal sealed class Misregistration : ITreatment
{
    /// <summary>Its id.</summary>
    public const string Id = "misregistration";

    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        Id, new("Off register", "套色错位"), new("colours slip under the key ink by a millimetre or two, each its own way", "各色相对主版错开一两毫米"), AllOver: true, MinInks: 2, ["retro", "comic", "pop art", "punk"]);

    /// <inheritdoc/>
    public double Reach(Recipe recipe) => Slip(Math.Min(recipe.WidthMm, recipe.HeightMm), recipe.MinLineMm, recipe.MinGapMm);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        double slip = Slip(print.Size, print.Canvas.MinLine, print.Canvas.MinGap);
        // The key is what stands out most on what lies behind: it carries the drawing.
        Tint ground = print.Canvas.InkOf(PaletteRole.Ground) is int g ? print.Inks[g] : print.Cloth;
        Tint key = print.Clearest(ground);
        double start = print.Dice.Pick([0.55, 0.8, 2.4, -2.3]);
        int moved = 0;
        var steps = new Dictionary<int, Point>();
        foreach (Tint ink in print.Inks.Where(k => k != key && k != ground))
            steps[ink.Ink!.Value] = Point.Polar(slip, start + 2.4 * moved++);
        print.Canvas.Shift(ink => steps.GetValueOrDefault(ink));
    }

    private static double Slip(double size, double line, double gap) => Math.Max(Math.Clamp(size * 0.0085, 0.8, 2.6), 1.5 * Math.Max(line, gap));
}
