using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Every treatment that is built in.</summary>
public static class TreatmentShelf
{
    /// <summary>The treatments, by what they do: tone, wear, edges, depth, hand.</summary>
    public static ImmutableArray<ITreatment> All { get; } =
    [
        new HalftoneShade(), new LineShade(), new StippleShade(), new Distress(), new DryEdge(), new OffsetOutline(), new InsetLine(), new DropShadow(), new Misregistration(), new TwoTone(), new LinoCut(), new InkWash(),
    ];

    /// <summary>A treatment by id; null for none of that id.</summary>
    public static ITreatment? Find(string? id) => All.FirstOrDefault(t => t.Card.Id == id);

    /// <summary>Why a design can't have a treatment, in a few words; null where it can.</summary>
    /// <param name="card">The treatment.</param>
    /// <param name="kind">What the design is laid out as.</param>
    /// <param name="layout">How it repeats; null where it does not.</param>
    /// <param name="inks">How many inks it has.</param>
    public static LocalName? WhyNot(TreatmentCard card, ArtKind kind, RepeatLayout? layout, int inks)
    {
        if (kind == ArtKind.NailSet)
            return new("nails have finishes of their own", "美甲另有自己的表面效果");
        if (kind == ArtKind.AllOver && !card.AllOver)
            return new("it needs a print with an edge, not one that repeats", "只适用于定位印花，不适用于满版");
        if (layout is RepeatLayout.Mirror or RepeatLayout.Border && card.Id == Misregistration.Id)
            return new("colours that slip would part at the mirror lines and rules", "镜像或边条接版下套色错位会在轴线处断开");
        return inks < card.MinInks ? new(FormattableString.Invariant($"it needs {card.MinInks} inks or more"), FormattableString.Invariant($"至少需要{card.MinInks}套色")) : null;
    }

    /// <summary>The recipe that the family draws by: a treatment that reaches beyond the drawing has it a little smaller.</summary>
    internal static Recipe Inner(Recipe recipe) => Room(recipe) is var room && room > 0 ? recipe with { WidthMm = recipe.WidthMm - 2 * room, HeightMm = recipe.HeightMm - 2 * room } : recipe;

    /// <summary>The treated drawing.</summary>
    /// <param name="canvas">The finished drawing on the page of <see cref="Inner"/>.</param>
    /// <param name="recipe">The recipe that <see cref="Inner"/> was given.</param>
    internal static DesignCanvas Treat(DesignCanvas canvas, Recipe recipe)
    {
        if (Find(recipe.Treatment) is not { } treatment)
            return canvas;
        double room = Room(recipe);
        if (room > 0)
            canvas = canvas.Mounted(recipe, room);
        if (canvas.Shapes.Any(s => s.Ink is not null))
            treatment.Apply(new(canvas));
        return canvas;
    }

    // Whole hundredths of a millimetre, so that the art moves by whole micrometres.
    private static double Room(Recipe recipe) => recipe.Layout is null && Find(recipe.Treatment) is { } treatment ? Math.Ceiling(treatment.Reach(recipe) * 100) / 100 : 0;
}
